"""How long alignment takes in a company of 3,000 deals: the page's figures, each figure alone, a list of cases, the report.

Synthetic (ten talks a deal, promises, questions, handovers over five years), no server: what the page asks for, in the process.
`limit` is reading every promise's two days and every talk's day: what any figure has to look at.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial

from bench._measure import children_cpu_s
from bench.synthetic.aligned import fill_aligned
from bench.synthetic.company import TODAY, World, own_home, world
from ropeteam.core.alignment_periods import rolling
from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_alignment import Figure, Stand
from ropeteam.flows import alignment
from ropeteam.language.paper.report import written
from ropeteam.store import models
from ropeteam.store.actor import actor_of
from ropeteam.store.queries.lists import Where
from ropeteam.wording.alignment_report import report

DEALS = 3_000


def main(argv: Sequence[str] | None = None) -> int:
    """Print a table; with --json one JSON object as the last line."""
    parser = argparse.ArgumentParser(prog="run.py bench alignment", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--deals", type=int, default=DEALS, metavar="N")
    parser.add_argument("--times", type=int, default=5, metavar="N", help="how often each is taken; the median counts")
    args = parser.parse_args(argv)
    with own_home():
        made = world()
        fill_aligned(made, deals=args.deals)
        found = measured(made, args.times)
    for name, value in found.items():
        print(f"{name:<24}{value:>8.0f} ms")
    if args.json:
        print(json.dumps({name: round(value, 2) for name, value in found.items()}))
    return 0


def measured(made: World, times: int) -> dict[str, float]:
    """Milliseconds on the clock; `first` is the first page of a process, `page_cpu` what process and database worked for one."""
    manager = actor_of(made.people[Role.MANAGEMENT][0], on=TODAY)
    period, scope = rolling(TODAY), alignment.scope_for(made.company, actor=manager)

    def page() -> None:
        alignment.look(made.company, period, actor=manager, on=TODAY)

    def cases() -> None:
        alignment.with_cases(Figure.SAID, scope, period, stand=Stand.FAILED, where=Where(), actor=manager, on=TODAY)

    def paper() -> None:
        written(report(alignment.look(made.company, period, actor=manager, on=TODAY), "de"))

    def limit() -> None:
        list(models.Promise.objects.values_list("said_on", "due"))
        list(models.Conversation.objects.values_list("held_on"))

    found = {"first_ms": _clock(page, 1), "page_ms": _clock(page, times), "page_cpu_ms": _work(page, times)}
    for figure in Figure:
        one = partial(alignment.one, figure, scope, period, on=TODAY)
        found[f"{figure.value}_ms"] = _clock(one, 1)
    return found | {
        "cases_ms": _clock(cases, times),
        "report_ms": _clock(paper, times),
        "limit_ms": _clock(limit, times),
    }


def _work(deed: Callable[[], object], times: int) -> float:
    """What this process and the database really worked: on a machine that does other work too it tells more than the clock."""
    before = time.process_time() + children_cpu_s()
    for _ in range(times):
        deed()
    return 1000 * (time.process_time() + children_cpu_s() - before) / times


def _clock(deed: Callable[[], object], times: int) -> float:
    walls = []
    for _ in range(times):
        wall = time.perf_counter()
        deed()
        walls.append(1000 * (time.perf_counter() - wall))
    return statistics.median(walls)


if __name__ == "__main__":
    raise SystemExit(main())
