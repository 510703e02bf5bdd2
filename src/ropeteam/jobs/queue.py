"""The worker: runs jobs until stopped, or until none is left."""

from __future__ import annotations

from typing import Any

from procrastinate.contrib.django import app

from ropeteam.jobs import tasks

__all__ = ["tasks", "work"]


def work(*, wait: bool = True, concurrency: int = 1) -> None:
    """Run jobs until stopped (`wait`) or until none is left. A job done well leaves no row."""
    connector: Any = app.connector
    worker = app.with_connector(connector.get_worker_connector())
    worker.run_worker(wait=wait, concurrency=concurrency, install_signal_handlers=wait, delete_jobs="successful")
