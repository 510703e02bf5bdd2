"""CSV: read by the same scanner that writes, so that a customer's file comes back as it came but for our fields."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropeteam.core.vocabulary_presales import SheetFormat
from ropeteam.language.requirements import csv_text, read
from ropeteam.language.requirements.csv_text import fill, lines, opened

CELLS = st.text(alphabet=st.sampled_from("ab,;\"\n' =ä"), max_size=6)


class TestReading:
    @pytest.mark.parametrize(
        ("data", "cells"),
        [
            (b'a;"b;""c""\nd"\r\n1;2\r\n', [("a", 'b;"c"\nd'), ("1", "2")]),
            (b"sep=,\na,b\n", [("sep=", ""), ("a", "b")]),
            ("Größe;x\n".encode("cp1252"), [("Größe", "x")]),
            ("\ufeffa\tb\n".encode("utf-16-le"), [("a", "b")]),
            (b'a;"open\nb;c\n', [("a", '"open'), ("b", "c")]),
            (b'a;"b"c\n', [("a", '"b"c')]),
            (b"a;b", [("a", "b")]),
        ],
    )
    def test_finds_delimiter_encoding_and_quotes(self, data: bytes, cells: list[tuple[str, ...]]) -> None:
        found = [line.cells for line in lines(opened(data))]

        assert [tuple(cell for cell in row) for row in found] == [
            tuple(cell for cell in row) if row != ("sep=", "") else ("sep=", "") for row in cells
        ]

    def test_gives_up_a_quote_that_swallows_the_rest(self) -> None:
        data = b'1;"open\n' + b"2;x\n" * 300 + b'3;"closed"\n'

        assert [line.row for line in lines(opened(data))] == list(range(1, 303))

    @given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5))
    def test_reads_what_a_writer_of_csv_wrote(self, rows: list[list[str]]) -> None:
        out = io.StringIO()
        csv.writer(out, delimiter="|", lineterminator="\r\n").writerows(rows)

        found = [[field.said for field in fields] for fields in csv_text.records(out.getvalue(), "|")]

        assert found == list(csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter="|"))


class TestWriting:
    def test_keeps_delimiter_quotes_line_ends_and_encoding(self) -> None:
        data = 'Nr;Text;Antwort\r\n1;Größe;\r\n2;"b;c"\r\n'.encode("cp1252")

        made = fill(data, {(2, 2): "ja; später", (3, 2): "nein", (3, 4): "x", (1, 4): "neu"})

        assert made.data == 'Nr;Text;Antwort;;neu\r\n1;Größe;"ja; später"\r\n2;"b;c";nein;;x\r\n'.encode("cp1252")
        assert not made.widened

    def test_quotes_all_where_the_file_does_and_runs_no_formula(self) -> None:
        made = fill(b'"a","b"\n"1",""\n', {(2, 1): '=HYPERLINK("x")', (2, 3): "-1"})

        assert made.data == b'"a","b"\n"1","\'=HYPERLINK(""x"")","","\'-1"\n'

    def test_turns_to_utf_8_where_the_encoding_lacks_a_character(self) -> None:
        made = fill("Größe;\n".encode("cp1252"), {(1, 1): "→"})

        assert (made.data.decode("utf-8-sig"), made.widened) == ("Größe;→\n", True)

    @given(st.lists(st.lists(CELLS, min_size=2, max_size=3), min_size=1, max_size=4), CELLS)
    def test_changes_the_one_field_and_nothing_else(self, rows: list[list[str]], said: str) -> None:
        out = io.StringIO()
        csv.writer(out, delimiter=";", lineterminator="\n").writerows(rows)
        data = out.getvalue().encode()

        made = fill(data, {(1, 1): said}, delimiter=";").data

        before = list(csv.reader(io.StringIO(data.decode(), newline=""), delimiter=";"))
        after = list(csv.reader(io.StringIO(made.decode(), newline=""), delimiter=";"))
        plain = f"'{said}" if said.startswith(("=", "+", "-", "@")) else said
        assert after == [[before[0][0], plain, *before[0][2:]], *before[1:]]


class TestTheDoor:
    def test_takes_pasted_words_a_row_a_line_and_a_comma_as_part_of_them(self) -> None:
        data = b"Export, auch nach SAP\n1.2\tDruck"
        form = read.form_of(data, name="pasted.txt", pasted=True)

        book = read.read(data, name="pasted.txt", form=form)

        assert form == SheetFormat.PASTED
        assert [line.cells for line in book.tabs[0].lines] == [("Export, auch nach SAP",), ("1.2", "Druck")]

    def test_stops_at_the_bound_and_says_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(read, "MAX_LINES", 3)
        book = read.read(b"a;b\n" * 9, name="x.csv", form=SheetFormat.CSV)

        assert len(book.tabs[0].lines) == 3
        assert [problem.code for problem in book.problems] == ["too_many_requirements"]
        assert read.read(b"\n \n", name="x.csv", form=SheetFormat.CSV).problems[0].code == "no_requirements"
        assert read.fill(b"a;b\n", {0: {(1, 1): "c"}}, name="x.csv", form=SheetFormat.CSV).data == b"a;c\n"
        broken = b"\xff\xfea\x00\x00\xd8"
        assert read.read(broken, name="x.csv", form=SheetFormat.CSV).problems[0].code == "not_requirements"
