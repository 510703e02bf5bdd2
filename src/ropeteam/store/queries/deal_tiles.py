"""The few figures of a deal's own pages, as its page shows them: one statement each. `on` is the day, `as_of` that only what was
known then counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from ropeteam.core.coverage import Counts
from ropeteam.core.vocabulary_presales import StudyEnd
from ropeteam.store.models import (
    ArchitectureQuestion,
    Deal,
    InterfaceState,
    OfferReading,
    OfferVersion,
    Study,
    StudyEnding,
    SystemState,
)
from ropeteam.store.queries.gate_notices import standing
from ropeteam.store.queries.kept import ON, Given, kept
from ropeteam.store.queries.requirements import counts
from ropeteam.store.queries.studies import ENDED, MOST

DEAL = Given("deal")


@dataclass(frozen=True, slots=True)
class Solution:
    systems: int
    interfaces: int
    questions: int


@dataclass(frozen=True, slots=True)
class Studies:
    """`last_day` is the nearest end of those that run, `question` what that one is to find out, `late` that the day has come."""

    known: int
    running: int
    question: str = ""
    last_day: date | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Offers:
    """`unread`: newest versions that were not looked through yet."""

    known: int
    unread: int
    dated_on: date | None


def requirements(deal: Deal, *, on: date, as_of: bool) -> Counts:
    return counts(deal, day=on if as_of else None)


def solution(deal: Deal, *, on: date, as_of: bool) -> Solution:
    (row,) = kept(_solution, as_of).rows({"deal": deal.pk, "on": on})
    return Solution(*row)


def studies(deal: Deal, *, on: date, as_of: bool) -> Studies:
    rows = kept(_studies, as_of).rows({"deal": deal.pk, "on": on})
    running = [(question, last_day) for question, ended, last_day in rows if not ended]
    if not running:
        return Studies(len(rows), 0)
    question, last_day = running[0]
    return Studies(len(rows), len(running), question, last_day, last_day <= on)


def offers(deal: Deal, *, on: date, as_of: bool) -> Offers:
    (row,) = kept(_offers, as_of).rows({"deal": deal.pk, "on": on})
    return Offers(*row)


def _solution(as_of: bool) -> QuerySet[Any, Any]:
    """Of a system or interface the last state by the day; today no state has a later one."""
    asked = ArchitectureQuestion.objects.filter(deal=OuterRef("pk"))
    unanswered = Q(answer__isnull=True)
    then = asked.filter(unanswered | Q(answer__answered_on__gt=ON), asked_on__lte=ON)
    questions = then if as_of else asked.filter(unanswered)
    found = Deal.objects.filter(pk=DEAL).annotate(
        n_systems=_counted(standing(SystemState.objects.all(), "system"), "version__deal"),
        n_interfaces=_counted(standing(InterfaceState.objects.all(), "interface"), "version__deal"),
        n_questions=_counted(questions, "deal"),
    )
    return found.values_list("n_systems", "n_interfaces", "n_questions")


def _studies(as_of: bool) -> QuerySet[Any, Any]:
    """Those without a result first, the nearest end first."""
    endings = StudyEnding.objects.filter(study=OuterRef("pk"))
    found = Study.objects.filter(deal=DEAL)
    if as_of:
        endings, found = endings.filter(ended_on__lte=ON), found.filter(opened_on__lte=ON)
    extended = endings.filter(end=StudyEnd.EXTEND.value).order_by("-n").values("new_day")[:1]
    found = found.annotate(
        has_ended=Exists(endings.filter(end__in=ENDED)), last_day=Coalesce(Subquery(extended), F("ends_on"))
    )
    return found.order_by("has_ended", "last_day", "pk").values_list("question", "has_ended", "last_day")[:MOST]


def _offers(as_of: bool) -> QuerySet[Any, Any]:
    later = OfferVersion.objects.filter(offer=OuterRef("offer"), n__gt=OuterRef("n"))
    versions = OfferVersion.objects.filter(offer__deal=OuterRef("pk"))
    if as_of:
        later, versions = later.filter(recorded_on__lte=ON), versions.filter(recorded_on__lte=ON)
    newest = versions.filter(~Exists(later))
    unread = newest.filter(~Exists(OfferReading.objects.filter(version=OuterRef("pk"))))
    dated = newest.order_by().values("offer__deal").annotate(day=Max("dated_on")).values("day")
    found = Deal.objects.filter(pk=DEAL).annotate(
        n_offers=_counted(newest, "offer__deal"), n_unread=_counted(unread, "offer__deal"), dated=Subquery(dated)
    )
    return found.values_list("n_offers", "n_unread", "dated")


def _counted(found: QuerySet[Any], by: str) -> Coalesce:
    counted = found.order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
