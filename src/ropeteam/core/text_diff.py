"""What changed between two versions of a text, word by word, and between two versions of a strategy, part by part.

Pillars are matched by key. Non-goals are matched by their words first, since their keys only count them, then by key.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# Beyond so many words both texts are shown whole: matching costs their product.
MOST_WORDS = 3000


class Change(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    change: Change
    text: str


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class GoalText:
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class PillarText:
    key: str
    title: str
    text: str = ""
    goals: tuple[GoalText, ...] = ()


@dataclass(frozen=True, slots=True)
class StrategyText:
    vision: str
    pillars: tuple[PillarText, ...] = ()


@dataclass(frozen=True, slots=True)
class PillarDiff:
    """`change` says whether the whole pillar came or went; SAME also where only words inside it differ."""

    key: str
    change: Change
    title: Pieces
    text: Pieces
    goals: tuple[Pieces, ...]

    @property
    def touched(self) -> bool:
        return any(differs(pieces) for pieces in (self.title, self.text, *self.goals))


@dataclass(frozen=True, slots=True)
class StrategyDiff:
    vision: Pieces
    pillars: tuple[PillarDiff, ...]

    @property
    def touched(self) -> bool:
        return differs(self.vision) or any(pillar.touched for pillar in self.pillars)


def differs(pieces: Pieces) -> bool:
    return any(piece.change != Change.SAME for piece in pieces)


def text_diff(before: str, after: str) -> Pieces:
    """The text of `after` with what came, and what went in its place. Where a word stayed but the next one went, the space
    between them is that of `before`."""
    if before == after:
        return (Piece(Change.SAME, after),) if after else ()
    old, new = _words(before), _words(after)
    if max(len(old), len(new)) > MOST_WORDS:
        return tuple(_pieces(before, after))
    found: list[Piece] = []
    for tag, from_old, to_old, from_new, to_new in SequenceMatcher(None, _bare(old), _bare(new), False).get_opcodes():
        if tag == "equal":
            same = zip(old[from_old:to_old], new[from_new:to_new], strict=True)
            found.append(Piece(Change.SAME, "".join(now if now[-1].isspace() else was for was, now in same)))
        else:
            found += _pieces("".join(old[from_old:to_old]), "".join(new[from_new:to_new]))
    return tuple(found)


def strategy_diff(before: StrategyText, after: StrategyText) -> StrategyDiff:
    """The pillars of `after` in their order, then those that went."""
    old = {pillar.key: pillar for pillar in before.pillars}
    new = {pillar.key for pillar in after.pillars}
    pillars = [_pillar(old.get(pillar.key), pillar) for pillar in after.pillars]
    pillars += [_pillar(pillar, None) for pillar in before.pillars if pillar.key not in new]
    return StrategyDiff(text_diff(before.vision, after.vision), tuple(pillars))


def _pillar(before: PillarText | None, after: PillarText | None) -> PillarDiff:
    change = Change.ADDED if before is None else Change.REMOVED if after is None else Change.SAME
    empty = PillarText("", "")
    old, new = before or empty, after or empty
    goals = tuple(text_diff(was, now) for was, now in _goals(old.goals, new.goals))
    return PillarDiff(new.key or old.key, change, text_diff(old.title, new.title), text_diff(old.text, new.text), goals)


def _goals(before: Iterable[GoalText], after: Iterable[GoalText]) -> Iterator[tuple[str, str]]:
    """(was, is) of each non-goal; '' where it came or went."""
    before, now = list(before), list(after)
    kept = {goal.text for goal in now}
    gone = {goal.key: goal.text for goal in before if goal.text not in kept}
    stayed = {goal.text for goal in before} & kept
    for goal in now:
        yield (goal.text if goal.text in stayed else gone.pop(goal.key, "")), goal.text
    for text in gone.values():
        yield text, ""


def _pieces(before: str, after: str) -> Iterator[Piece]:
    if before:
        yield Piece(Change.REMOVED, before)
    if after:
        yield Piece(Change.ADDED, after)


def _words(text: str) -> list[str]:
    """Words with the space behind them, so that the pieces joined are the text again."""
    return re.findall(r"\s*\S+\s*", text) or ([text] if text else [])


def _bare(words: Iterable[str]) -> list[str]:
    return [word.strip() for word in words]
