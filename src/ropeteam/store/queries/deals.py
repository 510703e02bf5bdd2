"""Deals as a list: what each promised by backing, and what stands in its way, counted from the rows.

`stands` is a cheap look for lists, in the database: an uncarried promise, a suggestion nobody reviewed or a seller's
own dismissal stand in the way; else a recent talk that nobody heard. The gate itself (overrides of single findings, linked
wordings, notices that a company lets block) is judged on the deal's page by `flows.gate`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from ropeteam.core.access import Deed, may
from ropeteam.core.gate import HEARING_WINDOW
from ropeteam.core.vocabulary import Backing, GateResult, Role, SignalKind
from ropeteam.store.actor import Actor
from ropeteam.store.models import (
    Analysis,
    Conversation,
    Deal,
    DealRole,
    Mention,
    Override,
    Promise,
    ReviewVerdict,
    Signal,
    SignalReview,
)
from ropeteam.store.queries import lists, search
from ropeteam.store.queries.conversations import notes_about
from ropeteam.store.queries.judgements import latest
from ropeteam.store.queries.promises import still_open
from ropeteam.store.queries.signals import open_suggestions, standing_words

DAY = "opened_on"
UNCARRIED = (Backing.UNBACKED.value, Backing.AGAINST_STRATEGY.value)
ON_THE_ROPE = (Role.SELLER, Role.PRESALES, Role.PRODUCT, Role.SERVICES)
RECENT = 2000


@dataclass(frozen=True, slots=True)
class DealFilter:
    """What a reader narrows the list by. Never a person, never a role (PRODUCT, "People are not scored")."""

    words: str = ""
    stage: str = ""
    stands: str = ""


def narrowed(found: QuerySet[Deal], by: DealFilter, *, on: date) -> QuerySet[Deal]:
    """The deals the filter leaves."""
    if by.words.strip():
        found = search.deals_named(found, by.words.strip())
    if by.stage:
        found = found.filter(stage=by.stage)
    if by.stands == GateResult.PASS_UNHEARD:
        found = found.filter(Exists(_unheard(on)))  # follows from the next line; said alone, it is where to begin
    if by.stands in {result.value for result in GateResult}:
        found = found.alias(standing=standing(on)).filter(standing=by.stands)
    return found


def listed(found: QuerySet[Deal], by: DealFilter, *, on: date) -> QuerySet[Deal]:
    """The same as a list shows them, each with `stands`: a gate result as the rows alone tell it."""
    return narrowed(found, by, on=on).select_related("account").annotate(stands=standing(on))


def neighbours(found: QuerySet[Deal], place: lists.Place) -> tuple[Deal | None, Deal | None]:
    """The deals before and after one in a list."""
    return lists.neighbours(found, day=DAY, place=place, nullable=True)


def standing(on: date) -> Case:
    """What stands in a deal's way by the rows alone, as a gate result."""
    in_the_way = Exists(_uncarried()) | Exists(_unreviewed()) | Exists(_dismissed_alone())
    return Case(
        When(in_the_way, then=Value(GateResult.BLOCKED.value)),
        When(Exists(_unheard(on)), then=Value(GateResult.PASS_UNHEARD.value)),
        default=Value(GateResult.PASS.value),
    )


def stages(found: QuerySet[Deal]) -> list[str]:
    """The stages in use, as the newest deals name them: the CRM's or folder's own words."""
    newest = found.order_by("-opened_on", "-pk")[:RECENT]
    named = Deal.objects.filter(pk__in=newest.values("pk")).exclude(stage="")
    return sorted(set(named.values_list("stage", flat=True)))


def by_backing(deals: Sequence[int]) -> dict[int, Counter[str]]:
    """How many promises that count each deal has, by backing: open ones of the ledger and suggestions. Two queries."""
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    ledger = still_open(Promise.objects.filter(deal_id__in=deals))
    ledger = ledger.filter(~Exists(_taken_back("pk"))).annotate(backing=latest("promise", "backing"))
    for deal, backing in ledger.values_list("deal_id", "backing"):
        counted[deal][backing or Backing.UNBACKED.value] += 1
    suggested = waiting_promises(Signal.objects.filter(conversation__deal_id__in=deals))
    suggested = suggested.annotate(backing=latest("signal", "backing"))
    for deal, backing in suggested.values_list("conversation__deal_id", "backing"):
        counted[deal][backing or Backing.UNBACKED.value] += 1
    return counted


def waiting_promises(among: QuerySet[Signal] | None = None) -> QuerySet[Signal]:
    """Suggested promises that count: nobody reviewed them, or only the deal's own seller dismissed them."""
    reviewed = SignalReview.objects.filter(signal=OuterRef("pk"))
    alone = reviewed.filter(verdict=ReviewVerdict.DISMISSED, by_seller=True, second__isnull=True)
    found = Signal.objects.all() if among is None else among
    return found.filter(
        Q(~Exists(standing_words())) | Q(Exists(alone.filter(~Exists(_later_review())))),
        ~Exists(Mention.objects.filter(signal=OuterRef("pk"))),
        kind=SignalKind.PROMISE.value,
        low=False,
        retired_at__isnull=True,
    )


@dataclass(frozen=True, slots=True)
class OnTheRope:
    """Who holds the rope. `people` are (name, role) where the reader may know names, else `roles` alone."""

    people: tuple[tuple[str, str], ...]
    roles: tuple[str, ...]
    missing: tuple[str, ...]


def rope(deal: Deal, *, actor: Actor, on_rope: bool) -> OnTheRope:
    rows = list(DealRole.objects.filter(deal=deal, to_day__isnull=True).select_related("person").order_by("pk"))
    order = [role.value for role in Role]
    rows.sort(key=lambda row: (order.index(row.role), not row.owner, row.pk))
    named = names_shown(actor, on_rope=on_rope)
    return OnTheRope(
        people=tuple((row.person.name, row.role) for row in rows) if named else (),
        roles=() if named else tuple(dict.fromkeys(row.role for row in rows)),
        missing=tuple(role.value for role in ON_THE_ROPE if role.value not in {row.role for row in rows}),
    )


def held_by(actor: Actor, deals: Iterable[int]) -> frozenset[int]:
    """Of these deals, those whose rope the actor holds: asked once for a whole page."""
    found = DealRole.objects.filter(deal__in=list(deals), person=actor.person, to_day__isnull=True)
    return frozenset(found.values_list("deal_id", flat=True))


def names_shown(actor: Actor, *, on_rope: bool) -> bool:
    """Staff names inside a deal: for those who work on it, which is who may read its talks, and management."""
    return actor.operator or may(Deed.READ_TRANSCRIPT, actor.roles, on_rope=on_rope) or Role.MANAGEMENT in actor.roles


def _open_promises(outer: str) -> QuerySet[Promise]:
    return still_open(Promise.objects.filter(deal=OuterRef(outer)))


def _uncarried() -> QuerySet[Promise]:
    lifted = Override.objects.filter(request__finding__promise=OuterRef("pk"))
    return (
        _open_promises("pk")
        .annotate(backing=latest("promise", "backing"))
        .filter(Q(backing__in=UNCARRIED) | Q(backing__isnull=True), ~Exists(lifted), ~Exists(_taken_back("pk")))
    )


def _taken_back(promise: str) -> QuerySet[Mention]:
    """A mention whose last word is a dismissal that counts (seconded, or not by the deal's own seller)."""
    last = SignalReview.objects.filter(signal=OuterRef("signal"), verdict=ReviewVerdict.DISMISSED)
    standing = last.filter(Q(by_seller=False) | Q(second__isnull=False)).filter(~Exists(_later_review()))
    return Mention.objects.filter(Exists(standing), promise=OuterRef(promise))


def _unreviewed() -> QuerySet[Signal]:
    return open_suggestions(Signal.objects.filter(conversation__deal=OuterRef("pk"), kind=SignalKind.PROMISE.value))


def _dismissed_alone() -> QuerySet[SignalReview]:
    return SignalReview.objects.filter(
        ~Exists(_later_review()),
        signal__conversation__deal=OuterRef("pk"),
        signal__retired_at__isnull=True,
        verdict=ReviewVerdict.DISMISSED,
        by_seller=True,
        second__isnull=True,
    )


def _later_review() -> QuerySet[SignalReview]:
    return SignalReview.objects.filter(signal=OuterRef("signal"), pk__gt=OuterRef("pk"))


def _unheard(on: date) -> QuerySet[Conversation]:
    heard = Analysis.objects.filter(text__conversation=OuterRef("pk"))
    recent = Conversation.objects.filter(internal=False, held_on__lte=on, held_on__gte=on - HEARING_WINDOW)
    return recent.filter(~Exists(heard), ~Exists(notes_about()), deal=OuterRef("pk"))
