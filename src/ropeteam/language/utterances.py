"""Neighbouring cues of one speaker joined into what they said in one breath, and the way back to the turns.

Rule in prose. Tools cut speech into cues of a few seconds, in the middle of sentences. Cues that follow each other
are joined while the speaker stays the same, no pause is longer than 20 s, and the text is not already long (600
characters at the end of a sentence, 2,000 anywhere). Where nobody is named, two cues may be two people: they are
joined only in the middle of a sentence and within 2 s. Lines, mails and notes are not joined: their writer said
where a turn ends. A cue that holds several speakers is taken apart. Empty turns belong to no utterance.
Guarantee: every character of the joined text that is not one of the joining blanks stands at a known place of one
turn.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from ropeteam.language.transcripts.contract import Turn

LONG_PAUSE_MS: Final = 700
_BREAK_MS: Final = 20_000
_UNNAMED_BREAK_MS: Final = 2_000
_LONG: Final = 600
_TOO_LONG: Final = 2_000
_MS_A_CHARACTER: Final = 65  # 15 characters a second, where a cue has no end
_SENTENCE_ENDS = (".", "!", "?", "…", ".“", "!“", "?“", '."', '!"', '?"')


@dataclass(frozen=True, slots=True)
class Utterance:
    """`turns` are turn numbers in order; `starts[i]` is where turn `turns[i]` begins in `text`, `offsets[i]` where
    that piece begins in the turn's own text (0 unless the turn holds several speakers). `pauses` are places in
    `text` before which the speaker paused for long."""

    label: str | None
    turns: tuple[int, ...]
    text: str
    starts: tuple[int, ...]
    offsets: tuple[int, ...]
    pauses: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Characters `start` to before `end` of one turn's text."""

    turn: int
    start: int
    end: int


def utterances(turns: Iterable[Turn], *, cues: bool) -> list[Utterance]:
    """The utterances in order; `cues` says whether the turns are cues (WebVTT, SRT). Linear in the text's length."""
    found: list[Utterance] = []
    open_one: _Open | None = None
    for piece in _pieces(turns):
        if open_one is not None and cues and open_one.takes(piece):
            open_one.add(piece)
            continue
        if open_one is not None:
            found.append(open_one.closed())
        open_one = _Open(piece.label)
        open_one.add(piece)
    if open_one is not None:
        found.append(open_one.closed())
    return found


def places(utterance: Utterance, start: int, end: int) -> tuple[Place, ...]:
    """Where characters `start` to before `end` of the utterance stand in its turns; the first place names the turn in
    which a quote begins. Raises ValueError for an empty span or one outside the text."""
    if not 0 <= start < end <= len(utterance.text):
        raise ValueError(f"no characters {start}..{end} in a text of {len(utterance.text)}")
    first = bisect_right(utterance.starts, start) - 1
    found = []
    for index in range(first, len(utterance.turns)):
        begins = utterance.starts[index]
        if begins >= end:
            break
        following = utterance.starts[index + 1] if index + 1 < len(utterance.starts) else len(utterance.text) + 1
        shift = utterance.offsets[index] - begins
        left, right = max(start, begins), min(end, following - 1)
        if left < right:
            found.append(Place(utterance.turns[index], left + shift, right + shift))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Piece:
    label: str | None
    turn: int
    offset: int
    text: str
    start_ms: int | None
    end_ms: int | None


@dataclass(slots=True)
class _Open:
    """An utterance while it grows."""

    label: str | None
    pieces: list[_Piece] = field(default_factory=list)
    length: int = -1

    def takes(self, piece: _Piece) -> bool:
        last = self.pieces[-1]
        if last.label != piece.label or self.length >= _TOO_LONG:
            return False
        pause, ended = _pause(last, piece), last.text.endswith(_SENTENCE_ENDS)
        if self.label is None:
            return not ended and pause <= _UNNAMED_BREAK_MS and self.length < _LONG
        return pause <= _BREAK_MS and not (ended and self.length >= _LONG)

    def add(self, piece: _Piece) -> None:
        self.pieces.append(piece)
        self.length += len(piece.text) + 1

    def closed(self) -> Utterance:
        starts: list[int] = []
        position = 0
        for piece in self.pieces:
            starts.append(position)
            position += len(piece.text) + 1
        return Utterance(
            label=self.label,
            turns=tuple(piece.turn for piece in self.pieces),
            text=" ".join(piece.text for piece in self.pieces),
            starts=tuple(starts),
            offsets=tuple(piece.offset for piece in self.pieces),
            pauses=tuple(_pauses(self.pieces, starts)),
        )


def _pieces(turns: Iterable[Turn]) -> Iterator[_Piece]:
    for turn in turns:
        if not turn.voices:
            if turn.text:
                yield _Piece(turn.label, turn.no, 0, turn.text, turn.start_ms, turn.end_ms)
            continue
        ends = [voice.start for voice in turn.voices[1:]] + [len(turn.text)]
        for voice, end in zip(turn.voices, ends, strict=True):
            text = turn.text[voice.start : end].rstrip()
            if text:
                yield _Piece(voice.label, turn.no, voice.start, text, turn.start_ms, turn.end_ms)


def _pause(last: _Piece, following: _Piece) -> int:
    """Milliseconds of silence between two pieces; 0 where the file does not say."""
    if last.start_ms is None or following.start_ms is None:
        return 0
    end = last.start_ms + _MS_A_CHARACTER * len(last.text) if last.end_ms is None else last.end_ms
    return max(0, following.start_ms - end)


def _pauses(pieces: Sequence[_Piece], starts: Sequence[int]) -> Iterator[int]:
    for index in range(1, len(pieces)):
        if _pause(pieces[index - 1], pieces[index]) >= LONG_PAUSE_MS:
            yield starts[index]
