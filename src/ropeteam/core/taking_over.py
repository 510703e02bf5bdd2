"""What services may say of a deal, and since when it is theirs.

Rule in prose. Before the signature services vote: they could take the deal over as it is, or not yet. From the signature on they
answer: accept, accept with reservation, reject. A vote changes nothing; it is a notice at the gate. An answer is held against the
promises that are open then (with what was heard and nobody reviewed):

| nothing carries an open promise | may accept | with reservation | reject |
|---|---|---|---|
| none such | yes | yes | yes |
| some, and two people lifted every one of them at the gate | no | yes | yes |
| some, and nobody lifted it | no | no | yes |

Whoever does not take it over as it is says why, by at least one code; `other` needs words.

A deal is handed over from the day on which services took it over, as long as that is their last answer. While they answered
nothing here, a day that came with the deal from elsewhere (CRM, folder) counts: it was handed over before Ropeteam was there.

All of it hangs on the signature that holds: a deal that was opened again is with nobody, and once it is signed again, services
answer again.

Guarantee: an unbacked promise that nobody answers for is never taken over.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ropeteam.core.vocabulary_handover import ANSWERS, TAKEN_OVER, VOTES, HandoverReasonCode, HandoverVerdict

AS_IT_IS = frozenset({HandoverVerdict.READY, HandoverVerdict.ACCEPT})


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """An open promise that nothing carries; `lifted`: management and product answer for it."""

    key: str
    lifted: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """The verdicts that may be given, and the promises that stand in the way of the others."""

    verdicts: frozenset[HandoverVerdict]
    blocking: tuple[str, ...] = ()
    lifted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    verdict: HandoverVerdict
    on: date


def room(uncarried: Iterable[OpenPromise], *, signed: bool) -> Room:
    rows = list(uncarried)
    blocking = tuple(row.key for row in rows if not row.lifted)
    lifted = tuple(row.key for row in rows if row.lifted)
    if not signed:
        return Room(VOTES, blocking, lifted)
    if blocking:
        return Room(ANSWERS - TAKEN_OVER, blocking, lifted)
    return Room(ANSWERS - {HandoverVerdict.ACCEPT} if lifted else ANSWERS, (), lifted)


def reasons_missing(verdict: HandoverVerdict, reasons: Collection[HandoverReasonCode], *, words: str) -> bool:
    """Whether whoever does not take it over as it is says too little of why."""
    if verdict in AS_IT_IS:
        return False
    return not reasons or (HandoverReasonCode.OTHER in reasons and not words)


def taken_over_on(words: Sequence[Said], came_with: date | None, *, signed: date | None, on: date) -> date | None:
    """Since which day the deal is services', as of day `on`. `words` in the order they were said."""
    if signed is None:
        return None
    answers = [row for row in words if row.verdict in ANSWERS and signed <= row.on <= on]
    if not answers:
        return came_with if came_with is not None and signed <= came_with <= on else None
    return answers[-1].on if answers[-1].verdict in TAKEN_OVER else None


def accepted_by(words: Sequence[Said], day: date, *, signed: date | None) -> tuple[date, ...]:
    """The day of the acceptance that held on `day`, () where none did: what was sent back since is not accepted."""
    held = taken_over_on(words, None, signed=signed, on=day)
    return () if held is None else (held,)
