"""The world of `cast` behind a browser without a screen: who opens a page, on the cast's day, with a scripted ear."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cast import TODAY
from django.test import Client
from flows.stage import built, empty, script, stage, tables, world

from ropeteam.flows import ear, nearest
from ropeteam.language.backends.scripted import ScriptedEmbedder
from ropeteam.store.actor import Actor
from ropeteam.web import actors

__all__ = ["built", "empty", "script", "stage", "tables", "world"]

Open = Callable[[Actor], Client]


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages live on the cast's day."""
    monkeypatch.setattr(actors.timezone, "localdate", lambda: TODAY)


@pytest.fixture(autouse=True)
def quick_ear(monkeypatch: pytest.MonkeyPatch) -> None:
    scripted = ScriptedEmbedder()
    monkeypatch.setattr(ear, "embedder", lambda: scripted)
    ear._catalogue.cache_clear()
    nearest.forget()


@pytest.fixture
def sign_in() -> Open:
    """A client signed in as one of the cast, reading German."""

    def client(actor: Actor) -> Client:
        assert actor.person is not None
        assert actor.person.user is not None
        browser = Client(headers={"accept-language": "de"})
        browser.force_login(actor.person.user, backend="django.contrib.auth.backends.ModelBackend")
        return browser

    return client
