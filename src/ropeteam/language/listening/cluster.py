"""A backlog heard on a Dask cluster: the same function, sent to machines on which the same Ropeteam is installed.

The scheduler gives the talks of a machine that died to others, four times at most; a talk that outlives none of them is named
and left out. Before the first word travels every worker says what it hears with; with each talk it is asked again, because a
worker may join later. The library is imported when a cluster is asked for, nothing else needs it.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from threading import Lock
from time import monotonic
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from ropeteam.core.errors import RopeteamError
from ropeteam.language.listening.ears import Hear, answer
from ropeteam.language.listening.hear import hear
from ropeteam.language.listening.identity import identity
from ropeteam.language.listening.task import DIED, Answer, Task, Unheard

EXTRA = "distributed"
AHEAD = 8  # talks under way or heard ahead of the oldest one, a worker's thread
CONNECT_S = 10
WORKERS_S = 30
LOOK_S = 5
LOST_S = 60

_one_at_a_time = Lock()


class OtherIdentity(Exception):
    """A worker that joined later hears with something else."""


class Cluster:
    """Use as a context: at its end nothing of ours is under way there any more."""

    def __init__(
        self,
        url: str,
        *,
        do: Hear = hear,
        expected: Mapping[str, str] | None = None,
        lost_s: float = LOST_S,
        workers_s: float = WORKERS_S,
    ) -> None:
        """`do` is what a worker does with a talk, `expected` what it has to hear with: what this machine hears with."""
        self._url, self._do, self._lost_s, self._workers_s = url, do, lost_s, workers_s
        self._expected = expected or identity()
        self._client: Any = None
        self._room = 1
        self._look_at = 0.0

    def __enter__(self) -> Cluster:
        self._client = _connected(self._url)
        try:
            self._check()
        except BaseException:
            self._leave()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """What is still asked for is forgotten by the scheduler with the client."""
        self._leave()

    def _leave(self) -> None:
        """Where nobody answers there is nothing to forget, and why the work ended is what is to be told."""
        with suppress(TimeoutError):
            self._client.close(timeout=LOOK_S)

    @property
    def workers(self) -> int:
        return self._room

    def workers_now(self) -> int:
        return max(1, sum(int(threads) for threads in self._client.nthreads().values()))

    @property
    def in_the_clear(self) -> bool:
        """Whether words travel unencrypted to another machine."""
        parts = urlsplit(self._url if "://" in self._url else f"tcp://{self._url}")
        return parts.scheme != "tls" and parts.hostname not in ("localhost", "127.0.0.1", "::1")

    def hear(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        """In the order of the tasks, whoever is quicker."""
        coming = iter(tasks)
        line: deque[tuple[Task, Any]] = deque()
        while True:
            self._grow()
            while len(line) < self._room * AHEAD and (task := next(coming, None)) is not None:
                line.append((task, self._sent(task)))
            if not line:
                return
            task, future = line.popleft()
            yield self._answered(task, future)

    def _grow(self) -> None:
        """Workers that joined since get talks too. Looked for now and then: the scheduler has to be asked."""
        if monotonic() < self._look_at:
            return
        self._look_at = monotonic() + LOOK_S
        if self._anybody_there():
            self._room = max(self._room, self.workers_now())

    def _sent(self, task: Task) -> Any:
        return self._client.submit(hear_as, self._expected, task, self._do, pure=False)

    def _answered(self, task: Task, future: Any) -> Answer:
        from distributed import KilledWorker
        from distributed.client import FutureCancelledError

        try:
            return self._waited_for(future)
        except KilledWorker:
            return Unheard(task.talk.key, task.talk.name, DIED)
        except OtherIdentity as error:
            raise self._other(str(error.args[0]), error.args[1]) from error
        except (FutureCancelledError, OSError) as error:
            raise RopeteamError("cluster_lost", url=self._url) from error
        except RopeteamError:
            raise
        except Exception as error:  # the ear's own errors come back as answers: this one is the worker's
            raise self._other("?", error) from error

    def _waited_for(self, future: Any) -> Answer:
        """A cluster without workers, or without its scheduler, gets a while to come back."""
        alone = 0.0
        while True:
            try:
                found: Answer = future.result(timeout=LOOK_S)
                return found
            except TimeoutError:
                alone = 0.0 if self._anybody_there() else alone + LOOK_S
            if alone >= self._lost_s:
                raise RopeteamError("cluster_lost", url=self._url)

    def _anybody_there(self) -> bool:
        try:
            return self._client.status == "running" and bool(self._client.nthreads())
        except OSError:
            return False

    def _check(self) -> None:
        """Workers there are, and all of them hear as this machine does."""
        try:
            self._client.wait_for_workers(1, timeout=self._workers_s)
        except TimeoutError as error:
            raise RopeteamError("cluster_no_workers", url=self._url) from error
        there = self._client.run(identity, on_error="return")
        for worker, theirs in sorted(there.items()):
            if theirs != self._expected:
                raise self._other(worker, theirs)
        self._room = self.workers_now()

    def _other(self, worker: str, theirs: Any) -> RopeteamError:
        """`theirs` is what the worker said, or the error with which it could not even say that."""
        if not isinstance(theirs, Mapping):
            return RopeteamError("cluster_worker_without", worker=worker, why=f"{type(theirs).__name__}: {theirs}")
        differs = [
            f"{name} {theirs.get(name, '-')} ≠ {ours}"
            for name, ours in self._expected.items()
            if theirs.get(name) != ours
        ]
        return RopeteamError("cluster_other_version", worker=worker, differs=", ".join(differs))


def hear_as(expected: Mapping[str, str], task: Task, do: Hear) -> Answer:
    """On the worker. One talk at a time, however many threads it has: they would share one memory of sentences."""
    if identity() != expected:
        from distributed import get_worker

        raise OtherIdentity(get_worker().address, identity())
    with _one_at_a_time:
        return answer(task, do)


def _connected(url: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise RopeteamError("cluster_not_installed", command=f"{sys.executable} -m pip install {EXTRA}") from error
    try:
        return Client(url, timeout=CONNECT_S, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise RopeteamError("cluster_unreachable", url=url) from error
