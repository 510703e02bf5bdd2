"""Suggested contradictions: which wait for a person's word, and which promises and talks are to be looked at."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from ropeteam.core.errors import NotFound
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import ContradictionSuggestion, Conversation, Deal, Mention, Promise, TextVersion
from ropeteam.store.queries.conversations import newest_texts
from ropeteam.store.queries.promises import still_open


def waiting(deal: Deal) -> QuerySet[ContradictionSuggestion]:
    """Suggestions nobody spoke about, in words that hold, against promises that are still open; likeliest first."""
    found = ContradictionSuggestion.objects.filter(
        review__isnull=True,
        text__in=newest_texts(),
        promise__in=still_open(Promise.objects.filter(deal=deal)),
    )
    return found.select_related("text__conversation", "promise").defer("text__original").order_by("-chance", "pk")


def suggestion(actor: Actor, pk: int) -> ContradictionSuggestion:
    """The one access door: whoever may see the promise may see that something may go against it."""
    row = (
        ContradictionSuggestion.objects.select_related("promise__deal__company", "text__conversation")
        .defer("text__original")
        .filter(pk=pk, promise__in=access.promises(actor))
        .first()
    )
    if row is None:
        raise NotFound("promise", str(pk))
    return row


def open_promises(deal: Deal) -> list[Promise]:
    """The deal's open promises with the places where they were said."""
    places = Mention.objects.select_related("signal__text").defer("signal__text__original").order_by("pk")
    found = still_open(Promise.objects.filter(deal=deal)).select_related("capability").order_by("said_on", "pk")
    return list(found.prefetch_related(Prefetch("mentions", places)))


def heard_texts(deal: Deal) -> QuerySet[TextVersion]:
    """The words that hold of the deal's talks somebody listened to, oldest first."""
    talks = Conversation.objects.filter(deal=deal)
    found = newest_texts().filter(conversation__in=talks, analyses__isnull=False).distinct()
    return found.order_by("conversation__held_on", "pk")
