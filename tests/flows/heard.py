"""Many words of customers on the cast's stage, as if years of talks had been heard on one day."""

from __future__ import annotations

from collections.abc import Sequence

from cast import World
from django.db import connection

from ropeteam.core.vocabulary import SignalKind
from ropeteam.store import models

WISHES = ("Bedienung ohne Netz", "Export nach SAP", "Berichte als PDF", "Ladezeiten", "Anmeldung mit Chipkarte")


def hear_many(
    world: World, n: int, *, talk: models.Conversation | None = None, turn: int = 1000
) -> list[models.Signal]:
    """`n` needs and concerns in turn, about the cast's capabilities in turn, and some about none; from a turn on."""
    said = world.need
    about = [*models.Capability.objects.filter(product=world.product).order_by("pk"), None]
    kinds = (SignalKind.NEED, SignalKind.NEED, SignalKind.CONCERN, SignalKind.DELIGHT)
    return models.Signal.objects.bulk_create(
        (
            models.Signal(
                conversation=talk or said.conversation, text=said.text, analysis=said.analysis, first_turn=turn + no,
                last_turn=turn + no, start=0, end=9, quote=f"{WISHES[no % len(WISHES)]} fehlt uns in Werk {no}",
                kind=kinds[no % len(kinds)].value, confidence=0.8, capability=about[no % len(about)],
            )
            for no in range(n)
        ),
        batch_size=2000,
    )  # fmt: skip


def hear_again(rows: Sequence[models.Signal], times: int) -> None:
    """Each of them so many times more, in later turns. The database copies: a large inbox takes two seconds.

    First a few: what PostgreSQL knows of its tables is of a world that hardly anybody speaks in, and with plans for that the
    rest took a minute and a half.
    """
    few = times // 20
    _copied(rows, 1, few)
    looked_over()
    _copied(rows, few + 1, times)
    looked_over()


def _copied(rows: Sequence[models.Signal], first: int, last: int) -> None:
    said = {"first_turn": "first_turn + 10000 * n", "last_turn": "last_turn + 10000 * n"}
    fields = [field for field in models.Signal._meta.concrete_fields if not (field.primary_key or field.generated)]
    names = [field.column for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO store_signal ({', '.join(f'{chr(34)}{name}{chr(34)}' for name in names)})"
            f" SELECT {', '.join(said.get(name, f'{chr(34)}{name}{chr(34)}') for name in names)}"
            " FROM store_signal CROSS JOIN generate_series(%s, %s) AS n WHERE id = ANY(%s)",
            [first, last, [row.pk for row in rows]],
        )


def looked_over() -> None:
    """What PostgreSQL does by itself after a large import, and does not inside a test's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
