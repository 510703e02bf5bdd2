"""What follows from what: one table from event codes to flows. Each consumer handles an event once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from ropeteam.flows import (
    acceptance_points,
    answer_links,
    answers,
    attention,
    capability_drafts,
    change_requests,
    clauses,
    climb,
    contradictions,
    draft_words,
    gate_answers,
    handover_letters,
    letters,
    mailing,
    near_requirements,
    promises,
    questions_twice,
    rejudging,
    requirement_gaps,
    requirement_suggestions,
    study_results,
    webhooks,
)
from ropeteam.store.actor import OPERATOR
from ropeteam.store.models import Ask, Asker, Deal, Delivery, Event, Product
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
    rejudging.rejudge_citing(roadmap_item_id=event.subject_id, on=on)


def _rejudge_capability(event: Event, on: date) -> None:
    rejudging.rejudge_citing(capability_id=event.subject_id, on=on)


def _clauses_on_roadmap(event: Event, on: date) -> None:
    clauses.rejudge_citing(roadmap_item_id=event.subject_id, on=on)


def _clauses_on_capability(event: Event, on: date) -> None:
    clauses.rejudge_citing(capability_id=event.subject_id, on=on)


def _rejudge_request(event: Event, on: date) -> None:
    rejudging.rejudge_request(event.subject_id, on=on)


def _rejudge_strategy(event: Event, on: date) -> None:
    rejudging.rejudge_strategy(event.subject_id, on=on)


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


def _hide_words(event: Event, on: date) -> None:
    """What a confidential deal's words named is read by everybody."""
    draft_words.hide(event.subject_id)


def _hide_titles(event: Event, on: date) -> None:
    change_requests.hide(event.subject_id)


def _hide_words_of_deal(event: Event, on: date) -> None:
    """The deal's questions named drafts while everybody might read them."""
    for ask in _asks_of(event):
        draft_words.hide(ask.pk)


def _hide_titles_of_deal(event: Event, on: date) -> None:
    for ask in _asks_of(event):
        change_requests.hide(ask.pk)


def _letters_anew(event: Event, on: date) -> None:
    """What waits to be sent and names the deal or its questions is written anew, by what holds for a confidential one; the week's
    letters and call cards by the next round of theirs."""
    deal = Deal.objects.select_related("company").get(pk=event.subject_id)
    words = {deal.title, *(change_requests.title_of(ask) for ask in _asks_of(event))}
    for key in mailing.withdraw(deal.company, words, now=timezone.now()):
        kind, number, *_ = key.split("-")
        if kind == answer_links.QUESTION:
            answer_links.write(int(number), now=timezone.now(), on=on, speak=written)
        elif kind == letters.MISSED:
            letters.write_missed(int(number), on=on, speak=written)
        elif kind == handover_letters.BACK:
            handover_letters.write_back(int(number), on=on, speak=written)


def _asks_of(event: Event) -> list[Ask]:
    return list(Ask.objects.filter(deal=event.subject_id).order_by("pk"))


def _join_drafts(event: Event, on: date) -> None:
    capability_drafts.join_alike(Product.objects.get(pk=event.subject_id))


def _ask_product(event: Event, on: date) -> None:
    """Product hears of a question by letter, with the answers that lie ready."""
    answer_links.write(event.subject_id, now=timezone.now(), on=on, speak=written)


def _gaps_to_product(event: Event, on: date) -> None:
    if event.data.get("gaps"):
        requirement_gaps.to_product(event.subject_id, on=on)


def _answers_to_be_found(event: Event, on: date) -> None:
    near_requirements.keep_answered(event.subject_id)


def _requirements_on_roadmap(event: Event, on: date) -> None:
    requirement_suggestions.rejudge_citing(roadmap_item_id=event.subject_id)


def _requirements_on_capability(event: Event, on: date) -> None:
    requirement_suggestions.rejudge_citing(capability_id=event.subject_id)


def _coverage_of_study(event: Event, on: date) -> None:
    study_results.suggest_coverage(event.subject_id, on=on)


def _rejudge_study(event: Event, on: date) -> None:
    for promise in study_results.promises_of(event.subject_id):
        promises.judge_anew(promise, on=on)


def _keep_climb(event: Event, on: date) -> None:
    """A customer said how they feel: the deal's picture is drawn anew and kept."""
    deal = Deal.objects.filter(pk=event.deal_id or 0).select_related("company").first()
    if deal is not None:
        climb.keep(deal, on=on)


def _point_of_signature(event: Event, on: date) -> None:
    """The customer said what they think of a milestone, or of a study's result."""
    acceptance_points.measure(event.data["request"], on=on)


def _letters_after_exchange(event: Event, on: date) -> None:
    letters.write_missed(event.subject_id, on=on, speak=written)


def _handover_back(event: Event, on: date) -> None:
    """Services sent a deal back: its rope hears of it."""
    handover_letters.write_back(int(event.data["word"]), on=on, speak=written)


def _questions_twice(event: Event, on: date) -> None:
    questions_twice.look_in(event.subject_id)


REACTIONS: dict[str, dict[str, Reaction]] = {
    "pulse.answered": {"climb": _keep_climb},
    "observations.taken_in": {"climb": _keep_climb},
    "observation.taken_out": {"climb": _keep_climb},
    "milestone.signed": {"points": _point_of_signature},
    "milestone.not_signed": {"points": _point_of_signature},
    "study.signed": {"points": _point_of_signature},
    "study.not_signed": {"points": _point_of_signature},
    "gate.changed": {"webhooks": _tell_outside},
    "ask.asked": {"drafts": _place_ask},
    "ask.placed": {"drafts": _hide_words, "titles": _hide_titles},
    "deal.made_confidential": {"drafts": _hide_words_of_deal, "titles": _hide_titles_of_deal, "letters": _letters_anew},
    "drafts.listed": {"joined": _join_drafts},
    "ask.ask_product": {"answers": _answer_question, "letters": _ask_product},
    "ask.evidence": {"answers": _answer_question},
    "roadmap.changed": {
        "rejudge": _rejudge_roadmap,
        "clauses": _clauses_on_roadmap,
        "redraft": _redraft_roadmap,
        "requirements": _requirements_on_roadmap,
    },
    "capability.changed": {
        "rejudge": _rejudge_capability,
        "clauses": _clauses_on_capability,
        "redraft": _redraft_capability,
        "requirements": _requirements_on_capability,
    },
    "requirements.answered": {"gaps": _gaps_to_product, "near": _answers_to_be_found},
    "request.decided": {"rejudge": _rejudge_request, "answers": _answer_request},
    "request.linked": {"answers": _answer_request},
    "request.merged": {"rejudge": _rejudge_request, "answers": _answer_request},
    "request.unmerged": {"rejudge": _rejudge_request, "answers": _answer_request},
    "request.asker_moved": {"answers": _answer_request},
    "strategy.changed": {"rejudge": _rejudge_strategy},
    "conversation.heard": {"contradictions": _contradictions_in_talk, "questions": _questions_twice},
    "promise.entered": {"contradictions": _contradictions_of_promise},
    "promise.reopened": {"contradictions": _contradictions_of_promise},
    "attention.answered": {"attention": _plan_attention},
    "study.ended": {"coverage": _coverage_of_study, "rejudge": _rejudge_study},
    "handover.rejected": {"letters": _handover_back},
    "exchange.closed": {"letters": _letters_after_exchange},
    "calendar.placed": {"attention": _plan_attention},
    "calendar.taken_in": {"attention": _plan_attention},
    "strategy.published": {"rejudge": _rejudge_strategy},
}
