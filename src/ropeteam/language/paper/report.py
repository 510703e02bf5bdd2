"""A report of figures as a PDF: always two pages, in smaller type where its words are many."""

from __future__ import annotations

from typing import Final

from ropeteam.core.alignment_report import Report, ReportFigure, ReportSection, Spot
from ropeteam.language.offers.helvetica import BOLD, width
from ropeteam.language.paper.pdf import LEFT, RIGHT, Pen, document, latin, paragraph, with_footer, wrapped

PAGES: Final = 2
# How large the type is; the last one fits whatever our own words say (tests/wording/test_alignment_report.py).
SIZES: Final = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.62)
_TREND: Final = 110.0
_TALL: Final = 20.0
_VALUE: Final = 62.0
_LINE: Final = ".07 .38 .50"
_MIST: Final = ".84 .90 .92"


def written(report: Report) -> bytes:
    """The same report gives the same bytes."""
    pages = next((pages for pages in (_pages(report, size) for size in SIZES) if len(pages) == PAGES), None)
    pages = pages or _pages(report, SIZES[-1])
    contents = [with_footer(body, report.page, no, len(pages)) for no, body in enumerate(pages, start=1)]
    return document(contents, title=report.title, language=report.language)


def _pages(report: Report, size: float) -> list[list[str]]:
    pen = Pen()
    paragraph(pen, report.title, 17 * size, lead=22 * size, bold=True)
    for fact in report.facts:
        paragraph(pen, fact, 10 * size, lead=13 * size, grey=0.35)
    pen.down(10 * size)
    paragraph(pen, report.summary_title, 12 * size, lead=16 * size, bold=True)
    for sentence in report.summary:
        paragraph(pen, sentence, 10 * size, lead=13 * size)
    for no, section in enumerate(report.sections):
        if no == 1:
            pen.turn()
        _section(pen, section, size)
    pen.down(8 * size)
    for line in report.closing:
        paragraph(pen, line, 8.5 * size, lead=11 * size, grey=0.35)
    return pen.pages


def _section(pen: Pen, section: ReportSection, size: float) -> None:
    pen.down(14 * size)
    paragraph(pen, section.title, 13 * size, lead=16 * size, bold=True)
    paragraph(pen, section.hint, 9 * size, lead=12 * size, grey=0.35)
    for figure in section.figures:
        _figure(pen, figure, size)


def _figure(pen: Pen, figure: ReportFigure, size: float) -> None:
    """The name and its sentence left, the trend and the value right, small lines over the whole width."""
    room = RIGHT - LEFT - _TREND - _VALUE - 12
    named = wrapped(figure.name, 10.5 * size, room, bold=True)
    said = wrapped(figure.of, 9.5 * size, room)
    small = [line for text in figure.lines for line in wrapped(text, 8.5 * size, RIGHT - LEFT)]
    pen.down(7 * size)
    pen.room((13 * len(named) + 12 * len(said) + 11 * len(small)) * size)
    pen.body.append(f"q .88 G .5 w {LEFT:g} {pen.y + 11 * size:g} m {RIGHT:g} {pen.y + 11 * size:g} l S Q")
    _value(pen, figure.value, size)
    pen.body += _trend(figure.trend, RIGHT - _VALUE - _TREND, pen.y - _TALL * size * 0.6, size)
    for lines, height, lead, bold, grey in ((named, 10.5, 13, True, 0.0), (said, 9.5, 12, False, 0.0)):
        for line in lines:
            pen.text(LEFT, line, height * size, bold=bold, grey=grey)
            pen.down(lead * size)
    for line in small:
        pen.text(LEFT, line, 8.5 * size, grey=0.35)
        pen.down(11 * size)


def _value(pen: Pen, value: str, size: float) -> None:
    text = latin(value)
    pen.text(RIGHT - width(text, BOLD) * 13 * size, text, 13 * size, bold=True)


def _trend(spots: tuple[Spot, ...], x: float, y: float, size: float) -> list[str]:
    """The line with its mist; nothing below two values."""
    step = (_TREND - 12) / max(1, len(spots) - 1)
    known = [(x + no * step, *spot) for no, spot in enumerate(spots) if spot is not None]
    if len(known) < 2:
        return []
    tall = _TALL * size
    over = [f"{at:.1f} {y + high * tall:.1f}" for at, _, _, high in known]
    under = [f"{at:.1f} {y + low * tall:.1f}" for at, _, low, _ in reversed(known)]
    line = [f"{at:.1f} {y + middle * tall:.1f}" for at, middle, _, _ in known]
    return [
        f"q {_MIST} rg {over[0]} m {' '.join(f'{one} l' for one in [*over[1:], *under])} h f Q",
        f"q {_LINE} RG 1.2 w {line[0]} m {' '.join(f'{one} l' for one in line[1:])} S Q",
    ]
