"""What meets a requirement, as far as the machine can tell: the same candidates and the same verdict as Ask's, for many rows.

A suggestion is a row of its own and never an answer. It rests on the product alone, never on what other deals were told, so
that nothing of a confidential deal comes in by this way. A row without a sure verdict gets none; that it was looked at is kept.
What a study suggested stands: it saw more than the words.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from ropeteam.core.access import Deed
from ropeteam.core.coverage import Suggested, suggested
from ropeteam.core.solutions import Candidate, CandidateKind
from ropeteam.flows.candidates import verdicts
from ropeteam.store import access, events, models, queue
from ropeteam.store.actor import Actor
from ropeteam.store.queries.product import Truth, brought_by, product_of, truth
from ropeteam.store.queries.requirements import standing

RULE_VERSION = "coverage-1"
AT_ONCE = 100


def suggest_all(deal_id: int, *, on: date) -> int:
    """Look for what meets every row that was not looked at yet; returns how many it was. What is done of it stands, so that
    who comes meanwhile sees it grow."""
    deal = models.Deal.objects.select_related("company", "product").get(pk=deal_id)
    product = product_of(deal)
    if product is None:
        return 0
    looked = 0
    while True:
        moved = _moved(product)
        now = truth(product)
        rows = list(standing(deal).filter(looked_on__isnull=True).order_by("no")[:AT_ONCE])
        if not rows:
            return looked
        looked += _suggest(rows, deal, now, moved, on=on)


def look_again(deal: models.Deal, *, actor: Actor) -> int:
    """The product has moved since: every row is looked at anew, by a job. Returns how many."""
    access.require(actor, Deed.BRING_REQUIREMENTS, deal=deal)
    with transaction.atomic():
        n = standing(deal).filter(looked_on__isnull=False).update(looked_on=None)
        if n:
            events.append("requirements.look_again", deal, actor=actor, company=deal.company, deal_id=deal.pk, n=n)
            queue.enqueue(queue.SUGGEST_COVERAGE, lock=f"requirements-{deal.pk}", deal_id=deal.pk)
    return n


def rejudge_citing(*, capability_id: int | None = None, roadmap_item_id: int | None = None) -> int:
    """Rows of open deals whose suggestion or answer rests on what changed are looked at anew, by jobs; returns how many."""
    if roadmap_item_id is not None and capability_id is None:
        capability_id = brought_by(roadmap_item_id)
    if capability_id is None:
        return 0
    rests = models.Coverage.objects.filter(capability=capability_id).values("requirement")
    found = models.Requirement.objects.filter(
        pk__in=rests, left_on__isnull=True, deal__signed_on__isnull=True, deal__closed_on__isnull=True
    )
    with transaction.atomic():
        deals = list(found.order_by("deal").values_list("deal", flat=True).distinct())
        n = found.update(looked_on=None)
        for deal in deals:
            queue.enqueue(queue.SUGGEST_COVERAGE, lock=f"requirements-{deal}", deal_id=deal)
    return n


def _moved(product: models.Product) -> tuple[int | None, ...]:
    """Changes whenever somebody says something new of what the product can, or will."""
    newest = (
        models.CapabilityVersion.objects.filter(capability__product=product),
        models.RoadmapVersion.objects.filter(item__product=product),
        models.WordingLink.objects.filter(product=product),
    )
    return tuple(found.aggregate(last=Max("pk"))["last"] for found in newest)


def _suggest(
    rows: Sequence[models.Requirement],
    deal: models.Deal,
    now: Truth,
    moved: tuple[int | None, ...],
    *,
    on: date,
) -> int:
    """How many were looked at: none where the product moved meanwhile. Whoever lets rows be looked at anew waits for the rows held
    here, so that nothing they marked counts as looked at by what we knew before."""
    named = verdicts([row.text for row in rows], now=now, deal=deal, on=on)
    found = {row.pk: suggested(verdict) for row, verdict in zip(rows, named, strict=True)}
    evidence = _evidence([one.candidate for one in found.values() if one is not None], now)
    with transaction.atomic():
        ids = sorted(found)
        list(models.Requirement.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk").values("pk"))
        if _moved(now.product) != moved:
            return 0
        last = dict(
            models.Requirement.objects.filter(pk__in=ids).annotate(n=Max("coverages__n")).values_list("pk", "n")
        )
        before = _latest(ids)
        made = [
            _row(pk, one, evidence, now, n=(last[pk] or 0) + 1, on=on) for pk, one in found.items() if one is not None
        ]
        models.Coverage.objects.bulk_create(row for row in made if _is_new(row, before.get(row.requirement_id)))
        models.Requirement.objects.filter(pk__in=ids).update(looked_on=on)
    return len(ids)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """The rows behind candidates, by their keys."""

    wishes: dict[str, models.ChangeRequest]
    patterns: dict[str, models.SolutionPattern]


def _evidence(candidates: Sequence[Candidate], now: Truth) -> _Evidence:
    def keys(kind: CandidateKind) -> list[str]:
        return [one.key for one in candidates if one.kind == kind]

    product = now.product
    wishes = models.ChangeRequest.objects.filter(product=product, key__in=keys(CandidateKind.CHANGE_REQUEST))
    patterns = models.SolutionPattern.objects.filter(product=product, key__in=keys(CandidateKind.PATTERN))
    return _Evidence({row.key: row for row in wishes}, {row.key: row for row in patterns})


def _row(pk: int, one: Suggested, evidence: _Evidence, now: Truth, *, n: int, on: date) -> models.Coverage:
    candidate = one.candidate
    wish, pattern = evidence.wishes.get(candidate.key), evidence.patterns.get(candidate.key)
    if candidate.kind != CandidateKind.CHANGE_REQUEST:
        wish = None
    if candidate.kind != CandidateKind.PATTERN:
        pattern = None
    behind = (wish and wish.capability_id) or (pattern and pattern.capability_id)
    is_capability = candidate.kind == CandidateKind.CAPABILITY
    known = next(
        (
            row
            for at, row in now.capabilities.items()
            if at == behind or (is_capability and row.capability.key == candidate.key)
        ),
        None,
    )
    named = {value for reason in candidate.reasons for name, value in reason.values if name == "roadmap"}
    item = next((row for row in now.roadmap.values() if row.item.key in named), None)
    return models.Coverage(
        requirement_id=pk,
        n=n,
        status=one.coverage.value,
        confidence=round(one.confidence, 4),
        reasons=[reason.as_json() for reason in candidate.reasons],
        capability=known.capability if known else None,
        capability_version=known.version if known else None,
        roadmap_version=item.version if item else None,
        change_request=wish,
        pattern=pattern,
        rule_version=RULE_VERSION,
        said_on=on,
    )


def _latest(ids: Collection[int]) -> dict[int, models.Coverage]:
    found = models.Coverage.objects.filter(requirement__in=ids, by__isnull=True).order_by("requirement", "-n")
    return {row.requirement_id: row for row in found.distinct("requirement")}


def _is_new(row: models.Coverage, before: models.Coverage | None) -> bool:
    """Whether it says something else than the suggestion that stands, and may take its place."""
    if before is None:
        return True
    return before.rule_version == RULE_VERSION and _says(before) != _says(row)


def _says(row: models.Coverage) -> tuple[object, ...]:
    return (
        row.status,
        row.reasons,
        row.capability_version_id,
        row.roadmap_version_id,
        row.change_request_id,
        row.pattern_id,
    )
