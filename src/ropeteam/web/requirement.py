"""One requirement: what holds of it, what was answered to such words before, what the product has for it, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core.access import Deed
from ropeteam.core.coverage import bounded
from ropeteam.core.errors import Refused
from ropeteam.core.solutions import AskVerdict, CandidateKind
from ropeteam.core.vocabulary import Effort
from ropeteam.core.vocabulary_presales import Coverage
from ropeteam.flows import coverage as flow
from ropeteam.flows import near_requirements, requirement_promises, requirement_rows
from ropeteam.flows.candidates import consider
from ropeteam.store import access
from ropeteam.store.models import ChangeRequest, SolutionPattern
from ropeteam.store.queries import requirement_answers, studies
from ropeteam.store.queries import requirements as query
from ropeteam.store.queries.gate import latest_judgements
from ropeteam.store.queries.names import capability_names
from ropeteam.store.queries.product import Truth
from ropeteam.web import fields, languages, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.requirement_words import Drafts
from ropeteam.web.requirements import Last, percent, rights, tell_answered
from ropeteam.web.standing import reader_of
from ropeteam.wording.reason import reason_sentence


@dataclass(frozen=True, slots=True)
class Card:
    """A candidate as the page shows it. Its verdict may be read at once where Ask would name it (`speaks`)."""

    title: str
    kind: str
    fit: str
    speaks: bool
    reasons: tuple[str, ...]
    capability: int | None


@staff
@require_safe
def requirement(request: StaffRequest, pk: int) -> HttpResponse:
    row = access.requirement(request.actor, pk)
    (seen,) = query.seen(query.annotated(row))
    reader = reader_of(request.actor, row.deal, on=request.today)
    drafts = Drafts(row.deal, request.actor)
    product, on = drafts.now.product, request.today
    verdict, _ = consider(row.text, product=product, deal=row.deal, on=on, now=drafts.now, demand=True)
    same = requirement_answers.last_answers([row], row.deal)
    near = near_requirements.near_each([row], row.deal).get(row.pk, [])
    before, after = query.neighbours(row)
    names = capability_names(access.products(request.actor))
    suggestion = seen.suggestion
    context = {
        "row": row,
        "deal": row.deal,
        "seen": seen,
        "confidence": percent(suggestion.confidence) if suggestion else None,
        "bounded": suggestion is not None and bounded(Coverage(suggestion.status), suggestion.reasons),
        "suggested_about": names.get(suggestion.capability_id or 0, "") if suggestion else "",
        "reasons": _reasons(suggestion.reasons, drafts, suggestion.capability_id) if suggestion else (),
        "draft": drafts.of(suggestion) if suggestion else "",
        "last": Last(same[row.pk], None) if row.pk in same else None,
        "near": [Last(one.answer, round(100 * one.likeness)) for one in near],
        "cards": _cards(verdict, drafts),
        "history": query.history(row),
        "may_files": reader.may(Deed.READ_ARCHITECTURE_FILE),
        "in_studies": studies.seen_of_requirement(row.pk) if reader.may(Deed.READ_STUDY) else [],
        "before": before,
        "after": after,
        "stale": _stale(seen, drafts.now),
        "unbooked": query.unbooked(row.deal).filter(pk=row.pk).exists(),
        "statuses": list(enumerate((one.value for one in Coverage), start=1)),
        "efforts": [one.value for one in Effort],
        "owns": request.actor.person is not None and row.owner_id == request.actor.person.pk,
        "people": query.may_own(row.deal, on=request.today) if reader.may(Deed.HAND_OUT_REQUIREMENT) else [],
        "capabilities": sorted(names.items(), key=lambda pair: pair[1].casefold()),
        **rights(reader),
    }
    return render(request, "requirements/requirement.html", context)


@staff
@require_POST
def answer(request: StaffRequest, pk: int) -> HttpResponse:
    """`do` is say (with status, comment, capability), accept, or repeat with the requirement whose answer is repeated."""
    row = access.requirement(request.actor, pk)
    actor, on, post = request.actor, request.today, request.POST
    do = post.get("do", "say")
    if do == "accept":
        done = flow.accept(row.deal, [row.pk], actor=actor, on=on, speak=Drafts(row.deal, actor).of)
    elif do == "repeat":
        other, likeness = fields.number(post, "answer"), fields.number(post, "likeness")
        near = (likeness or 0) / 100 if likeness is not None else None
        done = flow.repeat(row.deal, [row.pk], actor=actor, on=on, answer=other, likeness=near)
    else:
        about = fields.number(post, "capability")
        done = flow.answer(
            row.deal,
            [row.pk],
            actor=actor,
            on=on,
            status=fields.one_of(post, "status", Coverage),
            comment=post.get("comment", ""),
            capability=access.capability(actor, about) if about else None,
        )
    tell_answered(request, done)
    return redirect("requirement", pk=row.pk)


@staff
@require_POST
def about(request: StaffRequest, pk: int) -> HttpResponse:
    """Which capability the row is about."""
    row = access.requirement(request.actor, pk)
    chosen = fields.number(request.POST, "capability")
    capability = access.capability(request.actor, chosen) if chosen else None
    requirement_rows.say_about(row, actor=request.actor, capability=capability)
    notices.tell(request, "requirements.done.about")
    return redirect("requirement", pk=row.pk)


@staff
@require_POST
def promise(request: StaffRequest, pk: int) -> HttpResponse:
    """What the customer was told becomes a promise of the ledger."""
    row = access.requirement(request.actor, pk)
    made = requirement_promises.take_up(row, actor=request.actor, on=request.today)
    notices.tell(request, "requirements.done.promise")
    return redirect("promises_promise", pk=made.pk)


@staff
@require_POST
def promises(request: StaffRequest, pk: int) -> HttpResponse:
    """The same of many rows; the answer says of each what became of it. Sent again it changes nothing."""
    deal = access.deal(request.actor, pk)
    ids = fields.numbers(request.POST, "row")
    taken = requirement_promises.take_up_all(deal, ids, actor=request.actor, on=request.today)
    judged = latest_judgements([one.promise for one in taken if one.promise is not None], [])
    rows = [
        (one, judged.get(("promise", one.promise.pk)) if one.promise else None, _against(one.against)) for one in taken
    ]
    entered = sum(one.promise is not None for one in taken)
    return render(request, "requirements/taken.html", {"deal": deal, "rows": rows, "entered": entered})


def _against(code: str) -> str:
    return notices.sentence_of(Refused(code)) if code else ""


def _reasons(reasons: list[dict[str, str]], drafts: Drafts, capability: int | None) -> tuple[str, ...]:
    known = drafts.now.capabilities.get(capability or 0)
    names = drafts.names | {"capability": known.capability.key if known else ""}
    return tuple(reason_sentence(reason, names, languages.current()) for reason in reasons)


def _cards(verdict: AskVerdict, drafts: Drafts) -> list[Card]:
    keys = {kind: [one.key for one in verdict.candidates if one.kind == kind] for kind in CandidateKind}
    product = drafts.now.product
    wishes = ChangeRequest.objects.filter(product=product, key__in=keys[CandidateKind.CHANGE_REQUEST])
    ways = SolutionPattern.objects.filter(product=product, key__in=keys[CandidateKind.PATTERN])
    titles = {f"{CandidateKind.CHANGE_REQUEST}:{one.key}": one.title for one in wishes}
    titles |= {f"{CandidateKind.PATTERN}:{one.key}": one.need for one in ways}
    by_key = {one.capability.key: pk for pk, one in drafts.now.capabilities.items()}
    found = []
    for one in verdict.candidates:
        pk = by_key.get(one.key) if one.kind == CandidateKind.CAPABILITY else None
        named = f"{one.kind}:{one.key}"
        found.append(
            Card(
                title=titles.get(named) or drafts.names.get(named, one.key),
                kind=one.kind.value,
                fit=one.fit.value,
                speaks=verdict.speaks(one),
                reasons=_reasons([reason.as_json() for reason in one.reasons], drafts, pk),
                capability=pk,
            )
        )
    return found


def _stale(seen: query.Seen, now: Truth) -> bool:
    """Whether the product moved since it was answered."""
    answer: Any = seen.answer
    if answer is None or answer.capability_version_id is None:
        return False
    known = now.capabilities.get(answer.capability_id)
    return known is None or known.version.pk != answer.capability_version_id
