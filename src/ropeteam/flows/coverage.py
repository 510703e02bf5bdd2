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
from django.db.models import Max

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.triage import may_undo
from ropeteam.core.vocabulary_presales import Coverage as Cover
from ropeteam.language.storable import storable
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries.requirement_answers import held as offered
from ropeteam.store.queries.requirement_answers import last_answers
from ropeteam.store.queries.requirements import Seen, of_ids, seen

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
    rows = _rows(deal, ids, actor)
    about = capability.pk if capability else None
    said = {
        one.row.pk: Said(status, comment, about or one.row.capability_id, _same(one.suggestion, status)) for one in rows
    }
    return _write(deal, rows, said, actor=actor, on=on, skipped=len(set(ids)) - len(rows))


def accept(deal: models.Deal, ids: Collection[int], *, actor: Actor, on: date, speak: Speak | None = None) -> Answered:
    """What the machine suggests for these rows is taken over by a person, with the words for the customer that `speak` finds.
    A row that somebody answered keeps that answer: one key over a whole list must not put a machine's word in its place."""
    rows = _rows(deal, ids, actor)
    said = {
        one.row.pk: Said(
            Cover(one.suggestion.status),
            speak(one.suggestion) if speak else None,
            one.suggestion.capability_id,
            one.suggestion,
        )
        for one in rows
        if one.suggestion is not None and one.answer is None
    }
    return _write(deal, rows, said, actor=actor, on=on, skipped=len(set(ids)) - len(said))


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
    rows = _rows(deal, ids, actor)
    if answer is not None:
        source = offered([answer], deal).get(answer)
        last = {one.row.pk: source for one in rows[:1]} if source is not None else {}
    else:
        last = dict(last_answers([one.row for one in rows], deal))
    said = {
        pk: Said(Cover(one.status), one.comment, one.capability_id, None, one, likeness)
        for pk, one in last.items()
        if one is not None
    }
    return _write(deal, rows, said, actor=actor, on=on, skipped=len(set(ids)) - len(said))


def undo(deed: models.CoverageDeed, *, actor: Actor, on: date) -> Undone:
    """Take a deed back; after thirty days it stands."""
    access.require(actor, Deed.ANSWER_REQUIREMENT, deal=deed.deal)
    by = _person(actor)
    if not may_undo(deed.done_on, on=on):
        raise Refused("coverage_too_old")
    with transaction.atomic():
        mine = list(deed.coverages.filter(undone__isnull=True).order_by("requirement_id"))
        if not mine:
            raise Refused("coverage_undone")
        ids = [row.requirement_id for row in mine]
        _hold(ids)
        later = models.Coverage.objects.filter(requirement__in=ids, by__isnull=False, undone__isnull=True)
        newest = dict(later.values_list("requirement").annotate(n=Max("n")).order_by())
        back = [row for row in mine if newest.get(row.requirement_id) == row.n]
        models.CoverageUndo.objects.bulk_create(
            models.CoverageUndo(coverage=row, by=by, undone_on=on, created_by=by) for row in back
        )
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


def _rows(deal: models.Deal, ids: Collection[int], actor: Actor) -> list[Seen]:
    access.require(actor, Deed.ANSWER_REQUIREMENT, deal=deal)
    if not ids:
        raise Refused("requirements_none")
    if len(set(ids)) > MOST:
        raise Refused("requirements_too_many", most=str(MOST))
    return seen(of_ids(deal, ids))


def _write(
    deal: models.Deal, rows: Sequence[Seen], said: Mapping[int, Said], *, actor: Actor, on: date, skipped: int
) -> Answered:
    by = _person(actor)
    with transaction.atomic():
        last = _hold([one.row.pk for one in rows])
        # What somebody answered while this was typed is seen only now.
        now = {one.row.pk: one for one in seen(of_ids(deal, [one.row.pk for one in rows]))}
        wanted = {pk: _whole(one, now[pk].answer) for pk, one in said.items() if pk in now}
        new = {pk: one for pk, one in wanted.items() if not _stands(now[pk].answer, one)}
        skipped += len(wanted) - len(new)
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


def _hold(ids: Collection[int]) -> dict[int, int]:
    """Nobody else answers these rows meanwhile; the number of the last word on each."""
    held = models.Requirement.objects.select_for_update(no_key=True).filter(pk__in=list(ids)).order_by("pk")
    found = [row.pk for row in held.only("pk")]
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


def _person(actor: Actor) -> models.Person:
    if actor.person is None:
        raise NotAllowed(Deed.ANSWER_REQUIREMENT)
    return actor.person
