"""The printed report of alignment as plain lines, before anybody draws it: two pages."""

from __future__ import annotations

from dataclasses import dataclass

# A value with its range, all in 0..1 of the picture's height; None where a period has none.
Spot = tuple[float, float, float] | None


@dataclass(frozen=True, slots=True)
class ReportFigure:
    """`value` stands large, `of` says it as a sentence, `lines` are small; `trend` is drawn where it has two values."""

    name: str
    value: str
    of: str
    lines: tuple[str, ...] = ()
    trend: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportSection:
    title: str
    hint: str
    figures: tuple[ReportFigure, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The first section stands on the first page with the summary, the others on the second. `page` is the footer with `{n}` and
    `{of}`; `language` that of the words."""

    title: str
    facts: tuple[str, ...]
    summary_title: str
    summary: tuple[str, ...]
    sections: tuple[ReportSection, ...]
    closing: tuple[str, ...]
    page: str
    language: str
