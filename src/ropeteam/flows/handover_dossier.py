"""The dossier of a handover: everything services have to know of a deal, made of its rows each time it is read.

Nothing of it is kept. Words of the customer come only for who may read the deal's talks, a suggested promise's sentence only once
it is open to the reader (core.embargo), names of our people only for who works on the deal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ropeteam.core import kickoff as kickoff_rule
from ropeteam.core.access import Deed
from ropeteam.core.fit import blocks
from ropeteam.core.handover import HandoverFacts, Warmth, warmth
from ropeteam.core.kickoff import Point, Topic
from ropeteam.core.one_rope import Overlap, OwnerStand, overlap
from ropeteam.core.studies import Stand
from ropeteam.core.taking_over import OpenPromise, Room, accepted_by
from ropeteam.core.vocabulary import Backing, ConversationKind, FindingCode, LedgerState, Role
from ropeteam.core.vocabulary_presales import Supplier
from ropeteam.flows import gate, handover
from ropeteam.store import access, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import architecture, early_adopters, handover_talks, questions_twice, requirements, studies
from ropeteam.store.queries import handover as query
from ropeteam.store.queries import handover_dossier as rows
from ropeteam.store.queries.call_card import Brief, brief
from ropeteam.store.queries.call_topics import BOUND
from ropeteam.store.queries.handover_talks import TalkSeen
from ropeteam.store.queries.product import Truth


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """One open promise as services have to know it. `sentence` is '' while it is the rope's alone. `lifted`: nothing carries it,
    and management and product answer for it."""

    key: str
    promise: models.Promise | None
    signal: models.Signal | None
    sentence: str
    state: str
    fit: str
    backing: str
    due: date | None
    said_on: date
    blocks: bool
    lifted: bool
    in_contract: bool
    limits: tuple[str, ...]
    limit_told: bool
    seen_on: date | None
    codes: tuple[str, ...]

    @property
    def order(self) -> tuple[int, int]:
        """As they came into the ledger, then as they were heard."""
        row = self.promise or self.signal
        return self.promise is None, row.pk if row else 0

    @property
    def limit_untold(self) -> bool:
        return self.fit in BOUND and not self.limit_told


@dataclass(frozen=True, slots=True)
class Dossier:
    """`promises` are the open ones, due ones first; `ended` those that are over, each with `ledger_state`. `written` are sentences
    of the deal's papers that promise what nothing carries."""

    deal: models.Deal
    on: date
    may_words: bool
    desk: query.Desk
    room: Room
    taken_over_on: date | None
    goals: tuple[Any, ...]
    promises: tuple[PromiseLine, ...]
    ended: tuple[Any, ...]
    written: tuple[models.Clause, ...]
    contract: bool
    requirements: Any
    open_musts: tuple[models.Requirement, ...]
    gaps: tuple[Any, ...]
    gaps_told: tuple[models.Requirement, ...]
    solution: architecture.Solution
    solution_questions: tuple[models.ArchitectureQuestion, ...]
    studies: tuple[tuple[models.Study, Stand], ...]
    limits_told: tuple[models.LimitTold, ...]
    moods: tuple[rows.GroupMood, ...]
    card: Brief
    kickoff: models.Conversation | None
    agenda: tuple[Point, ...]
    who: tuple[Role, ...]
    twice: tuple[questions_twice.Twice, ...]
    warmth: Warmth
    overlap: Overlap

    @property
    def spoken_only(self) -> tuple[PromiseLine, ...]:
        """What was said and no contract holds: what the ledger knows before what was only heard."""
        found = (row for row in self.promises if not row.in_contract)
        return tuple(sorted(found, key=lambda row: row.promise is None))

    @property
    def compared(self) -> bool:
        """Whether anybody held the contract against what was said: without that, everything seems to be spoken only."""
        return any(row.in_contract for row in self.promises)

    @property
    def untold(self) -> tuple[PromiseLine, ...]:
        return tuple(row for row in self.promises if row.limit_untold)

    @property
    def unbacked(self) -> tuple[PromiseLine, ...]:
        return tuple(row for row in self.promises if row.blocks)

    @property
    def unseen(self) -> tuple[PromiseLine, ...]:
        return tuple(row for row in self.promises if row.seen_on is None)


def dossier(deal: models.Deal, *, actor: Actor, on: date) -> Dossier:
    """Of a deal that came through the access door."""
    on_rope, may_words = access.on_rope(actor, deal), access.allows(actor, Deed.READ_TRANSCRIPT, deal=deal)
    view, desk = gate.look(deal, on=on), query.desk(deal)
    uncarried = handover.uncarried(view)
    ledger, seen = rows.promises(deal, on=on), query.seen_on(deal)
    lines = _lines(view, ledger, seen, uncarried, on_rope=on_rope, on=on)
    open_now = {row.promise.pk for row in lines if row.promise}
    solution, musts = architecture.solution(deal), requirements.uncovered(deal)
    asked = architecture.questions(deal) if solution.version else []
    gaps, talks = early_adopters.agreed(deal), handover_talks.talks(deal, on=on)
    told = brief(actor, deal, on=on)
    twice = questions_twice.of_deal(deal) if may_words else []
    points = _agenda(lines, musts, gaps, solution, asked, told, twice)
    return Dossier(
        deal=deal,
        on=on,
        may_words=may_words,
        desk=desk,
        room=handover.room_of(deal, view),
        taken_over_on=desk.taken_over_on(deal, on=on),
        goals=tuple(rows.goals(deal)) if may_words else (),
        promises=lines,
        ended=tuple(row for pk, row in ledger.items() if pk not in open_now),
        written=tuple(notice.row for notice in view.written.values()) if _may_offers(actor, deal) else (),
        contract=rows.has_contract(deal),
        requirements=requirements.counts(deal),
        open_musts=tuple(musts),
        gaps=tuple(gaps),
        gaps_told=tuple(rows.gaps_told(deal)),
        solution=solution,
        solution_questions=tuple(row for row in asked if not hasattr(row, "answer")),
        studies=tuple(studies.of_deal(deal, on=on)),
        limits_told=tuple(rows.limits_told(deal)),
        moods=tuple(rows.moods(deal, words=may_words)),
        card=told,
        kickoff=rows.kickoff(deal, on=on),
        agenda=points,
        who=kickoff_rule.who(_on_rope(deal), roadmap=any(row.backing == Backing.ROADMAP for row in lines)),
        twice=tuple(twice),
        warmth=warm(deal, desk, talks, ledger, seen, on=on),
        overlap=overlapping(deal, desk, talks, on=on),
    )


def warm(
    deal: models.Deal,
    desk: query.Desk,
    talks: Sequence[TalkSeen],
    ledger: dict[int, Any],
    seen: dict[tuple[str, int], date],
    *,
    on: date,
) -> Warmth:
    """Where services wrote nothing down in a deal, nobody recorded what they saw and accepted: unknown, not cold."""
    recorded = bool(desk.words or seen or desk.estimate)
    first = _first_kickoff(deal, talks)
    facts = HandoverFacts(
        talks=tuple(one.for_warmth() for one in talks),
        signed=deal.signed_on,
        handover=desk.taken_over_on(deal, on=on),
        promises_seen=tuple(seen.get(("promise", pk)) for pk, row in ledger.items() if _open_at(row, first or on))
        if recorded
        else None,
        accepted=accepted_by(query.said(desk.words), first or on, signed=deal.signed_on) if recorded else None,
    )
    return warmth(facts, on=on)


def overlapping(deal: models.Deal, desk: query.Desk, talks: Sequence[TalkSeen], *, on: date) -> Overlap:
    owner = desk.owner
    stand = OwnerStand.NONE if owner is None else OwnerStand.TOLD if owner.told_on else OwnerStand.NAMED
    met = [one.for_rope() for one in talks if not one.talk.internal]
    return overlap(met, signed=deal.signed_on, on=on, owner=stand)


def _lines(
    view: gate.GateView,
    ledger: dict[int, Any],
    seen: dict[tuple[str, int], date],
    uncarried: Iterable[OpenPromise],
    *,
    on_rope: bool,
    on: date,
) -> tuple[PromiseLine, ...]:
    lifted = {row.key for row in uncarried if row.lifted}
    found = [_line(one, view.truth, ledger, seen, lifted, on_rope=on_rope, on=on) for one in view.standings]
    return tuple(sorted(found, key=lambda row: (row.due or date.max, row.said_on, row.order)))


def _line(
    one: gate.Standing,
    known: Truth | None,
    ledger: dict[int, Any],
    seen: dict[tuple[str, int], date],
    lifted: set[str],
    *,
    on_rope: bool,
    on: date,
) -> PromiseLine:
    row = ledger.get(one.promise.pk) if one.promise else None
    about = one.promise or one.signal
    standing = known.capabilities.get(about.capability_id) if known and about and about.capability_id else None
    codes = tuple(dict.fromkeys(finding.code.value for finding in one.findings))
    return PromiseLine(
        key=one.key,
        promise=one.promise,
        signal=one.signal if one.promise is None else None,
        sentence=one.quote if handover.readable(one, on_rope=on_rope, on=on) else "",
        state=row.ledger_state if row else LedgerState.SUGGESTED.value,
        fit=one.fit.value,
        backing=one.backing.value,
        due=(one.promise.due if one.promise else None) or one.due,
        said_on=one.said_on,
        blocks=blocks(one.backing),
        lifted=one.key in lifted,
        in_contract=bool(row and row.is_in_contract),
        limits=tuple(limit.text for limit in standing.limits) if standing and one.fit.value in BOUND else (),
        limit_told=FindingCode.LIMIT_UNTOLD.value not in codes,
        seen_on=seen.get(
            ("promise", one.promise.pk) if one.promise else ("signal", one.signal.pk if one.signal else 0)
        ),
        codes=codes,
    )


def _agenda(
    lines: Sequence[PromiseLine],
    musts: Sequence[Any],
    gaps: Sequence[Any],
    solution: architecture.Solution,
    asked: Sequence[Any],
    told: Brief,
    twice: Sequence[questions_twice.Twice],
) -> tuple[Point, ...]:
    foreign = [row for row in solution.systems if row.supplier != Supplier.OURS]
    return kickoff_rule.agenda(
        {
            Topic.PROMISES: len(lines),
            Topic.UNBACKED: sum(row.blocks for row in lines),
            Topic.SPOKEN_ONLY: sum(not row.in_contract for row in lines),
            Topic.LIMITS_UNTOLD: sum(row.limit_untold for row in lines),
            Topic.GAPS: len(gaps),
            Topic.REQUIREMENTS: len(musts),
            Topic.SOLUTION: len(foreign),
            Topic.QUESTIONS: len(told.questions) + sum(not hasattr(row, "answer") for row in asked),
            Topic.ASKED_ALREADY: sum(row.same is True for row in twice),
        }
    )


def _first_kickoff(deal: models.Deal, talks: Sequence[TalkSeen]) -> date | None:
    signed = deal.signed_on
    days = [
        one.talk.held_on
        for one in talks
        if one.talk.kind == ConversationKind.KICKOFF and not one.talk.internal and signed and one.talk.held_on >= signed
    ]
    return min(days, default=None)


def _open_at(row: Any, day: date) -> bool:
    """Whether a promise of the ledger was open on a day, as its rows tell it now."""
    if row.said_on > day or row.ledger_state in (LedgerState.CHANGED.value, LedgerState.DISMISSED.value):
        return False
    end, new = getattr(row, "end", None), getattr(row, "replaced_by", None)
    return (end is None or end.ended_on > day) and (new is None or new.said_on > day)


def _on_rope(deal: models.Deal) -> set[Role]:
    held = models.DealRole.objects.filter(deal=deal, to_day__isnull=True).values_list("role", flat=True)
    return {Role(role) for role in held}


def _may_offers(actor: Actor, deal: models.Deal) -> bool:
    return access.allows(actor, Deed.READ_OFFER, deal=deal)
