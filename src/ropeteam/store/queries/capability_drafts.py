"""Drafts of capabilities as lists: those most asked for first; and how few of all there are carry most of the asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from ropeteam.core.coverage_of_asks import AskCoverage, coverage_of_asks
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Ask, Capability, CapabilityDraft, DraftAsk, Product

SIZE = 25
STANDS = ("waiting", "confirmed", "dropped")
WORDS = 3
WAITING = Q(became__isnull=True, dropped=False)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the list: how often asked, and the id."""

    asked: int
    pk: int

    def __str__(self) -> str:
        return f"{self.asked}.{self.pk}"

    @classmethod
    def read(cls, text: str) -> Spot | None:
        """None for what somebody mistyped: the list then starts at its top."""
        asked, _, pk = text.partition(".")
        plain = asked.isdecimal() and pk.isdecimal() and len(text) < 24
        return cls(int(asked), int(pk)) if plain else None


@dataclass(frozen=True, slots=True)
class Drafts:
    rows: list[CapabilityDraft]
    next: str


def drafts(product: Product, *, stand: str = "waiting", after: Spot | None = None, actor: Actor) -> Drafts:
    """The most asked for first, then as they came, each with its newest asks as far as the reader may know of them
    (`words`), and what was joined into it (`others`)."""
    found = counted(product, stand).order_by("-asked", "pk")
    if after is not None:
        found = found.filter(Q(asked__lt=after.asked) | Q(asked=after.asked, pk__gt=after.pk))
    joined = Prefetch("joined", CapabilityDraft.objects.order_by("pk"), to_attr="others")
    rows: list[CapabilityDraft] = list(
        found.select_related("became", "settled_by").prefetch_related(joined)[: SIZE + 1]
    )
    shown = rows[:SIZE]
    _put_words(shown, actor)
    last = shown[-1] if len(rows) > SIZE else None
    return Drafts(shown, str(Spot(last.asked, last.pk)) if last is not None else "")  # type: ignore[attr-defined]


def counted(product: Product, stand: str) -> QuerySet[Any]:
    """`asked`: how often a draft was asked for, those that were joined into it included."""
    own = DraftAsk.objects.filter(Q(draft=OuterRef("pk")) | Q(draft__joined_into=OuterRef("pk"))).order_by()
    n = own.annotate(whole=Coalesce("draft__joined_into", "draft")).values("whole").annotate(n=Count("pk")).values("n")
    found = CapabilityDraft.objects.filter(product=product, joined_into__isnull=True)
    narrowed = {
        "waiting": found.filter(WAITING),
        "confirmed": found.filter(became__isnull=False),
        "dropped": found.filter(dropped=True),
    }[stand]
    return narrowed.annotate(asked=Coalesce(Subquery(n, output_field=IntegerField()), 0))


def waiting(product: Product) -> int:
    """How many wait for a word."""
    return CapabilityDraft.objects.filter(WAITING, product=product, joined_into__isnull=True).count()


def stands(product: Product) -> dict[str, int]:
    """How many there are of each stand."""
    own = CapabilityDraft.objects.filter(product=product, joined_into__isnull=True)
    return own.aggregate(
        waiting=Count("pk", filter=WAITING),
        confirmed=Count("pk", filter=Q(became__isnull=False)),
        dropped=Count("pk", filter=Q(dropped=True)),
    )


def coverage(product: Product) -> AskCoverage:
    """Every Ask of the product at the capability a person picked, else where the ear placed it."""
    mine = Q(deal__product=product) | Q(deal__product__isnull=True)
    asks = Ask.objects.filter(mine, company=product.company_id)
    picked = asks.filter(chosen_capability__product=product).values("chosen_capability").annotate(n=Count("pk"))
    of_capability = Counter(dict(picked.order_by().values_list("chosen_capability", "n")))
    of_draft: Counter[int] = Counter()
    placed = DraftAsk.objects.filter(ask__in=asks, ask__chosen_capability__isnull=True).order_by()
    where = ("capability", "draft__became", "draft__joined_into__became", "draft__joined_into", "draft")
    gone = Q(draft__dropped=True) | Q(draft__joined_into__dropped=True)
    rows = placed.exclude(gone).values(*where).annotate(n=Count("pk")).values_list(*where, "n")
    for capability, became, other_became, other, draft, n in rows:
        real = capability or became or other_became
        if real:
            of_capability[real] += n
        else:
            of_draft[other or draft] += n
    capabilities = Capability.objects.filter(product=product).values_list("pk", flat=True)
    waiting = CapabilityDraft.objects.filter(WAITING, product=product, joined_into__isnull=True)
    asked = [of_capability[pk] for pk in capabilities]
    asked += [of_draft[pk] for pk in waiting.values_list("pk", flat=True)]
    return coverage_of_asks(asked, elsewhere=asks.count() - sum(asked))


def _put_words(rows: Sequence[CapabilityDraft], actor: Actor) -> None:
    """The newest asks of each, as many as fit in a line."""
    visible = Q(ask__deal__isnull=True) | Q(ask__deal__in=access.deals(actor))
    whole = Coalesce("draft__joined_into", "draft")
    found = DraftAsk.objects.filter(visible).annotate(whole=whole).filter(whole__in=[row.pk for row in rows])
    words: dict[int, list[str]] = {row.pk: [] for row in rows}
    names = {row.pk: row.name for row in rows}
    for pk, text in found.order_by("-pk").values_list("whole", "ask__text")[: SIZE * 40]:
        if len(words[pk]) < WORDS and text not in words[pk] and text != names[pk]:
            words[pk].append(text)
    for row in rows:
        row.words = words[row.pk]  # type: ignore[attr-defined]
