"""Measuring points of customers' enthusiasm: so far those read from conversations, of customers' words only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from ropeteam.core.numbers.mood import Mood, mood, read
from ropeteam.core.vocabulary import Side, SignalKind
from ropeteam.store.models import Analysis, Conversation, MoodReading, Signal, Turn
from ropeteam.store.queries.kept import Given, kept
from ropeteam.store.queries.signals import with_state

FOR, AGAINST = SignalKind.DELIGHT, SignalKind.CONCERN
QUOTES = 3
Felt = dict[tuple[int, str], set[int]]
Pull = tuple[int, int, int, int, float, str]
Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class ConversationMood:
    """`reading` is what the words were read as; None where the value comes from counted signals."""

    conversation: Conversation
    mood: Mood
    reading: MoodReading | None = None


@dataclass(frozen=True, slots=True)
class MovedBy:
    """A customer's sentence, word for word, the turn it begins in, and how many points it moved the mood (of either sign: a
    single sentence is weak evidence)."""

    turn: int
    quote: str
    points: float


@dataclass(frozen=True, slots=True)
class Quotes:
    moved_up: tuple[MovedBy, ...]
    moved_down: tuple[MovedBy, ...]


def moods(found: QuerySet[Conversation]) -> list[ConversationMood]:
    """The mood of each heard customer conversation, oldest first. Internal ones, and those without a word of a customer,
    have none. Where a reading of the words stands it counts, else the signals: dismissed and low-confidence ones do not."""
    listened = Analysis.objects.filter(text__conversation=OuterRef("pk"))
    rows = list(found.filter(Exists(listened), internal=False).order_by("held_on", "pk"))
    keys = [row.pk for row in rows]
    readings = _newest(keys)
    unread = [pk for pk in keys if pk not in readings]
    felt, spoken = _felt(unread), _spoken(unread)
    dismissed = _dismissed(readings.values())
    found_moods = []
    for row in rows:
        reading = readings.get(row.pk)
        value = _by_words(reading, dismissed) if reading else _by_signals(row.pk, spoken.get(row.pk, 0), felt)
        if value is not None:
            found_moods.append(ConversationMood(row, value, reading))
    return found_moods


def read_moods(found: Iterable[Conversation]) -> dict[int, ConversationMood]:
    """The moods of these talks that were read from words and rest on enough of them, by talk. Two queries, however many talks."""
    talks = {talk.pk: talk for talk in found if not talk.internal}
    readings = _newest(list(talks)) if talks else {}
    dismissed = _dismissed(readings.values()) if readings else {}
    read_of = {
        pk: ConversationMood(talks[pk], value, reading)
        for pk, reading in readings.items()
        if (value := _by_words(reading, dismissed)) is not None
    }
    return {pk: row for pk, row in read_of.items() if row.mood.shown}


def quotes(reading: MoodReading) -> Quotes:
    """What moved the mood most, for and against, as it stands in the text now; what a person dismissed is left out."""
    dismissed = _dismissed([reading])[reading.analysis.text_id]
    pulls = [pull for pull in reading.pulls if not _is_dismissed(pull, dismissed)]
    up, down = ([pull for pull in pulls if pull[5] == kind][:QUOTES] for kind in (FOR, AGAINST))
    wanted = {no for first, last, *_ in up + down for no in range(first, last + 1)}
    turns = Turn.objects.filter(text_version=reading.analysis.text_id, no__in=wanted)
    texts = dict(turns.values_list("no", "text"))
    return Quotes(tuple(_moved(pull, texts) for pull in up), tuple(_moved(pull, texts) for pull in down))


def _moved(pull: Pull, texts: dict[int, str]) -> MovedBy:
    first, last, start, end, points, _ = pull
    if first == last:
        return MovedBy(first, texts.get(first, "")[start:end], points)
    middle = [texts.get(no, "") for no in range(first + 1, last)]
    return MovedBy(first, " ".join([texts.get(first, "")[start:], *middle, texts.get(last, "")[:end]]), points)


def _by_words(reading: MoodReading, dismissed: Mapping[int, list[Place]]) -> Mood | None:
    """What the words were read as, without the sentences that a person dismissed."""
    places = dismissed.get(reading.analysis.text_id, [])
    out = [pull[4] for pull in reading.pulls if _is_dismissed(pull, places)]
    return read(value=reading.value, sd=reading.sd, n=reading.turns, taken_out=out)


def _spoken(keys: Sequence[int]) -> dict[int, int]:
    """Turns of customers, a conversation."""
    said = Turn.objects.filter(text_version__conversation__in=keys, speaker__side=Side.CUSTOMER)
    return dict(said.values_list("text_version__conversation").annotate(n=Count("pk"))) if keys else {}


def _by_signals(key: int, spoken: int, felt: Felt) -> Mood | None:
    delight, concern = len(felt[key, FOR]), len(felt[key, AGAINST])
    return mood(n=max(spoken, delight, concern), delight=delight, concern=concern)


def _felt(keys: Sequence[int]) -> Felt:
    """The turns in which delight or concern stands, a conversation and kind."""
    turns: Felt = defaultdict(set)
    for conversation, kind, turn in kept(_felt_turns).rows({"talks": list(keys)}) if keys else ():
        turns[conversation, kind].add(turn)
    return turns


def _felt_turns() -> QuerySet[Any, Any]:
    live = Signal.objects.filter(conversation_id__any_of=Given("talks"), low=False, retired_at__isnull=True)
    counted = with_state(live).filter(kind_is__in=[FOR, AGAINST]).exclude(state="dismissed")
    return counted.values_list("conversation", "kind_is", "first_turn")


def _newest(keys: Sequence[int]) -> dict[int, MoodReading]:
    """Conversation -> its last reading: of the newest words, and of those the newest."""
    found = kept(_readings).rows({"talks": list(keys)}) if keys else ()
    return {row.analysis.text.conversation_id: row for row in found}


def _readings() -> QuerySet[MoodReading]:
    found = MoodReading.objects.filter(analysis__text__conversation_id__any_of=Given("talks"))
    found = found.select_related("analysis__text").defer("analysis__text__original")
    return found.order_by("analysis__text__n", "pk")


def _dismissed(readings: Iterable[MoodReading]) -> dict[int, list[Place]]:
    """Text -> kind, turn and first character of what a person said to be no delight or no concern."""
    places: dict[int, list[Place]] = defaultdict(list)
    texts = [reading.analysis.text_id for reading in readings]
    for text, kind, turn, start in kept(_said_otherwise).rows({"texts": texts}) if texts else ():
        places[text].append((kind, turn, start))
    return places


def _said_otherwise() -> QuerySet[Any, Any]:
    found = Signal.objects.filter(text_id__any_of=Given("texts"), kind__in=[FOR, AGAINST])
    return with_state(found).filter(state="dismissed").values_list("text", "kind", "first_turn", "start")


def _is_dismissed(pull: Pull, dismissed: Iterable[Place]) -> bool:
    """Whether a dismissed signal of its kind begins in the sentence."""
    first, last, start, end, _, kind = pull
    return any(one == kind and (first, start) <= (turn, at) < (last, end) for one, turn, at in dismissed)
