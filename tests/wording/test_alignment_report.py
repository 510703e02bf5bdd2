"""The printed report is two pages, however much there is to say in it."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from ropeteam.core.alignment import Case, Measured, tell, tell_measured
from ropeteam.core.alignment_periods import before, quarter_of, trend
from ropeteam.core.alignment_summary import Health, summary
from ropeteam.core.vocabulary_alignment import MEASURED, Figure, Stand
from ropeteam.language.paper.report import SIZES, _pages, written
from ropeteam.wording.alignment_report import report

ON = date(2026, 9, 30)
PERIOD = quarter_of(ON)
CAUSES = ("services_before_signature", "taken_back_late", "foreign_systems", "unjudged")


def everything() -> Health:
    """Every figure has cases of every kind in every period, everything changed for the worse, and the longest causes."""
    told = []
    for figure in Figure:
        if figure in MEASURED:
            days = [(period.start, no) for no, period in enumerate(trend(PERIOD)) for _ in range(6)]
            values = [Measured(day, 0.9 - no / 20 + at / 100, CAUSES) for at, (day, no) in enumerate(days)]
            told.append(tell_measured(figure, values, PERIOD, on=ON, unknown=[ON] * 40))
            continue
        found = [Case(period.start, Stand.DONE, period.end) for period in trend(PERIOD) for _ in range(4)]
        found += [Case(before(PERIOD).start, Stand.DONE, ON)] * 90
        found += [
            Case(PERIOD.start, stand, cause=cause) for cause in CAUSES for stand in Stand if stand != Stand.DONE
        ] * 5
        told.append(tell(figure, found, PERIOD, on=ON))
    name = "Vereinigte Süddeutsche Maschinenbau- und Anlagensoftware Beteiligungsgesellschaft mbH & Co. KG"
    return Health(name, "Leitstand für Werke mit vielen Hallen", PERIOD, ON, True, tuple(told), summary(told))


@pytest.mark.parametrize("language", ["de", "en"])
def test_is_two_pages_even_when_everything_is_said(language: str) -> None:
    full = report(everything(), language)

    pages = [page.extract_text() for page in PdfReader(BytesIO(written(full))).pages]

    assert len(pages) == 2
    assert len(_pages(full, SIZES[0])) > 2, "this is not much"
    for section in full.sections:
        for figure in section.figures:
            assert figure.name in " ".join(pages).replace("\n", " ")
    assert written(full) == written(full)


def test_of_nothing_is_two_pages_too() -> None:
    told = [tell(figure, [], PERIOD, on=ON) for figure in Figure]
    empty = Health("Kessel AG", "", PERIOD, ON, False, tuple(told), summary(told))

    pages = [page.extract_text() for page in PdfReader(BytesIO(written(report(empty, "de")))).pages]

    assert len(pages) == 2
    assert "In diesem Zeitraum ist nichts fällig geworden." in pages[0]
    assert "Vertrauliche Verkaufschancen zählen hier nicht mit." in pages[1]
