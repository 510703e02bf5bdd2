"""Who leans on a capability or a roadmap item: open promises and suggestions that count, and the deals they stand in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Deal, Delivery, Event, Judgement, Product, Promise, Signal
from ropeteam.store.queries.deals import waiting_promises
from ropeteam.store.queries.judgements import latest
from ropeteam.store.queries.promises import still_open

ITEM = "store_roadmapitem"
CAPABILITY = "store_capability"


def by_capability(product: Product) -> Counter[int]:
    """How many promises that count are about each capability."""
    counted: Counter[int] = Counter()
    for found in (still_open(Promise.objects.all()), waiting_promises()):
        rows = found.filter(capability__product=product).order_by().values("capability").annotate(n=Count("pk"))
        for row in rows:
            counted[row["capability"]] += row["n"]
    return counted


def by_item(product: Product) -> Counter[int]:
    """How many promises that count rest on each roadmap item, by their latest judgement."""
    counted: Counter[int] = Counter()
    for of, found in (("promise", _open_promises()), ("signal", waiting_promises())):
        cited = Judgement.objects.filter(roadmap_version__item__product=product, **{f"{of}__isnull": False})
        rows = (
            found.filter(pk__in=cited.values(of))
            .annotate(item=latest(of, "roadmap_version__item"))
            .order_by()
            .values_list("item", flat=True)
        )
        counted.update(item for item in rows if item is not None)
    return counted


@dataclass(frozen=True, slots=True)
class Touched:
    """One promise or suggestion that leans on what changed: what carried it before the change and what carries it now."""

    promise: Promise | None
    signal: Signal | None
    before: str
    after: str

    @property
    def deal(self) -> Deal:
        found = self.promise.deal if self.promise else self.signal.conversation.deal if self.signal else None
        assert found is not None
        return found


def touched(
    actor: Actor, *, capability: int | None = None, item: int | None = None, since: Event | None = None, most: int = 200
) -> list[Touched]:
    """Who leans on it, the visible ones. With `since` the verdicts before and after that event."""
    rows: list[Touched] = []
    promises = still_open(access.promises(actor)).filter(_cites("promise", capability, item))
    for promise in promises.select_related("deal__account").order_by("deal", "pk")[:most]:
        rows.append(Touched(promise, None, *_verdicts("promise", promise.pk, since)))
    signals = waiting_promises(access.signals(actor)).filter(_cites("signal", capability, item))
    for signal in signals.select_related("conversation__deal__account").order_by("conversation__deal", "pk")[:most]:
        if signal.conversation.deal is not None:
            rows.append(Touched(None, signal, *_verdicts("signal", signal.pk, since)))
    return rows


def last_change(table: str, pk: int) -> Event | None:
    """The latest change of a capability or an item, as the trace has it."""
    return Event.objects.filter(subject_table=table, subject_id=pk, code__endswith=".changed").order_by("-pk").first()


def was_handled(event: Event) -> bool:
    """Whether everything that leans on the change was judged anew."""
    return Delivery.objects.filter(event=event, consumer="rejudge").exists()


def _open_promises() -> QuerySet[Promise]:
    return still_open(Promise.objects.all())


def _cites(of: str, capability: int | None, item: int | None) -> Q:
    """Ever judged by it: what the change may turn, not only what it carries now."""
    if item is not None:
        cited = Judgement.objects.filter(roadmap_version__item=item, **{f"{of}__isnull": False})
        return Q(pk__in=cited.values(of))
    return Q(capability=capability)


def _verdicts(of: str, pk: int, since: Event | None) -> tuple[str, str]:
    rows = Judgement.objects.filter(**{of: pk}).order_by("-pk")
    now = rows.values_list("backing", flat=True).first() or ""
    if since is None:
        return now, now
    then = rows.filter(created_at__lte=since.created_at)
    return then.values_list("backing", flat=True).first() or now, now
