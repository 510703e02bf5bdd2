"""Who asked for a wish, in their own words: one request with all that was merged into it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Q, QuerySet

from ropeteam.core.access import Deed, may
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Asker, ChangeRequest, Deal, Signal
from ropeteam.store.queries.deals import held_by
from ropeteam.store.queries.request_facts import COLUMNS, LOST, OPEN, REVENUE
from ropeteam.store.queries.signals import with_state

MOST = 200


@dataclass(frozen=True, slots=True)
class AskerLine:
    """`words` is '' where this reader may not read them; `kind` is that of words out of a talk, '' of a question or a vote.
    `said_on` is the day of the talk, the question or the vote.

    `column` is where its deal's money stands: open, revenue, lost, or '' without a deal.
    """

    asker: Asker
    words: str
    sealed: bool
    said_on: date | None
    column: str
    came_from: ChangeRequest | None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Askers:
    """The askers one reader may know of. `hidden`: of deals that are not theirs to see. `more`: beyond the page. `deals`: those
    that ask."""

    lines: tuple[AskerLine, ...]
    total: int
    hidden: int
    deals: frozenset[int] = frozenset()

    @property
    def more(self) -> int:
        return self.total - len(self.lines)


def askers_of(request: ChangeRequest) -> QuerySet[Asker]:
    """Its own askers and those of the requests that were merged into it."""
    return Asker.objects.filter(Q(change_request=request) | Q(change_request__merged_into=request))


def askers_seen(
    request: ChangeRequest, *, actor: Actor, column: str = "", segment: str = "", most: int = MOST
) -> Askers:
    """Newest first; narrowed to one column of money or one segment."""
    found = askers_of(request)
    if column in COLUMNS:
        found = found.filter(in_column(column))
    if segment:
        found = found.filter(Q(account__segment=segment) | Q(account__isnull=True, deal__account__segment=segment))
    may_know = Q(deal__isnull=True) | Q(deal__in=access.deals(actor))
    counted = found.aggregate(
        every=Count("pk"),
        total=Count("pk", filter=may_know),
        deals=ArrayAgg("deal", filter=may_know & Q(deal__isnull=False), distinct=True, default=[]),
    )
    total, hidden = counted["total"], counted["every"] - counted["total"]
    visible = found.filter(may_know)
    related = ("deal__account", "account", "signal__conversation", "ask", "voice__link", "change_request")
    rows = list(visible.select_related(*related).order_by("-pk")[:most])
    mine = held_by(actor, {row.deal_id for row in rows if row.deal_id is not None})
    reads_all = actor.operator or may(Deed.READ_TRANSCRIPT, actor.roles)
    said = with_state(Signal.objects.filter(pk__in=[row.signal_id for row in rows if row.signal_id is not None]))
    kinds = dict(said.values_list("pk", "kind_is"))
    lines = [
        _line(row, request, reads=reads_all or row.deal_id in mine, kind=kinds.get(row.signal_id or 0, ""))
        for row in rows
    ]
    return Askers(tuple(lines), total, hidden, frozenset(counted["deals"]))


def in_column(column: str, deal: str = "deal") -> Q:
    """Askers by where their deal's money stands."""
    there = Q(**{f"{deal}__isnull": False})
    signed, closed = Q(**{f"{deal}__signed_on__isnull": False}), Q(**{f"{deal}__closed_on__isnull": False})
    return there & {OPEN: ~signed & ~closed, REVENUE: signed, LOST: ~signed & closed}[column]


def column_of(deal: Deal | None) -> str:
    if deal is None:
        return ""
    return REVENUE if deal.signed_on else LOST if deal.closed_on else OPEN


def _line(row: Asker, request: ChangeRequest, *, reads: bool, kind: str) -> AskerLine:
    merged_from = row.change_request if row.change_request_id != request.pk else None
    words, said_on, sealed = "", None, False
    if row.signal is not None:
        said_on = row.signal.conversation.held_on
        words, sealed = (row.signal.quote, False) if reads else ("", True)
    elif row.ask is not None:
        words, said_on = row.ask.text, row.ask.asked_on
    elif row.voice is not None:
        words, said_on = row.voice.words, row.voice.said_on or row.voice.link.wished_on
    return AskerLine(row, words, sealed, said_on, column_of(row.deal), merged_from, kind)
