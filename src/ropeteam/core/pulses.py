"""When a customer is asked how enthusiastic they are, and what an answer may be.

Rule in prose. There are three moments: at the signature, three weeks after the handover, at the go-live. From its day on a moment
is due for `OPEN_FOR` days; after that the answer would speak of something else, and nobody is asked any more. A contact who
agreed to more is asked every so many days, counted from their last pulse of this deal (or from the agreement), and never within
`APART` days of another one. Who said they want none is not asked at all, at no moment.

| what happened | moment | due from | until |
|---|---|---|---|
| signed on 1 May | signature | 1 May | 29 May |
| handed over on 10 May | handover | 31 May | 28 June |
| live on 1 September | golive | 1 September | 29 September |
| agreed on 1 October to every 30 days | agreed | 31 October | 28 November |

A moment is asked once for each contact. The question is PRODUCT's, word for word; it stands in wording and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ropeteam.core.errors import Refused
from ropeteam.core.vocabulary_enthusiasm import FIXED_MOMENTS, Moment, PulseWord

OPEN_FOR = timedelta(days=28)
AFTER_HANDOVER = timedelta(days=21)
APART = timedelta(days=14)
LINK_LASTS = timedelta(days=30)
EVERY_DAYS = (14, 365)
LOWEST, HIGHEST = 0, 10
LONGEST_LINE = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """That a contact was asked."""

    moment: Moment
    n: int
    on: date


@dataclass(frozen=True, slots=True)
class Wish:
    """What a contact said last of being asked."""

    word: PulseWord
    every_days: int | None
    on: date


@dataclass(frozen=True, slots=True)
class Due:
    """A contact may be asked about this moment, from `day` until `until` (both inclusive)."""

    moment: Moment
    n: int
    day: date
    until: date


def due(days: Mapping[Moment, date | None], *, asked: Sequence[Asked], wish: Wish | None, on: date) -> Due | None:
    """The moment about which a contact may be asked today: the newest that is due and was not asked; None: nothing now.

    `days`: when the deal was signed, handed over, live.
    """
    if wish is not None and wish.word == PulseWord.NONE:
        return None
    past = {one.moment for one in asked}
    open_now = [
        Due(moment, 1, begins, begins + OPEN_FOR)
        for moment in FIXED_MOMENTS
        if (begins := begins_on(moment, days.get(moment))) and begins <= on <= begins + OPEN_FOR and moment not in past
    ]
    if open_now:
        return max(open_now, key=lambda one: one.day)
    return _agreed(asked, wish, on)


def begins_on(moment: Moment, day: date | None) -> date | None:
    """From which day on a moment is due."""
    if day is None:
        return None
    return day + AFTER_HANDOVER if moment == Moment.HANDOVER else day


def _agreed(asked: Sequence[Asked], wish: Wish | None, on: date) -> Due | None:
    if wish is None or wish.word != PulseWord.MORE or not wish.every_days:
        return None
    last = max((one.on for one in asked), default=wish.on)
    begins = max(max(last, wish.on) + timedelta(days=wish.every_days), last + APART)
    if on < begins:
        return None
    n = 1 + sum(one.moment == Moment.AGREED for one in asked)
    return Due(Moment.AGREED, n, begins, on + OPEN_FOR)


def checked_answer(value: str, line: str) -> tuple[int, str]:
    """An answer as it came from a form, or Refused: a whole number from 0 to 10, and at most one line."""
    text = value.strip()
    if not text.isascii() or not text.isdigit() or not LOWEST <= int(text) <= HIGHEST:
        raise Refused("pulse_value", lowest=str(LOWEST), highest=str(HIGHEST))
    words = " ".join(line.split())
    if len(words) > LONGEST_LINE:
        raise Refused("words_long", most=str(LONGEST_LINE))
    return int(text), words


def checked_wish(word: PulseWord, every_days: int | None) -> int | None:
    """How often, where they agreed to more; Refused outside EVERY_DAYS."""
    if word != PulseWord.MORE:
        return None
    if every_days is None or not EVERY_DAYS[0] <= every_days <= EVERY_DAYS[1]:
        raise Refused("pulse_every", lowest=str(EVERY_DAYS[0]), highest=str(EVERY_DAYS[1]))
    return every_days
