"""Conversations as a list: what kind, whether they were heard and reviewed, whether they wait for a basis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from ropeteam.core.vocabulary import Basis, ConversationKind
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Analysis, Conversation, Deal, Signal, TextVersion
from ropeteam.store.queries import search
from ropeteam.store.queries.conversations import NO_BASIS, notes_about
from ropeteam.store.queries.kept import Given, given_by, kept, standing_in
from ropeteam.store.queries.lists import Listed
from ropeteam.store.queries.signals import open_suggestions

DAY = "held_on"
HEARD = ("waiting", "heard", "unheard", "quarantined")


@dataclass(frozen=True, slots=True)
class TalkFilter:
    """`heard`: `waiting` = heard, and a suggestion waits for a person; `quarantined` = recorded without a basis."""

    words: str = ""
    kind: str = ""
    heard: str = ""
    deal: int | None = None


def listed(actor: Actor, by: TalkFilter) -> Listed[Conversation]:
    """The conversations the filter leaves. Words are searched only in talks whose words this reader may read."""
    probe = search.probe_words(by.words.strip()) if by.words.strip() else None
    shape = (standing_in(actor), probe and probe.few, by.kind, by.deal is not None, by.heard)
    given = {**given_by(actor), "deal": by.deal, **(probe.given if probe else {})}
    return Listed(_listed, shape, given, day=DAY)


def _listed(actor: Actor, few: bool | None, kind: str, of_deal: bool, heard: str) -> QuerySet[Conversation]:
    """`few` is None where no words are searched."""
    if few is not None:
        found = search.saying(access.transcripts(actor).exclude(_quarantined()), few=few)
    else:
        found = access.conversations(actor)
    if kind:
        found = found.filter(kind=kind)
    if of_deal:
        found = found.filter(deal=Given("deal"))
    if heard == "heard":
        found = found.filter(Exists(_heard()))
    elif heard == "unheard":
        found = found.filter(~Exists(_heard()))
    elif heard == "waiting":
        found = found.filter(Exists(_waiting()))
    elif heard == "quarantined":
        found = found.filter(_quarantined())
    return found.select_related("deal", "account").annotate(
        is_heard=Exists(_heard()), waits=Exists(_waiting()), quarantined=_quarantined()
    )


def unheard_of(deal: Deal, *, on: date) -> QuerySet[Conversation]:
    """The deal's talks up to the day that nobody listened to and no note is about, the newest first."""
    found = Conversation.objects.filter(~Exists(_heard()), ~Exists(notes_about()), deal=deal, held_on__lte=on)
    return found.exclude(kind=ConversationKind.NOTE.value).order_by("-held_on", "-pk")


def is_quarantined(conversation: Conversation, text: TextVersion) -> bool:
    """A machine recorded it and nobody gave a basis: nobody reads it until somebody does."""
    return text.machine and conversation.basis in ("", Basis.NONE.value)


def was_heard(conversation: Conversation) -> bool:
    return Analysis.objects.filter(text__conversation=conversation).exists()


def kinds_said(ids: list[int]) -> dict[int, dict[str, int]]:
    """How many signals of each kind were said in each of these conversations."""
    counted: dict[int, dict[str, int]] = {}
    for talk, kind in kept(_kinds_said).rows({"talks": list(ids)}) if ids else ():
        counted.setdefault(talk, {})[kind] = counted.setdefault(talk, {}).get(kind, 0) + 1
    return counted


def _kinds_said() -> QuerySet[Any, Any]:
    rows = Signal.objects.filter(conversation_id__any_of=Given("talks"), low=False, retired_at__isnull=True)
    return rows.values_list("conversation_id", "kind")


def _heard() -> QuerySet[Analysis]:
    return Analysis.objects.filter(text__conversation=OuterRef("pk"))


def _waiting() -> QuerySet[Signal]:
    return open_suggestions(Signal.objects.filter(conversation=OuterRef("pk")))


def _quarantined() -> Q:
    return Q(NO_BASIS, Exists(TextVersion.objects.filter(conversation=OuterRef("pk"), machine=True)))
