"""Ask: "can we promise this?" One box; under it what fits, each with its verdict; one tap says what was meant."""

from __future__ import annotations

from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.solutions import AskVerdict, CandidateKind
from ropeteam.core.vocabulary import AskStand, Fit
from ropeteam.flows import asks as flow
from ropeteam.flows.candidates import consider
from ropeteam.store import access
from ropeteam.store.models import Ask, Capability, ChangeRequest, Deal, Product, SolutionPattern
from ropeteam.store.queries.product import Truth
from ropeteam.web import ask_beside, ask_cards, product_answers
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.deal_choices import chosen_deal, offered

FITS = frozenset(Fit)
STANDS = frozenset(AskStand)
GUESSES = (Fit.AS_IS, Fit.LIMITED, Fit.ROADMAP, Fit.SERVICES, Fit.DECLINED)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: StaffRequest) -> HttpResponse:
    access.require(request.actor, Deed.ASK)
    if request.method != "POST":
        deal = chosen_deal(request, request.GET.get("deal", ""))
        return render(request, "ask/ask.html", _box(request, deal=deal, text=request.GET.get("q", "")))
    deal = chosen_deal(request, request.POST.get("deal", ""))
    guess = request.POST.get("guess", "")
    try:
        asked = flow.ask(
            actor=request.actor,
            text=request.POST.get("text", ""),
            deal=deal,
            on=request.today,
            guess=Fit(guess) if guess in FITS else None,
            idempotency_key=request.POST.get("once", ""),
        )
    except Refused as error:
        if request.htmx:
            raise
        return render(request, "ask/ask.html", _box(request, deal=deal, refused=error.code), status=422)
    if not request.htmx:
        return redirect("ask_answer", asked.ask.pk)
    response = render(request, "ask/answer_part.html", _answer(request, asked.ask, asked.verdict, asked.truth))
    response["HX-Push-Url"] = reverse("ask_answer", args=[asked.ask.pk])
    return response


@staff
@require_GET
def answer(request: StaffRequest, pk: int) -> HttpResponse:
    """A question asked before, with today's answer: the words stay, the truth may have moved."""
    row = access.ask(request.actor, pk)
    verdict, truth = consider(row.text, product=_product(request, row), deal=row.deal, on=request.today)
    context = _box(request, deal=row.deal, text=row.text) | _answer(request, row, verdict, truth)
    return render(request, "ask/ask.html", context)


@staff
@require_POST
def choose(request: StaffRequest, pk: int) -> HttpResponse:
    """Where the asker stands and what was meant, in one button: `not_yet|capability:KEY`, or `|none` of the candidates."""
    row = access.ask(request.actor, pk)
    stand, _, meant = request.POST.get("choice", "").partition("|")
    if stand not in STANDS:
        raise NotFound("stand", stand)
    capability, wish = _meant(request, row, meant)
    flow.pick(row, actor=request.actor, on=request.today, stand=AskStand(stand), capability=capability, request=wish)
    if not request.htmx:
        return redirect("ask_answer", pk)
    verdict, truth = consider(row.text, product=_product(request, row), deal=row.deal, on=request.today)
    return render(request, "ask/answer_part.html", _answer(request, row, verdict, truth))


def _box(request: StaffRequest, *, deal: Deal | None, text: str = "", refused: str = "") -> dict[str, object]:
    return {
        "text": text or request.POST.get("text", ""),
        "deals": offered(request, deal),
        "chosen": deal,
        "may_none": True,
        "guesses": [guess.value for guess in GUESSES],
        "once": uuid4().hex,
        "refused": refused,
    }


def _answer(request: StaffRequest, row: Ask, verdict: AskVerdict, truth: Truth) -> dict[str, object]:
    cards = ask_cards.of(verdict, truth)
    cards = ask_beside.with_beside(cards, verdict, truth, row, actor=request.actor, on=request.today)
    avoid, pull = ask_beside.without_candidate(row, actor=request.actor, on=request.today) if not cards else ((), ())
    asked = row.stand == AskStand.ASK_PRODUCT
    return {
        "ask": row,
        "avoid": avoid,
        "pull": pull,
        **(product_answers.clock(row, on=request.today) if asked else {}),
        "verdict": verdict.verdict.value if verdict.verdict else "",
        "cards": cards,
        "picked": ask_cards.picked(cards, row),
        "may_book": row.deal is not None and access.allows(request.actor, Deed.ENTER_PROMISE, deal=row.deal),
        "words": ask_cards.words_without_candidate(),
    }


def _meant(request: StaffRequest, row: Ask, meant: str) -> tuple[Capability | None, ChangeRequest | None]:
    kind, _, key = meant.partition(":")
    product = _product(request, row)
    if kind == CandidateKind.CAPABILITY:
        return Capability.objects.filter(product=product, key=key).first(), None
    if kind == CandidateKind.CHANGE_REQUEST:
        wish = ChangeRequest.objects.filter(product=product, key=key).select_related("capability").first()
        return (wish.capability if wish else None), wish
    if kind == CandidateKind.PATTERN:
        way = SolutionPattern.objects.filter(product=product, key=key).select_related("capability").first()
        return (way.capability if way else None), None
    return None, None


def _product(request: StaffRequest, row: Ask) -> Product:
    return (row.deal.product if row.deal else None) or access.product(request.actor)
