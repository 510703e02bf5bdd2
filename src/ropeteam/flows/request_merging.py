"""Two wishes become one, and one becomes two again. Every asker's words stay their own row; every step can be taken back.

Rule in prose. A merge is a row: request -> into. The pointer `merged_into` on the request is derived from those rows that
were not taken back: it always names the request that stands at the end of the chain, so that whoever reads it needs one
step. Only requests that stand for themselves are merged, and only into such a one; therefore no circle can come about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import RequestOrigin
from ropeteam.flows import nearest
from ropeteam.store import access, events, product_lock
from ropeteam.store.actor import Actor
from ropeteam.store.askers import held, put
from ropeteam.store.keys import free_key
from ropeteam.store.models import (
    Asker,
    ChangeRequest,
    Decision,
    Person,
    Promise,
    RequestMerge,
    RequestUnmerge,
)
from ropeteam.store.queries.judgements import latest_decision
from ropeteam.store.queries.request_askers import askers_of
from ropeteam.store.request_lock import locked_with_merged, refuse_merged, standing


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge would do: the askers of `request` get what was decided on `into`, instead of `before`.

    `both`: deals that ask for either; they count once afterwards. `promises` lean on `request` and are judged anew.
    """

    request: ChangeRequest
    into: ChangeRequest
    askers: int
    deals: int
    both: int
    promises: int
    before: Decision | None
    after: Decision | None

    @property
    def answer_changes(self) -> bool:
        before, after = self.before, self.after
        return (before.kind if before else "") != (after.kind if after else "")


def preview(request: ChangeRequest, into: ChangeRequest, *, actor: Actor) -> Preview:
    """Who would get which answer. Writes nothing; refuses what `merge` would refuse."""
    access.require(actor, Deed.MERGE_REQUESTS)
    _may_join(request, into)
    mine, theirs = (Counter(askers_of(row).values_list("deal_id", flat=True)) for row in (request, into))
    leaning = Promise.objects.filter(
        change_request__in=_with_merged(request), end__isnull=True, replaced_by__isnull=True
    )
    deals, others = ({pk for pk in row if pk is not None} for row in (mine, theirs))
    return Preview(
        request=request,
        into=into,
        askers=mine.total(),
        deals=len(deals),
        both=len(deals & others),
        promises=leaning.count(),
        before=latest_decision(request, None),
        after=latest_decision(into, None),
    )


def merge(request: ChangeRequest, into: ChangeRequest, *, actor: Actor, on: date, reason: str = "") -> RequestMerge:
    """`request` goes into `into`: found, counted, decided and answered there from now on."""
    by = _person(actor, Deed.MERGE_REQUESTS)
    with transaction.atomic():
        rows = locked_with_merged(request.pk, into.pk)
        _may_join(rows[request.pk], rows[into.pk])
        made = RequestMerge.objects.create(
            request=rows[request.pk], into=rows[into.pk], by=by, reason=reason.strip(), merged_on=on, created_by=by
        )
        _with_merged(request).update(merged_into=into.pk)
        company = rows[into.pk].product.company
        events.append("request.merged", rows[request.pk], actor=actor, company=company, into=into.pk, merge=made.pk)
    return made


def unmerge(merge: RequestMerge, *, actor: Actor, on: date) -> RequestUnmerge:
    """Taken back: the request stands for itself again, with what had been merged into it before, and its own askers."""
    by = _person(actor, Deed.MERGE_REQUESTS)
    with transaction.atomic():
        rows = locked_with_merged(merge.request_id, merge.into_id)
        if RequestUnmerge.objects.filter(merge=merge).exists():
            raise Refused("already_unmerged", title=rows[merge.request_id].title)
        made = RequestUnmerge.objects.create(merge=merge, by=by, unmerged_on=on, created_by=by)
        _point_anew(rows[merge.request_id])
        company = rows[merge.request_id].product.company
        events.append("request.unmerged", rows[merge.request_id], actor=actor, company=company, into=merge.into_id)
    return made


def split(
    request: ChangeRequest, askers: Sequence[Asker], *, actor: Actor, on: date, title: str, problem: str = ""
) -> ChangeRequest:
    """A new request for some of the askers, who meant something else. The rest stays where it is."""
    by = _person(actor, Deed.MERGE_REQUESTS)
    if not title.strip():
        raise Refused("title_missing")
    if not askers:
        raise Refused("askers_missing")
    with transaction.atomic():
        product_lock.held(request.product_id)
        row = standing(request.pk)
        family = set(_with_merged(row).values_list("pk", flat=True))
        if any(asker.change_request_id not in family for asker in askers):
            raise Refused("asker_moved_on")
        made = ChangeRequest.objects.create(
            product=row.product,
            key=free_key(ChangeRequest.objects.filter(product=row.product), "cr{n}"),
            title=title.strip()[:300],
            problem=problem.strip(),
            origin=RequestOrigin(row.origin).value,
            capability=row.capability,
            created_by=by,
        )
        nearest.keep(made)
        events.append("request.created", made, actor=actor, company=row.product.company, split_from=row.pk)
        for asker in held(list(askers)):
            put(asker, made, actor=actor, by=by, on=on)
    return made


def _may_join(request: ChangeRequest, into: ChangeRequest) -> None:
    if request.pk == into.pk:
        raise Refused("merge_into_itself")
    if request.product_id != into.product_id:
        raise Refused("other_product")
    refuse_merged(request)
    refuse_merged(into)


def _with_merged(request: ChangeRequest) -> QuerySet[ChangeRequest]:
    return ChangeRequest.objects.filter(Q(pk=request.pk) | Q(merged_into=request.pk))


def _point_anew(request: ChangeRequest) -> None:
    """Recompute the pointers of everything that stood where `request` stood."""
    root = request.merged_into_id
    family = ChangeRequest.objects.filter(merged_into=root).order_by("pk")
    edges = dict(
        RequestMerge.objects.filter(request__in=family, unmerge__isnull=True)
        .order_by("pk")
        .values_list("request_id", "into_id")
    )
    for row in list(family):
        if row.pk != request.pk and row.pk not in edges:
            continue  # came merged from a folder: there is no step that could be taken back
        end = row.pk
        while end in edges:
            end = edges[end]
        ChangeRequest.objects.filter(pk=row.pk).update(merged_into=None if end == row.pk else end)


def _person(actor: Actor, deed: Deed) -> Person:
    access.require(actor, deed)
    if actor.person is None:
        raise NotAllowed(deed)
    return actor.person
