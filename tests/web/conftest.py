"""The world of `cast` behind a browser without a screen: who opens a page, on the cast's day, with a scripted ear."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from cast import TODAY, World
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.timezone import now
from flows.stage import built, empty, houses, put_embedder, script, stage, tables, world

from ropeteam.store.actor import Actor
from ropeteam.store.models import User
from ropeteam.web import actors

__all__ = ["built", "empty", "houses", "script", "stage", "tables", "world"]

Open = Callable[[Actor], Client]
Look = Callable[..., str]


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages live on the cast's day."""
    monkeypatch.setattr(actors.timezone, "localdate", lambda: TODAY)


@pytest.fixture(autouse=True)
def quick_ear(monkeypatch: pytest.MonkeyPatch) -> None:
    put_embedder(monkeypatch)


def session_of(user: User) -> str:
    """The key of a session as a login leaves it. The login itself asks the database a dozen times, and tests sign in by the
    thousand; its own tests log in through its page."""
    known = {
        SESSION_KEY: str(user.pk),
        BACKEND_SESSION_KEY: "django.contrib.auth.backends.ModelBackend",
        HASH_SESSION_KEY: user.get_session_auth_hash(),
    }
    key = get_random_string(32)
    Session.objects.create(
        session_key=key, session_data=SessionStore().encode(known), expire_date=now() + timedelta(days=1)
    )
    return key


def signed_in(actor: Actor) -> Client:
    """A client signed in as one of the cast, reading German."""
    assert actor.person is not None
    assert actor.person.user is not None
    browser = Client(headers={"accept-language": "de"})
    browser.cookies[settings.SESSION_COOKIE_NAME] = session_of(actor.person.user)
    return browser


@pytest.fixture
def sign_in() -> Open:
    return signed_in


@contextmanager
def casts_day() -> Iterator[None]:
    """The day and the ear of every test, for what stands longer than one of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(actors.timezone, "localdate", lambda: TODAY)
        put_embedder(patch)
        yield


@pytest.fixture(scope="module")
def world_of_module(built: World) -> Iterator[World]:
    """What is done with it is there for every test of the module that asks for the world."""
    with casts_day():
        yield pickle.loads(pickle.dumps(built))


@pytest.fixture(scope="module")
def pages_seen() -> dict[tuple[object, ...], str]:
    return {}


@pytest.fixture
def look(request: pytest.FixtureRequest, built: World, pages_seen: dict[tuple[object, ...], str]) -> Look:
    """Call it with one of the cast, a page's name and what it is about, for what they read there before anybody did anything.
    It is opened once for all tests of the module."""
    assert "world" not in request.fixturenames, "who may change the world opens its pages anew"

    def look(who: str, name: str, *args: int, **query: object) -> str:
        visit = (who, name, args, *sorted(query.items()))
        if visit not in pages_seen:
            with transaction.atomic():
                answer = signed_in(built.everyone[who]).get(reverse(name, args=args), query)
                transaction.set_rollback(True)
            assert answer.status_code == 200, answer.status_code
            pages_seen[visit] = answer.content.decode()
        return pages_seen[visit]

    return look
