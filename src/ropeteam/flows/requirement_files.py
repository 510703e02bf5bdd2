"""The customer's own file with our answers in it: to look at as often as one likes, and given to the customer as a deed.

Given out, every answer that went with it is kept (`CoverageTold`): only then was anything said to the customer. Into Word files
and pasted words nothing is written back; for those the list goes out as CSV.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from ropeteam.core.access import Deed
from ropeteam.core.coverage import Written, words_for
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary_presales import Coverage as Cover
from ropeteam.core.vocabulary_presales import SheetFormat
from ropeteam.flows.requirements import columns_of
from ropeteam.language.offers.contract import Unreadable
from ropeteam.language.requirements import read as reading
from ropeteam.language.requirements.columns import Columns
from ropeteam.language.requirements.contract import Filled
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries.requirements import Seen, seen, with_holding

WRITTEN_BACK = (SheetFormat.XLSX, SheetFormat.CSV)


@dataclass(frozen=True, slots=True)
class Out:
    """The file and what happened to it. `told` are the answers that stand in it; `silent` rows have none yet."""

    data: bytes
    file_name: str
    filled: Filled
    told: tuple[models.Coverage, ...]
    silent: int

    @property
    def answered(self) -> int:
        return len(self.told)


def answered(sheet: models.RequirementSheet, *, actor: Actor, words: Written) -> Out:
    """The customer's file with the answers that stand. Nothing is kept of it."""
    access.require(actor, Deed.READ_DEAL, deal=sheet.deal)
    return _made(sheet, _rows(sheet), words)


def give_out(sheet: models.RequirementSheet, *, actor: Actor, words: Written, on: date) -> tuple[Out, models.SheetOut]:
    """The same, and it goes to the customer: from now on the answers that stand in it were told."""
    access.require(actor, Deed.BRING_REQUIREMENTS, deal=sheet.deal)
    if actor.person is None:
        raise NotAllowed(Deed.BRING_REQUIREMENTS)
    with transaction.atomic():
        held = models.RequirementSheet.objects.select_for_update(of=("self",)).select_related("deal__company")
        sheet = held.get(pk=sheet.pk)  # as it is read now
        made = _made(sheet, _rows(sheet), words)
        out = models.SheetOut.objects.create(
            sheet=sheet,
            n=(sheet.given_out.aggregate(last=Max("n"))["last"] or 0) + 1,
            content_hash=hashlib.sha256(made.data).hexdigest(),
            by=actor.person,
            given_on=on,
            created_by=actor.person,
        )
        models.CoverageTold.objects.bulk_create(
            (models.CoverageTold(out=out, coverage=answer) for answer in made.told), batch_size=1000
        )
        events.append(
            "requirements.given_out",
            sheet,
            actor=actor,
            company=sheet.deal.company,
            deal_id=sheet.deal_id,
            n=out.n,
            answered=made.answered,
        )
    return made, out


def _rows(sheet: models.RequirementSheet) -> list[Seen]:
    found = models.Requirement.objects.filter(sheet=sheet, left_on__isnull=True, row__isnull=False)
    return seen(list(with_holding(found).order_by("no")))


def _made(sheet: models.RequirementSheet, rows: list[Seen], words: Written) -> Out:
    if sheet.read_on is None:
        raise Refused("sheet_not_read")
    form = SheetFormat(sheet.format)
    if form not in WRITTEN_BACK:
        raise Refused("sheet_not_written_back")
    data = bytes(sheet.original)
    cells: dict[int, dict[tuple[int, int], str]] = {}
    tables = columns_of(sheet)
    widths = _widths(sheet, data, form) if any(_lacks(one) for one in tables) else {}
    told: dict[tuple[int, int, int], models.Coverage] = {}
    theirs = {str(name): str(said) for name, said in sheet.columns.get("words", {}).items()}
    for columns in tables:
        places = _places(columns, widths.get(columns.tab, 0))
        mine = [one for one in rows if one.row.tab == columns.tab]
        cells[columns.tab] = {**_names(columns, places, words), **dict(_cells(mine, places, theirs, words))}
        told |= {(columns.tab, one.row.row or 0, places["cover"]): one.answer for one in mine if one.answer is not None}
    try:
        filled = reading.fill(data, cells, name=sheet.file_name, form=form)
    except Unreadable as error:
        raise Refused("sheet_not_written_back") from error
    silent = sum(one.answer is None for one in rows)
    stem, dot, ending = sheet.file_name.rpartition(".")
    name = f"{stem}-ropeteam.{ending}" if dot else f"{sheet.file_name}-ropeteam"
    return Out(filled.data, name, filled, tuple(told[at] for at in told if at not in filled.left), silent)


def _lacks(columns: Columns) -> bool:
    return "cover" not in columns.places or "comment" not in columns.places


def _widths(sheet: models.RequirementSheet, data: bytes, form: SheetFormat) -> dict[int, int]:
    """The last column with something in it, of each table."""
    return {tab.no: tab.width for tab in reading.read(data, name=sheet.file_name, form=form).tabs}


def _places(columns: Columns, width: int) -> dict[str, int]:
    """Where answer and comment go: the customer's own columns, or new ones at the right."""
    places = {name: columns.places[name] for name in ("cover", "comment") if name in columns.places}
    free = max(width, max(columns.places.values(), default=0) + 1)
    for name in ("cover", "comment"):
        if name not in places:
            places[name] = free
            free += 1
    return places


def _names(columns: Columns, places: Mapping[str, int], words: Written) -> dict[tuple[int, int], str]:
    """New columns get a name, where the table has names."""
    named = {"cover": words.cover, "comment": words.comment}
    return {
        (columns.header, places[name]): said
        for name, said in named.items()
        if columns.header and name not in columns.places
    }


def _cells(
    rows: list[Seen], places: Mapping[str, int], theirs: Mapping[str, str], words: Written
) -> Iterator[tuple[tuple[int, int], str]]:
    for one in rows:
        if one.answer is not None and one.row.row is not None:
            said = words_for(Cover(one.answer.status), theirs=theirs, usual=words.usual)
            yield (one.row.row, places["cover"]), said
            if one.answer.comment:
                yield (one.row.row, places["comment"]), one.answer.comment
