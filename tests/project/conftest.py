"""Homes and real commands for tests that start processes of their own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from copied import copy_database
from django.conf import settings
from django.db import connection, connections
from flows.stage import tables
from psycopg.conninfo import make_conninfo
from pytest_django import DjangoDbBlocker
from ready import ready_copy

from ropeteam.project import main as entry
from ropeteam.project.database.cluster import ADMIN, NAME
from ropeteam.project.database.session import Database
from ropeteam.project.home import temporary_home

__all__ = ["tables"]

Say = Callable[..., None]
Typed = Callable[..., tuple[int, str, str]]
SETTINGS = "DJANGO_SETTINGS_MODULE"  # the entry names them anew
OF_THE_HOME = ("HOME", "SECRET_KEY", "ROPETEAM_LEDGER_KEY", "ROPETEAM_LEDGER_NOTES", "STATIC_ROOT")
ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
LONG_FILES = pytest.StashKey[list[str]]()


@pytest.fixture
def long_files(pytestconfig: pytest.Config) -> list[str]:
    """Files that should be split one day; shown at the end of the run, no failure."""
    return pytestconfig.stash.setdefault(LONG_FILES, [])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if found := config.stash.get(LONG_FILES, []):
        terminalreporter.section("files longer than 200 lines")
        terminalreporter.line("\n".join(found))


@pytest.fixture
def home() -> Iterator[Path]:
    """A home that root's server user can enter too, which pytest's own folders are not."""
    with temporary_home(in_memory=True) as folder:
        yield folder


@pytest.fixture(scope="module")
def common_home(ready_home: Path) -> Iterator[Path]:
    """One that a command has used before, for several tests: each leaves it closed and fit for the next one's commands."""
    with ready_copy(ready_home) as folder:
        yield folder


@pytest.fixture
def said() -> list[str]:
    """What a supervisor said, as codes."""
    return []


@pytest.fixture
def say(said: list[str]) -> Say:
    return lambda code, **values: said.append(code)


@pytest.fixture
def run_python(home: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start Python on a piece of code or a module as a user would: another process, the home in the environment."""
    started: list[subprocess.Popen[str]] = []

    def run(*arguments: str, **environment: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "ROPETEAM_HOME": str(home), "LANG": "C.UTF-8", **environment},
        )
        started.append(process)
        return process

    yield run
    for process in started:
        if process.poll() is None:
            process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None and not stream.closed:
                stream.close()


@pytest.fixture
def typed(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    django_db_blocker: DjangoDbBlocker,
) -> Typed:
    """A command in this process, with the words a user types: its exit code, standard output and standard error.

    What it points Django at and what it listens for is put back.
    """

    def run(*words: str, **environment: str) -> tuple[int, str, str]:
        line, listened = dict(connections.settings["default"]), {number: signal.getsignal(number) for number in ENDS}
        named = {"ROPETEAM_HOME": str(home), "LANG": "C.UTF-8", SETTINGS: os.environ[SETTINGS]}
        with monkeypatch.context() as patch, django_db_blocker.unblock():
            for name, value in (named | environment).items():
                patch.setenv(name, value)
            for name in OF_THE_HOME:
                patch.setattr(settings, name, getattr(settings, name))
            try:
                code = entry.main(words)
            finally:
                connections.close_all()
                connections.settings["default"].clear()
                connections.settings["default"].update(line)
                for number, listener in listened.items():
                    signal.signal(number, listener)
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def migrated(cluster: Database, tables: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The address of a database of its own with all tables, copied from the test database in a moment."""
    with django_db_blocker.unblock():
        connections.close_all()  # nobody may use a database while it is copied
    template = connection.settings_dict["NAME"]
    with psycopg.connect(cluster.cluster.dsn(user=ADMIN, database="postgres"), autocommit=True) as server:
        copy_database(server, "copied", template=template, owner=NAME)
        yield make_conninfo(cluster.dsn, dbname="copied")
        server.execute("DROP DATABASE copied WITH (FORCE)")
