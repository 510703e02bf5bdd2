"""How sure is sure in this house: a slope and a shift a kind, and its threshold, pulled towards the shipped ones.

The pull is a prior worth 30 reviews: beside a company's own reviews stand 30 that agree with the shipped calibration to the
digit. With three reviews nearly nothing moves, with 30 both weigh the same, with 300 the house decides. Thirty is where the
95 % interval of a share of one half is still ±.18: with fewer own reviews than that the corpus knows better.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ropeteam.core.vocabulary import Side, SignalKind
from ropeteam.language.contract import Embedder, Heard
from ropeteam.language.detect.listen import listen
from ropeteam.language.models.house import House
from ropeteam.language.models.weights import Weights
from ropeteam.language.training.crossing import FLOOR, best_threshold
from ropeteam.language.training.house.talks import RECALLED, ReadTalk, hold, line_of
from ropeteam.language.training.scoring import Tally

PRIOR = 30.0
ROUNDS = 30
SLOPES = (0.25, 4.0)
LOWER = 0.2
SERVICE = "service"
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Found:
    """A finding before thresholds: the log odds of its confidence, and whether it is right (None: open)."""

    talk: str
    line: str
    score: float
    right: bool | None
    spoken_of: bool


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything the heads find in some talks, however unsure; `missed`: (talk, line) of each label nothing reaches."""

    found: tuple[Found, ...]
    missed: tuple[tuple[str, str], ...]

    def of(self, talks: Iterable[str]) -> Findings:
        wanted = set(talks)
        return Findings(
            tuple(one for one in self.found if one.talk in wanted),
            tuple(one for one in self.missed if one[0] in wanted),
        )


@dataclass(frozen=True, slots=True)
class Calibration:
    lines: Mapping[str, tuple[float, float]]
    thresholds: Mapping[str, tuple[float, float]]


def findings_of(talk: ReadTalk, weights: Weights, embedder: Embedder) -> Findings:
    """Heard with every threshold taken away. An unknown side is left out: its confidence is lowered by a rule."""
    unlimited = {kind: (0.0, 0.0) for kind in weights.thresholds if kind != SERVICE}
    heard = listen(
        talk.turns,
        held_on=talk.held_on,
        internal=talk.internal,
        language=talk.language,
        embedder=embedder,
        weights=replace(weights, thresholds={**weights.thresholds, **unlimited}),
    )
    held = hold(talk, heard)
    found = tuple(
        Found(talk.key, _line(talk, one), odds(one.confidence), right, spoken)
        for one, right, spoken in zip(heard, held.right, held.spoken_of, strict=True)
        if talk.sides[one.first_turn] != Side.UNKNOWN
    )
    return Findings(found, tuple((talk.key, line) for line in held.missed))


AS_SHIPPED = Calibration({}, {})


def together(parts: Iterable[Findings]) -> Findings:
    listed = list(parts)
    return Findings(
        tuple(one for part in listed for one in part.found), tuple(one for part in listed for one in part.missed)
    )


def calibrate(findings: Findings, weights: Weights) -> Calibration:
    """Lines and thresholds of the kinds that people spoke of; the others stay as shipped."""
    missed = Counter(line for _, line in findings.missed)
    lines: dict[str, tuple[float, float]] = {}
    thresholds: dict[str, tuple[float, float]] = {}
    for kind in sorted(weights.lines.keys() & weights.thresholds.keys()):
        mine = [one for one in findings.found if one.line == kind and one.right is not None]
        spoken = sum(one.spoken_of for one in mine)
        if not spoken:
            continue
        scores, right = np.array([one.score for one in mine]), np.array([bool(one.right) for one in mine])
        lines[kind] = line(scores, right, np.array([one.spoken_of for one in mine]))
        chances = chance(scores, lines[kind])
        own = best_threshold(chances, right, missed[kind], floor=FLOOR.get(kind, 0.0))
        decided = (spoken * own + PRIOR * weights.thresholds[kind][1]) / (spoken + PRIOR)
        thresholds[kind] = (round(min(LOWER, decided / 2), 4), round(decided, 4))
    return Calibration(lines, thresholds)


def line(scores: Floats, right: NDArray[np.bool_], spoken_of: NDArray[np.bool_]) -> tuple[float, float]:
    """Slope and shift of the log odds: likeliest for these reviews and PRIOR more that say what the shipped line says.

    The prior's reviews lie where the company's own do. Newton's method; two numbers, so a few rounds are enough.
    """
    prior = scores[spoken_of]
    x = np.concatenate([scores, prior])
    truth = np.concatenate([right.astype(float), _logistic(prior)])
    weight = np.concatenate([np.ones(len(scores)), np.full(len(prior), PRIOR / len(prior))])
    design = np.column_stack([x, np.ones(len(x))])
    numbers = np.array([1.0, 0.0])
    for _ in range(ROUNDS):
        said = _logistic(design @ numbers)
        curve = (design * (weight * said * (1 - said))[:, None]).T @ design + 1e-3 * np.eye(2)
        numbers = numbers - np.clip(np.linalg.solve(curve, design.T @ (weight * (said - truth))), -1.0, 1.0)
        numbers[0] = np.clip(numbers[0], *SLOPES)
    return round(float(numbers[0]), 4), round(float(numbers[1]), 4)


def chance(scores: Floats, numbers: tuple[float, float]) -> Floats:
    return _logistic(numbers[0] * scores + numbers[1])


def kept(calibration: Calibration, kinds: Collection[str]) -> Calibration:
    """Only the lines and thresholds of these kinds; the others stay as shipped."""
    return Calibration(
        {name: numbers for name, numbers in calibration.lines.items() if kind_of(name) in kinds},
        {name: numbers for name, numbers in calibration.thresholds.items() if kind_of(name) in kinds},
    )


def tallies(findings: Findings, weights: Weights, calibration: Calibration) -> dict[str, Tally]:
    """What would be suggested with this calibration: counts a kind, recalled promises among the promises."""
    out: dict[str, Tally] = {}
    for one in findings.found:
        if one.right is None:
            continue
        said = float(chance(np.array([one.score]), calibration.lines.get(one.line, (1.0, 0.0)))[0])
        threshold = calibration.thresholds.get(one.line, weights.thresholds.get(one.line, (0.35, 0.5)))[1]
        counts = out.setdefault(kind_of(one.line), Tally())
        if said >= threshold:
            counts.right += one.right
            counts.wrong += not one.right
        else:
            counts.missed += one.right
    for _, missed in findings.missed:
        out.setdefault(kind_of(missed), Tally()).missed += 1
    return out


def as_house(weights: Weights, calibration: Calibration) -> House:
    return House(weights.name, calibration.lines, calibration.thresholds)


def kind_of(line_name: str) -> str:
    return SignalKind.PROMISE.value if line_name == RECALLED else line_name


def odds(confidence: float) -> float:
    held = min(max(confidence, 1e-4), 1 - 1e-4)
    return float(np.log(held / (1 - held)))


def _line(talk: ReadTalk, heard: Heard) -> str:
    return line_of(heard.kind, talk.sides[heard.first_turn], recalled=heard.recalled)


def _logistic(x: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(x, -30.0, 30.0))))
