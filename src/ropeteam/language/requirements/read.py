"""The one door for customers' lists of requirements: bytes in, tables of text out. Runs nothing that a file brings.

The first bytes say what a file is; its ending only decides between kinds of plain text.
"""

from __future__ import annotations

from typing import Final

from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary_presales import SheetFormat
from ropeteam.language.defects import ProblemCode, defect
from ropeteam.language.offers.contract import Unreadable
from ropeteam.language.offers.docx import BODY
from ropeteam.language.offers.zipped import WordFile
from ropeteam.language.requirements import csv_text, docx_tables, xlsx
from ropeteam.language.requirements.contract import (
    MAX_BYTES,
    MAX_CELL,
    MAX_COLUMNS,
    MAX_LINES,
    Book,
    Cells,
    Filled,
    Line,
    Tab,
)
from ropeteam.language.requirements.xlsx_parts import WORKBOOK
from ropeteam.language.requirements.xlsx_write import fill as fill_xlsx
from ropeteam.language.storable import storable
from ropeteam.language.transcripts.decoding import ARCHIVE_MARKS, looks_binary

_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MACRO_ENDINGS: Final = (".xlsm", ".xltm", ".xlsb", ".xlam", ".docm", ".dotm")
_EXCEL_ENDINGS: Final = (".xlsx", ".xltx")
_WIDE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_SAMPLE: Final = 64_000


def form_of(data: bytes, *, name: str, pasted: bool = False) -> SheetFormat:
    """What the file is. Raises Unreadable for what is none of ours."""
    if not data.strip():
        raise Unreadable(defect("empty_file", name))
    if len(data) > MAX_BYTES:
        raise Unreadable(
            defect("file_too_large", name, None, size_mb=len(data) // 2**20 + 1, limit_mb=MAX_BYTES // 2**20)
        )
    if name.lower().endswith(_MACRO_ENDINGS):
        raise Unreadable(defect("macro_sheet", name))
    if data.startswith(_OLD_OFFICE):
        raise Unreadable(defect("old_or_locked_excel", name))
    if data.startswith(b"PK\x03\x04"):
        return _packed(data, name)
    if data.startswith((*ARCHIVE_MARKS, b"%PDF")):
        raise Unreadable(defect("not_requirements", name))
    if looks_binary(data[:_SAMPLE]) and not data.startswith(_WIDE_MARKS):
        raise Unreadable(defect("not_requirements", name))
    return SheetFormat.PASTED if pasted else SheetFormat.CSV


def read(data: bytes, *, name: str, form: SheetFormat, most: int | None = None) -> Book:
    """Every table of it, of each at most `most` rows. A file that is refused is a Book without a format."""
    try:
        if form == SheetFormat.XLSX:
            book = xlsx.read(data, name=name, most=most)
        elif form == SheetFormat.DOCX:
            book = docx_tables.read(data, name=name, most=most)
        else:
            book = _text(data, name=name, form=form, most=most)
    except Unreadable as error:
        return Book(None, problems=(error.problem,))
    if not book.tabs:
        return Book(None, problems=(defect("no_requirements", name),))
    return book


def fill(data: bytes, cells: Cells, *, name: str, form: SheetFormat) -> Filled:
    """The file with our words in it. Raises Unreadable where it cannot be read any more."""
    if form == SheetFormat.XLSX:
        return fill_xlsx(data, cells, name=name)
    return csv_text.fill(data, cells.get(0, {}), delimiter=_delimiter(form))


def _packed(data: bytes, name: str) -> SheetFormat:
    try:
        file = WordFile(data, name=name, broken="not_requirements")
    except Unreadable as error:
        # What is said of Word files is meant for those.
        code: ProblemCode = "macro_sheet" if error.problem.code == "macro_file" else _damaged(name)
        raise (
            error if error.problem.code in ("locked_file", "zip_bomb") else Unreadable(defect(code, name))
        ) from error
    if file.has(WORKBOOK):
        return SheetFormat.XLSX
    if file.has(BODY):
        return SheetFormat.DOCX
    raise Unreadable(defect("not_requirements", name))


def _damaged(name: str) -> ProblemCode:
    """An archive that cannot be opened: what its ending says that it was."""
    lower = name.lower()
    if lower.endswith(_EXCEL_ENDINGS):
        return "broken_xlsx"
    return "broken_docx" if lower.endswith(".docx") else "not_requirements"


def _text(data: bytes, *, name: str, form: SheetFormat, most: int | None) -> Book:
    problems: list[Problem] = []
    try:
        opened = csv_text.opened(data, delimiter=_delimiter(form))
    except UnicodeDecodeError as error:
        raise Unreadable(defect("not_requirements", name)) from error
    lines: list[Line] = []
    for line in csv_text.lines(opened, most=most):
        if len(lines) >= MAX_LINES:
            problems.append(defect("too_many_requirements", name, line.row, limit=MAX_LINES))
            break
        lines.append(Line(line.row, tuple(storable(cell)[:MAX_CELL] for cell in line.cells[:MAX_COLUMNS])))
    return Book(form, (Tab(0, "", tuple(lines)),) if lines else (), tuple(problems))


def _delimiter(form: SheetFormat) -> str:
    """Pasted words are cells only where a spreadsheet's tabs stand between them: a comma is part of a sentence."""
    return "\t" if form == SheetFormat.PASTED else ""
