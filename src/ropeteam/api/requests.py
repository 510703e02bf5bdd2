"""Change requests: the ordered list, one of them with its askers, and what people do with it."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status

from ropeteam.api.request_shapes import (
    AskerOut,
    EffortIn,
    MergeIn,
    MergeOut,
    MoveIn,
    RatingIn,
    RequestIn,
    RequestOut,
    RequestPage,
    RequestWhole,
    StakeOut,
    VetoIn,
    WordsIn,
)
from ropeteam.api.tokens import actor
from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound
from ropeteam.core.vocabulary import SignalKind
from ropeteam.flows import change_requests, request_board, request_judging, request_linking, request_merging
from ropeteam.flows.request_board import ORDERS, Board, Wish
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Capability, ChangeRequest, RequestMerge
from ropeteam.store.queries.lists import SIZE
from ropeteam.store.queries.request_askers import AskerLine, askers_seen
from ropeteam.store.queries.request_judgements import pillars_now
from ropeteam.store.queries.request_owner import owner_of

router = Router(tags=["requests"])


@router.get("/requests", response=RequestPage, summary="Change requests in an order")
def requests(request: HttpRequest, order: str = "stake", state: str = "", after: int | None = None) -> RequestPage:
    """`order`: stake, priority or newest; `state`: undecided or a decision's kind."""
    who = actor(request)
    access.require(who, Deed.READ_REQUEST)
    board = request_board.board(who)
    found = board.in_state(order if order in ORDERS else "stake", state)
    start = next((no + 1 for no, pk in enumerate(found) if pk == after), 0)
    shown = found[start : start + SIZE]
    more = start + len(shown) < len(found)
    return RequestPage(items=[_out(wish, board) for wish in board.pick(shown)], next=shown[-1] if more else None)


@router.post("/requests", response={201: RequestOut}, summary="A new change request")
def create(request: HttpRequest, body: RequestIn) -> Status[RequestOut]:
    who = actor(request)
    access.require(who, Deed.ASK)
    product = access.product(who)
    row = ChangeRequest.objects.filter(product=product, key=body.key).first() if body.key else None
    if row is None:
        capability = None
        if body.capability is not None:
            capability = Capability.objects.filter(product=product, key=body.capability).first()
            if capability is None:
                raise NotFound("capability", body.capability)
        row = change_requests.create(
            product, actor=who, title=body.title, problem=body.problem, origin=body.origin, capability=capability,
            key=body.key,
        )  # fmt: skip
    return Status(201, _one(who, row))


@router.get("/requests/{request_id}", response=RequestWhole, summary="One change request with its askers")
def one(request: HttpRequest, request_id: int) -> RequestWhole:
    who = actor(request)
    row = access.change_request(who, request_id)
    owner, found = owner_of(row), askers_seen(row, actor=who)
    merges = RequestMerge.objects.filter(request__merged_into=row, unmerge__isnull=True).order_by("pk")
    return RequestWhole(
        **_one(who, row).model_dump(),
        problem=row.problem,
        owner=owner.name if owner else None,
        askers=[_asker(line) for line in found.lines],
        hidden=found.hidden,
        merges=list(merges.values_list("pk", flat=True)),
    )


@router.post("/requests/{request_id}/merges", response={201: MergeOut}, summary="Merge it into another one")
def merge(request: HttpRequest, request_id: int, body: MergeIn) -> Status[MergeOut]:
    who = actor(request)
    row, into = access.change_request(who, request_id), access.change_request(who, body.into)
    made = request_merging.merge(row, into, actor=who, on=timezone.localdate(), reason=body.reason)
    return Status(201, MergeOut(merge=made.pk, request=row.pk, into=into.pk))


@router.post("/merges/{merge_id}/undos", response={201: RequestOut}, summary="Take a merge back")
def unmerge(request: HttpRequest, merge_id: int) -> Status[RequestOut]:
    who = actor(request)
    found = RequestMerge.objects.filter(pk=merge_id).first()
    if found is None:
        raise NotFound("merge", str(merge_id))
    row = access.change_request(who, found.request_id)
    request_merging.unmerge(found, actor=who, on=timezone.localdate())
    return Status(201, _one(who, row))


@router.post("/requests/{request_id}/moves", response={201: RequestOut}, summary="Split askers off, or move them")
def move(request: HttpRequest, request_id: int, body: MoveIn) -> Status[RequestOut]:
    """Gives the request the askers are with now."""
    who, today = actor(request), timezone.localdate()
    row = access.change_request(who, request_id)
    askers = [access.asker(who, pk) for pk in body.askers]
    if body.into is not None:
        into = access.change_request(who, body.into)
        request_linking.move(askers, into, actor=who, on=today)
        return Status(201, _one(who, into))
    return Status(201, _one(who, request_merging.split(row, askers, actor=who, on=today, title=body.title)))


@router.post(
    "/requests/{request_id}/ratings", response={201: RequestOut}, summary="How it fits a pillar, as you see it"
)
def rate(request: HttpRequest, request_id: int, body: RatingIn) -> Status[RequestOut]:
    who = actor(request)
    row = access.change_request(who, request_id)
    pillar = next((one for one in pillars_now(row.product_id) if one.key == body.pillar), None)
    if pillar is None:
        raise NotFound("pillar", body.pillar)
    request_judging.rate(row, pillar, actor=who, value=body.value, on=timezone.localdate())
    return Status(201, _one(who, row))


@router.post("/requests/{request_id}/vetoes", response={201: RequestOut}, summary="Against the vision; or not any more")
def veto(request: HttpRequest, request_id: int, body: VetoIn) -> Status[RequestOut]:
    who, today = actor(request), timezone.localdate()
    row = access.change_request(who, request_id)
    if body.lift:
        request_judging.lift_veto(row, actor=who, on=today)
    else:
        request_judging.veto(row, actor=who, reason=body.reason, on=today)
    return Status(201, _one(who, row))


@router.post("/requests/{request_id}/words", response={201: RequestOut}, summary="What it is about, for everybody")
def words(request: HttpRequest, request_id: int, body: WordsIn) -> Status[RequestOut]:
    who = actor(request)
    row = access.change_request(who, request_id)
    change_requests.reword(row, actor=who, title=body.title, problem=body.problem)
    return Status(201, _one(who, row))


@router.post("/requests/{request_id}/efforts", response={201: RequestOut}, summary="What it would take")
def effort(request: HttpRequest, request_id: int, body: EffortIn) -> Status[RequestOut]:
    who = actor(request)
    row = access.change_request(who, request_id)
    request_judging.size(row, actor=who, effort=body.effort, on=timezone.localdate())
    return Status(201, _one(who, row))


def _one(who: Actor, row: ChangeRequest) -> RequestOut:
    """One that was merged away shows what its target shows, and says so."""
    row.refresh_from_db()
    board = request_board.board(who)
    found = _out(board.wishes[row.merged_into_id or row.pk], board)
    if row.merged_into_id is None:
        return found
    return found.model_copy(
        update={"id": row.pk, "key": row.key, "title": row.title, "merged_into": row.merged_into_id}
    )


def _out(wish: Wish, board: Board) -> RequestOut:
    stake = wish.stake
    return RequestOut(
        id=wish.pk,
        key=wish.key,
        title=wish.title,
        origin=wish.origin,
        merged_into=None,
        decided=wish.decided or None,
        asks=wish.asks,
        accounts=wish.accounts,
        segments=sorted(wish.segments),
        stake=StakeOut(
            value=round(stake.value, 4),
            low=round(stake.low, 4),
            high=round(stake.high, 4),
            dominance=round(stake.dominance, 4),
            in_top=round(board.in_top(wish.pk), 4),
        )
        if stake
        else None,
        open=round(wish.open, 2),
        revenue=round(wish.revenue, 2),
        lost=round(wish.lost, 2),
        currency=board.currency,
        fit=wish.fit.value,
        known=round(wish.fit.known, 4),
        spread=wish.fit.spread,
        vetoed=wish.fit.vetoed,
        effort=wish.effort,
        priority=wish.priority,
    )


def _asker(line: AskerLine) -> AskerOut:
    row = line.asker
    account = row.account or (row.deal.account if row.deal else None)
    return AskerOut(
        id=row.pk,
        deal=row.deal_id,
        account=account.name if account else None,
        segment=account.segment if account else None,
        said_on=line.said_on,
        words=None if line.sealed else line.words,
        kind=SignalKind(line.kind) if line.kind else None,
        importance=row.importance,
        wanted_by=row.wanted_by,
        request=row.change_request_id,
    )
