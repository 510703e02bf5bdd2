"""A deal's overall solution: who delivers which part, what flows, what is open; as a list first, and as a picture of that list."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from ropeteam.core.access import Deed
from ropeteam.core.architecture_picture import links_of
from ropeteam.core.vocabulary_presales import Frequency, Supplier
from ropeteam.flows import architecture_limits
from ropeteam.flows.architecture_layout import drawn
from ropeteam.language.attached import MAX_BYTES, TAKEN
from ropeteam.store import access
from ropeteam.store.models import Deal, InterfaceState, Requirement
from ropeteam.store.queries import architecture as query
from ropeteam.store.queries.architecture import Solution, end_of
from ropeteam.store.queries.deals import names_shown
from ropeteam.store.queries.product import Truth
from ropeteam.web import languages, listing
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.standing import reader_of
from ropeteam.wording.architecture_svg import svg
from ropeteam.wording.presales import decimal, file_size
from ropeteam.wording.say import say

CHOSEN = 200


@staff
@require_safe
def architecture(request: StaffRequest, pk: int) -> HttpResponse:
    """`n` in the address is an older version: to look at, not to change."""
    deal = access.deal(request.actor, pk)
    return render(request, "architecture/architecture.html", context_of(request, deal))


@staff
@require_safe
def drawing(request: StaffRequest, pk: int) -> HttpResponse:
    """The picture as a file, always as a download."""
    deal = access.deal(request.actor, pk)
    found = query.solution(deal, n=listing.number(request.GET, "n"))
    beyond = architecture_limits.exceeded(found, architecture_limits.known_of(deal))
    response = HttpResponse(picture(found, beyond), content_type="image/svg+xml; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="architecture.svg"'
    return response


def context_of(request: StaffRequest, deal: Deal) -> dict[str, Any]:
    """Everything of the page; a form that was refused brings what was typed in `given`."""
    n = listing.number(request.GET, "n")
    found, reader = query.solution(deal, n=n), reader_of(request.actor, deal, on=request.today)
    now, language = architecture_limits.known_of(deal), languages.current()
    older = n is not None and found.version is not None and found.version.n == n and n < _last(deal)
    beyond = architecture_limits.exceeded(found, now)
    questions = query.questions(deal)
    may_edit = reader.may(Deed.EDIT_ARCHITECTURE) and not older
    return {
        "deal": deal,
        "found": found,
        "older": older,
        "picture": mark_safe(picture(found, beyond)) if found.systems else "",
        "interfaces": [_row(row, found, beyond, now) for row in found.interfaces],
        "beyond": beyond,
        "questions": questions,
        "open_questions": sum(not hasattr(row, "answer") for row in questions),
        "files": [(row, file_size(row.size, language)) for row in query.files(deal)],
        "versions": query.versions(deal),
        "named": names_shown(request.actor, on_rope=reader.on_rope),
        "may_edit": may_edit,
        "may_files": reader.may(Deed.READ_ARCHITECTURE_FILE),
        **(_choices(deal, now) if may_edit else {}),
    }


def picture(found: Solution, beyond: list[architecture_limits.Exceeded]) -> str:
    """The solution as it is drawn, in the reader's language."""
    language = languages.current()
    systems, interfaces = found.plain
    links = links_of(interfaces)
    return svg(
        drawn(systems, links),
        systems,
        title=say("architecture.picture_title", language, deal=found.deal.title),
        flows={row.interface.no: row.what for row in found.interfaces},
        beyond={row.interface.interface.no for row in beyond if row.interface and row.beyond},
        language=language,
    )


def _row(
    row: InterfaceState, found: Solution, beyond: list[architecture_limits.Exceeded], now: Truth | None
) -> dict[str, Any]:
    names, known = found.names, now.capabilities.get(row.capability_id or 0) if now else None
    source, target = end_of(row.source), end_of(row.target)
    return {
        "row": row,
        "no": row.interface.no,
        "source": names.get(source, ""),
        "target": names.get(target, ""),
        "source_no": source,
        "target_no": target,
        "capability": known.version.name if known else "",
        "volume": decimal(row.volume, languages.current()) if row.volume is not None else "",
        "held": [one for one in beyond if one.interface is row],
    }


def _last(deal: Deal) -> int:
    return int(deal.architecture_versions.count())


def _choices(deal: Deal, now: Truth | None) -> dict[str, Any]:
    """What the forms offer."""
    named = [(pk, row.version.name) for pk, row in now.capabilities.items()] if now else []
    asked = Requirement.objects.filter(deal=deal, left_on__isnull=True).order_by("-must", "no")[:CHOSEN]
    return {
        "suppliers": [word.value for word in Supplier],
        "frequencies": [word.value for word in Frequency],
        "capabilities": sorted(named, key=lambda row: row[1].casefold()),
        "requirements": [(row.pk, f"{row} · {row.text}") for row in asked],
        "people": query.people(deal),
        "kinds": ",".join(f".{kind}" for kind in TAKEN),
        "most_mb": MAX_BYTES // 1024**2,
    }
