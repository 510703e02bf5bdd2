"""How requirements are met, as people say it: one row or many in one deed, and all of it taken back as one.

Rule in prose. Rows are held in the order of their ids; a row on which the same answer stands already is left as it is and
counted as skipped. Nothing here makes a promise: an answer is what the offer says, and what enters the ledger enters it with its
judgement (flows.requirement_promises). A gap goes to product by a reaction. Taking back gives every row the answer from before,
unless somebody answered it since: those stay, and are counted.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.db.models import Max, QuerySet

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.triage import may_undo
from ropeteam.core.vocabulary_presales import Coverage as Cover
from ropeteam.flows import judging
from ropeteam.language.storable import storable
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries.product import product_of, wording_links
from ropeteam.store.queries.requirement_answers import held as offered
from ropeteam.store.queries.requirement_answers import last_answers
from ropeteam.store.queries.requirements import Seen, of_ids, seen, standing

MOST = 2_000
LONGEST_COMMENT = 8_000
Speak = Callable[[models.Coverage], str]


@dataclass(frozen=True, slots=True)
class Answered:
    """`deed` is None where nothing was written. `gaps` are on their way to product."""

    deed: models.CoverageDeed | None
    done: int
    skipped: int
    gaps: int = 0


@dataclass(frozen=True, slots=True)
class Undone:
    """`stay` are those that somebody answered since."""

    done: int
    stay: int


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one row. `comment` None: the one that stands stays."""

    status: Cover
    comment: str | None = None
    capability: int | None = None
    rests_on: models.Coverage | None = None
    copied_from: models.Coverage | None = None
    likeness: float | None = None


Say = Callable[[Sequence[Seen]], Mapping[int, Said]]


def answer(
    deal: models.Deal,
    ids: Collection[int],
    *,
    actor: Actor,
    status: Cover,
    on: date,
    comment: str | None = None,
    capability: models.Capability | None = None,
) -> Answered:
    """Pre-sales says how these rows are met. What the machine found, where it says the same, is kept as its evidence."""
    about = capability.pk if capability else None

    def say(rows: Sequence[Seen]) -> dict[int, Said]:
        return {
            one.row.pk: Said(status, comment, about or one.row.capability_id, _same(one.suggestion, status))
            for one in rows
        }

    return _write(deal, ids, say, actor=actor, on=on)


def accept(deal: models.Deal, ids: Collection[int], *, actor: Actor, on: date, speak: Speak | None = None) -> Answered:
    """What the machine suggests for these rows is taken over by a person, with the words for the customer that `speak` finds.
    A row that somebody answered keeps that answer: one key over a whole list must not put a machine's word in its place."""

    def say(rows: Sequence[Seen]) -> dict[int, Said]:
        return {
            one.row.pk: Said(
                Cover(one.suggestion.status),
                speak(one.suggestion) if speak else None,
                one.suggestion.capability_id,
                one.suggestion,
            )
            for one in rows
            if one.suggestion is not None and one.answer is None
        }

    return _write(deal, ids, say, actor=actor, on=on)


def repeat(
    deal: models.Deal,
    ids: Collection[int],
    *,
    actor: Actor,
    on: date,
    answer: int | None = None,
    likeness: float | None = None,
) -> Answered:
    """The last answer to the same words is given again; or, to one row, that of the requirement `answer`, which is only near."""

    def say(rows: Sequence[Seen]) -> dict[int, Said]:
        if answer is None:
            last = last_answers([one.row for one in rows], deal)
        else:
            last = {one.row.pk: source for one in rows[:1] for source in offered([answer], deal).values()}
        return {
            pk: Said(Cover(one.status), one.comment, one.capability_id, None, one, likeness) for pk, one in last.items()
        }

    return _write(deal, ids, say, actor=actor, on=on)


def undo(deed: models.CoverageDeed, *, actor: Actor, on: date) -> Undone:
    """Take a deed back; after thirty days it stands."""
    access.require(actor, Deed.ANSWER_REQUIREMENT, deal=deed.deal)
    by = _person(actor)
    if not may_undo(deed.done_on, on=on):
        raise Refused("coverage_too_old")
    with transaction.atomic():
        ids = list(deed.coverages.values_list("requirement_id", flat=True))
        _hold(models.Requirement.objects.filter(pk__in=ids))
        mine = list(deed.coverages.filter(undone__isnull=True).select_related("requirement").order_by("requirement_id"))
        if not mine:
            raise Refused("coverage_undone")
        later = models.Coverage.objects.filter(requirement__in=ids, by__isnull=False, undone__isnull=True)
        newest = dict(later.values_list("requirement").annotate(n=Max("n")).order_by())
        back = [row for row in mine if newest.get(row.requirement_id) == row.n]
        models.CoverageUndo.objects.bulk_create(
            models.CoverageUndo(coverage=row, by=by, undone_on=on, created_by=by) for row in back
        )
        _about_again(back, deed.deal)
        if back:
            events.append(
                "requirements.answer_undone",
                deed,
                actor=actor,
                company=deed.deal.company,
                deal_id=deed.deal_id,
                n=len(back),
            )
    return Undone(len(back), len(mine) - len(back))


def _same(suggestion: models.Coverage | None, status: Cover) -> models.Coverage | None:
    return suggestion if suggestion is not None and suggestion.status == status.value else None


def _write(deal: models.Deal, ids: Collection[int], say: Say, *, actor: Actor, on: date) -> Answered:
    """`say` is asked while the rows are held: what somebody answered while this was typed is seen by it."""
    access.require(actor, Deed.ANSWER_REQUIREMENT, deal=deal)
    by = _person(actor)
    if not ids:
        raise Refused("requirements_none")
    if len(set(ids)) > MOST:
        raise Refused("requirements_too_many", most=str(MOST))
    with transaction.atomic():
        last = _hold(standing(deal).filter(pk__in=list(ids)))
        rows = {one.row.pk: one for one in seen(of_ids(deal, last))}
        said = {pk: _whole(one, rows[pk].answer) for pk, one in say(list(rows.values())).items()}
        new = {pk: one for pk, one in said.items() if not _stands(rows[pk].answer, one)}
        skipped = len(set(ids)) - len(new)
        if not new:
            return Answered(None, 0, skipped)
        deed = models.CoverageDeed.objects.create(deal=deal, by=by, done_on=on, created_by=by)
        made = [_row(pk, one, deed, by, n=last[pk] + 1, on=on) for pk, one in new.items()]
        models.Coverage.objects.bulk_create(made, batch_size=1000)
        _about(made)
        gaps = sum(row.status == Cover.GAP.value for row in made)
        events.append(
            "requirements.answered", deed, actor=actor, company=deal.company, deal_id=deal.pk, n=len(made), gaps=gaps
        )
    return Answered(deed, len(made), skipped, gaps)


def _hold(rows: QuerySet[models.Requirement]) -> dict[int, int]:
    """Nobody else answers these rows meanwhile; the number of the last word on each."""
    found = [row.pk for row in rows.select_for_update(no_key=True).order_by("pk").only("pk")]
    last = models.Requirement.objects.filter(pk__in=found).annotate(last=Max("coverages__n"))
    return {pk: n or 0 for pk, n in last.values_list("pk", "last")}


def _whole(said: Said, before: models.Coverage | None) -> Said:
    comment = (before.comment if before else "") if said.comment is None else storable(said.comment).strip()
    return replace(said, comment=comment[:LONGEST_COMMENT])


def _stands(answer: models.Coverage | None, said: Said) -> bool:
    if answer is None:
        return False
    return (answer.status, answer.comment, answer.capability_id) == (said.status.value, said.comment, said.capability)


def _row(pk: int, said: Said, deed: models.CoverageDeed, by: models.Person, *, n: int, on: date) -> models.Coverage:
    evidence = said.rests_on or said.copied_from
    about_it = evidence is not None and evidence.capability_id == said.capability
    return models.Coverage(
        requirement_id=pk,
        n=n,
        status=said.status.value,
        comment=said.comment or "",
        by=by,
        deed=deed,
        capability_id=said.capability,
        capability_version=evidence.capability_version if evidence and about_it else None,
        roadmap_version_id=evidence.roadmap_version_id if evidence and about_it else None,
        change_request_id=said.rests_on.change_request_id if said.rests_on else None,
        pattern_id=said.rests_on.pattern_id if said.rests_on else None,
        reasons=said.rests_on.reasons if said.rests_on else [],
        copied_from=said.copied_from,
        likeness=said.likeness,
        said_on=on,
        created_by=by,
    )


def _about(made: Sequence[models.Coverage]) -> None:
    """What a person says a row is about, the row is about."""
    rows = [
        models.Requirement(pk=row.requirement_id, capability_id=row.capability_id) for row in made if row.capability_id
    ]
    models.Requirement.objects.bulk_update(rows, ["capability"], batch_size=1000)


def _about_again(back: Sequence[models.Coverage], deal: models.Deal) -> None:
    """With an answer goes what it said the row is about: it is about what the answer before says, else what somebody once linked
    these words to. What was said of the row since stays."""
    rows = [row.requirement for row in back if row.capability_id and row.requirement.capability_id == row.capability_id]
    if not rows:
        return
    before = {one.row.pk: one.answer.capability_id for one in seen(of_ids(deal, [r.pk for r in rows])) if one.answer}
    product = product_of(deal)
    links = wording_links(product) if product else {}
    for row in rows:
        row.capability_id = before.get(row.pk) or links.get(judging.wording_hash(row.text))
    models.Requirement.objects.bulk_update(rows, ["capability"], batch_size=1000)


def _person(actor: Actor) -> models.Person:
    if actor.person is None:
        raise NotAllowed(Deed.ANSWER_REQUIREMENT)
    return actor.person
