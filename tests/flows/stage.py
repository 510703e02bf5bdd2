"""The stage: a world built once, rolled back after every test; and an ear that hears what its script says.

Nothing but the world itself is ever committed in a store that is played in twice, so modules cannot meet. Each test gets the
world as it was built: rows by savepoint, objects by copy.
"""

from __future__ import annotations

import pickle
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import psycopg
import pytest
from cast import World
from copied import copy_database
from django.db import connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from pytest_django import DjangoDbBlocker

from ropeteam.cli import company_folder
from ropeteam.flows import conversations, ear, nearest, request_board
from ropeteam.language.backends.scripted import Line, ScriptedEar, ScriptedEmbedder
from ropeteam.project.database.cluster import ADMIN, NAME
from ropeteam.project.database.session import Database
from ropeteam.project.wiring import use_database

Script = Callable[..., None]
TESTED = f"test_{NAME}"


@pytest.fixture(scope="session")
def tables(cluster: Database, django_db_blocker: DjangoDbBlocker) -> None:
    """A database with all tables, to be copied: itself a copy of the one that was migrated. Django would look for them first."""
    with django_db_blocker.unblock():
        use_database(cluster.dsn)
    with psycopg.connect(cluster.cluster.dsn(user=ADMIN, database="postgres"), autocommit=True) as server:
        copy_database(server, TESTED, template=NAME, owner=NAME)
    connection.settings_dict["NAME"] = TESTED


@dataclass(frozen=True)
class Stores:
    """What a worker plays in: a store with nobody in it, and one in which the world stands, with everybody as they were built.

    Nobody enters `untouched`: copies are made of it, also while the others are on stage.
    """

    empty: str
    cast: str
    untouched: str
    world: bytes


@cache
def stores(server: str) -> Stores:
    """Made once a worker."""
    connections.close_all()
    template = connection.settings_dict["NAME"]
    empty, cast, untouched = (f"{template}_{kind}" for kind in ("empty", "cast", "untouched"))
    with psycopg.connect(server, autocommit=True) as session:
        copy_database(session, empty, template=template, owner=NAME)
        copy_database(session, untouched, template=template, owner=NAME)
        with beside(untouched), transaction.atomic():
            world = pickle.dumps(World.build())
        copy_database(session, cast, template=untouched, owner=NAME)
    return Stores(empty, cast, untouched, world)


@contextmanager
def beside(name: str) -> Iterator[None]:
    """Everybody who asks meanwhile asks the store of this name. What this thread began in another goes on afterwards."""
    with switched(name, None):
        try:
            yield
        finally:
            connections.close_all()


@contextmanager
def inside(name: str) -> Iterator[None]:
    """Like `beside`, in a transaction that is thrown away; the line to the store is kept: a new one knows no table yet."""
    with switched(name, LINES.get(name)), transaction.atomic():
        LINES[name] = connections["default"]
        yield
        transaction.set_rollback(True)


LINES: dict[str, BaseDatabaseWrapper] = {}


@contextmanager
def switched(name: str, line: BaseDatabaseWrapper | None) -> Iterator[None]:
    before, store = connections["default"], connection.settings_dict["NAME"]
    before.settings_dict["NAME"] = name  # one dictionary for all lines, also those of other threads
    del connections["default"]
    if line:
        connections["default"] = line
    try:
        yield
    finally:
        before.settings_dict["NAME"] = store
        connections["default"] = before


@cache
def of_modules(session: pytest.Session) -> dict[Path, bool]:
    """Which modules have a test that comes on stage with the world there."""
    wanted: dict[Path, bool] = {}
    for item in session.items:
        wanted[item.path] = wanted.get(item.path, False) or "built" in item.fixturenames  # type: ignore[attr-defined]
    return wanted


@pytest.fixture(scope="session")
def houses(tables: None, cluster: Database, django_db_blocker: DjangoDbBlocker) -> Stores:
    with django_db_blocker.unblock():
        return stores(cluster.cluster.dsn(user=ADMIN, database="postgres"))


@pytest.fixture(scope="module")
def stage(request: pytest.FixtureRequest, houses: Stores, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """An open transaction, thrown away at the end of the module: in the cast's store if a test wants the world, or in the empty."""
    name = houses.cast if of_modules(request.session)[request.path] else houses.empty
    with django_db_blocker.unblock(), inside(name):
        yield name


@pytest.fixture(scope="module")
def built(stage: str, houses: Stores) -> World:
    assert stage == houses.cast, "who wants the world names it among its arguments, or nobody sees it coming"
    world: World = pickle.loads(houses.world)
    return world


@pytest.fixture
def empty(
    request: pytest.FixtureRequest, stage: str, houses: Stores, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """The store as the module began it; what a test writes is gone after it. Deferred constraints are checked.

    Who does not ask for the world finds nobody of the cast, also in a module where others do. There, what the module itself
    writes must ask for `built`: it stands in the cast's store.
    """
    forget()
    elsewhere = stage == houses.cast and "built" not in request.fixturenames
    with django_db_blocker.unblock(), inside(houses.empty) if elsewhere else nullcontext():
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


def forget() -> None:
    """What this process keeps of a company's words and wishes: the next company may have the same number."""
    nearest.forget()
    request_board.forget()


def put_embedder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words are compared without weights. What is kept of them goes with the test: the next one's ear may be the real one."""
    embedder = ScriptedEmbedder()
    monkeypatch.setattr(ear, "embedder", lambda: embedder)
    monkeypatch.setattr(ear, "_catalogue", lru_cache(maxsize=16)(ear._catalogue.__wrapped__))
    forget()
