"""How far two readers agree: the first labelling of some talks against the second, which never saw it (second.py).

Whether a sentence holds a kind is compared by Cohen's kappa, quotes by the F1 that findings are measured by, what stands
in the labels (backing, capability, day) on the promises, claims and needs that both found. Intervals draw whole talks again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ropeteam.core.vocabulary import Backing, Side
from ropeteam.language.corpus import Label, LabelledTurn, Talk
from ropeteam.language.detect.clauses import Span
from ropeteam.language.detect.hearing import units
from ropeteam.language.sentences import sentences
from ropeteam.language.training.examples import CLASSES, NONE, SIGNALS, sentence_label
from ropeteam.language.training.scoring import SHARED, Finding, Tally, compare, shared, tokens, total
from ropeteam.language.training.second import Twice

Matrix = NDArray[np.float64]
Pair = tuple[Label, Label]
_BACKINGS = tuple(Backing)
_DRAWS, _SEED = 1000, 7


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure with its 95 % interval and the number of cases it rests on."""

    value: float
    low: float
    high: float
    cases: int


@dataclass(frozen=True, slots=True)
class KindAgreement:
    """One kind: labels of either reader, sentences by kappa, quotes by F1."""

    kind: str
    first: int
    second: int
    kappa: Measure
    quotes: Measure


@dataclass(frozen=True, slots=True)
class MoodAgreement:
    """`order`: rank correlation; `lean`: how much higher the second reader puts it; `apart`: mean distance in points."""

    talks: int
    order: float
    lean: float
    apart: float


@dataclass(frozen=True, slots=True)
class Agreement:
    talks: int
    turns: int
    sentences: int
    kinds: tuple[KindAgreement, ...]
    every: Measure
    quotes: Measure
    backing: Measure
    backing_same: Measure
    blocking: Measure
    capability: Measure
    due: Measure
    dated: Measure
    negatives: tuple[int, int]
    negative_type: Measure
    mood: MoodAgreement


def agreement(twice: Sequence[Twice]) -> Agreement:
    marks = [list(_marks(one)) for one in twice]
    tallies = [_quotes(one) for one in twice]
    pairs = [list(_pairs(one, _signals)) for one in twice]
    negatives = [list(_pairs(one, _negatives)) for one in twice]
    ours = [[pair for pair in some if pair[0].kind in ("promise", "claim")] for some in pairs]
    promises = [[pair for pair in some if pair[0].kind == "promise"] for some in ours]
    dated = [[pair for pair in some if pair[0].due or pair[1].due] for some in promises]
    return Agreement(
        talks=len(twice),
        turns=sum(len(one.first.turns) for one in twice),
        sentences=sum(map(len, marks)),
        kinds=tuple(_kind(kind, twice, marks, tallies) for kind in SIGNALS),
        every=_kappa([_table([(mine, theirs) for _, mine, theirs in some], (NONE, *SIGNALS)) for some in marks]),
        quotes=_f1([_all_kinds(tally) for tally in tallies]),
        backing=_kappa([_table([(one.backing, two.backing) for one, two in some], _BACKINGS) for some in ours]),
        backing_same=_share(ours, lambda one, two: one.backing == two.backing),
        blocking=_kappa([_table([(_blocks(one), _blocks(two)) for one, two in some], ("", "blocks")) for some in ours]),
        capability=_share(pairs, lambda one, two: (one.cap, one.ng) == (two.cap, two.ng)),
        due=_share(promises, lambda one, two: one.due == two.due),
        dated=_share(dated, lambda one, two: one.due == two.due),
        negatives=(_count([one.first for one in twice], NONE), _count([one.second for one in twice], NONE)),
        negative_type=_share(negatives, lambda one, two: one.type == two.type),
        mood=_mood(twice),
    )


def _marks(one: Twice) -> Iterator[tuple[str, str, str]]:
    """For each sentence whose turn it is ('ours', 'theirs', '') and the kind either reader heard in it."""
    for unit in units([turn.spoken for turn in one.first.turns], internal=one.first.internal):
        no = unit.utterance.turns[0]
        side = {Side.OURS: "ours", Side.CUSTOMER: "theirs"}.get(unit.side, "")
        for sentence in sentences(unit.text, pauses=unit.utterance.pauses):
            span = Span(sentence.start, sentence.end)
            mine, _ = sentence_label(one.first.turns[no], span, side)
            theirs, _ = sentence_label(one.second.turns[no], span, side)
            yield side, mine, theirs


def _kind(
    kind: str,
    twice: Sequence[Twice],
    marks: Sequence[Sequence[tuple[str, str, str]]],
    tallies: Sequence[Mapping[str, Tally]],
) -> KindAgreement:
    """Sentences of a side that cannot hold the kind are left out: they would make agreement cheap."""
    tables = []
    for some in marks:
        open_to_it = [(mine, theirs) for side, mine, theirs in some if kind in CLASSES.get(side, SIGNALS)]
        same = [(kind if mine == kind else NONE, kind if theirs == kind else NONE) for mine, theirs in open_to_it]
        tables.append(_table(same, (NONE, kind)))
    return KindAgreement(
        kind=kind,
        first=_count([one.first for one in twice], kind),
        second=_count([one.second for one in twice], kind),
        kappa=_kappa(tables),
        quotes=_f1([tally.get(kind, Tally()) for tally in tallies]),
    )


def _count(talks: Sequence[Talk], kind: str) -> int:
    return sum(label.kind == kind for talk in talks for turn in talk.turns for label in turn.labels)


def _quotes(one: Twice) -> dict[str, Tally]:
    """The second reader's quotes taken as findings against the first reader's labels."""
    counts = []
    for mine, theirs in zip(one.first.turns, one.second.turns, strict=True):
        found = [
            Finding(one.company.key, one.first.file, mine.no, label.start, label.end, label.kind, 1.0)
            for label in _signals(theirs)
        ]
        gold = [(label.kind, label.start, label.end) for label in _signals(mine)]
        counts.append(compare(mine.text, found, gold)[0])
    return total(counts)


def _pairs(one: Twice, of: Callable[[LabelledTurn], list[Label]]) -> Iterator[Pair]:
    """Labels of one kind that both readers set on shared words, each used once."""
    for mine, theirs in zip(one.first.turns, one.second.turns, strict=True):
        free = of(mine)
        for label in of(theirs):
            words = tokens(theirs.text, label.start, label.end)
            near = [
                (shared(words, tokens(mine.text, other.start, other.end)), -no)
                for no, other in enumerate(free)
                if other.kind == label.kind
            ]
            best, place = max(near, default=(0.0, 0))
            if best >= SHARED:
                yield free.pop(-place), label


def _signals(turn: LabelledTurn) -> list[Label]:
    return [label for label in turn.labels if label.kind != NONE]


def _negatives(turn: LabelledTurn) -> list[Label]:
    return [label for label in turn.labels if label.kind == NONE]


def _blocks(label: Label) -> str:
    return "blocks" if label.backing in (Backing.UNBACKED, Backing.AGAINST_STRATEGY) else ""


def _all_kinds(tallies: Mapping[str, Tally]) -> Tally:
    out = Tally()
    for tally in tallies.values():
        out.add(tally)
    return out


def _table(marks: Sequence[tuple[str, str]], classes: Sequence[str]) -> Matrix:
    """How often the first reader said the row and the second the column."""
    place = {name: no for no, name in enumerate(classes)}
    table = np.zeros((len(classes), len(classes)))
    for mine, theirs in marks:
        table[place[mine], place[theirs]] += 1
    return table


def _kappa(tables: Sequence[Matrix]) -> Measure:
    return _measure(tables, kappa, cases=int(sum(table.sum() for table in tables)))


def _f1(tallies: Sequence[Tally]) -> Measure:
    counts = [np.array([tally.right, tally.wrong, tally.missed], dtype=float) for tally in tallies]
    cases = sum(tally.right + tally.missed for tally in tallies)
    return _measure(counts, lambda one: float(2 * one[0] / max(1.0, 2 * one[0] + one[1] + one[2])), cases=cases)


def _share(pairs: Sequence[Sequence[Pair]], same: Callable[[Label, Label], bool]) -> Measure:
    counts = [np.array([sum(same(*pair) for pair in some), len(some)], dtype=float) for some in pairs]
    return _measure(counts, lambda one: float(one[0] / max(1.0, one[1])), cases=sum(map(len, pairs)))


def kappa(table: Matrix) -> float:
    """Cohen's kappa: agreement beyond what two readers of the same habits would reach by chance."""
    every = table.sum()
    if not every:
        return 0.0
    seen = np.trace(table) / every
    chance = float(table.sum(axis=0) @ table.sum(axis=1)) / every**2
    return float((seen - chance) / (1 - chance)) if chance < 1 else 1.0


def _measure(by_talk: Sequence[Matrix], figure: Callable[[Matrix], float], *, cases: int) -> Measure:
    """The figure of all talks together, and how far it swings when talks are drawn again with replacement."""
    if not by_talk:
        return Measure(0.0, 0.0, 0.0, 0)
    stack = np.array(by_talk)
    picks = np.random.default_rng(_SEED).integers(0, len(stack), size=(_DRAWS, len(stack)))
    low, high = np.percentile([figure(stack[pick].sum(axis=0)) for pick in picks], [2.5, 97.5])
    return Measure(figure(stack.sum(axis=0)), float(low), float(high), cases)


def _mood(twice: Sequence[Twice]) -> MoodAgreement:
    moods = [(one.first.mood, one.second.mood) for one in twice]
    both = np.array([(mine, theirs) for mine, theirs in moods if mine is not None and theirs is not None])
    if len(both) < 2:
        return MoodAgreement(len(both), 0.0, 0.0, 0.0)
    lean = both[:, 1] - both[:, 0]
    return MoodAgreement(len(both), rank_order(both[:, 0], both[:, 1]), float(lean.mean()), float(abs(lean).mean()))


def rank_order(one: Matrix, other: Matrix) -> float:
    """Spearman's rank correlation; equal values share their mean rank, and where all are equal there is no order."""
    mine, theirs = _ranks(one), _ranks(other)
    if min(mine.std(), theirs.std()) == 0:
        return 0.0
    return float(np.corrcoef(mine, theirs)[0, 1])


def _ranks(values: Matrix) -> Matrix:
    below = (values[:, None] > values[None, :]).sum(axis=1)
    same = (values[:, None] == values[None, :]).sum(axis=1)
    return np.asarray(below + (same + 1) / 2, dtype=np.float64)
