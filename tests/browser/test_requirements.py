"""Pre-sales in front of a tender: rows are answered without a mouse, taken back, and every page is read by everybody."""

from __future__ import annotations

from collections.abc import Callable

from browser.conftest import Visit
from cast import TODAY, World
from django.urls import reverse
from flows.stage import Script
from flows.tenders import OFFLINE, SAP, rows_of, taken_in, workbook

from ropeteam.core.vocabulary_presales import Coverage
from ropeteam.flows import coverage, requirements
from ropeteam.store import models
from ropeteam.store.queries import requirements as query


class TestTheMatrix:
    def test_is_worked_through_by_keyboard(self, world: World, script: Script, visit: Callable[..., Visit]) -> None:
        script()
        taken_in(world)
        rows = rows_of(world.deal)
        coverage.answer(world.deal, [rows[OFFLINE].pk], actor=world.presales, status=Coverage.ROADMAP, on=TODAY)
        window = visit().sign_in(world.presales)
        at = reverse("deals_requirements", args=[world.deal.pk])
        page = window.open(at).page
        window.in_both_lights()
        window.fits_a_phone()

        page.keyboard.press("j")
        page.keyboard.press("x")
        page.keyboard.press("j")
        page.keyboard.press("x")
        page.keyboard.press("2")
        page.wait_for_selector(".toast:has-text('2 Zeilen beantwortet')")
        assert {row.text for row in query.uncovered(world.deal)} == set()
        page.keyboard.press("u")
        page.wait_for_selector(".toast:has-text('2 Antworten zurückgenommen')")
        assert {row.text for row in query.uncovered(world.deal)} == {SAP}

        found = requirements.bring(
            world.deal, actor=world.presales, data=workbook([("1", "Neu", "Soll")]), file_name="b.xlsx", on=TODAY
        )
        assert found.sheet is not None
        for name, pk in (("requirement", rows[OFFLINE].pk), ("requirement_sheet", found.sheet.pk)):
            window.open(reverse(name, args=[pk]))
            window.accessible()
            window.fits_a_phone()
        window.open(reverse("deals_requirement_sheets", args=[world.deal.pk]))
        window.accessible()
        assert models.CoverageUndo.objects.count() == 2
