"""The loop of listening as cases: what customers said that product took up, what was asked, decided and passed on.

| figure | falls due | done | the cause of what is open |
|---|---|---|---|
| reached | a customer says what they need or doubt | it stands in a wish or at a pillar | nobody looked; confirmed, in no wish |
| answered | a colleague asks product | the wish it became part of was decided | in no wish; the wish waits |
| decided | somebody asks for a wish first | it was decided first | nobody judged it; nobody sized it; it waits |
| passed_on | a decision becomes an answer | the customer was told | unread; read; told a day that moved |
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Case, DateField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Least, TruncDate

from ropeteam.core.alignment import Case as Told
from ropeteam.core.vocabulary import SignalKind, SignalState
from ropeteam.core.vocabulary_alignment import Stand
from ropeteam.store.models import (
    Answer,
    Asker,
    ChangeRequest,
    Decision,
    PillarEvidence,
    PillarRating,
    RequestEffort,
    ReviewVerdict,
    Signal,
    SignalReview,
)
from ropeteam.store.queries.alignment_scope import Scope
from ropeteam.store.queries.answers import with_ticks
from ropeteam.store.queries.question_clock import asked_of_product, with_decision_day
from ropeteam.store.queries.signals import with_state

SAID = (SignalKind.NEED.value, SignalKind.CONCERN.value)
NO_DAY = Value(None, DateField())


def reached(scope: Scope, on: date) -> QuerySet[Any]:
    """Sentences of customers that nobody dismissed. The day it was taken up is that of the first word or evidence; where a folder
    named the wish, nobody knows it."""
    found = Signal.objects.filter(
        scope.open_to("conversation__deal"),
        _of_product(scope),
        conversation__company=scope.company,
        conversation__internal=False,
        low=False,
        retired_at__isnull=True,
    )
    said = with_state(found).filter(kind_is__in=SAID).exclude(state=SignalState.DISMISSED)
    evidence = PillarEvidence.objects.filter(signal=OuterRef("pk")).order_by("said_on")
    words = SignalReview.objects.filter(
        signal=OuterRef("pk"), verdict__in=[ReviewVerdict.CONFIRMED, ReviewVerdict.CHANGED]
    )
    wished = Q(change_request__isnull=False) | Q(Exists(Asker.objects.filter(signal=OuterRef("pk"))))
    first = Least(Subquery(words.order_by("pk").values("reviewed_on")[:1]), Subquery(evidence.values("said_on")[:1]))
    told: QuerySet[Any] = said.annotate(
        fell_on=F("conversation__held_on"),
        stand_is=_stand(wished | Q(Exists(evidence))),
    )
    rows: QuerySet[Any] = told.annotate(
        done_on=Case(When(stand_is=Stand.DONE.value, then=first), default=NO_DAY),
        cause=Case(_done(), When(state=SignalState.SUGGESTED, then=Value("unseen")), default=Value("unlinked")),
    )
    return rows


def answered(scope: Scope, on: date) -> QuerySet[Any]:
    """Questions to product as they stood on a day; those asked for no deal belong to the company's first product."""
    found = asked_of_product().filter(scope.open_to("deal"), scope.product_of("deal__product"), company=scope.company)
    by_then = Q(decided_on__lte=on)
    told = with_decision_day(found).annotate(
        fell_on=F("asked_on"), done_on=Case(When(by_then, then=F("decided_on")), default=NO_DAY)
    )
    rows: QuerySet[Any] = told.annotate(
        stand_is=_stand(by_then),
        cause=Case(_done(), When(chosen_request__isnull=True, then=Value("no_wish")), default=Value("wish_waits")),
    )
    return rows


def decided(scope: Scope, on: date) -> QuerySet[Any]:
    """Wishes that stand for themselves, from the day somebody first asked for one of them; else from the day it was written."""
    found = ChangeRequest.objects.filter(scope.product_of("product"), product__company=scope.company)
    asked = Asker.objects.filter(scope.open_to("deal")).annotate(
        asked=Coalesce("ask__asked_on", "signal__conversation__held_on", "voice__said_on")
    )
    decision = Decision.objects.filter(change_request=OuterRef("pk")).order_by("decided_on", "pk")
    told: QuerySet[Any] = found.filter(merged_into__isnull=True).annotate(
        fell_on=Coalesce(
            Least(_first(asked, "change_request"), _first(asked, "change_request__merged_into")),
            TruncDate("created_at"),
        ),
        done_on=Subquery(decision.values("decided_on")[:1]),
        decision=Subquery(decision.values("kind")[:1]),
    )
    rows: QuerySet[Any] = told.annotate(
        stand_is=_stand(Q(done_on__isnull=False)),
        cause=Case(
            When(stand_is=Stand.DONE.value, then=F("decision")),
            When(~Exists(PillarRating.objects.filter(change_request=OuterRef("pk"))), then=Value("unjudged")),
            When(~Exists(RequestEffort.objects.filter(change_request=OuterRef("pk"))), then=Value("unsized")),
            default=Value("undecided"),
        ),
    )
    return rows


def _first(asked: QuerySet[Any], of: str) -> Subquery:
    """The first day of those that lead to the wish. Its own askers and those of wishes merged into it are two questions: as one,
    with an "or", PostgreSQL reads every asker for every wish (70 seconds for 2,000 wishes with 15,000 askers)."""
    days = asked.filter(asked__isnull=False, **{of: OuterRef("pk")}).order_by("asked")
    return Subquery(days.values("asked")[:1])


def passed_on(scope: Scope, on: date) -> QuerySet[Any]:
    """Letters that hold: one for each customer and decision."""
    told = _letters(scope).annotate(fell_on=F("given_on"), done_on=F("told_on"))
    rows: QuerySet[Any] = told.annotate(
        stand_is=_stand(Q(told_on__isnull=False)),
        cause=Case(
            _done(),
            When(reopened_on__isnull=False, then=Value("anew")),
            When(read_on__isnull=False, then=Value("read")),
            default=Value("open"),
        ),
    )
    return rows


def passed_on_cases(scope: Scope, *, since: date, on: date) -> list[Told]:
    """The same as cases. A statement words each tick anew wherever it stands in it: counted there, they take five times as long."""
    found = _letters(scope).filter(given_on__gte=since, given_on__lte=on).order_by()
    rows = found.values_list("given_on", "told_on", "reopened_on", "read_on")
    return [
        Told(given, Stand.OPEN if told is None else Stand.DONE, told, _why(told, reopened, read))
        for given, told, reopened, read in rows
    ]


def _why(told: date | None, reopened: date | None, read: date | None) -> str:
    if told is not None:
        return ""
    return "anew" if reopened is not None else "read" if read is not None else "open"


def _letters(scope: Scope) -> QuerySet[Any]:
    found = Answer.objects.filter(
        scope.open_to("deal"),
        scope.product_of("decision__change_request__product"),
        decision__change_request__product__company=scope.company,
    )
    return with_ticks(found).filter(holds=True)


def _stand(done: Q) -> Case:
    return Case(When(done, then=Value(Stand.DONE.value)), default=Value(Stand.OPEN.value))


def _done() -> When:
    """What is done needs no reason."""
    return When(stand_is=Stand.DONE.value, then=Value(""))


def _of_product(scope: Scope) -> Q:
    """Of the product that its capability belongs to, else its deal's."""
    if scope.product is None:
        return Q()
    return Q(capability__product=scope.product) | (
        Q(capability__isnull=True) & scope.product_of("conversation__deal__product")
    )
