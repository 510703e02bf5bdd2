"""A figure of alignment made ready to be shown: its number, its picture, why it stands so, what helps, where its cases are."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from ropeteam.core.access import may
from ropeteam.core.alignment import Reading, Told
from ropeteam.core.alignment_steps import DOOR, PLACE
from ropeteam.core.vocabulary_alignment import OF_PEOPLE, UNLOOKED, Change, Figure, Stand, Step
from ropeteam.store.actor import Actor
from ropeteam.web import languages, listing
from ropeteam.web.charts import trend
from ropeteam.web.charts.trend import Trend
from ropeteam.wording import alignment as words

CHANGED = (Change.BETTER, Change.WORSE)
KEPT = ("period", "product")


@dataclass(frozen=True, slots=True)
class Row:
    """A period of a trend in words."""

    period: str
    counted: str
    value: str
    range: str


@dataclass(frozen=True, slots=True)
class Shown:
    """`counted` and `cases` lead to the lists behind; `place` is where the step is done."""

    told: Told
    name: str
    value: str
    range: str
    of: str
    days: str
    counted: tuple[tuple[str, str], ...]
    causes: tuple[tuple[str, int], ...]
    ends: tuple[tuple[str, int], ...]
    step: str
    place: str
    cases: str
    trend: Trend | None
    rows: tuple[Row, ...]

    @property
    def quiet(self) -> bool:
        """Nothing fell due, and nothing is held back."""
        return self.told.withheld is None and not self.told.now.due and not self.told.now.unknown

    @property
    def changed(self) -> str:
        return self.told.change.value if self.told.change in CHANGED else ""

    @property
    def days_around(self) -> str:
        """The days a figure of our own people is about, which are whole quarters."""
        return words.days_of(self.told.now.period, languages.current()) if self.told.figure == Figure.GUESSES else ""


def shown(told: Told, query: QueryDict, actor: Actor) -> Shown:
    language, now = languages.current(), told.now
    listed = told.figure not in OF_PEOPLE and told.withheld is None
    stands = [stand for stand, n in standing(now) if n and stand != Stand.DONE]
    addresses = [_opened(told.figure, query, stand) if listed else "" for stand in stands]
    return Shown(
        told=told,
        name=words.figure_words(told.figure, language),
        value=words.value_words(told.figure, now, language),
        range=words.range_words(told.figure, now, language),
        of=words.sentence(words.of_words(told.figure, now, language)),
        days=words.days_words(told.figure, told.days, language),
        counted=tuple(zip(words.counted_words(told, language), addresses, strict=True)),
        causes=tuple((words.cause_words(code, language), n) for code, n in told.causes),
        ends=tuple((words.cause_words(code, language), n) for code, n in told.ends),
        step=words.step_words(told.step, language) if told.step != Step.NOTHING else "",
        place=_place(told.step, actor),
        cases=address(told.figure, query) if listed and now.due + now.unknown else "",
        trend=trend.draw(told.trend),
        rows=tuple(_row(told.figure, reading, language) for reading in told.trend),
    )


def _place(step: Step, actor: Actor) -> str:
    """'' where this reader would stand before a closed door."""
    door = DOOR.get(step)
    if step not in PLACE or (door is not None and not may(door, actor.roles)):
        return ""
    return f"{reverse('today')}{PLACE[step]}"


def standing(now: Reading) -> tuple[tuple[Stand, int], ...]:
    """In the order in which they are told."""
    return (
        (Stand.DONE, now.done), (Stand.OPEN, now.open), (Stand.FAILED, now.failed), (Stand.UNKNOWN, now.unknown),
    )  # fmt: skip


def address(figure: Figure, query: QueryDict, stand: Stand | None = None) -> str:
    """The list behind a number, of the same period and product."""
    values = [(name, query[name]) for name in KEPT if query.get(name)]
    values += [("stand", stand.value)] if stand else []
    base = reverse("alignment_cases", args=[figure.value])
    return f"{base}?{urlencode(values)}" if values else base


def _opened(figure: Figure, query: QueryDict, stand: Stand) -> str:
    """What nobody looked at yet is looked at where suggestions are."""
    if stand == Stand.UNKNOWN and figure in UNLOOKED:
        return f"{reverse('today')}{PLACE[Step.REVIEW]}"
    return address(figure, query, stand)


def kept(query: QueryDict, name: str) -> str:
    """A page of alignment by its name, of the same period and product."""
    values = listing.kept(query, *KEPT).urlencode()
    return f"{reverse(name)}?{values}" if values else reverse(name)


def _row(figure: Figure, reading: Reading, language: str) -> Row:
    counted = str(reading.due) if reading.mean is not None else f"{reading.done} / {reading.due}"
    value = words.value_words(figure, reading, language) if reading.share or reading.mean else ""
    return Row(
        words.period_words(reading.period, language),
        counted if reading.due else "",
        value,
        words.range_words(figure, reading, language),
    )
