"""What helps next: for each figure one step, chosen by its most frequent cause; where more is unrecorded than open or failed, to
record it.

| figure | because | step |
|---|---|---|
| passed_on | the seller did not read it | read_answers |
| passed_on | the customer was not told | pass_on |
| passed_on | the day they were told moved | tell_anew |
| mended, kept, references | a promise was broken; somebody there is not enthusiastic | talk_over |
| said, signed | more suggestions wait than anything failed | review |
| any | nothing is open, failed or unrecorded | nothing |
"""

from __future__ import annotations

from collections.abc import Sequence

from ropeteam.core.access import Deed
from ropeteam.core.vocabulary_alignment import Figure, Step

# Where no cause of its own decides.
USUAL: dict[Figure, Step] = {
    Figure.REACHED: Step.SORT_INBOX,
    Figure.ANSWERED: Step.DECIDE,
    Figure.DECIDED: Step.DECIDE,
    Figure.PASSED_ON: Step.PASS_ON,
    Figure.EARLY_TALKS: Step.ATTEND,
    Figure.COVERAGE: Step.ATTEND,
    Figure.STRATEGY_READ: Step.READ_STRATEGY,
    Figure.GUESSES: Step.ASK_FIRST,
    Figure.SAID: Step.ASK_FIRST,
    Figure.MENDED: Step.MEND,
    Figure.SIGNED: Step.CLEAR_GATES,
    Figure.KEPT: Step.SETTLE_DUE,
    Figure.PRESALES: Step.BRING_PRESALES,
    Figure.WARMTH: Step.WARM_UP,
    Figure.DROP: Step.LOWER_STRETCH,
    Figure.SPARED: Step.LOWER_STRETCH,
    Figure.REFERENCES: Step.ASK_REFERENCE,
}
BECAUSE: dict[tuple[Figure, str], Step] = {
    (Figure.PASSED_ON, "open"): Step.READ_ANSWERS,
    (Figure.PASSED_ON, "anew"): Step.TELL_ANEW,
    (Figure.MENDED, "broken"): Step.TALK_OVER,
    (Figure.KEPT, "broken"): Step.TALK_OVER,
    (Figure.REFERENCES, "broken"): Step.TALK_OVER,
    (Figure.REFERENCES, "low_pulse"): Step.TALK_OVER,
}
# Where what is missing is that nobody recorded it.
UNRECORDED: dict[Figure, Step] = {
    Figure.EARLY_TALKS: Step.NOTE_WHO,
    Figure.COVERAGE: Step.NOTE_WHO,
    Figure.SAID: Step.REVIEW,
    Figure.SIGNED: Step.REVIEW,
    Figure.WARMTH: Step.NOTE_WHO,
    Figure.DROP: Step.MEASURE,
    Figure.SPARED: Step.MEASURE,
}


def step_for(figure: Figure, causes: Sequence[tuple[str, int]], *, undone: int, unknown: int) -> Step:
    """`causes` with the most frequent first; `undone` cases are open or failed, of `unknown` ones nobody recorded how they are."""
    if unknown > undone and figure in UNRECORDED:
        return UNRECORDED[figure]
    if undone == 0:
        return Step.NOTHING
    main = causes[0][0] if causes else ""
    return BECAUSE.get((figure, main), USUAL[figure])


# Who has no such right finds no page there: the step stands in plain words.
DOOR: dict[Step, Deed] = {Step.SORT_INBOX: Deed.TRIAGE, Step.ASK_FIRST: Deed.ASK}

# Where a step is done, from the pages' root on.
PLACE: dict[Step, str] = {
    Step.SORT_INBOX: "requests/inbox/",
    Step.DECIDE: "requests/",
    Step.READ_ANSWERS: "answers/?state=open",
    Step.PASS_ON: "answers/?state=overdue",
    Step.TELL_ANEW: "answers/?state=anew",
    Step.ATTEND: "conversations/attention/",
    Step.NOTE_WHO: "alignment/early_talks/?stand=unknown",
    Step.REVIEW: "promises/?state=suggested",
    Step.READ_STRATEGY: "product/strategy/",
    Step.ASK_FIRST: "ask/",
    Step.MEND: "promises/?state=open&backing=unbacked,against_strategy",
    Step.CLEAR_GATES: "deals/?gate=blocked",
    Step.SETTLE_DUE: "promises/?due=overdue",
    Step.TALK_OVER: "exchange/",
    Step.BRING_PRESALES: "alignment/presales/?stand=open",
    Step.WARM_UP: "alignment/warmth/",
    Step.MEASURE: "alignment/spared/?stand=unknown",
    Step.LOWER_STRETCH: "alignment/spared/?stand=failed",
    Step.ASK_REFERENCE: "references/",
}
