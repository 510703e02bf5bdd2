"""When a customer is ready to be a reference, what may be shown where, and how often one contact may be asked.

**Ready** is a deal whose four parts all hold. Each is yes, no, or unknown with why; unknown is never counted as yes.

| part | holds when | unknown when |
|---|---|---|
| lived | signed, and it ended or went live 90 days ago or earlier | signed, and nobody noted a go-live |
| kept | no promise is open broken | the ledger holds no promise, or heard ones wait for a person |
| pulse | who answered a pulse since the go-live said 8 or more, two at least | fewer than two answered, none below 8 |
| permission | a permission holds today | never |

A promise is *open broken* where it was broken, or its day passed without an end, and nothing cured it. It is *cured* by what came
later: the customer accepted a milestone that delivers it, or agreed to a change order about it.

Nobody is left out to look better: of each contact the last answer counts, the lowest decides, and one unhappy answer is a no that
two happy ones do not outvote.

Under the parts stands the climb (`climb_held`): whether every trough was recovered, and where the curve ended. It warns and does
not decide: the last answers, which the curve is drawn from, do. The peak-end value stands beside the mean, for the eye alone.

A contact is asked at most so many times in a year (`USUAL_CAP`, a guess; the company may set it): asked counts, not only what came.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ropeteam.core.numbers.remembered import Remembered
from ropeteam.core.vocabulary_projects import ReferenceChannel, ReferenceScope, Tone

LIVED = timedelta(days=90)
FEWEST_CONTACTS = 2
ENTHUSIASTIC = 8
YEAR = timedelta(days=365)
USUAL_CAP, MOST_CAP = 3, 50
LONGEST_PERMISSION = timedelta(days=5 * 365)
# From the best to the worst; `silent` stands on no scale.
TONES = (Tone.WARM, Tone.GOOD, Tone.MIXED, Tone.COLD)


class Part(StrEnum):
    LIVED = "lived"
    KEPT = "kept"
    PULSE = "pulse"
    PERMISSION = "permission"


class Why(StrEnum):
    """What is missing to a part. Rendered by wording as `reference.why.<code>`."""

    NOT_SIGNED = "not_signed"
    NO_GOLIVE = "no_golive"
    TOO_YOUNG = "too_young"
    NO_PROMISES = "no_promises"
    UNREVIEWED = "unreviewed"
    BROKEN = "broken"
    FEW_ANSWERS = "few_answers"
    LOW_PULSE = "low_pulse"
    NO_PERMISSION = "no_permission"


@dataclass(frozen=True, slots=True)
class PartVerdict:
    """`holds` None: unknown. `n` goes with `why`: days to wait, promises, answers, or the lowest answer."""

    part: Part
    holds: bool | None
    why: Why | None = None
    n: int = 0


@dataclass(frozen=True, slots=True)
class Pledge:
    """A promise that counted on the customer: `broken` by somebody's word, `late` where its day passed without an end."""

    key: str
    broken: bool = False
    late: bool = False
    cured: bool = False

    @property
    def open_broken(self) -> bool:
        return (self.broken or self.late) and not self.cured


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a deal. `pulses`: of each contact the last answer since the go-live. `waiting`: heard promises nobody
    reviewed. `permitted`: whether a permission holds today."""

    signed: date | None = None
    golive: date | None = None
    closed: date | None = None
    pledges: tuple[Pledge, ...] = ()
    waiting: int = 0
    pulses: tuple[float, ...] = ()
    permitted: bool = False


@dataclass(frozen=True, slots=True)
class Readiness:
    """`ready` None: nothing speaks against it, but something is not known. `parts` are always all four, in this order."""

    ready: bool | None
    parts: tuple[PartVerdict, ...]


def readiness(facts: Facts, *, on: date) -> Readiness:
    parts = (_lived(facts, on), _kept(facts), _pulse(facts), _permission(facts))
    known = [part.holds for part in parts]
    return Readiness(False if False in known else None if None in known else True, parts)


def climb_held(found: Remembered | None) -> bool | None:
    """Whether the climb got over its troughs; None where there are too few points to draw one."""
    return None if found is None else all(trough.recovered is not None for trough in found.troughs)


def _lived(facts: Facts, on: date) -> PartVerdict:
    if facts.signed is None or facts.signed > on:
        return PartVerdict(Part.LIVED, False, Why.NOT_SIGNED)
    if facts.closed is not None and facts.closed <= on:
        return PartVerdict(Part.LIVED, True)
    if facts.golive is None:
        return PartVerdict(Part.LIVED, None, Why.NO_GOLIVE)
    left = (facts.golive + LIVED - on).days
    return PartVerdict(Part.LIVED, False, Why.TOO_YOUNG, left) if left > 0 else PartVerdict(Part.LIVED, True)


def _kept(facts: Facts) -> PartVerdict:
    broken = sum(pledge.open_broken for pledge in facts.pledges)
    if broken:
        return PartVerdict(Part.KEPT, False, Why.BROKEN, broken)
    if facts.waiting:
        return PartVerdict(Part.KEPT, None, Why.UNREVIEWED, facts.waiting)
    if not facts.pledges:
        return PartVerdict(Part.KEPT, None, Why.NO_PROMISES)
    return PartVerdict(Part.KEPT, True)


def _pulse(facts: Facts) -> PartVerdict:
    lowest = min(facts.pulses, default=None)
    if lowest is not None and lowest < ENTHUSIASTIC:
        return PartVerdict(Part.PULSE, False, Why.LOW_PULSE, round(lowest))
    if len(facts.pulses) < FEWEST_CONTACTS:
        return PartVerdict(Part.PULSE, None, Why.FEW_ANSWERS, len(facts.pulses))
    return PartVerdict(Part.PULSE, True)


def _permission(facts: Facts) -> PartVerdict:
    return PartVerdict(Part.PERMISSION, facts.permitted, None if facts.permitted else Why.NO_PERMISSION)


@dataclass(frozen=True, slots=True)
class Allowed:
    """One permission of one contact: it holds from `since` to `until`, both days with it, unless it was taken back."""

    contact: int
    scope: ReferenceScope
    channel: ReferenceChannel
    since: date
    until: date
    taken_back: date | None = None

    def holds(self, on: date) -> bool:
        return self.since <= on <= self.until and (self.taken_back is None or on < self.taken_back)


def may_use(
    scope: ReferenceScope,
    channel: ReferenceChannel,
    *,
    contact: int,
    allowed: Sequence[Allowed],
    asked: Collection[date],
    cap: int,
    confirmed: bool,
    on: date,
) -> str | None:
    """The code of what stands against it; None where it may be asked for. `asked`: the days on which this contact was asked for
    anything. A story may be shown only in words that the customer confirmed."""
    if not any((one.contact, one.scope, one.channel) == (contact, scope, channel) and one.holds(on) for one in allowed):
        return "reference_not_permitted"
    if scope == ReferenceScope.STORY and not confirmed:
        return "reference_text_unconfirmed"
    return "reference_asked_enough" if asked_lately(asked, on=on) >= cap else None


def asked_lately(asked: Collection[date], *, on: date) -> int:
    return sum(on - YEAR < day <= on for day in asked)


def tone_missed(expected: Tone, came: Tone) -> int | None:
    """By how many steps it was colder than expected (below 0: warmer); None where it did not come about."""
    if Tone.SILENT in (expected, came):
        return None
    return TONES.index(came) - TONES.index(expected)


def days_of_permission(since: date, until: date | None, *, on: date) -> str | None:
    """What stands against these days: a permission without an end is none, and neither is one that is over."""
    if until is None or until < max(since, on):
        return "permission_days_wrong"
    return "permission_too_long" if until - since > LONGEST_PERMISSION else None
