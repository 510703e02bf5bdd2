"""What a CRM export gives: rows with what is wrong with each, and which column was taken for what."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

from ropeteam.core.problems import Problem
from ropeteam.language.deal_stages import Outcome
from ropeteam.language.folder.cells import DayOrder

Kind = Literal["accounts", "deals", "products"]


@dataclass(frozen=True, slots=True)
class Guess:
    """`column` as the header writes it, None where no column fits; `confidence` 0..1, 1 where a person said so."""

    field: str
    column: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Table:
    """One export file looked through once. `odd` gives, for each field of few values, spellings that are probably
    another, more usual one. `date_order` is how its dates with slashes are meant, None where nothing tells."""

    kind: Kind
    path: Path
    name: str
    guesses: tuple[Guess, ...]
    date_order: DayOrder | None
    odd: dict[str, dict[str, str]] = field(default_factory=dict)
    rows: int = 0
    problems: tuple[Problem, ...] = ()

    def column(self, name: str) -> str:
        """The header (lower case) of the column taken for a field, '' for none."""
        found = next((guess.column for guess in self.guesses if guess.field == name), None)
        return " ".join((found or "").split()).casefold()

    @property
    def fields(self) -> frozenset[str]:
        """The fields that this file has a column for; of any other it says nothing."""
        return frozenset(guess.field for guess in self.guesses if guess.column)


@dataclass(frozen=True, slots=True)
class CrmAccount:
    """`id` is the name where the export has no id of its own. `duplicate_of` is the line of an earlier row with that id."""

    id: str
    name: str
    industry: str
    employees: int | None
    country: str
    parent: str
    duplicate_of: int | None
    line: int
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class CrmProduct:
    """`id` is the name where the export has no id of its own."""

    id: str
    name: str
    series: str
    price: Decimal | None
    line: int
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class CrmDeal:
    """`account` and `product` are ids that exist, or None; `…_written` is what stands in the export. `duplicate_of`
    is the line of an earlier row with the same id."""

    id: str
    account: str | None
    account_written: str
    title: str
    amount: Decimal | None
    currency: str
    stage: str
    outcome: Outcome | None
    opened: date | None
    closed: date | None
    seller: str
    product: str | None
    product_written: str
    duplicate_of: int | None
    line: int
    problems: tuple[Problem, ...] = ()

    @property
    def key(self) -> str:
        """The CRM's id; a row whose id came before, or that has none, is kept under its line."""
        if not self.id:
            return f"line-{self.line}"
        return f"{self.id}#{self.line}" if self.duplicate_of else self.id
