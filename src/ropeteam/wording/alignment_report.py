"""The printed report in words: everything the page says, on two sheets that can be handed round."""

from __future__ import annotations

from ropeteam.core.alignment import ENOUGH, Reading, Told
from ropeteam.core.alignment_report import Report, ReportFigure, ReportSection, Spot
from ropeteam.core.alignment_summary import Health
from ropeteam.core.vocabulary_alignment import Change, Figure, Loop, Step
from ropeteam.wording import alignment as words
from ropeteam.wording.say import day, say

MOST_CAUSES = 3
# Points lost as a share of the picture: as much as ten either way.
POINTS = 10.0


def report(health: Health, language: str) -> Report:
    of = " · ".join(name for name in (health.company, health.product) if name)
    counted = "alignment.with_confidential" if health.confidential else "alignment.open_to_all"
    return Report(
        title=say("alignment.report_title", language, of=of),
        facts=(
            f"{words.period_words(health.period, language)}: {words.days_of(health.period, language)}",
            say("alignment.report_on", language, day=day(health.on, language)),
        ),
        summary_title=say("alignment.summary", language),
        summary=tuple(words.sentence_words(sentence, language) for sentence in health.summary),
        sections=tuple(
            ReportSection(
                say(f"alignment.loop.{loop.value}", language),
                say(f"alignment.loop_hint.{loop.value}", language),
                tuple(_figure(told, language) for told in health.of(loop)),
            )
            for loop in Loop
        ),
        closing=(
            say("alignment.interval", language, n=ENOUGH),
            say(counted, language),
            say("alignment.report_people", language),
        ),
        page=say("alignment.report_page", language, n="{n}", of="{of}"),
        language=language,
    )


def _figure(told: Told, language: str) -> ReportFigure:
    name = words.figure_words(told.figure, language)
    if told.withheld is not None:
        return ReportFigure(name, "", say(f"alignment.withheld.{told.withheld.value}", language))
    of = words.sentence(words.of_words(told.figure, told.now, language))
    value = words.value_words(told.figure, told.now, language) if told.now.due else ""
    trend = tuple(_spot(told.figure, reading) for reading in told.trend)
    return ReportFigure(name, value, of, tuple(line for line in _lines(told, language) if line), trend)


def _lines(told: Told, language: str) -> tuple[str, ...]:
    """What stands small: the range, the days, what waits, the change; then the causes; then what helps."""
    around = words.range_words(told.figure, told.now, language)
    facts = [say("alignment.range_named", language, range=around)] if around else []
    facts.append(words.days_words(told.figure, told.days, language))
    facts += words.counted_words(told, language)
    if told.oldest is not None:
        facts.append(say("alignment.oldest", language, day=day(told.oldest, language)))
    if told.change in (Change.BETTER, Change.WORSE):
        facts.append(say(f"alignment.change.{told.change.value}", language))
    causes = [f"{words.cause_words(code, language)} {n}" for code, n in told.causes[:MOST_CAUSES]]
    return (
        " · ".join(fact for fact in facts if fact),
        f"{say('alignment.causes', language)}: {' · '.join(causes)}" if causes else "",
        f"{say('alignment.step', language)}: {words.step_words(told.step, language)}"
        if told.step != Step.NOTHING
        else "",
    )


def _spot(figure: Figure, reading: Reading) -> Spot:
    if reading.share is not None:
        return reading.share.share, reading.share.low, reading.share.high
    mean = reading.mean
    if mean is None or reading.due < ENOUGH:
        return None
    low = mean.value if mean.low is None else mean.low
    high = mean.value if mean.high is None else mean.high
    middle, low, high = (_placed(figure, value) for value in (mean.value, low, high))
    return middle, low, high


def _placed(figure: Figure, value: float) -> float:
    placed = 0.5 + value / (2 * POINTS) if figure == Figure.DROP else value
    return min(max(placed, 0.0), 1.0)
