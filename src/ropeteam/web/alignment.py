"""Alignment health: the three loops as numbers with their causes, over time; each number opens its cases. Never by person."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ropeteam.core.access import Deed
from ropeteam.core.alignment import ENOUGH, Told
from ropeteam.core.alignment_periods import Period, Span, before, period_named, quarter_of, rolling, year_of
from ropeteam.core.alignment_summary import Health
from ropeteam.core.vocabulary_alignment import MEASURED, UNLOOKED, Figure, Loop, Stand
from ropeteam.flows import alignment as flow
from ropeteam.language.paper.report import written
from ropeteam.store import access
from ropeteam.store.models import Company, Product
from ropeteam.web import languages, listing
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.alignment_cases import shown as lines
from ropeteam.web.alignment_figures import Shown, kept, shown, standing
from ropeteam.wording import alignment as words
from ropeteam.wording.alignment_report import report


@dataclass(frozen=True, slots=True)
class Choice:
    words: str
    href: str
    here: bool


@staff
@require_safe
def alignment(request: StaffRequest) -> HttpResponse:
    company, product, period = _asked(request)
    health = flow.look(company, period, actor=request.actor, on=request.today, product=product)
    language = languages.current()
    context = {
        "health": health,
        "loops": [(loop.value, *_told(health, loop, request)) for loop in Loop],
        "sentences": [words.sentence_words(sentence, language) for sentence in health.summary],
        "periods": _periods(request, period),
        "products": _products(request, product),
        "days": words.days_of(period, language),
        "running": period.span != Span.ROLLING and period.end >= request.today,
        "enough": ENOUGH,
        "report": kept(request.GET, "alignment_report"),
    }
    return render(request, "alignment/alignment.html", context)


@staff
@require_safe
def cases(request: StaffRequest, figure: str) -> HttpResponse:
    """The cases behind one number; `stand` narrows them."""
    company, product, period = _asked(request)
    stand = request.GET.get("stand", "")
    if figure not in set(Figure) or (stand and stand not in set(Stand)):
        raise Http404
    wanted, scope = Figure(figure), flow.scope_for(company, actor=request.actor, product=product)
    told, part = flow.with_cases(
        wanted, scope, period, stand=Stand(stand) if stand else None, where=listing.where(request.GET),
        actor=request.actor, on=request.today,
    )  # fmt: skip
    context = {
        "figure": shown(told, request.GET, request.actor),
        "rows": lines(request, wanted, part.rows),
        "stands": listing.choices(request.GET, "stand", _stands(told)),
        "days": words.days_of(period, languages.current()),
        "product": product,
        "back": kept(request.GET, "alignment"),
        "page": listing.Pager(
            listing.address(request.GET, before=part.rows[0].place) if part.rows and part.earlier else "",
            listing.address(request.GET, after=part.rows[-1].place) if part.rows and part.later else "",
        ),
    }
    return render(request, "alignment/cases.html", context)


@staff
@require_safe
def report_file(request: StaffRequest) -> HttpResponse:
    """Two pages to print or to send."""
    company, product, period = _asked(request)
    health = flow.look(company, period, actor=request.actor, on=request.today, product=product)
    answer = HttpResponse(written(report(health, languages.current())), content_type="application/pdf")
    name = f"alignment-{period.name}-{request.today.isoformat()}.pdf"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer


def _stands(told: Told) -> list[str]:
    """What a list can be narrowed to. A mean is of measured values, which neither succeed nor fail."""
    if told.figure in MEASURED:
        return []
    looked = [(stand, n) for stand, n in standing(told.now) if stand != Stand.UNKNOWN or told.figure not in UNLOOKED]
    return [stand.value for stand, n in looked if n]


def _told(health: Health, loop: Loop, request: StaffRequest) -> tuple[list[Shown], list[Shown]]:
    """The loop's figures; and apart from them those of which nothing fell due, so that the page stays calm."""
    told = [shown(one, request.GET, request.actor) for one in health.of(loop)]
    quiet = [one for one in told if one.quiet]
    return [one for one in told if not one.quiet], quiet


def _asked(request: StaffRequest) -> tuple[Company, Product | None, Period]:
    access.require(request.actor, Deed.READ_ALIGNMENT)
    company = request.actor.company
    period = period_named(request.GET.get("period") or Span.ROLLING.value, on=request.today)
    if company is None or period is None:
        raise Http404
    pk = listing.number(request.GET, "product")
    if pk is None and request.GET.get("product"):
        raise Http404
    return company, access.product(request.actor, pk) if pk is not None else None, period


def _periods(request: StaffRequest, period: Period) -> list[Choice]:
    """The rolling year, this and the last quarter and year; and the one that is shown, where it is another."""
    quarter, year = quarter_of(request.today), year_of(request.today)
    offered = [rolling(request.today), quarter, before(quarter), year, before(year)]
    if period not in offered:
        offered.append(period)
    language = languages.current()
    return [
        Choice(
            words.period_words(one, language),
            listing.address(request.GET, period="" if one.span == Span.ROLLING else one.name, stand=""),
            one == period,
        )
        for one in offered
    ]


def _products(request: StaffRequest, product: Product | None) -> list[Choice]:
    """Nothing to choose where there is one product."""
    found = list(access.products(request.actor).order_by("pk"))
    if len(found) < 2:
        return []
    chosen = [Choice("", listing.address(request.GET, product=""), product is None)]
    return [*chosen, *(Choice(p.name, listing.address(request.GET, product=str(p.pk)), p == product) for p in found)]
