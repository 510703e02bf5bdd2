"""Who may read requirements (as deals), bring them, answer them, and give the customer his file."""

from __future__ import annotations

from typing import Any

from cast import TODAY, World
from flows.tenders import SAP, rows_of, taken_in, workbook
from web.page import MAKERS, STAFF, Page

from ropeteam.core.vocabulary_presales import Coverage
from ropeteam.flows import coverage, requirement_files, requirements
from ropeteam.store import models
from ropeteam.wording.requirements import written

BRINGERS = ("seller", *MAKERS)
ROPE = ("seller", "presales")


def _deal(world: World) -> tuple[Any, ...]:
    return (world.deal.pk,)


def _sheet(world: World) -> tuple[Any, ...]:
    return (taken_in(world).pk,)


def _waiting(world: World) -> tuple[Any, ...]:
    found = requirements.bring(world.deal, actor=world.presales, data=workbook(), file_name="lv.xlsx", on=TODAY)
    assert found.sheet is not None
    return (found.sheet.pk,)


def _row(world: World) -> tuple[Any, ...]:
    taken_in(world)
    return (rows_of(world.deal)[SAP].pk,)


def _told(world: World) -> tuple[Any, ...]:
    sheet = taken_in(world)
    row = rows_of(world.deal)[SAP]
    coverage.answer(world.deal, [row.pk], actor=world.presales, status=Coverage.AS_IS, on=TODAY)
    requirement_files.give_out(sheet, actor=world.presales, words=written("de"), on=TODAY)
    return (row.pk,)


def _deed(world: World) -> tuple[Any, ...]:
    taken_in(world)
    row = rows_of(world.deal)[SAP]
    coverage.answer(world.deal, [row.pk], actor=world.presales, status=Coverage.AS_IS, on=TODAY)
    return (models.CoverageDeed.objects.get().pk,)


def _with_rows(world: World) -> tuple[Any, ...]:
    taken_in(world)
    return (world.deal.pk,)


def _one(world: World) -> dict[str, Any]:
    return {"row": rows_of(world.deal)[SAP].pk}


REQUIREMENT_PAGES: list[Page] = [
    Page("deals_requirements", STAFF, args=_with_rows),
    Page("deals_requirements_csv", STAFF, args=_with_rows, download=True),
    Page(
        "deals_requirements_deeds",
        ("presales",),
        method="post",
        status=302,
        args=_with_rows,
        data=lambda world: _one(world) | {"do": "set:as_is"},
    ),
    Page(
        "deals_requirements_deeds",
        BRINGERS,
        method="post",
        status=302,
        args=_with_rows,
        data=lambda world: _one(world) | {"do": "owner", "owner": ""},
        label="owner",
    ),
    Page("deals_requirement_promises", ROPE, method="post", args=_with_rows, data=_one),
    Page("deals_requirements_again", BRINGERS, method="post", status=302, args=_with_rows),
    Page("deals_requirement_sheets", STAFF, args=_deal),
    Page(
        "deals_requirement_sheets",
        BRINGERS,
        method="post",
        status=302,
        args=_deal,
        data=lambda world: {"words": "Export nach SAP\nDruck"},
        label="brings",
    ),
    Page("requirement_sheet", BRINGERS, args=_waiting),
    Page("requirement_sheet_end", BRINGERS, method="post", status=302, args=_waiting),
    Page("requirement_sheet_original", STAFF, args=_sheet, download=True),
    Page("requirement_sheet_answered", STAFF, args=_sheet, download=True),
    Page("requirement_sheet_outs", BRINGERS, method="post", args=_sheet, download=True),
    Page("requirement", STAFF, args=_row),
    Page(
        "requirement_answer",
        ("presales",),
        method="post",
        status=302,
        args=_row,
        data=lambda world: {"do": "say", "status": "gap", "comment": "Noch nicht."},
    ),
    Page(
        "requirement_about",
        ("presales",),
        method="post",
        status=302,
        args=_row,
        data=lambda world: {"capability": world.sap_export.pk},
    ),
    Page("requirement_promise", ROPE, method="post", status=302, args=_told),
    Page("coverage_undo", ("presales",), method="post", status=302, args=_deed),
]
