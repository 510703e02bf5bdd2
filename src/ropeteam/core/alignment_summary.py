"""Alignment in a few plain sentences, by rules: which ones, and about what. `wording.alignment` says them.

Rule in prose, in this order; a figure is spoken of once:
1. What got worse against the period before, then what got better; at most MOST of each. Where neither did, whether it was
   compared and is unclear, or had too few cases.
2. What succeeds least: the figure with the lowest share of its due cases, and what helps there. What always succeeds is not named,
   nor is what our own people did: nobody is found wanting.
3. What waits longest: the figure with the oldest open case.
4. What nobody recorded: the figures with such cases, at most MOST, in one sentence.
Where nothing fell due at all, there is one sentence that says so.

Guarantee: the same readings give the same sentences; nobody of ours is in one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ropeteam.core.alignment import Told
from ropeteam.core.alignment_periods import Period
from ropeteam.core.vocabulary_alignment import OF_PEOPLE, Change, Figure, Loop, Step

MOST = 3


class Code(StrEnum):
    NOTHING = "nothing"
    WORSE = "worse"
    BETTER = "better"
    UNCLEAR = "unclear"
    TOO_FEW = "too_few"
    WEAKEST = "weakest"
    OLDEST = "oldest"
    UNRECORDED = "unrecorded"


@dataclass(frozen=True, slots=True)
class Sentence:
    """`told` is the figure it is about, None where it is about all or several (`of`). `step` is what helps, where nothing
    succeeds less; `day` since when something waits, where nothing waits longer."""

    code: Code
    told: Told | None = None
    step: Step = Step.NOTHING
    day: date | None = None
    of: tuple[Told, ...] = ()

    @property
    def figure(self) -> Figure | None:
        return self.told.figure if self.told else None


@dataclass(frozen=True, slots=True)
class Health:
    """Everything that is told of a company, or of one of its products (`product`, '' for all). `confidential`: whether confidential
    deals count in it."""

    company: str
    product: str
    period: Period
    on: date
    confidential: bool
    told: tuple[Told, ...]
    summary: tuple[Sentence, ...]

    def of(self, loop: Loop) -> list[Told]:
        return [one for one in self.told if one.loop == loop]

    def figure(self, figure: Figure) -> Told:
        return next(one for one in self.told if one.figure == figure)


def summary(told: Sequence[Told]) -> tuple[Sentence, ...]:
    known = [one for one in told if one.withheld is None]
    if not any(one.now.due or one.now.unknown for one in known):
        return (Sentence(Code.NOTHING),)
    weakest, oldest = _weakest(known), _oldest(known)
    sentences = [*_changes(known)]
    for code, one in ((Code.WEAKEST, weakest), (Code.OLDEST, oldest)):
        if one is not None and one.figure not in {sentence.figure for sentence in sentences}:
            sentences.append(Sentence(code, one))
    marked = [_marked(sentence, weakest, oldest) for sentence in sentences]
    return (*marked, *_unrecorded(known))


def _changes(known: Sequence[Told]) -> Iterator[Sentence]:
    for change, code in ((Change.WORSE, Code.WORSE), (Change.BETTER, Code.BETTER)):
        yield from [Sentence(code, one) for one in known if one.change == change][:MOST]
    found = {one.change for one in known}
    if not found & {Change.WORSE, Change.BETTER}:
        yield Sentence(Code.UNCLEAR if Change.UNCLEAR in found else Code.TOO_FEW)


def _marked(sentence: Sentence, weakest: Told | None, oldest: Told | None) -> Sentence:
    """With what helps and since when something waits, where it is about that figure."""
    step = weakest.step if weakest is not None and sentence.told is weakest else Step.NOTHING
    return replace(sentence, step=step, day=oldest.oldest if oldest is not None and sentence.told is oldest else None)


def _weakest(known: Sequence[Told]) -> Told | None:
    shares = [
        (one.now.share.share, one) for one in known if one.now.share and one.now.undone and one.figure not in OF_PEOPLE
    ]
    return min(shares, key=lambda pair: pair[0])[1] if shares else None


def _oldest(known: Sequence[Told]) -> Told | None:
    waits = [(one.oldest, one) for one in known if one.oldest is not None]
    return min(waits, key=lambda pair: pair[0])[1] if waits else None


def _unrecorded(known: Sequence[Told]) -> Iterator[Sentence]:
    found = [one for one in known if one.now.unknown]
    if found:
        yield Sentence(Code.UNRECORDED, of=tuple(found[:MOST]))
