"""Change orders with what the customer said of them, and what was wished or promised after the signature beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from ropeteam.core.projects import OrderState, order_state
from ropeteam.core.vocabulary import SignalKind
from ropeteam.core.vocabulary_projects import WishWay
from ropeteam.store.models import ChangeOrder, Deal, Mention, Signal, Signature, SignRequest, WishAnswer
from ropeteam.store.queries.projects import waits
from ropeteam.store.queries.signals import with_state

MOST_WISHES = 50


@dataclass(frozen=True, slots=True)
class OrderSeen:
    order: ChangeOrder
    requests: tuple[SignRequest, ...]
    state: OrderState

    @property
    def unanswered(self) -> tuple[SignRequest, ...]:
        return tuple(request for request in self.requests if getattr(request, "signature", None) is None)

    @property
    def may_take_back(self) -> bool:
        return self.state not in (OrderState.AGREED, OrderState.TAKEN_BACK)

    @property
    def signature(self) -> Signature | None:
        """What the customer said last."""
        answered = (getattr(request, "signature", None) for request in self.requests)
        return next((signature for signature in answered if signature is not None), None)


@dataclass(frozen=True, slots=True)
class Wishes:
    """`open`: what nobody said a word to, the oldest first, `more` left out. `answered`: each with `way` and `why`."""

    open: list[Any]
    more: int
    answered: list[Any]


def of_deal(deal: Deal, *, on: date) -> list[OrderSeen]:
    asked = SignRequest.objects.select_related("contact", "link", "signature", "by").order_by("-n")
    rows = deal.change_orders.select_related("by", "taken_back", "signal__conversation", "promise").order_by("-pk")
    found = []
    requests: dict[int | None, list[SignRequest]] = {}
    for request in asked.filter(order__deal=deal):
        requests.setdefault(request.order_id, []).append(request)
    for row in rows:
        own = tuple(requests.get(row.pk, ()))
        found.append(OrderSeen(row, own, _state(row, own, on)))
    return found


def order(row: ChangeOrder, *, on: date) -> OrderSeen:
    own = tuple(row.sign_requests.select_related("contact", "link", "signature", "by").order_by("-n"))
    return OrderSeen(row, own, _state(row, own, on))


def agreed(row: ChangeOrder) -> bool:
    return Signature.objects.filter(request__order=row, agreed=True).exists()


def ordered(deal: Deal, signal: Signal) -> bool:
    """Whether an order that stands names this wish."""
    return ChangeOrder.objects.filter(deal=deal, signal=signal, taken_back__isnull=True).exists()


def heard_after_signature(deal: Deal) -> QuerySet[Any]:
    """What customers wished and we promised in talks after the signature: not dismissed, not what the ledger held before, and not
    what a customer only recalls: that was said before."""
    if deal.signed_on is None:
        return with_state(Signal.objects.none())
    before = Mention.objects.filter(signal=OuterRef("pk"), promise__said_on__lte=deal.signed_on)
    found = Signal.objects.filter(
        ~Exists(before),
        conversation__deal=deal,
        conversation__internal=False,
        conversation__held_on__gt=deal.signed_on,
        retired_at__isnull=True,
        recalled=False,
        low=False,
    )
    said = with_state(found).filter(kind_is__in=[SignalKind.NEED.value, SignalKind.PROMISE.value])
    return said.exclude(state="dismissed")


def wishes(deal: Deal) -> Wishes:
    """Candidates of silent scope: nothing of it is decided by itself."""
    ordered = ChangeOrder.objects.filter(taken_back__isnull=True)
    of_signal = ordered.filter(signal=OuterRef("pk"))
    of_promise = ordered.filter(promise__mentions__signal=OuterRef("pk"))
    answers = WishAnswer.objects.filter(signal=OuterRef("pk")).order_by("-pk")
    found = (
        heard_after_signature(deal)
        .filter(~Exists(of_signal), ~Exists(of_promise))
        .annotate(way=Subquery(answers.values("way")[:1]), why=Subquery(answers.values("words")[:1]))
        .select_related("conversation")
    )
    unsaid = found.filter(Q(way=None) | Q(way=WishWay.OPEN.value)).order_by("conversation__held_on", "pk")
    rows = list(unsaid[: MOST_WISHES + 1])
    more = unsaid.count() - MOST_WISHES if len(rows) > MOST_WISHES else 0
    said = found.exclude(Q(way=None) | Q(way=WishWay.OPEN.value)).order_by(F("conversation__held_on").desc(), "-pk")
    return Wishes(rows[:MOST_WISHES], more, list(said[:MOST_WISHES]))


def _state(row: ChangeOrder, requests: tuple[SignRequest, ...], on: date) -> OrderState:
    answers = [request.signature.agreed for request in reversed(requests) if getattr(request, "signature", None)]
    taken_back = getattr(row, "taken_back", None) is not None
    return order_state(taken_back=taken_back, answers=answers, waits=any(waits(one, on=on) for one in requests))
