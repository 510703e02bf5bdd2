"""Which column means what: by its name first, by a sample of its cells second, and by a person's word above all.

Rule in prose. A column whose name is one of a field's known names has confidence .95, a little less the further down
the list; one whose name only contains such a name has .6. The sample then speaks: where most filled cells of a date
or number field are none, or an id comes twice, a third of the confidence is left. The best pairs are taken first,
each column and each field once; below .3 nothing is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ropeteam.core.problems import Problem
from ropeteam.language.crm.column_names import COLUMN_NAMES, DATES, NUMBERS
from ropeteam.language.crm.values import Guess, Kind
from ropeteam.language.defects import defect
from ropeteam.language.folder.cells import BadDate, BadNumber, parse_date, parse_number

_LEAST = 0.3


def guess_columns(header: Sequence[str], sample: Sequence[Sequence[str]], *, kind: Kind) -> tuple[Guess, ...]:
    """One guess for each field of the kind, in fixed order; `sample` holds rows of cells in header order."""
    scored = [
        (_confidence(column, names, field, [row[place] for row in sample if place < len(row)]), field, place)
        for field, names in COLUMN_NAMES[kind].items()
        for place, column in enumerate(header)
    ]
    taken: dict[str, tuple[int, float]] = {}
    for confidence, field, place in sorted(scored, key=lambda one: -one[0]):
        if confidence >= _LEAST and field not in taken and place not in {used for used, _ in taken.values()}:
            taken[field] = (place, confidence)
    return tuple(
        Guess(field, header[taken[field][0]], round(taken[field][1], 2)) if field in taken else Guess(field, None, 0.0)
        for field in COLUMN_NAMES[kind]
    )


def parse_choices(texts: Iterable[str], problems: list[Problem]) -> dict[Kind, dict[str, str]]:
    """`--map` options: 'deals.amount=Wert', or 'amount=Wert' for the deals; 'deals.title=' takes no column."""
    chosen: dict[Kind, dict[str, str]] = {kind: {} for kind in COLUMN_NAMES}
    for text in texts:
        target, sign, column = text.partition("=")
        kind, dot, field = target.strip().rpartition(".")
        found = next((known for known in chosen if known == (kind if dot else "deals")), None)
        if not sign or found is None or field not in COLUMN_NAMES[found]:
            fields = ", ".join(f"{known}.{name}" for known, names in COLUMN_NAMES.items() for name in names)
            problems.append(defect("unknown_value", "--map", None, field="--map", found=text, allowed=fields))
        else:
            chosen[found][field] = column.strip()
    return chosen


def override(
    guesses: Sequence[Guess], chosen: Mapping[str, str], *, header: Sequence[str], name: str, problems: list[Problem]
) -> tuple[Guess, ...]:
    """The guesses with a person's choices (field to column, '' for "none"); a column chosen is free of other guesses.

    An unknown field or column is a problem and leaves the guess as it is.
    """
    by_key = {_key(column): column for column in header}
    valid: dict[str, str | None] = {}
    for field, column in chosen.items():
        if field not in {guess.field for guess in guesses}:
            allowed = ", ".join(guess.field for guess in guesses)
            problems.append(defect("unknown_value", name, None, field="--map", found=field, allowed=allowed))
        elif column and _key(column) not in by_key:
            problems.append(defect("missing_column", name, 1, column=column, found=", ".join(header)))
        else:
            valid[field] = by_key.get(_key(column))
    return tuple(
        Guess(guess.field, valid[guess.field], 1.0)
        if guess.field in valid
        else Guess(guess.field, None, 0.0)
        if guess.column in valid.values()
        else guess
        for guess in guesses
    )


def _confidence(column: str, names: Sequence[str], field: str, cells: Sequence[str]) -> float:
    key = _key(column)
    if not key:
        return 0.0
    if key in names:
        confidence = 0.95 - 0.01 * names.index(key)
    elif any(len(known) >= 5 and known in key for known in names):
        confidence = 0.6
    else:
        return 0.0
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled:
        return confidence
    return confidence if _fits(field, filled) else confidence / 3


def _fits(field: str, cells: Sequence[str]) -> bool:
    if field == "id":
        return len(set(cells)) == len(cells)
    if field in DATES:
        return sum(map(_is_date, cells)) * 2 > len(cells)
    if field in NUMBERS:
        return sum(map(_is_number, cells)) * 2 > len(cells)
    return True


def _is_date(cell: str) -> bool:
    try:
        parse_date(cell)
    except BadDate:
        return False
    except ValueError:  # a date, only not clear which
        pass
    return True


def _is_number(cell: str) -> bool:
    try:
        parse_number(cell)
    except BadNumber:
        return False
    return True


def _key(column: str) -> str:
    return re.sub(r"[\W_]+", "", column.casefold())
