"""Today: what needs the person who opens it, by role, and nothing else. Inside a section it stands by deal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ropeteam.core.answers import overdue_since
from ropeteam.core.question_clock import waited
from ropeteam.core.vocabulary import FindingCode
from ropeteam.store import access
from ropeteam.store.models import Deal
from ropeteam.store.queries import question_clock
from ropeteam.store.queries import today as query
from ropeteam.web import climb, languages, presales_settings, stand_ins
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.picks import say_picks
from ropeteam.web.today_overrides import with_subjects
from ropeteam.wording.calls import flow_sentence, waits_sentence
from ropeteam.wording.say import counted

# What is to be known, not to be done.
NEEDS_NOTHING = frozenset({"calls", "asked"})

# Sections whose rows look like those of another, by the name of their template; all others have one of their own.
ROWS = {
    "confirm": "signals",
    "needs_heard": "signals",
    "due": "promises",
    "scopes": "promises",
    "asked": "asks",
    "studies": "decisions",
    "studies_due": "studies",
    "studies_answered": "studies",
    "gaps_to_second": "outside",
    "proposals_answered": "proposals",
    "handover_votes": "handovers",
    "handovers_back": "handovers",
}

# Which deal a row of a section belongs to; the rows of `gates` are deals themselves.
DEAL_OF: dict[str, Callable[[Any], Deal | None]] = {
    "confirm": lambda signal: signal.conversation.deal,
    "due": lambda promise: promise.deal,
    "asks": lambda ask: ask.deal,
    "asked": lambda ask: ask.deal,
    "calls": lambda talk: talk.deal,
    "answers": lambda answer: answer.deal,
    "studies_due": lambda study: study.deal,
    "renewals_near": lambda renewal: renewal.deal,
    "gaps_to_second": lambda gap: gap.deal,
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

    @property
    def rows(self) -> str:
        """The template of its rows."""
        return f"today/{ROWS.get(self.section.code, self.section.code)}.html"

    @property
    def waits(self) -> bool:
        return self.section.code not in NEEDS_NOTHING


@staff
@require_safe
def today(request: StaffRequest) -> HttpResponse:
    """`all` in the address is the section that is shown whole."""
    whole = request.GET.get("all", "")
    sections = query.sections(request.actor, on=request.today, whole=whole)
    say_picks(request.actor.company, sections)
    for section in sections:
        _make_ready(section, request)
    context = {
        "parts": [_part(section, whole) for section in sections],
        **_counted(sections),
        "flow": _clock(request, sections),
        "weekday": f"weekday.{request.today.weekday()}",
        "own_seller": query.sold_by(request.actor),
        "overdue_since": overdue_since(request.today),
        "lacks": stand_ins.lacks(request),
        "brakes": presales_settings.brakes_in_conflict(request),
        "begun": bool(sections) or access.deals(request.actor).exists(),
    }
    return render(request, "today/today.html", context)


def _make_ready(section: query.Section, request: StaffRequest) -> None:
    """What the rows of some sections still lack to be shown."""
    if section.code == "stretched":
        climb.with_helps(section.rows, on=request.today)
    if section.code == "overrides":
        with_subjects(section.rows, request.actor, on=request.today)
    for row in section.rows if section.code == "gates" else ():
        row.told = " · ".join(counted(f"today.gate_{code}", n, languages.current()) for code, n in row.blocking)
        row.worst = next(iter(row.blocking), (FindingCode.UNBACKED.value, 0))[0]


def _counted(sections: Sequence[query.Section]) -> dict[str, Any]:
    """How many things wait and how many are only to be known; together they are what the tiles say. `more`: at least so many."""
    waiting = [section for section in sections if section.code not in NEEDS_NOTHING]
    known = [section for section in sections if section.code in NEEDS_NOTHING]
    return {
        "needs": sum(section.total for section in waiting),
        "more": any(section.more for section in waiting),
        "to_know": sum(section.total for section in known),
    }


def _clock(request: StaffRequest, sections: Sequence[query.Section]) -> str:
    """How long questions to product take here, where some are shown; each of them gets how long it waits."""
    rows = [row for section in sections if section.code in ("asks", "asked") for row in section.rows]
    company = request.actor.company
    if not rows or company is None:
        return ""
    language = languages.current()
    for row in rows:
        row.waits = waits_sentence(waited(row.asked_on, request.today), language)
    return flow_sentence(question_clock.flow_of(company, on=request.today), language)


def _part(section: query.Section, whole: str) -> Part:
    deal_of = DEAL_OF.get(section.code)
    groups: dict[int | None, Group] = {}
    for row in section.rows:
        deal = deal_of(row) if deal_of else None
        groups.setdefault(deal.pk if deal else None, Group(deal, [])).rows.append(row)
    hidden = len(section.rows) < section.total
    return Part(section, list(groups.values()), deal_of is not None, hidden, whole == section.code)
