"""Rows by their natural keys, both ways: what a file calls them."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from ropeteam.store import models

SignalKey = list[Any]
NO_PRODUCT = 0  # no row has this key


def product_of(company: models.Company) -> models.Product:
    """The company's product. Where a CRM brought deals alone there is none yet: one stands in to which nothing belongs."""
    return company.products.order_by("pk").first() or models.Product(pk=NO_PRODUCT, company=company)


def signal_key(row: models.Signal) -> SignalKey:
    """[conversation, text version, first turn, start, end, kind]"""
    return [row.conversation.key, row.text.n, row.first_turn, row.start, row.end, row.kind]


class Keys:
    """Finds rows of one company by key; each table is read once."""

    def __init__(self, company: models.Company) -> None:
        self.company = company

    @cached_property
    def product(self) -> models.Product:
        return product_of(self.company)

    @cached_property
    def people(self) -> dict[str, models.Person]:
        return {row.key: row for row in self.company.people.all()}

    @cached_property
    def deals(self) -> dict[str, models.Deal]:
        return {row.key: row for row in self.company.deals.select_related("account", "company", "product")}

    @cached_property
    def accounts(self) -> dict[str, models.Account]:
        return {row.key: row for row in self.company.accounts.all()}

    @cached_property
    def capabilities(self) -> dict[str, models.Capability]:
        return {row.key: row for row in self.product.capabilities.all()}

    @cached_property
    def roadmap(self) -> dict[str, models.RoadmapItem]:
        return {row.key: row for row in self.product.roadmap.all()}

    @cached_property
    def requests(self) -> dict[str, models.ChangeRequest]:
        return {row.key: row for row in self.product.change_requests.all()}

    @cached_property
    def texts(self) -> dict[tuple[str, int], models.TextVersion]:
        found = models.TextVersion.objects.filter(conversation__company=self.company).select_related("conversation")
        return {(row.conversation.key, row.n): row for row in found.defer("original")}

    @cached_property
    def signals(self) -> dict[tuple[Any, ...], models.Signal]:
        found = models.Signal.objects.filter(conversation__company=self.company).select_related("conversation", "text")
        return {tuple(signal_key(row)): row for row in found.defer("text__original")}

    @cached_property
    def promises(self) -> dict[tuple[str, str], models.Promise]:
        found = models.Promise.objects.filter(deal__company=self.company).select_related("deal")
        return {(row.deal.key, row.key): row for row in found}

    @cached_property
    def scopes(self) -> dict[tuple[str, str], models.Scope]:
        found = models.Scope.objects.filter(deal__company=self.company).select_related("deal")
        return {(row.deal.key, row.key): row for row in found}

    @cached_property
    def asks(self) -> dict[str, models.Ask]:
        return {row.key: row for row in self.company.asks.all()}

    @cached_property
    def decisions(self) -> dict[tuple[str, str], models.Decision]:
        found = models.Decision.objects.filter(change_request__product=self.product).select_related("change_request")
        return {(row.change_request.key, row.key): row for row in found}

    @cached_property
    def non_goals(self) -> dict[tuple[int, str, str], models.NonGoal]:
        found = models.NonGoal.objects.filter(pillar__strategy__product=self.product)
        return {
            (row.pillar.strategy.n, row.pillar.key, row.key): row for row in found.select_related("pillar__strategy")
        }

    @cached_property
    def strategies(self) -> dict[int, models.StrategyVersion]:
        return {row.n: row for row in self.product.strategies.all()}

    def capability_version(self, key: list[Any] | None) -> models.CapabilityVersion | None:
        if not key:
            return None
        return models.CapabilityVersion.objects.get(capability=self.capabilities[key[0]], n=key[1])

    def roadmap_version(self, key: list[Any] | None) -> models.RoadmapVersion | None:
        return models.RoadmapVersion.objects.get(item=self.roadmap[key[0]], n=key[1]) if key else None
