"""A customer's tender as a workbook with colours, a list to choose from, two rows of names and answers still missing."""

from __future__ import annotations

import io
from collections.abc import Sequence

import openpyxl
from cast import TODAY, World
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from ropeteam.flows import requirement_suggestions, requirements
from ropeteam.store import models
from ropeteam.store.actor import Actor

SAP, OFFLINE, PRINT = "Export nach SAP", "Bedienung ohne Netz", "Etiketten auf Japanisch drucken"
ROWS = (
    ("3.1", SAP, "Muss"),
    ("3.2", OFFLINE, "Muss"),
    ("3.10", PRINT, "Soll"),
)


def workbook(rows: Sequence[Sequence[object]] = ROWS) -> bytes:
    book = openpyxl.Workbook()
    cover = book.active
    cover.title = "Deckblatt"
    cover["A1"] = "Ausschreibung Leitstand"
    sheet = book.create_sheet("Anforderungen")
    sheet.append(["Leistungsverzeichnis"])
    sheet.append(["Anforderung des Kunden", None, None, "Angaben des Bieters", None])
    sheet.merge_cells("A2:C2")
    sheet.merge_cells("D2:E2")
    sheet.append(["Nr.", "Anforderung", "Priorität", "Erfüllt", "Bemerkung"])
    sheet.append(["3 Schnittstellen"])
    sheet.merge_cells("A4:E4")
    for row in rows:
        sheet.append(list(row))
    for no in range(5, 5 + len(rows)):
        sheet.cell(no, 4).fill = PatternFill("solid", fgColor="FFFF00")
        sheet.cell(no, 4).font = Font(bold=True)
    choose = DataValidation(type="list", formula1='"ja,nein,teilweise"')
    choose.add("D5:D90")
    sheet.add_data_validation(choose)
    sheet["G5"] = '=COUNTIF(D5:D90,"ja")'
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def taken_in(
    world: World,
    *,
    deal: models.Deal | None = None,
    actor: Actor | None = None,
    data: bytes | None = None,
    name: str = "lv.xlsx",
    replaces: models.RequirementSheet | None = None,
    suggest: bool = False,
) -> models.RequirementSheet:
    """Brought, taken in as guessed, and read."""
    deal, actor = deal or world.deal, actor or world.presales
    found = requirements.bring(deal, actor=actor, data=data or workbook(), file_name=name, on=TODAY, replaces=replaces)
    assert found.sheet is not None, found.problems
    tabs = requirements.columns_of(found.sheet)
    requirements.take_in(found.sheet, actor=actor, tabs=tabs, on=TODAY, read_later=False)
    requirements.read_sheet(found.sheet.pk, on=TODAY)
    if suggest:
        requirement_suggestions.suggest_all(deal.pk, on=TODAY)
    found.sheet.refresh_from_db()
    return found.sheet


def rows_of(deal: models.Deal) -> dict[str, models.Requirement]:
    """By their words."""
    return {row.text: row for row in deal.requirements.order_by("no")}
