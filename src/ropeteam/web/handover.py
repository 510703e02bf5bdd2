"""The handover of a deal: its dossier, and the page for the phone. What people say and set there is `handover_deeds`."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ropeteam.core.access import Deed
from ropeteam.core.vocabulary import FindingCode, StakeholderGroup
from ropeteam.core.vocabulary_handover import HandoverReasonCode, HandoverVerdict
from ropeteam.flows.handover_dossier import Dossier, dossier
from ropeteam.store import access
from ropeteam.store.models import Deal
from ropeteam.store.queries import handover as query
from ropeteam.web import languages
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.call_card import saying
from ropeteam.web.standing import Reader, reader_of
from ropeteam.wording.presales import decimal
from ropeteam.wording.say import say

# So many rows of each list fit on a sheet of A5; the rest is counted and stands in the dossier.
ON_THE_PHONE = {"due": 8, "spoken": 5, "untold": 4}
NAMED = 5


@staff
@require_safe
def handover(request: StaffRequest, pk: int) -> HttpResponse:
    return shown(request, access.deal(request.actor, pk))


def shown(request: StaffRequest, deal: Deal, *, at: str = "", refused: str = "") -> HttpResponse:
    """The dossier. Where a form was refused, it stands open with what was typed and with what is wrong."""
    found = dossier(deal, actor=request.actor, on=request.today)
    typed = {"refused_at": at, "refused": refused, "typed": request.POST, "picked": request.POST.getlist("reason")}
    context = {**_shown(found), **_deeds(request, deal, found), **(typed if refused else {})}
    context["saying"] = at == "word" or "say" in request.GET
    return render(request, "handover/handover.html", context, status=422 if refused else 200)


@staff
@require_safe
def phone(request: StaffRequest, pk: int) -> HttpResponse:
    """The one page for the phone, or a sheet of A5."""
    deal = access.deal(request.actor, pk)
    found = dossier(deal, actor=request.actor, on=request.today)
    rows = {"due": found.promises, "spoken": found.spoken_only if found.contract else (), "untold": found.untold}
    cut = {name: all_[: ON_THE_PHONE[name]] for name, all_ in rows.items()}
    more = {name: len(all_) - len(cut[name]) for name, all_ in rows.items()}
    context = {**_shown(found), "rows": cut, "more": more, "may_take": _may_take(request, deal)}
    return render(request, "handover/phone.html", context)


def _shown(found: Dossier) -> dict[str, Any]:
    language = languages.current()
    known = [part.happened for part in found.warmth.parts if part.happened is not None]
    return {
        "deal": found.deal,
        "dossier": found,
        "today": found.on,
        "sayings": [one for topic in found.card.topics if (one := saying(topic, language)).avoid],
        "warm": (sum(known), len(known)),
        "estimate_days": _days(found, language),
        **_blocking(found),
        "nothing_yet": _nothing_yet(found),
        "verdict": (found.desk.answer if found.deal.signed_on else None) or found.desk.vote,
    }


def _blocking(found: Dossier) -> dict[str, Any]:
    """What stands in the way of taking it over, counted as the list below counts it; sentences of papers stand nowhere else and
    are named."""
    keys = set(found.room.blocking)
    promises = [row for row in found.unbacked if row.key in keys]
    unjudged = sum(FindingCode.UNJUDGED.value in row.codes for row in promises)
    written = len(keys) - len(promises)
    clauses = [row for row in found.written if f"clause:{row.pk}" in keys][:NAMED]
    counts = (("promises", len(promises)), ("unjudged", unjudged), ("written", written))
    language, forms = languages.current(), {"unjudged": "only"} if len(promises) == 1 else {}
    parts = [
        say(f"handover.blocking_{name}.{forms.get(name) or ('one' if n == 1 else 'many')}", language, n=n)
        for name, n in counts
        if n
    ]
    return {"blocking": {"promises": promises}, "blocking_clauses": clauses, "blocking_said": " ".join(parts)}


def _nothing_yet(found: Dossier) -> str:
    """What has no row at all: one line for all of it."""
    there = (
        ("handover.limits_told", found.limits_told),
        ("handover.requirements", found.requirements.rows or found.gaps or found.gaps_told),
        ("handover.solution", found.solution.systems or found.solution_questions),
        ("handover.studies", found.studies),
    )
    return ", ".join(say(code, languages.current()) for code, rows in there if not rows)


def _days(found: Dossier, language: str) -> dict[str, str]:
    row = found.desk.estimate
    names = ("days_from", "days_to")
    return {name: decimal(getattr(row, name), language) for name in names} if row else {}


def _deeds(request: StaffRequest, deal: Deal, found: Dossier) -> dict[str, Any]:
    reader: Reader = reader_of(request.actor, deal, on=request.today)
    may_prepare = reader.may(Deed.PREPARE_HANDOVER) and request.actor.person is not None
    return {
        "may_take": _may_take(request, deal),
        "may_prepare": may_prepare,
        "may_ask": may_prepare and found.may_words,
        "verdicts": [verdict.value for verdict in HandoverVerdict if verdict in found.room.verdicts],
        "reason_codes": [code.value for code in HandoverReasonCode],
        "groups": [group.value for group in StakeholderGroup],
        "owners": query.who_may_own(deal, on=request.today) if may_prepare else [],
        "tickable": any(row.sentence and row.seen_on is None for row in found.promises),
    }


def _may_take(request: StaffRequest, deal: Deal) -> bool:
    """Whether this reader may say services' word: nobody takes over what they sold."""
    actor = request.actor
    return (
        actor.person is not None
        and access.allows(actor, Deed.TAKE_OVER, deal=deal)
        and not access.ever_sold(actor.person, deal)
    )
