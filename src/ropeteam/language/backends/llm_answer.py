"""What a model answered, read leniently and believed strictly.

Lenient: fences, thoughts and words around the JSON are left out. Strict: a quote must stand verbatim in the talk, its kind
must fit its side, an id must have been offered, a phrase of time must stand in the same turn. What does not hold is
refused and counted; fields nobody asked for (a verdict, say) are never read.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from ropeteam.core.vocabulary import Side
from ropeteam.language.backends.llm_prompt import KINDS
from ropeteam.language.detect.hearing import Unit

MOST_FINDINGS = 400
LONGEST_QUOTE = 800
_ELSEWHERE = 12  # letters of a quote that may be looked for outside the turn it was said to stand in
_THOUGHTS = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)
_TRIES = 40
_OURS = ("promise", "claim")


class Unreadable(Exception):
    """There is no such JSON in the answer."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One finding as places and codes, without words: it can be kept where words may not. Places are characters of the
    unit's text; `named` is an id of the catalogue, '' for none, None where the model named one that was not offered."""

    unit: int
    start: int
    end: int
    kind: str
    named: str | None
    due: tuple[int, int] | None
    sure: bool


@dataclass(frozen=True, slots=True)
class Checked:
    placed: tuple[Placed, ...]
    refused: tuple[tuple[str, int], ...]


def checked(answer: str, units: Sequence[Unit], ids: Collection[str]) -> Checked:
    """The findings that hold, in order and without doubles, and how many did not and why. Raises Unreadable."""
    refused: Counter[str] = Counter()
    found: dict[tuple[int, int, int, str], Placed] = {}
    listed = _listed(answer)
    refused["many"] = max(0, len(listed) - MOST_FINDINGS)
    for row in listed[:MOST_FINDINGS]:
        one = _one(row, units, ids, refused)
        if one is not None and not any(_crosses(one, other) for other in found.values()):
            found[one.unit, one.start, one.end, one.kind] = one
    placed = tuple(found[key] for key in sorted(found))
    return Checked(placed, tuple(sorted((why, count) for why, count in refused.items() if count)))


def _listed(answer: str) -> list[Any]:
    text = _THOUGHTS.sub("", answer)
    decoder = json.JSONDecoder()
    for start in [place.start() for place in re.finditer(r"[{\[]", text)][:_TRIES]:
        try:
            page, _ = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            continue
        rows = page.get("findings") if isinstance(page, dict) else page or None
        if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
            return rows
    raise Unreadable


def _one(row: dict[str, Any], units: Sequence[Unit], ids: Collection[str], refused: Counter[str]) -> Placed | None:
    turn, quote, kind = row.get("turn"), row.get("quote"), row.get("kind")
    if not isinstance(turn, int) or isinstance(turn, bool) or not isinstance(quote, str) or kind not in KINDS:
        refused["shape"] += 1
        return None
    place = _place(quote, turn, units)
    if place is None:
        refused["quote"] += 1
        return None
    unit, start = place
    if not fits(str(kind), units[unit].side):
        refused["side"] += 1
        return None
    named = _named(row.get("capability"), ids, refused)
    return Placed(
        unit=unit,
        start=start,
        end=start + len(quote),
        kind=str(kind),
        named=named,
        due=_due(row.get("due_phrase"), units[unit].text),
        sure=row.get("sure") is True,
    )


def _named(named: Any, ids: Collection[str], refused: Counter[str]) -> str | None:
    """An id that was offered, or '' for none; an invented one is no id and counts."""
    if isinstance(named, str) and (named == "" or named in ids):
        return named
    refused["capability"] += named is not None
    return None


def fits(kind: str, side: Side) -> bool:
    """Promise and claim are ours alone, everything else is the customer's; an unknown side may say either."""
    return side == Side.UNKNOWN or (side == Side.OURS) == (kind in _OURS)


def _place(quote: str, turn: int, units: Sequence[Unit]) -> tuple[int, int] | None:
    """Where the quote stands, letter by letter: in its turn, else in the only place of the talk that has it."""
    if len(quote.strip()) < 3 or quote != quote.strip() or len(quote) > LONGEST_QUOTE:
        return None
    if 0 <= turn < len(units) and quote in units[turn].text:
        return turn, units[turn].text.index(quote)
    if len(quote) < _ELSEWHERE:
        return None
    found = [no for no, unit in enumerate(units) if quote in unit.text]
    return (found[0], units[found[0]].text.index(quote)) if len(found) == 1 else None


def _due(phrase: Any, text: str) -> tuple[int, int] | None:
    if not isinstance(phrase, str) or not phrase.strip() or phrase not in text:
        return None
    return text.index(phrase), text.index(phrase) + len(phrase)


def _crosses(one: Placed, other: Placed) -> bool:
    """The same kind over the same words: said once is enough."""
    return (one.unit, one.kind) == (other.unit, other.kind) and one.start < other.end and other.start < one.end
