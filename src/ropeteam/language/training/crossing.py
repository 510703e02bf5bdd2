"""Out-of-fold findings: every company is heard by heads that never saw it, nor its author.

Calibration and thresholds are chosen out of fold as well: for each fold from the findings of the other folds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ropeteam.language.detect.decode import GLANCE, Picked, confidence, pick, worth_a_look
from ropeteam.language.detect.head import Head, Line
from ropeteam.language.encoder.reading import fused
from ropeteam.language.training.examples import SIGNALS, Examples
from ropeteam.language.training.fitting import fit, fit_line, matrix
from ropeteam.language.training.scoring import Finding, Tally, compare, total

SIDES = ("ours", "theirs")
FLOOR = {"promise": 0.8, "recalled": 0.8}


@dataclass(frozen=True, slots=True)
class Raw:
    """A picked quote before calibration: its sentence's row and whether a label agrees."""

    row: int
    picked: Picked
    right: bool


@dataclass(frozen=True, slots=True)
class Tuned:
    """Calibration and thresholds learnt from raw findings."""

    lines: dict[str, Line]
    thresholds: dict[str, tuple[float, float]]


def folds(examples: Examples, companies: Sequence[str]) -> dict[str, int]:
    """Company -> fold: one author a fold, so that nobody's way of writing is on both sides."""
    batch_of = {row.heading.company: row.heading.batch for row in examples.sentences}
    batches = sorted({batch_of[company] for company in companies})
    return {company: batches.index(batch_of[company]) for company in companies}


@dataclass(frozen=True, slots=True)
class Matrices:
    sentences: Any
    clauses: Any


@dataclass(frozen=True, slots=True)
class Own:
    """The encoder's chances (rows, KINDS) for what it was asked about, zeros for the rest, and its share."""

    sentences: NDArray[np.float64]
    clauses: NDArray[np.float64]
    share: float


def heads_of(examples: Examples, matrices: Matrices, rows: NDArray[np.bool_]) -> dict[str, Head]:
    """The four heads fitted on some sentences (a mask) and their clauses."""
    out: dict[str, Head] = {}
    of_clause = np.array([one.sentence for one in examples.clauses])
    sides = np.array([row.heading.side for row in examples.sentences])
    for side in SIDES:
        mine = np.flatnonzero(rows & (sides == side))
        labels = [examples.sentences[no].label for no in mine]
        out[f"sentence.{side}"] = fit(matrices.sentences[mine], labels, width=examples.dense.shape[1])
        inside = rows[of_clause] & (sides[of_clause] == side)
        clear = np.array([one.label is not None for one in examples.clauses])
        ours = np.flatnonzero(inside & clear)
        out[f"clause.{side}"] = fit(
            matrices.clauses[ours],
            [str(examples.clauses[no].label) for no in ours],
            width=examples.clause_dense.shape[1],
        )
    return out


def matrices_of(examples: Examples) -> Matrices:
    return Matrices(matrix(examples.dense, examples.marks), matrix(examples.clause_dense, examples.clause_marks))


def hear(examples: Examples, heads: dict[str, Head], rows: NDArray[np.int64], own: Own | None = None) -> list[Raw]:
    """What the heads find in some sentences; with the encoder's chances both decide together."""
    clauses_at: dict[int, list[int]] = defaultdict(list)
    for no, one in enumerate(examples.clauses):
        clauses_at[one.sentence].append(no)
    out: list[Raw] = []
    for side in SIDES:
        mine = [int(no) for no in rows if examples.sentences[no].heading.side == side]
        if not mine:
            continue
        head, clause_head = heads[f"sentence.{side}"], heads[f"clause.{side}"]
        chances = head.chances(examples.dense[mine], [examples.marks[no] for no in mine])
        if own is not None:
            here = worth_a_look(chances, head.classes, least=GLANCE)
            mine, chances = [no for no, kept in zip(mine, here, strict=True) if kept], chances[here]
            chances = fused(chances, head.classes, own.sentences[mine], share=own.share)
        looked = worth_a_look(chances, head.classes)
        for no, chance, look in zip(mine, chances, looked, strict=True):
            options = clauses_at[no]
            if not look or not options:
                continue
            of_clause = clause_head.chances(
                examples.clause_dense[options], [examples.clause_marks[place] for place in options]
            )
            if own is not None:
                of_clause = fused(of_clause, clause_head.classes, own.clauses[options], share=own.share)
            spans = [examples.clauses[place].span for place in options]
            for picked in pick(chance, head.classes, spans, of_clause, clause_head.classes):
                out.append(Raw(no, picked, _is_right(examples, no, picked)))
    return out


def _is_right(examples: Examples, row: int, picked: Picked) -> bool:
    sentence = examples.sentences[row]
    turn = examples.talks[sentence.heading.talk].turns[sentence.turn]
    finding = Finding("", "", 0, picked.span.start, picked.span.end, picked.kind, 1.0)
    return compare(turn.text, [finding], [(one.kind, one.start, one.end) for one in turn.labels])[1][0]


def heads_by_fold(examples: Examples, companies: Sequence[str]) -> dict[int, dict[str, Head]]:
    """For each fold the heads of all the others."""
    of = folds(examples, companies)
    matrices = matrices_of(examples)
    fold = np.array([of.get(row.heading.company, -1) for row in examples.sentences])
    return {one: heads_of(examples, matrices, (fold >= 0) & (fold != one)) for one in sorted(set(of.values()))}


def glanced(
    examples: Examples, companies: Sequence[str], heads: Mapping[int, dict[str, Head]], only: Sequence[str]
) -> NDArray[np.bool_]:
    """The sentences of the companies `only` that heads of other folds do not take for nothing: those the encoder reads."""
    of = folds(examples, companies)
    wanted = np.zeros(len(examples.sentences), dtype=bool)
    places: dict[tuple[int, str], list[int]] = defaultdict(list)
    for no, row in enumerate(examples.sentences):
        if row.heading.company in only and row.heading.side in SIDES:
            places[of[row.heading.company], row.heading.side].append(no)
    for (fold, side), rows in places.items():
        head = heads[fold][f"sentence.{side}"]
        chances = head.chances(examples.dense[rows], [examples.marks[no] for no in rows])
        wanted[rows] = worth_a_look(chances, head.classes, least=GLANCE)
    return wanted


def out_of_fold(
    examples: Examples,
    companies: Sequence[str],
    heads: Mapping[int, dict[str, Head]],
    own: Own | None = None,
    only: Sequence[str] = (),
) -> dict[str, list[Raw]]:
    """Company -> what heads that did not see its fold find in it; with the encoder's chances for those it never saw (`only`)."""
    of = folds(examples, companies)
    fold = np.array([of.get(row.heading.company, -1) for row in examples.sentences])
    asked = np.array([not only or row.heading.company in only for row in examples.sentences])
    found: dict[str, list[Raw]] = {company: [] for company in only or companies}
    for one in sorted({of[company] for company in found}):
        for raw in hear(examples, heads[one], np.flatnonzero((fold == one) & asked), own):
            found[examples.sentences[raw.row].heading.company].append(raw)
    return found


def tune(raws: Sequence[Raw], missed: dict[str, int]) -> Tuned:
    """Calibrate each kind, then the threshold with the best F1, promise and recalled with a precision floor.

    `missed` counts the labels of each kind that nothing was found for.
    """
    lines: dict[str, Line] = {}
    thresholds: dict[str, tuple[float, float]] = {}
    for kind in SIGNALS:
        mine = [raw for raw in raws if raw.picked.kind == kind]
        if not mine:
            continue
        right = np.array([raw.right for raw in mine])
        lines[kind] = fit_line(np.array([raw.picked.scores for raw in mine]), right)
        chances = np.array([confidence(raw.picked, lines) for raw in mine])
        decided = best_threshold(chances, right, missed.get(kind, 0), floor=FLOOR.get(kind, 0.0))
        thresholds[kind] = (round(min(0.2, decided / 2), 4), round(decided, 4))
    return Tuned(lines, thresholds)


def best_threshold(chances: NDArray[np.float64], right: NDArray[np.bool_], missed: int, *, floor: float = 0.0) -> float:
    order = np.argsort(-chances, kind="stable")
    hits = np.cumsum(right[order])
    taken = np.arange(1, len(order) + 1)
    precision = hits / taken
    recall_base = right.sum() + missed
    f1 = 2 * hits / (taken + recall_base)
    allowed = precision >= floor
    if not allowed.any():
        allowed = precision >= precision.max()
    place = int(np.argmax(np.where(allowed, f1, -1.0)))
    return float(chances[order[place]])


def unfound(examples: Examples, raws: Sequence[Raw], companies: Sequence[str]) -> dict[str, int]:
    """How many labels of each kind no raw finding reaches."""
    tallies = tally(examples, [(raw, 1.0) for raw in raws], companies)
    return {kind: one.missed for kind, one in total(tallies.values()).items()}


def tally(
    examples: Examples, chosen: Sequence[tuple[Raw, float]], companies: Sequence[str], language: str = ""
) -> dict[str, dict[str, Tally]]:
    """Company -> kind -> counts, over every turn whose speaker's side is known."""
    by_turn: dict[tuple[str, int], list[Finding]] = defaultdict(list)
    for raw, chance in chosen:
        row = examples.sentences[raw.row]
        span = raw.picked.span
        by_turn[row.heading.talk, row.turn].append(
            Finding(row.heading.company, row.heading.talk, row.turn, span.start, span.end, raw.picked.kind, chance)
        )
    wanted = set(companies)
    turns: dict[tuple[str, int], str] = {}
    for row in examples.sentences:
        if row.heading.company in wanted and row.heading.side and language in ("", row.heading.language):
            turns[row.heading.talk, row.turn] = row.heading.company
    out: dict[str, list[dict[str, Tally]]] = {company: [] for company in companies}
    for (talk, no), company in turns.items():
        turn = examples.talks[talk].turns[no]
        labels = [(one.kind, one.start, one.end) for one in turn.labels if one.kind in SIGNALS]
        out[company].append(compare(turn.text, by_turn.get((talk, no), []), labels)[0])
    return {company: total(tallies) for company, tallies in out.items()}


def decide(raws: Sequence[Raw], tuned: Tuned) -> list[tuple[Raw, float]]:
    out = []
    for raw in raws:
        chance = confidence(raw.picked, tuned.lines)
        if chance >= tuned.thresholds.get(raw.picked.kind, (0.0, 0.5))[1]:
            out.append((raw, chance))
    return out
