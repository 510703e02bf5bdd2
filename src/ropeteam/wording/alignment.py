"""Alignment's readings in words: the number as a sentence, its range, its days, why, what helps, and the summary."""

from __future__ import annotations

from ropeteam.core.alignment import ENOUGH, Reading, Told
from ropeteam.core.alignment_periods import Period, Span
from ropeteam.core.alignment_summary import Code, Sentence
from ropeteam.core.numbers.averages import Average
from ropeteam.core.vocabulary_alignment import UNLOOKED, Figure, Step
from ropeteam.wording.say import counted, day, known, points, say


def period_words(period: Period, language: str) -> str:
    if period.span == Span.ROLLING:
        return say("alignment.period.rolling", language)
    if period.span == Span.YEAR:
        return say("alignment.period.year", language, year=period.start.year)
    return say("alignment.period.quarter", language, number=period.quarter, year=period.start.year)


def days_of(period: Period, language: str) -> str:
    return say("alignment.days_of", language, start=day(period.start, language), end=day(period.end, language))


def figure_words(figure: Figure, language: str) -> str:
    return say(f"alignment.figure.{figure.value}", language)


def of_words(figure: Figure, reading: Reading, language: str) -> str:
    """The number as a sentence, neither with a capital nor with a full stop; that nothing fell due where nothing did."""
    if reading.due == 0:
        return say("alignment.none", language).rstrip(".")
    if reading.mean is not None:
        if figure == Figure.DROP and gained(reading.mean.value):
            value = points(-reading.mean.value, language)
            return counted("alignment.mean.gain", reading.due, language, value=value)
        value = _value(figure, reading.mean.value, language)
        return counted(f"alignment.mean.{figure.value}", reading.due, language, value=value)
    return say(f"alignment.of.{figure.value}.{_form(reading)}", language, done=reading.done, due=reading.due)


def _form(reading: Reading) -> str:
    if reading.due == 1:
        return "only" if reading.done else "only_not"
    return {0: "none", 1: "one"}.get(reading.done, "many")


def sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def value_words(figure: Figure, reading: Reading, language: str) -> str:
    """The number alone: a percentage, points, or k of n where there are too few for a share; '' where nothing fell due, and for a
    mean of too few."""
    if reading.mean is not None and reading.due < ENOUGH:
        return ""
    if reading.mean is not None:
        return _value(figure, reading.mean.value, language)
    if reading.share is not None:
        return say("alignment.percent", language, percent=round(100 * reading.share.share))
    return f"{reading.done}/{reading.due}" if reading.due else ""


def range_words(figure: Figure, reading: Reading, language: str) -> str:
    """The 90% range; '' where there is none, or too few cases for it to say something."""
    if reading.share is not None:
        low, high = round(100 * reading.share.low), round(100 * reading.share.high)
        return say("alignment.range", language, low=low, high=high)
    mean = reading.mean
    if mean is None or mean.low is None or mean.high is None or reading.due < ENOUGH:
        return ""
    if figure == Figure.DROP:
        low_points, high_points = points(mean.low, language), points(mean.high, language)
        return say("alignment.range_points", language, low=low_points, high=high_points)
    low, high = (round(100 * min(max(bound, 0.0), 1.0)) for bound in (mean.low, mean.high))
    return say("alignment.range", language, low=low, high=high)


def case_words(figure: Figure, value: float, language: str) -> str:
    """What one case gives to a mean."""
    if figure not in (Figure.DROP, Figure.SPARED):
        return _value(figure, value, language)
    if gained(value):
        return say("alignment.points_gained", language, points=points(-value, language))
    return say("alignment.points_lost", language, points=points(value, language))


def gained(drop: float) -> bool:
    """Whether a drop is none, so that nobody reads of minus points less."""
    return round(drop, 1) < 0


def days_words(figure: Figure, days: Average | None, language: str) -> str:
    """From falling due to done; of promises that were kept, after their day."""
    if days is None:
        return ""
    n = round(days.value)
    if figure == Figure.KEPT and n == 0:
        words = say("alignment.days_after.none", language)
    else:
        words = counted("alignment.days_after" if figure == Figure.KEPT else "alignment.days", n, language)
    words = f"{words}, {say('alignment.days_of_n', language, n=days.n)}"
    if days.low is None or days.high is None:
        return words
    return f"{words}, {days_range(days.low, days.high, language)}"


def days_range(low: float, high: float, language: str) -> str:
    first, last = round(low), round(high)
    if first == last:
        return counted("alignment.days_range", first, language)
    return say("alignment.days_range.wide", language, low=first, high=last)


def cause_words(code: str, language: str) -> str:
    """Of a figure's own causes, else of a verdict or a decision."""
    found = next(family for family in ("alignment.cause", "fit", "decision") if known(f"{family}.{code}"))
    return say(f"{found}.{code}", language)


def step_words(step: Step, language: str) -> str:
    return say(f"alignment.step.{step.value}", language)


def counted_words(told: Told, language: str) -> list[str]:
    """What is open, failed and not recorded, each only where there is some."""
    now = told.now
    parts = (("open", now.open), ("failed", now.failed), (_nobody(told.figure), now.unknown))
    return [counted(f"alignment.{name}", n, language) for name, n in parts if n]


def sentence_words(sentence: Sentence, language: str) -> str:
    if sentence.code == Code.UNRECORDED:
        parts = ", ".join(_uncounted(told, language) for told in sentence.of)
        return say("alignment.told.unrecorded", language, parts=parts)
    told = sentence.told
    if told is None:
        return say(f"alignment.told.{sentence.code.value}", language)
    figure = figure_words(told.figure, language)
    if sentence.code == Code.OLDEST:
        return say("alignment.told.oldest", language, figure=figure, day=day(sentence.day, language))
    since = say("alignment.told.since", language, day=day(sentence.day, language)) if sentence.day else ""
    helps = say("alignment.told.helps", language, step=step_words(sentence.step, language))
    return say(
        f"alignment.told.{sentence.code.value}", language, figure=figure, since=since,
        helps=helps if sentence.step != Step.NOTHING else "", of=of_words(told.figure, told.now, language),
        now=_with_n(told.figure, told.now, language), before=_with_n(told.figure, told.before, language),
    )  # fmt: skip


def _uncounted(told: Told, language: str) -> str:
    counted_so = counted(f"alignment.{_nobody(told.figure)}", told.now.unknown, language)
    return say("alignment.told.part", language, figure=figure_words(told.figure, language), counted=counted_so)


def _nobody(figure: Figure) -> str:
    """What nobody recorded, or nobody looked at."""
    return "unlooked" if figure in UNLOOKED else "unknown"


def _with_n(figure: Figure, reading: Reading, language: str) -> str:
    counted = f"{reading.done}/{reading.due}" if reading.mean is None else f"n = {reading.due}"
    return f"{value_words(figure, reading, language)} ({counted})"


def _value(figure: Figure, value: float, language: str) -> str:
    if figure == Figure.DROP:
        return points(value, language)
    return say("alignment.percent", language, percent=round(100 * value))
