"""Rows of a tender that was taken in, one of them answered: the list, one row, and the file that goes back."""

from __future__ import annotations

import io

import openpyxl
import pytest
from cast import TODAY, World
from django.urls import reverse
from flows.tenders import OFFLINE, PRINT, SAP, rows_of, taken_in, workbook
from web.conftest import Open

from ropeteam.core.vocabulary_presales import Coverage
from ropeteam.flows import coverage, requirement_rows
from ropeteam.store import models


@pytest.fixture(scope="module", autouse=True)
def sheet(world_of_module: World) -> models.RequirementSheet:
    """Of its three rows pre-sales answered the first."""
    world = world_of_module
    taken = taken_in(world)
    coverage.answer(world.deal, [rows_of(world.deal)[SAP].pk], actor=world.presales, status=Coverage.AS_IS, on=TODAY)
    return taken


class TestTheList:
    def test_counts_names_what_is_unknown_and_narrows(self, world: World, sign_in: Open) -> None:
        rows = rows_of(world.deal)
        at, boss = reverse("deals_requirements", args=[world.deal.pk]), sign_in(world.management)

        whole, uncovered = boss.get(at).content.decode(), boss.get(at, {"stand": "uncovered"}).content.decode()
        found = boss.get(at, {"q": "japan", "owner": "none"}).content.decode()

        assert "1 von 2 Muss-Anforderungen abgedeckt" in whole
        assert "1 noch ohne Antwort" in whole
        assert all(text in whole for text in rows)
        assert 'type="checkbox"' not in whole, "who may not answer ticks nothing"
        assert [text for text in rows if text in uncovered] == [OFFLINE]
        assert [text for text in rows if text in found] == [PRINT]

    def test_told_rows_enter_the_ledger_together_with_a_word_on_each(
        self, sheet: models.RequirementSheet, world: World, sign_in: Open
    ) -> None:
        seller = sign_in(world.seller)
        rows = rows_of(world.deal)
        told = [rows[SAP].pk, rows[PRINT].pk]
        coverage.answer(world.deal, [rows[PRINT].pk], actor=world.presales, status=Coverage.AS_IS, on=TODAY)
        seller.post(reverse("requirement_sheet_outs", args=[sheet.pk]))
        at = reverse("deals_requirement_promises", args=[world.deal.pk])

        offered = seller.get(
            reverse("deals_requirements", args=[world.deal.pk]), {"stand": "unbooked"}
        ).content.decode()
        page = seller.post(at, {"row": [*told, rows[OFFLINE].pk]}).content.decode()

        assert f'formaction="{at}"' in offered
        assert "2 von 3 stehen jetzt im Zusagenbuch" in page
        assert "nicht eingetragen" in page
        assert page.count(reverse("promises")) >= 2

    def test_names_people_only_to_those_who_work_on_the_deal(self, world: World, sign_in: Open) -> None:
        row, presales = rows_of(world.deal)[SAP], world.presales.person
        requirement_rows.hand_out(world.deal, [row.pk], actor=world.seller, to=presales, on=TODAY)
        addresses = [reverse("deals_requirements", args=[world.deal.pk]), reverse("requirement", args=[row.pk])]

        rope, other = (
            ["Jonas Beil" in sign_in(who).get(at).content.decode() for at in addresses]
            for who in (world.seller, world.works_council)
        )
        tried = sign_in(world.works_council).get(addresses[0], {"owner": presales.pk if presales else 0})

        assert (rope, other) == ([True, True], [False, False])
        assert PRINT in tried.content.decode(), "whose rows they are cannot be tried out"

    def test_answers_many_in_one_deed_and_takes_it_back(self, world: World, sign_in: Open) -> None:
        rows, presales = rows_of(world.deal), sign_in(world.presales)
        at = reverse("deals_requirements_deeds", args=[world.deal.pk])

        done = presales.post(at, {"row": [rows[OFFLINE].pk, rows[PRINT].pk], "do": "set:gap"}, follow=True)
        said = done.content.decode()
        deed = models.CoverageDeed.objects.latest("pk")
        undone = presales.post(reverse("coverage_undo", args=[deed.pk]), follow=True).content.decode()

        assert "2 Zeilen beantwortet." in said
        assert "2 Lücken gehen als Wünsche ans Produkt." in said
        assert reverse("coverage_undo", args=[deed.pk]) in said
        assert "2 Antworten zurückgenommen." in undone
        presales.post(at, {"row": rows[SAP].pk, "do": "owner", "owner": world.services.person.pk})
        presales.post(at, {"row": rows[SAP].pk, "do": "effort", "effort": "L", "effort_note": "viel"})
        row = models.Requirement.objects.get(pk=rows[SAP].pk)
        assert (row.owner, row.effort, row.effort_note) == (world.services.person, "L", "viel")


class TestOneRow:
    def test_shows_the_last_answer_and_takes_it_over(self, world: World, sign_in: Open) -> None:
        here = rows_of(world.deal)[SAP]
        coverage.answer(
            world.deal, [here.pk], actor=world.presales, status=Coverage.CONFIGURE, on=TODAY, comment="Ein Schalter."
        )
        other = models.Deal.objects.create(company=world.company, product=world.product, key="d9", title="Neuer Kunde")
        taken_in(world, deal=other, name="neu.xlsx", data=workbook([("1", f"{SAP}.", "Muss")]))
        row, presales = other.requirements.get(), sign_in(world.presales)

        page = presales.get(reverse("requirement", args=[row.pk])).content.decode()
        presales.post(reverse("requirement_answer", args=[row.pk]), {"do": "repeat", "answer": here.pk})
        presales.post(
            reverse("requirement_answer", args=[row.pk]),
            {"do": "say", "status": "as_is", "comment": "<b>Läuft</b>", "capability": world.sap_export.pk},
        )

        assert "Ein Schalter." in page
        assert "Jonas Beil" in page
        first, second = row.coverages.filter(by__isnull=False).order_by("n")
        assert (first.status, first.comment, first.copied_from.requirement) == ("configure", "Ein Schalter.", here)
        assert (second.status, second.capability) == ("as_is", world.sap_export)
        assert "&lt;b&gt;Läuft" in presales.get(reverse("requirement", args=[row.pk])).content.decode()


class TestTheFile:
    def test_comes_back_filled_in_and_told_rows_are_listed(
        self, sheet: models.RequirementSheet, world: World, sign_in: Open
    ) -> None:
        seller = sign_in(world.seller)

        draft = seller.get(reverse("requirement_sheet_answered", args=[sheet.pk]))
        before = seller.get(reverse("deals_requirements", args=[world.deal.pk]), {"stand": "unbooked"}).content.decode()
        given = seller.post(reverse("requirement_sheet_outs", args=[sheet.pk]))
        after = seller.get(reverse("deals_requirements", args=[world.deal.pk]), {"stand": "unbooked"}).content.decode()

        assert given["Content-Disposition"] == 'attachment; filename="lv-ropeteam.xlsx"'
        assert openpyxl.load_workbook(io.BytesIO(draft.content))["Anforderungen"]["D5"].value == "Standard"
        assert (SAP in before, SAP in after) == (False, True)
        models.RequirementSheet.objects.filter(pk=sheet.pk).update(format="docx")
        assert seller.get(reverse("requirement_sheet_answered", args=[sheet.pk])).status_code == 409
