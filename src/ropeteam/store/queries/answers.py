"""Answers with their two ticks: which of them hold, which wait to be passed on, what a customer was told last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from ropeteam.core.answers import AnswerState, Ticks, overdue_since, spoken, state_of
from ropeteam.core.languages import LANGUAGES
from ropeteam.core.vocabulary import DecisionKind
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import (
    Answer,
    AnswerWords,
    Asker,
    ChangeRequest,
    Company,
    Deal,
    Decision,
    TextVersion,
)
from ropeteam.store.queries.answer_letters import lead, leading, with_letter, with_standing, words_of
from ropeteam.store.queries.kept import ON, Given, given_by, kept, standing_in
from ropeteam.store.queries.lists import Listed

DAY = "given_on"
OVERDUE = "overdue"
WAITING = "waiting"
STATES = (WAITING, OVERDUE, *(state.value for state in AnswerState), "all")
JOINED = ("decision__change_request", "asker__change_request", "deal__account", "account")
# Few answers have them. Joined as well, the planner took longer over the order of fourteen tables than over all else.
FETCHED = ("decision__roadmap_item", "decision__pattern", "asker__ask", "asker__signal", "asker__voice")


@dataclass(frozen=True, slots=True)
class AnswerFilter:
    """`state` is one of STATES; `waiting` is what the customer was not told, `all` has the closed ones too."""

    state: str = WAITING
    kind: str = ""
    deal: int | None = None
    request: int | None = None


def of_company(company: Company) -> QuerySet[Answer]:
    return Answer.objects.filter(decision__change_request__product__company=company)


def with_related(found: QuerySet[Any]) -> QuerySet[Any]:
    """Each with its decision, wish, asker and customer."""
    return found.select_related(*JOINED).prefetch_related(*FETCHED)


def with_ticks(found: QuerySet[Answer]) -> QuerySet[Any]:
    """The answers that speak for their letters, each with the letter's ticks (None or '' where not ticked) and `holds`."""
    return with_letter(leading(with_standing(found)))


def in_state(found: QuerySet[Any], state: str, *, on: date) -> QuerySet[Any]:
    """Of answers with ticks those in a state, of the core or `waiting`, `overdue`, `all`."""
    if state == AnswerState.CLOSED:
        return found.filter(holds=False)
    if state == "all":
        return found
    held = found.filter(holds=True)
    if state == AnswerState.TOLD:
        return held.filter(told_on__isnull=False)
    waiting = held.filter(told_on__isnull=True)
    if state == AnswerState.ANEW:
        return waiting.filter(reopened_on__isnull=False)
    if state == AnswerState.OPEN:
        return waiting.filter(reopened_on__isnull=True, read_on__isnull=True)
    if state == AnswerState.READ:
        return waiting.filter(reopened_on__isnull=True, read_on__isnull=False)
    if state == OVERDUE:
        since: QuerySet[Any] = waiting.alias(since=Coalesce("reopened_on", "given_on"))
        return since.filter(since__lte=overdue_since(on))
    return waiting


def overdue(company: Company, on: date) -> QuerySet[Any]:
    """Answers the customer was not told in seven days, nor anew after a day moved, the oldest first: for the exchange's agenda.

    Confidential deals are in it; whoever shows them narrows by `access.answers` first."""
    found = in_state(with_ticks(of_company(company)), OVERDUE, on=on)
    return with_related(found).order_by("given_on", "pk")


def listed(actor: Actor, by: AnswerFilter, *, on: date) -> Listed[Answer]:
    """The answers of a list as one reader may see them."""
    kind = by.kind if by.kind in {kind.value for kind in DecisionKind} else ""
    shape = (standing_in(actor), by.state, kind, by.deal is not None, by.request is not None)
    given = {**given_by(actor), "on": on, "deal": by.deal, "request": by.request}
    return Listed(_listed, shape, given, day=DAY)


def _listed(actor: Actor, state: str, kind: str, of_deal: bool, of_request: bool) -> QuerySet[Answer]:
    found = in_state(with_ticks(access.answers(actor)), state, on=ON)
    if kind:
        found = found.filter(decision__kind=kind)
    if of_deal:
        found = found.filter(deal=Given("deal"))
    if of_request:
        request = Given("request")
        found = found.filter(Q(asker__change_request=request) | Q(asker__change_request__merged_into=request))
    return with_related(found)


def to_pass_on(actor: Actor, mine: QuerySet[Any, Any]) -> QuerySet[Any]:
    """What waits for this person to tell a customer: of the deals whose rope they hold, and of their own questions."""
    own = Q(deal__in=mine) | Q(deal__isnull=True, asker__ask__by=actor.person)
    accounts = Deal.objects.filter(pk__in=mine, account__isnull=False).values("account")
    own |= Q(deal__isnull=True, asker__ask__isnull=True, account__in=accounts)
    found = in_state(with_ticks(access.answers(actor).filter(own)), WAITING, on=date.min)
    return with_related(found).order_by("given_on", "pk")


def of_request(actor: Actor, request: ChangeRequest) -> QuerySet[Any]:
    """The answers that hold, to everyone who asked for it or for a wish merged into it; the untold first."""
    found = with_ticks(access.answers(actor).filter(_of_request(request.pk)))
    found = with_related(found.filter(holds=True))
    return found.order_by(F("told_on").asc(nulls_first=True), "given_on", "pk")


def of_deal(actor: Actor, deal: Deal) -> QuerySet[Any]:
    """The answers of a deal that hold; the untold first."""
    return with_related(_of_deal(actor, deal.pk))


def first_of_deal(actor: Actor, deal: Deal, *, most: int) -> list[Any]:
    """The first of these, by a statement that is kept; of what they are about only the wish comes with them."""
    return kept(_first_of_deal, standing_in(actor), most).rows({**given_by(actor), "deal": deal.pk})


def _first_of_deal(actor: Actor, most: int) -> QuerySet[Any]:
    return _of_deal(actor, Given("deal")).select_related("decision__change_request")[:most]


def _of_deal(actor: Actor, deal: Any) -> QuerySet[Any]:
    found = with_ticks(access.answers(actor).filter(deal=deal)).filter(holds=True)
    return found.order_by(F("told_on").asc(nulls_first=True), "-given_on", "-pk")


def one(answer: Answer) -> Any:
    """The answer that speaks for the letter this one belongs to, with its ticks."""
    (row,) = kept(_one).rows({"pk": lead(answer).pk})
    return row


def _one() -> QuerySet[Any]:
    found = with_related(with_letter(with_standing(Answer.objects.filter(pk=Given("pk")))))
    return found.select_related("decision__change_request__product__company")


def ticks_of(row: Any) -> Ticks:
    """Of an answer that came with its ticks."""
    return Ticks(row.given_on, row.read_on, row.told_on, bool(row.holds), None if row.told_on else row.reopened_on)


def state(row: Any) -> AnswerState:
    return state_of(ticks_of(row))


def earlier(answer: Answer) -> QuerySet[Any]:
    """What this asker was answered otherwise, the newest first."""
    found = Answer.objects.filter(asker=answer.asker_id).exclude(decision=answer.decision_id)
    return with_letter(with_standing(found)).select_related("decision").order_by("-pk")


def told_last(askers: Sequence[int], *, but: Decision) -> dict[int, str]:
    """Asker -> the kind of decision the customer was told last, other than by this one."""
    return dict(kept(_told).rows({"askers": list(askers), "but": but.pk}) if askers else ())


def _told() -> QuerySet[Any, Any]:
    found = with_letter(with_standing(Answer.objects.filter(asker_id__any_of=Given("askers"))))
    found = found.exclude(decision=Given("but")).filter(told_how__isnull=False)
    return found.order_by("told_on", "pk").values_list("asker", "decision__kind")


def words_now(answer: Answer) -> dict[str, AnswerWords]:
    """Language -> the words that hold."""
    return {row.language: row for row in words_of(answer)}


def askers_without(decision: Decision) -> QuerySet[Asker]:
    """Who asked for the wish, or for one merged into it, and has no answer of this decision yet."""
    answered = Answer.objects.filter(asker=OuterRef("pk"), decision=decision)
    home = decision.change_request_id
    found = Asker.objects.filter(Q(change_request=home) | Q(change_request__merged_into=home))
    related = ("deal", "account", "ask", "signal__conversation", "signal__text", "voice")
    found = found.filter(~Exists(answered)).select_related(*related).defer("signal__text__original")
    return found.order_by("pk")


def heard_in(deals: set[int]) -> dict[int, str]:
    """Deal -> the language of its newest words that is one of ours."""
    found = TextVersion.objects.filter(
        conversation__deal__in=deals, conversation__internal=False, language__in=LANGUAGES
    )
    rows = found.order_by("conversation__held_on", "pk").values_list("conversation__deal", "language")
    return {deal: language for deal, language in rows if deal is not None}


def usual_language(company: Company) -> str:
    """The language of the company's newest talk with a customer; '' before the first one."""
    found = TextVersion.objects.filter(
        conversation__company=company, conversation__internal=False, language__in=LANGUAGES
    )
    return found.order_by("-pk").values_list("language", flat=True).first() or ""


def knows_language(answer: Answer) -> bool:
    """Whether the customer's language was heard; else the words are drafted in an assumed one."""
    signal = answer.asker.signal
    own = signal.text.language if signal is not None else ""
    heard = heard_in({answer.deal_id}).get(answer.deal_id, "") if answer.deal_id is not None else ""
    return spoken(own, heard).known


def _of_request(pk: int) -> Q:
    return Q(asker__change_request=pk) | Q(asker__change_request__merged_into=pk)
