"""How long the order of change requests takes: counted anew, after a rating, and when nothing changed.

Synthetic deals, askers and ratings (three askers and two ratings a request, a third as many deals), no server: what the list
page asks for, in the process. `cold` is the first page of the list after somebody's ask or decision; `rated` the same after
a rating; `warm` when nothing changed; `top` how sure one request's place among the first is, as its page says, the first time.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable, Sequence

from bench.synthetic.board import fill_board
from bench.synthetic.company import World, own_home, world
from ropeteam.flows import request_board
from ropeteam.store import models
from ropeteam.store.queries.lists import SIZE

SIZES = (10_000, 50_000)


def main(argv: Sequence[str] | None = None) -> int:
    """Print a table; with --json one JSON object as the last line."""
    parser = argparse.ArgumentParser(prog="run.py bench board", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), metavar="N", help="change requests")
    parser.add_argument("--times", type=int, default=5, metavar="N", help="how often each is taken; the median counts")
    args = parser.parse_args(argv)
    result: dict[str, float] = {}
    for size in sorted(args.sizes):
        with own_home():
            made = world()
            fill_board(made, requests=size)
            found = measured(made, args.times)
        print(f"{size:>8} requests  " + "  ".join(f"{name} {value:.0f}" for name, value in found.items()), flush=True)
        result |= {f"{name}_{size}": value for name, value in found.items()}
    if args.json:
        print(json.dumps({name: round(value, 2) for name, value in result.items()}))
    return 0


def measured(made: World, times: int) -> dict[str, float]:
    """Milliseconds on the clock and, for what is counted anew, of this process's own work (the rest is the database's)."""

    def page() -> None:
        board = request_board.of(made.company, confidential=False)
        board.pick(board.ranked("stake")[:SIZE])

    def anew() -> None:
        request_board.forget()
        page()

    def top() -> None:
        board = request_board.of(made.company, confidential=False)
        board.in_top(board.facts[0].pk)

    cold, own = _clock(anew, times)
    first, _ = _clock(top, 1)
    warm, _ = _clock(page, times)
    rated = [_clock(page, 1)[0] for _ in range(times) if _rate(made)]
    return {"cold_ms": cold, "cold_cpu_ms": own, "rated_ms": statistics.median(rated), "warm_ms": warm, "top_ms": first}


def _clock(deed: Callable[[], None], times: int) -> tuple[float, float]:
    walls, works = [], []
    for _ in range(times):
        wall, work = time.perf_counter(), time.process_time()
        deed()
        walls.append(1000 * (time.perf_counter() - wall))
        works.append(1000 * (time.process_time() - work))
    return statistics.median(walls), statistics.median(works)


def _rate(made: World) -> models.PillarRating:
    """One more rating, as if somebody had given it."""
    last = models.PillarRating.objects.order_by("-pk")[0]
    last.pk = None
    last.save(force_insert=True)
    return last


if __name__ == "__main__":
    raise SystemExit(main())
