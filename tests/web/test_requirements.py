"""Pages of requirements: a file goes in, its columns are shown and changed, rows are answered by keys, and the file goes out."""

from __future__ import annotations

from cast import TODAY, World
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from flows.tenders import OFFLINE, PRINT, SAP, rows_of, taken_in, workbook
from web.conftest import Open

from ropeteam.core.vocabulary_presales import Coverage
from ropeteam.flows import coverage, requirements
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
