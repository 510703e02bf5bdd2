"""Whatever comes as a list of requirements ends in rows or in a problem: never in an error of ours, never in much time."""

from __future__ import annotations

import io
import zipfile

import pytest
from flows.papers import docx as word
from flows.tenders import workbook
from hypothesis import given, settings
from hypothesis import strategies as st

from ropeteam.core.vocabulary_presales import SheetFormat
from ropeteam.language.offers.contract import Unreadable
from ropeteam.language.requirements import columns, read, rows

BOOK = workbook()
"""A good workbook, which is then damaged in one place."""


def tried(data: bytes, name: str) -> None:
    try:
        form = read.form_of(data, name=name)
    except Unreadable:
        return
    book = read.read(data, name=name, form=form)
    for tab in book.tabs:
        found = rows.items(tab, columns.guess(tab), name=name)
        assert all(item.text.strip() for item in found.items)


class TestFuzz:
    @settings(max_examples=60)
    @given(st.binary(max_size=200), st.sampled_from(["a.xlsx", "a.csv", "a.docx", "a"]))
    def test_any_bytes(self, data: bytes, name: str) -> None:
        tried(data, name)

    @settings(max_examples=40)
    @given(st.integers(0, len(BOOK) - 1), st.integers(0, 255), st.booleans())
    def test_a_workbook_with_one_byte_wrong_or_cut_off(self, at: int, byte: int, cut: bool) -> None:
        tried(BOOK[:at] if cut else BOOK[:at] + bytes([byte]) + BOOK[at + 1 :], "a.xlsx")

    @settings(max_examples=60)
    @given(st.text(alphabet=st.sampled_from('<>/"= rcdvt1A&;'), max_size=60), st.integers(0, 400))
    def test_a_sheet_with_odd_marks_in_it(self, odd: str, at: int) -> None:
        with zipfile.ZipFile(io.BytesIO(BOOK)) as file:
            found = {name: file.read(name) for name in file.namelist()}
        sheet = found["xl/worksheets/sheet2.xml"]
        found["xl/worksheets/sheet2.xml"] = sheet[:at] + odd.encode() + sheet[at:]
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as file:
            for name, data in found.items():
                file.writestr(name, data)

        tried(out.getvalue(), "a.xlsx")


class TestWord:
    def test_tables_are_read_and_nothing_else(self) -> None:
        data = word("<w:p><w:r><w:t>Vorwort</w:t></w:r></w:p>" + table(["Nr.", "Anforderung"], ["1", "Export"]))

        book = read.read(data, name="a.docx", form=read.form_of(data, name="a.docx"))

        assert [line.cells for line in book.tabs[0].lines] == [("Nr.", "Anforderung"), ("1", "Export")]
        wide = word(table(["Titel"], span=2) + table(["a"]))
        assert read.read(wide, name="a.docx", form=read.form_of(wide, name="a.docx")).tabs[0].lines[0].cells == (
            "Titel",
            "",
        )

    @pytest.mark.parametrize("body", ["<w:p/>", "<w:tbl>" * 500, "<!DOCTYPE x>"])
    def test_files_without_tables_or_with_tricks_say_so(self, body: str) -> None:
        data = word(body)

        assert read.read(data, name="a.docx", form=read.form_of(data, name="a.docx")).problems[0].code in (
            "no_requirements", "broken_docx",
        )  # fmt: skip
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as file, zipfile.ZipFile(out, "w") as into:
            into.writestr("[Content_Types].xml", file.read("[Content_Types].xml"))
            into.writestr("word/document.xml", '<!DOCTYPE x><x xmlns:w="urn:other"><w:p/></x>')
        assert read.read(out.getvalue(), name="a.docx", form=SheetFormat.DOCX).problems[0].code == "broken_docx"


def table(*lines: list[str], span: int = 1) -> str:
    def cell(text: str) -> str:
        grid = f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>' if span > 1 else ""
        return f"<w:tc>{grid}<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    return "<w:tbl>" + "".join(f"<w:tr>{''.join(map(cell, line))}</w:tr>" for line in lines) + "</w:tbl>"
