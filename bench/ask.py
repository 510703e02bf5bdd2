"""How long a seller waits for "can we promise this?": the whole flow, from the words to the kept question with candidates.

The product has sixty capabilities; requests are synthetic, their vectors neighbours of those of 1,500 real texts. Each
size is asked 120 different questions, half of them on a deal, after a warm-up. `first` is the first question after the
vectors were forgotten, as in a process that starts (once it reads the embedder's weights too). `page` is the same through
a running server, at the largest size. The parts alone stand beside it: the embedder, the product's truth, the vectors.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from functools import partial
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from bench._http import Connection, served
from bench._measure import percentile, resident_mb
from bench.synthetic.company import TODAY, World, own_home, session_of, world
from bench.synthetic.requests import fill_requests
from bench.synthetic.talks import fill_talks
from bench.synthetic.words import questions
from ropeteam.flows import asks, ear, nearest
from ropeteam.store import models
from ropeteam.store.queries.product import truth

SIZES = (1_000, 10_000, 100_000)
WARM_UP = 12


def main(argv: Sequence[str] | None = None) -> int:
    """Print a table; with --json one JSON object as the last line."""
    parser = argparse.ArgumentParser(prog="run.py bench ask", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), metavar="N", help="change requests")
    parser.add_argument("--questions", type=int, default=120, metavar="N", help="questions a size")
    args = parser.parse_args(argv)
    result: dict[str, float] = {}
    with own_home() as (home, _):
        made = world()
        fill_talks(made, start=0, stop=200, of=200)
        there = 0
        for size in sorted(args.sizes):
            fill_requests(made, start=there, stop=size)
            there = size
            result |= {f"{name}_{size}": value for name, value in measured(made, args.questions, size).items()}
            if size == max(args.sizes):
                with served(home) as port:
                    result |= {
                        f"{name}_{size}": value for name, value in through_pages(made, port, args.questions).items()
                    }
            _print(size, result)
    if args.json:
        print(json.dumps({name: round(value, 2) for name, value in result.items()}))
    return 0


def measured(made: World, n: int, size: int) -> dict[str, float]:
    deals = list(models.Deal.objects.order_by("pk")[:20])
    asked = iter(questions(n + WARM_UP + 1, seed=size))  # new ones each time: an embedder remembers the last texts

    def ask() -> None:
        text = next(asked)
        deal = deals[len(text) % len(deals)] if len(text) % 2 else None
        asks.ask(actor=made.seller, text=text, on=TODAY, deal=deal)

    nearest.forget()
    before = resident_mb()
    first = milliseconds(ask, 1)[0]
    milliseconds(ask, WARM_UP)
    memory = resident_mb() - before
    spent = milliseconds(ask, n)
    alone = iter(questions(n * 3, seed=size + 1))
    return {
        "p95_ms": percentile(spent, 0.95),
        "p50_ms": percentile(spent, 0.5),
        "first_ms": first,
        "vectors_mb": memory,
        "rss_mb": resident_mb(),
        "embed_ms": percentile(milliseconds(lambda: ear.embedder().embed([next(alone)]), n // 2), 0.5),
        "truth_ms": percentile(milliseconds(lambda: truth(made.product), n // 2), 0.5),
        "nearest_ms": percentile(milliseconds(lambda: nearest.nearest(next(alone), made.product), n // 2), 0.5),
    }


def through_pages(made: World, port: int, n: int) -> dict[str, float]:
    """The page's own request: a form posted by htmx, answered by the part with the candidates."""
    token = "a" * 32  # any 32 letters will do, as long as cookie and header agree
    cookie = f"{session_of(made.seller)}; {settings.CSRF_COOKIE_NAME}={token}"
    headers = (f"X-CSRFToken: {token}", "HX-Request: true", "Content-Type: application/x-www-form-urlencoded")
    asked = iter(questions(n + WARM_UP, seed=11))

    def ask(connection: Connection) -> None:
        answer = connection.post(reverse("ask"), urlencode({"text": next(asked)}).encode(), *headers)
        if answer.status != 200:
            raise SystemExit(f"Ask answered {answer.status}")

    for _ in range(4):  # every worker reads the vectors
        connection = Connection(port, cookie)
        milliseconds(partial(ask, connection), WARM_UP // 4)
        connection.close()
    spent = milliseconds(partial(ask, Connection(port, cookie)), n)
    return {"page_p95_ms": percentile(spent, 0.95), "page_p50_ms": percentile(spent, 0.5)}


def milliseconds(work: Callable[[], object], times: int) -> list[float]:
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        spent.append(1000 * (time.perf_counter() - begun))
    return spent


def _print(size: int, result: dict[str, float]) -> None:
    print(f"\n{size} change requests")
    for name, value in result.items():
        if name.endswith(f"_{size}"):
            print(f"  {name.removesuffix(f'_{size}'):<24}{value:10.1f}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
