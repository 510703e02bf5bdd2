"""The language parts a process keeps ready: the embedder, and one catalogue a product in the version it has now."""

from __future__ import annotations

from functools import cache, lru_cache

from django.db.models import Manager, QuerySet

from ropeteam.core.vocabulary import RoadmapStatus, Side
from ropeteam.language.contract import Embedder, Entry, LimitText, SpokenTurn
from ropeteam.language.detect.before import before_quote
from ropeteam.language.embedding import load
from ropeteam.language.listening.hear import catalogue as ready
from ropeteam.language.match.catalogue import Catalogue
from ropeteam.language.match.held import Line
from ropeteam.store.models import Limit, Signal, TextVersion, Turn, WordingLink
from ropeteam.store.queries.product import CapabilityKnown, Truth


@cache
def embedder() -> Embedder:
    """The local sentence embedder; the first call loads its weights (about a second, 180 MB)."""
    return load()


def capabilities(truth: Truth) -> Catalogue:
    return _catalogue(capability_entries(truth))


def capability_entries(truth: Truth) -> tuple[Entry, ...]:
    """What a wording may be about, with the words people linked to each capability."""
    linked: dict[int, list[str]] = {}
    for pk, text in (
        WordingLink.objects.filter(product=truth.product).order_by("pk").values_list("capability_id", "text")
    ):
        linked.setdefault(pk, []).append(text)
    entries = []
    for pk, known in truth.capabilities.items():
        parts = [known.version.name, known.version.description, *(limit.text for limit in known.limits)]
        parts += [
            item.version.title
            for item in truth.items_for(known.capability)
            if item.version.status != RoadmapStatus.DROPPED
        ]
        entries.append(Entry(str(pk), tuple(part for part in parts + linked.get(pk, []) if part)))
    return tuple(entries)


def non_goals(truth: Truth) -> Catalogue:
    return _catalogue(non_goal_entries(truth))


def non_goal_entries(truth: Truth) -> tuple[Entry, ...]:
    return tuple(Entry(str(goal.pk), (goal.text,)) for goal in truth.non_goals)


@lru_cache(maxsize=16)
def _catalogue(entries: tuple[Entry, ...]) -> Catalogue:
    return ready(entries, embedder())


def line(known: CapabilityKnown) -> Line:
    """A capability as words are held against it."""
    return Line(known.version.name, known.version.description, limit_texts(known.limits))


def limit_texts(limits: tuple[Limit, ...]) -> tuple[LimitText, ...]:
    return tuple(LimitText(x.no, x.text, x.dimension, x.value, x.unit) for x in limits)


def said_before(signal: Signal) -> str:
    """What was said just before a signal, as listening took it: one query, whatever of the talk came after stays unread."""
    rows = Turn.objects.filter(text_version_id=signal.text_id, no__lte=signal.first_turn)
    return before_quote(
        _spoken(rows), first_turn=signal.first_turn, start=signal.start, internal=signal.conversation.internal
    )


def spoken_turns(text: TextVersion) -> list[SpokenTurn]:
    return _spoken(text.turns)


def _spoken(turns: Manager[Turn] | QuerySet[Turn]) -> list[SpokenTurn]:
    return [
        SpokenTurn(
            no=turn.no,
            label=turn.speaker.label if turn.speaker else None,
            side=Side(turn.speaker.side) if turn.speaker else Side.UNKNOWN,
            role=turn.speaker.role if turn.speaker else "",
            text=turn.text,
            start_ms=turn.start_ms,
        )
        for turn in turns.select_related("speaker").defer("search").order_by("no")
    ]
