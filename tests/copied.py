"""A database copied from another in a moment: nobody may use the first one while it is copied."""

from __future__ import annotations

from typing import Any

import psycopg


def copy_database(server: psycopg.Connection[Any], name: str, *, template: str, owner: str) -> None:
    """Ends the sessions that still stand in the template: one a test left behind, or the vacuum's own."""
    server.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()",
        [template],
    )
    server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")  # left behind where something broke
    server.execute(f"CREATE DATABASE {name} TEMPLATE {template} OWNER {owner} STRATEGY FILE_COPY")
