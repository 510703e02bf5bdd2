"""The world of `cast` behind a browser without a screen: who opens a page, on the cast's day, with a scripted ear."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from cast import TODAY
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils.crypto import get_random_string
from django.utils.timezone import now
from flows.stage import built, empty, houses, put_embedder, script, stage, tables, world

from ropeteam.store.actor import Actor
from ropeteam.store.models import User
from ropeteam.web import actors

__all__ = ["built", "empty", "houses", "script", "stage", "tables", "world"]

Open = Callable[[Actor], Client]


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


@pytest.fixture
def sign_in() -> Open:
    """A client signed in as one of the cast, reading German."""

    def client(actor: Actor) -> Client:
        assert actor.person is not None
        assert actor.person.user is not None
        browser = Client(headers={"accept-language": "de"})
        browser.cookies[settings.SESSION_COOKIE_NAME] = session_of(actor.person.user)
        return browser

    return client
