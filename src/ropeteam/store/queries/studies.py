"""Studies as pages, the gate and Today read them: where each stands, what was seen, who signed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from ropeteam.core import studies as core
from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_presales import CriterionResult, StudyEnd
from ropeteam.store import access, settings, stand_ins
from ropeteam.store.actor import Actor
from ropeteam.store.models import (
    Asker,
    Company,
    Criterion,
    CriterionEvidence,
    CriterionTie,
    Deal,
    DealRole,
    Decision,
    Person,
    SignRequest,
    Study,
    StudyEnding,
)
from ropeteam.store.people import holding, on_deal
from ropeteam.store.queries.kept import ON

AT_ONCE = "studies_at_once"
MOST = 50
ASKING = 8
ENDED = (StudyEnd.GO.value, StudyEnd.NO_GO.value)


@dataclass(frozen=True, slots=True)
class Seen:
    """A criterion with what it is tied to and everything that was seen, the last first."""

    criterion: Criterion
    ties: tuple[CriterionTie, ...]
    evidence: tuple[CriterionEvidence, ...]

    @property
    def last(self) -> CriterionEvidence | None:
        return self.evidence[0] if self.evidence else None

    @property
    def result(self) -> CriterionResult | None:
        return CriterionResult(self.last.result) if self.last else None


@dataclass(frozen=True, slots=True)
class Whole:
    """One study with everything that belongs to it."""

    study: Study
    stand: core.Stand
    criteria: tuple[Seen, ...]
    endings: tuple[StudyEnding, ...]
    requests: tuple[SignRequest, ...]

    @property
    def results(self) -> tuple[CriterionResult | None, ...]:
        return tuple(row.result for row in self.criteria)

    @property
    def worded(self) -> bool:
        """Whether the words of the criteria may not change any more, for any of them."""
        return any(request.about == "criteria" and _agreed(request) for request in self.requests)


def of_deal(deal: Deal, *, on: date) -> list[tuple[Study, core.Stand]]:
    """Those without a result first, the nearest end first; then the others, the last one first. At most `MOST`."""
    found = with_stand(deal.studies.all()).select_related("lead").prefetch_related(_endings())
    found = found.order_by(F("ended").asc(nulls_first=True), "last_day", "-pk")[:MOST]
    return [(row, stand_of(row, on=on)) for row in found]


def whole(study: Study, *, on: date) -> Whole:
    evidence = _with_paper(CriterionEvidence.objects.select_related("by", "conversation", "paper")).order_by("-n")
    ties = CriterionTie.objects.select_related("requirement", "promise", "change_request").order_by("pk")
    criteria = study.criteria.order_by("no").prefetch_related(
        Prefetch("evidence", queryset=evidence, to_attr="seen"), Prefetch("ties", queryset=ties, to_attr="tied")
    )
    endings = tuple(study.endings.select_related("by").order_by("n"))
    requests = study.sign_requests.select_related("contact", "signature", "link", "by").order_by("-n")
    rows: list[Any] = list(criteria)
    return Whole(
        study=study,
        stand=_stand(study, endings, on=on),
        criteria=tuple(Seen(row, tuple(row.tied), tuple(row.seen)) for row in rows),
        endings=endings,
        requests=tuple(requests),
    )


def stand_of(study: Study, *, on: date) -> core.Stand:
    """Of a study whose endings were fetched with it (`_endings`)."""
    return _stand(study, sorted(study.endings.all(), key=lambda row: row.n), on=on)


def with_stand(found: QuerySet[Study]) -> QuerySet[Any]:
    """Each with `ended` (go, no_go or None) and `last_day`, which an extension moves."""
    endings = StudyEnding.objects.filter(study=OuterRef("pk"))
    extended = endings.filter(end=StudyEnd.EXTEND.value).order_by("-n").values("new_day")[:1]
    ended = endings.filter(end__in=ENDED).values("end")[:1]
    return found.annotate(ended=Subquery(ended), last_day=Coalesce(Subquery(extended), F("ends_on")))


def open_ones(deal: Deal, *, on: date) -> list[Any]:
    """What the gate asks: studies that have begun and have no result on that day, the longest waiting first; each with
    `last_day`. One statement; with a day gone by, only what was known then."""
    endings = StudyEnding.objects.filter(study=OuterRef("pk"), ended_on__lte=on)
    extended = endings.filter(end=StudyEnd.EXTEND.value).order_by("-n").values("new_day")[:1]
    found = deal.studies.filter(~Exists(endings.filter(end__in=ENDED)), begins_on__lte=on, opened_on__lte=on).annotate(
        last_day=Coalesce(Subquery(extended), F("ends_on"))
    )
    return list(found.order_by("last_day", "pk")[:MOST])


def due(actor: Actor) -> QuerySet[Any]:
    """Today: studies this reader runs whose last day has come without a result."""
    found = with_stand(access.studies(actor).filter(lead=actor.person)).filter(ended__isnull=True, last_day__lte=ON)
    return found.select_related("deal__account").order_by("last_day", "pk")


def answered(actor: Actor) -> QuerySet[Any]:
    """Today of product: wishes whose standing decision is "study first" and whose studies all have their result."""
    own = Study.objects.filter(decision__change_request=OuterRef("change_request"))
    later = Decision.objects.filter(change_request=OuterRef("change_request")).filter(
        Q(decided_on__gt=OuterRef("decided_on")) | Q(decided_on=OuterRef("decided_on"), pk__gt=OuterRef("pk"))
    )
    ended = with_stand(own)
    found = Decision.objects.filter(
        ~Exists(later),
        ~Exists(ended.filter(ended__isnull=True)),
        Exists(own),
        kind="study",
        change_request__product__in=access.products(actor),
        change_request__merged_into__isnull=True,
    )
    return found.select_related("change_request").order_by("decided_on", "pk")


def spans_of(lead: Person, *, without: int = 0) -> list[core.Span]:
    """What this person runs and has no result yet; the days that hold today."""
    found = with_stand(Study.objects.filter(lead=lead)).filter(ended__isnull=True).exclude(pk=without)
    return [core.Span(row.pk, row.begins_on, row.last_day) for row in found]


def runners(deal: Deal, *, on: date) -> list[Person]:
    """Who may run a study of this deal: acts as pre-sales or stands in for it, and may see the deal."""
    role = stand_ins.standing(deal.company_id, on=on).get(Role.PRESALES, Role.PRESALES)
    return list(on_deal(deal, holding(deal.company_id, [role], on=on))[:MOST])


def at_once(company: Company | int) -> int:
    """How many studies one person may run at once in this company (its latest setting)."""
    return int(settings.latest(company, AT_ONCE) or core.AT_ONCE)


def named(actor: Actor, ids: Collection[int]) -> tuple[list[Study], int]:
    """Those of these studies that the reader may know of, and how many others there are."""
    found = list(access.studies(actor).filter(pk__in=ids).select_related("deal").order_by("pk"))
    return found, len(ids) - len(found)


def of_decision(actor: Actor, decision: Decision, *, on: date) -> list[tuple[Study, core.Stand]]:
    """The studies that answer a "study first", as far as the reader may know of them."""
    found = access.studies(actor).filter(decision=decision).select_related("deal__account", "lead")
    return [(row, stand_of(row, on=on)) for row in found.prefetch_related(_endings()).order_by("pk")[:MOST]]


def deals_asking(actor: Actor, decision: Decision) -> list[Deal]:
    """The open deals that asked for the wish and in which the reader may begin a study, the largest first."""
    wish = decision.change_request_id
    asked = Asker.objects.filter(Q(change_request=wish) | Q(change_request__merged_into=wish), deal=OuterRef("pk"))
    found = access.deals(actor).filter(Exists(asked), signed_on__isnull=True, closed_on__isnull=True)
    if not actor.operator and Role.PRESALES not in actor.roles:
        found = found.filter(Exists(DealRole.objects.filter(deal=OuterRef("pk"), person=actor.person, to_day=None)))
    return list(found.order_by(F("amount").desc(nulls_last=True), "pk")[:ASKING])


def seen_of_promise(promise_id: int) -> list[CriterionEvidence]:
    """The last word on each criterion that a promise is tied to."""
    return _last_seen(CriterionEvidence.objects.filter(criterion__ties__promise=promise_id))


def seen_of_requirement(requirement_id: int) -> list[CriterionEvidence]:
    """The same of a requirement."""
    return _last_seen(CriterionEvidence.objects.filter(criterion__ties__requirement=requirement_id))


def _last_seen(found: QuerySet[CriterionEvidence]) -> list[CriterionEvidence]:
    later = CriterionEvidence.objects.filter(criterion=OuterRef("criterion"), n__gt=OuterRef("n"))
    rows = _with_paper(found.filter(~Exists(later)).distinct().select_related("criterion__study__deal", "by", "paper"))
    return list(rows.order_by("-seen_on", "-pk")[:MOST])


def _with_paper(found: QuerySet[CriterionEvidence]) -> QuerySet[CriterionEvidence]:
    """The paper that shows it, without its bytes."""
    return found.defer("paper__content")


def _endings() -> Prefetch[str, QuerySet[StudyEnding], str]:
    return Prefetch("endings", queryset=StudyEnding.objects.order_by("n"))


def _stand(study: Study, endings: Iterable[StudyEnding], *, on: date) -> core.Stand:
    ends = [(StudyEnd(row.end), row.new_day) for row in endings]
    return core.stand(begins_on=study.begins_on, ends_on=study.ends_on, endings=ends, on=on)


def _agreed(request: SignRequest) -> bool:
    signature = getattr(request, "signature", None)
    return signature is not None and signature.agreed
