"""How warm a handover was. How far enthusiasm dropped over it is `core.numbers.drop`, offered here too.

**Warmth**, rule in prose: the share of five parts that happened, of those whose outcome is known. A part is unknown
while its time still runs (`not_yet`) or where nobody recorded it (`not_recorded`): it is named and left out, never
counted as missing.

| part | happened when | time ends |
|---|---|---|
| services_before_signature | services were in at least one talk with the customer before the signature | signature |
| promises_seen | services saw every promise that was open (none open: nothing to see, so it happened) | kickoff |
| accepted | services accepted, with or without reservation | kickoff |
| joint_kickoff | a kickoff with the customer, services, and seller or pre-sales | 14 days after signature |
| sales_stayed | seller or pre-sales were in at least one talk with the customer after the handover | 30 days after it |

The kickoff is the first kickoff talk with the customer from the signature on. Days are whole: "before the kickoff"
includes its day.

Source: docs/reference/science.md, "Warmth".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ropeteam.core.numbers.drop import Drop, FalseSummit, drop, false_summit
from ropeteam.core.vocabulary import ConversationKind, Role

__all__ = [
    "Drop",
    "FalseSummit",
    "HandoverFacts",
    "PartVerdict",
    "Talk",
    "Unknown",
    "Warmth",
    "WarmthPart",
    "drop",
    "false_summit",
    "warmth",
]

KICKOFF_WITHIN = timedelta(days=14)
SALES_STAY = timedelta(days=30)
SALES = frozenset({Role.SELLER, Role.PRESALES})


class WarmthPart(StrEnum):
    SERVICES_BEFORE_SIGNATURE = "services_before_signature"
    PROMISES_SEEN = "promises_seen"
    ACCEPTED = "accepted"
    JOINT_KICKOFF = "joint_kickoff"
    SALES_STAYED = "sales_stayed"


class Unknown(StrEnum):
    NOT_YET = "not_yet"
    NOT_RECORDED = "not_recorded"


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation that took place; `roles` are those of our side in it, None where nobody noted who took part."""

    day: date
    kind: ConversationKind
    with_customer: bool
    roles: frozenset[Role] | None


@dataclass(frozen=True, slots=True)
class HandoverFacts:
    """What is known of one deal's handover.

    `promises_seen`: for each promise open at the kickoff the day services saw it, None = not seen; the whole None =
    nobody records this. `accepted`: the days on which services accepted; () = they did not; None = nobody records
    this.
    """

    talks: tuple[Talk, ...]
    signed: date | None = None
    handover: date | None = None
    promises_seen: tuple[date | None, ...] | None = None
    accepted: tuple[date, ...] | None = None


@dataclass(frozen=True, slots=True)
class PartVerdict:
    """`happened` is None where it is unknown, and then `unknown` says why."""

    part: WarmthPart
    happened: bool | None
    unknown: Unknown | None = None


@dataclass(frozen=True, slots=True)
class Warmth:
    """`share` in 0..1 of the known parts, None where no part is known; `parts` are always all five, in this order."""

    share: float | None
    parts: tuple[PartVerdict, ...]


def warmth(facts: HandoverFacts, *, on: date) -> Warmth:
    """The warmth of one handover as seen on day `on`; what happens later does not count yet."""
    talks = [talk for talk in facts.talks if talk.with_customer and talk.day <= on]
    kickoff = _kickoff(facts.signed, talks)
    parts = (
        _services_before(facts.signed, talks, on),
        _before_kickoff(WarmthPart.PROMISES_SEEN, facts.promises_seen, kickoff, on, every=True),
        _before_kickoff(WarmthPart.ACCEPTED, facts.accepted, kickoff, on, every=False),
        _joint_kickoff(facts.signed, talks, on),
        _sales_stayed(facts.handover, talks, on),
    )
    known = [part.happened for part in parts if part.happened is not None]
    return Warmth(sum(known) / len(known) if known else None, parts)


def _services_before(signed: date | None, talks: Sequence[Talk], on: date) -> PartVerdict:
    before = [talk for talk in talks if signed is None or talk.day < signed]
    over = signed is not None and signed <= on
    wanted = (frozenset({Role.SERVICES}),)
    return _talked(WarmthPart.SERVICES_BEFORE_SIGNATURE, before, wanted, over=over, recorded=bool(before))


def _joint_kickoff(signed: date | None, talks: Sequence[Talk], on: date) -> PartVerdict:
    end = signed + KICKOFF_WITHIN if signed else on
    timely = [t for t in talks if signed and t.kind == ConversationKind.KICKOFF and signed <= t.day <= end]
    wanted = (frozenset({Role.SERVICES}), SALES)
    return _talked(WarmthPart.JOINT_KICKOFF, timely, wanted, over=end < on, recorded=bool(talks))


def _sales_stayed(handover: date | None, talks: Sequence[Talk], on: date) -> PartVerdict:
    end = handover + SALES_STAY if handover else on
    after = [talk for talk in talks if handover and handover < talk.day <= end]
    return _talked(WarmthPart.SALES_STAYED, after, (SALES,), over=end < on, recorded=bool(talks))


def _talked(
    part: WarmthPart, talks: Sequence[Talk], wanted: tuple[frozenset[Role], ...], *, over: bool, recorded: bool
) -> PartVerdict:
    """Whether one of the talks had somebody of each wanted group; silence is a no only once the time is over."""
    if any(talk.roles is not None and all(talk.roles & group for group in wanted) for talk in talks):
        return PartVerdict(part, True)
    if not over:
        return PartVerdict(part, None, Unknown.NOT_YET)
    if not recorded or any(talk.roles is None for talk in talks):
        return PartVerdict(part, None, Unknown.NOT_RECORDED)
    return PartVerdict(part, False)


def _before_kickoff(
    part: WarmthPart, days: Sequence[date | None] | None, kickoff: date | None, on: date, *, every: bool
) -> PartVerdict:
    if days is None:
        return PartVerdict(part, None, Unknown.NOT_RECORDED)
    timely = [day is not None and day <= (kickoff or on) for day in days]
    if all(timely) if every else any(timely):
        return PartVerdict(part, True)
    return PartVerdict(part, None, Unknown.NOT_YET) if kickoff is None else PartVerdict(part, False)


def _kickoff(signed: date | None, talks: Iterable[Talk]) -> date | None:
    days = [talk.day for talk in talks if talk.kind == ConversationKind.KICKOFF and signed and talk.day >= signed]
    return min(days, default=None)
