"""One look through an export before it is read: header, sample, order of its dates, odd spellings.

Streams the file once and holds a sample of 200 rows and the distinct values of two columns (at most 10,000 each).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Final

from ropeteam.core.problems import Problem
from ropeteam.language.crm.column_names import DATES, FEW_VALUES, NEEDED
from ropeteam.language.crm.columns import guess_columns, override
from ropeteam.language.crm.names import odd_spellings
from ropeteam.language.crm.usual_words import USUAL
from ropeteam.language.crm.values import Kind, Table
from ropeteam.language.defects import defect, notice
from ropeteam.language.folder.cells import DayOrder
from ropeteam.language.folder.csv_rows import csv_records, csv_rows

_SAMPLE: Final = 200
_MOST_VALUES: Final = 10_000
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/\d{2,4}\b")


def survey(
    path: Path,
    *,
    kind: Kind,
    name: str,
    chosen: Mapping[str, str] | None = None,
    date_order: DayOrder | None = None,
) -> Table:
    """The table with its guessed columns; `chosen` (field to column) is a person's word. Raises nothing: a file that
    cannot be read, or lacks a needed column, is a Table with problems that are no notices."""
    problems: list[Problem] = []
    records = csv_records(path, name=name, problems=problems)
    line, header = next(records, (1, []))
    sample = [cells for _, cells in islice(records, _SAMPLE)]
    if not header:
        return Table(kind, path, name, (), date_order, problems=tuple(problems) or (defect("empty_file", name),))
    guesses = override(
        guess_columns(header, sample, kind=kind), chosen or {}, header=header, name=name, problems=problems
    )
    for guess in guesses:
        if guess.field in NEEDED[kind] and guess.column is None:
            problems.append(defect("missing_column", name, line, column=guess.field, found=", ".join(header)))
    bare = Table(kind, path, name, guesses, date_order)
    # Problems of rows are reported when the rows are read, not twice.
    counts, orders, rows = _look_through(bare)
    order = date_order or _order(orders)
    if order and not date_order:
        shown = "month/day/year" if order == "mdy" else "day/month/year"
        problems.append(notice("slashed_dates", name, None, order=shown))
    return Table(
        kind,
        path,
        name,
        guesses,
        order,
        {field: odd_spellings(count, USUAL[field]) for field, count in counts.items()},
        rows,
        tuple(problem for problem in problems if problem.line is None or problem.line == line),
    )


def _look_through(table: Table) -> tuple[dict[str, Counter[str]], Counter[DayOrder], int]:
    counts = {field: Counter[str]() for field in FEW_VALUES if table.column(field)}
    dates = [table.column(field) for field in DATES if table.column(field)]
    orders: Counter[DayOrder] = Counter()
    rows = 0
    for row in csv_rows(table.path, name=table.name, problems=[]):
        rows += 1
        for field, count in counts.items():
            value = row.values[table.column(field)]
            if value and (value in count or len(count) < _MOST_VALUES):
                count[value] += 1
        orders.update(_orders(row.values[column] for column in dates))
    return counts, orders, rows


def _orders(cells: Iterable[str]) -> Iterable[DayOrder]:
    for cell in cells:
        match = _SLASHED.match(cell)
        if match and int(match[1]) > 12 >= int(match[2]):
            yield "dmy"
        elif match and int(match[2]) > 12 >= int(match[1]):
            yield "mdy"


def _order(orders: Counter[DayOrder]) -> DayOrder | None:
    """A file has one order; where single cells contradict, a hundred to one decides, else nothing."""
    if not orders:
        return None
    (best, often), *rest = orders.most_common(2)
    return best if not rest or often >= 100 * rest[0][1] else None
