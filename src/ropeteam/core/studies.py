"""Feasibility studies: what a plan has to hold, how many one engineer runs at once, and that every study ends.

Rules in prose.

1. A study asks one question, names 1 to 5 hypotheses and 3 to 5 success criteria, and ends after at most half a year. Each
   criterion is tied to at least one requirement of the deal, or to a promise or a wish where no requirement says it.
2. Whoever runs it runs at most `most` at once (a company's setting, 2 unless somebody chose otherwise). A study counts from its
   first day to its last one, or to today where its last day has passed without a result. The studies of the first day on which
   there would be one too many stand in the way.
3. A study is *running* from its first day until it ended go or no_go; it is *due* from its last day on. Whoever runs it then has to
   say how it ends, always with a reason:

| end | needs |
|---|---|
| go | evidence for every criterion: nobody says "it works" of what nobody looked at |
| no_go | nothing else; a well-founded no is a good answer |
| extend | a later day than the last one and than today; at most twice, each time counted and shown |

4. What ended suggests how each tied requirement is covered: a missed criterion a gap; where all are met, the way that says least
   of those named (a workaround beside an as-is is a workaround); an unclear one, or none looked at, suggests nothing. It is a
   suggestion: a person's answer holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ropeteam.core.vocabulary_presales import Coverage, CriterionResult, StudyEnd

FEWEST_CRITERIA, MOST_CRITERIA = 3, 5
MOST_HYPOTHESES = 5
MOST_TIES = 20
LONGEST = timedelta(days=183)
MOST_EXTENSIONS = 2
AT_ONCE = 2
MOST_AT_ONCE = 20
# The ways to meet a requirement, what says least first.
LEAST_FIRST = (
    Coverage.ROADMAP,
    Coverage.PARTNER,
    Coverage.SERVICES,
    Coverage.WORKAROUND,
    Coverage.CONFIGURE,
    Coverage.AS_IS,
)


@dataclass(frozen=True, slots=True)
class Plan:
    """A study as somebody wants to begin it; `ties` is how many things each criterion is tied to."""

    question: str
    begins_on: date
    ends_on: date
    hypotheses: int
    criteria: Sequence[str]
    ties: Sequence[int]


@dataclass(frozen=True, slots=True)
class Span:
    """A study of the same engineer; `ended` is whether it has its result."""

    key: int
    begins_on: date
    ends_on: date
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a study stands on a day. `extended` counts how often; `may_extend` says whether once more."""

    running: bool
    due: bool
    ended: StudyEnd | None
    ends_on: date
    extended: int
    may_extend: bool


def lacks(plan: Plan, *, on: date) -> str | None:
    """The code of the first thing that is missing or does not fit; None where the study may begin."""
    if not plan.question.strip():
        return "study_asks_nothing"
    if plan.ends_on < plan.begins_on:
        return "study_ends_before"
    if plan.ends_on < on:
        return "study_ends_past"
    if plan.ends_on - plan.begins_on > LONGEST:
        return "study_too_long"
    if not 1 <= plan.hypotheses <= MOST_HYPOTHESES:
        return "study_hypotheses"
    if not FEWEST_CRITERIA <= len(plan.criteria) <= MOST_CRITERIA:
        return "study_criteria"
    if len({text.strip().casefold() for text in plan.criteria}) < len(plan.criteria):
        return "study_criterion_twice"
    if any(ties < 1 for ties in plan.ties):
        return "study_criterion_untied"
    return None


def in_the_way(
    others: Sequence[Span], *, begins_on: date, ends_on: date, on: date, most: int = AT_ONCE
) -> tuple[int, ...]:
    """The keys of the studies that leave no room on the first day on which there would be more than `most`; () where there is
    room on every day."""
    spans = [(span.key, span.begins_on, max(span.ends_on, on)) for span in others if not span.ended]
    days = sorted({begins_on, *(begins for _, begins, _ in spans if begins_on <= begins <= ends_on)})
    for day in days:
        there = [key for key, begins, ends in spans if begins <= day <= ends]
        if len(there) >= most:
            return tuple(sorted(there))
    return ()


def stand(*, begins_on: date, ends_on: date, endings: Sequence[tuple[StudyEnd, date | None]], on: date) -> Stand:
    """`endings` in their order; an extension carries its new day."""
    days = [day for end, day in endings if end == StudyEnd.EXTEND and day is not None]
    last = days[-1] if days else ends_on
    ended = next((end for end, _ in endings if end != StudyEnd.EXTEND), None)
    open_ = ended is None
    return Stand(
        running=open_ and begins_on <= on,
        due=open_ and last <= on,
        ended=ended,
        ends_on=last,
        extended=len(days),
        may_extend=open_ and len(days) < MOST_EXTENSIONS,
    )


def may_end(
    now: Stand, *, end: StudyEnd, reason: str, new_day: date | None, results: Sequence[CriterionResult | None], on: date
) -> str | None:
    """The code of what stands against this end; None where nothing does. `results`: the last word on each criterion."""
    if now.ended is not None:
        return "study_ended"
    if not reason.strip():
        return "reason_missing"
    if end == StudyEnd.GO and any(result is None for result in results):
        return "study_go_unseen"
    if end != StudyEnd.EXTEND:
        return None
    if not now.may_extend:
        return "study_extended_often"
    if new_day is None or new_day <= now.ends_on or new_day <= on:
        return "study_day_not_later"
    return "study_too_long" if new_day - max(now.ends_on, on) > LONGEST else None


def covers(seen: Sequence[tuple[CriterionResult | None, Coverage | None]]) -> Coverage | None:
    """What a study suggests of a requirement: the last word on each criterion it is tied to, with the way it was met."""
    if any(result == CriterionResult.MISSED for result, _ in seen):
        return Coverage.GAP
    ways = [how for result, how in seen if result == CriterionResult.MET and how is not None]
    if not ways or len(ways) < len(seen):
        return None
    return min(ways, key=LEAST_FIRST.index)
