"""A backlog heard by as many processes as the machine has room for.

A process that dies (killed, out of memory) takes the whole pool with it, and nobody can say which talk it was at. So all talks
under way are then heard once more, one after the other and each in a process of its own: whoever takes that one along too
is named and left out, the rest goes on.

No process works on for a run that is gone: each watches a pipe whose other end only the run holds. It closes with the run,
also with kill -9, and the process ends itself.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Thread
from types import TracebackType

from ropeteam.core.errors import RopeteamError
from ropeteam.language.listening.ears import Hear, answer
from ropeteam.language.listening.hear import hear, warm_up
from ropeteam.language.listening.task import DIED, Answer, Task, Unheard

AHEAD = 8  # answers a worker may be ahead of the oldest talk still being heard


class Pool:
    """Use as a context: at its end every process is gone."""

    def __init__(self, workers: int, *, do: Hear = hear, warm: Callable[[], object] = warm_up) -> None:
        """`do` is what a process does with a task, `warm` what it needs before; both are looked up there by their names."""
        self._workers, self._do, self._warm = workers, do, warm
        self._context = get_context("spawn")  # a fork would share the database connection and half-held locks
        self._watched, self._held = self._context.Pipe(duplex=False)
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end(now=kind is not None)
        self._held.close()
        self._watched.close()

    def hear(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        """In the order of the tasks: what is booked does not depend on who was quicker."""
        coming = iter(tasks)
        line: deque[_Place] = deque()
        while True:
            self._fill(line, coming)
            if not line:
                return
            self._look(line)
            while line and line[0].answer is not None:
                yield line.popleft().answer  # type: ignore[misc]

    def _fill(self, line: deque[_Place], coming: Iterator[Task]) -> None:
        """One task more than there are workers is under way: so nobody waits, and few are heard twice after a death."""
        while len(line) < self._workers * AHEAD and sum(place.answer is None for place in line) <= self._workers:
            task = next(coming, None)
            if task is None:
                return
            line.append(_Place(task))
            self._give(line[-1])

    def _give(self, place: _Place) -> None:
        try:
            place.future = self._ready(self._workers).submit(answer, place.task, self._do)
        except BrokenProcessPool:
            place.future = None  # it died between two looks: heard alone, like the others under way

    def _look(self, line: deque[_Place]) -> None:
        """Wait until one is heard, or until all under way died with their pool."""
        under_way = [place for place in line if place.answer is None]
        futures = [place.future for place in under_way if place.future is not None]
        if futures:
            wait(futures, return_when=FIRST_COMPLETED)
        broken = len(futures) < len(under_way)
        for place in under_way:
            if place.future is not None and place.future.done():
                broken = not place.take() or broken
        if broken:
            self._one_by_one([place for place in under_way if place.answer is None])

    def _one_by_one(self, places: list[_Place]) -> None:
        """Each in a process of its own, so that a second death has one cause."""
        for place in places:
            self._end(now=True)
            try:
                place.future = self._ready(1).submit(answer, place.task, self._do)
                alive = place.take()
            except BrokenProcessPool:
                alive = False
            if not alive:
                place.answer = Unheard(place.task.talk.key, place.task.talk.name, DIED)
                self._must_live()
        self._end(now=True)

    def _must_live(self) -> None:
        """Where a process dies with nothing to hear, no talk is to blame: else all of them would be named in turn."""
        self._end(now=True)
        try:
            self._ready(1).submit(self._warm).result()
        except BrokenProcessPool as error:
            raise RopeteamError("listeners_die") from error

    def _ready(self, workers: int) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                workers, mp_context=self._context, initializer=_begin, initargs=(self._watched,)
            )
        return self._pool

    def _end(self, *, now: bool) -> None:
        """`now`: what is under way is thrown away, its processes are killed; they have nothing to lose."""
        pool, self._pool = self._pool, None
        if pool is None:
            return
        if now:
            for process in list((pool._processes or {}).values()):
                process.kill()
        pool.shutdown(wait=True, cancel_futures=True)


class _Place:
    """A task in the line, and what became of it."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.future: Future[Answer] | None = None
        self.answer: Answer | None = None

    def take(self) -> bool:
        """Take the answer; False where the process died over it."""
        if self.future is None:
            return False
        try:
            self.answer = self.future.result()
        except BrokenProcessPool:
            self.future = None
            return False
        return True


def _begin(watched: Connection) -> None:
    """In the new process. Ctrl-C reaches every process of a terminal: the run ends them, they do not complain themselves."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_run, args=(watched,), daemon=True).start()


def _end_with_the_run(watched: Connection) -> None:
    try:
        watched.recv()
    except (EOFError, OSError):
        os._exit(1)
