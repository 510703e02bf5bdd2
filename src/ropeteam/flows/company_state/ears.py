"""ears.jsonl: what the company's ear learnt, as it stands in the store. The numbers hold no words; see docs/why/training.md."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from typing import Any

from ropeteam.flows.company_state.files import OwnRow, iso, known_day
from ropeteam.flows.company_state.keys import Keys
from ropeteam.language.models import house
from ropeteam.store import models

Row = dict[str, Any]


def dump(company: models.Company) -> Iterator[Row]:
    for row in company.ears.order_by("n").select_related("undoes", "created_by"):
        yield {
            "n": row.n,
            "base": row.base,
            "recipe": row.recipe,
            "reviews": row.reviews,
            "locked": row.locked,
            "figures": row.figures,
            "undoes": row.undoes.n if row.undoes else None,
            "by": row.created_by.key if row.created_by else None,
            "on": iso(row.trained_on),
            "numbers": b64encode(bytes(row.numbers)).decode() if row.numbers is not None else None,
        }


def restore(company: models.Company, rows: Iterable[OwnRow], keys: Keys) -> int:
    """Versions that are not there yet. Numbers that are none are refused: the file may have been edited."""
    there = {row.n: row for row in company.ears.defer("numbers")}
    made = 0
    for row in rows:
        with row.whole():
            if row["n"] in there:
                continue
            numbers = b64decode(row["numbers"], validate=True) if row["numbers"] is not None else None
            if numbers is not None and house.unpacked(numbers).base != row["base"]:
                raise ValueError("base")
            there[row["n"]] = models.EarVersion.objects.create(
                company=company,
                n=row["n"],
                base=row["base"],
                recipe=row["recipe"],
                numbers=numbers,
                reviews=row["reviews"],
                locked=row["locked"],
                figures=row["figures"],
                undoes=there[row["undoes"]] if row["undoes"] is not None else None,
                trained_on=known_day(row["on"]),
                created_by=keys.people[row["by"]] if row["by"] else None,
            )
            made += 1
    return made
