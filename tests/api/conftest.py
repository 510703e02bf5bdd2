"""The scripted embedder instead of the weights: the API's tests are about the API."""

from __future__ import annotations

import pytest
from cast import TODAY
from django.utils import timezone

from ropeteam.flows import ear, nearest
from ropeteam.language.backends.scripted import ScriptedEmbedder


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers are of the cast's day."""
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


@pytest.fixture
def quick_ear(monkeypatch: pytest.MonkeyPatch) -> None:
    scripted = ScriptedEmbedder()
    monkeypatch.setattr(ear, "embedder", lambda: scripted)
    ear._catalogue.cache_clear()
    nearest.forget()
