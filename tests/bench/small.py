"""All benches of a list one after another in one process: `python small.py NAME OPTION ... -- NAME OPTION ... -- ...`

Python and Django are read once instead of two dozen times. After each bench a line with its name and exit code,
so that the reader knows whose figures stood before it. The first bench that wants a home, a company, or a command in a process
of its own, gets the real one. The others get that home with its database anew, the company in it, and commands run right here,
with words compared without weights: how fast anything was, and what was found, is nobody's business. Pages are served from here
too: that the benches' real server starts and ends is looked at in `project/test_commands.py`.
"""

from __future__ import annotations

import pickle
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from importlib import import_module
from io import StringIO
from itertools import groupby
from pathlib import Path
from threading import Barrier, Thread
from time import perf_counter, process_time
from types import SimpleNamespace
from typing import Any

import psycopg
from copied import copy_database

from bench import _http, _measure, imports
from bench._measure import resident_mb
from bench.imports import Run
from bench.synthetic import company, files
from ropeteam.flows import ear
from ropeteam.language.backends.scripted import ScriptedEmbedder
from ropeteam.language.detect import language_of
from ropeteam.language.encoder import encoder
from ropeteam.project.database.cluster import ADMIN, NAME
from ropeteam.project.database.session import Database

outside, moved_in, founded = imports.command, company.own_home, company.world
READERS = 2  # one alone and two at once: what four would print, two print
commanded: list[str] = []
homes: list[tuple[Path, Database]] = []
worlds: list[bytes] = []
at_the_end = ExitStack()


@contextmanager
def own_home() -> Iterator[tuple[Path, Database]]:
    first = not homes
    if first:
        homes.append(at_the_end.enter_context(moved_in()))
    with empty_server() as server:
        if first:
            # Among a handful of rows any order of joins is right: looking for the best one took longer than the answer.
            server.execute(f"ALTER ROLE {NAME} SET join_collapse_limit = 1")
            copy_database(server, "untouched", template=NAME, owner=NAME)
        else:
            server.execute(f"DROP DATABASE {NAME} WITH (FORCE)")
            copy_database(server, NAME, template="peopled" if worlds else "untouched", owner=NAME)
    yield homes[0]


def world() -> company.World:
    """Who got a home later finds it there."""
    if not worlds:
        worlds.append(pickle.dumps(founded()))
        with empty_server() as server:
            copy_database(server, "peopled", template=NAME, owner=NAME)
    made: company.World = pickle.loads(worlds[0])
    return made


@contextmanager
def empty_server() -> Iterator[psycopg.Connection[Any]]:
    """Nobody may use a database while it is copied."""
    import_module("django.db").connections.close_all()
    ((_, database),) = homes
    assert database.cluster is not None
    with psycopg.connect(database.cluster.dsn(user=ADMIN, database="postgres"), autocommit=True) as server:
        yield server


@contextmanager
def served(home: Path) -> Iterator[int]:
    """Two threads, as many as there are readers, that keep their line to the database as the real server's do."""
    basehttp = import_module("django.core.servers.basehttp")  # Django has settings only once a bench is imported
    connections = import_module("django.db").connections
    import_module("ropeteam.project.collected").gather(home / "static")
    quiet = import_module("django.test.testcases").QuietWSGIRequestHandler

    class Server(basehttp.ThreadedWSGIServer):  # type: ignore[misc, name-defined]
        def process_request(self, request: object, client_address: object) -> None:
            threads.submit(self.process_request_thread, request, client_address)

        def _close_connections(self) -> None:
            """Not after each request."""

    with ThreadPoolExecutor(READERS) as threads, Server(("127.0.0.1", 0), quiet) as server:
        server.set_app(import_module("django.core.handlers.wsgi").WSGIHandler())
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()
        both = Barrier(READERS)
        for _ in range(READERS):
            threads.submit(lambda: (both.wait(), connections.close_all()))


def command(home: Path, name: str, *words: str) -> Run:
    """The first as a process of its own, as the bench does it; the next ones are run right here."""
    commanded.append(name)
    if len(commanded) == 1:
        return outside(home, name, *words)
    chosen = import_module("ropeteam.project.commands.table").command(name)
    parser = ArgumentParser()
    chosen.arguments(parser)
    args = parser.parse_args(words)
    args.lang, args.home = "en", home
    begun, worked = perf_counter(), process_time()
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        assert chosen.run(args) == 0, words
    return Run(perf_counter() - begun, resident_mb(), process_time() - worked)


def main() -> int:
    _http.served = served
    imports.command = command
    company.own_home = imports.own_home = own_home
    company.world, files.EVERY = world, 40
    _measure.children_cpu_s = cache(_measure.children_cpu_s)  # looks through all processes of the machine
    embedder = ScriptedEmbedder()
    ear.embedder = lambda: embedder
    encoder.encoder_here = lambda: False
    language_of._identifier = lambda: SimpleNamespace(classify=lambda text: ("de", 1.0))
    ask, pages = import_module("bench.ask"), import_module("bench.pages")
    ask.WARM_UP, pages.WARM_UP, pages.READERS = 4, 0, READERS
    runs = [list(words) for split, words in groupby(sys.argv[1:], lambda word: word == "--") if not split]
    with at_the_end:
        for name, *options in runs:
            code = import_module(f"bench.{name}").main(["--json", *options])
            print(f"end of {name} {code}", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
