"""What may go against a deal's open promises, made ready for one reader: the words only where the reader may read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils import timezone

from ropeteam.core.access import Deed, may
from ropeteam.core.embargo import may_read_sentence, opens_on
from ropeteam.core.vocabulary import SignalState
from ropeteam.store.actor import Actor
from ropeteam.store.models import Conversation, Deal
from ropeteam.store.queries.contradictions import waiting


class Reading(Protocol):
    """Who looks: the part of web.standing.Reader that counts here."""

    @property
    def actor(self) -> Actor: ...
    @property
    def on_rope(self) -> bool: ...
    @property
    def is_seller(self) -> bool: ...
    @property
    def on(self) -> date: ...


@dataclass(frozen=True, slots=True)
class Doubt:
    """A suggestion at a promise. `quote` is '' while the words are the rope's alone, until `opens_on`."""

    pk: int
    conversation: Conversation
    turn: int
    language: str
    openly: bool
    quote: str
    opens_on: date | None
    may_confirm: bool
    may_dismiss: bool


def doubts(deal: Deal, reader: Reading) -> dict[int, list[Doubt]]:
    """By promise. Ending a promise is the rope's; the deal's own seller does not dismiss what goes against it."""
    note = reader.actor.operator or may(Deed.TAKE_NOTE, reader.actor.roles, on_rope=reader.on_rope)
    end = reader.actor.operator or may(Deed.END_PROMISE, reader.actor.roles, on_rope=reader.on_rope)
    found: dict[int, list[Doubt]] = {}
    for row in waiting(deal):
        heard_on = timezone.localtime(row.created_at).date()
        talk = row.text.conversation
        readable = may_read_sentence(
            state=SignalState.SUGGESTED, held_on=talk.held_on, heard_on=heard_on, on=reader.on, on_rope=reader.on_rope
        )
        doubt = Doubt(
            pk=row.pk,
            conversation=talk,
            turn=row.turn,
            language=row.text.language,
            openly=row.openly,
            quote=row.quote if readable else "",
            opens_on=None if readable else opens_on(heard_on),
            may_confirm=readable and note and (end or not row.openly),
            may_dismiss=readable and note and not reader.is_seller,
        )
        found.setdefault(row.promise_id, []).append(doubt)
    return found
