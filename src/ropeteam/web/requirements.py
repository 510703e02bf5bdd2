"""A deal's requirements: the list with what holds of each row, narrowed and worked through by keys; and as CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core.access import Deed
from ropeteam.core.coverage import bounded, says_more
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.vocabulary import Effort
from ropeteam.core.vocabulary_presales import Coverage
from ropeteam.flows import coverage as flow
from ropeteam.flows import near_requirements, reading, requirement_rows, requirement_suggestions
from ropeteam.store import access
from ropeteam.store.models import Coverage as Said
from ropeteam.store.models import CoverageDeed, Deal, Person
from ropeteam.store.queries import requirement_answers
from ropeteam.store.queries import requirements as query
from ropeteam.store.queries.deals import names_shown
from ropeteam.store.queries.names import capability_names
from ropeteam.store.queries.requirements import Seen, Wanted
from ropeteam.web import fields, languages, listing, notices
from ropeteam.web.actors import StaffRequest, back, staff
from ropeteam.web.requirement_words import Drafts
from ropeteam.web.standing import Reader, reader_of
from ropeteam.web.tables import csv_answer
from ropeteam.wording.say import say

FILTERS = ("stand", "must", "owner", "q")
OFFERED = ("uncovered", "open", "suggested", "met", "gap", "refused", "unbooked", "left")
COLUMNS = ("no", "section", "text", "must", "coverage", "comment", "capability", "effort", "effort_note", "answered")


@dataclass(frozen=True, slots=True)
class Last:
    """An earlier answer to the same words; `likeness` in percent where they are only near."""

    answer: Said
    likeness: int | None

    @property
    def deal(self) -> Deal:
        return self.answer.requirement.deal


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as the list shows it. `about` is the capability by name; `more`: the answer says more than the machine found."""

    seen: Seen
    about: str
    confidence: int | None
    bounded: bool
    last: Last | None
    more: bool


@staff
@require_safe
def requirements(request: StaffRequest, pk: int) -> HttpResponse:
    """`stand`, `must`, `owner` and `q` narrow the list, `after` is the place inside it."""
    deal = access.deal(request.actor, pk)
    wanted = wanted_of(request, deal)
    after = listing.number(request.GET, "after")
    rows, more = query.page(deal, wanted, after=after)
    reader = reader_of(request.actor, deal, on=request.today)
    kept = listing.kept(request.GET, *FILTERS)
    return render(
        request,
        "requirements/requirements.html",
        {
            "deal": deal,
            "counts": query.counts(deal),
            "sheets": query.sheets(deal),
            "rows": shown(rows, deal, request.actor),
            "wanted": wanted,
            "filters": kept.urlencode(),
            "narrowed": bool(kept),
            "stands": listing.choices(request.GET, "stand", OFFERED),
            "musts": listing.address(request.GET, must="" if wanted.must else "1"),
            "owners": query.owners(deal),
            "page": listing.Pager(
                listing.address(request.GET) if after else "",
                listing.address(request.GET, after=str(rows[-1].row.no)) if more else "",
            ),
            **rights(reader),
            "people": query.may_own(deal, on=request.today) if reader.may(Deed.HAND_OUT_REQUIREMENT) else [],
            "statuses": list(enumerate((one.value for one in Coverage), start=1)),
            "efforts": [one.value for one in Effort],
        },
    )


@staff
@require_safe
def requirements_csv(request: StaffRequest, pk: int) -> HttpResponse:
    """The list as it is narrowed, whole. No staff names."""
    deal = access.deal(request.actor, pk)
    reading.take_export(request.actor.company, actor=request.actor, what="requirements")
    head = [f"requirements.csv.{name}" for name in COLUMNS]
    lines = _lines(
        deal, wanted_of(request, deal), capability_names(access.products(request.actor)), languages.current()
    )
    return csv_answer("requirements", head, lines)


@staff
@require_POST
def deeds(request: StaffRequest, pk: int) -> HttpResponse:
    """`row` many times; `do` is set:COVERAGE, accept, repeat, owner or effort."""
    deal = access.deal(request.actor, pk)
    ids = fields.numbers(request.POST, "row")
    do, _, what = request.POST.get("do", "").partition(":")
    if do == "owner":
        to = _chosen(request, deal)
        n = requirement_rows.hand_out(deal, ids, actor=request.actor, to=to, on=request.today)
        notices.tell(request, f"requirements.done.owner.{'one' if n == 1 else 'many'}", n=n)
    elif do == "effort":
        size = fields.one_of(request.POST, "effort", Effort) if request.POST.get("effort") else None
        n = requirement_rows.size(deal, ids, actor=request.actor, effort=size, note=request.POST.get("effort_note", ""))
        notices.tell(request, f"requirements.done.effort.{'one' if n == 1 else 'many'}", n=n)
    else:
        tell_answered(request, _answered(request, deal, ids, do, what))
    return back(request)


@staff
@require_POST
def undo(request: StaffRequest, pk: int) -> HttpResponse:
    deed = (
        CoverageDeed.objects.filter(pk=pk, deal__in=access.deals(request.actor)).select_related("deal__company").first()
    )
    if deed is None:
        raise NotFound("coverage", str(pk))
    done = flow.undo(deed, actor=request.actor, on=request.today)
    if done.done:
        notices.tell(request, f"requirements.undone.{'one' if done.done == 1 else 'many'}", n=done.done)
    if done.stay:
        notices.tell(request, f"requirements.stay.{'one' if done.stay == 1 else 'many'}", n=done.stay)
    return back(request)


@staff
@require_POST
def again(request: StaffRequest, pk: int) -> HttpResponse:
    """Look for what meets the rows once more."""
    deal = access.deal(request.actor, pk)
    n = requirement_suggestions.look_again(deal, actor=request.actor)
    notices.tell(request, f"requirements.done.again.{'one' if n == 1 else 'many'}", n=n)
    return redirect("deals_requirements", pk=deal.pk)


def wanted_of(request: StaffRequest, deal: Deal) -> Wanted:
    given: QueryDict = request.GET
    stand = given.get("stand", "")
    return Wanted(
        must=given.get("must") == "1",
        stand=stand if stand in query.STANDS else "",
        owner=_owner(request, deal),
        words=given.get("q", "").strip()[:200],
    )


def _owner(request: StaffRequest, deal: Deal) -> int | None:
    """Somebody else's rows only for who may know names here: else whose they are could be found out by trying."""
    owner = request.GET.get("owner", "")
    if owner in ("me", "none"):
        return request.actor.person.pk if owner == "me" and request.actor.person else 0
    may = names_shown(request.actor, on_rope=access.on_rope(request.actor, deal))
    return listing.number(request.GET, "owner") if may else None


def shown(rows: Sequence[Seen], deal: Deal, actor: Any) -> list[Shown]:
    """The rows with the last answers to their words: the same ones first, else the nearest."""
    names = capability_names(access.products(actor))
    waiting = [one.row for one in rows if one.answer is None]
    same = requirement_answers.last_answers(waiting, deal)
    near = near_requirements.near_each([row for row in waiting if row.pk not in same], deal, most=1)
    return [_shown(one, names, same, near) for one in rows]


def rights(reader: Reader) -> dict[str, bool]:
    return {
        "may_answer": reader.may(Deed.ANSWER_REQUIREMENT),
        "may_bring": reader.may(Deed.BRING_REQUIREMENTS),
        "may_hand_out": reader.may(Deed.HAND_OUT_REQUIREMENT),
        "may_enter": reader.may(Deed.ENTER_PROMISE),
        "named": names_shown(reader.actor, on_rope=reader.on_rope),
        "named_elsewhere": names_shown(reader.actor, on_rope=False),
    }


def tell_answered(request: StaffRequest, done: flow.Answered) -> None:
    if done.deed is None:
        notices.tell(request, "requirements.done.nothing")
        return
    at = reverse("coverage_undo", args=[done.deed.pk])
    notices.tell(request, f"requirements.done.answered.{'one' if done.done == 1 else 'many'}", undo=at, n=done.done)
    if done.skipped:
        notices.tell(request, f"requirements.skipped.{'one' if done.skipped == 1 else 'many'}", n=done.skipped)
    if done.gaps:
        notices.tell(request, f"requirements.gaps.{'one' if done.gaps == 1 else 'many'}", n=done.gaps)


def percent(chance: float | None) -> int:
    """Nothing that was only counted is certain."""
    return min(99, round(100 * (chance or 0)))


def _chosen(request: StaffRequest, deal: Deal) -> Person | None:
    """Whose the rows are to be. Nobody's only where that was chosen, not where somebody went meanwhile."""
    pk = fields.number(request.POST, "owner")
    found = query.may_own(deal, on=request.today).filter(pk=pk or 0).first()
    if found is None and request.POST.get("owner"):
        raise Refused("owner_does_not_act")
    return found


def _answered(request: StaffRequest, deal: Deal, ids: list[int], do: str, what: str) -> flow.Answered:
    actor, on = request.actor, request.today
    if do == "accept":
        return flow.accept(deal, ids, actor=actor, on=on, speak=Drafts(deal, actor).of)
    if do == "repeat":
        return flow.repeat(deal, ids, actor=actor, on=on)
    if do == "set" and what in {one.value for one in Coverage}:
        return flow.answer(deal, ids, actor=actor, status=Coverage(what), on=on)
    raise Refused("choice_missing")


def _shown(one: Seen, names: dict[int, str], same: dict[int, Said], near: dict[int, list[Any]]) -> Shown:
    holds = one.answer or one.suggestion
    last = Last(same[one.row.pk], None) if one.row.pk in same else None
    if last is None and near.get(one.row.pk):
        best = near[one.row.pk][0]
        last = Last(best.answer, round(100 * best.likeness))
    found = Coverage(one.suggestion.status) if one.suggestion else None
    return Shown(
        seen=one,
        about=names.get(holds.capability_id or 0, "") if holds else names.get(one.row.capability_id or 0, ""),
        confidence=percent(one.suggestion.confidence) if one.suggestion else None,
        bounded=one.suggestion is not None and bounded(Coverage(one.suggestion.status), one.suggestion.reasons),
        last=last,
        more=one.answer is not None and says_more(Coverage(one.answer.status), found),
    )


def _lines(deal: Deal, wanted: Wanted, names: dict[int, str], language: str) -> Iterator[list[object]]:
    after, more = None, True
    while more:
        rows, more = query.page(deal, wanted, after=after, size=500)
        for one in rows:
            row, answer = one.row, one.answer
            after = row.no
            status = say(f"coverage.{answer.status}", language) if answer else ""
            yield [
                row.named or row.no,
                row.section,
                row.text,
                say("requirements.must" if row.must else "requirements.should", language),
                status,
                answer.comment if answer else "",
                names.get(answer.capability_id or 0, "") if answer else "",
                row.effort,
                row.effort_note,
                answer.said_on if answer else "",
            ]
