"""A CRM's export into the tables, in batches: every row kept, names the catalogue does not know stay as written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from django.db import transaction

from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import Role
from ropeteam.language.crm.values import CrmAccount, CrmDeal, CrmProduct
from ropeteam.store import models
from ropeteam.store.imports import slug

CRM = "crm"
BATCH = 500
T = TypeVar("T")


@dataclass(slots=True)
class Kept:
    """What came in: rows read, rows that are new here."""

    rows: int = 0
    new: int = 0


def company_for(key: str) -> models.Company:
    """The company with this key or name; made where it is not there."""
    found = models.Company.objects.filter(key=slug(key)).first()
    return found or models.Company.objects.create(key=slug(key), name=key)


def put_accounts(company: models.Company, rows: Iterable[CrmAccount]) -> Iterator[Sequence[Problem]]:
    """Keep every account; yields the problems of each batch as it is written."""
    for batch in _batches(rows):
        accounts = {
            row.id: models.Account(
                company=company,
                key=row.id,
                name=row.name,
                industry=row.industry,
                employees=row.employees,
                country=row.country,
                source=CRM,
                extra={"parent": row.parent} if row.parent else {},
            )
            for row in batch
            if row.id
        }
        models.Account.objects.bulk_create(
            accounts.values(),
            update_conflicts=True,
            unique_fields=["company", "key"],
            update_fields=["name", "industry", "employees", "country", "source", "extra"],
        )
        yield [problem for row in batch for problem in row.problems]


def put_products(company: models.Company, rows: Iterable[CrmProduct]) -> Sequence[Problem]:
    """Keep every product by its name; a product that is there already is not touched."""
    problems: list[Problem] = []
    for row in rows:
        problems += row.problems
        if row.id:
            models.Product.objects.get_or_create(company=company, key=slug(row.id), defaults={"name": row.name})
    return problems


def put_deals(
    company: models.Company, rows: Iterable[CrmDeal], kept: Kept, *, links: Mapping[str, str]
) -> Iterator[Sequence[Problem]]:
    """Keep every deal; `links` are a person's word that a written product name means another. Counts go to `kept`."""
    accounts = dict(models.Account.objects.filter(company=company).values_list("key", "pk"))
    products = {product.name: product.pk for product in company.products.all()}
    products |= {product.key: product.pk for product in company.products.all()}
    people: dict[str, models.Person] = {person.name: person for person in company.people.all()}
    for batch in _batches(rows):
        with transaction.atomic():
            found = [_deal(row, company, accounts, products, links) for row in batch]
            there = set(
                models.Deal.objects.filter(company=company, key__in=[deal.key for deal in found]).values_list(
                    "key", flat=True
                )
            )
            kept.rows += len(batch)
            kept.new += sum(deal.key not in there for deal in found)
            models.Deal.objects.bulk_create(
                found,
                update_conflicts=True,
                unique_fields=["company", "key"],
                update_fields=[
                    "account", "product", "title", "amount", "currency", "stage", "opened_on", "signed_on", "closed_on",
                    "source", "product_named",
                ],
            )  # fmt: skip
            # The day a deal is to close is the day of the decision; without one, what the rope noted stays.
            models.Deal.objects.bulk_update([deal for deal in found if deal.decides_on], ["decides_on"])
            _put_sellers(company, batch, people)
        yield [problem for row in batch for problem in row.problems]


def _deal(
    row: CrmDeal,
    company: models.Company,
    accounts: Mapping[str, int],
    products: Mapping[str, int],
    links: Mapping[str, str],
) -> models.Deal:
    named = links.get(row.product_written, row.product or "")
    return models.Deal(
        company=company,
        key=key_of(row),
        account_id=accounts.get(row.account or ""),
        product_id=products.get(named) or products.get(slug(named)) if named else None,
        title=row.title or row.id,
        amount=row.amount,
        currency=row.currency[:3] or "EUR",
        amount_on=row.closed or row.opened,
        stage=row.stage,
        opened_on=row.opened,
        signed_on=row.closed if row.outcome == "won" else None,
        closed_on=row.closed if row.outcome in ("won", "lost") else None,
        decides_on=row.closed if row.outcome == "open" else None,
        source=CRM,
        product_named=row.product_written,
    )


def key_of(row: CrmDeal) -> str:
    """The CRM's id; a row whose id came before, or that has none, is kept under its line."""
    if not row.id:
        return f"line-{row.line}"
    return f"{row.id}#{row.line}" if row.duplicate_of else row.id


def _put_sellers(company: models.Company, batch: Sequence[CrmDeal], people: dict[str, models.Person]) -> None:
    for name in {row.seller for row in batch if row.seller} - set(people):
        people[name] = models.Person.objects.create(company=company, key=slug(name), name=name)
        models.RoleGrant.objects.create(person=people[name], role=Role.SELLER.value)
    keys = {key_of(row): row.seller for row in batch if row.seller}
    deals = dict(models.Deal.objects.filter(company=company, key__in=list(keys)).values_list("key", "pk"))
    led = set(
        models.DealRole.objects.filter(deal__in=deals.values(), role=Role.SELLER, to_day__isnull=True).values_list(
            "deal_id", flat=True
        )
    )
    models.DealRole.objects.bulk_create(
        models.DealRole(deal_id=deals[key], person=people[seller], role=Role.SELLER.value, owner=True)
        for key, seller in keys.items()
        if deals[key] not in led
    )


def _batches(rows: Iterable[T]) -> Iterator[list[T]]:
    source = iter(rows)
    while batch := list(islice(source, BATCH)):
        yield batch
