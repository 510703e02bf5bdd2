"""architecture.jsonl: a deal's overall solution with every version, its questions and papers. presales.jsonl: when the customer
decides, and who of pre-sales was planned."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.db.models import Q

from ropeteam.flows.company_state.files import OwnRow, day, iso, known_day
from ropeteam.flows.company_state.keys import Keys
from ropeteam.store import models

Row = dict[str, Any]
SYSTEM = ("name", "supplier", "release", "note", "gone")
INTERFACE = ("both_ways", "what", "protocol", "frequency", "unit", "supplier", "gone")


def dump(company: models.Company) -> Iterator[Row]:
    """One row a deal that has any of it."""
    tables = (models.ArchitectureVersion, models.ArchitectureQuestion, models.ArchitectureFile)
    drawn, asked, filed = (Q(pk__in=table.objects.values("deal")) for table in tables)
    for deal in company.deals.filter(drawn | asked | filed).order_by("pk"):
        yield {
            "deal": deal.key,
            "versions": [_version(version) for version in _versions(deal)],
            "questions": [_question(question) for question in _questions(deal)],
            "files": [_file(file) for file in _files(deal)],
        }


def dump_presales(company: models.Company) -> Iterator[Row]:
    planned = Q(pk__in=models.PresalesPlan.objects.values("deal"))
    for deal in company.deals.filter(planned | Q(decides_on__isnull=False)).order_by("pk"):
        plans = deal.presales_plans.select_related("person", "conversation", "created_by").order_by("n")
        rows = [
            [
                plan.person.key if plan.person else None,
                iso(plan.by_day),
                plan.conversation.key if plan.conversation else None,
                plan.note,
                iso(plan.planned_on),
                _by(plan),
            ]
            for plan in plans
        ]
        yield {"deal": deal.key, "decides_on": iso(deal.decides_on), "plans": rows}


def restore(rows: Iterable[OwnRow], keys: Keys) -> int:
    """After the requirements, which interfaces name. What a deal has already stays as it is."""
    made = 0
    for row in rows:
        with row.whole():
            deal = keys.deals[row["deal"]]
            there = (deal.architecture_versions, deal.architecture_questions, deal.architecture_files)
            if any(rows_of.exists() for rows_of in there):
                continue
            for version in row["versions"]:
                _restore_version(deal, version, keys)
            for question in row["questions"]:
                _restore_question(deal, question, keys)
            for file in row["files"]:
                _restore_file(deal, file, keys)
            made += 1
    return made


def restore_presales(rows: Iterable[OwnRow], keys: Keys) -> int:
    made = 0
    for row in rows:
        with row.whole():
            deal = keys.deals[row["deal"]]
            if row["decides_on"] and deal.decides_on is None:
                models.Deal.objects.filter(pk=deal.pk).update(decides_on=day(row["decides_on"]))
            if deal.presales_plans.exists():
                continue
            for n, (person, by_day, talk, note, on, by) in enumerate(row["plans"], start=1):
                models.PresalesPlan.objects.create(
                    deal=deal,
                    n=n,
                    person=keys.people[person] if person else None,
                    by_day=day(by_day),
                    conversation=models.Conversation.objects.get(company=keys.company, key=talk) if talk else None,
                    note=note,
                    planned_on=known_day(on),
                    created_by=keys.people.get(by),
                )
            made += 1
    return made


def _versions(deal: models.Deal) -> Iterable[models.ArchitectureVersion]:
    states = ("systems__system", "interfaces__interface", "interfaces__source", "interfaces__target")
    found = deal.architecture_versions.prefetch_related(*states, "interfaces__capability", "interfaces__requirement")
    return found.select_related("created_by").order_by("n")


def _version(row: models.ArchitectureVersion) -> Row:
    return {
        "on": iso(row.made_on),
        "by": _by(row),
        "systems": [
            {"no": one.system.no, **{name: getattr(one, name) for name in SYSTEM}}
            for one in sorted(row.systems.all(), key=lambda one: one.system.no)
        ],
        "interfaces": [
            {
                "no": one.interface.no,
                "source": one.source.no if one.source else 0,
                "target": one.target.no if one.target else 0,
                **{name: getattr(one, name) for name in INTERFACE},
                "volume": str(one.volume) if one.volume is not None else None,
                "capability": one.capability.key if one.capability else None,
                "requirement": one.requirement.no if one.requirement else None,
            }
            for one in sorted(row.interfaces.all(), key=lambda one: one.interface.no)
        ],
    }


def _restore_version(deal: models.Deal, row: Row, keys: Keys) -> None:
    by = keys.people.get(row["by"])
    n = deal.architecture_versions.count() + 1
    version = models.ArchitectureVersion.objects.create(deal=deal, n=n, made_on=known_day(row["on"]), created_by=by)
    for one in row["systems"]:
        system, _ = models.SolutionSystem.objects.get_or_create(deal=deal, no=one["no"], defaults={"created_by": by})
        models.SystemState.objects.create(
            system=system, version=version, created_by=by, **{name: one[name] for name in SYSTEM}
        )
    for one in row["interfaces"]:
        interface, _ = models.SolutionInterface.objects.get_or_create(
            deal=deal, no=one["no"], defaults={"created_by": by}
        )
        models.InterfaceState.objects.create(
            interface=interface,
            version=version,
            source=_system(deal, one["source"]),
            target=_system(deal, one["target"]),
            volume=Decimal(one["volume"]) if one["volume"] is not None else None,
            capability=keys.capabilities[one["capability"]] if one["capability"] else None,
            requirement=_requirement(deal, one["requirement"]),
            created_by=by,
            **{name: one[name] for name in INTERFACE},
        )


def _questions(deal: models.Deal) -> Iterable[models.ArchitectureQuestion]:
    related = ("system", "interface", "owner", "created_by", "answer__by")
    return deal.architecture_questions.select_related(*related).order_by("no")


def _question(row: models.ArchitectureQuestion) -> Row:
    answer = getattr(row, "answer", None)
    return {
        "text": row.text,
        "system": row.system.no if row.system else None,
        "interface": row.interface.no if row.interface else None,
        "owner": row.owner.key if row.owner else None,
        "on": iso(row.asked_on),
        "by": _by(row),
        "answer": [answer.words, answer.by.key, iso(answer.answered_on)] if answer else None,
    }


def _restore_question(deal: models.Deal, row: Row, keys: Keys) -> None:
    interface = row["interface"]
    question = models.ArchitectureQuestion.objects.create(
        deal=deal,
        no=deal.architecture_questions.count() + 1,
        text=row["text"],
        system=_system(deal, row["system"] or 0),
        interface=models.SolutionInterface.objects.get(deal=deal, no=interface) if interface else None,
        owner=keys.people[row["owner"]] if row["owner"] else None,
        asked_on=known_day(row["on"]),
        created_by=keys.people.get(row["by"]),
    )
    if row["answer"]:
        words, by, on = row["answer"]
        person = keys.people[by]
        models.ArchitectureAnswer.objects.create(
            question=question, words=words, by=person, answered_on=known_day(on), created_by=person
        )


def _files(deal: models.Deal) -> Iterable[models.ArchitectureFile]:
    return deal.architecture_files.select_related("created_by", "removed_by").order_by("no")


def _file(row: models.ArchitectureFile) -> Row:
    return {
        "name": row.name,
        "size": row.size,
        "hash": row.content_hash,
        "content": b64encode(bytes(row.content)).decode(),
        "on": iso(row.brought_on),
        "by": _by(row),
        "removed": [iso(row.removed_on), row.removed_by.key if row.removed_by else None] if row.removed_on else None,
    }


def _restore_file(deal: models.Deal, row: Row, keys: Keys) -> None:
    removed_on, removed_by = row["removed"] or (None, None)
    models.ArchitectureFile.objects.create(
        deal=deal,
        no=deal.architecture_files.count() + 1,
        name=row["name"],
        size=row["size"],
        content_hash=row["hash"],
        content=b64decode(row["content"]),
        brought_on=known_day(row["on"]),
        removed_on=day(removed_on),
        removed_by=keys.people[removed_by] if removed_by else None,
        created_by=keys.people.get(row["by"]),
    )


def _system(deal: models.Deal, no: int) -> models.SolutionSystem | None:
    return models.SolutionSystem.objects.get(deal=deal, no=no) if no else None


def _requirement(deal: models.Deal, no: int | None) -> models.Requirement | None:
    return models.Requirement.objects.get(deal=deal, no=no) if no else None


def _by(row: Any) -> str:
    return row.created_by.key if row.created_by else ""
