"""Damaged and hostile files at every door that takes files of customers: read, refused in words, or an error of ours.

Real files (the demonstrations' tenders, a Word file and a PDF of ours) are damaged by seed, byte by byte and at the places that
matter to their kind, and go through the same doors as an upload: what it is, all of it read, rows found, our words written into
it. `read` and `refused` are both fine; `errors` are exceptions that nobody expects, and have to be 0. `worst_s` is the
processor time of the dearest case. The same seed gives the same cases.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench._damage import Damage, any_bytes, archive, damaged, pdf, text
from bench.offers import DAY, WORD
from ropeteam.core.promise_sheet import Entry, Section, Sheet
from ropeteam.core.vocabulary import OfferFormat, Shape
from ropeteam.core.vocabulary_presales import SheetFormat
from ropeteam.language.attached import TAKEN, flaw_of
from ropeteam.language.file_names import another_name, plain_name
from ropeteam.language.offers import docx_remarks
from ropeteam.language.offers import read as offers
from ropeteam.language.offers.contract import Unreadable
from ropeteam.language.offers.docx_remarks import Remark
from ropeteam.language.offers.sheet_pdf import written
from ropeteam.language.requirements import columns, rows
from ropeteam.language.requirements import read as tenders
from ropeteam.language.requirements.contract import Cells

DEMO = Path(__file__).resolve().parents[1] / "demo"
READ = "read"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


@dataclass
class Kind:
    """`door` says READ or the code it was refused with."""

    base: bytes
    ways: tuple[Damage, ...]
    door: Callable[[bytes], str]
    said: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    worst: float = 0.0


def main(argv: Sequence[str] | None = None) -> int:
    """Print a table; with --json one JSON object as the last line. 1 where a case ended in an error of ours."""
    parser = argparse.ArgumentParser(prog="run.py bench fuzz", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--cases", type=int, default=200, metavar="N", help="cases a kind")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="other cases")
    parser.add_argument("--only", default="", metavar="KIND", help="one kind alone")
    args = parser.parse_args(argv)
    found = {name: kind for name, kind in kinds().items() if args.only in ("", name)}
    for kind in found.values():
        tried(kind, cases=args.cases, seed=args.seed)
    print(f"{'kind':16}{'cases':>8}{'read':>8}{'refused':>9}{'errors':>8}{'worst_s':>9}  refused most")
    for name, kind in found.items():
        read, most = kind.said[READ], ", ".join(f"{code} {n}" for code, n in _refused(kind).most_common(4))
        refused = sum(_refused(kind).values())
        print(f"{name:16}{args.cases:>8}{read:>8}{refused:>9}{len(kind.errors):>8}{kind.worst:>9.2f}  {most}")
        for error in kind.errors[:3]:
            print(f"    {error}")
    errors = sum(len(kind.errors) for kind in found.values())
    if args.json:
        figures = {
            name: {"read": kind.said[READ], "errors": len(kind.errors), "worst_s": round(kind.worst, 2)}
            for name, kind in found.items()
        }
        print(json.dumps({"cases": args.cases, "errors": errors, "kinds": figures}))
    return 1 if errors else 0


def kinds() -> dict[str, Kind]:
    """Each with a real file of its kind."""
    tender = (DEMO / "foerdertakt/tenders/leistungsverzeichnis.xlsx").read_bytes()
    table = (DEMO / "tarnside/tenders/requirements.csv").read_bytes()
    paper = word_file()
    promised = Section("Zugesagt", (Entry(Shape.FULL, "Export nach SAP bis zum 30.06.2027"),))
    sheet = Sheet("Zusagenblatt", ("Kessel AG",), (promised,), "Seite {n} von {of}", "de")
    return {
        "tender xlsx": Kind(tender, (archive, any_bytes), lambda data: tender_door(data, "a.xlsx")),
        "tender csv": Kind(table, (text, any_bytes), lambda data: tender_door(data, "a.csv")),
        "tender docx": Kind(paper, (archive, any_bytes), lambda data: tender_door(data, "a.docx")),
        "offer docx": Kind(paper, (archive, any_bytes), lambda data: offer_door(data, "a.docx")),
        "offer text": Kind(table, (text, any_bytes), lambda data: offer_door(data, "a.html")),
        "offer pdf": Kind(written(sheet), (pdf, any_bytes), lambda data: offer_door(data, "a.pdf")),
        "names": Kind(b"Angebot (final).pdf", (any_bytes, odd_name), name_door),
    }


def tried(kind: Kind, *, cases: int, seed: int) -> None:
    for no in range(cases):
        data = damaged(kind.base, no=no, ways=kind.ways, seed=seed)
        begun = spent()
        try:
            kind.said[kind.door(data)] += 1
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            kind.errors.append(
                f"case {no}: {type(error).__name__} in {where.filename.rpartition('ropeteam/')[2]}:{where.lineno}"
            )
        kind.worst = max(kind.worst, spent() - begun)


def spent() -> float:
    """Processor time of this process and of those it started: what a file costs, on a busy machine too."""
    return sum(os.times()[:4])


def tender_door(data: bytes, name: str) -> str:
    """As an upload: what it is, its tables, columns and rows, and an answer beside the first ones."""
    try:
        form = tenders.form_of(data, name=name)
    except Unreadable as error:
        return error.problem.code
    book = tenders.read(data, name=name, form=form)
    if book.format is None:
        return book.problems[0].code
    cells: dict[int, dict[tuple[int, int], str]] = {}
    for tab in book.tabs:
        found = rows.items(tab, columns.guess(tab), name=name).items
        cells[tab.no] = {(item.row, tab.width): "=1+1" for item in found[:20]}
    return _written_back(data, name, form, cells) if form in (SheetFormat.XLSX, SheetFormat.CSV) else READ


def _written_back(data: bytes, name: str, form: SheetFormat, cells: Cells) -> str:
    try:
        filled = tenders.fill(data, cells, name=name, form=form)
    except Unreadable:
        return "sheet_not_written_back"
    if tenders.read(filled.data, name=name, form=form).format is None:
        raise AssertionError("what we wrote cannot be read")
    return READ


def offer_door(data: bytes, name: str) -> str:
    """As an upload: looked at, read, and a remark set into a Word file."""
    form, problems = offers.look(data, name=name)
    if form is None:
        return problems[0].code
    found = offers.read(data, name=name)
    if form == OfferFormat.DOCX and found.paragraphs:
        remark = Remark(0, 0, len(found.paragraphs[0].text), ("Gedeckt.",))
        try:
            docx_remarks.annotated(data, [remark], name=name, author="Ropeteam", on=DAY)
        except Unreadable:
            return "offer_takes_no_remarks"
    return READ if found.paragraphs else found.problems[0].code


def name_door(data: bytes) -> str:
    """A name that comes with a file: what is kept of it means nothing to a disk, a page or a header."""
    kept = plain_name(data.decode("utf-8", errors="surrogateescape"), otherwise="file")
    again = another_name(kept, {kept})
    for name in (kept, again):
        if not name or len(name) > 255 or any(mark in name for mark in '/\\\0<>:"|?*\r\n\u202e') or name in (".", ".."):
            raise AssertionError(f"kept as {name!r}")
        name.encode()
    return flaw_of(kept, b"%PDF-1.7") or READ


def odd_name(data: bytes, dice: random.Random) -> bytes:
    odd = dice.choice(("../", "\\", "\0", "\u202e", "%00", "\n", '"', "..", "\ud7ff", "." * 300, "CON", "\udcff"))
    stem, ending = data.decode("utf-8", errors="replace")[:-4], dice.choice(TAKEN)
    return f"{odd}{stem}{odd}.{ending}{dice.choice(('', odd))}".encode("utf-8", errors="surrogateescape")


def word_file() -> bytes:
    """Sentences and a table, as a word processor writes them."""
    words = "Wir liefern den Export nach SAP bis zum 30.06.2027. Wir schulen zwölf Anwender vor Ort."
    line = (
        "<w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    )
    table = "".join(line.format(no or "Nr.", f"Export {no} nach SAP" if no else "Anforderung") for no in range(12))
    body = f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p><w:tbl>{table}</w:tbl>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", TYPES)
        file.writestr("word/document.xml", f"<w:document {WORD}><w:body>{body}</w:body></w:document>")
        file.writestr("word/styles.xml", f"<w:styles {WORD}/>")
    return out.getvalue()


def _refused(kind: Kind) -> Counter[str]:
    return Counter({code: n for code, n in kind.said.items() if code != READ})


if __name__ == "__main__":
    raise SystemExit(main())
