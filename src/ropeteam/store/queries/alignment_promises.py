"""The loop of promises as cases. What people took for something else or dismissed is none.

| figure | falls due | done | failed |
|---|---|---|---|
| said | a promise is said | something carried it when it was first judged | nothing did |
| mended | a promise is said that nothing carried when first judged | carried since, kept, openly taken back, replaced | broken |
| signed | a deal is signed with it open | something carried it at the signature | nothing did; two may have lifted it |
| kept | its day has come, in a signed deal | kept, or kept late | broken; taken back or replaced only after its day |

At the signature counts what was judged last by then; of what was judged only later, what was judged first.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Case, DateField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from ropeteam.core.fit import blocks
from ropeteam.core.vocabulary import Backing, Fit, PromiseOutcome
from ropeteam.core.vocabulary_alignment import Stand
from ropeteam.store.models import Judgement, Override, Promise, PromiseEnd, Signal
from ropeteam.store.queries.alignment_scope import Scope
from ropeteam.store.queries.deals import waiting_promises
from ropeteam.store.queries.judgements import latest
from ropeteam.store.queries.promises import no_promise

CARRYING = [backing.value for backing in Backing if not blocks(backing)]
KEPT = [PromiseOutcome.KEPT.value, PromiseOutcome.KEPT_LATE.value]
NONE = Value(Fit.UNKNOWN.value)
NO_DAY = Value(None, DateField())
DUE = F("standing__due_on")  # the day a promise names, else that of what carries it
REPLACED, BACKED, LIFTED, OVERDUE = "replaced", "backed", "lifted", "overdue"
TAKEN_BACK_LATE, REPLACED_LATE = "taken_back_late", "replaced_late"


def said(scope: Scope, on: date) -> QuerySet[Any]:
    """Every promise of the ledger by how it was judged first; one that nobody judged counts as carried by nothing."""
    told: QuerySet[Any] = _said(scope).annotate(
        done_on=NO_DAY,
        stand_is=Case(_when(Q(first_backing__in=CARRYING), Stand.DONE), default=Value(Stand.FAILED.value)),
        cause=Coalesce("first_fit", NONE),
    )
    return told


def unreviewed(scope: Scope) -> QuerySet[Any]:
    """Promises that were heard and nobody looked at: of them nobody knows how they stand. Not looking makes no number better."""
    return waiting_promises(Signal.objects.filter(scope.deals("conversation__deal")))


def mended(scope: Scope, on: date) -> QuerySet[Any]:
    found = _said(scope).exclude(first_backing__in=CARRYING)
    carried = Judgement.objects.filter(promise=OuterRef("pk"), backing__in=CARRYING).order_by("pk")
    told = found.annotate(
        now=latest("promise", "backing"),
        now_fit=latest("promise", "fit"),
        carried_on=Subquery(carried.values("judged_on")[:1]),
        replaced_on=Subquery(Promise.objects.filter(replaces=OuterRef("pk")).values("said_on")[:1]),
    )
    broken = Q(outcome=PromiseOutcome.BROKEN.value)
    ended, backed = Q(outcome__isnull=False), Q(now__in=CARRYING)
    other = Q(replaced_on__isnull=False)
    rows: QuerySet[Any] = told.annotate(
        stand_is=Case(
            _when(broken, Stand.FAILED), _when(ended | other | backed, Stand.DONE), default=Value(Stand.OPEN.value)
        ),
        # Broken later although something carried it in between: told as broken, and no day is told.
        done_on=Case(
            When(broken, then=NO_DAY),
            When(backed & Q(ended_on__isnull=False, carried_on__gt=F("ended_on")), then=F("ended_on")),
            When(backed, then=F("carried_on")),
            When(ended, then=F("ended_on")),
            default=F("replaced_on"),
        ),
        cause=Case(
            When(ended, then=F("outcome")),
            When(other, then=Value(REPLACED)),
            When(backed, then=Value(BACKED)),
            default=Coalesce("now_fit", NONE),
        ),
    )
    return rows


def signed(scope: Scope, on: date) -> QuerySet[Any]:
    """Promises that were open on the day a deal was signed."""
    found = _ledger(scope).filter(deal__signed_on__isnull=False, said_on__lte=F("deal__signed_on"))
    over = PromiseEnd.objects.filter(promise=OuterRef("pk"), ended_on__lte=OuterRef("deal__signed_on"))
    replaced = Promise.objects.filter(replaces=OuterRef("pk"), said_on__lte=OuterRef("deal__signed_on"))
    then = Judgement.objects.filter(promise=OuterRef("pk"), judged_on__lte=OuterRef("deal__signed_on")).order_by("-pk")
    later = Judgement.objects.filter(promise=OuterRef("pk")).order_by("pk")
    lifted = Override.objects.filter(request__finding__promise=OuterRef("pk"))
    told: QuerySet[Any] = found.filter(~Exists(over), ~Exists(replaced)).annotate(
        fell_on=F("deal__signed_on"),
        done_on=NO_DAY,
        then_backing=Coalesce(Subquery(then.values("backing")[:1]), Subquery(later.values("backing")[:1])),
        then_fit=Coalesce(Subquery(then.values("fit")[:1]), Subquery(later.values("fit")[:1]), NONE),
    )
    rows: QuerySet[Any] = told.annotate(
        stand_is=Case(_when(Q(then_backing__in=CARRYING), Stand.DONE), default=Value(Stand.FAILED.value)),
        cause=Case(When(Exists(lifted), then=Value(LIFTED)), default=F("then_fit")),
    )
    return rows


def kept(scope: Scope, on: date) -> QuerySet[Any]:
    """Promises of signed deals whose day has come. What was taken back or replaced by its day did not fall due; and what was
    replaced later by words for the same day or an earlier one is told once, as those words."""
    other: QuerySet[Any] = Promise.objects.filter(replaces=OuterRef("pk")).annotate(day=DUE)
    found = _with_end(_ledger(scope).filter(deal__signed_on__lte=on)).annotate(
        fell_on=DUE, replaced_on=Subquery(other.values("said_on")), day_instead=Subquery(other.values("day"))
    )
    withdrawn, replaced = Q(outcome=PromiseOutcome.WITHDRAWN.value), Q(replaced_on__isnull=False)
    late = Q(replaced_on__gt=F("fell_on")) & (Q(day_instead__isnull=True) | Q(day_instead__gt=F("fell_on")))
    told = found.filter(
        Q(outcome__isnull=True) | ~withdrawn | Q(ended_on__gt=F("fell_on")), ~replaced | late, fell_on__lt=on
    )
    rows: QuerySet[Any] = told.annotate(
        stand_is=Case(
            _when(Q(outcome__in=KEPT), Stand.DONE),
            _when(Q(outcome__isnull=False) | replaced, Stand.FAILED),
            default=Value(Stand.OPEN.value),
        ),
        done_on=Case(When(outcome__in=KEPT, then=F("ended_on")), default=NO_DAY),
        cause=Case(
            When(withdrawn, then=Value(TAKEN_BACK_LATE)),
            When(outcome__isnull=False, then=F("outcome")),
            When(replaced, then=Value(REPLACED_LATE)),
            default=Value(OVERDUE),
        ),
    )
    return rows


def _said(scope: Scope) -> QuerySet[Any]:
    first = Judgement.objects.filter(promise=OuterRef("pk")).order_by("pk")
    rows: QuerySet[Any] = _with_end(_ledger(scope)).annotate(
        fell_on=F("said_on"),
        first_fit=Subquery(first.values("fit")[:1]),
        first_backing=Coalesce(Subquery(first.values("backing")[:1]), Value(Backing.UNBACKED.value)),
    )
    return rows


def _with_end(found: QuerySet[Any]) -> QuerySet[Any]:
    end = PromiseEnd.objects.filter(promise=OuterRef("pk"))
    rows: QuerySet[Any] = found.annotate(
        outcome=Subquery(end.values("outcome")[:1]), ended_on=Subquery(end.values("ended_on")[:1])
    )
    return rows


def _ledger(scope: Scope) -> QuerySet[Promise]:
    return Promise.objects.filter(~no_promise(), scope.deals("deal"))


def _when(condition: Q, stand: Stand) -> When:
    return When(condition, then=Value(stand.value))
