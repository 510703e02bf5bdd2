"""Workbooks: what a person sees is read, and what is written changes our cells alone."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from flows.tenders import workbook
from openpyxl.comments import Comment

from ropeteam.core.vocabulary_presales import SheetFormat
from ropeteam.language.requirements import read, rows, xlsx
from ropeteam.language.requirements.columns import Columns
from ropeteam.language.requirements.contract import MAX_LINES
from ropeteam.language.requirements.xlsx_parts import MAX_SHEET_BYTES
from ropeteam.language.requirements.xlsx_scan import letters, place

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def saved(*rows: tuple[Any, ...], **widths: Any) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(found: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in found.items():
            file.writestr(name, data)
    return out.getvalue()


def with_part(data: bytes, **changed: bytes) -> bytes:
    """`sheet1`, `workbook` or `types` put in place of what is there."""
    names = {"sheet1": "xl/worksheets/sheet1.xml", "workbook": "xl/workbook.xml", "types": "[Content_Types].xml"}
    return packed(parts(data) | {names[name]: part for name, part in changed.items()})


def problem(data: bytes, name: str = "lv.xlsx") -> str:
    """Why a file is refused, at the door or inside."""
    try:
        form = read.form_of(data, name=name)
    except read.Unreadable as error:
        return error.problem.code
    found = read.read(data, name=name, form=form)
    assert found.format is None
    return found.problems[0].code


class TestReading:
    def test_gives_cells_as_a_person_sees_them(self) -> None:
        book = openpyxl.Workbook()
        sheet = book.active
        values = (
            3.10,
            0.95,
            7.0,
            True,
            date(2027, 3, 31),
            datetime(2027, 3, 31, 9, 30),
            None,
            " Text ",
            1e300,
            False,
            12,
        )
        sheet.append(values)
        for cell, form in (("A1", "0.00"), ("B1", "0 %"), ("E1", "DD.MM.YYYY")):
            sheet[cell].number_format = form
        sheet.append([None, "=1+1", "=NA()"])
        sheet["D5"] = "tief"
        sheet.row_dimensions[5].hidden = True
        out = io.BytesIO()
        book.save(out)

        found = read.read(out.getvalue(), name="a.xlsx", form=SheetFormat.XLSX)

        first, last = found.tabs[0].lines
        assert first.cells == (
            "3.10", "95 %", "7", "x", "2027-03-31", "2027-03-31 09:30", "", "Text", "1e+300", "", "12",
        )  # fmt: skip
        assert (last.row, last.cells, last.hidden) == (5, ("", "", "", "tief"), True)
        assert found.tabs[0].uncomputed == ((2, 1), (2, 2))
        read_as = [{"text": 7, "no": 1}, {"text": 7, "cover": 1, "comment": 2}, {"text": 0}]
        told = [rows.items(found.tabs[0], Columns(0, "", 1, 1, places), name="a.xlsx").problems for places in read_as]
        assert [[(one.value("first"), one.value("count")) for one in some if "formula" in one.code] for some in told] == [
            [("Sheet!B2", "1")], [], [],
        ]  # fmt: skip

    def test_names_sheets_in_their_order_and_leaves_out_what_is_empty(self) -> None:
        found = read.read(workbook(), name="lv.xlsx", form=SheetFormat.XLSX)

        assert [(tab.no, tab.name) for tab in found.tabs] == [(0, "Deckblatt"), (1, "Anforderungen")]
        assert read.read(saved(), name="x", form=SheetFormat.XLSX).problems[0].code == "no_requirements"

    def test_stops_at_the_bound_and_says_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        data = saved(*((no, "Text") for no in range(9)))
        monkeypatch.setattr(xlsx, "MAX_LINES", 4)

        found = read.read(data, name="x", form=SheetFormat.XLSX)

        assert len(found.tabs[0].lines) == 4 < MAX_LINES
        assert [one.code for one in found.problems] == ["too_many_requirements"]

    def test_knows_a_shared_error_for_no_words(self) -> None:
        cells = '<c r="A1" t="e"><v>#REF!</v></c><c r="B1"><v>1</v></c>'
        sheet = f'<worksheet {MAIN}><sheetData><row r="1">{cells}</row></sheetData></worksheet>'

        found = read.read(with_part(saved(("a",)), sheet1=sheet.encode()), name="x", form=SheetFormat.XLSX)

        assert found.tabs[0].lines[0].cells == ("", "1")


class TestRefusing:
    @pytest.mark.parametrize(
        ("data", "name", "code"),
        [
            (b"", "a.xlsx", "empty_file"),
            (b"x" * (20 * 2**20 + 1), "a.csv", "file_too_large"),
            (b"PK\x03\x04", "a.xlsm", "macro_sheet"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"E\0n\0c\0", "a.xlsx", "old_or_locked_excel"),
            (b"%PDF-1.7", "a.xlsx", "not_requirements"),
            (b"MZ\0\0\x01", "a.csv", "not_requirements"),
            (b"PK\x03\x04", "a.xlsx", "broken_xlsx"),
        ],
    )
    def test_says_why(self, data: bytes, name: str, code: str) -> None:
        assert problem(data, name) == code

    def test_macros_bombs_entities_and_damage(self) -> None:
        good = saved(("Anforderung",), ("Export",))
        found = parts(good)
        entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>' + found["xl/worksheets/sheet1.xml"]
        bomb = f"<worksheet {MAIN}>".encode() + b" " * (MAX_SHEET_BYTES + 1)
        cases = {
            "macro_sheet": packed(found | {"xl/vbaProject.bin": b"x"}),
            "sheet_too_large": with_part(good, sheet1=bomb),
            "not_requirements": packed({"[Content_Types].xml": b"<x/>", "a.txt": b"x"}),
        }

        assert {code: problem(data) for code, data in cases.items()} == {code: code for code in cases}
        for part in (entity, b"<worksheet", b"<worksheet></worksheet>x", found["xl/worksheets/sheet1.xml"][:-30]):
            assert problem(with_part(good, sheet1=part)) == "broken_xlsx"
        odd = f'<worksheet {MAIN}><sheetData><row r="x"/></sheetData></worksheet>'.encode()
        assert problem(with_part(good, sheet1=odd)) == "broken_xlsx"
        assert problem(with_part(good, workbook=b"<workbook")) == "broken_xlsx"
        lacking = {name: part for name, part in found.items() if not name.endswith("workbook.xml.rels")}
        assert problem(packed(lacking)) == "broken_xlsx"


class TestWriting:
    def fill(self, data: bytes, said: dict[tuple[int, int], str], tab: int = 0) -> Any:
        return read.fill(data, {tab: said}, name="lv.xlsx", form=SheetFormat.XLSX)

    def test_changes_our_cells_and_no_other_byte(self) -> None:
        book = openpyxl.load_workbook(io.BytesIO(workbook()))
        book["Anforderungen"]["B5"].comment = Comment("Bitte genau lesen", "Einkauf")
        out = io.BytesIO()
        book.save(out)
        before = parts(out.getvalue())
        before["xl/workbook.xml"] = before["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"")  # as Excel writes it

        made = self.fill(
            packed(before), {(5, 3): "ja", (6, 4): "Zeile 1\nZeile 2 & <mehr> _x0041_\x07", (5, 6): "nie"}, 1
        )

        after = parts(made.data)
        assert {name for name in before if before[name] != after[name]} == {
            "xl/worksheets/sheet2.xml", "xl/workbook.xml",
        }  # fmt: skip
        assert made.left == {(1, 5, 6)}, "a formula of theirs stays"
        sheet = openpyxl.load_workbook(io.BytesIO(made.data))["Anforderungen"]
        assert (sheet["D5"].value, sheet["D5"].font.b, sheet["G5"].value) == ("ja", True, '=COUNTIF(D5:D90,"ja")')
        assert sheet["E6"].value == "Zeile 1\nZeile 2 & <mehr> _x005F_x0041_\ufffd"
        assert b"fullCalcOnLoad" in after["xl/workbook.xml"]

    @pytest.mark.parametrize(
        ("row", "expected"),
        [
            ('<row r="1" spans="1:1"><c r="A1"><v>1</v></c></row>', "1|C|None"),
            ('<row r="1"/>', "None|C|None"),
            ("<row><c><v>1</v></c><c/><c><v>3</v></c><c><v>4</v></c></row>", "1|C|3"),
            ("<row r='1' a='>'><c r='A1'/><c r='C1'><v>3</v></c></row>", "None|C|3"),
        ],
    )
    def test_sets_a_cell_where_it_belongs_in_its_row(self, row: str, expected: str) -> None:
        sheet = f"<worksheet {MAIN}><sheetData>{row}</sheetData></worksheet>".encode()

        made = self.fill(with_part(saved(("a",)), sheet1=sheet), {(1, 1): "C", (9, 1): "no such row"})

        found = openpyxl.load_workbook(io.BytesIO(made.data)).active
        assert "|".join(str(found.cell(1, column).value) for column in (1, 2, 3)) == expected
        assert made.left == {(0, 9, 1)}

    def test_reads_and_writes_names_with_a_prefix_and_wide_characters(self) -> None:
        sheet = (
            '<?xml version="1.0" encoding="UTF-16"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            '<x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
        )
        data = with_part(saved(("a",)), sheet1=b"\xff\xfe" + sheet.encode("utf-16-le"))

        made = self.fill(data, {(1, 1): "ä"})

        assert openpyxl.load_workbook(io.BytesIO(made.data)).active["B1"].value == "ä"
        odd = with_part(saved(("a",)), sheet1=b"\xff\xfe\x00\xd8")
        with pytest.raises(read.Unreadable):
            self.fill(odd, {(1, 1): "ä"})

    def test_puts_words_for_merged_cells_into_the_one_that_shows(self) -> None:
        book = openpyxl.Workbook()
        book.active.append(["Anforderung", "Antwort"])
        book.active.append(["Export", None])
        book.active.merge_cells("B2:B4")
        out = io.BytesIO()
        book.save(out)

        made = self.fill(out.getvalue(), {(3, 1): "ja", (4, 1): "nein"})

        assert openpyxl.load_workbook(io.BytesIO(made.data)).active["B2"].value == "ja"
        assert made.left == {(0, 4, 1)}, "the other answer does not stand there"


class TestPlaces:
    @pytest.mark.parametrize(
        ("name", "at"), [("A1", (1, 0)), ("Z9", (9, 25)), ("$AA$10", (10, 26)), ("XFD1", (1, 16383))]
    )
    def test_go_both_ways(self, name: str, at: tuple[int, int]) -> None:
        assert place(name) == at
        assert f"{letters(at[1])}{at[0]}" == name.replace("$", "")
