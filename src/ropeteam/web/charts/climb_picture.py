"""The climb of one deal with everything its picture says in words: marks, legend, the data tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from ropeteam.core.numbers.climb import Climb, Step
from ropeteam.core.numbers.observations import Channel
from ropeteam.core.outcomes import ended_on
from ropeteam.store.models import CurveSnapshot, Deal
from ropeteam.store.queries.climb import Point
from ropeteam.web import languages
from ropeteam.web.charts import climb as chart
from ropeteam.web.charts import pegs, road
from ropeteam.web.charts.climb import Dot, Drawn, Flag, Height
from ropeteam.web.charts.road_picture import camps_of
from ropeteam.web.mood import points as told
from ropeteam.web.standing import Card
from ropeteam.wording.say import day as day_words
from ropeteam.wording.say import points as points_in
from ropeteam.wording.say import say

SUMMIT_AFTER = 90  # days after the handover from which on the highest level is a summit to be proud of


@dataclass(frozen=True, slots=True)
class Picture:
    """`dots` are the measuring points' marks. `events` and `weeks` are the rows of the data tables, oldest first; `channels` the
    marks that occur. `drawn_on`: a kept picture.

    Marks and rows are made here: there are hundreds, and a template looks up every one of their words by itself."""

    drawn: Drawn
    dots: SafeString
    events: SafeString
    weeks: SafeString
    legend: list[tuple[str, SafeString]]
    channels: list[tuple[str, SafeString]]
    observations: int
    too_little: bool
    drawn_on: date | None = None


def of(
    deal: Deal, found: Climb, points: Sequence[Point], cards: Sequence[Card], *, today: date, may_words: bool
) -> Picture | None:
    """As it stands today; None where there is nothing to draw."""
    dots = [_dot(point) for point in points if may_words or point.talk is None]
    summit = found.false_summit
    flags = [_flag(summit.day, summit.mean, hollow=True)] if summit else []
    flags += _summit(deal, found, today)
    heights = [_height(step) for step in found.steps]
    stretched = found.standing_on if heights else None
    return _picture(deal, heights, dots, flags, cards, today, stretched, found.observations, found.too_little)


def kept(deal: Deal, row: CurveSnapshot, cards: Sequence[Card], *, on: date) -> Picture | None:
    """As it was drawn on an earlier day, and never rewritten."""
    heights = heights_of(row)
    signed = row.signed_on if row.signed_on and row.signed_on <= on else on
    picture = _picture(deal, heights, [], [], cards, on, signed, row.observations, not heights, row.taken_on)
    return picture if heights else None


def heights_of(row: CurveSnapshot) -> list[Height]:
    return [Height(date.fromisoformat(on), *values) for on, *values in row.points]


def _picture(
    deal: Deal,
    heights: Sequence[Height],
    dots: Sequence[Dot],
    flags: Sequence[Flag],
    cards: Sequence[Card],
    today: date,
    stretched: date | None,
    observations: int,
    too_little: bool,
    drawn_on: date | None = None,
) -> Picture | None:
    language = languages.current()
    camps = camps_of(deal, until=today)
    hung = [pegs.peg_of(card) for card in cards if card.said_on <= today]
    drawn = chart.draw(heights, dots, flags, camps, hung, stretched_on=stretched, today=today)
    if drawn is None:
        return None
    return Picture(
        drawn=drawn,
        dots=_marks(drawn, language),
        events=_rows(sorted(_events(camps, dots, flags, hung, language), key=lambda row: row[0]), language),
        weeks=_weeks(heights, language),
        legend=pegs.legend(hung),
        channels=[
            (channel.value, mark_safe(chart.MARKS[channel]))
            for channel in Channel
            if any(dot.channel == channel for dot in dots)
        ],
        observations=observations,
        too_little=too_little,
        drawn_on=drawn_on,
    )


def _marks(drawn: Drawn, language: str) -> SafeString:
    return format_html_join(
        "\n",
        '<svg class="climb-dot climb-dot-{}" x="{}" y="{}" overflow="visible"><title>{} {}</title>{}</svg>',
        (
            (
                spot.item.channel,
                spot.at,
                spot.top,
                day_words(spot.item.day, language),
                spot.item.words,
                spot.item.drawing,
            )
            for spot in drawn.dots
            if isinstance(spot.item, Dot)
        ),
    )


def _rows(events: Sequence[tuple[date, str]], language: str) -> SafeString:
    rows = ((day_words(day, language), words) for day, words in events)
    return format_html_join("\n", '<tr><td class="nowrap">{}</td><td>{}</td></tr>', rows)


def _weeks(heights: Sequence[Height], language: str) -> SafeString:
    """Days and numbers of our own only: nothing in them needs escaping."""
    rows = (
        f'<tr><td class="nowrap">{day_words(one.day, language)}</td><td>{points_in(one.mean, language)}</td>'
        f"<td>{points_in(one.low, language)} – {points_in(one.high, language)}</td>"
        f"<td>{points_in(one.deliverable, language)}</td></tr>"
        for one in heights
    )
    return mark_safe("\n".join(rows))


def _events(
    camps: Sequence[road.Camp], dots: Sequence[Dot], flags: Sequence[Flag], hung: Sequence[road.Peg], language: str
) -> Iterable[tuple[date, str]]:
    yield from ((camp.day, say(f"road.camp.{camp.code}", language)) for camp in camps)
    yield from ((dot.day, dot.words) for dot in dots)
    yield from ((flag.day, flag.words) for flag in flags)
    yield from ((peg.day, pegs.words_of(peg, language)) for peg in hung)


def _dot(point: Point) -> Dot:
    one, language = point.observation, languages.current()
    words = f"{say(f'climb.channel.{one.channel}', language)} {told(one.value)}"
    if point.row is not None and point.row.group:
        words = f"{words}, {say(f'group.{point.row.group}', language)}"
    if point.talk is not None and point.talk.title:
        words = f"{words}, {point.talk.title}"
    return Dot(one.day, one.value, one.channel.value, words, mark_safe(chart.MARKS[one.channel]))


def _summit(deal: Deal, found: Climb, today: date) -> list[Flag]:
    """The highest level after the handover, once the project has had its time or ended."""
    if found.handover is None or not found.steps:
        return []
    end = ended_on(signed_on=deal.signed_on, closed_on=deal.closed_on)
    if not (end and end <= today) and (today - found.handover).days < SUMMIT_AFTER:
        return []
    after = [step for step in found.steps if step.day >= found.handover]
    if not after:
        return []
    best = max(after, key=lambda step: (step.mean, step.day))
    if found.false_summit is not None and best.mean < found.false_summit.mean:
        return []  # what was promised was never reached again: no flag for that
    return [_flag(best.day, best.mean, hollow=False)]


def _flag(day: date, value: float, *, hollow: bool) -> Flag:
    code = "climb.false_summit" if hollow else "climb.summit"
    return Flag(day, value, hollow, say(code, languages.current(), value=told(value)))


def _height(step: Step) -> Height:
    return Height(step.day, step.mean, step.low, step.high, step.deliverable)


def described(picture: Picture, sentences: Sequence[str]) -> str:
    """What somebody hears who does not see the picture."""
    language = languages.current()
    head = say(
        "climb.desc", language, n=picture.observations, first=day_words(picture.drawn.first, language),
        last=day_words(picture.drawn.last, language),
    )  # fmt: skip
    return " ".join([head, *sentences])
