"""What follows from what: one table from event codes to flows. Each consumer handles an event once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from ropeteam.flows import (
    answers,
    attention,
    capability_drafts,
    clauses,
    contradictions,
    gate_answers,
    letters,
    promises,
    webhooks,
)
from ropeteam.store.actor import OPERATOR
from ropeteam.store.models import Asker, Deal, Delivery, Event, Product
from ropeteam.wording.answer import to_customer
from ropeteam.wording.letters import written

Reaction = Callable[[Event, date], None]


def react(event_id: int, *, on: date) -> int:
    """Run every reaction to an event that did not run yet; returns how many ran."""
    event = Event.objects.get(pk=event_id)
    ran = 0
    for name, reaction in {**REACTIONS.get(event.code, {}), **_of_its_deal(event)}.items():
        try:
            with transaction.atomic():
                Delivery.objects.create(event=event, consumer=name)
                reaction(event, on)
        except IntegrityError:
            if not Delivery.objects.filter(event=event, consumer=name).exists():
                raise
            continue
        ran += 1
    return ran


def _of_its_deal(event: Event) -> dict[str, Reaction]:
    """Whatever happens in a deal may change its gate; it is looked at again where somebody outside wants to know."""
    if event.deal_id is None or event.code.startswith("gate."):
        return {}
    return {"gate": _watch_gate} if webhooks.anybody(event.company_id) else {}


def _watch_gate(event: Event, on: date) -> None:
    deal = Deal.objects.filter(pk=event.deal_id or 0).select_related("company").first()
    if deal is not None:
        gate_answers.watch(deal, on=on)


def _tell_outside(event: Event, on: date) -> None:
    webhooks.book(event)


def _rejudge_roadmap(event: Event, on: date) -> None:
    promises.rejudge_citing(roadmap_item_id=event.subject_id, on=on)


def _rejudge_capability(event: Event, on: date) -> None:
    promises.rejudge_citing(capability_id=event.subject_id, on=on)


def _clauses_on_roadmap(event: Event, on: date) -> None:
    clauses.rejudge_citing(roadmap_item_id=event.subject_id, on=on)


def _clauses_on_capability(event: Event, on: date) -> None:
    clauses.rejudge_citing(capability_id=event.subject_id, on=on)


def _rejudge_request(event: Event, on: date) -> None:
    promises.rejudge_request(event.subject_id, on=on)


def _rejudge_strategy(event: Event, on: date) -> None:
    promises.rejudge_strategy(event.subject_id, on=on)


def _contradictions_in_talk(event: Event, on: date) -> None:
    contradictions.look_in(event.subject_id)


def _contradictions_of_promise(event: Event, on: date) -> None:
    contradictions.look_after(event.subject_id)


def _answer_request(event: Event, on: date) -> None:
    answers.give(event.subject_id, on=on, speak=to_customer)


def _answer_question(event: Event, on: date) -> None:
    """Whoever asks for what was decided before gets the standing answer."""
    for request in Asker.objects.filter(ask=event.subject_id).values_list("change_request", flat=True):
        answers.give(request, on=on, speak=to_customer)


def _redraft_roadmap(event: Event, on: date) -> None:
    answers.reopen(event.subject_id, on=on, speak=to_customer)
    answers.redraft(roadmap_item_id=event.subject_id, on=on, speak=to_customer)


def _redraft_capability(event: Event, on: date) -> None:
    answers.redraft(capability_id=event.subject_id, on=on, speak=to_customer)


def _plan_attention(event: Event, on: date) -> None:
    """Talks came, moved or were answered: the hours that are free now go to what teaches most."""
    for product in Product.objects.filter(company=event.company_id).order_by("pk"):
        attention.propose(product, actor=OPERATOR, now=timezone.now())


def _place_ask(event: Event, on: date) -> None:
    """What no capability fits makes or feeds a draft of one."""
    capability_drafts.place(event.subject_id)


def _join_drafts(event: Event, on: date) -> None:
    capability_drafts.join_alike(Product.objects.get(pk=event.subject_id))


def _letters_after_exchange(event: Event, on: date) -> None:
    letters.write_missed(event.subject_id, on=on, speak=written)


REACTIONS: dict[str, dict[str, Reaction]] = {
    "gate.changed": {"webhooks": _tell_outside},
    "ask.asked": {"drafts": _place_ask},
    "drafts.listed": {"joined": _join_drafts},
    "ask.ask_product": {"answers": _answer_question},
    "ask.evidence": {"answers": _answer_question},
    "roadmap.changed": {"rejudge": _rejudge_roadmap, "clauses": _clauses_on_roadmap, "redraft": _redraft_roadmap},
    "capability.changed": {
        "rejudge": _rejudge_capability,
        "clauses": _clauses_on_capability,
        "redraft": _redraft_capability,
    },
    "request.decided": {"rejudge": _rejudge_request, "answers": _answer_request},
    "request.linked": {"answers": _answer_request},
    "request.merged": {"rejudge": _rejudge_request, "answers": _answer_request},
    "request.unmerged": {"rejudge": _rejudge_request, "answers": _answer_request},
    "request.asker_moved": {"answers": _answer_request},
    "strategy.changed": {"rejudge": _rejudge_strategy},
    "conversation.heard": {"contradictions": _contradictions_in_talk},
    "promise.entered": {"contradictions": _contradictions_of_promise},
    "promise.reopened": {"contradictions": _contradictions_of_promise},
    "attention.answered": {"attention": _plan_attention},
    "exchange.closed": {"letters": _letters_after_exchange},
    "calendar.placed": {"attention": _plan_attention},
    "calendar.taken_in": {"attention": _plan_attention},
    "strategy.published": {"rejudge": _rejudge_strategy},
}
