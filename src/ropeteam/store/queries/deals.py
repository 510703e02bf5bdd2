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
from functools import cache
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from ropeteam.core.access import Deed, may
from ropeteam.core.gate import HEARING_WINDOW
from ropeteam.core.outcomes import Ahead
from ropeteam.core.triage import UNCARRIED
from ropeteam.core.vocabulary import Backing, Fit, GateResult, Role, SignalKind
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import (
    Analysis,
    Clause,
    Conversation,
    Deal,
    DealRole,
    Mention,
    Override,
    Promise,
    ReviewVerdict,
    Signal,
    Standing,
    Waiting,
)
from ropeteam.store.queries import lists, search, written
from ropeteam.store.queries.conversations import notes_about
from ropeteam.store.queries.judgements import latest
from ropeteam.store.queries.kept import ON, Given, given_by, kept, standing_in
from ropeteam.store.queries.promises import still_open
from ropeteam.store.queries.signals import standing_words

DAY = "opened_on"
DEALS = Given("deals")
ON_THE_ROPE = (Role.SELLER, Role.PRESALES, Role.PRODUCT, Role.SERVICES)
RECENT = 2000


@dataclass(frozen=True, slots=True)
class DealFilter:
    """What a reader narrows the list by. Never a person, never a role (PRODUCT, "People are not scored")."""

    words: str = ""
    stage: str = ""
    stands: str = ""


def listed(actor: Actor, by: DealFilter, *, on: date) -> lists.Listed[Deal]:
    """The deals the filter leaves, each with `stands`: see `standing`."""
    probe = search.probe_names(by.words.strip()) if by.words.strip() else None
    stands = by.stands if by.stands in {result.value for result in GateResult} else ""
    shape = (standing_in(actor), probe and probe.few, bool(by.stage), stands)
    given = {**given_by(actor), "on": on, "stage": by.stage, **(probe.given if probe else {})}
    return lists.Listed(_listed, shape, given, day=DAY, nullable=True)


def _listed(actor: Actor, few: bool | None, staged: bool, stands: str) -> QuerySet[Deal]:
    """`few` is None where no words are searched."""
    found = access.deals(actor)
    if few is not None:
        found = search.named(found, few=few)
    if staged:
        found = found.filter(stage=Given("stage"))
    if stands:
        found = standing_at(found, stands, on=ON)
    return found.select_related("account").annotate(stands=standing(ON))


def standing_at(found: QuerySet[Deal], stands: str, *, on: date) -> QuerySet[Deal]:
    """The deals of which the rows alone tell this result: their signature lies ahead."""
    found = found.filter(signed_on__isnull=True, closed_on__isnull=True)
    if stands == GateResult.PASS_UNHEARD:
        found = found.filter(Exists(_unheard(on)))  # follows from the next line; said alone, it is where to begin
    return found.alias(standing=standing(on)).filter(standing=stands)


def standing(on: date) -> Case:
    """What stands in a deal's way by the rows alone, as a gate result; where no signature lies ahead, what became of it."""
    in_the_way = (
        Exists(_uncarried()) | Exists(_unreviewed()) | Exists(_dismissed_alone()) | Exists(_written_uncarried())
    )
    return Case(
        When(signed_on__isnull=False, then=Value(Ahead.GIVEN.value)),
        When(closed_on__isnull=False, then=Value(Ahead.NEVER.value)),
        When(in_the_way, then=Value(GateResult.BLOCKED.value)),
        When(Exists(_unheard(on)), then=Value(GateResult.PASS_UNHEARD.value)),
        default=Value(GateResult.PASS.value),
    )


def _written_uncarried() -> QuerySet[Clause]:
    """Sentences of the deal's (outer) offers that promise what nothing carries, and that two people did not lift."""
    lifted = Override.objects.filter(request__finding__clause=OuterRef("pk"))
    return written.among(Clause.objects.filter(~Exists(lifted), offer__deal=OuterRef("pk")))


def stages(actor: Actor) -> list[str]:
    """The stages in use, as the newest deals name them: the CRM's or folder's own words."""
    return sorted(kept(_stages, standing_in(actor)).rows(given_by(actor)))


def _stages(actor: Actor) -> QuerySet[Any, str]:
    newest = access.deals(actor).order_by("-opened_on", "-pk")[:RECENT]
    named = Deal.objects.filter(pk__in=newest.values("pk")).exclude(stage="")
    return named.order_by().distinct().values_list("stage", flat=True)


def by_backing(deals: Sequence[int]) -> dict[int, Counter[str]]:
    """How many promises that count each deal has, by backing: open ones of the ledger and suggestions. Two queries."""
    return _counted(deals, "backing", nobody=Backing.UNBACKED.value)


def by_fit(deals: Sequence[int]) -> dict[int, Counter[str]]:
    """The same by fit, which tells what nobody judged from what nothing carries."""
    return _counted(deals, "fit", nobody=Fit.UNKNOWN.value)


def _counted(deals: Sequence[int], column: str, *, nobody: str) -> dict[int, Counter[str]]:
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    for build in (_open_by, _suggested_by):
        for deal, value in kept(build, column).rows({"deals": list(deals)}) if deals else ():
            counted[deal][value or nobody] += 1
    return counted


def _open_by(column: str) -> QuerySet[Any, Any]:
    found = still_open(Promise.objects.filter(deal_id__any_of=DEALS))
    return found.values_list("deal_id", f"standing__{column}")


def _suggested_by(column: str) -> QuerySet[Any, Any]:
    found = waiting_promises(Signal.objects.filter(conversation__deal_id__any_of=DEALS))
    return found.annotate(judged=latest("signal", column)).values_list("conversation__deal_id", "judged")


def waiting_in(deals: Sequence[int]) -> Counter[int]:
    """How many suggested promises wait in each of these deals."""
    return Counter(kept(_deals_waiting).rows({"deals": list(deals)})) if deals else Counter()


def _deals_waiting() -> QuerySet[Any, int]:
    found = waiting_promises(Signal.objects.filter(conversation__deal_id__any_of=DEALS))
    return found.values_list("conversation__deal_id", flat=True)


def waiting_promises(among: QuerySet[Signal] | None = None) -> QuerySet[Signal]:
    """Suggested promises that count: nobody reviewed them, or only the deal's own seller dismissed them. One NOT EXISTS, not two
    questions joined by "or": these PostgreSQL asks of every row."""
    found = Signal.objects.all() if among is None else among
    return found.filter(*_nobody_settled(), kind=SignalKind.PROMISE.value, low=False, retired_at__isnull=True)


@cache
def _nobody_settled() -> tuple[Any, ...]:
    """The same for every list: built once."""
    alone = Q(verdict=ReviewVerdict.DISMISSED.value, by_seller=True, second__isnull=True)
    mentioned = Mention.objects.filter(signal=OuterRef("pk"))
    return ~Exists(standing_words().filter(~alone)), ~Exists(mentioned)


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
    wanted = list(deals)
    return frozenset(kept(_held, standing_in(actor)).rows({**given_by(actor), "deals": wanted}) if wanted else ())


def _held(actor: Actor) -> QuerySet[Any, int]:
    found = DealRole.objects.filter(deal_id__any_of=DEALS, person=actor.person, to_day__isnull=True)
    return found.values_list("deal_id", flat=True)


def names_shown(actor: Actor, *, on_rope: bool) -> bool:
    """Staff names inside a deal: for those who work on it, which is who may read its talks, and management."""
    return actor.operator or may(Deed.READ_TRANSCRIPT, actor.roles, on_rope=on_rope) or Role.MANAGEMENT in actor.roles


def names_told_to_programs(actor: Actor, *, on_rope: bool) -> bool:
    """Who reads a deal's page sees who is on it; a program that goes through all deals would count people. Names leave by the API
    only for those who work on the deal."""
    return actor.operator or may(Deed.READ_TRANSCRIPT, actor.roles, on_rope=on_rope)


def _uncarried() -> QuerySet[Standing]:
    """Open promises of the deal (outer) that nothing carries and two people did not lift."""
    lifted = Override.objects.filter(request__finding__promise=OuterRef("pk"))
    return Standing.objects.filter(~Exists(lifted), deal=OuterRef("pk"), outcome="", backing__in=[*UNCARRIED, ""])


def _unreviewed() -> QuerySet[Waiting]:
    return Waiting.objects.filter(deal=OuterRef("pk"), kind=SignalKind.PROMISE.value, alone=False)


def _dismissed_alone() -> QuerySet[Waiting]:
    return Waiting.objects.filter(deal=OuterRef("pk"), alone=True)


def _unheard(on: date) -> QuerySet[Conversation]:
    heard = Analysis.objects.filter(text__conversation=OuterRef("pk"))
    recent = Conversation.objects.filter(internal=False, held_on__lte=on, held_on__gte=on - HEARING_WINDOW)
    return recent.filter(~Exists(heard), ~Exists(notes_about()), deal=OuterRef("pk"))
