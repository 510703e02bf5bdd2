"""A committed database of its own, and processes that work on it and can be killed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from copied import copy_database
from django.db import connection, connections
from flows.stage import beside, built, empty, forget, houses, script, stage, tables, take, world
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from pytest_django import DjangoDbBlocker

from ropeteam.cli import registry
from ropeteam.project.database.cluster import ADMIN, NAME
from ropeteam.project.database.session import Database
from ropeteam.project.home import temporary_home

__all__ = ["built", "empty", "houses", "script", "stage", "tables", "world"]

TESTS = Path(__file__).parents[1]
Process = subprocess.Popen[str]


class Store:
    """A database as someone outside sees it: by SQL, committed rows only."""

    def __init__(self, dsn: str, home: Path) -> None:
        self.dsn, self.home = dsn, home
        self.processes: list[Process] = []
        self._looking: psycopg.Connection[Any] | None = None

    def session(self) -> psycopg.Connection[Any]:
        """One for all questions: who waits for something asks often, and a new one costs more than what is waited for."""
        if self._looking is None or self._looking.closed:
            self._looking = psycopg.connect(self.dsn, autocommit=True)
        return self._looking

    def leave(self) -> None:
        """Out of the database: while it is copied nobody may be in it."""
        if self._looking:
            self._looking.close()

    def one(self, query: str) -> int:
        row = self.session().execute(query).fetchone()
        assert row is not None
        return int(row[0])

    def do(self, statement: str) -> None:
        self.session().execute(statement)

    def start(self, *arguments: str | Path) -> Process:
        """`ropeteam …` as a process of its own, or one of those that stand beside this file."""
        environment = {
            **os.environ,
            "DATABASE_URL": self.dsn,
            "ROPETEAM_HOME": str(self.home),
            "ROPETEAM_SECRET_KEY": "k",
            "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path]),
            "LANG": "C.UTF-8",
        }
        process = subprocess.Popen(
            [sys.executable, *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
        )
        self.processes.append(process)
        return process

    def ropeteam(self, *arguments: str | Path) -> Process:
        return self.start("-m", "ropeteam", *arguments)

    def killed_when(self, process: Process, reached: Callable[[], bool]) -> None:
        """kill -9 in the middle: once something is committed, while the process is still at it."""
        deadline = time.monotonic() + 240
        while not reached():
            assert process.poll() is None, process.communicate()
            assert time.monotonic() < deadline
            time.sleep(0.03)
        process.kill()
        assert process.wait() == -9, "it had ended before it was killed"


def finished(process: Process) -> tuple[int, str]:
    """Exit code and standard output."""
    said, complained = process.communicate(timeout=600)
    assert "Traceback" not in complained, complained
    return process.returncode, said


@pytest.fixture
def store(tables: None, cluster: Database, django_db_blocker: DjangoDbBlocker) -> Iterator[Store]:
    with django_db_blocker.unblock():
        connections.close_all()  # nobody may use a database while it is copied
    template = connection.settings_dict["NAME"]
    with (
        temporary_home(in_memory=True) as home,
        psycopg.connect(cluster.cluster.dsn(user=ADMIN, database="postgres"), autocommit=True) as server,
    ):
        copy_database(server, "worked", template=template, owner=NAME)
        store = Store(make_conninfo(cluster.dsn, dbname="worked"), home)
        yield store
        for process in store.processes:
            if process.poll() is None:
                process.kill()
            process.communicate()
        store.leave()
        server.execute("DROP DATABASE worked WITH (FORCE)")


@pytest.fixture
def imported(store: Store, django_db_blocker: DjangoDbBlocker) -> Callable[[Path], None]:
    """`ropeteam import FOLDER` into the store, from here: where nobody kills it, a process of its own shows nothing more."""

    def run(folder: Path) -> None:
        forget()
        with django_db_blocker.unblock(), beside("worked"):
            assert take(folder) == 0
        forget()

    return run


@pytest.fixture
def listened(capsys: pytest.CaptureFixture[str], django_db_blocker: DjangoDbBlocker) -> Callable[..., tuple[int, str]]:
    """`ropeteam listen …` in a store, from here, where nobody kills it: its exit code and what it printed."""

    def run(store: Store, *words: str) -> tuple[int, str]:
        listen = registry.command("listen")
        parser = ArgumentParser()
        listen.arguments(parser)
        parser.set_defaults(lang="en")
        forget()
        capsys.readouterr()
        with django_db_blocker.unblock(), beside(str(conninfo_to_dict(store.dsn)["dbname"])):
            code = listen.run(parser.parse_args(words))
        forget()
        return code, capsys.readouterr().out

    return run
