"""The states of core.ledger as SQL, for lists: the same rule, tested equal on random histories (tests/store/test_ledger_states.py).

One promise is told by `promise_life`, which reads its rows and asks core.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, TextField, Value, When

from ropeteam.core.fit import TABLE
from ropeteam.core.ledger import NEAR, SAYING_NO, SOON
from ropeteam.core.triage import UNCARRIED
from ropeteam.core.vocabulary import Fit, LedgerState, OfferKind, Watch
from ropeteam.store.models import (
    Contradiction,
    ContradictionUndo,
    HandoverWord,
    Promise,
)
from ropeteam.store.queries.handover import ANSWERED, TAKEN
from ropeteam.store.queries.offers import left_behind, standing_links

CARRYING = [fit.value for fit in Fit if not TABLE[fit].blocks]
NO = [fit.value for fit in sorted(SAYING_NO)]


def with_ledger_state(found: QuerySet[Promise], *, on: date) -> QuerySet[Any]:
    """Each promise with `ledger_state`: what is settled by the copy that the database keeps (models.Standing), how far
    it came as of today's rows; `on` is the day that decides whether services took over."""
    stated: QuerySet[Any] = found.annotate(
        ledger_state=Case(
            When(~Q(standing__outcome=""), then=F("standing__outcome")),
            When(standing__waits=True, then=Value(LedgerState.SUGGESTED.value)),
            *_reached("standing__fit", on),
            default=Value(LedgerState.CONFIRMED.value),
            output_field=TextField(),
        )
    )
    return stated


def _reached(fit: str, on: date) -> tuple[When, ...]:
    """How far a promise came that somebody stands by; `fit` is where its last judgement stands."""
    return (
        When(handed_over(on), then=Value(LedgerState.HANDED_OVER.value)),
        When(in_contract(), then=Value(LedgerState.IN_CONTRACT.value)),
        When(Q(**{f"{fit}__in": CARRYING}), then=Value(LedgerState.AGREED.value)),
        When(Q(**{f"{fit}__in": NO}), then=Value(LedgerState.DECLINED.value)),
        When(Q(**{fit: Fit.IN_REVIEW.value}), then=Value(LedgerState.JUDGED.value)),
    )


def in_contract(promise: str = "pk") -> Exists:
    """A person linked a sentence of a contract to it, nobody took the link back, and the contract's newest version still has it."""
    linked = standing_links().filter(promise=OuterRef(promise), clause__offer__kind=OfferKind.CONTRACT.value)
    return Exists(linked.filter(~Exists(left_behind())))


def handed_over(on: date) -> Q:
    """Services took the deal over by the day, after it was said (core.taking_over): their last answer says so, or they gave none
    here and the deal came with a day."""
    answers = HandoverWord.objects.filter(
        deal=OuterRef("deal"), verdict__in=ANSWERED, said_on__lte=on, said_on__gte=F("deal__signed_on")
    )
    later = answers.filter(n__gt=OuterRef("n"))
    taken = answers.filter(~Exists(later), verdict__in=TAKEN, said_on__gte=OuterRef("said_on"))
    came_with = Q(deal__handover_on__lte=on, deal__handover_on__gte=F("deal__signed_on"))
    came_with &= Q(said_on__lte=F("deal__handover_on"))
    return Q(Exists(taken)) | (came_with & ~Q(Exists(answers)))


def contradicted(promise: str = "pk") -> Exists:
    undone = ContradictionUndo.objects.filter(review__contradiction=OuterRef("pk"))
    return Exists(Contradiction.objects.filter(~Exists(undone), promise=OuterRef(promise)))


def watched(which: str, on: date) -> Q:
    """Of open promises with `due_on` and `backing` those that core.ledger.watches names so."""
    if which == Watch.DUE_SOON:
        return Q(due_on__gte=on, due_on__lte=on + SOON)
    if which == Watch.CONTRADICTED:
        return Q(contradicted())
    near = Q(due_on__lte=on + NEAR) | Q(in_contract()) | handed_over(on)
    return Q(due_on__lt=on) | (_uncarried() & near)


def watched_suggestion(which: str, on: date) -> Q:
    """The same for what nobody reviewed yet: it stands in no contract, and nobody spoke against it."""
    if which == Watch.DUE_SOON:
        return watched(which, on)
    return Q(due_on__lt=on) | (_uncarried() & Q(due_on__lte=on + NEAR))


def _uncarried() -> Q:
    """A narrow copy says '' where nobody judged."""
    return Q(backing__in=[*UNCARRIED, ""]) | Q(backing__isnull=True)
