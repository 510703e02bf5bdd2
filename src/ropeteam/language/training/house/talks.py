"""A talk that people read through, and what is right in it: the material that a company's own numbers are learnt from.

Rule in prose. Read through is a talk in which no shown suggestion waits for a person any more. What a person confirmed,
changed or marked is what they said it is; what a person dismissed is nothing; everything else is nothing as well, because
the reader saw it and let it pass. Two stretches stay open and count neither way: a suggestion that was never shown (it was
under the threshold), and a dismissal that still lacks its second person, so that no seller can teach the ear to be deaf.
A finding is right when a label of its kind shares words with it, token F1 of at least one half, each label used once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256

from ropeteam.core.vocabulary import Side, SignalKind
from ropeteam.language.contract import Heard, SpokenTurn
from ropeteam.language.training.scoring import SHARED, Tally

NONE, RECALLED = "none", "recalled"
PARTS = 4
Words = frozenset[tuple[int, int]]
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Said:
    """A person's word on a stretch of a talk: its kind, or `none`. `heard_as` is what the ear had taken it for.

    `counts` is false for the stretches that stay open.
    """

    first_turn: int
    start: int
    last_turn: int
    end: int
    kind: str
    heard_as: str = ""
    counts: bool = True


@dataclass(frozen=True)
class ReadTalk:
    key: str
    turns: tuple[SpokenTurn, ...]
    held_on: date
    internal: bool
    language: str
    said: tuple[Said, ...]

    @cached_property
    def texts(self) -> Mapping[int, str]:
        return {turn.no: turn.text for turn in self.turns}

    @cached_property
    def sides(self) -> Mapping[int, Side]:
        return {turn.no: Side.OURS if self.internal else turn.side for turn in self.turns}

    @cached_property
    def stretches(self) -> tuple[tuple[Said, Words], ...]:
        return tuple((one, words(self.texts, one.first_turn, one.start, one.last_turn, one.end)) for one in self.said)

    @property
    def reviews(self) -> int:
        return sum(one.counts for one in self.said)


@dataclass(frozen=True, slots=True)
class Held:
    """A talk's findings against its labels: right, wrong or open each, whether a person spoke of it; labels not found."""

    right: tuple[bool | None, ...]
    spoken_of: tuple[bool, ...]
    missed: tuple[str, ...]


def is_locked(key: str) -> bool:
    """One of four conversations is set aside for good, by its key: never learnt from, only asked whether it got better."""
    return _part(key, 0) == 0


def fold_of(key: str) -> int:
    return _part(key, 1)


def _part(key: str, place: int) -> int:
    digest = sha256(key.encode()).hexdigest()
    return int(digest[place * 8 : place * 8 + 8], 16) % PARTS


def words(texts: Mapping[int, str], first_turn: int, start: int, last_turn: int, end: int) -> Words:
    """Where the words of a stretch begin, as (turn, place)."""
    return frozenset(
        (no, match.start())
        for no in range(first_turn, last_turn + 1)
        for match in _TOKEN.finditer(texts.get(no, ""))
        if (no > first_turn or match.start() >= start) and (no < last_turn or match.start() < end)
    )


def touches(mine: Words, theirs: Words) -> bool:
    return len(mine & theirs) >= SHARED * max(1, min(len(mine), len(theirs)))


def line_of(kind: str, side: Side, *, recalled: bool = False) -> str:
    """Whose calibration and threshold a signal has: a promise in a customer's mouth is one that was recalled."""
    return RECALLED if recalled or (kind == SignalKind.PROMISE and side == Side.CUSTOMER) else kind


def hold(talk: ReadTalk, heard: Sequence[Heard]) -> Held:
    """Hold findings against what people said; the surest finding takes its label first."""
    labels = [(one, stretch) for one, stretch in talk.stretches if one.kind != NONE and one.counts]
    free = set(range(len(labels)))
    right: list[bool | None] = [False] * len(heard)
    spoken_of = [False] * len(heard)
    for no in sorted(range(len(heard)), key=lambda place: (-heard[place].confidence, place)):
        one = heard[no]
        mine = words(talk.texts, one.first_turn, one.start, one.last_turn, one.end)
        best = max(
            (place for place in free if labels[place][0].kind == one.kind),
            key=lambda place: (_share(mine, labels[place][1]), -place),
            default=None,
        )
        if best is not None and _share(mine, labels[best][1]) >= SHARED:
            free.remove(best)
            right[no], spoken_of[no] = True, True
            continue
        touched = [said for said, stretch in talk.stretches if touches(mine, stretch)]
        spoken_of[no] = any(said.counts for said in touched)
        if touched and not spoken_of[no]:
            right[no] = None
    missed = tuple(line_of(labels[place][0].kind, talk.sides[labels[place][0].first_turn]) for place in sorted(free))
    return Held(tuple(right), tuple(spoken_of), missed)


def tally(talk: ReadTalk, heard: Sequence[Heard]) -> dict[str, Tally]:
    """Kind -> counts of what is suggested; what is shown on request only is not counted."""
    shown = [one for one in heard if not one.low]
    held = hold(talk, shown)
    out: dict[str, Tally] = {}
    for one, right in zip(shown, held.right, strict=True):
        if right is not None:
            counts = out.setdefault(one.kind.value, Tally())
            counts.right += right
            counts.wrong += not right
    for line in held.missed:
        out.setdefault(SignalKind.PROMISE.value if line == RECALLED else line, Tally()).missed += 1
    return out


def reviews_of(talks: Iterable[ReadTalk]) -> dict[str, int]:
    """Kind -> how many words of people concern it: as what it is, or as what it was taken for."""
    out: dict[str, int] = {}
    for kind in _concerned(talks):
        out[kind] = out.get(kind, 0) + 1
    return out


def _concerned(talks: Iterable[ReadTalk]) -> Iterator[str]:
    for talk in talks:
        for one in talk.said:
            if one.counts:
                yield from sorted({one.kind, one.heard_as} - {"", NONE})


def _share(mine: Words, theirs: Words) -> float:
    return 2 * len(mine & theirs) / max(1, len(mine) + len(theirs))
