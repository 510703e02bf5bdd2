"""Several people at once, on a real database with real transactions: a world that is committed, and deeds that begin together."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from typing import Any

import psycopg
import pytest
from cast import World
from copied import copy_database
from django.db import connections
from flows.stage import Stores, beside, put_ear
from pytest_django import DjangoDbBlocker

from ropeteam.core.errors import Refused
from ropeteam.project.database.cluster import ADMIN, NAME
from ropeteam.project.database.session import Database


@pytest.fixture
def open_world(
    monkeypatch: pytest.MonkeyPatch, houses: Stores, cluster: Database, django_db_blocker: DjangoDbBlocker
) -> Iterator[World]:
    """The cast in a store of its own: a copy, which takes a fraction of building the world and emptying every table again."""
    put_ear(monkeypatch)
    with django_db_blocker.unblock(), opened(houses, cluster):
        yield pickle.loads(houses.world)


@pytest.fixture(scope="module")
def shared(houses: Stores, cluster: Database, django_db_blocker: DjangoDbBlocker) -> Iterator[bytes]:
    """One such store for tests of a module that write about different things; the cast as it was built."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), opened(houses, cluster, "shared"):
        put_ear(patch)
        yield houses.world


@pytest.fixture
def shared_world(shared: bytes) -> World:
    """Everybody as they were built. What other tests of the module wrote stands beside what this one writes."""
    copy: World = pickle.loads(shared)
    return copy


@contextmanager
def opened(houses: Stores, cluster: Database, name: str = "open") -> Iterator[None]:
    with psycopg.connect(cluster.cluster.dsn(user=ADMIN, database="postgres"), autocommit=True) as server:
        name = f"{houses.untouched}_{name}"
        copy_database(server, name, template=houses.untouched, owner=NAME)
        with beside(name):
            yield
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """Each deed in a thread and a connection of its own, started together; what each gave or refused."""
    start = Barrier(len(deeds))

    def done(deed: Callable[[], Any]) -> Any:
        try:
            start.wait(timeout=10)
            return deed()
        except Refused as refused:
            return refused.code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(done, deeds))
