"""Names that should be the same: exact, or written a little differently. The latter is only ever proposed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Final

# Beyond these numbers comparing every unknown name with every known one would take minutes; then only names that
# differ in # blanks, marks and case are proposed.
_MOST_KNOWN: Final = 20_000
_MOST_ASKED: Final = 2_000
_MOST_VALUES: Final = 500


@dataclass(frozen=True, slots=True)
class Match:
    """`id` where the name is known; else `near` the closest known name ('' for none) with confidence 0..1."""

    id: str | None
    near: str = ""
    near_id: str | None = None
    confidence: float = 0.0


@dataclass(slots=True)
class NameIndex:
    """Ids and names of accounts or products. `proposals` counts, by written name, how often it was asked in vain
    (for the first 2,000 such names)."""

    ids: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    proposals: Counter[str] = field(default_factory=Counter)
    _squeezed: dict[str, str] = field(default_factory=dict)
    _asked: dict[str, Match] = field(default_factory=dict)

    def add(self, key: str, name: str) -> None:
        self.ids[key] = name
        self.names.setdefault(name.casefold(), key)
        self._squeezed.setdefault(squeezed(name), key)

    def find(self, written: str) -> Match:
        """By id, by name without case, else the nearest name; each distinct unknown name is compared once."""
        if written in self.ids:
            return Match(written)
        key = self.names.get(written.casefold())
        if key is not None:
            return Match(key)
        if written not in self._asked:
            if len(self._asked) >= _MOST_ASKED:
                return self._nearest(written, compare=False)
            self._asked[written] = self._nearest(written, compare=len(self._squeezed) <= _MOST_KNOWN)
        self.proposals[written] += 1
        return self._asked[written]

    def _nearest(self, written: str, *, compare: bool) -> Match:
        short = squeezed(written)
        key = self._squeezed.get(short)
        if key is not None:
            return Match(None, self.ids[key], key, 0.95)
        if not compare:
            return Match(None)
        limit = 1 if len(short) < 6 else 2
        best = min(
            ((distance(short, known, limit), known) for known in self._squeezed),
            default=(limit + 1, ""),
        )
        if best[0] > limit:
            return Match(None)
        key = self._squeezed[best[1]]
        return Match(None, self.ids[key], key, round(0.9 - 0.2 * best[0], 2))


def odd_spellings(counts: Counter[str], usual: Collection[str]) -> dict[str, str]:
    """Values that are probably misspelt, with the value probably meant.

    A value is odd when it lies one or two letters (one, where shorter than six) from a usual word that it is not, or
    from a value of the same column that is at least five times as frequent. A column of more than 500 values is free
    text.
    """
    if len(counts) > _MOST_VALUES:
        return {}
    odd: dict[str, str] = {}
    by_fold = {word.casefold(): word for word in usual}
    for value, times in counts.items():
        fold = value.casefold()
        if fold in by_fold or len(fold) < 4:
            continue
        frequent = {other.casefold(): other for other, often in counts.items() if often >= 5 * times}
        near = _closest(fold, by_fold) or _closest(fold, frequent)
        if near:
            odd[value] = {**frequent, **by_fold}[near]
    return odd


def distance(first: str, second: str, limit: int) -> int:
    """Letters to add, drop, change or swap with a neighbour, at most `limit` + 1. Cost: length times length."""
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, left in enumerate(first, 1):
        previous, row = row, [i]
        for j, right in enumerate(second, 1):
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (left != right))
            if i > 1 and j > 1 and left == second[j - 2] and first[i - 2] == right:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before = previous
    return min(row[-1], limit + 1)


def squeezed(name: str) -> str:
    """'GTX Pro' and 'gtx-pro' alike."""
    return re.sub(r"[\W_]+", "", name.casefold())


def _closest(word: str, known: Iterable[str]) -> str:
    limit = 1 if len(word) < 6 else 2
    best = min(((distance(word, other, limit), other) for other in known if other != word), default=(limit + 1, ""))
    return best[1] if best[0] <= limit else ""
