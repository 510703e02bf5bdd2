"""Change orders instead of silent scope: what is more or else than was signed, what it costs, and that the customer agreed.

What customers wish and what we promise in talks after the signature is listed until somebody says what it is; nothing becomes an
order, or part of the work, by itself.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction

from ropeteam.core import projects as core
from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.vocabulary_projects import WishWay
from ropeteam.language.storable import typed
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.keys import free_key
from ropeteam.store.queries import change_orders as query
from ropeteam.store.queries.house_names import another_customer


def write(
    deal: models.Deal,
    *,
    actor: Actor,
    what: str,
    why: str,
    price: float | Decimal | None,
    days: float | Decimal | None,
    on: date,
    signal: models.Signal | None = None,
    promise: models.Promise | None = None,
) -> models.ChangeOrder:
    """Put an order down; it counts once the customer signed it (`flows.signing`)."""
    person = access.acting(actor, Deed.RUN_PROJECT, deal)
    what, why = typed(what), typed(why)
    if not what or not why:
        raise Refused("order_words_missing")
    for text in (what, why):
        core.within(text, core.LONGEST_WORDS)
    other = another_customer(deal, what, why)
    if other is not None:
        raise Refused("names_another_customer", found=other)
    if signal is not None and signal.conversation.deal_id != deal.pk:
        raise NotFound("signal", str(signal.pk))
    if promise is not None and promise.deal_id != deal.pk:
        raise NotFound("promise", promise.key)
    with transaction.atomic():
        held = _held(deal)
        if held.signed_on is None or held.signed_on > on:
            raise Refused("project_not_signed")
        if signal is not None and query.ordered(held, signal):
            raise Refused("order_there_already")
        row = models.ChangeOrder.objects.create(
            deal=held, key=free_key(held.change_orders.all(), f"co{{n}}-{on.isoformat()}"), promise=promise, signal=signal,
            what=what, why=why, price=core.amount(price, most=core.MOST_MONEY, field="price"),
            days=core.amount(days, most=core.MOST_DAYS, field="days"), by=person, written_on=on, created_by=person,
        )  # fmt: skip
        events.append("order.written", row, actor=actor, company=held.company, deal_id=held.pk)
    return row


def take_back(order: models.ChangeOrder, *, actor: Actor, reason: str, on: date) -> models.ChangeOrderTakenBack:
    """Given up before the customer agreed. What they signed stays; then another order says otherwise."""
    person = access.acting(actor, Deed.RUN_PROJECT, order.deal)
    words = core.within(typed(reason), core.LONGEST_WORDS)
    if not words:
        raise Refused("reason_missing")
    with transaction.atomic():
        models.ChangeOrder.objects.select_for_update(no_key=True).get(pk=order.pk)
        if query.agreed(order):
            raise Refused("order_agreed")
        row, new = models.ChangeOrderTakenBack.objects.get_or_create(
            order=order, defaults={"reason": words, "by": person, "taken_back_on": on, "created_by": person}
        )
        if not new:
            raise Refused("order_taken_back")
        events.append("order.taken_back", order, actor=actor, company=order.deal.company, deal_id=order.deal_id)
    return row


def answer_wish(
    deal: models.Deal, signal: models.Signal, *, actor: Actor, way: WishWay, words: str = "", on: date
) -> models.WishAnswer:
    """What a wish after the signature is, where it becomes no order: agreed before, given, not done; or open again."""
    person = access.acting(actor, Deed.RUN_PROJECT, deal)
    said = core.within(typed(words), core.LONGEST_WORDS)
    if way != WishWay.OPEN and not said:
        raise Refused("reason_missing")
    with transaction.atomic():
        held = _held(deal)
        if not query.heard_after_signature(held).filter(pk=signal.pk).exists():
            raise NotFound("signal", str(signal.pk))
        row = models.WishAnswer.objects.create(
            deal=held, signal=signal, way=way.value, words=said, by=person, said_on=on, created_by=person
        )
        events.append(
            "project.wish_answered", row, actor=actor, company=held.company, deal_id=held.pk, signal=signal.pk, way=way.value
        )  # fmt: skip
    return row


def _held(deal: models.Deal) -> models.Deal:
    found = models.Deal.objects.select_for_update(of=("self",), no_key=True).select_related("company")
    return found.get(pk=deal.pk)
