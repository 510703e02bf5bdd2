"""Pages of requirements: a file goes in, its columns are shown and changed, rows are answered by keys, and the file goes out."""

from __future__ import annotations

import io

import openpyxl
from cast import TODAY, World
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from flows.tenders import OFFLINE, PRINT, SAP, rows_of, taken_in, workbook
from web.conftest import Open

from ropeteam.core.vocabulary_presales import Coverage
from ropeteam.flows import coverage, requirement_rows, requirements
from ropeteam.store import models


def bring(world: World, sign_in: Open, **form: object):
    return sign_in(world.seller).post(reverse("deals_requirement_sheets", args=[world.deal.pk]), form)


class TestColumns:
    def test_are_shown_as_guessed_changed_and_taken_in(self, world: World, sign_in: Open) -> None:
        answer = bring(world, sign_in, file=SimpleUploadedFile("lv.xlsx", workbook()))
        sheet = models.RequirementSheet.objects.get()
        seller, at = sign_in(world.seller), answer["Location"]

        page = seller.get(at).content.decode()
        assert 'name="t1-use" value="1" checked' in page
        assert 'name="t0-use" value="1">' in page
        assert "C: Priorität" in page
        typed = {
            "t1-use": "1",
            "t1-header": "3",
            "t1-was": "3",
            "t1-first": "3",
            "t1-no": "0",
            "t1-text": "1",
            "t1-must": "2",
        }
        looked = seller.post(at, typed | {"t1-words": "Soll, X", "do": "look"}).content.decode()
        assert 'value="soll, x"' in looked
        twice = seller.post(at, typed | {"t1-no": "1", "word-gap": "nein", "do": "take"})
        assert twice.status_code == 422
        assert "Eine Spalte ist zweimal gewählt" in twice.content.decode()
        assert 'value="nein"' in twice.content.decode()
        assert not sheet.requirements.exists()
        seller.post(at, typed | {"t1-words": "Soll", "word-as_is": "ja", "do": "take"})

        assert requirements.read_sheet(sheet.pk, on=TODAY).new == 3
        assert {text: row.must for text, row in rows_of(world.deal).items()} == {
            SAP: False,
            OFFLINE: False,
            PRINT: True,
        }
        sheet.refresh_from_db()
        assert sheet.columns["words"] == {"as_is": "ja"}

    def test_with_another_row_of_names_are_guessed_anew(self, world: World, sign_in: Open) -> None:
        at = bring(world, sign_in, words="Nr.\tAnforderung\n1\tExport nach SAP\n2\tDruck")["Location"]

        page = sign_in(world.seller).post(at, {"t0-use": "1", "t0-header": "0", "t0-was": "1", "do": "look"})

        assert "2 Anforderungen, 0 Überschriften" in sign_in(world.seller).get(at).content.decode()
        assert "3 Anforderungen, 0 Überschriften" in page.content.decode()

    def test_of_a_refused_file_say_why_and_keep_what_was_typed(self, world: World, sign_in: Open) -> None:
        answer = bring(world, sign_in, file=SimpleUploadedFile("lv.xlsm", b"PK\x03\x04"), words="Export")

        assert answer.status_code == 422
        page = answer.content.decode()
        assert "lv.xlsm: Die Datei kann Makros enthalten" in page
        assert ">Export</textarea>" in page
        nothing = bring(world, sign_in, words=" ")
        assert nothing.status_code == 422
        assert "Wählen Sie eine Datei oder fügen Sie den Text ein." in nothing.content.decode()


class TestTheList:
    def test_counts_names_what_is_unknown_and_narrows(self, world: World, sign_in: Open) -> None:
        taken_in(world)
        rows = rows_of(world.deal)
        coverage.answer(world.deal, [rows[SAP].pk], actor=world.presales, status=Coverage.AS_IS, on=TODAY)
        at, boss = reverse("deals_requirements", args=[world.deal.pk]), sign_in(world.management)

        whole, uncovered = boss.get(at).content.decode(), boss.get(at, {"stand": "uncovered"}).content.decode()
        found = boss.get(at, {"q": "japan", "owner": "none"}).content.decode()

        assert "1 von 2 Muss-Anforderungen abgedeckt" in whole
        assert "1 noch ohne Antwort" in whole
        assert all(text in whole for text in rows)
        assert 'type="checkbox"' not in whole, "who may not answer ticks nothing"
        assert [text for text in rows if text in uncovered] == [OFFLINE]
        assert [text for text in rows if text in found] == [PRINT]

    def test_told_rows_enter_the_ledger_together_with_a_word_on_each(self, world: World, sign_in: Open) -> None:
        sheet, seller = taken_in(world), sign_in(world.seller)
        rows = rows_of(world.deal)
        told = [rows[SAP].pk, rows[PRINT].pk]
        coverage.answer(world.deal, told, actor=world.presales, status=Coverage.AS_IS, on=TODAY)
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
        taken_in(world)
        row, presales = rows_of(world.deal)[SAP], world.presales.person
        coverage.answer(world.deal, [row.pk], actor=world.presales, status=Coverage.AS_IS, on=TODAY)
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
        taken_in(world)
        rows, presales = rows_of(world.deal), sign_in(world.presales)
        at = reverse("deals_requirements_deeds", args=[world.deal.pk])

        done = presales.post(at, {"row": [rows[SAP].pk, rows[PRINT].pk], "do": "set:gap"}, follow=True)
        said = done.content.decode()
        deed = models.CoverageDeed.objects.get()
        undone = presales.post(reverse("coverage_undo", args=[deed.pk]), follow=True).content.decode()

        assert "2 Zeilen beantwortet." in said
        assert "2 Lücken gehen als Wünsche ans Produkt." in said
        assert reverse("coverage_undo", args=[deed.pk]) in said
        assert "2 Antworten zurückgenommen." in undone
        presales.post(at, {"row": rows[SAP].pk, "do": "owner", "owner": world.services.person.pk})
        presales.post(at, {"row": rows[SAP].pk, "do": "effort", "effort": "L", "effort_note": "viel"})
        row = models.Requirement.objects.get(pk=rows[SAP].pk)
        assert (row.owner, row.effort, row.effort_note) == (world.services.person, "L", "viel")

    def test_goes_out_as_csv_without_a_name_of_ours(self, world: World, sign_in: Open) -> None:
        taken_in(world, data=workbook([("1", "=1+1 geht", "Muss")]))
        row = rows_of(world.deal)["=1+1 geht"] if rows_of(world.deal) else None
        assert row is None, "openpyxl keeps it as a formula that was never computed"
        taken_in(world, name="b.xlsx", data=workbook([("2", "@Export", "Muss")]))
        coverage.answer(
            world.deal, [rows_of(world.deal)["@Export"].pk], actor=world.presales, status=Coverage.AS_IS, on=TODAY
        )

        text = b"".join(
            sign_in(world.works_council).get(reverse("deals_requirements_csv", args=[world.deal.pk])).streaming_content
        ).decode()

        assert "'@Export" in text
        assert "Standard" in text
        assert "Beil" not in text


class TestOneRow:
    def test_shows_the_last_answer_and_takes_it_over(self, world: World, sign_in: Open) -> None:
        taken_in(world)
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
    def test_comes_back_filled_in_and_told_rows_are_listed(self, world: World, sign_in: Open) -> None:
        sheet = taken_in(world)
        rows = rows_of(world.deal)
        coverage.answer(world.deal, [rows[SAP].pk], actor=world.presales, status=Coverage.AS_IS, on=TODAY)
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
