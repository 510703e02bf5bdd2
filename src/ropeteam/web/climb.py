"""The climb on the deal's page: its picture, what it says in words, what would help, and the sentences behind a drop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ropeteam.core.access import Deed
from ropeteam.core.numbers.climb import Climb, HandoverFrom
from ropeteam.core.numbers.enthusiasm import FEWEST
from ropeteam.core.numbers.overstretch import Lever, LeverCode
from ropeteam.core.numbers.share import Share
from ropeteam.flows import climb as flow
from ropeteam.store.models import Deal, Promise
from ropeteam.store.queries import climb as query
from ropeteam.store.queries.climb import Known, Point
from ropeteam.web import languages
from ropeteam.web.charts import climb as chart
from ropeteam.web.charts import climb_picture
from ropeteam.web.charts.climb import Spark
from ropeteam.web.mood import points as told
from ropeteam.web.standing import Card, Reader
from ropeteam.wording.say import day as day_words
from ropeteam.wording.say import say

NINETY = 1.6448536269514722
AFTER = timedelta(days=90)
BEHIND = 5
# A lever of less than half a tenth would be told as 0,0.
LEAST_TOLD = 0.05


@dataclass(frozen=True, slots=True)
class Help:
    """What one could do: by how many points the overstretch would fall, the words, and the promises it is about."""

    points: str
    words: str
    subjects: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """One part of the overstretch, in points."""

    code: str
    points: str
    note: str = ""


def part(deal: Deal, reader: Reader, cards: Sequence[Card], *, as_of: date | None) -> dict[str, Any]:
    """The deal page's climb. As of an earlier day the picture that was kept then, and nothing to do."""
    if as_of is not None:
        row = query.newest_snapshots([deal.pk], on=as_of).get(deal.pk)
        picture = climb_picture.kept(deal, row, cards, on=as_of) if row is not None else None
        return {"climb": picture, "climb_said": climb_picture.described(picture, []) if picture else ""}
    known, by = query.known_of(deal, on=reader.on), query.standards(deal.company)
    found = flow.draw(known.facts, by)
    may_words = reader.may(Deed.READ_TRANSCRIPT)
    picture = climb_picture.of(deal, found, known.points, cards, today=reader.on, may_words=may_words)
    sentences = tell(found, today=reader.on)
    lost = found.handover is None and found.standing_on < reader.on  # nobody signed: there is nothing left to do
    return {
        "climb": picture,
        "climb_told": sentences,
        "climb_said": climb_picture.described(picture, sentences) if picture else "",
        "climb_terms": terms(found),
        "climb_helps": [] if lost else helps(found, {card.key: card for card in cards}),
        "climb_learned": found.overstretch.learned_from,
        "climb_share": _share(by.learned.share),
        "climb_behind": behind(deal, known, found, cards, may_words=may_words),
        "climb_points": told(_lost_points(found)),
    }


def tell(found: Climb, *, today: date) -> list[str]:
    """What the picture says, in sentences: the same for those who see it and those who hear it."""
    language = languages.current()
    lines = []
    if found.too_little:
        lines.append(say("climb.too_little", language, n=found.observations, needed=FEWEST))
    lines.append(_overstretch(found, language, today))
    if not found.height_known:
        lines.append(say("climb.told.no_height", language))
    if found.sag is not None:
        lost = found.sag.lost
        lines.append(
            say(
                "climb.told.sag",
                language,
                lost=told(lost.value),
                low=told(lost.low),
                high=told(lost.high),
                day=day_words(found.sag.peak, language),
            )
        )
    if found.handover_from == HandoverFrom.KICKOFF:
        lines.append(say("climb.told.kickoff", language, day=day_words(found.handover, language)))
    lines += _drop(found, language)
    return lines


def helps(found: Climb, cards: Mapping[str, Card]) -> list[Help]:
    """The levers that can still be pulled, strongest first; after the handover what the open promises still weigh."""
    language = languages.current()
    if found.handover is not None:
        weight = -found.open_weight
        return [Help(told(weight), say("climb.help.keep", language))] if weight <= -LEAST_TOLD else []
    return [_help(lever, cards, language) for lever in found.overstretch.levers if lever.points <= -LEAST_TOLD]


def terms(found: Climb) -> list[Term]:
    """The four parts of the index; those that nothing can be done about say so."""
    language, stretch = languages.current(), found.overstretch
    return [
        Term(code, told(getattr(stretch, code)), say(f"climb.term_note.{code}", language))
        for code in ("promises", "coldness", "height", "base")
    ]


def behind(deal: Deal, known: Known, found: Climb, cards: Sequence[Card], *, may_words: bool) -> dict[str, Any] | None:
    """The sentences behind a drop that is certain: what was promised and carried worst, what the customer wrote after it."""
    if found.false_summit is None or found.handover is None:
        return None
    weak = [one for one in known.facts.promises if one.open_on(found.standing_on) and one.chance < 0.9]
    weak.sort(key=lambda one: (one.chance, one.key))
    own = {f"p{row.pk}": row for row in _promises(deal, [one.key for one in weak])}
    by_key = {card.key: card for card in cards}
    sentences = []
    for one in weak:
        row, card = own.get(one.key), by_key.get(one.key)
        if row is not None:
            sentences.append(
                {"pk": row.pk, "words": row.sentence, "end": row.end.outcome if hasattr(row, "end") else ""}
            )
        elif card is not None and card.quote:
            sentences.append({"pk": None, "words": card.quote, "end": ""})
    lines = [point for point in known.points if _said_after(point, found.handover)] if may_words else []
    if not sentences and not lines:
        return None
    return {"promises": sentences[:BEHIND], "lines": lines[:BEHIND], "lost": told(_lost(found))}


def sparks(deals: Sequence[int]) -> dict[int, tuple[Spark, str]]:
    """For a list: each deal's climb as it was kept last, so small that two lines are left, and where it stands. One query."""
    found = {}
    for pk, row in query.newest_snapshots(deals).items() if deals else ():
        heights = climb_picture.heights_of(row)
        drawn = chart.spark(heights)
        if drawn is not None:
            found[pk] = (drawn, told(heights[-1].mean))
    return found


def with_helps(deals: Sequence[Deal], *, on: date) -> None:
    """What would help each of these deals, put beside it; asked for all of them at once."""
    if not deals:
        return
    known, by = query.known(deals, on=on), query.standards(deals[0].company)
    for deal in deals:
        deal.helps = helps(flow.draw(known[deal.pk].facts, by), {})  # type: ignore[attr-defined]


def _share(share: Share | None) -> str:
    """How many of the company's own closed handovers lost much: measured, never assumed."""
    if share is None:
        return ""
    percent, low, high = (round(100 * value) for value in (share.share, share.low, share.high))
    return say("climb.share", languages.current(), percent=percent, low=low, high=high, n=share.n)


def _overstretch(found: Climb, language: str, today: date) -> str:
    stretch = found.overstretch
    values = {
        "points": told(_lost_points(found)),
        "spread": _spread(found, language),
        "chance": round(100 * stretch.chance),
    }
    values["day"] = day_words(found.standing_on, language)
    if found.handover is not None:
        return say("climb.told.overstretch_then", language, **values)
    return say(
        "climb.told.overstretch" if found.standing_on >= today else "climb.told.overstretch_last", language, **values
    )


def _spread(found: Climb, language: str) -> str:
    """Where the loss lies with 90 %. Below nothing it would be a gain, which nobody foretells: then perhaps nothing is lost."""
    stretch = found.overstretch
    low, high = stretch.points - NINETY * stretch.sd, stretch.points + NINETY * stretch.sd
    code = "climb.told.spread" if low >= LEAST_TOLD else "climb.told.spread_from_none"
    return say(code, language, low=told(low), high=told(max(high, 0.0)))


def _lost_points(found: Climb) -> float:
    return max(found.overstretch.points, 0.0)


def _drop(found: Climb, language: str) -> list[str]:
    lines, drop = [], found.drop
    if drop.smoothed is not None:
        code = "climb.told.drop" if drop.plain is not None else "climb.told.drop_curve"
        plain = drop.plain or drop.smoothed
        lines.append(
            say(
                code,
                language,
                lost=told(drop.smoothed.value),
                low=told(drop.smoothed.low),
                high=told(drop.smoothed.high),
                plain=told(plain.value),
                plain_low=told(plain.low),
                plain_high=told(plain.high),
            )
        )
    if found.false_summit is not None:
        summit = found.false_summit
        lines.append(
            say("climb.told.false_summit", language, value=told(summit.mean), day=day_words(summit.day, language))
        )
    return lines


def _help(lever: Lever, cards: Mapping[str, Card], language: str) -> Help:
    points = told(lever.points)
    if lever.code == LeverCode.BRING_SERVICES:
        return Help(points, say("climb.help.bring_services", language, talks=lever.talks))
    n = len(lever.subjects)
    words = say("climb.help.mend_one" if n == 1 else "climb.help.mend_many", language, n=n)
    return Help(points, words, tuple(cards[key] for key in lever.subjects if key in cards))


def _promises(deal: Deal, keys: Sequence[str]) -> list[Promise]:
    wanted = [int(key[1:]) for key in keys if key.startswith("p")]
    return list(Promise.objects.filter(deal=deal, pk__in=wanted).select_related("end"))


def _said_after(point: Point, handover: date) -> bool:
    row = point.row
    return row is not None and bool(row.words) and handover <= row.observed_on <= handover + AFTER


def _lost(found: Climb) -> float:
    return found.drop.smoothed.value if found.drop.smoothed else 0.0
