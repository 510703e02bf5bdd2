"""A wish's numbers as a reader sees them: the stake as a bar with its interval, the fit with its sign, never a bare figure."""

from __future__ import annotations

from dataclasses import dataclass

from ropeteam.core.numbers.weighed_stakes import TOP
from ropeteam.flows.request_board import Wish
from ropeteam.web import languages

COLUMNS = ("open", "revenue", "lost")
FULL = 100.0


@dataclass(frozen=True, slots=True)
class Bar:
    """Shares of the largest stake, 0..100; the interval may reach beyond the largest value and is cut there."""

    value: int
    low: int
    high: int
    x_low: float
    x_high: float

    @property
    def width(self) -> float:
        return self.x_high - self.x_low


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list. `money` are (column, amount) pairs that are not nought."""

    wish: Wish
    capability: str
    bar: Bar | None
    fit: str
    known: int
    money: tuple[tuple[str, float], ...]
    flags: tuple[str, ...]


def row(wish: Wish, largest: float, *, capability: str = "") -> Row:
    money = tuple((name, amount) for name in COLUMNS if (amount := getattr(wish, name)) >= 1)
    return Row(
        wish, capability, bar(wish, largest), signed(wish.fit.value), round(wish.fit.known * 100), money, wish.flags
    )


def bar(wish: Wish, largest: float) -> Bar | None:
    if wish.stake is None or largest <= 0:
        return None
    value, low, high = (FULL * number / largest for number in (wish.stake.value, wish.stake.low, wish.stake.high))
    return Bar(round(value), round(low), round(high), round(min(low, FULL), 1), round(min(high, FULL), 1))


def signed(value: float | None, *, digits: int = 1) -> str:
    """+0,7 in German, −0.3 in English, '' for none."""
    if value is None:
        return ""
    text = f"{value:+.{digits}f}" if round(value, digits) else f"{0:.{digits}f}"
    return _spoken(text.replace("-", "−"))


def plain(value: float, *, digits: int = 1) -> str:
    return _spoken(f"{value:.{digits}f}")


def percent(share: float) -> int:
    return round(share * 100)


def top() -> int:
    return TOP


def _spoken(text: str) -> str:
    return text.replace(".", ",") if languages.current() == "de" else text
