"""A CRM's export into the tables, in batches: every row kept, names the catalogue does not know stay as written.

A file speaks only of the columns it has: what it has none for, or what cannot be read in it, stays as it is here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, TypeVar

from django.db import transaction

from ropeteam.core.errors import Refused
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import Role
from ropeteam.language.crm.names import NameIndex
from ropeteam.language.crm.values import CrmAccount, CrmDeal, CrmProduct
from ropeteam.store import models
from ropeteam.store.imports import slug
from ropeteam.store.queries import companies

CRM = "crm"
BATCH = 500
T = TypeVar("T")

# What is written where a row is there already: (fields of the export that must have a column, columns of ours).
ACCOUNT: Final = (
    (("name",), ("name",)),
    (("industry",), ("industry",)),
    (("employees",), ("employees",)),
    (("country",), ("country",)),
    ((), ("source", "extra")),
)
DEAL: Final = (
    (("account",), ("account",)),
    (("product",), ("product", "product_named")),
    (("title",), ("title",)),
    (("amount",), ("amount",)),
    (("currency",), ("currency",)),
    (("stage",), ("stage",)),
    (("opened",), ("opened_on",)),
    (("stage", "closed"), ("signed_on", "closed_on")),
    ((), ("source",)),
)
UNREAD: Final = ("bad_date", "ambiguous_date", "bad_number")


@dataclass(slots=True)
class Kept:
    """What came in: rows read, rows that are new here."""

    rows: int = 0
    new: int = 0


def company_for(named: str) -> models.Company:
    """The company with this key or name; without one, the only company there is. The first company is made here, by name:
    a company folder of that name takes it over. A second is never made unawares."""
    named = " ".join(named.split())
    there = companies.chosen()
    if not named and not there:
        raise Refused("crm_company_needed")
    if not named:
        return companies.one()
    wanted = {named, slug(named)}
    if found := [row for row in there if row.key in wanted or row.name.casefold() == named.casefold()]:
        return found[0]
    if there:
        raise Refused("crm_company_unknown", named=named, companies=", ".join(row.name or row.key for row in there))
    return models.Company.objects.create(key=slug(named), name=named)


def known_accounts(company: models.Company) -> NameIndex:
    """The accounts that are here already: an export of deals alone may name them."""
    index = NameIndex()
    for key, name in models.Account.objects.filter(company=company).order_by("pk").values_list("key", "name"):
        index.add(key, name)
    return index


def known_products(company: models.Company) -> NameIndex:
    """The products that are here already; a key counts in any case, since ours are lower case."""
    index = NameIndex()
    for product in company.products.order_by("pk"):
        index.add(product.key, product.name)
        index.names.setdefault(product.key, product.key)
    return index


def put_accounts(
    company: models.Company, rows: Iterable[CrmAccount], *, fields: Collection[str]
) -> Iterator[Sequence[Problem]]:
    """Keep every account; `fields` have a column in the export. Yields the problems of each batch as it is written."""
    for batch in _batches(rows):
        first = {row.id: row for row in batch if row.id and row.duplicate_of is None}
        stored = {row.key: row for row in models.Account.objects.filter(company=company, key__in=list(first))}
        models.Account.objects.bulk_create(
            (_account(row, company, stored.get(key), fields) for key, row in first.items()),
            update_conflicts=True,
            unique_fields=["company", "key"],
            update_fields=_written(ACCOUNT, fields),
        )
        yield [problem for row in batch for problem in row.problems]


def _account(
    row: CrmAccount, company: models.Company, stored: models.Account | None, fields: Collection[str]
) -> models.Account:
    extra = dict(stored.extra) if stored else {}
    if "parent" in fields:
        extra.pop("parent", None)
    return models.Account(
        company=company,
        key=row.id,
        name=row.name,
        industry=row.industry,
        employees=stored.employees if stored and "employees" in _unread(row.problems) else row.employees,
        country=row.country,
        source=CRM,
        extra=extra | ({"parent": row.parent} if row.parent else {}),
    )


def put_products(company: models.Company, rows: Iterable[CrmProduct]) -> Sequence[Problem]:
    """Keep every product by its name; a product that is there already is not touched."""
    problems: list[Problem] = []
    for row in rows:
        problems += row.problems
        if row.id:
            models.Product.objects.get_or_create(company=company, key=slug(row.id), defaults={"name": row.name})
    return problems


def put_deals(
    company: models.Company, rows: Iterable[CrmDeal], kept: Kept, *, links: Mapping[str, str], fields: Collection[str]
) -> Iterator[Sequence[Problem]]:
    """Keep every deal; `links` are a person's word that a written product name means another, `fields` have a column in the
    export. Counts go to `kept`."""
    accounts = dict(models.Account.objects.filter(company=company).values_list("key", "pk"))
    products = {product.name: product.pk for product in company.products.all()}
    products |= {product.key: product.pk for product in company.products.all()}
    people: dict[str, models.Person] = {person.name: person for person in company.people.all()}
    for batch in _batches(rows):
        with transaction.atomic():
            keys = [row.key for row in batch]
            stored = {deal.key: deal for deal in models.Deal.objects.filter(company=company, key__in=keys)}
            found = [_deal(row, company, accounts, products, links) for row in batch]
            for row, deal in zip(batch, found, strict=True):
                if deal.key in stored:
                    _keep(deal, stored[deal.key], row)
            kept.rows += len(batch)
            kept.new += sum(deal.key not in stored for deal in found)
            models.Deal.objects.bulk_create(
                found,
                update_conflicts=True,
                unique_fields=["company", "key"],
                update_fields=_written(DEAL, fields),
            )
            # The day a deal is to close is the day of the decision; without one, what the rope noted stays.
            models.Deal.objects.bulk_update([deal for deal in found if deal.decides_on], ["decides_on"])
            _put_sellers(company, batch, people)
        linked = {deal.key for deal in found if deal.product_id}
        yield [
            problem
            for row in batch
            for problem in row.problems
            if problem.code != "unknown_product" or row.key not in linked
        ]


def _keep(deal: models.Deal, stored: models.Deal, row: CrmDeal) -> None:
    """What the row does not say in words we understand stays: a day, an amount, and the product a person once linked."""
    unread = _unread(row.problems)
    if deal.product_id is None and stored.product_named == deal.product_named != "":
        deal.product_id = stored.product_id
    if "amount" in unread:
        deal.amount = stored.amount
    if "opened" in unread:
        deal.opened_on = stored.opened_on
    if row.outcome is None or (row.outcome != "open" and row.closed is None):
        deal.signed_on, deal.closed_on = stored.signed_on, stored.closed_on


def _unread(problems: Iterable[Problem]) -> set[str]:
    return {problem.value("field") for problem in problems if problem.code in UNREAD}


def _written(groups: Iterable[tuple[Collection[str], Collection[str]]], fields: Collection[str]) -> list[str]:
    return [column for needed, columns in groups if set(needed) <= set(fields) for column in columns]


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
        key=row.key,
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


def _put_sellers(company: models.Company, batch: Sequence[CrmDeal], people: dict[str, models.Person]) -> None:
    for name in {row.seller for row in batch if row.seller} - set(people):
        people[name] = models.Person.objects.create(company=company, key=slug(name), name=name)
        models.RoleGrant.objects.create(person=people[name], role=Role.SELLER.value)
    keys = {row.key: row.seller for row in batch if row.seller}
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
