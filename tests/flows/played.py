"""What several tests begin with: played once, and gone after the last of them. Each test gets a copy of it.

A module with a fixture `begun` that gives the world and a thing names both for its tests: `world, deal = each_its_own()`.
A class does so with two fixtures on `both`.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import pytest
from cast import World
from django.db import transaction
from flows.stage import put_ear

Thing = TypeVar("Thing")


@contextmanager
def played(built: World) -> Iterator[World]:
    """A copy of the world in which something happens, for a class or a module. The ear hears nothing and reads no weights."""
    with pytest.MonkeyPatch.context() as patch, transaction.atomic():
        put_ear(patch)
        yield copied(built)
        transaction.set_rollback(True)


def copied(thing: Thing) -> Thing:
    """Its own, to be changed; of things that belong together, all at once."""
    copy: Thing = pickle.loads(pickle.dumps(thing))
    return copy


@pytest.fixture
def both(begun: tuple[World, Any], empty: None) -> tuple[World, Any]:
    return copied(begun)


def each_its_own() -> tuple[Any, Any]:
    @pytest.fixture
    def world(both: tuple[World, Any]) -> World:
        return both[0]

    @pytest.fixture
    def thing(both: tuple[World, Any]) -> Any:
        return both[1]

    return world, thing
