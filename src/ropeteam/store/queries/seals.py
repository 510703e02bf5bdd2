"""What the nightly digest reads: the rows of the ledger and the log that are written once, as hashes of what they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from ropeteam.store import models
from ropeteam.store.models.row import Row

# Of a promise, what people may set right later (what it is about) is no part of what was promised.
LEFT_OUT = {"store_promise": {"capability_id", "change_request_id"}}
SEALED: tuple[type[Row] | type[models.AccessLog], ...] = (
    models.Promise,
    models.Mention,
    models.SignalReview,
    models.ReviewSecond,
    models.Judgement,
    models.ClaimCorrection,
    models.Contradiction,
    models.ContradictionReview,
    models.ContradictionUndo,
    models.LimitTold,
    models.EndProposal,
    models.EndAnswer,
    models.PromiseEnd,
    models.EndTakenBack,
    models.ClauseLink,
    models.ClauseUnlink,
    models.Decision,
    models.GateRun,
    models.GateFinding,
    models.OverrideAsk,
    models.OverrideRefusal,
    models.OverrideRequest,
    models.Override,
    models.Delegation,
    models.DelegationEnd,
    models.Event,
    models.AccessLog,
)
TABLES = tuple(table._meta.db_table for table in SEALED)
CHUNK = 5000


def columns() -> dict[str, list[str]]:
    """What is read of each table today; a night remembers what it read, so that a new column harms no old seal."""
    return {
        table._meta.db_table: [
            str(field.column)
            for field in table._meta.concrete_fields
            if field.column not in LEFT_OUT.get(table._meta.db_table, set())
        ]
        for table in SEALED
    }


def unsealed(table: str, names: Sequence[str]) -> Iterator[list[tuple[int, str]]]:
    """(id, content) of rows without a seal, in chunks by id. Not 'after the last': a transaction may end late."""
    after = 0
    while True:
        found = _asked(
            f"SELECT t.id, {_content(names)} FROM {table} t WHERE t.id > %s"
            " AND NOT EXISTS (SELECT 1 FROM store_ledgerseal s WHERE s.of_table = %s AND s.of_id = t.id)"
            f" ORDER BY t.id LIMIT {CHUNK}",
            [after, table],
        )
        if not found:
            return
        yield found
        after = found[-1][0]


def contents(table: str, names: Sequence[str], ids: Sequence[int]) -> dict[int, str]:
    return dict(_asked(f"SELECT t.id, {_content(names)} FROM {table} t WHERE t.id = ANY(%s)", [list(ids)]))


def slipped_in(table: str, before: datetime) -> int | None:
    """A row that says it is older than the last seal and has none."""
    when = "at" if table == models.AccessLog._meta.db_table else "created_at"
    found = _asked(
        f"SELECT t.id, '' FROM {table} t WHERE t.{when} < %s"
        " AND NOT EXISTS (SELECT 1 FROM store_ledgerseal s WHERE s.of_table = %s AND s.of_id = t.id) ORDER BY t.id LIMIT 1",
        [before, table],
    )
    return found[0][0] if found else None


def has_columns(table: str, names: Sequence[str]) -> bool:
    with connection.cursor() as cursor:
        return set(names) <= {column.name for column in connection.introspection.get_table_description(cursor, table)}


def _content(names: Sequence[str]) -> str:
    """The columns in their order as JSON, which PostgreSQL writes the same way in every version; then its hash."""
    listed = ", ".join(f't."{name}"' for name in names)
    return f"encode(sha256(convert_to(jsonb_build_array({listed})::text, 'UTF8')), 'hex')"


def _asked(sql: str, params: list[Any]) -> list[tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('TimeZone', 'UTC', true)")
        cursor.execute(sql, params)
        return [(int(pk), str(content)) for pk, content in cursor.fetchall()]
