"""All benches of a list one after another in one process: `python small.py NAME OPTION ... -- NAME OPTION ... -- ...`

Python, Django and the weights are read once instead of two dozen times. After each bench a line with its name and exit code,
so that the reader knows whose figures stood before it. The first bench that wants a server gets the real one, the others
a small one in this process, and so with commands: how fast anything was is nobody's business here.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, redirect_stderr, redirect_stdout
from importlib import import_module
from io import StringIO
from itertools import groupby
from pathlib import Path
from threading import Thread
from time import perf_counter, process_time

from one_core import one_core

from bench import _http, imports
from bench._measure import resident_mb
from bench.imports import Run

real, outside = _http.served, imports.command
started: list[Path] = []
commanded: set[str] = set()


def served(home: Path) -> AbstractContextManager[int]:
    started.append(home)
    return on_one_core(home) if len(started) == 1 else in_this_process(home)


@contextmanager
def on_one_core(home: Path) -> Iterator[int]:
    with one_core(), real(home) as port:
        yield port


@contextmanager
def in_this_process(home: Path) -> Iterator[int]:
    basehttp = import_module("django.core.servers.basehttp")  # Django has settings only once a bench is imported
    import_module("ropeteam.project.collected").gather(home / "static")
    quiet = import_module("django.test.testcases").QuietWSGIRequestHandler
    with basehttp.ThreadedWSGIServer(("127.0.0.1", 0), quiet) as server:
        server.set_app(import_module("django.core.handlers.wsgi").WSGIHandler())
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def command(home: Path, name: str, *words: str) -> Run:
    """The first of its name as a process of its own, as the bench does it; the next ones are run right here."""
    if name not in commanded:
        commanded.add(name)
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
    import_module("bench.pages").READERS = 2  # one alone and two at once: what four would print, two print
    runs = [list(words) for split, words in groupby(sys.argv[1:], lambda word: word == "--") if not split]
    for name, *options in runs:
        code = import_module(f"bench.{name}").main(["--json", *options])
        print(f"end of {name} {code}", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
