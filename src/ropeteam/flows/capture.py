"""Capture: what a customer wished for, typed, sent or marked on a page in seconds; at once what is known about it.

A capture is a question with a source. It becomes part of a wish when somebody says of which, with one tap that says how
much it matters too. The same words on the same deal and day are the same capture, however often and by whomever they come.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote

from django.db import transaction
from django.db.models import Count, Prefetch

from ropeteam.core.access import Deed
from ropeteam.core.answers import AnswerFacts
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.solutions import Candidate, CandidateKind
from ropeteam.core.vocabulary import AskSource, AskStand, Fit, Importance
from ropeteam.flows import asks, candidates, nearest
from ropeteam.flows.asks import Asked
from ropeteam.flows.drafting import Draft
from ropeteam.language.detect.due import due as find_due
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.storable import storable
from ropeteam.language.trackers.addresses import hosts_in, web_address
from ropeteam.language.trackers.people import mails_in
from ropeteam.store import access, events, product_lock
from ropeteam.store.actor import Actor
from ropeteam.store.models import Ask, Asker, ChangeRequest, Deal, Decision, Product
from ropeteam.store.queries.guesses import Guess, guesses
from ropeteam.store.queries.house_names import House
from ropeteam.store.queries.product import Truth
from ropeteam.store.request_lock import locked, refuse_merged

MOST = 5
FLOOR = 0.35  # below it wishes share hardly more than their form
LONGEST = 4000
LONGEST_URL = 2000
MOST_WAYS = 2
LEAST_SURE = 0.5  # calibrated; below it a way would more often mislead than help
WAYS = (CandidateKind.CAPABILITY, CandidateKind.PATTERN)
USABLE = (Fit.AS_IS, Fit.LIMITED, Fit.WORKAROUND)


@dataclass(frozen=True, slots=True)
class Similar:
    """A wish like these words; where it is decided, what the words for this customer may rest on."""

    request: ChangeRequest
    likeness: float
    asked: int
    decision: Decision | None
    facts: AnswerFacts | None


@dataclass(frozen=True, slots=True)
class Captured:
    """What was kept and what is known about it. `wished_for`: the day the words name. `guessed`: whom it may be about."""

    asked: Asked
    similar: tuple[Similar, ...]
    wished_for: date | None
    guessed: tuple[Guess, ...]

    @property
    def ask(self) -> Ask:
        return self.asked.ask

    @property
    def ways(self) -> tuple[Candidate, ...]:
        """How today's product does it, in whatever bounds; the likeliest first."""
        found = [one for one in self.asked.verdict.candidates if one.kind in WAYS and one.fit in USABLE]
        return tuple(one for one in found if one.confidence >= LEAST_SURE)[:MOST_WAYS]


def capture(
    *,
    actor: Actor,
    text: str,
    on: date,
    deal: Deal | None = None,
    url: str = "",
    source: AskSource = AskSource.PAGE,
    idempotency_key: str = "",
    importance: Importance | None = None,
) -> Captured:
    """Keep the words, then say what is known. In whatever language they are, they are kept as they came. `importance` may be
    said before anybody knows of which wish they are."""
    plain = storable(text).replace("\r\n", "\n").strip()
    if not plain:
        raise Refused("capture_empty")
    if len(plain) > LONGEST:
        raise Refused("capture_long", most=str(LONGEST))
    asked = asks.ask(
        actor=actor,
        text=plain,
        on=on,
        deal=deal,
        source=source,
        url=_address(url),
        idempotency_key=idempotency_key,
        once_a_day=True,
    )
    if importance is not None and (asked.ask.by_id == (actor.person and actor.person.pk) or not asked.ask.importance):
        _weigh(asked.ask, actor, importance)
    return _known(asked, actor)


def look_again(row: Ask, *, actor: Actor, on: date) -> Captured:
    """What is known today about words captured before."""
    verdict, now = candidates.consider(row.text, product=_product(row, actor), deal=row.deal, on=on)
    return _known(Asked(row, verdict, now), actor)


def place(row: Ask, deal: Deal, *, actor: Actor) -> Ask:
    """Somebody says which deal it was about; a guess becomes a fact only here. Whoever captured it may say so."""
    _own(row, actor)
    with transaction.atomic():
        held = _held(row)
        if held.deal_id == deal.pk:
            return held
        if held.deal_id is not None:
            raise Refused("capture_placed")
        held.deal = deal
        held.save(update_fields=["deal"])
        held.askers.filter(deal__isnull=True).update(deal=deal, account=deal.account)
        events.append("ask.placed", held, actor=actor, company=held.company, deal_id=deal.pk)
    return held


def weigh(row: Ask, *, actor: Actor, importance: Importance) -> Ask:
    """How much it matters to the customer, while the words are part of no wish yet; afterwards the wish's own word counts."""
    _own(row, actor)
    return _weigh(row, actor, importance)


def _weigh(row: Ask, actor: Actor, importance: Importance) -> Ask:
    with transaction.atomic():
        held = _held(row)
        there = held.askers.order_by("pk").first()
        if there is not None:
            there.importance = importance.value
            there.save(update_fields=["importance"])
        if held.importance != importance.value:
            held.importance = importance.value
            held.save(update_fields=["importance"])
            events.append("ask.weighed", held, actor=actor, company=held.company, deal_id=held.deal_id)
    row.importance = held.importance
    return held


def wish(
    row: Ask, *, actor: Actor, on: date, importance: Importance | None = None, request: ChangeRequest | None = None
) -> Asker:
    """These words are part of this wish, or (without one) a wish of their own; how much it matters, and by when where the
    words name a day. Said again, the last word on importance holds; another wish needs a move on the wish's page."""
    _own(row, actor)
    with transaction.atomic():
        if request is None:
            product_lock.held(asks.product_of(row, actor).pk)
        held = _held(row, request)
        there = held.askers.select_related("change_request").order_by("pk").first()
        if there is not None and request is not None and there.change_request_id != request.pk:
            raise Refused("linked_already", title=there.change_request.title)
        if there is None:
            asks.pick(held, actor=actor, on=on, stand=AskStand.ASK_PRODUCT, request=request)
            there = held.askers.get()
        if importance is not None:
            there.importance = importance.value
        there.wanted_by = there.wanted_by or wished_for(held)
        there.save(update_fields=["importance", "wanted_by"])
    return there


def wished_for(row: Ask) -> date | None:
    """The day the words name, counted from the day they were captured; a day that was over then is none."""
    found, _ = find_due(row.text, on=row.asked_on, language=language_of(row.text))
    return found if found is not None and found >= row.asked_on else None


def _held(row: Ask, request: ChangeRequest | None = None) -> Ask:
    """The words, held together with the wish they are part of and the one they are to be part of: wishes first, as wherever
    words are moved, so that two people never wait for each other."""
    there = set(row.askers.values_list("change_request", flat=True))
    found = locked(*there, *([request.pk] if request is not None else []))
    if request is not None:
        refuse_merged(found[request.pk])
    held = Ask.objects.select_for_update().get(pk=row.pk)
    other = held.askers.exclude(change_request__in=list(found)).select_related("change_request").first()
    if other is not None:  # somebody was quicker by a moment
        raise Refused("linked_already", title=other.change_request.title)
    return held


def _known(asked: Asked, actor: Actor) -> Captured:
    row = asked.ask
    return Captured(asked, tuple(_similar(row, asked.truth)), wished_for(row), tuple(_guessed(row, actor)))


def _guessed(row: Ask, actor: Actor) -> list[Guess]:
    if row.deal_id is not None:
        return []
    words = f"{row.text}\n{unquote(row.url)}"
    return guesses(mails_in(words), hosts_in(words), actor=actor, company=row.company)


def _similar(row: Ask, now: Truth) -> list[Similar]:
    near = [(pk, score) for pk, score in nearest.nearest(row.text, now.product, most=MOST) if score >= FLOOR]
    newest = Decision.objects.select_related("non_goal", "pattern__capability").order_by("-decided_on", "-pk")
    decisions = Prefetch("decisions", newest)
    found = ChangeRequest.objects.select_related("product__company", "capability").prefetch_related(decisions)
    rows = found.annotate(asked=Count("askers")).in_bulk([pk for pk, _ in near])
    decided = any(request.decisions.all() for request in rows.values())
    house = House.of(row.company) if decided else None
    return [_one(rows[pk], score, row, now, house) for pk, score in near if pk in rows]


def _one(request: ChangeRequest, score: float, row: Ask, now: Truth, house: House | None) -> Similar:
    decision = next(iter(request.decisions.all()), None)
    facts = None
    if decision is not None and house is not None:
        decision.change_request = request
        # Not kept: only whom the words would go to, if these were part of that wish.
        asker = Asker(change_request=request, ask=row, deal=row.deal, account=row.deal.account if row.deal else None)
        facts = Draft(decision, now, house, row.asked_on).facts([asker])
    return Similar(request, score, getattr(request, "asked", 0), decision, facts)


def _address(url: str) -> str:
    """The page it was marked on. What is no plain web address is not kept as one."""
    plain = storable(url).strip()
    return web_address(plain) if len(plain) <= LONGEST_URL else ""


def _own(row: Ask, actor: Actor) -> None:
    """Whoever captured it, product, or the deal's rope."""
    if actor.person is not None and row.by_id == actor.person.pk:
        access.require(actor, Deed.ASK)
        return
    if not access.allows(actor, Deed.REVIEW_CUSTOMERS, deal=row.deal):
        raise NotAllowed(Deed.REVIEW_CUSTOMERS)


def _product(row: Ask, actor: Actor) -> Product:
    return (row.deal.product if row.deal else None) or access.product(actor)
