"""A Dask cluster for tests: processes of their own, as an operator would start them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

TESTS = Path(__file__).parents[2]
# Dask calls home about nothing, shows no pages and measures no work; a worker that is killed is missed at once.
QUIET = {
    "DASK_DISTRIBUTED__DIAGNOSTICS__NVML": "False",
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",
    "DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL": "500 ms",
}


class Machines:
    """A scheduler, and workers that can be killed."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "scheduler.json"
        self.processes: list[subprocess.Popen[bytes]] = []

    def start(self, kind: str, *arguments: str, path: str = "") -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + kind, "--scheduler-file", str(self.file), *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.file.parent,
            env={**os.environ, **QUIET, "PYTHONPATH": os.pathsep.join(filter(None, (path, str(TESTS), *sys.path)))},
        )
        self.processes.append(process)
        return process

    def scheduler(self) -> str:
        self.file.unlink(missing_ok=True)
        self.start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
        until(lambda: self.file.exists() and '"address"' in self.file.read_text())
        return self.file.read_text().partition('"address": "')[2].partition('"')[0]

    def worker(self, *, path: str = "") -> subprocess.Popen[bytes]:
        return self.start("worker", "--no-nanny", "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1", path=path)

    def end(self) -> None:
        for process in self.processes:
            process.kill()
            process.wait()


def until(there: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < deadline
        time.sleep(0.05)
