"""The scripted embedder instead of the weights: the API's tests are about the API."""

from __future__ import annotations

import pytest
from cast import TODAY
from django.utils import timezone
from flows.stage import put_embedder


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers are of the cast's day."""
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


@pytest.fixture
def quick_ear(monkeypatch: pytest.MonkeyPatch) -> None:
    put_embedder(monkeypatch)
