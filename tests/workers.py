"""`--workers N`: everything is imported and collected once, then so many processes run the files, each taking the next.

They are this process copied, so each begins at once. A file stays in one of them: what its tests share is built once.
`--system-too`: one more process runs what depends on the database on the system's PostgreSQL as well (`on_system.py`).
"""

from __future__ import annotations

import os
import struct
import sys
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import Any, NoReturn

import pytest
from on_system import runs_again

PLACE = struct.Struct("<I")
Files = list[list[pytest.Item]]
Test = tuple[str, tuple[str, int | None, str]]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--workers", type=int, default=1, help="so many processes run the tests, each file in one of them")
    parser.addoption("--system-too", action="store_true", help="some again, on the system's PostgreSQL")


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    config = session.config
    if not are_wanted(config) or config.option.collectonly or session.testsfailed:
        return None  # pytest's own loop
    shares = [Share(session.items)] * config.option.workers
    if config.option.system_too:
        again = [item for item in session.items if runs_again(item.nodeid)]
        shares.append(Share(again, " (system's PostgreSQL)", ROPETEAM_POSTGRES="system"))
        session.testscollected += len(again)
    config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]  # one for all: they number what they put into it
    if reporter := config.pluginmanager.getplugin("terminalreporter"):
        reporter.showfspath = False  # of several files at a time
    hear_out(session, [started(session, share) for share in shares])
    return True


def are_wanted(config: pytest.Config) -> bool:
    return config.option.workers > 1 or config.option.system_too


class Queue:
    """The files' places in a pipe that all read from: each goes to one of them."""

    def __init__(self, length: int) -> None:
        self._out, into = os.pipe()
        with os.fdopen(into, "wb") as pipe:
            pipe.write(b"".join(PLACE.pack(place) for place in range(length)))

    def next(self) -> int | None:
        taken = os.read(self._out, PLACE.size)
        return PLACE.unpack(taken)[0] if taken else None

    def empty(self) -> None:
        while self.next() is not None:
            pass


class Share:
    """Files that one or more processes run: what is told behind the tests' names, what they find in the environment."""

    def __init__(self, items: Sequence[pytest.Item], name: str = "", **environment: str) -> None:
        self.files: Files = [list(some) for _path, some in groupby(items, key=lambda item: item.path)]
        self.queue = Queue(len(self.files))
        self.name, self.environment = name, environment


@dataclass
class Worker:
    """`running`: its test's name and place; of one that ended in order None."""

    pid: int
    says: Connection
    share: Share
    running: Test | None = ("a worker", ("", None, ""))


def started(session: pytest.Session, share: Share) -> Worker:
    heard, says = Pipe(duplex=False)
    pid = os.fork()
    if pid == 0:
        heard.close()
        os.environ.update(share.environment)
        run_and_leave(session, share, says)
    says.close()
    return Worker(pid, heard, share)


def run_and_leave(session: pytest.Session, share: Share, says: Connection) -> NoReturn:
    """In the copy, which must never go on with what the first process was about to do."""
    plugins = session.config.pluginmanager
    capture = plugins.getplugin("capturemanager")
    code = 1
    try:
        plugins.unregister(name="terminalreporter")
        plugins.register(teller := Teller(session.config, share.name, says))
        capture.stop_global_capturing()
        capture.start_global_capturing()  # what its tests print goes to a file of its own
        try:
            for item, after in one_after_another(share.files, share.queue):
                teller.begins(item)
                session.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        finally:
            session._setupstate.teardown_exact(None)  # nothing is left but after Ctrl-C
        teller.begins(None)
        code = 0
    except BaseException:
        capture.stop_global_capturing()
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def one_after_another(files: Files, queue: Queue) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    """Each test and the one after it: what both share stays. The next file is taken when the last test of this one begins."""
    place = queue.next()
    while place is not None:
        items = files[place]
        yield from pairwise(items)
        place = queue.next()
        yield items[-1], None if place is None else files[place][0]


class Teller:
    """Tells the first process what happens in this one, once a test: whoever is told more often works as much as the tests."""

    def __init__(self, config: pytest.Config, name: str, says: Connection) -> None:
        self._config, self._name, self._says = config, name, says
        self._reports: list[dict[str, Any]] = []

    def begins(self, item: pytest.Item | None) -> None:
        """What was reported since the last time, and the test that runs now, if any."""
        running: Test | None = (item.nodeid + self._name, item.location) if item else None
        self._says.send((self._reports, running))
        self._reports.clear()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        report.nodeid += self._name
        self._reports.append(self._config.hook.pytest_report_to_serializable(config=self._config, report=report))


def hear_out(session: pytest.Session, workers: list[Worker]) -> None:
    """Until all have ended. After `-x` nobody takes another file."""
    there = {worker.says: worker for worker in workers}
    try:
        while there:
            for says in wait(there):
                try:
                    hear(session.config, there[says], says.recv())  # type: ignore[index, union-attr]
                except EOFError:
                    gone = there.pop(says)  # type: ignore[call-overload]
                    if gone.running:
                        session.config.hook.pytest_runtest_logreport(report=died(*gone.running))
            if session.shouldfail or session.shouldstop:
                leave_the_rest(workers)
    finally:
        leave_the_rest(workers)
        for worker in workers:
            os.waitpid(worker.pid, 0)
    if session.shouldfail:
        raise session.Failed(session.shouldfail)
    if session.shouldstop:
        raise session.Interrupted(session.shouldstop)


def leave_the_rest(workers: list[Worker]) -> None:
    for worker in workers:
        worker.share.queue.empty()


def hear(config: pytest.Config, worker: Worker, said: tuple[list[dict[str, Any]], Test | None]) -> None:
    reports, worker.running = said
    for data in reports:
        report = config.hook.pytest_report_from_serializable(config=config, data=data)
        config.hook.pytest_runtest_logreport(report=report)


def died(nodeid: str, location: tuple[str, int | None, str]) -> pytest.TestReport:
    words = "The process that ran this test died; the rest of its file was not run."
    return pytest.TestReport(nodeid, location, {}, "failed", words, "call")
