"""A deal's requirements: the list with what holds of each row, the counts, and what the gate asks.

What holds is the last word of a person that nobody took back; the machine's last suggestion stands beside it. Rows that the
customer's newest file holds no more (`left_on`) count for nothing and are only shown where they are asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from ropeteam.core.access import ACTING
from ropeteam.core.coverage import MET, NOT_MET, Counts, Stand, stand
from ropeteam.core.vocabulary_presales import Coverage as Cover
from ropeteam.store.models import (
    Coverage,
    CoverageTold,
    CoverageUndo,
    Deal,
    Person,
    Requirement,
    RequirementSheet,
)
from ropeteam.store.people import holding, on_deal
from ropeteam.store.queries.kept import ON, Given, kept
from ropeteam.store.queries.search import letters

PAGE = 50
MOST_OPEN = 500
DEAL, AFTER, LETTERS, OWNER = Given("deal"), Given("after"), Given("letters"), Given("owner")
STANDS = ("uncovered", "open", "suggested", "met", "gap", "refused", "unbooked", "left")
MET_VALUES = [one.value for one in MET]
NOT_MET_VALUES = [one.value for one in NOT_MET]


# In the order of core.coverage.Counts; each row is looked at once, which the same by annotations would do eight times. With a day
# only what was known then counts.
COUNTING = """
SELECT count(*), count(*) FILTER (WHERE r.must), count(*) FILTER (WHERE r.must AND a.status = ANY(%(met)s)),
       count(*) FILTER (WHERE r.must AND a.status = 'gap'), count(*) FILTER (WHERE r.must AND a.status = 'refuse'),
       count(a.status), count(*) FILTER (WHERE a.status IS NULL AND s.status IS NOT NULL),
       count(r.looked_on) FILTER (WHERE r.looked_on <= coalesce(%(day)s::date, r.looked_on))
FROM store_requirement r
LEFT JOIN LATERAL (
    SELECT c.status FROM store_coverage c WHERE c.requirement_id = r.id AND c.by_id IS NOT NULL
        AND c.said_on <= coalesce(%(day)s::date, c.said_on)
        AND NOT EXISTS (SELECT 1 FROM store_coverageundo u
                        WHERE u.coverage_id = c.id AND u.undone_on <= coalesce(%(day)s::date, u.undone_on))
    ORDER BY c.n DESC LIMIT 1) a ON true
LEFT JOIN LATERAL (
    SELECT c.status FROM store_coverage c WHERE c.requirement_id = r.id AND c.by_id IS NULL
        AND c.said_on <= coalesce(%(day)s::date, c.said_on)
    ORDER BY c.n DESC LIMIT 1) s ON true
WHERE r.deal_id = %(deal)s AND (r.left_on IS NULL OR r.left_on > %(day)s::date)
    AND r.recorded_on <= coalesce(%(day)s::date, r.recorded_on)
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A part of the list. `stand` is one of STANDS or empty, `owner` a person's id, 0 for nobody."""

    must: bool = False
    stand: str = ""
    owner: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """A row with what a person said of it last and what the machine suggests."""

    row: Requirement
    answer: Coverage | None
    suggestion: Coverage | None

    @property
    def stand(self) -> Stand:
        answer = Cover(self.answer.status) if self.answer else None
        return stand(answer, Cover(self.suggestion.status) if self.suggestion else None)


def uncovered(deal: Deal, *, on: date | None = None) -> list[Requirement]:
    """The musts that no person's answer meets, as known now or on a day; at most MOST_OPEN. One statement."""
    return kept(_uncovered, on is not None).rows({"deal": deal.pk, "on": on})


def page(deal: Deal, wanted: Wanted, *, after: int | None = None, size: int = PAGE) -> tuple[list[Seen], bool]:
    """Rows in the order of the customer's file after a number, and whether there are more."""
    given = {"deal": deal.pk, "after": after, "letters": letters(wanted.words), "owner": wanted.owner}
    shape = (wanted.must, wanted.stand, None if wanted.owner is None else wanted.owner > 0, bool(wanted.words))
    rows: list[Requirement] = kept(_listed, *shape, after is not None, size + 1).rows(given)
    return seen(rows[:size]), len(rows) > size


def seen(rows: Sequence[Requirement]) -> list[Seen]:
    """What holds of rows that `with_holding` annotated."""
    ids = [pk for row in rows for pk in (row.answer_id, row.suggestion_id) if pk is not None]  # type: ignore[attr-defined]
    related = ("by", "capability", "requirement")
    found = Coverage.objects.select_related(*related).in_bulk(ids) if ids else {}
    return [
        Seen(row, found.get(row.answer_id), found.get(row.suggestion_id))  # type: ignore[attr-defined]
        for row in rows
    ]


def counts(deal: Deal, *, day: date | None = None) -> Counts:
    with connection.cursor() as cursor:
        cursor.execute(COUNTING, {"deal": deal.pk, "met": MET_VALUES, "day": day})
        return Counts(*cursor.fetchone())


def with_holding(found: QuerySet[Requirement], *, day: Any = None) -> QuerySet[Any]:
    """Annotates `answer_id`, `answer_status`, `suggestion_id` and `suggestion_status`."""
    answer, suggestion = answers(day), suggestions(day)
    return found.annotate(
        answer_id=Subquery(answer.values("pk")[:1]),
        answer_status=Subquery(answer.values("status")[:1]),
        suggestion_id=Subquery(suggestion.values("pk")[:1]),
        suggestion_status=Subquery(suggestion.values("status")[:1]),
    )


def answers(day: Any = None) -> QuerySet[Coverage]:
    """What people said of the outer requirement, the last first; without what was taken back."""
    undone = CoverageUndo.objects.filter(coverage=OuterRef("pk"))
    said = Coverage.objects.filter(requirement=OuterRef("pk"), by__isnull=False)
    if day is not None:
        undone, said = undone.filter(undone_on__lte=day), said.filter(said_on__lte=day)
    return said.filter(~Exists(undone)).order_by("-n")


def suggestions(day: Any = None) -> QuerySet[Coverage]:
    said = Coverage.objects.filter(requirement=OuterRef("pk"), by__isnull=True)
    return (said.filter(said_on__lte=day) if day is not None else said).order_by("-n")


def standing(deal: Deal) -> QuerySet[Requirement]:
    """The rows that count."""
    return Requirement.objects.filter(deal=deal, left_on__isnull=True)


def sheets(deal: Deal) -> list[RequirementSheet]:
    """The customer's files, the newest first, with how many rows each brought and when it went back."""
    rows = Count("requirements", distinct=True)
    looked = Count("requirements", filter=Q(requirements__looked_on__isnull=False), distinct=True)
    found = RequirementSheet.objects.filter(deal=deal).select_related("created_by", "replaced_by")
    return list(
        found.annotate(rows=rows, looked=looked, outs=Count("given_out", distinct=True))
        .defer("original")
        .order_by("-n")
    )


def unbooked(deal: Deal) -> QuerySet[Requirement]:
    """What the customer was told that it is met and that stands in no ledger."""
    return _unbooked(standing(deal))


def owners(deal: Deal) -> list[tuple[int, str]]:
    """Who has rows of this deal."""
    found = standing(deal).filter(owner__isnull=False).order_by("owner__name")
    return list(found.values_list("owner", "owner__name").distinct())


def _uncovered(as_of: bool) -> QuerySet[Requirement]:
    day: Any = ON if as_of else None
    found = Requirement.objects.filter(deal_id=DEAL, must=True)
    left = Q(left_on__isnull=True)
    found = found.filter(left | Q(left_on__gt=ON), recorded_on__lte=ON) if as_of else found.filter(left)
    held = found.annotate(held=Subquery(answers(day).values("status")[:1]))
    return (
        held.filter(Q(held__isnull=True) | Q(held__in=NOT_MET_VALUES))
        .select_related("owner")
        .order_by("no")[:MOST_OPEN]
    )


def _listed(must: bool, where: str, owned: bool | None, worded: bool, placed: bool, size: int) -> QuerySet[Requirement]:
    found = Requirement.objects.filter(deal_id=DEAL, left_on__isnull=where != "left")
    if must or where == "uncovered":
        found = found.filter(must=True)
    if owned is not None:
        found = found.filter(owner_id=OWNER) if owned else found.filter(owner__isnull=True)
    if worded:
        found = found.filter(Q(text__letters=LETTERS) | Q(named__letters=LETTERS))
    if placed:
        found = found.filter(no__gt=AFTER)
    return _stood(with_holding(found), where).select_related("owner", "promise").order_by("no")[:size]


def _stood(found: QuerySet[Any], where: str) -> QuerySet[Any]:
    nobody = Q(answer_status__isnull=True)
    if where == "uncovered":
        return found.filter(nobody | Q(answer_status__in=NOT_MET_VALUES))
    if where == "open":
        return found.filter(nobody)
    if where == "suggested":
        return found.filter(nobody, suggestion_status__isnull=False)
    if where == "met":
        return found.filter(answer_status__in=MET_VALUES)
    if where in ("gap", "refused"):
        return found.filter(answer_status=(Cover.GAP if where == "gap" else Cover.REFUSE).value)
    return _unbooked(found) if where == "unbooked" else found


def _unbooked(found: QuerySet[Any]) -> QuerySet[Any]:
    """What the customer was told last counts: who told them later that it is not met has corrected it."""
    told = CoverageTold.objects.filter(coverage__requirement=OuterRef("pk")).order_by("-pk")
    found = found.annotate(told_last=Subquery(told.values("coverage__status")[:1]))
    return found.filter(told_last__in=MET_VALUES, promise__isnull=True)


def of_ids(deal: Deal, ids: Collection[int]) -> list[Requirement]:
    """Rows that count, in the customer's order."""
    found = standing(deal).filter(pk__in=list(ids))
    return list(with_holding(found).select_related("capability", "deal").order_by("no"))


def annotated(row: Requirement) -> list[Requirement]:
    """One row with what holds of it."""
    related = ("owner", "capability", "sheet", "deal")
    return list(with_holding(Requirement.objects.filter(pk=row.pk)).select_related(*related))


def language_of_sheet(sheet: RequirementSheet) -> str:
    """The language most of its rows are in; German where none is."""
    counted = Requirement.objects.filter(sheet=sheet).exclude(language="").values("language").annotate(n=Count("pk"))
    first = counted.order_by("-n", "language").values_list("language", flat=True).first()
    return first or "de"


def neighbours(row: Requirement) -> tuple[int | None, int | None]:
    """The rows before and after in the customer's order."""
    found = Requirement.objects.filter(deal=row.deal_id, left_on__isnull=row.left_on is None)
    before = found.filter(no__lt=row.no).order_by("-no").values_list("pk", flat=True).first()
    after = found.filter(no__gt=row.no).order_by("no").values_list("pk", flat=True).first()
    return before, after


def history(row: Requirement) -> list[Coverage]:
    """Everything people said of a row, the last first."""
    found = Coverage.objects.filter(requirement=row, by__isnull=False).order_by("-n")
    return list(found.select_related("by", "undone__by", "copied_from__requirement__deal", "deed"))


def may_own(deal: Deal, *, on: date) -> QuerySet[Person]:
    """Who may have rows: the acting people of the house, by name; of a confidential deal those on its rope."""
    return on_deal(deal, holding(deal.company_id, ACTING, on=on))
