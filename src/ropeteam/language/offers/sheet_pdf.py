"""A promise sheet as a PDF: every promise with its mark, what carries it small below it."""

from __future__ import annotations

from typing import Final

from ropeteam.core.promise_sheet import Entry, Sheet
from ropeteam.core.vocabulary import Shape
from ropeteam.language.paper.pdf import BOTTOM, LEFT, RIGHT, TOP, Pen, document, paragraph, with_footer, wrapped

_INDENT: Final = 22.0
# Colours a printer keeps apart in grey too; the shape and the word say the same.
_COLOURS: Final = {
    Shape.FULL: ".16 .45 .29",
    Shape.HALF: ".60 .40 .05",
    Shape.EMPTY: ".66 .16 .14",
    Shape.CROSS: ".45 .10 .30",
}


def written(sheet: Sheet) -> bytes:
    """The same sheet gives the same bytes."""
    pages = _pages(sheet)
    contents = [with_footer(body, sheet.page, no, len(pages)) for no, body in enumerate(pages, start=1)]
    return document(contents, title=sheet.title, language=sheet.language)


def _pages(sheet: Sheet) -> list[list[str]]:
    pen = Pen()
    paragraph(pen, sheet.title, 17, lead=22, bold=True)
    pen.down(2)
    for fact in sheet.facts:
        paragraph(pen, fact, 10, lead=14, grey=0.35)
    for section in sheet.sections:
        pen.down(16)
        pen.room(70)  # a title never stands alone at the foot of a page
        paragraph(pen, section.title, 12.5, lead=18, bold=True)
        if section.note:
            paragraph(pen, section.note, 9.5, lead=13, grey=0.35)
        for entry in section.entries:
            _entry(pen, entry)
    pen.down(14)
    for line in sheet.closing:
        paragraph(pen, line, 9.5, lead=13, grey=0.35)
    return pen.pages


def _entry(pen: Pen, entry: Entry) -> None:
    head = wrapped(entry.head, 10.5, RIGHT - LEFT - _INDENT)
    small = [line for text in entry.lines for line in wrapped(text, 9, RIGHT - LEFT - _INDENT)]
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
