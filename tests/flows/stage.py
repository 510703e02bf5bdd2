"""The stage: a world built once a module, rolled back after every test; and an ear that hears what its script says.

Nothing is ever committed here, so modules cannot meet. Each test gets the world as it was built: rows by savepoint,
objects by copy.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path

import pytest
from cast import World
from django.db import connection, connections, transaction
from django.test.utils import setup_databases
from pytest_django import DjangoDbBlocker

from ropeteam.cli import company_folder
from ropeteam.flows import conversations, ear, nearest
from ropeteam.language.backends.scripted import Line, ScriptedEar, ScriptedEmbedder
from ropeteam.project.database.cluster import NAME

Script = Callable[..., None]


@pytest.fixture(scope="session")
def tables(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The test database with all tables, also where no collected test is marked and pytest-django made none."""
    with django_db_blocker.unblock():
        if connection.settings_dict["NAME"] == NAME:
            setup_databases(verbosity=0, interactive=False, aliases={"default"})


@pytest.fixture(scope="module")
def stage(tables: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """An open transaction on an empty store, thrown away at the end of the module."""
    with django_db_blocker.unblock():
        connections.close_all()
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        connections.close_all()


@pytest.fixture(scope="module")
def built(stage: None) -> World:
    return World.build()


@pytest.fixture
def empty(stage: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The store as the module began it; what a test writes is gone after it. Deferred constraints are checked."""
    nearest.forget()
    with django_db_blocker.unblock():
        connection.check_constraints()  # what the module wrote: once, not again after every test
        with transaction.atomic():
            yield
            if not connection.needs_rollback:
                connection.check_constraints()
            transaction.set_rollback(True)


@pytest.fixture
def world(built: World, empty: None) -> World:
    return deepcopy(built)


def take(folder: Path) -> int:
    """`ropeteam import FOLDER`; the exit code."""
    (command,) = company_folder.COMMANDS
    return command.run(Namespace(folder=folder, lang="en"))


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Script:
    """Call it with Lines: from then on the ear hears exactly those. No weights are read."""
    put_ear(monkeypatch)
    return lambda *lines, model="scripted": put_ear(monkeypatch, *lines, model=model)


def put_ear(monkeypatch: pytest.MonkeyPatch, *lines: Line, model: str = "scripted") -> None:
    """From now on the ear hears exactly these lines, under this model's name."""
    scripted, embedder = ScriptedEar(lines), ScriptedEmbedder()
    ear._catalogue.cache_clear()
    monkeypatch.setattr(ear, "embedder", lambda: embedder)
    monkeypatch.setattr(
        conversations.detect, "listen", lambda turns, *, embedder, weights=None, **how: scripted.listen(turns, **how)
    )
    monkeypatch.setattr(conversations.detect, "MODEL", model)
