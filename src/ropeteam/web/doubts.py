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
from ropeteam.store.models import Conversation, Deal, Promise
from ropeteam.store.queries.contradictions import spoken_about, waiting
from ropeteam.store.queries.deals import names_shown


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


@dataclass(frozen=True, slots=True)
class Decided:
    """A person's word on a suggestion, as it stands. `by` is '' for who may not know names."""

    pk: int
    said: str
    by: str
    on: date
    conversation: Conversation
    turn: int
    language: str
    quote: str
    may_undo: bool


def decided(promise: Promise, reader: Reading) -> list[Decided]:
    """What people said of the suggestions against a promise, newest first, each with the way to take it back."""
    note, end = _may(reader, Deed.TAKE_NOTE), _may(reader, Deed.END_PROMISE)
    named = names_shown(reader.actor, on_rope=reader.on_rope)
    found = []
    for row in spoken_about(promise):
        maybe = row.suggestion
        own = reader.actor.person is not None and row.by_id == reader.actor.person.pk
        confirmed = "withdrawn" if maybe.openly else "confirmed"
        found.append(
            Decided(
                pk=maybe.pk,
                said=confirmed if row.confirmed else "dismissed",
                by=row.by.name if named else "",
                on=row.reviewed_on,
                conversation=maybe.text.conversation,
                turn=maybe.turn,
                language=maybe.text.language,
                quote=maybe.quote,
                may_undo=note
                and (end or not (row.confirmed and maybe.openly))
                and (own or row.contradiction_id is None or not reader.is_seller),
            )
        )
    return found


def _may(reader: Reading, deed: Deed) -> bool:
    return reader.actor.operator or may(deed, reader.actor.roles, on_rope=reader.on_rope)


def doubts(deal: Deal, reader: Reading) -> dict[int, list[Doubt]]:
    """By promise. Ending a promise is the rope's; the deal's own seller does not dismiss what goes against it."""
    note, end = _may(reader, Deed.TAKE_NOTE), _may(reader, Deed.END_PROMISE)
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
