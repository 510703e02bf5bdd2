"""One change request: who asked for it in their own words, what is at stake, how it fits, what is like it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ropeteam.core.access import Deed, may
from ropeteam.core.strategy_fit import WIDE_ABOVE, StrategyFit, judge
from ropeteam.core.strategy_fit import PillarPlace as Place
from ropeteam.core.vocabulary import Effort, Importance, Role
from ropeteam.flows import near_pillars, request_board, request_linking
from ropeteam.flows.request_board import Board
from ropeteam.store import access
from ropeteam.store.models import ChangeRequest, Decision, Pillar, RequestMerge, VisionVeto
from ropeteam.store.queries import request_judgements, timeline
from ropeteam.store.queries.deals import held_by
from ropeteam.store.queries.judgements import latest_decision
from ropeteam.store.queries.names import segment_names
from ropeteam.store.queries.product import truth
from ropeteam.store.queries.request_askers import AskerLine, Askers, askers_seen
from ropeteam.store.queries.request_facts import COLUMNS, RequestFacts
from ropeteam.store.queries.request_owner import owner_of
from ropeteam.web import decisions, listing, request_numbers
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.requests import in_list
from ropeteam.wording.pages_events import CODES

WORDS_OF = {-1.0: "against", 0.0: "none", 0.5: "supports", 1.0: "core"}


@dataclass(frozen=True, slots=True)
class PillarRow:
    """A pillar with what the roles say of it. `mine`: this reader's own rating. `look`: the words sound like it."""

    pillar: Pillar
    percent: int
    value: str
    spread: str
    disputed: bool
    roles: tuple[tuple[str, str], ...]
    mine: float | None
    look: bool


@staff
@require_safe
def request_page(request: StaffRequest, pk: int) -> HttpResponse:
    row = access.change_request(request.actor, pk)
    board = request_board.board(request.actor)
    wish = board.wishes.get(row.pk)
    column, segment = request.GET.get("of", ""), request.GET.get("segment", "")[:120]
    askers = askers_seen(row, actor=request.actor, column=column, segment=segment)
    now = truth(row.product)
    deciding = decisions.part(request, row, now)
    segments = sorted(wish.segments) if wish else []
    found = {
        "request_row": row,
        "list": in_list(row.pk, board, kept=request.GET.get("in", "")),
        "wish": wish,
        "shown": request_numbers.row(wish, board.largest) if wish else None,
        "board": board,
        "top": request_numbers.top(),
        "decision": deciding["decide"]["standing"] or _of_target(row),
        "capability": deciding["decide"]["capability_name"],
        "askers": askers,
        "owner": owner_of(row),
        "may_review": _may_review(request, askers),
        "columns": listing.choices(request.GET, "of", COLUMNS),
        "segments": listing.choices(request.GET, "segment", segments),
        "segment_names": segment_names(access.products(request.actor)) if len(segments) > 1 or segment else {},
        "importances": [one.value for one in Importance],
        "may_merge": may(Deed.MERGE_REQUESTS, request.actor.roles) and row.merged_into is None,
        "near": _near(row, board),
        "in_top": request_numbers.percent(board.in_top(wish.pk)) if wish and wish.stake and board.many else None,
        "dominance": request_numbers.percent(wish.stake.dominance) if wish and wish.stake else 0,
        "may_unmerge": may(Deed.MERGE_REQUESTS, request.actor.roles),
        "merges": _merges(row),
        "trackers": list(row.tracker_links.order_by("tracker", "pk")),
        "happened": timeline.of_subject(row, [row.pk, *row.merged.values_list("pk", flat=True)], codes=CODES),
        **judged(request, row, list(now.pillars)),
        **deciding,
    }
    return render(request, "requests/request.html", found)


def judged(request: StaffRequest, row: ChangeRequest, pillars: list[Pillar]) -> dict[str, Any]:
    """The part of the page that every judgement changes."""
    ratings = request_judgements.ratings_of(row)
    vetoes = request_judgements.standing_vetoes(VisionVeto.objects.filter(change_request=row))
    fit = judge([Place(one.key, one.priority) for one in pillars], [one for one, _ in ratings], vetoed=bool(vetoes))
    me = request.actor.person.pk if request.actor.person else 0
    mine = {rating.pillar: rating.value for rating, by in ratings if by == me}
    effort = request_judgements.effort_of(row)
    return {
        "request_row": row,
        "fit": fit,
        "fit_value": request_numbers.signed(fit.value),
        "fit_known": request_numbers.percent(fit.known),
        "pillars": _pillars(pillars, fit, mine, near_pillars.sounds_like(f"{row.title}. {row.problem}", pillars)),
        "ratings": [(str(value), word) for value, word in WORDS_OF.items()],
        "vetoes": vetoes,
        "my_veto": any(veto.by_id == me for veto in vetoes),
        "may_judge": may(Deed.JUDGE_REQUEST, request.actor.roles) and row.merged_into is None,
        "effort": effort.effort if effort else "",
        "efforts": [one.value for one in Effort],
        "may_reword": may(Deed.DECIDE_REQUEST, request.actor.roles) and row.merged_into is None,
        "may_size": may(Deed.SIZE_REQUEST, request.actor.roles) and row.merged_into is None,
    }


def _of_target(row: ChangeRequest) -> Decision | None:
    """What holds for a merged request is what was decided where it went."""
    return latest_decision(row, None) if row.merged_into_id else None


def _near(row: ChangeRequest, board: Board) -> list[RequestFacts]:
    """Those that text puts beside it, as the order of wishes knows them."""
    found = request_linking.near_ids(f"{row.title}. {row.problem}", row.product, without=row.pk)
    return [board.fact(pk) for pk, _ in found if pk in board.counted.places]


def _pillars(pillars: list[Pillar], fit: StrategyFit, mine: dict[str, float], sounds: str) -> list[PillarRow]:
    rows = []
    for pillar, judged_one in zip(pillars, fit.pillars, strict=True):
        rows.append(
            PillarRow(
                pillar=pillar,
                percent=request_numbers.percent(judged_one.weight),
                value=request_numbers.signed(judged_one.value),
                spread=request_numbers.plain(judged_one.spread),
                disputed=judged_one.spread > WIDE_ABOVE,
                roles=tuple((role.value, request_numbers.signed(value)) for role, value in judged_one.roles),
                mine=mine.get(pillar.key),
                look=pillar.key == sounds,
            )
        )
    return rows


def _may_review(request: StaffRequest, askers: Askers) -> frozenset[int]:
    """The askers whose importance and place this reader may change."""
    lines: tuple[AskerLine, ...] = askers.lines
    if Role.PRODUCT in request.actor.roles:
        return frozenset(line.asker.pk for line in lines)
    if not may(Deed.REVIEW_CUSTOMERS, request.actor.roles, on_rope=True):
        return frozenset()
    mine = held_by(request.actor, {line.asker.deal_id for line in lines if line.asker.deal_id is not None})
    return frozenset(line.asker.pk for line in lines if line.asker.deal_id in mine)


def _merges(row: ChangeRequest) -> list[RequestMerge]:
    """The merges that stand: what went into this request, or this request itself."""
    found = RequestMerge.objects.filter(unmerge__isnull=True)
    found = found.filter(request=row) if row.merged_into else found.filter(request__merged_into=row)
    return list(found.select_related("request", "into").order_by("pk"))
