"""A conversation's words for reading: its newest text in parts, with the signals said in them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Exists, Max, OuterRef, Prefetch, Q, QuerySet, Subquery

from ropeteam.core.triage import Suggestion
from ropeteam.core.triage import first as first_of
from ropeteam.core.vocabulary import Backing, SignalKind
from ropeteam.store.models import Conversation, Signal, SignalReview, Speaker, TextVersion, Turn
from ropeteam.store.queries.judgements import latest
from ropeteam.store.queries.signals import open_suggestions, with_state

PART = 400


@dataclass(frozen=True, slots=True)
class Part:
    """Some turns of a text that has `total`; `earlier` and `later` are the first turns of the neighbouring parts."""

    text: TextVersion
    turns: list[Turn]
    total: int
    earlier: int | None
    later: int | None

    @property
    def first(self) -> int:
        return self.turns[0].no if self.turns else 0

    @property
    def last(self) -> int:
        return self.turns[-1].no if self.turns else 0


def newest_text(conversation: Conversation) -> TextVersion | None:
    """The version of its words that holds, without the file's bytes."""
    return conversation.texts.defer("original").order_by("-n").first()


def part(text: TextVersion, *, around: int = 0) -> Part:
    """The part of a text in which a turn stands: a page's size does not grow with the talk."""
    top = text.turns.aggregate(top=Max("no"))["top"]
    total = 0 if top is None else top + 1
    start = max(0, min(around, max(total - 1, 0))) // PART * PART
    turns = list(
        text.turns.filter(no__gte=start, no__lt=start + PART).select_related("speaker").defer("search").order_by("no")
    )
    return Part(text, turns, total, start - PART if start else None, start + PART if start + PART < total else None)


def one_turn(text: TextVersion, no: int) -> Turn | None:
    return text.turns.filter(no=no).select_related("speaker").defer("search").first()


def voices_of(text: TextVersion) -> list[Speaker]:
    """Who speaks in it, in the order of their first words; `said` are those, `turns_said` how often they speak."""
    first = Turn.objects.filter(speaker=OuterRef("pk")).order_by("no")
    found = text.speakers.annotate(
        said=Subquery(first.values("text")[:1]), begins=Subquery(first.values("no")[:1]), turns_said=Count("turns")
    )
    return list(found.select_related("person", "contact").order_by("begins", "pk"))


def signals(text: TextVersion, *, first: int, last: int, missed: bool = False) -> list[Signal]:
    """The signals said in these turns with state, backing and reviews. `missed` adds low-confidence ones nobody saw."""
    found = Signal.objects.filter(text=text, retired_at__isnull=True, first_turn__gte=first, first_turn__lte=last)
    if not missed:
        looked_at = SignalReview.objects.filter(signal=OuterRef("pk"))
        found = found.filter(Q(low=False) | Exists(looked_at))
    return list(_full(found).order_by("first_turn", "start", "pk"))


def signal(pk: int) -> Signal:
    """One signal as the margin shows it."""
    return _full(Signal.objects.filter(pk=pk)).get()


def asked_first(text: TextVersion, *, may: Collection[str]) -> tuple[frozenset[int], int]:
    """Of what waits in the whole talk and is of the kinds that the reader may review: the ids of the five that are asked
    first, and how many more there are."""
    waiting = with_state(open_suggestions(Signal.objects.filter(text=text, retired_at__isnull=True)))
    facts = ("pk", "kind_is", "backing", "confidence", "due", "first_turn", "start")
    found = [
        Suggestion(pk, SignalKind(kind), Backing(backing) if backing else None, *rest)
        for pk, kind, backing, *rest in waiting.values_list(*facts)
        if kind in may
    ]
    asked = first_of(found)
    return asked, len(found) - len(asked)


def missed_count(text: TextVersion) -> int:
    """How many low-confidence spans nobody looked at."""
    return Signal.objects.filter(text=text, retired_at__isnull=True, low=True, reviews__isnull=True).count()


def _full(found: QuerySet[Signal]) -> QuerySet[Signal]:
    reviews = SignalReview.objects.select_related("by", "second__by").order_by("pk")
    found = found.select_related("capability", "analysis", "mention", "conversation__deal", "correction", "text")
    known = Prefetch("reviews", reviews, to_attr="known_reviews")
    found = with_state(found.defer("text__original")).annotate(latest_reasons=latest("signal", "reasons"))
    return found.prefetch_related(known)
