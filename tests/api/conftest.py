"""The world of `cast` with a token for everybody; the scripted embedder instead of the weights: the tests are about the API."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest
from api.callers import hash_of
from cast import TODAY, World
from django.utils import timezone
from flows.stage import built, empty, houses, put_embedder, script, stage, tables, world

from ropeteam.flows import people

__all__ = ["built", "empty", "houses", "script", "stage", "tables", "world"]


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers are of the cast's day."""
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


@pytest.fixture(scope="module")
def world_of_module(built: World) -> Iterator[World]:
    """What is done with it is there for every test of the module that asks for the world."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "localdate", lambda *_: TODAY)
        put_embedder(patch)
        yield pickle.loads(pickle.dumps(built))


@pytest.fixture(scope="module")
def tokens(built: World) -> None:
    for actor in built.everyone.values():
        assert actor.person is not None
        people.give_token(actor.person, name="test", token_hash=hash_of(actor), on=TODAY)


@pytest.fixture(autouse=True)
def quick_ear(monkeypatch: pytest.MonkeyPatch) -> None:
    put_embedder(monkeypatch)
