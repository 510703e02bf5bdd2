"""Today: what needs the person who opens it, by role, and nothing else. Inside a section it stands by deal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ropeteam.core.answers import overdue_since
from ropeteam.core.vocabulary import FindingCode
from ropeteam.store.models import Deal
from ropeteam.store.queries import today as query
from ropeteam.web import stand_ins
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.picks import say_picks

# What is told of a blocked deal first, the worst first: (attribute of the row, code of the finding).
WORST = (
    ("against", FindingCode.AGAINST_STRATEGY),
    ("uncarried", FindingCode.UNBACKED),
    ("unreviewed", FindingCode.UNREVIEWED),
)

# Which deal a row of a section belongs to; the rows of `gates` are deals themselves.
DEAL_OF: dict[str, Callable[[Any], Deal | None]] = {
    "confirm": lambda signal: signal.conversation.deal,
    "due": lambda promise: promise.deal,
    "asks": lambda ask: ask.deal,
    "answers": lambda answer: answer.deal,
    "needs_heard": lambda signal: signal.conversation.deal,
    "scopes": lambda promise: promise.deal,
    "unheard": lambda talk: talk.deal,
    "seconds": lambda review: review.signal.conversation.deal,
    "overrides": lambda ask: ask.finding.run.deal,
    "ends": lambda proposal: proposal.promise.deal,
    "questions": lambda answer: answer.pick.conversation.deal,
    "picks": lambda pick: pick.conversation.deal,
}


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one deal; of no deal where `deal` is None."""

    deal: Deal | None
    rows: list[Any]


@dataclass(frozen=True, slots=True)
class Part:
    """A section as the page shows it. `hidden` says that it has more rows; `whole` that somebody asked for them."""

    section: query.Section
    groups: list[Group]
    by_deal: bool
    hidden: bool
    whole: bool


@staff
@require_safe
def today(request: StaffRequest) -> HttpResponse:
    """`all` in the address is the section that is shown whole."""
    whole = request.GET.get("all", "")
    sections = query.sections(request.actor, on=request.today, whole=whole)
    say_picks(request.actor.company, sections)
    for section in sections:
        if section.code == "gates":
            for deal in section.rows:
                deal.cure = _first_cure(deal)
    context = {
        "parts": [_part(section, whole) for section in sections],
        "needs": sum(section.total for section in sections),
        "weekday": f"weekday.{request.today.weekday()}",
        "own_seller": query.sold_by(request.actor),
        "overdue_since": overdue_since(request.today),
        "lacks": stand_ins.lacks(request),
    }
    return render(request, "today/today.html", context)


def _part(section: query.Section, whole: str) -> Part:
    deal_of = DEAL_OF.get(section.code)
    groups: dict[int | None, Group] = {}
    for row in section.rows:
        deal = deal_of(row) if deal_of else None
        groups.setdefault(deal.pk if deal else None, Group(deal, [])).rows.append(row)
    hidden = len(section.rows) < section.total
    return Part(section, list(groups.values()), deal_of is not None, hidden, whole == section.code)


def _first_cure(deal: Deal) -> str:
    """The finding whose cure is told: the worst that is there; none of these means a dismissal nobody seconded."""
    worst = next((code for name, code in WORST if getattr(deal, name)), FindingCode.DISMISSAL_UNSECONDED)
    return worst.value
