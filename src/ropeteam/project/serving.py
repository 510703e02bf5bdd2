"""Web workers and a job worker beside the database, watched until somebody says stop; then all of them end."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ropeteam.flows import mail_addresses
from ropeteam.project.address import Address
from ropeteam.project.database.cluster import end_with_parent
from ropeteam.project.database.session import Database
from ropeteam.project.errors import ServerEnded

WATCH_S = 0.25
TOO_SOON_S = 5.0  # an end this soon after the start is a fault of the setup, not an accident
GRACE_S = 15.0


@dataclass(slots=True)
class Process:
    """One child with everything it starts itself."""

    name: str
    command: list[str]
    environment: dict[str, str]
    when_we_are_killed: signal.Signals
    child: subprocess.Popen[bytes] | None = None
    started: float = field(default=0.0)

    def start(self) -> None:
        """A group of its own, so that one signal reaches its children too and Ctrl-C comes to us alone."""
        self.child = subprocess.Popen(
            self.command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=end_with_parent(self.when_we_are_killed),
        )
        self.started = time.monotonic()

    def ended(self) -> bool:
        return self.child is not None and self.child.poll() is not None

    def signal(self, number: signal.Signals) -> None:
        if self.child is not None and self.child.poll() is None:
            os.killpg(self.child.pid, number)


def serve(
    address: Address,
    database: Database,
    *,
    home: Path,
    say: Callable[..., None],
    ready: Callable[[], None] = lambda: None,
) -> None:
    """Serve until a signal ends it. `ready` is called once the pages answer."""
    web, *others = processes = _processes(address, database, home)
    try:
        web.start()
        _wait_until_answering(address, web)
        for process in others:
            process.start()
        ready()
        say("serving", url=address.url)
        # Ctrl-C is how one stops it, so that is no failure.
        with contextlib.suppress(KeyboardInterrupt):
            while True:
                time.sleep(WATCH_S)
                _mend(database, processes, say)
    finally:
        say("stopping")
        _stop(processes)


def _processes(address: Address, database: Database, home: Path) -> list[Process]:
    # Children of ours need not ask the supervisor: they end before the server does.
    environment = {**os.environ, "DATABASE_URL": database.dsn, "ROPETEAM_HOME": str(home)}
    environment.setdefault("ROPETEAM_URL", address.url)
    web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", address.host, "--port", str(address.port)]
    web += ["--workers", str(_cores()), "--blocking-threads", "4", "--no-ws", "--log-level", "warning"]
    web += ["--respawn-failed-workers", "ropeteam.project.wsgi:application"]
    own = [sys.executable, "-m", "ropeteam"]
    found = [
        Process("web", web, environment, when_we_are_killed=signal.SIGTERM),
        # In good order it would wait for a database that goes down as well; its job is taken up again by the next.
        Process("work", [*own, "work"], environment, when_we_are_killed=signal.SIGKILL),
    ]
    if listens_for_mail():
        found.append(Process("mail", [*own, "mail", "listen"], environment, when_we_are_killed=signal.SIGKILL))
    return found


def _cores() -> int:
    """Those we may use: a container or `taskset` may allow fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def listens_for_mail() -> bool:
    """Only where the operator said on which address."""
    place = mail_addresses.incoming()
    return place is not None and place.port > 0


def _wait_until_answering(address: Address, web: Process) -> None:
    while True:
        if web.ended() and web.child is not None:
            raise ServerEnded(code=web.child.returncode)
        try:
            urllib.request.urlopen(f"{address.url}/healthz", timeout=10).close()
            return
        except urllib.error.HTTPError:
            return  # it answers; which page is missing is not our matter
        except OSError:
            time.sleep(0.05)


def _mend(database: Database, processes: list[Process], say: Callable[..., None]) -> None:
    if database.cluster is not None and not database.cluster.alive():
        database.cluster.start()
        say("database_restarted")
    for process in processes:
        if process.ended() and time.monotonic() - process.started > TOO_SOON_S:
            process.start()
            say("process_restarted", name=process.name)


def _stop(processes: list[Process]) -> None:
    for process in processes:
        process.signal(signal.SIGTERM)
    deadline = time.monotonic() + GRACE_S
    while any(process.child and not process.ended() for process in processes) and time.monotonic() < deadline:
        time.sleep(0.02)
    for process in processes:
        process.signal(signal.SIGKILL)
