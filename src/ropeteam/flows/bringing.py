"""A talk is brought by hand, as a file or as pasted words: kept at once, heard as soon as it is known who speaks in it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import Basis, ConversationKind, Role, Side
from ropeteam.flows import conversations
from ropeteam.store import access, events, models, queue
from ropeteam.store.actor import Actor
from ropeteam.store.queries.conversations import VOICES_OPEN
from ropeteam.store.queries.talks import was_heard
from ropeteam.store.queries.transcripts import newest_text
from ropeteam.store.speakers import CUSTOMER, Known, known_people, plain, side_of

PASTED = "pasted.txt"
KINDS = tuple(kind for kind in ConversationKind if kind not in (ConversationKind.NOTE, ConversationKind.TICKET))
# Who may have sat at the table; '' is "nobody knows".
VOICES = ("", CUSTOMER, *(role.value for role in Role if role not in (Role.WORKS_COUNCIL, Role.ADMIN)))


@dataclass(frozen=True, slots=True)
class Brought:
    """`text` is None where the words could not be read: then nothing was kept and `problems` says why. `open_voices`:
    somebody speaks of whom nobody knows the side, so nobody listens yet. `freed`: words that lay sealed got their basis."""

    text: models.TextVersion | None
    new: bool
    open_voices: bool
    problems: tuple[Problem, ...]
    freed: bool = False


def bring(
    deal: models.Deal,
    *,
    actor: Actor,
    data: bytes,
    file_name: str,
    kind: ConversationKind,
    held_on: date,
    basis: Basis,
    on: date,
    title: str = "",
    about: models.Conversation | None = None,
) -> Brought:
    """Keep a talk with its words. `about` is a talk that is known already, from the calendar say, and has none yet. The same
    words of the same deal again are the talk that is there; a basis that it lacked it has from then on."""
    access.require(actor, Deed.TAKE_NOTE, deal=deal)
    if not data.strip():
        raise Refused("talk_empty")
    if held_on > on:
        raise Refused("talk_not_yet")
    if about is not None and about.deal_id != deal.pk:
        raise Refused("talk_of_other_deal")
    there = _there(deal, data)
    if there is not None:
        freed = _freed(there, basis, actor, on)
        return Brought(there, False, _open(there), (), freed)
    with transaction.atomic():
        row = _given_basis(about, basis, on) if about else _known(deal, data, kind, held_on, title, basis, actor, on)
        taken = conversations.take_in(row, actor=actor, data=data, file_name=file_name, listen_later=False)
        if taken.text is None:
            transaction.set_rollback(True)
            return Brought(None, False, False, taken.problems)
        _sit_down(row, taken.text)
        waits = _open(taken.text)
        if waits:
            models.Conversation.objects.filter(pk=row.pk).update(extra=row.extra | {VOICES_OPEN: "yes"})
        else:
            _listen(taken.text)
    return Brought(taken.text, taken.new, waits, taken.problems)


def name_voices(text: models.TextVersion, *, actor: Actor, roles: Mapping[int, str]) -> models.Conversation:
    """Whose side everybody speaks for, by one who was there; then the talk is listened to. What was heard already rests on
    who spoke, so it is said before. `roles` are those of VOICES by the speaker's id; who is not named stays as guessed."""
    with transaction.atomic():
        models.TextVersion.objects.select_for_update().get(pk=text.pk)
        talk = (
            models.Conversation.objects.select_for_update(of=("self",))
            .select_related("account")
            .get(pk=text.conversation_id)
        )
        access.require(actor, Deed.TAKE_NOTE, deal=talk.deal)
        if was_heard(talk):
            raise Refused("voices_heard")
        speakers = {row.pk: row for row in text.speakers.order_by("pk")}
        if not set(roles) <= set(speakers) or not set(roles.values()) <= set(VOICES):
            raise NotFound("speaker")
        known = known_people(talk.company, talk.account)
        for pk, role in roles.items():
            _put(speakers[pk], role, known)
        models.Speaker.objects.bulk_update(speakers.values(), ["side", "role", "person", "contact"])
        _sit_down(talk, text)
        if talk.extra.pop(VOICES_OPEN, None) is not None:
            talk.save(update_fields=["extra"])
        events.append("conversation.voices_named", talk, actor=actor, company=talk.company, deal_id=talk.deal_id)
        _listen(text)
    return talk


def _given_basis(about: models.Conversation, basis: Basis, on: date) -> models.Conversation:
    """The talk, held: what was heard in words that somebody else brought meanwhile is not put aside by other words."""
    talk = models.Conversation.objects.select_for_update(of=("self",)).get(pk=about.pk)
    if was_heard(talk):
        raise Refused("talk_heard")
    if basis != Basis.NONE and talk.basis in ("", Basis.NONE.value):
        talk.basis, talk.basis_given_on = basis.value, on
        talk.save(update_fields=["basis", "basis_given_on"])
    return talk


def _freed(text: models.TextVersion, basis: Basis, actor: Actor, on: date) -> bool:
    """A recording that lies sealed gets the basis that is given now, and is listened to."""
    with transaction.atomic():
        talk = models.Conversation.objects.select_for_update(of=("self",)).get(pk=text.conversation_id)
        if not text.machine or basis == Basis.NONE or talk.basis not in ("", Basis.NONE.value):
            return False
        talk.basis, talk.basis_given_on = basis.value, on
        talk.save(update_fields=["basis", "basis_given_on"])
        events.append("quarantine.freed", talk.company, actor=actor, company=talk.company, count=1, basis=basis.value)
        if not _open(text):
            _listen(text)
    return True


def _known(
    deal: models.Deal,
    data: bytes,
    kind: ConversationKind,
    held_on: date,
    title: str,
    basis: Basis,
    actor: Actor,
    on: date,
) -> models.Conversation:
    return conversations.know_of(
        deal.company,
        actor=actor,
        key=f"talk-{deal.key[:80]}-{hashlib.sha256(data).hexdigest()[:10]}",
        kind=kind,
        held_on=held_on,
        deal=deal,
        present=(),
        basis=basis,
        title=title.strip()[:300],
        recorded_on=on,
    )


def _there(deal: models.Deal, data: bytes) -> models.TextVersion | None:
    found = models.TextVersion.objects.filter(
        conversation__deal=deal, content_hash=hashlib.sha256(data).hexdigest()
    ).select_related("conversation")
    text = found.order_by("-pk").first()
    return text if text is not None and newest_text(text.conversation) == text else None


def _open(text: models.TextVersion) -> bool:
    """Somebody's side is unknown, and nobody listened yet."""
    return text.speakers.filter(side=Side.UNKNOWN.value).exists() and not was_heard(text.conversation)


def _listen(text: models.TextVersion) -> None:
    queue.enqueue(queue.LISTEN, lock=f"listen-{text.pk}", text_id=text.pk)


def _put(speaker: models.Speaker, role: str, known: Known) -> None:
    """A role that was said goes before what the name tells."""
    found = side_of(speaker.label, known=known, role=role)
    speaker.side, speaker.role = found.side.value, found.role
    speaker.person, speaker.contact = found.person, found.contact


def _sit_down(talk: models.Conversation, text: models.TextVersion) -> None:
    """Who speaks takes part: those who are listed are corrected, the others come after them. Without a customer, and with
    nobody unknown, a talk was one among us."""
    listed = {plain(row.name): row for row in talk.participants.order_by("no")}
    no = max((row.no for row in listed.values()), default=-1)
    for speaker in text.speakers.order_by("pk"):
        row = listed.get(plain(speaker.label))
        if row is None:
            no += 1
            row = models.Participant(conversation=talk, no=no, name=speaker.label)
            listed[plain(speaker.label)] = row
        row.side, row.role, row.person, row.contact = speaker.side, speaker.role, speaker.person, speaker.contact
        row.save()
    sides = {row.side for row in listed.values()}
    models.Conversation.objects.filter(pk=talk.pk).update(internal=sides == {Side.OURS.value})
