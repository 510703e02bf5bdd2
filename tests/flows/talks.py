"""A talk of the cast's deal, its words taken in, and what an ear hears in them."""

from __future__ import annotations

from datetime import date

from cast import TODAY, World
from django.db import connection

from ropeteam.core.vocabulary import Basis, ConversationKind, SignalKind
from ropeteam.flows import conversations
from ropeteam.flows.conversations import Present
from ropeteam.language.backends.scripted import Line
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR

WORDS = "Nora Lindt: Die Schnittstelle liefern wir im März.\nPaul Ebner: Wir brauchen auch einen Export.\n"
RECORDED = """WEBVTT

00:00:01.000 --> 00:00:04.000
<v Nora Lindt>Die Schnittstelle liefern wir im März.</v>
"""
PROMISE = Line("Die Schnittstelle liefern wir im März", SignalKind.PROMISE, due=date(2027, 3, 31), due_phrase="im März")
NEED = Line("Wir brauchen auch einen Export", SignalKind.NEED)


def talk(world: World, *, basis: Basis = Basis.CONSENT, key: str = "c7") -> models.Conversation:
    return conversations.know_of(
        world.company,
        actor=OPERATOR,
        key=key,
        kind=ConversationKind.CALL,
        held_on=TODAY,
        deal=world.deal,
        present=[Present("Nora Lindt", "seller"), Present("Paul Ebner", "customer")],
        basis=basis,
    )


def taken(conversation: models.Conversation, words: str = WORDS, name: str = "c7.txt") -> models.TextVersion:
    text = conversations.take_in(conversation, actor=OPERATOR, data=words.encode(), file_name=name).text
    assert text is not None
    return text


def rows() -> dict[str, int]:
    """How many rows stand in every table; marks to look at a gate anew and counts that are only added to are no content."""
    marks = (models.GateChange, models.WaitingCount)
    tables = [table for table in vars(models).values() if hasattr(table, "objects") and table not in marks]
    counts = (f"SELECT '{table.__name__}', count(*) FROM {table._meta.db_table}" for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(counts))
        return dict(cursor.fetchall())
