"""A promise of another day than its words say, for tests that look at days: people cannot move one (tests/store/test_guards.py)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection

from ropeteam.store import models


def falls_due(promise: models.Promise, day: date, **more: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE store_promise DISABLE TRIGGER promise_stays")
        models.Promise.objects.filter(pk=promise.pk).update(due=day, **more)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE store_promise ENABLE TRIGGER promise_stays")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
