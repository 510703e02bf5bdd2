"""The points of an agenda as the page shows them: grouped by why they are here, each with its thing and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from ropeteam.core.exchange import WISHES
from ropeteam.core.vocabulary import AgendaCode, AgendaOutcome
from ropeteam.flows.request_board import Board, Wish
from ropeteam.store.actor import Actor
from ropeteam.store.models import AgendaItem
from ropeteam.store.queries.exchange import concerning
from ropeteam.store.queries.exchange_points import Point, points
from ropeteam.web import languages, listing
from ropeteam.web.request_numbers import bar, plain
from ropeteam.wording.say import day, say

PLACES = {
    "change_request": "requests_request",
    "decision": "request_decision",
    "answer": "answers_answer",
    "promise": "promises_promise",
    "capability": "product_capability",
    "roadmap_item": "product_item",
}
# Where the whole list stands, of which the agenda shows the first.
LISTS = {
    AgendaCode.NOT_PASSED_ON: ("answers", "?state=overdue"),
    AgendaCode.PROMISE_AT_RISK: ("promises", "?backing=unbacked&due=30"),
    AgendaCode.NEW_WISH: ("requests", ""),
    AgendaCode.UNDECIDED: ("requests", ""),
    AgendaCode.FIT_SPREAD: ("requests", ""),
    AgendaCode.VETO: ("requests", ""),
    AgendaCode.CAPABILITY_CHANGED: ("product", "#capabilities"),
    AgendaCode.CAPABILITY_STALE: ("product", "#capabilities"),
    AgendaCode.RELEASED: ("product", "#roadmap"),
}
# When the day says something, and what.
DAYS = {
    AgendaCode.NOT_PASSED_ON: "exchange.given",
    AgendaCode.PROMISE_AT_RISK: "exchange.due",
    AgendaCode.DECIDED: "exchange.decided_on",
    AgendaCode.CAPABILITY_CHANGED: "exchange.changed_on",
    AgendaCode.CAPABILITY_STALE: "exchange.review_due",
    AgendaCode.RELEASED: "exchange.released_on",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One point. `outcomes`: what may come of it; a wish is decided on its own page (`decide`)."""

    point: Point
    item: AgendaItem
    title: str
    href: str
    notes: list[str]
    mine: bool
    decide: bool
    outcomes: list[str]


@dataclass(slots=True)
class Group:
    """Points with one reason. `rest`: how many more there are, `all` where they stand."""

    code: AgendaCode
    rest: int
    all: tuple[str, str]
    rows: list[Shown] = field(default_factory=list)


def groups(actor: Actor, rows: Sequence[AgendaItem], rest: Mapping[AgendaCode, int], board: Board) -> list[Group]:
    """Runs of points with the same code, in the agenda's own order."""
    mine = concerning(actor, rows)
    company = rows[0].exchange.company if rows else None
    found: list[Group] = []
    for point in points(company, rows) if company else ():
        code = AgendaCode(point.item.code)
        if not found or found[-1].code != code:
            found.append(Group(code, rest.get(code, 0), LISTS.get(code, ("", ""))))
        found[-1].rows.append(_shown(point, code, mine, board))
    return found


def _shown(point: Point, code: AgendaCode, mine: set[int], board: Board) -> Shown:
    item = point.item
    wish = board.wishes.get(item.change_request_id or 0)
    decide = code in WISHES and item.decision_id is None
    outcomes = [outcome.value for outcome in AgendaOutcome if outcome != AgendaOutcome.DECIDED or not decide]
    return Shown(
        point=point,
        item=item,
        title=_title(point),
        href=_href(point),
        notes=list(_notes(point, code, wish, board.largest)),
        mine=item.pk in mine,
        decide=decide,
        outcomes=outcomes,
    )


def _href(point: Point) -> str:
    """Where the thing stands; proposals stand together."""
    if point.kind == "proposal":
        return reverse("product_strategy_proposals")
    return listing.addresses(PLACES[point.kind])(point.target) if point.kind in PLACES else ""


def _title(point: Point) -> str:
    if point.kind != "proposal":
        return point.title
    n = point.target
    return say("exchange.proposals.one" if n == 1 else "exchange.proposals.many", languages.current(), n=n)


def _notes(point: Point, code: AgendaCode, wish: Wish | None, most: float) -> Iterable[str]:
    """What one has to know to talk about it, in a few words each."""
    language = languages.current()
    if point.day is not None and code in DAYS:
        yield _on(DAYS[code], point.day, language)
    if point.state:
        yield say(point.state, language)
    if wish is None:
        return
    if wish.asks:
        yield say("requests.asks.one" if wish.asks == 1 else "requests.asks.many", language, n=wish.asks)
    shown = bar(wish, most)
    if shown is not None:
        yield say("requests.stake_text", language, value=shown.value, low=shown.low, high=shown.high)
    if wish.fit.disputed:
        yield say("exchange.spread", language, spread=plain(wish.fit.spread))


def _on(code: str, on: date, language: str) -> str:
    return say(code, language, day=day(on, language))
