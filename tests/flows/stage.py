"""The stage: a world built once, rolled back after every test; and an ear that hears what its script says.

Nothing but the world itself is ever committed, so modules cannot meet. Each test gets the world as it was built: rows by
savepoint, objects by copy.
"""

from __future__ import annotations

import pickle
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import psycopg
import pytest
from cast import World
from copied import copy_database
from django.db import connection, connections, transaction
from django.test.utils import setup_databases
from pytest_django import DjangoDbBlocker

from ropeteam.cli import company_folder
from ropeteam.flows import conversations, ear, nearest
from ropeteam.language.backends.scripted import Line, ScriptedEar, ScriptedEmbedder
from ropeteam.project.database.cluster import ADMIN, NAME
from ropeteam.project.database.session import Database

Script = Callable[..., None]


@pytest.fixture(scope="session")
def tables(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The test database with all tables, also where no collected test is marked and pytest-django made none."""
    with django_db_blocker.unblock():
        if connection.settings_dict["NAME"] == NAME:
            setup_databases(verbosity=0, interactive=False, aliases={"default"})


@dataclass(frozen=True)
class CastStore:
    """A store in which the world stands for good: its name, and everybody as they were when it was built.

    Nobody enters `untouched`: copies are made of it, also while the other is on stage.
    """

    name: str
    untouched: str
    world: bytes


@cache
def cast_store(server: str) -> CastStore:
    """Built once a worker, beside the empty store: most modules begin with the world and nothing else."""
    connections.close_all()
    empty = connection.settings_dict["NAME"]
    name, untouched = f"{empty}_cast", f"{empty}_untouched"
    with psycopg.connect(server, autocommit=True) as session:
        copy_database(session, untouched, template=empty, owner=NAME)
        with connected_to(untouched), transaction.atomic():
            world = pickle.dumps(World.build())
        copy_database(session, name, template=untouched, owner=NAME)
    return CastStore(name, untouched, world)


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    """Everybody who asks meanwhile asks the store of this name."""
    before = connection.settings_dict["NAME"]
    connections.close_all()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connections.close_all()
        connection.settings_dict["NAME"] = before


@contextmanager
def beside(name: str) -> Iterator[None]:
    """Like `connected_to`, but what this thread began on stage stays open and goes on afterwards."""
    on_stage, before = connections["default"], connection.settings_dict["NAME"]
    del connections["default"]
    on_stage.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connections.close_all()
        on_stage.settings_dict["NAME"] = before
        connections["default"] = on_stage


def begins_with_the_cast(request: pytest.FixtureRequest) -> bool:
    """Whether every test of the module that comes on stage wants the world there: then none finds it who expects nobody."""
    own = [item.fixturenames for item in request.session.items if item.path == request.path]  # type: ignore[attr-defined]
    return all("built" in names for names in own if "stage" in names)


@pytest.fixture(scope="module")
def stage(
    request: pytest.FixtureRequest, tables: None, cluster: Database, django_db_blocker: DjangoDbBlocker
) -> Iterator[CastStore | None]:
    """An open transaction, thrown away at the end of the module: in the cast's store, or in an empty one."""
    with django_db_blocker.unblock():
        cast = cast_store(cluster.cluster.dsn(user=ADMIN, database="postgres"))
        begun = begins_with_the_cast(request)
        with connected_to(cast.name if begun else connection.settings_dict["NAME"]), transaction.atomic():
            yield cast if begun else None
            transaction.set_rollback(True)


@pytest.fixture(scope="module")
def built(stage: CastStore | None) -> World:
    if stage is None:
        return World.build()
    world: World = pickle.loads(stage.world)
    return world


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
    copy: World = pickle.loads(pickle.dumps(built))  # a sixth of what deepcopy takes
    return copy


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
    scripted = ScriptedEar(lines)
    put_embedder(monkeypatch)
    monkeypatch.setattr(
        conversations.detect, "listen", lambda turns, *, embedder, weights=None, **how: scripted.listen(turns, **how)
    )
    monkeypatch.setattr(conversations.detect, "MODEL", model)


def put_embedder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words are compared without weights. What is kept of them goes with the test: the next one's ear may be the real one."""
    embedder = ScriptedEmbedder()
    monkeypatch.setattr(ear, "embedder", lambda: embedder)
    monkeypatch.setattr(ear, "_catalogue", lru_cache(maxsize=16)(ear._catalogue.__wrapped__))
    nearest.forget()
