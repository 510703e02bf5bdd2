"""Learn a company's own numbers from the talks it read through: the recipe that wins out of conversation, tried once.

Two recipes: calibration and thresholds alone, or those on top of a small addition to the heads. Each is tried on folds of
whole conversations (never sentences) of the part that may be learnt from; the winner is fitted on all of it. Every training
starts from the shipped weights, so that corrections of last year do not pile up unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ropeteam.language.contract import Embedder, Vectors
from ropeteam.language.models.house import Added, House, over
from ropeteam.language.models.weights import Weights
from ropeteam.language.training.house import heads
from ropeteam.language.training.house.calibration import (
    AS_SHIPPED,
    Findings,
    as_house,
    calibrate,
    findings_of,
    kept,
    tallies,
    together,
)
from ropeteam.language.training.house.talks import PARTS, ReadTalk, fold_of, is_locked
from ropeteam.language.training.house.trial import Trial, tried
from ropeteam.language.training.scoring import micro, total

CALIBRATION, HEADS = "calibration", "heads"
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Learnt:
    """`out_of_conversation`: recipe -> F1 over all kinds on conversations it had not learnt from."""

    house: House
    recipe: str
    out_of_conversation: dict[str, float]
    trial: Trial


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """Which kinds their own calibration helped on conversations it had not learnt from, and F1 over all kinds there."""

    helped: frozenset[str]
    f1: float


class Remembering:
    """An embedder that keeps what it computed: training hears the same sentences several times."""

    def __init__(self, inner: Embedder) -> None:
        self.name, self.dimensions = inner.name, inner.dimensions
        self._inner = inner
        self._kept: dict[str, Vectors] = {}

    def embed(self, texts: list[str]) -> Vectors:
        new = list(dict.fromkeys(text for text in texts if text not in self._kept))
        if new:
            self._kept.update(zip(new, self._inner.embed(new), strict=True))
        rows = [self._kept[text] for text in texts]
        return np.stack(rows) if rows else np.zeros((0, self.dimensions), dtype=np.float32)


def parts(talks: Iterable[ReadTalk]) -> tuple[list[ReadTalk], list[ReadTalk]]:
    """The talks to learn from, and those set aside."""
    ordered = sorted(talks, key=lambda talk: talk.key)
    return [talk for talk in ordered if not is_locked(talk.key)], [talk for talk in ordered if is_locked(talk.key)]


def learn(
    talks: Sequence[ReadTalk],
    *,
    shipped: Weights,
    today: Weights,
    embedder: Embedder,
    progress: Progress = lambda done, of: None,
) -> Learnt:
    """`today` is what the company hears with now: the new numbers must beat it."""
    remembering = Remembering(embedder)
    open_part, locked = parts(talks)
    steps = _Steps(progress, 3 * len(open_part) + len(locked))
    as_shipped = {talk.key: findings_of(talk, shipped, remembering) for talk in steps.over(open_part)}
    rows = {talk.key: heads.rows_of(talk, shipped, remembering) for talk in steps.over(open_part)}
    corrected = _corrected(open_part, rows, shipped, remembering, steps)
    candidates = {CALIBRATION: together(as_shipped.values()), HEADS: together(corrected.values())}
    rehearsed = {recipe: out_of_conversation(found, shipped) for recipe, found in candidates.items()}
    recipe = HEADS if rehearsed[HEADS].f1 > rehearsed[CALIBRATION].f1 else CALIBRATION
    house = as_house(shipped, kept(calibrate(candidates[recipe], shipped), rehearsed[recipe].helped))
    if recipe == HEADS:
        house = replace(house, heads=heads.fit(heads.gathered([rows[talk.key] for talk in open_part])))
    trial = tried(
        list(steps.over(locked)), today=today, learnt=over(shipped, house, name=shipped.name), embedder=remembering
    )
    return Learnt(house, recipe, {name: one.f1 for name, one in rehearsed.items()}, trial)


def _corrected(
    talks: Sequence[ReadTalk],
    rows: dict[str, dict[str, heads.HeadRows]],
    shipped: Weights,
    embedder: Embedder,
    steps: _Steps,
) -> dict[str, Findings]:
    """What corrected heads find in talks that they did not learn from."""
    out: dict[str, Findings] = {}
    for fold in range(PARTS):
        mine = [talk for talk in talks if fold_of(talk.key) == fold]
        others = [rows[talk.key] for talk in talks if fold_of(talk.key) != fold]
        added: dict[str, Added] = heads.fit(heads.gathered(others)) if mine else {}
        weights = over(shipped, House(shipped.name, heads=added), name=shipped.name)
        for talk in steps.over(mine):
            out[talk.key] = findings_of(talk, weights, embedder)
    return out


def out_of_conversation(findings: Findings, shipped: Weights) -> Rehearsed:
    """Each fold calibrated on the other folds; a kind that this does not help is better left as shipped."""
    keys = sorted({one.talk for one in findings.found} | {talk for talk, _ in findings.missed})
    learnt, plain = [], []
    for fold in range(PARTS):
        mine = findings.of([key for key in keys if fold_of(key) == fold])
        others = findings.of([key for key in keys if fold_of(key) != fold])
        learnt.append(tallies(mine, shipped, calibrate(others, shipped)))
        plain.append(tallies(mine, shipped, AS_SHIPPED))
    after, before = total(learnt), total(plain)
    helped = frozenset(kind for kind in after if after[kind].f1 > before[kind].f1)
    return Rehearsed(helped, micro({kind: (after if kind in helped else before)[kind] for kind in before}).f1)


class _Steps:
    """Counts talks as they are gone through, for whoever waits."""

    def __init__(self, progress: Progress, of: int) -> None:
        self._progress, self._of, self._done = progress, of, 0

    def over(self, talks: Sequence[ReadTalk]) -> Iterator[ReadTalk]:
        for talk in talks:
            yield talk
            self._done += 1
            self._progress(self._done, self._of)
