"""A deal's overall solution: who delivers which part, what flows, what is open; as a list first, and as a picture of that list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from ropeteam.core.access import Deed
from ropeteam.core.architecture import PRODUCT
from ropeteam.core.architecture_picture import links_of
from ropeteam.core.vocabulary_presales import Frequency, Supplier
from ropeteam.flows import architecture_limits
from ropeteam.flows.architecture_layout import drawn
from ropeteam.language.attached import MAX_BYTES, TAKEN
from ropeteam.store import access
from ropeteam.store.models import Deal, InterfaceState, Requirement, SystemState
from ropeteam.store.queries import architecture as query
from ropeteam.store.queries.architecture import Solution, end_of
from ropeteam.store.queries.deals import names_shown
from ropeteam.store.queries.product import Truth, truth_of
from ropeteam.web import languages, listing
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.standing import reader_of
from ropeteam.wording.architecture_svg import svg
from ropeteam.wording.presales import decimal, file_size, needed, typed
from ropeteam.wording.say import say

CHOSEN = 200


@dataclass(frozen=True, slots=True)
class Form:
    """`said` is what stands in its fields, as text."""

    name: str
    said: Mapping[str, object]
    open: bool


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
    beyond = architecture_limits.exceeded(found, truth_of(deal))
    response = HttpResponse(picture(found, beyond), content_type="image/svg+xml; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="architecture.svg"'
    return response


def context_of(request: StaffRequest, deal: Deal, *, refused: str = "", form: str = "") -> dict[str, Any]:
    """Everything of the page; the form that was `refused` is open and holds what was typed."""

    def filled(name: str, said: Mapping[str, object]) -> Form:
        typed = request.POST.dict() if name == form else None
        return Form(name, said if typed is None else typed, open=typed is not None)

    n = listing.number(request.GET, "n")
    found, reader = query.solution(deal, n=n), reader_of(request.actor, deal, on=request.today)
    now, language = truth_of(deal), languages.current()
    older = n is not None and found.version is not None and found.version.n == n and n < _last(deal)
    beyond = architecture_limits.exceeded(found, now)
    questions = query.questions(deal)
    may_edit = reader.may(Deed.EDIT_ARCHITECTURE) and not older
    return {
        "deal": deal,
        "found": found,
        "older": older,
        "picture": mark_safe(picture(found, beyond)) if found.systems else "",
        "systems": [(row, filled(f"system-{row.system.no}", _said_of_system(row))) for row in found.systems],
        "new_system": filled("system-new", {"supplier": Supplier.CUSTOMER.value}),
        "interfaces": [
            _row(row, found, beyond, now, language)
            | {"form": filled(f"interface-{row.interface.no}", _said_of_interface(row, language))}
            for row in found.interfaces
        ],
        "new_interface": filled("interface-new", {"target": str(PRODUCT)}),
        "beyond": [(one, _needed(one, language)) for one in beyond],
        "questions": [(row, filled(f"answer-{row.no}", {})) for row in questions],
        "ask": filled("ask", {}),
        "refused": refused,
        "refused_file": form == "file",
        "open_questions": sum(not hasattr(row, "answer") for row in questions),
        "files": [(row, file_size(row.size, language)) for row in query.files(deal)],
        "versions": query.versions(deal),
        "named": names_shown(request.actor, on_rope=reader.on_rope),
        "may_edit": may_edit,
        "may_files": reader.may(Deed.READ_ARCHITECTURE_FILE),
        **(_choices(found, now) if may_edit else {}),
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
    row: InterfaceState,
    found: Solution,
    beyond: list[architecture_limits.Exceeded],
    now: Truth | None,
    language: str,
) -> dict[str, Any]:
    names, known = found.names, now.capabilities.get(row.capability_id or 0) if now else None
    source, target = end_of(row.source), end_of(row.target)
    return {
        "row": row,
        "no": row.interface.no,
        "source": names.get(source, ""),
        "target": names.get(target, ""),
        "capability": known.version.name if known else row.capability.key if row.capability else "",
        "volume": decimal(row.volume, language) if row.volume is not None else "",
        "held": [(one, _needed(one, language)) for one in beyond if one.interface is row],
    }


def _needed(one: architecture_limits.Exceeded, language: str) -> str:
    volume, unit = (one.interface.volume, one.interface.unit) if one.interface else (None, "")
    return needed(one.held.said, one.field, volume=volume, unit=unit, language=language)


def _last(deal: Deal) -> int:
    return int(deal.architecture_versions.count())


def _said_of_system(row: SystemState) -> dict[str, object]:
    return {"name": row.name, "supplier": row.supplier, "release": row.release, "note": row.note}


def _said_of_interface(row: InterfaceState, language: str) -> dict[str, object]:
    """As the form sends it."""
    return {
        "source": str(end_of(row.source)),
        "target": str(end_of(row.target)),
        "both_ways": "yes" if row.both_ways else "",
        "what": row.what,
        "protocol": row.protocol,
        "frequency": row.frequency,
        "volume": typed(row.volume, language) if row.volume is not None else "",
        "unit": row.unit,
        "supplier": row.supplier,
        "capability": str(row.capability_id or ""),
        "requirement": str(row.requirement_id or ""),
    }


def _choices(found: Solution, now: Truth | None) -> dict[str, Any]:
    """What the forms offer: with what an interface rests on already, so that a change of its words does not let go of it."""
    deal = found.deal
    tied = [(row.capability, row.requirement) for row in found.interfaces]
    names = {row.pk: row.key for row, _ in tied if row is not None}
    names |= {pk: row.version.name for pk, row in now.capabilities.items()} if now else {}
    asked = list(Requirement.objects.filter(deal=deal, left_on__isnull=True).order_by("-must", "no")[:CHOSEN])
    asked += {row.pk: row for _, row in tied if row is not None and row not in asked}.values()
    return {
        "suppliers": [word.value for word in Supplier],
        "frequencies": [word.value for word in Frequency],
        "capabilities": sorted(((str(pk), name) for pk, name in names.items()), key=lambda row: row[1].casefold()),
        "requirements": [(str(row.pk), f"{row} · {row.text}") for row in asked],
        "people": [(str(row.pk), row.name) for row in query.people(deal)],
        "about_what": [
            *((f"s{row.system.no}", f"S{row.system.no} {row.name}") for row in found.systems),
            *((f"i{row.interface.no}", f"{row.interface.no} {row.what}") for row in found.interfaces),
        ],
        "kinds": ",".join(f".{kind}" for kind in TAKEN),
        "most_mb": MAX_BYTES // 1024**2,
    }
