"""One version of an offer: its sentences with what carries them in the margin, against the ledger, against the version before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ropeteam.core.access import Deed
from ropeteam.core.fit import RANK
from ropeteam.core.languages import LANGUAGES
from ropeteam.core.offer_advice import Advice
from ropeteam.core.vocabulary import Fit, OfferFormat, SignalState
from ropeteam.flows import offer_advice as flow
from ropeteam.store import access, defects
from ropeteam.store.models import ClauseReview, OfferVersion
from ropeteam.store.queries import offers as query
from ropeteam.store.queries.names import capability_names
from ropeteam.web import languages, listing
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.standing import Reader, embargoed_until, reader_of
from ropeteam.wording import offer_sheet, offer_words
from ropeteam.wording.problems import problem_sentence

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TYPES = {OfferFormat.PDF: PDF, OfferFormat.DOCX: WORD}
VIEWS = ("text", "only", "differences", "changes")


@dataclass(frozen=True, slots=True)
class Card:
    """A sentence as the page shows it. `advice` is None where it counts for nothing; `repeat` where it stood on this page
    before; `open` where everything that may be said of it is offered."""

    sentence: query.Sentence
    advice: Advice | None
    reasons: tuple[str, ...]
    softened: str
    fresh: bool
    repeat: bool
    open: bool
    capability: int | None

    @property
    def waits(self) -> bool:
        return self.advice is not None and self.advice.state == SignalState.SUGGESTED

    @property
    def spoken(self) -> bool:
        """Whether there is anything to say beside it."""
        return self.advice is not None or bool(self.sentence.reviews) or bool(self.sentence.links)

    @property
    def last_words(self) -> tuple[ClauseReview, ...]:
        return self.sentence.reviews[-2:]


@staff
@require_safe
def offer(request: StaffRequest, pk: int) -> HttpResponse:
    """`n` is the version (without it the newest), `view` one of VIEWS, `after` the place inside the text."""
    version = access.offer_version(request.actor, pk, listing.number(request.GET, "n"))
    wanted = request.GET.get("view", "text")
    context = _frame(request, version, wanted if wanted in VIEWS else "text")
    if context["reading"] is None:
        return render(request, "offers/offer.html", context)
    if context["view"] == "differences":
        context |= _differences(version, context["reader"])
    elif context["view"] == "changes":
        context |= _changes(version, context["before"])
    else:
        context |= _text(request, version, context)
    return render(request, "offers/offer.html", context)


@staff
@require_safe
def annotated(request: StaffRequest, pk: int) -> HttpResponse:
    """The Word file with remarks, in the reader's language."""
    version = access.offer_version(request.actor, pk, listing.number(request.GET, "n"))
    data = flow.annotated(
        version, actor=request.actor, language=languages.current(), speak=offer_words.remark, on=request.today
    )
    return _file(data, WORD, f"{version.file_name.removesuffix('.docx')}-v{version.n}-ropeteam.docx")


@staff
@require_safe
def sheet(request: StaffRequest, pk: int) -> HttpResponse:
    """The promise sheet; `lang` chooses its language, else the reader's."""
    version = access.offer_version(request.actor, pk, listing.number(request.GET, "n"))
    wanted = request.GET.get("lang", "")
    language = wanted if wanted in LANGUAGES else languages.current()
    data = flow.sheet(version, actor=request.actor, language=language, speak=offer_sheet.sheet, on=request.today)
    return _file(data, PDF, f"{version.offer.key}-v{version.n}-{language}.pdf")


@staff
@require_safe
def original(request: StaffRequest, pk: int) -> HttpResponse:
    """The file as it came: always as a download, never shown by the browser as a page of ours."""
    version = access.offer_version(request.actor, pk, listing.number(request.GET, "n"))
    kind = TYPES.get(OfferFormat(version.format), "application/octet-stream")
    return _file(bytes(version.original), kind, version.file_name)


def cards(
    version: OfferVersion, found: Sequence[query.Sentence], *, fresh: Collection[int] = (), opened: int | None = None
) -> list[Card]:
    """Reasons in the reader's language, the softer wording in the offer's."""
    advices = flow.advise(version, found)
    reader_language = languages.current()
    shown: list[Card] = []
    seen: set[int] = set()
    for one in found:
        advice, pk = advices.get(one.place.no), one.clause.pk
        shown.append(
            Card(
                sentence=one,
                advice=advice,
                reasons=offer_words.reasons(advice, reader_language) if advice else (),
                softened=offer_words.softened(advice, version.reading.language or reader_language) if advice else "",
                fresh=pk in fresh,
                repeat=pk in seen,
                open=pk == opened,
                capability=query.about(one),
            )
        )
        seen.add(pk)
    return shown


def rights(reader: Reader) -> dict[str, bool]:
    return {
        "may_review": reader.may(Deed.REVIEW_CLAUSE),
        "may_link": reader.may(Deed.LINK_CLAUSE),
        "may_enter": reader.may(Deed.ENTER_PROMISE),
        "needs_reason": reader.is_seller,
    }


def choices(version: OfferVersion, reader: Reader) -> dict[str, Any]:
    """What a sentence may be said to be about, and which promises it may be."""
    if not reader.may(Deed.LINK_CLAUSE):
        return {"capabilities": [], "promises": []}
    names = capability_names(access.products(reader.actor))
    return {
        "capabilities": sorted(names.items(), key=lambda pair: pair[1].casefold()),
        "promises": query.open_promises(version.offer.deal),
    }


def _frame(request: StaffRequest, version: OfferVersion, view: str) -> dict[str, Any]:
    reader = reader_of(request.actor, version.offer.deal, on=request.today)
    reading = getattr(version, "reading", None)
    language = languages.current()
    problems = defects.kept(reading.problems, file=version.file_name) if reading else ()
    return {
        "offer": version.offer,
        "deal": version.offer.deal,
        "version": version,
        "reading": reading,
        "reader": reader,
        "view": view,
        "before": query.before(version),
        "versions": list(version.offer.versions.defer("original").order_by("-n")[: query.LISTED]),
        "problems": [problem_sentence(problem, language) for problem in problems],
        "counted": sorted(query.counted(version).items(), key=lambda pair: -_worth(pair[0])) if reading else [],
        "is_word": version.format == OfferFormat.DOCX,
        "may_bring": reader.may(Deed.BRING_OFFER),
        **rights(reader),
    }


def _text(request: StaffRequest, version: OfferVersion, context: dict[str, Any]) -> dict[str, Any]:
    after = listing.number(request.GET, "after")
    rows, more = query.sentences(version, after=-1 if after is None else after, only=context["view"] == "only")
    fresh = query.hashes(version) - query.hashes(context["before"]) if context["before"] else set()
    opened = listing.number(request.GET, "open")
    shown = cards(version, rows, fresh=fresh, opened=opened)
    return {
        "rows": shown,
        "beside": any(row.sentence.place.page or (row.fresh and row.advice) for row in shown),
        "after": after,
        "later": listing.address(request.GET, after=str(rows[-1].place.no)) if more else "",
        "first": listing.address(request.GET, after="") if after is not None else "",
        **(choices(version, context["reader"]) if opened else {}),
    }


def _differences(version: OfferVersion, reader: Reader) -> dict[str, Any]:
    found = flow.compare(version, actor=reader.actor)
    state, rope = SignalState.SUGGESTED, reader.on_rope
    heard = [one for one in found.heard if embargoed_until(one, state, on_rope=rope, on=reader.on) is None]
    written = [(one, found.proposals.get(one.clause.pk)) for one in found.written[: query.COMPARED]]
    sealed = len(found.heard) - len(heard)
    return {
        "compared": found,
        "written": written,
        "written_total": len(found.written),
        "heard": heard,
        "heard_total": found.heard_total - sealed,
        "sealed": sealed,
    }


def _changes(version: OfferVersion, before: OfferVersion | None) -> dict[str, Any]:
    if before is None:
        return {"added": [], "removed": [], "same": 0}
    now, then = query.hashes(version), query.hashes(before)
    return {
        "added": query.words_of(version, now - then),
        "added_total": len(now - then),
        "removed": query.words_of(before, then - now),
        "removed_total": len(then - now),
        "same": len(now & then),
    }


def _worth(backing: str) -> int:
    """What carries most stands first."""
    return RANK[Fit(backing)] if backing in {fit.value for fit in Fit} else RANK[Fit.IN_REVIEW]


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    plain = name.encode("ascii", "replace").decode().replace('"', "").replace("\\", "").replace("?", "_")
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    response["X-Content-Type-Options"] = "nosniff"
    return response
