"""What a company folder says: company.yaml, the tables, the conversations' own words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import yaml
from django.db.models import Prefetch

from ropeteam.core.vocabulary import Basis, Role, WorksAgreement
from ropeteam.flows.company_state.files import csv_text
from ropeteam.flows.company_state.keys import NO_PRODUCT, product_of
from ropeteam.language.folder.conversations import UNKNOWN
from ropeteam.store import models
from ropeteam.store.imports import slug
from ropeteam.store.queries.conversations import OWN
from ropeteam.store.queries.product import Truth, truth

PEOPLE = ("id", "name", "role", "from", "to", "mail")
DEALS = (
    "id", "account", "title", "amount_eur", "stage", "opened", "signed", "handover", "golive", "closed", "seller",
    "presales", "pm", "services",
)  # fmt: skip
ROPE = {"seller": Role.SELLER, "presales": Role.PRESALES, "pm": Role.PRODUCT, "services": Role.SERVICES}


def fact_files(company: models.Company) -> Iterator[tuple[str, bytes]]:
    """(path in the folder, bytes), company.yaml first."""
    product = product_of(company)
    yield "company.yaml", _company_yaml(company, product, truth(product)).encode()
    for name, text in _tables(company):
        yield name, text.encode()
    for version in models.TextVersion.objects.filter(conversation__company=company).order_by("pk").iterator():
        yield text_file(version), bytes(version.original)


def text_file(version: models.TextVersion) -> str:
    """Where a version's words lie: the latest under its conversation's id, older ones with their number. Ids that differ
    only in what a file name cannot say get different names."""
    suffix = PurePosixPath(version.file_name).suffix or ".txt"
    latest = not version.conversation.texts.filter(n__gt=version.n).exists()
    key = version.conversation.key
    name = slug(key, most=110)
    if name != key:
        name = f"{name}-{hashlib.sha256(key.encode()).hexdigest()[:8]}"
    return f"conversations/{name}{'' if latest else f'.v{version.n}'}{suffix}"


def _company_yaml(company: models.Company, product: models.Product, now: Truth) -> str:
    top: dict[str, Any] = {"company": company.name}
    if product.pk != NO_PRODUCT:
        top["product"] = product.name
    if now.strategy and now.strategy.vision:
        top["vision"] = now.strategy.vision
    optional = {
        "life_phase": product.life_phase,
        "default_basis": company.default_basis if company.default_basis != Basis.NONE else "",
        "works_agreement": company.works_agreement if company.works_agreement != WorksAgreement.UNSET else "",
        "roadmap_as_of": product.roadmap_as_of,
    }
    top |= {key: value for key, value in optional.items() if value}
    if product.pk != NO_PRODUCT:
        top |= _product_facts(now, product)
    for name in ("capability_changes", "roadmap_changes"):
        rows = [_change(row) for row in company.folder_extra.get(name, [])]
        if rows:
            top[name] = rows
    for path, value in company.folder_extra.get("unknown", []):
        _put_unknown(top, path, value)
    return yaml.safe_dump(top, sort_keys=False, allow_unicode=True, width=110)


def _product_facts(now: Truth, product: models.Product) -> dict[str, Any]:
    top: dict[str, Any] = {}
    top["strategy"] = [_pillar(row) for row in now.pillars]
    top["segments"] = [
        _filled(id=row.key, name=row.name, early_adopter=row.early_adopter, gap_tolerance=row.gap_tolerance)
        for row in product.segments.order_by("pk")
    ]
    known = sorted(now.capabilities.values(), key=lambda row: (row.capability.no, row.capability.pk))
    top["capabilities"] = [
        _filled(
            id=row.capability.key,
            name=row.version.name,
            status=row.version.status,
            description=row.version.description,
            limits=[_limit(limit) for limit in row.limits],
            owner=row.capability.owner.name if row.capability.owner else "",
            evidence=row.version.evidence,
            review_due=row.capability.review_due,
        )
        for row in known
    ]
    items = sorted(now.roadmap.values(), key=lambda row: (row.item.no, row.item.pk))
    top["roadmap"] = [
        _filled(
            id=row.item.key,
            title=row.version.title,
            release=row.version.release,
            date=row.version.day,
            status=row.version.status,
            capability=row.version.capability.key if row.version.capability else "",
            commitment=row.version.commitment,
        )
        for row in items
    ]
    return top


def _pillar(row: models.Pillar) -> dict[str, Any]:
    goals = [
        goal.text if goal.key == f"{row.key}-{no}" else {"id": goal.key, "text": goal.text}
        for no, goal in enumerate(sorted(row.non_goals.all(), key=lambda goal: (goal.no, goal.pk)), 1)
    ]
    return _filled(
        id=row.key,
        title=row.title,
        text=row.text,
        priority=row.priority,
        target_segments=row.target_segments,
        non_goals=goals,
    )


def _limit(row: models.Limit) -> str | dict[str, Any]:
    if row.plain:
        return row.text
    return _filled(dimension=row.dimension, text=row.text, value=row.value, unit=row.unit)


def _change(row: dict[str, Any]) -> dict[str, Any]:
    if not row["words"]:
        kept = {name: row[name] for name in ("date", "id", "field", "old", "new", "recorded_on")}
        return {name: value for name, value in kept.items() if value is not None}
    return _filled(decided=row["date"], id=row["id"], change=row["words"], recorded_on=row["recorded_on"])


def _put_unknown(top: dict[str, Any], path: str, value: Any) -> None:
    """Put a key nobody knows back where it stood: at the top, or in the entry with that id."""
    section, *rest = path.split(".")
    if not rest:
        top[section] = value
        return
    key = ".".join(rest[:-1])
    for entry in top.get(section, []):
        if isinstance(entry, dict) and entry.get("id") == key:
            entry[rest[-1]] = value


def _filled(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _tables(company: models.Company) -> Iterator[tuple[str, str]]:
    yield "people.csv", csv_text(PEOPLE, _people(company))
    accounts = (
        {
            "id": row.key,
            "name": row.name,
            "segment": row.segment,
            "industry": row.industry,
            "employees": row.employees,
            "country": row.country,
            **row.extra,
        }
        for row in company.accounts.order_by("pk")
    )
    yield "accounts.csv", csv_text(("id", "name", "segment", "industry", "employees", "country"), accounts)
    contacts = models.Contact.objects.filter(account__company=company).select_related("account").order_by("pk")
    yield (
        "contacts.csv",
        csv_text(
            ("id", "account", "name", "mail", "group"),
            (
                {
                    "id": row.key,
                    "account": row.account.key,
                    "name": row.name,
                    "mail": row.mail,
                    "group": row.group,
                    **row.extra,
                }
                for row in contacts
            ),
        ),
    )
    yield "deals.csv", csv_text(DEALS, (_deal(row) for row in company.deals.order_by("pk").select_related("account")))
    columns = ("id", "file", "deal", "date", "kind", "participants", "basis", "recorded_on")
    yield "conversations.csv", csv_text(columns, (_talk(row) for row in company.conversations.order_by("pk")))
    scopes = models.Scope.objects.filter(deal__company=company).select_related("deal", "accepted_by").order_by("pk")
    yield (
        "scopes.csv",
        csv_text(
            ("id", "deal", "text", "days", "price_eur", "accepted_by", "accepted_at", "recorded_on"),
            (
                {
                    "id": row.key,
                    "deal": row.deal.key,
                    "text": row.text,
                    "days": row.days,
                    "price_eur": row.price,
                    "accepted_by": row.accepted_by.name if row.accepted_by else "",
                    "accepted_at": row.accepted_on,
                    "recorded_on": row.recorded_on,
                    **row.extra,
                }
                for row in scopes
            ),
        ),
    )


def _people(company: models.Company) -> Iterator[dict[str, Any]]:
    """A row for each person and role; a person without any role has one row all the same."""
    grants = Prefetch("grants", models.RoleGrant.objects.order_by("pk"))
    for person in company.people.order_by("pk").prefetch_related(grants):
        for grant in person.grants.all() or [models.RoleGrant()]:
            yield {
                "id": person.key,
                "name": person.name,
                "role": grant.role,
                "from": grant.from_day,
                "to": grant.to_day,
                "mail": person.mail,
                **person.extra,
            }


def _deal(row: models.Deal) -> dict[str, Any]:
    rope = {role.role: role.person.name for role in row.rope.filter(to_day__isnull=True).select_related("person")}
    return {
        "id": row.key,
        "account": row.account.key if row.account else "",
        "title": row.title,
        "amount_eur": row.amount,
        "stage": row.stage,
        "opened": row.opened_on,
        "signed": row.signed_on,
        "handover": row.handover_on,
        "golive": row.golive_on,
        "closed": row.closed_on,
        **{column: rope.get(role.value, "") for column, role in ROPE.items()},
        **({"confidential": "yes"} if row.confidential else {}),
        **{key: value for key, value in row.extra.items() if key != "confidential"},
    }


def _talk(row: models.Conversation) -> dict[str, Any]:
    latest = row.texts.order_by("-n").first()
    present = row.participants.order_by("no")
    return {
        "id": row.key,
        "file": text_file(latest) if latest else "",
        "deal": row.deal.key if row.deal else "",
        "date": row.held_on,
        "kind": row.kind,
        "participants": ";".join(f"{person.name}|{person.role or UNKNOWN}" for person in present),
        "basis": row.basis,
        "recorded_on": row.recorded_on,
        **{name: value for name, value in row.extra.items() if name not in OWN},
    }
