"""The one file that knows the queue: put a job in by name, rescue what a dead worker left, tell how it stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app as django_app

LISTEN = "ropeteam.listen"
REACT = "ropeteam.react"
READ_OFFER = "ropeteam.read_offer"
READ_REQUIREMENTS = "ropeteam.read_requirements"
SUGGEST_COVERAGE = "ropeteam.suggest_coverage"
POST = "ropeteam.post"
DEAD_AFTER = timedelta(minutes=2)


def enqueue(task: str, *, lock: str | None = None, **arguments: Any) -> int:
    """Put a job in by the task's name; returns its id. Two jobs with the same `lock` never run at once."""
    return int(django_app.configure_task(task, lock=lock).defer(**arguments))


def rescue() -> int:
    """Queue again what workers that stopped beating had taken; returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE procrastinate_jobs SET status = 'todo', worker_id = NULL
            WHERE status = 'doing' AND (worker_id IS NULL OR NOT EXISTS (
                SELECT 1 FROM procrastinate_workers w
                WHERE w.id = procrastinate_jobs.worker_id AND w.last_heartbeat > %s))
            """,
            [timezone.now() - DEAD_AFTER],
        )
        return int(cursor.rowcount)


def status() -> Mapping[str, int]:
    """How many jobs stand in which state."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text, count(*) FROM procrastinate_jobs GROUP BY status")
        return dict(cursor.fetchall())
