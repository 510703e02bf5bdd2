"""Figures of the incentive lab as pages show them: money rounded to what an estimate can say, each with its range."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ropeteam.core.incentive_diff import Changed, scheme_diff
from ropeteam.core.incentives import Plan, Scheme
from ropeteam.core.numbers.incentive_assumptions import SHARES, Assumption, Source
from ropeteam.core.numbers.incentive_judged import End, Gains, Judged
from ropeteam.core.numbers.incentive_ranges import Bar, Range, Span, change, range_of
from ropeteam.core.numbers.incentive_sales import AMOUNTS, Spot
from ropeteam.core.vocabulary_incentives import Outcome, PlanRole, RuleState
from ropeteam.web.charts import tornado
from ropeteam.wording import incentive_words as words
from ropeteam.wording.say import say

DIGITS = 3
NO_BREAK = "\N{NO-BREAK SPACE}"
MONEY = (Outcome.HARM, Outcome.MISSED, Outcome.LOSS)
# mark and colour: nobody named the catalogue, so nothing is said against it
MARKS = {RuleState.FOUND: ("cross", "cross"), RuleState.CLEAR: ("full", "full"), RuleState.UNKNOWN: ("empty", "open")}


@dataclass(frozen=True, slots=True)
class Strip:
    """A range on a common scale: a line from `x`, so `wide`, with a dot at `dot`; percent of the width."""

    x: str
    wide: str
    dot: str


@dataclass(frozen=True, slots=True)
class Figure:
    value: str
    low: str
    high: str
    strip: Strip | None = None
    mood: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table of figures."""

    name: str
    hint: str
    cells: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """One of the nine rules: whether it holds, where, why it matters, and what would cure it."""

    rule: str
    why: str
    state: str
    mark: str
    tone: str
    where: str
    found: bool


@dataclass(frozen=True, slots=True)
class Difference:
    place: str
    before: str
    after: str


def about(value: float) -> float:
    """Rounded to three digits: an estimate knows no more."""
    number = Decimal(repr(round(float(value), 6)))
    if not number:
        return 0.0
    step = Decimal(1).scaleb(max(number.adjusted() - DIGITS + 1, 0))
    return float((number / step).to_integral_value() * step)


def eur(value: float | Decimal, language: str) -> str:
    return words.eur(about(float(value)), language)


def figure(span: Span, kind: Outcome, language: str, *, top: float = 0.0, signed: bool = False) -> Figure:
    """`top`: the end of the common scale; without one there is no strip. `signed`: a change, whose plus is told."""

    def said(value: float) -> str:
        text = words.outcome(value if kind == Outcome.CURVE else about(value), kind, language)
        text = text.replace(" ", NO_BREAK)  # on a phone a number keeps its sign
        return f"+{text}" if signed and kind != Outcome.CURVE and about(value) > 0 else text

    strip = None
    if top > 0:
        place = [min(max(value / top * 100, 0.0), 100.0) for value in (span.low, span.high, span.value)]
        strip = Strip(f"{place[0]:.2f}%", f"{place[1] - place[0]:.2f}%", f"{place[2]:.2f}%")
    return Figure(said(span.value), said(span.low), said(span.high), strip, _mood(span, kind) if signed else "")


def outcomes(judged: Sequence[Judged], language: str, *, changed: bool = False) -> list[Line]:
    """Harm, missed value, both, curve of each scheme; `changed`: and how the second differs from the first."""
    spans = {kind: [range_of(one[1], kind) for one in judged] for kind in Outcome}
    top = max((span.high for kind in MONEY for span in spans[kind]), default=0.0)
    lines = []
    for kind in Outcome:
        cells = [figure(span, kind, language, top=top if kind in MONEY else 0.0) for span in spans[kind]]
        if changed:
            cells.append(figure(change(judged[0][1], judged[1][1], kind), kind, language, signed=True))
        name, hint = say(f"incentive_outcome.{kind}", language), say(f"incentive_outcome_hint.{kind}", language)
        lines.append(Line(name, hint, tuple(cells)))
    return lines


def brought(found: Gains, role: PlanRole, language: str) -> Figure | None:
    """What one unbacked promise brings a role."""
    span = found.of(role)
    return None if span is None else figure(span, Outcome.HARM, language)


@dataclass(frozen=True, slots=True)
class Lever:
    """Where one lever ends the temptation; `span` and `never` '' where there is nothing to say."""

    name: str
    value: str
    span: str
    never: str


def lever(name: str, end: End, language: str) -> Lever:
    def told(value: float | None) -> str:
        if value is None:
            return ""
        return eur(value, language) if name == "team" else words.percent(round(value, 2), language)

    span = say("incentives.page.span", language, low=told(end.low), high=told(end.high)) if end.low is not None else ""
    never = say("incentives.page.never_in", language, n=round(end.never * 100)) if 0 < end.never < 1 else ""
    return Lever(name, told(end.value) or say("incentives.never", language), span, never)


def rules(judged: Judged, language: str, *, plan: str = "") -> list[Ruled]:
    """All nine in their order. `plan`: what holds elsewhere only is left out."""
    rows = []
    for one in judged[2]:
        found = one.state != RuleState.CLEAR
        if plan and found and plan not in {name for name, _ in one.where}:
            continue
        rows.append(
            Ruled(
                rule=say(f"incentive_rule.{one.rule}", language),
                why=say(f"incentive_why.{one.rule}", language),
                state=say(f"incentive_state.{one.state}", language),
                mark=MARKS[one.state][0],
                tone=MARKS[one.state][1],
                where=words.where(one, language).strip(" ()"),
                found=found,
            )
        )
    return rows


def differences(before: Scheme, after: Scheme, language: str) -> list[Difference]:
    """Gate and reporting line first, then field by field."""
    found = []
    for code, was, now in (
        ("incentives.page.gate", words.gate(before, language), words.gate(after, language)),
        ("incentives.page.line", words.line(before, language), words.line(after, language)),
    ):
        if was != now:
            found.append(Difference(say(code, language), was, now))
    return found + [difference(row, language) for row in scheme_diff(before, after)]


def difference(row: Changed, language: str) -> Difference:
    place = " · ".join(words.changed_place(row, language))
    return Difference(place, words.value(row.before, row.field, language), words.value(row.after, row.field, language))


@dataclass(frozen=True, slots=True)
class Assumed:
    key: str
    name: str
    source: str
    own: bool
    value: str
    low: str
    high: str


def assumed(one: Assumption, language: str) -> Assumed:
    value, low, high = (told(one.key, each, language) for each in (one.value, one.low, one.high))
    name, source = say(f"assumption.{one.key}", language), say(f"incentive_source.{one.source}", language)
    return Assumed(one.key, name, source, one.source == Source.OWN, value, low, high)


def told(key: str, value: float, language: str) -> str:
    """An assumption's number as people write it, and as its form takes it back: shares as per cent."""
    return words.percent(value, language) if key in SHARES else words.number(value, language)


def plan_told(plan: Plan, language: str) -> list[tuple[str, str]]:
    return [(words.field(name, language), words.value(what, name, language)) for name, what in words.plan_fields(plan)]


def elements_told(plan: Plan, language: str) -> list[tuple[str, str]]:
    return [(element.id, words.element(element, language)) for element in plan.elements]


def spot_rows(found: Sequence[Spot], language: str) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """(amounts of deals, [(attainment before, g by amount)])."""
    count = len(AMOUNTS)
    rows = [found[no : no + count] for no in range(0, len(found), count)]
    heads = [eur(spot.amount, language) for spot in rows[0]] if rows else []
    return heads, [
        (words.percent(row[0].reached, language), [eur(spot.gain, language) for spot in row]) for row in rows
    ]


def drivers(found: Range, language: str) -> tornado.Drawn | None:
    return tornado.draw(found, driver_names(found.bars[: tornado.MOST], language))


def driver_names(bars: Iterable[Bar], language: str) -> list[str]:
    return [say(f"assumption.{bar.key}", language) for bar in bars]


def _mood(span: Span, kind: Outcome) -> str:
    """Whether a change is good or bad wherever in its range it lies; '' where the range holds both."""
    better, worse = (span.low > 0, span.high < 0) if kind == Outcome.CURVE else (span.high < 0, span.low > 0)
    return "full" if better else "empty" if worse else ""
