"""One mapping of a plan: numbers, words and shares, each with a problem that names the line and what would be right.

Unlike in a company folder an unknown key is an error here: a mistyped `clawbak` that counted for nothing would make a
plan look better than it is.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches

from ropeteam.core.incentives import ONE, ZERO
from ropeteam.language.defects import ProblemCode, defect
from ropeteam.language.folder.cells import BadNumber, parse_number
from ropeteam.language.folder.entries import Entry
from ropeteam.language.folder.yaml_nodes import Mapping, Scalar, Sequence

LARGEST = Decimal(10) ** 12
FINEST = 30  # digits before and after the point: 1e-99999999 is a long number to write down


@dataclass(frozen=True, slots=True)
class Piece:
    entry: Entry

    def has(self, key: str) -> bool:
        """Whether it says something there: null says nothing."""
        node = self.entry.node.items.get(key)
        return node is not None and not (isinstance(node, Scalar) and not (node.text or "").strip())

    def only(self, known: Collection[str]) -> None:
        for key in self.entry.node.items:
            if key not in known:
                near = "".join(get_close_matches(key, known, 1, 0.6))
                self.wrong("plan_unknown_key", key, allowed=", ".join(known), near=near)

    def inner(self, key: str, known: Collection[str]) -> Piece | None:
        """The mapping under a key; None where there is none."""
        node = self.entry.node.items.get(key)
        if not self.has(key):
            return None
        if not isinstance(node, Mapping):
            self.entry.wrong_type(key, "mapping")
            return None
        found = Piece(Entry(node, self.entry.place(key), self.entry.fields))
        found.only(known)
        return found

    def many(self, key: str, known: Collection[str]) -> list[Piece]:
        if self.has(key) and not isinstance(self.entry.node.items[key], Sequence):
            self.entry.wrong_type(key, "list")
            return []
        found = [Piece(entry) for entry in self.entry.entries(key)]
        for one in found:
            one.only(known)
        return found

    def number(
        self, key: str, default: Decimal | None = None, *, low: Decimal = ZERO, high: Decimal = LARGEST
    ) -> Decimal:
        """`default` None: the key is needed."""
        text = self.entry.text(key)
        if not text:
            if default is None and isinstance(self.entry.node.items.get(key), Scalar | None):
                self.entry.needed(key)
            return low if default is None else default
        value = plain_number(text)
        if value is None:
            self.wrong("bad_number", key, found=text)
            return low
        if not low <= value <= high:
            self.wrong("plan_range", key, found=text, low=_short(low), high=_short(high))
            return min(max(value, low), high)
        return value

    def share(self, key: str, default: Decimal | None = None) -> Decimal:
        return self.number(key, default, high=ONE)

    def whole(self, key: str, default: int | None = None, *, low: int = 0, high: int = 1200) -> int:
        value = self.number(key, None if default is None else Decimal(default), low=Decimal(low), high=Decimal(high))
        if value != value.to_integral_value():
            self.wrong("bad_number", key, found=self.entry.text(key))
        return int(value)

    def numbers(self, key: str, *, high: Decimal) -> tuple[Decimal, ...]:
        found = []
        for text, line in self.entry.texts(key):
            value = plain_number(text)
            if value is None or not ZERO <= value <= high:
                self.wrong("plan_range", key, line=line, found=text, low="0", high=_short(high))
            else:
                found.append(value)
        return tuple(found)

    def wrong(self, code: ProblemCode, key: str, *, line: int | None = None, **values: object) -> None:
        fields, where = self.entry.fields, line or self.entry.line(key)
        fields.problems.append(defect(code, fields.file, where, field=self.entry.place(key), **values))


def plain_number(text: str) -> Decimal | None:
    """`0.08`, `8 %`, `70000`, `70.000,00 €`: YAML's own numbers first, in which a point is decimal."""
    bare, percent = text.strip(), text.rstrip().endswith("%")
    bare = bare.removesuffix("%").strip()
    try:
        value: Decimal | None = Decimal(bare)
    except InvalidOperation:
        try:
            value = parse_number(bare)
        except BadNumber:
            return None
    if value is None or not value.is_finite() or not -FINEST <= value.adjusted() <= FINEST:
        return None
    return value / 100 if percent else value


def _short(value: Decimal) -> str:
    return f"{value:f}"
