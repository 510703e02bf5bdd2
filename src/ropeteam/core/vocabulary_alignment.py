"""The words of alignment health as closed lists: the loops, their figures, how a case stands, and what helps next."""

from __future__ import annotations

from enum import StrEnum


class Loop(StrEnum):
    LISTEN = "listen"
    PROMISE = "promise"
    CLIMB = "climb"


class Figure(StrEnum):
    """In the order of the page; `LOOP` says to which loop each belongs."""

    REACHED = "reached"
    ANSWERED = "answered"
    DECIDED = "decided"
    PASSED_ON = "passed_on"
    EARLY_TALKS = "early_talks"
    COVERAGE = "coverage"
    STRATEGY_READ = "strategy_read"
    GUESSES = "guesses"
    SAID = "said"
    MENDED = "mended"
    SIGNED = "signed"
    KEPT = "kept"
    PRESALES = "presales"
    WARMTH = "warmth"
    DROP = "drop"
    SPARED = "spared"
    REFERENCES = "references"


LOOP: dict[Figure, Loop] = {
    **dict.fromkeys(
        (
            Figure.REACHED, Figure.ANSWERED, Figure.DECIDED, Figure.PASSED_ON, Figure.EARLY_TALKS,
            Figure.COVERAGE, Figure.STRATEGY_READ, Figure.GUESSES,
        ),
        Loop.LISTEN,
    ),
    **dict.fromkeys((Figure.SAID, Figure.MENDED, Figure.SIGNED, Figure.KEPT, Figure.PRESALES), Loop.PROMISE),
    **dict.fromkeys((Figure.WARMTH, Figure.DROP, Figure.SPARED, Figure.REFERENCES), Loop.CLIMB),
}  # fmt: skip

# What our own people did or answered: told for the company alone, in whole quarters, suppressed where few (core.people_figures).
OF_PEOPLE = frozenset({Figure.STRATEGY_READ, Figure.GUESSES})
# Told as a mean of measured values, not as closed of due.
MEASURED = frozenset({Figure.COVERAGE, Figure.WARMTH, Figure.DROP})
# Of what these do not know, a suggestion waits for a person's look.
UNLOOKED = frozenset({Figure.SAID, Figure.SIGNED})


class Stand(StrEnum):
    """How one case stands: done, still open, failed for good, or nobody recorded it."""

    DONE = "done"
    OPEN = "open"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Change(StrEnum):
    """A figure against the period before, where both have enough cases."""

    BETTER = "better"
    WORSE = "worse"
    UNCLEAR = "unclear"
    TOO_FEW = "too_few"


class Withheld(StrEnum):
    """Why a figure of our own people is not told."""

    COMPANY_ONLY = "company_only"
    FEW = "few"
    RUNNING = "running"
    NOT_KEPT = "not_kept"


class Step(StrEnum):
    """What helps next; each has one page where it is done."""

    NOTHING = "nothing"
    SORT_INBOX = "sort_inbox"
    DECIDE = "decide"
    READ_ANSWERS = "read_answers"
    PASS_ON = "pass_on"
    TELL_ANEW = "tell_anew"
    ATTEND = "attend"
    NOTE_WHO = "note_who"
    REVIEW = "review"
    READ_STRATEGY = "read_strategy"
    ASK_FIRST = "ask_first"
    MEND = "mend"
    CLEAR_GATES = "clear_gates"
    SETTLE_DUE = "settle_due"
    TALK_OVER = "talk_over"
    BRING_PRESALES = "bring_presales"
    WARM_UP = "warm_up"
    MEASURE = "measure"
    LOWER_STRETCH = "lower_stretch"
    ASK_REFERENCE = "ask_reference"
