"""listen's part with many conversations: who hears them, and what is told of those that could not be heard."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from ropeteam.cli.printing import line
from ropeteam.core.errors import RopeteamError
from ropeteam.language.listening.cluster import Cluster
from ropeteam.language.listening.ears import Ears, Here
from ropeteam.language.listening.pool import Pool
from ropeteam.language.listening.task import DIED, Unheard
from ropeteam.language.listening.workers import workers_for

NAMED = 20  # so many are named one by one


def arguments(parser: argparse.ArgumentParser) -> None:
    one = parser.add_mutually_exclusive_group()
    one.add_argument(
        "--workers", type=int, metavar="N", help="so many processes listen (else as many as cores and memory allow)"
    )
    one.add_argument("--cluster", metavar="URL", default="", help="a Dask cluster listens: tls://host:8786")


@contextmanager
def ears(args: argparse.Namespace, *, talks: int) -> Iterator[Ears]:
    """Who hears so many conversations. Processes are worth their start from sixteen on."""
    if args.workers is not None and args.workers < 1:
        raise RopeteamError("workers_too_few")
    if args.cluster and talks:
        with Cluster(args.cluster) as cluster:
            line("cli.backlog.cluster", args.lang, url=args.cluster, workers=cluster.workers)
            if cluster.in_the_clear:
                line("cli.backlog.in_the_clear", args.lang, url=args.cluster)
            yield cluster
        return
    workers = min(args.workers, talks) if args.workers is not None else workers_for(talks)
    if workers <= 1:
        yield Here()
        return
    line("cli.backlog.workers", args.lang, workers=workers)
    with Pool(workers) as pool:
        yield pool


def tell_unheard(unheard: list[Unheard], lang: str) -> None:
    """By name: somebody may look what is wrong with them."""
    if not unheard:
        return
    line("cli.backlog.unheard", lang, count=len(unheard))
    for one in unheard[:NAMED]:
        if one.why == DIED:
            line("cli.backlog.died", lang, name=one.name)
        else:
            line("cli.backlog.stumbled", lang, name=one.name, why=one.why)
    if len(unheard) > NAMED:
        line("cli.backlog.more", lang, count=len(unheard) - NAMED)
