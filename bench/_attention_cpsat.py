"""The exact peer of `bench attention`: the same problem for CP-SAT, with the logarithms cut from outside by tangents.

Insight is sum_c w_c (1 - exp(-y_c)), y_c = sum_j a_jc x_j. Each 1 - exp(-y) is held under tangents, so what the solver
calls its bound is one for the true problem up to rounding to integers. What is reported is the true insight of its plan.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from ropeteam.core.numbers.attention import Cell, Listener, Talk

try:
    from ortools.sat.python import cp_model
except ImportError:  # not in the normal environment: see docs/why/dependencies.md
    cp_model = None

SCALE_Y, SCALE_W = 1_000, 1_000_000
TANGENTS = (0.0, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.4, 1.9, 2.5, 3.5, 5.0)
INSTALLED = cp_model is not None


def best_plan(
    cells: Sequence[Cell], talks: Sequence[Talk], people: Sequence[Listener], *, seconds: float
) -> list[tuple[str, str]]:
    """(talk, listener) of the best plan found in this time. Two threads."""
    model = cp_model.CpModel()
    seats = {
        (talk.key, person.key): model.NewBoolVar(f"{talk.key}-{person.key}")
        for talk in talks
        for person in people
        if free(talk, person)
    }
    _constrain(model, seats, talks, people)
    whole = sum(cell.weight * cell.left for cell in cells) or 1.0
    terms = []
    for cell in cells:
        depth = {
            pair: round(-math.log1p(-min(chance(talk, cell, person), 1 - 1e-12)) * SCALE_Y)
            for talk in talks
            if cell.key in talk.chances
            for person in people
            if (pair := (talk.key, person.key)) in seats
        }
        depth = {pair: value for pair, value in depth.items() if value > 0}
        if depth:
            worth = cell.weight * cell.left / whole
            learnt = model.NewIntVar(0, round(worth * SCALE_W), f"z{cell.key}")
            spread = sum(value * seats[pair] for pair, value in depth.items())
            for at in TANGENTS:
                slope, height = math.exp(-at), 1.0 - math.exp(-at) * (1.0 + at)
                model.Add(
                    learnt * SCALE_Y
                    <= round(worth * slope * SCALE_W) * spread + round(worth * height * SCALE_W) * SCALE_Y
                )
            terms.append(learnt)
    model.Maximize(sum(terms))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    solver.parameters.random_seed = 7
    if solver.Solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return []
    return [pair for pair, seat in seats.items() if solver.Value(seat)]


def _constrain(
    model: Any, seats: dict[tuple[str, str], Any], talks: Sequence[Talk], people: Sequence[Listener]
) -> None:
    for talk in talks:
        model.AddAtMostOne(seats[talk.key, person.key] for person in people if (talk.key, person.key) in seats)
    for person in people:
        own = [talk for talk in talks if (talk.key, person.key) in seats]
        model.AddNoOverlap(
            model.NewOptionalFixedSizeIntervalVar(
                talk.start, talk.end - talk.start, seats[talk.key, person.key], talk.key
            )
            for talk in own
        )
        for week in {talk.week for talk in own}:
            model.Add(
                sum((talk.end - talk.start) * seats[talk.key, person.key] for talk in own if talk.week == week)
                <= person.minutes
            )


def free(talk: Talk, person: Listener) -> bool:
    return talk.end - talk.start <= person.minutes and all(
        end <= talk.start or talk.end <= start for start, end in person.busy
    )


def chance(talk: Talk, cell: Cell, person: Listener) -> float:
    return talk.chances[cell.key] * person.knows.get(cell.theme, 1.0)
