"""Suggested contradictions: which wait for a person's word, and which promises and talks are to be looked at."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from ropeteam.core.errors import NotFound
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import (
    Contradiction,
    ContradictionReview,
    ContradictionSuggestion,
    ContradictionUndo,
    Conversation,
    Deal,
    Mention,
    Promise,
    TextVersion,
)
from ropeteam.store.queries.conversations import newest_texts
from ropeteam.store.queries.kept import Given, kept
from ropeteam.store.queries.promises import still_open

# What an end says, beside whose promise it ends.
END = ("outcome", "ended_on", "recorded_on", "told_customer_on", "told_how", "evidence", "by_id")


def standing(*, known_on: date | None = None) -> QuerySet[Contradiction]:
    """Contradictions that nobody took back (by the day)."""
    known = Q() if known_on is None else Q(undone_on__lte=known_on)
    undone = ContradictionUndo.objects.filter(known, review__contradiction=OuterRef("pk"))
    return Contradiction.objects.filter(~Exists(undone)).order_by("pk")


def standing_words() -> QuerySet[ContradictionReview]:
    """People's words on suggestions that nobody took back: at most one a suggestion."""
    return ContradictionReview.objects.filter(undone__isnull=True)


def spoken_about(promise: Promise) -> QuerySet[ContradictionReview]:
    """The words on suggestions against a promise that stand, the newest first."""
    found = standing_words().filter(suggestion__promise=promise).select_related("by", "suggestion__text__conversation")
    return found.defer("suggestion__text__original").order_by("-pk")


def waiting(deal: Deal) -> list[ContradictionSuggestion]:
    """Suggestions nobody spoke about, in words that hold, against promises that are still open; likeliest first."""
    return kept(_waiting).rows({"deal": deal.pk})


def _waiting() -> QuerySet[ContradictionSuggestion]:
    found = ContradictionSuggestion.objects.filter(
        ~Exists(standing_words().filter(suggestion=OuterRef("pk"))),
        text__in=newest_texts(),
        promise__in=still_open(Promise.objects.filter(deal=Given("deal"))),
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
