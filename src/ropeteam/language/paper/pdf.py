"""Pages of text as a PDF: A4, one column, in the two fonts that every reader has.

Written by hand because it is little: no picture file, no link. The libraries that could do it bring 31 to 71 MB
(docs/why/dependencies.md). The fonts know West European letters; others lose their accent, never the letter, and what has no
Latin form at all becomes a question mark.
"""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Sequence
from typing import Final

from ropeteam.language.offers.helvetica import BOLD, PLAIN, width

PAGE: Final = (595.28, 841.89)
LEFT: Final = 56.0
RIGHT: Final = 539.0
TOP: Final = 786.0
BOTTOM: Final = 64.0
_MARK: Final = "feff"
_WITHOUT_FORM: Final = {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "\u2011": "-", "\u2212": "-", "\u2192": "->"}


class Pen:
    """Where the next line goes; a page that is full is given away."""

    def __init__(self) -> None:
        self.done: list[list[str]] = []
        self.body: list[str] = []
        self.y = TOP

    @property
    def pages(self) -> list[list[str]]:
        return [*self.done, self.body]

    def room(self, height: float) -> None:
        if self.y - height < BOTTOM and self.body:
            self.turn()

    def turn(self) -> None:
        self.done.append(self.body)
        self.body, self.y = [], TOP

    def text(self, x: float, text: str, size: float, *, bold: bool = False, grey: float = 0.0) -> None:
        font = "F2" if bold else "F1"
        self.body.append(f"BT {grey:g} g /{font} {size:g} Tf {x:g} {self.y:g} Td {string(text)} Tj ET")

    def down(self, by: float) -> None:
        self.y -= by


def paragraph(pen: Pen, text: str, size: float, *, lead: float, bold: bool = False, grey: float = 0.0) -> None:
    for line in wrapped(text, size, RIGHT - LEFT, bold=bold):
        pen.room(lead)
        pen.text(LEFT, line, size, bold=bold, grey=grey)
        pen.down(lead)


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Broken at blanks; a word longer than the line is broken where it must."""
    widths = BOLD if bold else PLAIN
    lines, line = [], ""
    for word in latin(text).split():
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


def with_footer(body: Sequence[str], page: str, no: int, of: int) -> bytes:
    """A finished page; `page` is the footer's words with `{n}` and `{of}`."""
    text = latin(page.format(n=no, of=of))
    x = RIGHT - width(text, PLAIN) * 8.5
    footer = f"BT .45 g /F1 8.5 Tf {x:g} 36 Td {string(text)} Tj ET"
    return "\n".join([*body, footer]).encode("latin-1")


def latin(text: str) -> str:
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


def string(text: str) -> str:
    """A string of a content stream, every byte that means something there kept from meaning it."""
    raw = text.encode("cp1252").decode("latin-1")
    return "(" + raw.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"


def document(contents: Sequence[bytes], *, title: str, language: str) -> bytes:
    """The pages as one file; the same pages give the same bytes."""
    title = latin(title)
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
