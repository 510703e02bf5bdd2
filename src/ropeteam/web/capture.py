"""Capture: a customer's wish in seconds, from the phone or from any page; at once what is known about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ropeteam.core.access import Deed, may
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.languages import LANGUAGES
from ropeteam.core.vocabulary import AskSource, Importance
from ropeteam.flows import capture as flow
from ropeteam.flows.capture import Captured, Similar
from ropeteam.store import access
from ropeteam.store.models import Deal
from ropeteam.store.queries import asks as query
from ropeteam.web import ask_cards, fields, languages, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.ask_cards import Words
from ropeteam.web.deal_choices import chosen_deal, offered
from ropeteam.wording.answer import not_to_say, to_customer

LOOSE_DAYS = 30
MOST_LOOSE = 8
IMPORTANCES = tuple(importance.value for importance in Importance)
NEW = "new"


@dataclass(frozen=True, slots=True)
class Near:
    """A wish like the words, with what its decision lets one say to this customer."""

    wish: Similar
    words: Words | None
    other_words: Words | None


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def capture(request: StaffRequest) -> HttpResponse:
    access.require(request.actor, Deed.ASK)
    given = request.POST if request.method == "POST" else request.GET
    deal = chosen_deal(request, given.get("deal", ""))
    source = AskSource.BOOKMARKLET if given.get("from") == AskSource.BOOKMARKLET else AskSource.PAGE
    if request.method != "POST":
        return render(request, "capture/capture.html", _form(request, deal, source))
    try:
        captured = flow.capture(
            actor=request.actor,
            text=request.POST.get("text", ""),
            on=request.today,
            deal=deal,
            url=request.POST.get("url", ""),
            source=source,
            idempotency_key=request.POST.get("once", "")[:80],
            importance=_importance(request),
        )
    except Refused as error:
        form = _form(request, deal, source, refused=notices.sentence_of(error))
        return render(request, "capture/form_part.html" if request.htmx else "capture/capture.html", form, status=422)
    if not request.htmx:
        return redirect("capture_known", captured.ask.pk)
    response = render(request, "capture/known_part.html", _known(request, captured))
    response["HX-Push-Url"] = reverse("capture_known", args=[captured.ask.pk])
    return response


@staff
@require_safe
def known(request: StaffRequest, pk: int) -> HttpResponse:
    """What is known today about words captured before."""
    row = access.ask(request.actor, pk)
    access.require(request.actor, Deed.ASK)
    captured = flow.look_again(row, actor=request.actor, on=request.today)
    return render(request, "capture/known.html", _known(request, captured))


@staff
@require_POST
def wish(request: StaffRequest, pk: int) -> HttpResponse:
    """Which wish it is and how much it matters, in one button: `breaker|12`, or `nice|new` for a wish of its own."""
    row = access.ask(request.actor, pk)
    weight, _, meant = request.POST.get("choice", "").partition("|")
    if weight not in IMPORTANCES:
        raise NotFound("importance", weight)
    target = None
    if meant != NEW:
        target = access.change_request(request.actor, int(meant) if meant.isdecimal() and len(meant) < 18 else 0)
    flow.wish(row, actor=request.actor, on=request.today, importance=Importance(weight), request=target)
    return redirect("capture_known", pk)


@staff
@require_POST
def importance(request: StaffRequest, pk: int) -> HttpResponse:
    """How much it matters, before anybody says of which wish the words are."""
    row = access.ask(request.actor, pk)
    said = _importance(request)
    if said is None:
        raise NotFound("importance")
    flow.weigh(row, actor=request.actor, importance=said)
    notices.tell(request, "capture.weighed")
    return redirect(f"{reverse('capture')}#loose-h")


@staff
@require_POST
def place(request: StaffRequest, pk: int) -> HttpResponse:
    """The deal it was about, as a person says."""
    row = access.ask(request.actor, pk)
    deal = access.deal(request.actor, fields.number(request.POST, "deal") or 0)
    flow.place(row, deal, actor=request.actor)
    notices.tell(request, "capture.placed", deal=deal.title)
    return redirect("capture_known", pk)


@staff
@require_safe
def tools(request: StaffRequest) -> HttpResponse:
    """The bookmarklet, and the other ways in."""
    access.require(request.actor, Deed.ASK)
    return render(request, "capture/tools.html", {"page": request.build_absolute_uri(reverse("capture"))})


def _importance(request: StaffRequest) -> Importance | None:
    said = request.POST.get("importance", "")
    return Importance(said) if said in IMPORTANCES else None


def _form(request: StaffRequest, deal: Deal | None, source: AskSource, *, refused: str = "") -> dict[str, object]:
    given = request.POST if request.method == "POST" else request.GET
    since = request.today - timedelta(days=LOOSE_DAYS)
    return {
        "text": given.get("text", "")[: flow.LONGEST],
        "url": given.get("url", "")[: flow.LONGEST_URL],
        "source": source.value,
        "deals": offered(request, deal),
        "chosen": deal,
        "may_none": True,
        "once": uuid4().hex,
        "refused": refused,
        "longest": flow.LONGEST,
        "may_import": may(Deed.IMPORT_REQUESTS, request.actor.roles),
        "importances": IMPORTANCES,
        "importance": request.POST.get("importance", ""),
        "loose": query.loose(request.actor, since=since)[:MOST_LOOSE],
    }


def _known(request: StaffRequest, captured: Captured) -> dict[str, object]:
    row = captured.ask
    asker = row.askers.select_related("change_request").order_by("pk").first()
    verdict = replace(captured.asked.verdict, candidates=captured.ways)
    return {
        "ask": row,
        "asker": asker,
        "decided": next(
            (_near(one) for one in captured.similar if asker and one.request == asker.change_request), None
        ),
        "similar": [_near(one) for one in captured.similar],
        "ways": ask_cards.of(verdict, captured.asked.truth),
        "wished_for": captured.wished_for,
        "guessed": captured.guessed,
        "importances": IMPORTANCES,
        "mine": request.actor.person is not None and row.by_id == request.actor.person.pk,
    }


def _near(one: Similar) -> Near:
    if one.facts is None:
        return Near(one, None, None)
    both = {each: Words(each, to_customer(one.facts, each), not_to_say(one.facts, each)) for each in LANGUAGES}
    german = languages.current() == "de"
    return Near(one, both["de" if german else "en"], both["en" if german else "de"])
