"""What an iteration review brings to customers: who asked for what was released, and words to tell them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from ropeteam.core.vocabulary import DecisionKind
from ropeteam.flows.drafting import Draft
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Answer, Exchange
from ropeteam.store.queries import answers as query
from ropeteam.store.queries.exchange_facts import released_in
from ropeteam.wording.answer import to_customer

# Of one item; the whole list stands at its wishes.
MOST = 20


@dataclass(frozen=True, slots=True)
class ToTell:
    """One asker of a released item: the words in the customer's language, and whether they know already."""

    answer: Answer
    words: str
    nobody_to_tell: bool
    told_on: date | None


def told_of(actor: Actor, exchange: Exchange, *, on: date) -> dict[int, list[ToTell]]:
    """By roadmap item: those who asked for a wish that this item answered with a yes, as far as the reader may know."""
    items = released_in(exchange.company, exchange.release).values("item")
    found = query.with_ticks(access.answers(actor)).filter(
        Q(decision__kind=DecisionKind.ACCEPT.value), decision__roadmap_item__in=items, holds=True
    )
    related = ("decision__change_request__product__company", "asker__deal")
    found = query.with_related(found).select_related(*related).prefetch_related("asker__signal__conversation")
    rows = list(found.order_by("decision", "pk")[:500])
    drafts: dict[int, Draft] = {}
    told: dict[int, list[ToTell]] = defaultdict(list)
    for row in rows:
        item = row.decision.roadmap_item_id
        if item is None or len(told[item]) >= MOST:
            continue
        draft = drafts.get(row.decision_id)
        if draft is None:
            draft = drafts.setdefault(row.decision_id, Draft.of(row.decision, on=on))
        words = to_customer(draft.facts([row.asker]), row.language)
        told[item].append(ToTell(row, words, not (row.deal or row.account), _told(row)))
    return dict(told)


def _told(row: Answer) -> date | None:
    day: date | None = getattr(row, "told_on", None)
    return day
