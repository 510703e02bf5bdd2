"""One PostgreSQL server over one data directory: made, started as a direct child, adopted when left over, stopped."""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from ropeteam.project.database import postmaster
from ropeteam.project.database.binaries import Binaries
from ropeteam.project.database.configuration import NAME, locale_options, server_settings
from ropeteam.project.database.place import Place
from ropeteam.project.errors import DatabaseError, DoesNotStart, NoSpace

ADMIN = "ropeteam_admin"  # the server's own user; the application works as one that owns its database and nothing else
PATIENCE_S = 60.0  # without any sign of life
RECOVERY_S = 900.0  # while it reads its log after a crash
LARGEST_LOG = 8_000_000


@dataclass(slots=True)
class Cluster:
    """`say` is called with a message code when something takes long enough that a person should know why."""

    place: Place
    binaries: Binaries
    say: Callable[..., None]
    durable: bool = True
    child: subprocess.Popen[bytes] | None = field(default=None, init=False)
    pid: int = field(default=0, init=False)

    def create(self) -> None:
        """Make the data directory, whole or not at all: a killed attempt leaves a draft that the next one clears."""
        if self.place.data.exists():
            return
        draft = self.place.root / "data.draft"
        shutil.rmtree(draft, ignore_errors=True)
        password = self.place.root / "password.draft"
        password.write_text(self.place.passwords()[0])
        password.chmod(0o600)
        self.place.account.own(password)
        command = [self.binaries.program("initdb"), "-D", str(draft), "-U", ADMIN, f"--pwfile={password}"]
        command += ["--auth=scram-sha-256", "--encoding=UTF8", *locale_options(self.binaries.major)]
        if not self.durable:
            command.append("--no-sync")
        made = subprocess.run(command, capture_output=True, text=True, check=False, **self._spawn())
        password.unlink()
        if made.returncode != 0:
            shutil.rmtree(draft, ignore_errors=True)
            raise _explained(made.stdout + made.stderr, self.place.root)
        draft.rename(self.place.data)

    def start(self) -> None:
        """Start the server, or adopt the one that a killed command left running, and wait until it answers."""
        if not self._adopt():
            self._launch()
        self._make_database()

    def stop(self) -> None:
        """Fast stop: open work of others is rolled back, committed work stays. Harmless when it is not running."""
        if not self.pid:
            return
        folder = postmaster.read(self.place.data)
        self._signal(signal.SIGINT)
        if not self._gone_within(PATIENCE_S):
            self.say("database_stops_hard")
            self._signal(signal.SIGQUIT)
            self._gone_within(PATIENCE_S)
        if folder and self.place.is_short_lived(folder.socket_folder):
            shutil.rmtree(folder.socket_folder, ignore_errors=True)
        self.child, self.pid = None, 0

    def alive(self) -> bool:
        """Does the server still run?"""
        if self.child is not None:
            return self.child.poll() is None
        return bool(self.pid) and postmaster.runs(self.pid, self.place.data)

    def dsn(self, *, user: str = NAME, database: str = NAME) -> str:
        """How to reach a database of this server."""
        return dsn(self.place, user=user, database=database)

    def _adopt(self) -> bool:
        told = postmaster.read(self.place.data)
        if told is None or not postmaster.runs(told.pid, self.place.data):
            return False
        self.pid = told.pid
        if told.status == "stopping":
            self._gone_within(PATIENCE_S)
            self.pid = 0
            return False
        self._wait_until_ready(start_of_log=0)
        return True

    def _launch(self) -> None:
        if self.place.log.exists() and self.place.log.stat().st_size > LARGEST_LOG:
            self.place.log.replace(self.place.log.with_name("log.old"))
        deadline = time.monotonic() + PATIENCE_S
        while True:
            postmaster.disarm_foreign_pid(self.place.data)
            start_of_log = self.place.log.stat().st_size if self.place.log.exists() else 0
            self._spawn_server()
            try:
                return self._wait_until_ready(start_of_log)
            except DoesNotStart as error:
                # After a SIGKILL of the server its own children need a moment to notice and end.
                if "is still in use" not in error.values["log"] or time.monotonic() > deadline:
                    raise
                time.sleep(0.2)

    def _spawn_server(self) -> None:
        command = [self.binaries.program("postgres"), "-D", str(self.place.data)]
        for name, value in server_settings(self.durable).items():
            command += ["-c", f"{name}={value}"]
        command += ["-c", f"unix_socket_directories={self.place.socket_folder()}"]
        with open(self.place.log, "ab") as log:
            # A session of its own: Ctrl-C in the terminal is for us, and we stop the server when our work is put away.
            self.child = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=end_with_parent(signal.SIGINT),
                **self._spawn(),
            )
        self.pid = self.child.pid

    def _wait_until_ready(self, start_of_log: int) -> None:
        begun = time.monotonic()
        told_user = False
        while True:
            told = postmaster.read(self.place.data)
            if told and told.pid == self.pid and told.status == "ready":
                return
            waited = time.monotonic() - begun
            starting = bool(told and told.pid == self.pid and told.status == "starting")
            if not self.alive() or waited > (RECOVERY_S if starting else PATIENCE_S):
                self._signal(signal.SIGQUIT)
                self.child, self.pid = None, 0
                raise _explained(_log_since(self.place.log, start_of_log), self.place.root)
            if waited > 10 and not told_user:
                self.say("database_recovers")
                told_user = True
            time.sleep(0.02)

    def _make_database(self) -> None:
        with psycopg.connect(self.dsn(user=ADMIN, database="postgres"), autocommit=True) as connection:
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [NAME]).fetchone():
                role = sql.SQL("CREATE ROLE {} LOGIN CREATEDB PASSWORD {}")
                connection.execute(role.format(sql.Identifier(NAME), sql.Literal(self.place.passwords()[1])))
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
                made = sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(NAME), sql.Identifier(NAME))
                connection.execute(made)

    def _signal(self, number: signal.Signals) -> None:
        if self.alive():
            os.kill(self.pid, number)

    def _gone_within(self, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while self.alive():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.02)
        return True

    def _spawn(self) -> dict[str, Any]:
        # No PG* or LC_* of the user's shell: they would change what the server and initdb do.
        return {"env": {"PATH": os.defpath, "LC_ALL": "C"}, **self.place.account.spawn()}


def dsn(place: Place, *, user: str = NAME, database: str = NAME) -> str:
    """How to reach the server that runs over this place; only with its password, only through its socket."""
    told = postmaster.read(place.data)
    if told is None:
        raise DatabaseError(home=place.root)
    admin, application = place.passwords()
    return make_conninfo(
        host=str(told.socket_folder),
        port=5432,
        user=user,
        password=admin if user == ADMIN else application,
        dbname=database,
    )


def end_with_parent(number: signal.Signals) -> Callable[[], None] | None:
    """For a child process: the signal it gets when the command that started it is killed outright (Linux only).

    Elsewhere the server stays, and the next command adopts it.
    """
    if sys.platform != "linux":
        return None
    library, parent = ctypes.CDLL(None, use_errno=True), os.getpid()

    def arm() -> None:
        library.prctl(1, number)  # PR_SET_PDEATHSIG
        if os.getppid() != parent:
            os._exit(1)

    return arm


def _log_since(path: Path, start: int) -> str:
    try:
        with open(path, "rb") as log:
            log.seek(start)
            return log.read(200_000).decode(errors="replace")
    except OSError:
        return ""


def _explained(told: str, root: Path) -> DoesNotStart | NoSpace:
    if "No space left on device" in told:
        return NoSpace(path=root, free_mb=shutil.disk_usage(root).free // 2**20)
    return DoesNotStart(log="\n".join(told.strip().splitlines()[-10:]), path=root / "log")
