"""A project: where a milestone stands, what may be planned, how a promise ended that a milestone delivered.

Where a milestone stands, the first that applies:

| state | when |
|---|---|
| accepted | the customer accepted it; then it is planned no more |
| dropped | its latest plan says so |
| with_defects, rejected | the customer's last word on it |
| waits | the customer has a link that may still be answered |
| late | its day has passed |
| planned | else |

A promise that an accepted milestone delivered is *proposed* as kept, or as kept late where it was due before the customer's
word. Accepted with defects proposes nothing: a person says what it means for the promise. Nothing ends by rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ropeteam.core.errors import Refused
from ropeteam.core.numbers.observations import Acceptance
from ropeteam.core.vocabulary import PromiseOutcome

LONGEST_TITLE, LONGEST_WORDS = 200, 2000
MOST_MONEY, MOST_DAYS = Decimal("9999999999.99"), Decimal("999999.99")


class MilestoneState(StrEnum):
    PLANNED = "planned"
    LATE = "late"
    WAITS = "waits"
    WITH_DEFECTS = "with_defects"
    REJECTED = "rejected"
    ACCEPTED = "accepted"
    DROPPED = "dropped"


class OrderState(StrEnum):
    """A change order counts once the customer signed it."""

    WRITTEN = "written"
    WAITS = "waits"
    AGREED = "agreed"
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a milestone brings, as somebody plans it."""

    title: str
    day: date
    words: str = ""
    first_success: bool = False
    dropped: bool = False
    why: str = ""


def milestone_state(
    *, day: date, dropped: bool, results: Sequence[Acceptance], waits: bool, on: date
) -> MilestoneState:
    """`results` are the customer's words on it, the oldest first."""
    if Acceptance.ACCEPTED in results:
        return MilestoneState.ACCEPTED
    if dropped:
        return MilestoneState.DROPPED
    if waits:
        return MilestoneState.WAITS
    if results:
        return MilestoneState(results[-1].value)
    return MilestoneState.LATE if day < on else MilestoneState.PLANNED


def order_state(*, taken_back: bool, answers: Sequence[bool], waits: bool) -> OrderState:
    """`answers`: whether the customer agreed, the oldest first."""
    if True in answers:
        return OrderState.AGREED
    if taken_back:
        return OrderState.TAKEN_BACK
    if waits:
        return OrderState.WAITS
    return OrderState.DECLINED if answers else OrderState.WRITTEN


def checked(plan: Plan, *, before: Plan | None) -> Plan:
    """The plan with its words tidied. Raises Refused where something is missing, too long, or says nothing new."""
    title, words, why = " ".join(plan.title.split()), plan.words.strip(), plan.why.strip()
    if not title:
        raise Refused("milestone_untitled")
    within(title, LONGEST_TITLE)
    within(words, LONGEST_WORDS)
    within(why, LONGEST_WORDS)
    if before is not None and not why:
        raise Refused("milestone_why_missing")
    return Plan(title, plan.day, words, plan.first_success, plan.dropped, why if before is not None else "")


def may_plan(state: MilestoneState) -> str | None:
    """What stands against planning it anew."""
    return "milestone_accepted" if state == MilestoneState.ACCEPTED else None


def proposed_outcome(result: Acceptance, *, due: date | None, on: date) -> PromiseOutcome | None:
    """How a promise ended that a milestone delivered, as the customer's word on it suggests; None where a person has to say."""
    if result != Acceptance.ACCEPTED:
        return None
    return PromiseOutcome.KEPT_LATE if due is not None and due < on else PromiseOutcome.KEPT


def amount(number: float | Decimal | None, *, most: Decimal, field: str) -> Decimal:
    """Money or days of a change order, two places; 0 is a word too. Raises Refused, of that field."""
    if number is None:
        raise Refused("order_number_missing", field=field)
    found = Decimal(str(number))
    if not found.is_finite() or not -most <= found <= most:
        raise Refused("order_number_wrong", field=field)
    return found.quantize(Decimal("0.01"))


def within(text: str, most: int) -> str:
    if len(text) > most:
        raise Refused("words_long", most=str(most))
    return text
