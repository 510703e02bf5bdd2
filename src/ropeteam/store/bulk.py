"""Many new rows of a table at once, by COPY: what Django's INSERT costs in building and wording statements falls away.

For imports, where a file brings tens of thousands of rows. Constraints, triggers and defaults of the database hold as
ever; what Django does beside them (signals, `full_clean`) does not happen, and none of our tables counts on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model


def fresh_ids(model: type[Model], n: int) -> list[int]:
    """Ids for rows that are to be written, as the table's own sequence gives them out."""
    if not n:
        return []
    sequence = f"pg_get_serial_sequence('{model._meta.db_table}', '{model._meta.pk.column}')"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT nextval({sequence}) FROM generate_series(1, %s)", [n])
        return [pk for (pk,) in cursor.fetchall()]


def copy_in(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows given as the values of these columns; the others get the database's defaults."""
    names = ", ".join(connection.ops.quote_name(column) for column in columns)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as into:
        for row in rows:
            into.write_row(row)
