"""A plain table of measuring points (NPS, CSAT, CES, milestone acceptances, tickets) as values; what is wrong is told by line.

Columns: `deal, date, channel, answer` and, where there are any, `id, scale, method, contact, n, line`. The raw answer stays beside
its value. A row with a defect is left out whole: half a measuring point would be a wrong one. A single point from elsewhere (the
API, a survey) is read by the same rule (`read_row`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from ropeteam.core.numbers.observations import (
    ENDS,
    MILESTONE_VALUE,
    SCALES_OF,
    TICKET_VALUE,
    Acceptance,
    Channel,
    OffScale,
    Scale,
    Severity,
    on_scale,
)
from ropeteam.core.problems import Problem
from ropeteam.language.defects import defect
from ropeteam.language.folder.cells import AmbiguousDate, BadDate, BadNumber, parse_date, parse_number
from ropeteam.language.folder.csv_rows import csv_rows

REQUIRED: Final = ("deal", "date", "channel", "answer")
OPTIONAL: Final = ("id", "scale", "method", "contact", "n", "line")
BY_TABLE: Final = tuple(channel for channel in Channel if channel not in (Channel.PULSE, Channel.CONVERSATION))
MAX_BYTES: Final = 32 * 1024 * 1024
LONGEST: Final = {"method": 80, "line": 500, "answer": 40, "id": 120}
MOST_PEOPLE: Final = 100_000


@dataclass(frozen=True, slots=True)
class Row:
    """`value` on 0..10; `answer` as it was written; `scale` '' where the answer is a word. `id` is made from the row where the
    table gives none, so that the same row again is known again."""

    id: str
    deal: str
    day: date
    channel: Channel
    answer: str
    value: float
    scale: str = ""
    method: str = ""
    contact: str = ""
    n: int = 1
    words: str = ""
    line: int = 0


def read_observations(path: Path, *, name: str, problems: list[Problem]) -> Iterator[Row]:
    """The rows that are right; the others go to `problems`, each with its line."""
    rows = csv_rows(path, name=name, problems=problems, required=REQUIRED, optional=OPTIONAL, max_bytes=MAX_BYTES)
    for row in rows:
        found = read_row(row.values, name=name, line=row.line, problems=problems)
        if found is not None:
            yield found


def read_row(told: Mapping[str, str], *, name: str, line: int, problems: list[Problem]) -> Row | None:
    """One measuring point from its cells by column; those that are not there are empty."""
    cells = {field: told.get(field, "") for field in (*REQUIRED, *OPTIONAL)}
    empty = [field for field in REQUIRED if not cells[field]]
    if empty:
        problems.append(defect("missing_value", name, line, field=empty[0]))
        return None
    day = _day(cells["date"], name, line, problems)
    channel = _channel(cells["channel"], name, line, problems)
    n = _n(cells["n"], name, line, problems)
    if day is None or channel is None or n is None:
        return None
    measured = _value(channel, cells["answer"], cells["scale"], name, line, problems)
    if measured is None:
        return None
    value, scale = measured
    kept = {field: " ".join(cells[field].split())[:most] for field, most in LONGEST.items()}
    return Row(
        id=kept["id"] or _made_id(cells),
        deal=cells["deal"],
        day=day,
        channel=channel,
        answer=kept["answer"],
        value=value,
        scale=scale,
        method=kept["method"],
        contact=cells["contact"],
        n=n,
        words=kept["line"],
        line=line,
    )


def _day(text: str, name: str, line: int, problems: list[Problem]) -> date | None:
    try:
        return parse_date(text)
    except AmbiguousDate:
        problems.append(defect("ambiguous_date", name, line, field="date", found=text[:60]))
    except BadDate:
        problems.append(defect("bad_date", name, line, field="date", found=text[:60]))
    return None


def _channel(text: str, name: str, line: int, problems: list[Problem]) -> Channel | None:
    word = text.casefold()
    if word in (Channel.PULSE, Channel.CONVERSATION):
        problems.append(defect("not_by_table", name, line, found=text, allowed=", ".join(BY_TABLE)))
        return None
    if word not in BY_TABLE:
        problems.append(
            defect("unknown_value", name, line, field="channel", found=text[:60], allowed=", ".join(BY_TABLE))
        )
        return None
    return Channel(word)


def _n(text: str, name: str, line: int, problems: list[Problem]) -> int | None:
    """Over how many answers it is a mean; 1 where nothing is said."""
    if not text:
        return 1
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= MOST_PEOPLE:
        problems.append(defect("bad_number", name, line, field="n", found=text[:60]))
        return None
    return int(text)


def _value(
    channel: Channel, answer: str, scale: str, name: str, line: int, problems: list[Problem]
) -> tuple[float, str] | None:
    """(value on 0..10, scale) of an answer; words of milestones and tickets have no scale."""
    words: dict[str, float] = {}
    if channel == Channel.MILESTONE:
        words = {word.value: MILESTONE_VALUE[word] for word in Acceptance}
    elif channel == Channel.TICKET:
        words = {word.value: TICKET_VALUE[word] for word in Severity}
    if words:
        word = "_".join(answer.casefold().split())
        if word not in words:
            problems.append(
                defect("unknown_value", name, line, field="answer", found=answer[:60], allowed=", ".join(words))
            )
            return None
        return words[word], ""
    wanted = _scale(channel, scale)
    if wanted is None:
        allowed = ", ".join(SCALES_OF[channel])
        problems.append(defect("wrong_scale", name, line, found=scale[:20], channel=channel.upper(), allowed=allowed))
        return None
    try:
        number = parse_number(answer)
        assert number is not None  # an empty answer was told before
        return on_scale(float(number), wanted), wanted.value
    except BadNumber:
        problems.append(defect("bad_number", name, line, field="answer", found=answer[:60]))
    except OffScale:
        lowest, highest = ENDS[wanted]
        problems.append(
            defect("off_scale", name, line, found=answer[:20], lowest=f"{lowest:g}", highest=f"{highest:g}")
        )
    return None


def _scale(channel: Channel, text: str) -> Scale | None:
    """The named scale where the channel may come on it; without a name the channel's usual one."""
    plain = text.replace(" ", "").replace("…", "..").replace("-", "..").replace("–", "..")
    if not plain:
        return SCALES_OF[channel][0]
    return next((scale for scale in SCALES_OF[channel] if scale == plain), None)


def _made_id(cells: dict[str, str]) -> str:
    told = "\x1f".join(cells[field] for field in (*REQUIRED, *OPTIONAL[1:]))
    return f"row-{hashlib.sha256(told.encode()).hexdigest()[:24]}"
