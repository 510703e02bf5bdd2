"""Where in a table what stands: the row with the names of the columns, and which column means what. Guessed, shown, changed.

Rule in prose. Among the first forty rows the one is the header whose cells name most fields; a row below it that only names
further ones belongs to it (two rows of names). A column is what its name says (.95, a little less the further down the list),
or what its name contains (.6). Best pairs first, each column and each field once. Where no row names the requirement itself, the
column with the longest words is taken for it, and the list may have no header at all. What stands in brackets behind a name
explains it and is not part of it: "Prio (A = zwingend, B = wünschenswert)" is a priority, and says that A means must.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from ropeteam.language.requirements.column_names import FIELDS, MUST, NAMES, SHOULD
from ropeteam.language.requirements.contract import MAX_COLUMNS, Line, Tab

_HEAD: Final = 40
_LOOSE: Final = 0.6
_SHORT: Final = 5
_LONGEST_NAME: Final = 60
_WORDS_KEPT: Final = 40
_SAYS: Final = 3  # "ko" and "a" alone mean nothing in an explanation
_EXPLAINED: Final = re.compile(r"[(\[\n]|:(?=.*=)")
_LEGEND: Final = re.compile(r"(?<!\w)(\w{1,12})\s*[=:–]\s*([^,;/|)\]\n]+)")
_NOT: Final = re.compile(r"(?<!\w)(?:nicht|kein\w*|not|no)(?!\w)")


@dataclass(frozen=True, slots=True)
class Columns:
    """How one table is read: `header` is the last row of names (0: there are none), `first` the first of them. `must` are the
    words that make a row a must, in small letters. `sure` is how sure the guess of a column is."""

    tab: int
    name: str
    header: int
    first: int
    places: Mapping[str, int]
    must: tuple[str, ...] = ()
    sure: Mapping[str, float] = field(default_factory=dict)

    def place(self, name: str) -> int | None:
        return self.places.get(name)

    def as_json(self) -> dict[str, Any]:
        return {
            "tab": self.tab,
            "name": self.name,
            "header": self.header,
            "first": self.first,
            "columns": dict(self.places),
            "must": list(self.must),
        }


def from_json(data: Mapping[str, Any]) -> Columns:
    """What was stored. Raises ValueError for what no page of ours writes."""
    places = {str(name): int(place) for name, place in dict(data.get("columns", {})).items()}
    if any(name not in FIELDS or not 0 <= place < MAX_COLUMNS * 2 for name, place in places.items()):
        raise ValueError("columns")
    must = tuple(str(word).strip().casefold()[:_LONGEST_NAME] for word in data.get("must", ()))
    header = max(int(data.get("header", 0)), 0)
    first = min(max(int(data.get("first", header)), 0), header)
    return Columns(int(data["tab"]), str(data.get("name", "")), header, first, places, must)


def guess(tab: Tab) -> Columns:
    """The best reading of a table; without `text` among its places where nothing looks like requirements."""
    first, last, scored = _header(tab)
    places, sure = _taken(scored)
    if "text" not in places and "detail" in places:
        places["text"], sure["text"] = places.pop("detail"), sure.pop("detail")
    if "text" not in places:
        longest = _longest_words(tab, after=last, free=set(places.values()))
        if longest is not None:
            places["text"], sure["text"] = longest, 0.3
    return Columns(tab.no, tab.name, last, first, places, _must_words(tab, places.get("must"), last), sure)


def with_header(tab: Tab, header: int) -> Columns:
    """The guess with a person's word on which row holds the names; 0: none does."""
    row = next((line for line in tab.lines if line.row == header), None)
    places, sure = _taken(_scores(row.cells) if row else [])
    if "text" not in places:
        longest = _longest_words(tab, after=header, free=set(places.values()))
        if longest is not None:
            places["text"], sure["text"] = longest, 0.3
    return Columns(tab.no, tab.name, header, header, places, _must_words(tab, places.get("must"), header), sure)


def names_of(tab: Tab, columns: Columns) -> list[str]:
    """The columns' names as a person reads them; those of two rows are joined."""
    heads = [line for line in tab.lines if columns.first <= line.row <= columns.header]
    names = []
    for column in range(tab.width):
        said = dict.fromkeys(" ".join(tab.under(line, column, across=True).split()) for line in heads)
        names.append(" / ".join(one for one in said if one)[:_LONGEST_NAME])
    return names


def legend(tab: Tab, columns: Columns) -> dict[str, bool]:
    """What the customer's own letters mean, by what stands in the rows of names and above them: whether it is a must."""
    meant: dict[str, bool] = {}
    for line in tab.lines:
        if line.row > columns.header:
            break
        for cell in line.cells:
            for sign, words in _LEGEND.findall(cell.casefold()):
                must = _means(words)
                if must is not None:
                    meant.setdefault(sign, must)
    return meant


def priorities(tab: Tab, columns: Columns) -> dict[str, int]:
    """The words that stand in the column for must and should, with how often; the most frequent first."""
    counts: dict[str, int] = {}
    for line in tab.lines:
        word = tab.under(line, columns.place("must")).casefold()[:_LONGEST_NAME] if line.row > columns.header else ""
        if word:
            counts[word] = counts.get(word, 0) + 1
    return dict(sorted(counts.items(), key=lambda pair: -pair[1])[:_WORDS_KEPT])


Score = tuple[float, str, int]


def _header(tab: Tab) -> tuple[int, int, list[Score]]:
    """The rows of names, first and last, with how well each column names each field."""
    best: tuple[float, int, list[Score]] = (0.0, -1, [])
    lines = tab.lines[:_HEAD]
    for no, line in enumerate(lines):
        scored = _scores([tab.under(line, column, across=True) for column in range(len(line.cells))])
        worth = sum(_taken(scored)[1].values())
        names_text = any(field in ("text", "detail") for _, field, _ in scored)
        if worth > best[0] and (names_text or worth >= 1.5) and len([cell for cell in line.cells if cell]) > 1:
            best = (worth, no, scored)
    _, no, scored = best
    if no < 0:
        return 0, 0, []
    first = last = lines[no].row
    if no + 1 < len(lines):
        below = lines[no + 1]
        more = _scores(below.cells)
        fields = {field for _, field, _ in scored}
        # A second row of names fills what the first one left open, and holds no sentence.
        if any(field not in fields and worth > _LOOSE for worth, field, _ in more) and _are_names(below):
            last, scored = below.row, scored + more
    return first, last, scored


def _are_names(line: Line) -> bool:
    return all(len(cell) <= _LONGEST_NAME for cell in line.cells)


def _scores(cells: Iterable[str]) -> list[Score]:
    return [
        (worth, name, column)
        for column, cell in enumerate(cells)
        for name in FIELDS
        if (worth := _worth_of(cell, NAMES[name])) > 0
    ]


def _worth_of(cell: str, names: tuple[str, ...]) -> float:
    """By the whole name, or by what stands before its explanation."""
    name = _EXPLAINED.split(cell, maxsplit=1)[0]
    return max(_worth(_key(cell), names), _worth(_key(name), names))


def _worth(key: str, names: tuple[str, ...]) -> float:
    if not key:
        return 0.0
    if key in names:
        return 0.95 - 0.005 * names.index(key)
    if len(key) <= _LONGEST_NAME and any(len(known) >= _SHORT and known in key for known in names):
        return _LOOSE
    return 0.0


def _taken(scored: Iterable[Score]) -> tuple[dict[str, int], dict[str, float]]:
    places: dict[str, int] = {}
    sure: dict[str, float] = {}
    for worth, name, column in sorted(scored, key=lambda one: (-one[0], FIELDS.index(one[1]), one[2])):
        if name not in places and column not in places.values():
            places[name], sure[name] = column, worth
    return places, sure


def _longest_words(tab: Tab, *, after: int, free: set[int]) -> int | None:
    """The column with most words on the whole, where it has sentences at all."""
    spent: dict[int, int] = {}
    for line in tab.lines:
        if line.row > after:
            for column, cell in enumerate(line.cells):
                if column not in free:
                    spent[column] = spent.get(column, 0) + len(cell)
    best = max(spent, key=lambda column: (spent[column], -column), default=None)
    return best if best is not None and spent[best] > 0 else None


def _must_words(tab: Tab, column: int | None, header: int) -> tuple[str, ...]:
    if column is None:
        return ()
    columns = Columns(tab.no, tab.name, header, header, {"must": column})
    meant = legend(tab, columns)
    return tuple(word for word in priorities(tab, columns) if meant.get(word, word in MUST))


def _means(words: str) -> bool | None:
    """Must or should, where the words say one of them; a letter alone says nothing."""
    said = [word for word in re.findall(r"[\w-]+", words) if len(word) >= _SAYS]
    if any(word in SHOULD for word in said) or _NOT.search(words):
        return False
    return True if any(word in MUST for word in said) else None


def _key(cell: str) -> str:
    return re.sub(r"[\W_]+", "", cell.casefold())
