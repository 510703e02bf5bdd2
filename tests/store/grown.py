"""What a home has that went all migrations step by step, and the record of it.

Steps are history: nobody changes one that homes have gone. Going them takes three quarters of a minute, most of which is Django
drawing its picture of the models anew after each; what it made is therefore written down, with all that it hangs on.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path

import django
import psycopg
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from flows.stage import beside

import ropeteam
from ropeteam.project.database.cluster import NAME

Name = tuple[str, str]
Row = tuple[str, str, str]

RECORD = Path(__file__).parent / "grown.json"
SOURCE = Path(ropeteam.__file__).parent
STEPS = SOURCE / "store" / "migrations"
# Migrations name some by import, some by a text for import_module.
OURS = re.compile(r"ropeteam(?:\.\w+)+")

MADE = """
    SELECT 'column', table_name, column_name || ' ' || ordinal_position || ' ' || data_type || ' ' || is_nullable
        || coalesce(' ' || character_maximum_length, '')
        || coalesce(' ' || column_default, '') || coalesce(' ' || generation_expression, '')
    FROM information_schema.columns WHERE table_name LIKE 'store\\_%'
    UNION ALL SELECT 'constraint', conrelid::regclass::text, conname || ' ' || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE conrelid::regclass::text LIKE 'store\\_%'
    UNION ALL SELECT 'index', tablename, indexdef FROM pg_indexes WHERE tablename LIKE 'store\\_%'
    UNION ALL SELECT 'trigger', tgrelid::regclass::text, pg_get_triggerdef(oid)
    FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass::text LIKE 'store\\_%'
    UNION ALL SELECT 'function', proname, pg_get_functiondef(oid) FROM pg_proc WHERE proname LIKE 'ropeteam\\_%'
"""


def loaders() -> tuple[MigrationLoader, MigrationLoader]:
    """The way of a new home, and that of one that has gone a part of it."""
    return MigrationLoader(None), MigrationLoader(None, replace_migrations=False)


def many(loader: MigrationLoader) -> Name:
    """The one migration that stands for many."""
    (name,) = [name for name, migration in loader.disk_migrations.items() if name[0] == "store" and migration.replaces]
    return name


def last_step(steps: MigrationLoader) -> Name:
    """Also one that came after the one that stands for many."""
    (name,) = set(steps.graph.leaf_nodes("store")) - {many(steps)}
    return name


def made() -> list[Row]:
    """Every column, constraint, index, trigger and function of ours."""
    with connection.cursor() as cursor:
        cursor.execute(MADE)
        return sorted(cursor.fetchall())


def made_step_by_step(server: psycopg.Connection, name: str) -> list[Row]:
    """The steps, each on a real database: what is there in the end."""
    server.execute(f"CREATE DATABASE {name} OWNER {NAME}")
    try:
        with beside(name):
            executor = MigrationExecutor(connection)
            executor.loader = MigrationLoader(connection, replace_migrations=False)
            executor.migrate([last_step(loaders()[1])])
            return made()
    finally:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def origin() -> dict[str, object]:
    """All that they hang on: where it is the same as in the record, the steps make what they made then."""
    return {
        "django": django.get_version(),
        "postgresql": connection.pg_version // 10_000,  # type: ignore[attr-defined]
        "steps": digest(list(texts(loaders()[1]).items())),
    }


def texts(steps: MigrationLoader) -> dict[str, str]:
    """Our steps in order, among Django's, which go with its version; then what ours import from us. Any line ending is one."""
    way = steps.graph.forwards_plan(last_step(steps))
    found = {".".join(name): (STEPS / f"{name[1]}.py").read_text() if name[0] == "store" else "" for name in way}
    unread = list(found.values())
    while unread:
        for name in sorted(set(OURS.findall(unread.pop()))):
            path = SOURCE.parent.joinpath(*name.split(".")).with_suffix(".py")
            if name not in found and path.parent != STEPS:
                found[name] = path.read_text()
                unread.append(found[name])
    return found


def digest(rows: Sequence[tuple[str, ...]]) -> str:
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


def recorded() -> dict[str, object]:
    found: dict[str, object] = json.loads(RECORD.read_text()) if RECORD.exists() else {}
    return found
