"""Several people at once, on a real database with real transactions: a world that is committed, and deeds that begin together."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from cast import World
from django.db import connections
from flows.stage import put_ear

from ropeteam.core.errors import Refused


@pytest.fixture
def open_world(monkeypatch: pytest.MonkeyPatch, transactional_db: None) -> World:
    put_ear(monkeypatch)
    return World.build()


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
