"""Who leans on a capability or a roadmap item: open promises and suggestions that count, and the deals they stand in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Deal, Delivery, Event, Judgement, Product, Promise, Signal
from ropeteam.store.queries.deals import waiting_promises
from ropeteam.store.queries.judgements import latest
from ropeteam.store.queries.promises import still_open

ITEM = "store_roadmapitem"
CAPABILITY = "store_capability"
SHOWN = 40


def by_capability(product: Product) -> Counter[int]:
    """How many promises that count are about each capability."""
    counted: Counter[int] = Counter()
    for found in (still_open(Promise.objects.all()), waiting_promises()):
        rows = found.filter(capability__product=product).order_by().values("capability").annotate(n=Count("pk"))
        for row in rows:
            counted[row["capability"]] += row["n"]
    return counted


def by_item(product: Product) -> Counter[int]:
    """How many promises that count rest on each roadmap item, by their latest judgement. Begins at what cites the roadmap,
    so it costs by citations, not by promises."""
    counted: Counter[int] = Counter()
    for of, counts in (
        ("promise", still_open(Promise.objects.filter(pk=OuterRef("promise_id")))),
        ("signal", waiting_promises(Signal.objects.filter(pk=OuterRef("signal_id")))),
    ):
        later = Judgement.objects.filter(**{of: OuterRef(of)}, pk__gt=OuterRef("pk"))
        rows = Judgement.objects.filter(
            Exists(counts), ~Exists(later), roadmap_version__item__product=product, **{f"{of}__isnull": False}
        )
        for row in rows.order_by().values("roadmap_version__item").annotate(n=Count("pk")):
            counted[row["roadmap_version__item"]] += row["n"]
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


@dataclass(frozen=True, slots=True)
class Touching:
    """The first rows of what leans on something, how many there are in all, in how many deals, and how many turned."""

    rows: list[Touched]
    total: int
    deals: int
    turned: int


def touched(
    actor: Actor,
    *,
    capability: int | None = None,
    item: int | None = None,
    request: int | None = None,
    since: Event | None = None,
) -> Touching:
    """Who leans on it, the visible ones. With `since` the verdicts before and after that event."""
    promises = still_open(access.promises(actor).filter(_cites("promise", capability, item, request)))
    signals = waiting_promises(access.signals(actor).filter(_cites("signal", capability, item, request)))
    signals = signals.filter(conversation__deal__isnull=False)
    rows: list[Touched] = []
    deals: set[int] = set()
    total = turned = 0
    for of, found, deal in (("promise", promises, "deal"), ("signal", signals, "conversation__deal")):
        judged = _with_verdicts(found, of, since)
        shown = [
            Touched(
                row if of == "promise" else None, row if of == "signal" else None, row.before or "", row.after or ""
            )
            for row in judged.select_related(f"{deal}__account").order_by(deal, "pk")[:SHOWN]
        ]
        rows += shown
        if len(shown) < SHOWN:  # that is all there is: nothing has to be counted
            deals.update(row.deal.pk for row in shown)
            total += len(shown)
            turned += sum(row.before != row.after for row in shown)
        else:
            deals.update(judged.order_by().values_list(deal, flat=True).distinct())
            total += judged.order_by().count()
            turned += judged.exclude(before=F("after")).count() if since else 0
    return Touching(rows, total, len(deals), turned)


def _with_verdicts(found: Any, of: str, since: Event | None) -> Any:
    """Each with `after` (what carries it now) and `before` (what carried it until the event)."""
    found = found.annotate(after=latest(of, "backing"))
    if since is None:
        return found.annotate(before=F("after"))
    until = Judgement.objects.filter(**{of: OuterRef("pk")}, created_at__lte=since.created_at).order_by("-pk")
    return found.annotate(before=Coalesce(Subquery(until.values("backing")[:1]), F("after")))


def last_change(table: str, pk: int) -> Event | None:
    """The latest change of a capability or an item, as the trace has it."""
    return Event.objects.filter(subject_table=table, subject_id=pk, code__endswith=".changed").order_by("-pk").first()


def was_handled(event: Event) -> bool:
    """Whether everything that leans on the change was judged anew."""
    return Delivery.objects.filter(event=event, consumer="rejudge").exists()


def _cites(of: str, capability: int | None, item: int | None, request: int | None) -> Q:
    """Ever judged by it: what the change may turn, not only what it carries now."""
    if request is not None:
        return Q(change_request=request) | Q(change_request__merged_into=request)
    if item is not None:
        cited = Judgement.objects.filter(roadmap_version__item=item, **{f"{of}__isnull": False})
        return Q(pk__in=cited.values(of))
    return Q(capability=capability)
