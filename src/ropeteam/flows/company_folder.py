"""A company folder's facts into the tables: the company, its product's truth, people, customers, deals, scopes.

The same folder again changes nothing; a changed row updates what it names; what vanished is reported, never deleted.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction

from ropeteam.core.taking_over import taken_over_on
from ropeteam.core.vocabulary import Basis, Role, StakeholderGroup, WorksAgreement
from ropeteam.language.folder.values import CompanyFolder, Deal
from ropeteam.store import events, models
from ropeteam.store.actor import OPERATOR
from ropeteam.store.imports import Seen, slug
from ropeteam.store.people import person_named
from ropeteam.store.queries.handover import words_by_deal

FOLDER = "folder"
YES = frozenset({"yes", "true", "ja", "1", "x"})


def put_company(folder: CompanyFolder) -> tuple[models.Company, models.Product | None]:
    """The company and its one product, None where the folder names none. A setting made here before is not taken back by a
    folder that is silent."""
    with transaction.atomic():
        company, _ = models.Company.objects.get_or_create(key=slug(folder.company), defaults={"name": folder.company})
        company.name = folder.company
        if folder.works_agreement != WorksAgreement.UNSET:
            company.works_agreement = folder.works_agreement.value
        if folder.default_basis is not None:
            company.default_basis = folder.default_basis.value
        company.folder_extra = {
            "unknown": [[row.path, row.value] for row in folder.unknown],
            "roadmap_changes": [_plain(asdict(row)) for row in folder.roadmap_changes],
            "capability_changes": [_plain(asdict(row)) for row in folder.capability_changes],
        }
        company.save()
        if not folder.product:
            return company, None
        product, _ = models.Product.objects.get_or_create(
            company=company, key=slug(folder.product), defaults={"name": folder.product}
        )
        product.name = folder.product
        product.life_phase = folder.life_phase.value if folder.life_phase else ""
        product.roadmap_as_of = folder.roadmap_as_of
        product.commitment_absent = folder.commitment_absent
        product.save()
    return company, product


def put_people(folder: CompanyFolder, company: models.Company, seen: Seen) -> None:
    """Our people with their roles; also those whom only deals or talks name."""
    for grant in folder.people:
        extra = dict(grant.extra)
        key = grant.id or slug(grant.name)
        facts = [grant.name, grant.mail, grant.role, grant.start, grant.end, extra]
        with seen.row("people.csv", grant.line):
            if not seen.changed("people.csv", f"{key}:{grant.role or ''}:{grant.start or ''}", facts):
                continue
            person, _ = models.Person.objects.update_or_create(
                company=company, key=key, defaults={"name": grant.name, "mail": grant.mail, "extra": extra}
            )
            if grant.role is not None:
                models.RoleGrant.objects.update_or_create(
                    person=person, role=grant.role.value, from_day=grant.start, defaults={"to_day": grant.end}
                )
    met: dict[tuple[str, str], int] = {}
    for talk in folder.conversations:
        for participant in talk.participants:
            if participant.role and participant.role != "customer":
                met.setdefault((participant.name, participant.role), talk.line)
    for (name, role), line in met.items():
        with seen.row("conversations.csv", line):
            person_named(company, name, Role(role))


def put_accounts(folder: CompanyFolder, company: models.Company, seen: Seen) -> None:
    for row in folder.accounts:
        facts = {
            "name": row.name,
            "segment": row.segment or "",
            "industry": row.industry,
            "employees": row.employees,
            "country": row.country,
            "source": FOLDER,
            "extra": dict(row.extra),
        }
        with seen.row("accounts.csv", row.line):
            if seen.changed("accounts.csv", row.id, facts):
                models.Account.objects.update_or_create(company=company, key=row.id, defaults=facts)
    accounts = dict(models.Account.objects.filter(company=company).values_list("key", "pk"))
    for contact in folder.contacts:
        account_id = accounts.get(contact.account or "")
        facts = {
            "name": contact.name,
            "mail": contact.mail,
            "group": (contact.group or StakeholderGroup.OTHER).value,
            "extra": dict(contact.extra),
        }
        key = contact.id or slug(contact.name)
        with seen.row("contacts.csv", contact.line):
            if account_id and seen.changed("contacts.csv", key, [account_id, facts]):
                models.Contact.objects.update_or_create(account_id=account_id, key=key, defaults=facts)


def put_deals(folder: CompanyFolder, company: models.Company, product: models.Product | None, seen: Seen) -> None:
    """A day of handover that services gave here stands where the folder has none."""
    accounts = dict(models.Account.objects.filter(company=company).values_list("key", "pk"))
    words = words_by_deal(company)
    for row in folder.deals:
        facts = {
            **({"product_id": product.pk} if product else {}),
            "account_id": accounts.get(row.account or ""),
            "title": row.title or row.id,
            "amount": row.amount_eur,
            "stage": row.stage,
            "opened_on": row.opened,
            "signed_on": row.signed,
            "handover_on": row.handover or taken_over_on(words.get(row.id, []), None, signed=row.signed, on=date.max),
            "golive_on": row.golive,
            "closed_on": row.closed,
            "confidential": dict(row.extra).get("confidential", "").casefold() in YES,
            "source": FOLDER,
            "extra": dict(row.extra),
        }
        with seen.row("deals.csv", row.line):
            if not seen.changed("deals.csv", row.id, [facts, row.seller, row.presales, row.pm, row.services]):
                continue
            was_open = models.Deal.objects.filter(company=company, key=row.id, confidential=False).exists()
            deal, _ = models.Deal.objects.update_or_create(company=company, key=row.id, defaults=facts)
            if was_open and deal.confidential:
                events.append("deal.made_confidential", deal, actor=OPERATOR, company=company, deal_id=deal.pk)
            if row.stage and (day := row.closed or row.signed or row.opened):
                models.DealStage.objects.get_or_create(
                    deal=deal, stage=row.stage, entered_on=day, defaults={"source": FOLDER}
                )
            _put_rope(deal, row)


def put_scopes(folder: CompanyFolder, company: models.Company, seen: Seen) -> None:
    deals = {deal.key: deal for deal in models.Deal.objects.filter(company=company)}
    for row in folder.scopes:
        deal = deals.get(row.deal or "")
        facts = {
            "text": row.text,
            "days": row.days,
            "price": row.price_eur,
            "accepted_on": row.accepted_at,
            "recorded_on": row.recorded_on,
            "extra": dict(row.extra),
        }
        with seen.row("scopes.csv", row.line):
            if deal is None or not seen.changed("scopes.csv", row.id, [facts, row.accepted_by, deal.pk]):
                continue
            by = person_named(company, row.accepted_by, Role.SERVICES) if row.accepted_by else None
            models.Scope.objects.update_or_create(deal=deal, key=row.id, defaults={**facts, "accepted_by": by})


def basis_of(folder: CompanyFolder, basis: Basis | None) -> Basis:
    """The row's own basis, else the company's default, else none."""
    return basis or folder.default_basis or Basis.NONE


def _put_rope(deal: models.Deal, row: Deal) -> None:
    """The named people of the deal. After signature services own it where they are named, before it the seller."""
    names = [
        (row.seller, Role.SELLER),
        (row.presales, Role.PRESALES),
        (row.pm, Role.PRODUCT),
        (row.services, Role.SERVICES),
    ]
    owner = Role.SERVICES if row.signed and row.services else Role.SELLER
    wanted = [(person_named(deal.company, name, role), role) for name, role in names if name]
    there = {(rope.person_id, rope.role): rope for rope in deal.rope.filter(to_day__isnull=True)}
    deal.rope.filter(to_day__isnull=True, owner=True).update(owner=False)
    for person, role in wanted:
        rope = there.pop((person.pk, role.value), None) or models.DealRole(deal=deal, person=person, role=role.value)
        rope.owner = role == owner
        rope.save()
    for rope in there.values():
        if rope.created_by_id is None:  # who came onto the rope here stays, whatever the file says of others
            rope.delete()


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in row.items()}
