"""Which talks product should join: greedy with drop-and-refill against an exact solver, biggest revenue first, and chance.

The generator (`invented`) is described in docs/reference/science.md, "Attention": talks of invented accounts over four
weeks, four people with six hours a week who are busy for 45 % of their time. It ranks methods; it says nothing about
real calendars. Shares are of what all talks together would teach.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from bench import _attention_cpsat as cpsat
from ropeteam.core.numbers.attention import Cell, Listener, Plan, Talk, plan

SIZES = (40, 200, 1_000, 10_000)
CELLS = {40: 30, 200: 60, 1_000: 120, 10_000: 400}
DAY, WEEK = 24 * 60, 7 * 24 * 60
LENGTHS = (30, 45, 60, 60, 90, 120)
PEOPLE, MINUTES, BUSY, WEEKS = 4, 360, 0.45, 4
THEMES = 20

World = tuple[list[Cell], list[Talk], list[Listener], dict[str, float]]


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table; with --json one JSON object as the last line."""
    parser = argparse.ArgumentParser(prog="run.py bench attention", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--sizes", type=int, nargs="*", default=list(SIZES), metavar="N", help="how many talks")
    parser.add_argument(
        "--seconds", type=float, default=60.0, metavar="S", help="what the exact solver may take a size"
    )
    args = parser.parse_args(argv)
    rows = [measured(n, seconds=args.seconds) for n in args.sizes]
    print(f"{'n':>7}{'greedy':>9}{'cpsat':>15}{'revenue':>9}{'random':>9}{'bound':>9}{'seconds':>9}")
    for row in rows:
        exact = row["cpsat"] if isinstance(row["cpsat"], str) else f"{row['cpsat']:.4f}"
        print(
            f"{row['n']:>7}{row['greedy']:>9.4f}{exact:>15}{row['revenue_first']:>9.4f}{row['random']:>9.4f}"
            f"{row['bound']:>9.4f}{row['seconds']:>9.2f}"
        )
    if args.json:
        print(json.dumps({key: [row[key] for row in rows] for key in rows[0]} if rows else {}))
    return 0


def measured(n: int, *, seconds: float) -> dict[str, Any]:
    """One size: every method's share of what all talks would teach; `seconds` is how long ours took."""
    cells, talks, people, revenue = invented(n, np.random.default_rng(n))
    begun = time.perf_counter()
    ours = plan(cells, talks, people)
    spent = time.perf_counter() - begun
    largest = sorted(talks, key=lambda talk: (-revenue[talk.key], talk.key))
    shuffled = [talks[int(k)] for k in np.random.default_rng(1).permutation(len(talks))]

    def share(pairs: Iterable[tuple[str, str]]) -> float:
        return taught(pairs, cells, talks, people) / ours.everything

    exact: float | str = "not installed"
    if cpsat.INSTALLED:
        exact = round(share(cpsat.best_plan(cells, talks, people, seconds=seconds)), 4)
    return {
        "n": n,
        "greedy": round(ours.coverage, 4),
        "cpsat": exact,
        "revenue_first": round(share(first_come(largest, people)), 4),
        "random": round(share(first_come(shuffled, people)), 4),
        "bound": round(_bound(ours), 4),
        "seconds": round(spent, 3),
    }


def _bound(ours: Plan) -> float:
    return min(ours.bound / ours.everything, 1.0)


# --- the world


def invented(n: int, random: np.random.Generator) -> World:
    """N talks on half hours of working days; big accounts talk more often, and each talk touches one to five cells, of which
    some are in everybody's mouth."""
    count = CELLS.get(n, max(n // 4, 4))
    cells = [Cell(f"c{no:04}", f"t{no % THEMES}", float(random.lognormal(0.0, 1.0))) for no in range(count)]
    popular = random.dirichlet(np.full(count, 0.8))
    accounts = random.lognormal(11.5, 1.2, size=max(n // 3, 4))
    often = np.sqrt(accounts) / np.sqrt(accounts).sum()
    talks, revenue = [], {}
    for no in range(n):
        week, day = int(random.integers(WEEKS)), int(random.integers(5))
        start = week * WEEK + day * DAY + 8 * 60 + 30 * int(random.integers(18))
        touched = random.choice(count, size=min(int(random.integers(1, 6)), count), replace=False, p=_lively(popular))
        chances = {f"c{cell:04}": float(random.uniform(0.05, 0.6)) for cell in touched.tolist()}
        talk = Talk(f"j{no:05}", start, start + int(random.choice(LENGTHS)), week, chances)
        talks.append(talk)
        revenue[talk.key] = float(accounts[int(random.choice(len(accounts), p=often))])
    return cells, talks, [_listener(who, random) for who in range(PEOPLE)], revenue


def _lively(popular: Any) -> Any:
    """Chances without zeros: every cell may be touched."""
    mixed = 0.5 * popular + 0.5 / len(popular)
    return mixed / mixed.sum()


def _listener(who: int, random: np.random.Generator) -> Listener:
    busy = [
        (start, start + 30)
        for week in range(WEEKS)
        for day in range(5)
        for half in range(20)
        if random.random() < BUSY and (start := week * WEEK + day * DAY + 8 * 60 + 30 * half) >= 0
    ]
    strange = {f"t{theme}": 0.0 for theme in range(THEMES) if random.random() < 0.3}
    return Listener(f"p{who}", MINUTES, tuple(busy), strange)


# --- the peers


def first_come(talks: Sequence[Talk], people: Sequence[Listener]) -> list[tuple[str, str]]:
    """In the order given, each talk to the first who is free and has hours left."""
    used: dict[tuple[str, int], int] = {}
    taken: dict[str, list[tuple[int, int]]] = {person.key: [] for person in people}
    found = []
    for talk in talks:
        length = talk.end - talk.start
        fits: Callable[[Listener], bool] = lambda person, talk=talk, length=length: (  # noqa: E731
            cpsat.free(talk, person)
            and used.get((person.key, talk.week), 0) + length <= person.minutes
            and all(end <= talk.start or talk.end <= start for start, end in taken[person.key])
        )
        person = next(filter(fits, people), None)
        if person is not None:
            used[person.key, talk.week] = used.get((person.key, talk.week), 0) + length
            taken[person.key].append((talk.start, talk.end))
            found.append((talk.key, person.key))
    return found


def taught(
    pairs: Iterable[tuple[str, str]], cells: Sequence[Cell], talks: Sequence[Talk], people: Sequence[Listener]
) -> float:
    """The true insight of a plan, written down once more and plainly: the methods are compared by this."""
    left = {cell.key: cell.weight * cell.left for cell in cells}
    themes = {cell.key: cell.theme for cell in cells}
    by_talk = {talk.key: talk for talk in talks}
    by_person = {person.key: person for person in people}
    before = sum(left.values())
    for talk, who in pairs:
        for key, p in by_talk[talk].chances.items():
            left[key] *= 1.0 - p * by_person[who].knows.get(themes[key], 1.0)
    return before - sum(left.values())


if __name__ == "__main__":
    raise SystemExit(main())
