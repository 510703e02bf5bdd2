"""How findings are compared with labels, in one place for training and bench.

A finding is right when a label of its kind stands in the same turn and they share words: token F1 at least one half, each
label used once, surer findings first. Figures are micro over all signals and macro over the kinds; intervals come from
drawing whole companies again (bootstrap), because sentences of one company are not independent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

KINDS = ("promise", "claim", "need", "concern", "delight")
SHARED = 0.5
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Finding:
    """One found signal in turn `turn` of talk `talk`; `right` is filled by `compare`."""

    company: str
    talk: str
    turn: int
    start: int
    end: int
    kind: str
    confidence: float


@dataclass(slots=True)
class Tally:
    """Counts of one kind: right, wrong, missed, and the token overlap of the right ones."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    overlap: list[float] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 0.0

    def add(self, other: Tally) -> None:
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed
        self.overlap += other.overlap


def tokens(text: str, start: int, end: int) -> frozenset[int]:
    """Where the words of a stretch begin."""
    return frozenset(match.start() for match in _TOKEN.finditer(text) if start <= match.start() < end)


def shared(one: frozenset[int], other: frozenset[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def compare(
    text: str, findings: Sequence[Finding], labels: Sequence[tuple[str, int, int]]
) -> tuple[dict[str, Tally], list[bool]]:
    """One turn: the tallies a kind, and for each finding whether it is right. Labels are (kind, start, end)."""
    tallies: dict[str, Tally] = {}
    verdicts = [False] * len(findings)
    gold = [(kind, tokens(text, start, end)) for kind, start, end in labels]
    free = set(range(len(gold)))
    for no in sorted(range(len(findings)), key=lambda place: (-findings[place].confidence, place)):
        finding = findings[no]
        mine = tokens(text, finding.start, finding.end)
        best = max(
            (place for place in free if gold[place][0] == finding.kind),
            key=lambda place: (shared(mine, gold[place][1]), -place),
            default=None,
        )
        tally = tallies.setdefault(finding.kind, Tally())
        if best is not None and shared(mine, gold[best][1]) >= SHARED:
            free.remove(best)
            verdicts[no] = True
            tally.right += 1
            tally.overlap.append(shared(mine, gold[best][1]))
        else:
            tally.wrong += 1
    for place in free:
        tallies.setdefault(gold[place][0], Tally()).missed += 1
    return tallies, verdicts


def total(tallies: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    out: dict[str, Tally] = {}
    for tally in tallies:
        for kind, one in tally.items():
            out.setdefault(kind, Tally()).add(one)
    return out


def micro(tallies: Mapping[str, Tally]) -> Tally:
    out = Tally()
    for kind in KINDS:
        out.add(tallies.get(kind, Tally()))
    return out


def macro_f1(tallies: Mapping[str, Tally]) -> float:
    return float(np.mean([tallies.get(kind, Tally()).f1 for kind in KINDS]))


def interval(by_company: Sequence[Mapping[str, Tally]], *, draws: int = 1000, seed: int = 7) -> tuple[float, float]:
    """The 95 % interval of the micro F1 when companies are drawn again with replacement."""
    counts = np.array([[one.right, one.wrong, one.missed] for one in map(micro, by_company)], dtype=float)
    if not len(counts):
        return 0.0, 0.0
    picks = np.random.default_rng(seed).integers(0, len(counts), size=(draws, len(counts)))
    drawn = counts[picks].sum(axis=1)
    f1 = 2 * drawn[:, 0] / np.maximum(1.0, 2 * drawn[:, 0] + drawn[:, 1] + drawn[:, 2])
    low, high = np.percentile(f1, [2.5, 97.5])
    return float(low), float(high)
