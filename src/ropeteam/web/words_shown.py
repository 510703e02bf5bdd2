"""A customer's or our sentence in a list: its words as far as this reader may read them, and where it was said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ropeteam.core.access import Deed, may
from ropeteam.core.vocabulary import OUR_KINDS, SignalState
from ropeteam.store.models import Account, Deal, Signal
from ropeteam.store.queries.deals import held_by
from ropeteam.web.actors import StaffRequest
from ropeteam.web.standing import embargoed_until


@dataclass(frozen=True, slots=True)
class Words:
    """`words` is '' where the sentence is the rope's alone."""

    signal: Signal
    words: str
    deal: Deal | None
    account: Account | None
    on_rope: bool
    state: str = ""


def shown(request: StaffRequest, signals: Iterable[Signal]) -> list[Words]:
    """Each with its words: for who may read the talk; our own suggestions only once they are open."""
    rows = list(signals)
    mine = held_by(request.actor, {row.conversation.deal_id for row in rows if row.conversation.deal_id is not None})
    reads_all = request.actor.operator or may(Deed.READ_TRANSCRIPT, request.actor.roles)
    return [_words(row, request, reads_all, on_rope=row.conversation.deal_id in mine) for row in rows]


def _words(row: Any, request: StaffRequest, reads_all: bool, *, on_rope: bool) -> Words:
    state = SignalState(getattr(row, "state", SignalState.CONFIRMED))
    reads = reads_all or on_rope
    if getattr(row, "kind_is", row.kind) in OUR_KINDS:
        reads = reads and embargoed_until(row, state, on_rope=on_rope, on=request.today) is None
    talk = row.conversation
    account = talk.deal.account if talk.deal else talk.account
    return Words(row, row.quote if reads else "", talk.deal, account, on_rope, state.value)
