"""A promise sheet as a PDF: lines of text on A4 with marks, in the two fonts that every reader has.

Written by hand because it is little: no picture, no link, one column. The libraries that could do it bring 31 to 71 MB
(docs/why/dependencies.md). The fonts know West European letters; others lose their accent, never the letter, and what has no
Latin form at all becomes a question mark.
"""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from typing import Final

from ropeteam.core.promise_sheet import Entry, Sheet
from ropeteam.core.vocabulary import Shape
from ropeteam.language.offers.helvetica import BOLD, PLAIN, width

PAGE: Final = (595.28, 841.89)
LEFT: Final = 56.0
RIGHT: Final = 539.0
TOP: Final = 786.0
BOTTOM: Final = 64.0
_INDENT: Final = 22.0
_MARK: Final = "feff"
# Colours a printer keeps apart in grey too; the shape and the word say the same.
_COLOURS: Final = {
    Shape.FULL: ".16 .45 .29",
    Shape.HALF: ".60 .40 .05",
    Shape.EMPTY: ".66 .16 .14",
    Shape.CROSS: ".45 .10 .30",
}
_WITHOUT_FORM: Final = {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "\u2011": "-", "\u2212": "-", "\u2192": "->"}


def written(sheet: Sheet) -> bytes:
    """The same sheet gives the same bytes."""
    pages = list(_pages(sheet))
    contents = [_with_footer(body, sheet, no, len(pages)) for no, body in enumerate(pages, start=1)]
    return _file(contents, title=_latin(sheet.title), language=sheet.language)


class _Pen:
    """Where the next line goes; a page that is full is given away."""

    def __init__(self) -> None:
        self.done: list[list[str]] = []
        self.body: list[str] = []
        self.y = TOP

    def room(self, height: float) -> None:
        if self.y - height < BOTTOM and self.body:
            self.done.append(self.body)
            self.body, self.y = [], TOP

    def text(self, x: float, text: str, size: float, *, bold: bool = False, grey: float = 0.0) -> None:
        font = "F2" if bold else "F1"
        self.body.append(f"BT {grey:g} g /{font} {size:g} Tf {x:g} {self.y:g} Td {_string(text)} Tj ET")

    def down(self, by: float) -> None:
        self.y -= by


def _pages(sheet: Sheet) -> Iterator[list[str]]:
    pen = _Pen()
    _paragraph(pen, sheet.title, 17, lead=22, bold=True)
    pen.down(2)
    for fact in sheet.facts:
        _paragraph(pen, fact, 10, lead=14, grey=0.35)
    for section in sheet.sections:
        pen.down(16)
        pen.room(70)  # a title never stands alone at the foot of a page
        _paragraph(pen, section.title, 12.5, lead=18, bold=True)
        if section.note:
            _paragraph(pen, section.note, 9.5, lead=13, grey=0.35)
        for entry in section.entries:
            _entry(pen, entry)
    pen.down(14)
    for line in sheet.closing:
        _paragraph(pen, line, 9.5, lead=13, grey=0.35)
    yield from [*pen.done, pen.body]


def _entry(pen: _Pen, entry: Entry) -> None:
    head = _wrapped(entry.head, 10.5, RIGHT - LEFT - _INDENT)
    small = [line for text in entry.lines for line in _wrapped(text, 9, RIGHT - LEFT - _INDENT)]
    pen.down(8)
    pen.room(min(14.0 * len(head) + 12.0 * len(small), TOP - BOTTOM))
    pen.body.append(_mark(entry.shape, LEFT + 5, pen.y + 3.6))
    for line in head:
        pen.room(14)
        pen.text(LEFT + _INDENT, line, 10.5)
        pen.down(14)
    for line in small:
        pen.room(12)
        pen.text(LEFT + _INDENT, line, 9, grey=0.35)
        pen.down(12)


def _paragraph(pen: _Pen, text: str, size: float, *, lead: float, bold: bool = False, grey: float = 0.0) -> None:
    for line in _wrapped(text, size, RIGHT - LEFT, bold=bold):
        pen.room(lead)
        pen.text(LEFT, line, size, bold=bold, grey=grey)
        pen.down(lead)


def _wrapped(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Broken at blanks; a word longer than the line is broken where it must."""
    widths = BOLD if bold else PLAIN
    lines, line = [], ""
    for word in _latin(text).split():
        longer = f"{line} {word}" if line else word
        if width(longer, widths) * size <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        while width(word, widths) * size > room:
            cut = max(1, next(n for n in range(len(word), 0, -1) if n == 1 or width(word[:n], widths) * size <= room))
            lines.append(word[:cut])
            word = word[cut:]
        line = word
    return [*lines, line] if line else lines


def _mark(shape: Shape, x: float, y: float) -> str:
    """The mark of a verdict: a full, half or empty disc, or a cross."""
    colour, r = _COLOURS[shape], 4.0
    if shape == Shape.CROSS:
        d = r * 0.85
        return f"q {colour} RG 1.6 w {x - d:g} {y - d:g} m {x + d:g} {y + d:g} l S {x - d:g} {y + d:g} m {x + d:g} {y - d:g} l S Q"
    k = r * 0.5523
    left = f"{x - k:g} {y + r:g} {x - r:g} {y + k:g} {x - r:g} {y:g} c {x - r:g} {y - k:g} {x - k:g} {y - r:g} {x:g} {y - r:g} c"
    right = f"{x + k:g} {y - r:g} {x + r:g} {y - k:g} {x + r:g} {y:g} c {x + r:g} {y + k:g} {x + k:g} {y + r:g} {x:g} {y + r:g} c"
    start = f"{x:g} {y + r:g} m"
    fill = {Shape.FULL: f"{start} {left} {right} f ", Shape.HALF: f"{start} {left} h f "}.get(shape, "")
    return f"q {colour} rg {colour} RG 1.1 w {fill}{start} {left} {right} h S Q"


def _with_footer(body: Sequence[str], sheet: Sheet, no: int, of: int) -> bytes:
    text = _latin(sheet.page.format(n=no, of=of))
    x = RIGHT - width(text, PLAIN) * 8.5
    footer = f"BT .45 g /F1 8.5 Tf {x:g} 36 Td {_string(text)} Tj ET"
    return "\n".join([*body, footer]).encode("latin-1")


def _latin(text: str) -> str:
    """As far as the fonts can write it."""
    out = []
    for char in unicodedata.normalize("NFC", text):
        if char.isspace():
            out.append(" ")
        elif _fits(char):
            out.append(char)
        else:
            plain = _WITHOUT_FORM.get(char) or "".join(c for c in unicodedata.normalize("NFKD", char) if _fits(c))
            out.append(plain or ("" if unicodedata.category(char)[0] == "C" else "?"))
    return "".join(out)


def _fits(char: str) -> bool:
    try:
        return char.encode("cp1252")[0] >= 32
    except UnicodeEncodeError:
        return False


def _string(text: str) -> str:
    """A string of a content stream, every byte that means something there kept from meaning it."""
    raw = text.encode("cp1252").decode("latin-1")
    return "(" + raw.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"


def _file(contents: Sequence[bytes], *, title: str, language: str) -> bytes:
    first = 6
    kids = " ".join(f"{first + 2 * no} 0 R" for no in range(len(contents)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R /Lang ({language}) /ViewerPreferences << /DisplayDocTitle true >> >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        f"<< /Title <{_MARK}{title.encode('utf-16-be').hex()}> /Producer (Ropeteam) >>".encode(),
    ]
    for no, content in enumerate(contents):
        packed = zlib.compress(content, 9)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PAGE[0]} {PAGE[1]}] /Contents {first + 2 * no + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream")
    out, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for no, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % no + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
