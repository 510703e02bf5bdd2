"""Reading that leaves a trace in the access log: the words of a talk, and lists that leave the house."""

from __future__ import annotations

from ropeteam.core.access import Deed
from ropeteam.store import access, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries.talks import is_quarantined
from ropeteam.store.queries.transcripts import newest_text

CONVERSATION = "store_conversation"
COMPANY = "store_company"


def open_words(conversation: models.Conversation, *, actor: Actor) -> models.TextVersion | None:
    """The newest text for somebody who may read it, logged. None where there is none, or where it waits for a basis."""
    access.require(actor, Deed.READ_TRANSCRIPT, deal=conversation.deal)
    text = newest_text(conversation)
    if text is None or is_quarantined(conversation, text):
        return None
    models.AccessLog.objects.create(
        person=actor.person, subject_table=CONVERSATION, subject_id=conversation.pk, why="transcript.read"
    )
    return text


def take_export(company: models.Company | None, *, actor: Actor, what: str) -> None:
    """A list leaves as a file: who took which."""
    models.AccessLog.objects.create(
        person=actor.person, subject_table=COMPANY, subject_id=company.pk if company else 0, why=f"export.{what}"
    )
