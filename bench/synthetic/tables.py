"""Rows into tables in bulk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection


def reserve(model: Any, n: int) -> range:
    """n ids that nothing else will get."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(id), 0) FROM {table}")
        last = cursor.fetchone()[0]
        if n:
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {last + n})")
    return range(last + 1, last + n + 1)


def copy(model: Any, columns: str, rows: Iterable[Sequence[Any]], /, **same: Any) -> None:
    """Rows by COPY, checked by every constraint; `same` are columns that have one value in all of them."""
    names = ", ".join(f'"{column}"' for column in (*columns.split(), *same))
    constant = tuple(same.values())
    with connection.cursor() as cursor, cursor.copy(f"COPY {model._meta.db_table} ({names}) FROM STDIN") as out:
        for row in rows:
            out.write_row((*row, *constant))


def settle(*models: Any) -> None:
    """What autovacuum would have done by the time so much is there."""
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM (ANALYZE) {', '.join(model._meta.db_table for model in models)}")
