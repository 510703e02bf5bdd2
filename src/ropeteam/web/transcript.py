"""A talk's words with its signals, made ready to be shown: quotes marked in the text, cards in the margin.

Who may not read the words sees the facts. Who reads but does not hold the rope sees the words, and no mark on a suggested
promise whose sentence is still the rope's alone: the words are theirs to read, the suspicion is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ropeteam.core.access import MAKERS, review_deed
from ropeteam.core.vocabulary import SignalKind, SignalState
from ropeteam.store.models import Conversation, Signal, Turn
from ropeteam.store.queries import transcripts as query
from ropeteam.store.queries.names import names_of
from ropeteam.store.queries.product import truth
from ropeteam.web import languages
from ropeteam.web.standing import Reader, embargoed_until
from ropeteam.wording.reason import reason_sentence

OURS = (SignalKind.PROMISE, SignalKind.CLAIM)
KEYS = {
    SignalKind.PROMISE: "p",
    SignalKind.NEED: "n",
    SignalKind.CLAIM: "c",
    SignalKind.CONCERN: "x",
    SignalKind.DELIGHT: "d",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a turn's text under the same signals; `backing` is what carries our words in it, '' for others."""

    text: str
    signals: tuple[int, ...]
    kinds: tuple[str, ...]
    backing: str
    low: bool


@dataclass(frozen=True, slots=True)
class Marginal:
    """A signal as the margin shows it."""

    signal: Signal
    kind: str
    state: str
    backing: str
    reasons: tuple[str, ...]
    about: str
    may_review: bool
    kinds: tuple[tuple[str, str], ...]
    may_second: bool
    needs_reason: bool
    later: bool
    reviewed_by: str
    reason_given: str

    @property
    def own_key(self) -> str:
        """The key of the kind it has already: pressing it confirms."""
        return KEYS[SignalKind(self.kind)]

    @property
    def waits(self) -> bool:
        return self.state == SignalState.SUGGESTED


@dataclass(frozen=True, slots=True)
class ShownTurn:
    turn: Turn
    pieces: tuple[Piece, ...]
    margin: tuple[Marginal, ...]
    at: str
    same_speaker: bool


class Margin:
    """Makes what stands beside the words, for one talk and one reader."""

    def __init__(self, talk: Conversation, reader: Reader, *, asked: frozenset[int] | None = None) -> None:
        """`asked` are the suggestions that are asked first; without it nothing is left for later."""
        self.talk, self.reader, self.asked = talk, reader, asked
        self.language = languages.current()
        product = (talk.deal.product if talk.deal else None) or talk.company.products.order_by("pk").first()
        self.names = names_of(truth(product)) if product else {}
        self.kinds = may_add(reader)

    def of(self, signal: Signal) -> Marginal:
        kind, state = SignalKind(signal.kind_is), signal.state  # type: ignore[attr-defined]
        last = signal.known_reviews[-1] if signal.known_reviews else None  # type: ignore[attr-defined]
        alone = bool(last and last.verdict == "dismissed" and last.by_seller and not hasattr(last, "second"))
        own = self.reader.is_seller and kind == SignalKind.PROMISE  # a promise of one's own deal stays a promise
        judged = signal.latest_reasons or []  # type: ignore[attr-defined]
        names = {**self.names, "capability": signal.capability.key if signal.capability else ""}
        reasons = [reason for reason in judged if reason["code"] != "person"] if kind in OURS else []
        return Marginal(
            signal=signal,
            kind=kind.value,
            state=state,
            backing=(signal.backing or "") if kind in OURS else "",  # type: ignore[attr-defined]
            reasons=tuple(reason_sentence(reason, names, self.language) for reason in reasons),
            about=self.names.get(f"capability:{signal.capability.key}", "") if signal.capability else "",
            may_review=self.reader.may(review_deed(kind)),
            kinds=() if own else self.kinds,
            may_second=alone and self.reader.has(*MAKERS) and not self.reader.is_seller,
            needs_reason=own,
            later=self._comes_later(signal, state),
            reviewed_by=last.by.name if last and state != SignalState.SUGGESTED else "",
            reason_given=last.reason if last and last.reason != "undo" else "",
        )

    def _comes_later(self, signal: Signal, state: str) -> bool:
        """Whether this waits for the reader's word, and others of the talk are asked first."""
        if self.asked is None or state != SignalState.SUGGESTED or signal.low or signal.pk in self.asked:
            return False
        return self.reader.may(review_deed(SignalKind(signal.kind_is)))  # type: ignore[attr-defined]

    def hidden(self, signal: Signal) -> bool:
        """Whether this signal is still the rope's alone."""
        if signal.kind_is != SignalKind.PROMISE:  # type: ignore[attr-defined]
            return False
        state = SignalState(signal.state)  # type: ignore[attr-defined]
        return embargoed_until(signal, state, on_rope=self.reader.on_rope, on=self.reader.on) is not None


def turns(part: query.Part, signals: Sequence[Signal], margin: Margin) -> list[ShownTurn]:
    """The part's turns with their marks and margins. A quote over several turns is marked in each, carded at its first."""
    shown = []
    before: Turn | None = None
    for turn in part.turns:
        here = [signal for signal in signals if signal.first_turn <= turn.no <= signal.last_turn]
        cards = tuple(margin.of(signal) for signal in here if signal.first_turn == turn.no)
        marked = [signal for signal in here if signal.state != SignalState.DISMISSED]  # type: ignore[attr-defined]
        same = before is not None and before.speaker_id == turn.speaker_id and turn.speaker_id is not None
        shown.append(ShownTurn(turn, pieces(turn, marked), cards, _clock(turn.start_ms), same))
        before = turn
    return shown


def pieces(turn: Turn, signals: Sequence[Signal]) -> tuple[Piece, ...]:
    """The text cut where a quote begins or ends; overlapping quotes share their pieces."""
    spans = []
    for signal in signals:
        start = signal.start if signal.first_turn == turn.no else 0
        end = signal.end if signal.last_turn == turn.no else len(turn.text)
        spans.append((min(start, len(turn.text)), min(end, len(turn.text)), signal))
    cuts = sorted({0, len(turn.text), *(start for start, _, _ in spans), *(end for _, end, _ in spans)})
    found = []
    for start, end in pairwise(cuts):
        over = [signal for first, last, signal in spans if first <= start and end <= last]
        kinds = tuple(dict.fromkeys(signal.kind_is for signal in over))  # type: ignore[attr-defined]
        low = bool(over) and all(signal.low for signal in over)
        ours = (signal.backing for signal in over if signal.kind_is in OURS)  # type: ignore[attr-defined]
        found.append(Piece(turn.text[start:end], tuple(row.pk for row in over), kinds, next(ours, None) or "", low))
    return tuple(found)


def facts_only(talk: Conversation) -> dict[str, int]:
    """What somebody who may not read the words learns of a talk: how often which kind was heard."""
    text = query.newest_text(talk)
    counted: dict[str, int] = {}
    if text is not None:
        for signal in query.signals(text, first=0, last=2**31 - 1):
            if signal.state != SignalState.DISMISSED:  # type: ignore[attr-defined]
                counted[signal.kind_is] = counted.get(signal.kind_is, 0) + 1  # type: ignore[attr-defined]
    return counted


def may_add(reader: Reader) -> tuple[tuple[str, str], ...]:
    """The kinds this reader may mark in the words, each with its key."""
    return tuple((kind.value, key) for kind, key in KEYS.items() if reader.may(review_deed(kind)))


def _clock(start_ms: int | None) -> str:
    if start_ms is None:
        return ""
    seconds = max(start_ms, 0) // 1000
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"
