"""Where a promise stands in its life, and which open ones need a look.

Rule in prose. Input: what people made of the words, what carries them, a contract, the handover, an end. The first that
applies is the state:

1. It ended: kept, kept late, broken, withdrawn; or another promise took its place (`replaced`).
2. People took it for something else than a promise (`changed`), or dismissed it for good (`dismissed`).
3. Nobody stands by it: a machine's suggestion, or a word that was given back, or only the deal's own seller dismissed it:
   `suggested`.
4. Services took the deal over after it was said (core.taking_over): `handed_over`. A clause of the contract, as it reads in its
   newest version, is it: `in_contract`.
5. What carries it was judged: `agreed` where something does, `declined` where somebody or the product says no, `judged` where it
   still waits for a decision. Nothing was found: `confirmed`, nothing more.

What carries it stands beside the state and is no part of it from 4 on: a promise without backing may stand in a contract, and
then it is at risk. Open is whatever 1 and 2 do not apply to; suggested counts as open (core.gate).

Watched are open promises only: *due soon* in the next 30 days; *at risk* where the day has passed, or nothing carries it and it is
due within 90 days, in the contract or handed over; *contradicted* where our side later said otherwise without taking it back.

Guarantees: a promise has exactly one state; what is not open is not watched.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ropeteam.core.fit import backing_of, blocks
from ropeteam.core.vocabulary import Fit, LedgerState, PromiseOutcome, Watch

SOON = timedelta(days=30)
NEAR = timedelta(days=90)
OPEN = frozenset(
    {
        LedgerState.SUGGESTED,
        LedgerState.CONFIRMED,
        LedgerState.JUDGED,
        LedgerState.AGREED,
        LedgerState.DECLINED,
        LedgerState.IN_CONTRACT,
        LedgerState.HANDED_OVER,
    }
)
SAYING_NO = frozenset({Fit.DECLINED, Fit.AGAINST_STRATEGY})


class Standing(StrEnum):
    """What people's last words made of it."""

    STANDS = "stands"
    WAITS = "waits"
    CHANGED = "changed"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class PromiseFacts:
    """One promise as rows tell it. `fit` is the latest judgement's; None: never judged."""

    standing: Standing
    fit: Fit | None = None
    due: date | None = None
    in_contract: bool = False
    handed_over: bool = False
    contradicted: bool = False
    outcome: PromiseOutcome | None = None
    replaced: bool = False


def state(facts: PromiseFacts) -> LedgerState:
    if facts.outcome is not None:
        return LedgerState(facts.outcome.value)
    if facts.replaced:
        return LedgerState.REPLACED
    if facts.standing in (Standing.CHANGED, Standing.DISMISSED):
        return LedgerState(facts.standing.value)
    if facts.standing == Standing.WAITS:
        return LedgerState.SUGGESTED
    if facts.handed_over:
        return LedgerState.HANDED_OVER
    return LedgerState.IN_CONTRACT if facts.in_contract else judged(facts.fit)


def judged(fit: Fit | None) -> LedgerState:
    """How far judging brought it."""
    if fit is None or fit == Fit.UNKNOWN:
        return LedgerState.CONFIRMED
    if fit in SAYING_NO:
        return LedgerState.DECLINED
    return LedgerState.JUDGED if fit == Fit.IN_REVIEW else LedgerState.AGREED


def is_open(facts: PromiseFacts) -> bool:
    return state(facts) in OPEN


def watches(facts: PromiseFacts, *, on: date) -> frozenset[Watch]:
    """Why to look at it now; nothing where it is not open."""
    if not is_open(facts):
        return frozenset()
    found = set()
    if facts.due is not None and on <= facts.due <= on + SOON:
        found.add(Watch.DUE_SOON)
    if _at_risk(facts, on):
        found.add(Watch.AT_RISK)
    if facts.contradicted:
        found.add(Watch.CONTRADICTED)
    return frozenset(found)


def _at_risk(facts: PromiseFacts, on: date) -> bool:
    if facts.due is not None and facts.due < on:
        return True
    carried = facts.fit is not None and not blocks(backing_of(facts.fit))
    near = facts.due is not None and facts.due <= on + NEAR
    return not carried and (near or facts.in_contract or facts.handed_over)


class StepCode(StrEnum):
    """What may happen to a promise. Rendered by wording as `step.<code>`."""

    HEARD = "heard"
    RECALLED = "recalled"
    ENTERED = "entered"
    CONFIRMED = "confirmed"
    CHANGED = "changed"
    DISMISSED = "dismissed"
    SECONDED = "seconded"
    REOPENED = "reopened"
    JUDGED = "judged"
    AGREED = "agreed"
    DECLINED = "declined"
    LIMIT_TOLD = "limit_told"
    SCOPE_ACCEPTED = "scope_accepted"
    CONTRADICTED = "contradicted"
    CONTRADICTION_UNDONE = "contradiction_undone"
    OVERRIDE_ASKED = "override_asked"
    OVERRIDE_REFUSED = "override_refused"
    OVERRIDDEN = "overridden"
    IN_CONTRACT = "in_contract"
    OUT_OF_CONTRACT = "out_of_contract"
    HANDED_OVER = "handed_over"
    END_PROPOSED = "end_proposed"
    END_REFUSED = "end_refused"
    KEPT = "kept"
    KEPT_LATE = "kept_late"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"
    END_TAKEN_BACK = "end_taken_back"
    REWORDED = "reworded"
    RENEGOTIATED = "renegotiated"
    REPLACED = "replaced"


# Steps that are states of their own; the others are told beside them.
OF_THE_LINE = frozenset(StepCode) - {
    StepCode.LIMIT_TOLD,
    StepCode.SCOPE_ACCEPTED,
    StepCode.CONTRADICTED,
    StepCode.CONTRADICTION_UNDONE,
    StepCode.OVERRIDE_ASKED,
    StepCode.OVERRIDE_REFUSED,
    StepCode.OVERRIDDEN,
    StepCode.END_PROPOSED,
    StepCode.END_REFUSED,
}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened: when, by whom (a person's id, None: the rules or a file), and why in their own words. `order`
    puts what happened on one day in its order. `reasons` are the codes of a judgement by rule."""

    code: StepCode
    on: date
    order: tuple[object, ...] = ()
    by: int | None = None
    role: str = ""
    why: str = ""
    reasons: tuple[dict[str, str], ...] = ()
    fit: Fit | None = None

    @property
    def of_the_line(self) -> bool:
        return self.code in OF_THE_LINE


def life(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps in their order. A judgement that says what the one before it said is left out: the rules look often, and only a
    new answer is a step."""
    found: list[Step] = []
    last: tuple[Fit | None, bool] | None = None
    for step in sorted(steps, key=lambda step: (step.on, step.order)):
        if step.fit is not None:
            said = (step.fit, step.by is not None)
            if said == last and step.by is None:
                continue
            last = said
        found.append(step)
    return tuple(found)


def judged_step(fit: Fit) -> StepCode:
    """What a judgement did to the promise: nothing found is told as judged too, since somebody looked."""
    reached = judged(fit)
    return StepCode.JUDGED if reached == LedgerState.CONFIRMED else StepCode(reached.value)
