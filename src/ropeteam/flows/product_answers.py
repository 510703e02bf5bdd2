"""Product answers what it was asked, in one click: the answers that lie ready, their words, and the one that was given.

An answer is a decision on the wish that the question became part of; from there on everything is as with any decision: every
asker gets their words, promises are judged anew. Who answers second learns what the first one said, and nothing is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.answers import AnswerFacts
from ropeteam.core.errors import Refused
from ropeteam.core.product_answers import USABLE, Candidate, Known, candidates
from ropeteam.core.vocabulary import AskStand, DecisionKind
from ropeteam.flows import change_requests
from ropeteam.flows.candidates import near_non_goal
from ropeteam.flows.drafting import Draft
from ropeteam.store import access, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import questions
from ropeteam.store.queries.house_names import House
from ropeteam.store.queries.judgements import latest_decision
from ropeteam.store.queries.product import Truth, truth


@dataclass(frozen=True, slots=True)
class Ready:
    """A question to product with the answers that may be given in one click; none where it is `decided`."""

    ask: models.Ask
    request: models.ChangeRequest
    candidates: tuple[Candidate, ...]
    known: Truth
    capability: models.Capability | None = None
    pattern: models.SolutionPattern | None = None
    non_goal: models.NonGoal | None = None
    decided: models.Decision | None = None

    def candidate(self, kind: str) -> Candidate:
        """The one of this kind; an answer that does not lie ready is told from one that was given already."""
        found = next((one for one in self.candidates if one.kind == kind), None)
        if found is None:
            raise Refused("question_answered" if self.decided else "quick_answer_unknown")
        return found


def ready(row: models.Ask, *, on: date) -> Ready:
    """Writes nothing. Whoever may not decide sees no more in it than the wish's own page tells."""
    wish = row.chosen_request
    if row.stand != AskStand.ASK_PRODUCT or wish is None:
        raise Refused("question_not_asked")
    request = wish.merged_into or wish
    now = truth(request.product)
    decided = latest_decision(request, None)
    if decided is not None:
        return Ready(row, request, (), now, decided=decided)
    capability = request.capability or row.chosen_capability
    pattern = _pattern(request.product, capability)
    goal = near_non_goal(row.text, now)
    item = now.next_promisable(capability)
    standing = now.capabilities.get(capability.pk) if capability else None
    known = Known(
        title=request.title,
        capability=standing.version.name if standing else "",
        status=standing.facts.status if standing else None,
        pattern=pattern.need if pattern else "",
        item=item.version.title if item else "",
        day=item.version.day if item else None,
        non_goal=goal.text if goal else "",
    )
    return Ready(row, request, candidates(known, on=on), now, capability, pattern, goal)


def words(found: Ready, given: Mapping[DecisionKind, tuple[str, str]], *, on: date) -> dict[DecisionKind, AnswerFacts]:
    """What the customer would be told if one of these (reason, condition) were the answer; what is read for them is read once."""
    house = House.of(found.request.product.company)
    asker = found.ask.askers.select_related("ask", "deal__account", "account").order_by("pk").first()
    if asker is None:
        raise Refused("question_not_asked")
    return {
        kind: Draft(_decision(found, kind, *said), found.known, house, on).facts([asker])
        for kind, said in given.items()
    }


def answer(
    row: models.Ask, *, actor: Actor, kind: DecisionKind, reason: str, condition: str = "", on: date
) -> models.Decision:
    """One of the answers that lie ready, with its words as they are or as a person changed them. The wish is held where it is
    decided, not the question: so nobody who moves words waits for it in a circle."""
    access.require(actor, Deed.DECIDE_REQUEST)
    held = questions.question(row.pk)
    if held is None:
        raise Refused("question_not_asked")
    with transaction.atomic():
        found = ready(held, on=on)
        found.candidate(kind)
        meant = _decision(found, kind, reason, condition)
        return change_requests.decide_on(
            found.request,
            actor=actor,
            kind=kind,
            reason=reason,
            condition=condition,
            on=on,
            non_goal=meant.non_goal,
            pattern=meant.pattern,
            capability=found.capability if kind == DecisionKind.AS_IS and _there(found) else None,
            seen=0,
        )


def _decision(found: Ready, kind: DecisionKind, reason: str, condition: str) -> models.Decision:
    """As it would be kept; not kept."""
    return models.Decision(
        change_request=found.request,
        kind=kind.value,
        reason=reason,
        condition=condition if kind == DecisionKind.LATER else "",
        non_goal=found.non_goal if kind == DecisionKind.NO else None,
        pattern=found.pattern if kind == DecisionKind.AS_IS else None,
    )


def _there(found: Ready) -> bool:
    known = found.known.capabilities.get(found.capability.pk) if found.capability else None
    return known is not None and known.facts.status in USABLE


def _pattern(product: models.Product, capability: models.Capability | None) -> models.SolutionPattern | None:
    """The newest way of that capability that is in force."""
    if capability is None:
        return None
    live = models.SolutionPattern.objects.filter(product=product, capability=capability, retired_on__isnull=True)
    return live.select_related("capability").order_by("-approved_on", "-pk").first()
