"""Measuring points of customers' enthusiasm: so far those read from conversations, of customers' words only."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from ropeteam.core.numbers.mood import Mood, mood
from ropeteam.core.vocabulary import Side, SignalKind
from ropeteam.store.models import Conversation, Signal, Turn
from ropeteam.store.queries.signals import with_state


@dataclass(frozen=True, slots=True)
class ConversationMood:
    conversation: Conversation
    mood: Mood


def moods(found: QuerySet[Conversation]) -> list[ConversationMood]:
    """The mood of each heard customer conversation, oldest first. Internal ones, and those without a word of a customer,
    have none. Dismissed and low-confidence signals do not count."""
    heard = found.filter(internal=False, texts__analyses__isnull=False).distinct().order_by("held_on", "pk")
    rows = list(heard.select_related("deal"))
    keys = [row.pk for row in rows]
    spoken = dict(
        Turn.objects.filter(text_version__conversation__in=keys, speaker__side=Side.CUSTOMER)
        .values_list("text_version__conversation")
        .annotate(n=Count("pk"))
    )
    turns: dict[tuple[int, str], set[int]] = defaultdict(set)
    live = Signal.objects.filter(conversation__in=keys, low=False, retired_at__isnull=True)
    felt = with_state(live).filter(kind_is__in=[SignalKind.DELIGHT, SignalKind.CONCERN]).exclude(state="dismissed")
    for conversation, kind, turn in felt.values_list("conversation", "kind_is", "first_turn"):
        turns[conversation, kind].add(turn)
    found_moods = []
    for row in rows:
        n = spoken.get(row.pk, 0)
        delight = len(turns[row.pk, SignalKind.DELIGHT])
        concern = len(turns[row.pk, SignalKind.CONCERN])
        value = mood(n=max(n, delight, concern), delight=delight, concern=concern)
        if value is not None:
            found_moods.append(ConversationMood(row, value))
    return found_moods
