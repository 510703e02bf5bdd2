"""The overall solution as it stands, or as it stood at one of its versions; what is open about it, which papers lie by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F

from ropeteam.core.architecture import PRODUCT, Interface, System
from ropeteam.core.vocabulary_presales import Supplier
from ropeteam.store.models import (
    ArchitectureFile,
    ArchitectureQuestion,
    ArchitectureVersion,
    Deal,
    InterfaceState,
    Person,
    SystemState,
)

VERSIONS = 50


@dataclass(frozen=True, slots=True)
class Solution:
    """`version` is None before anybody said anything. `ours` is what our product is called."""

    deal: Deal
    ours: str
    version: ArchitectureVersion | None
    systems: tuple[SystemState, ...]
    interfaces: tuple[InterfaceState, ...]

    @property
    def names(self) -> dict[int, str]:
        """What each end of an interface is called, by its number; our product is 0."""
        return {PRODUCT: self.ours} | {row.system.no: row.name for row in self.systems}

    @property
    def plain(self) -> tuple[list[System], list[Interface]]:
        """For core: our product first."""
        ours = System(PRODUCT, self.ours, Supplier.OURS)
        systems = [System(row.system.no, row.name, Supplier(row.supplier)) for row in self.systems]
        return [ours, *systems], [
            Interface(row.interface.no, end_of(row.source), end_of(row.target), row.both_ways)
            for row in self.interfaces
        ]


def end_of(system: object) -> int:
    return int(getattr(system, "no", PRODUCT))


def solution(deal: Deal, *, n: int | None = None) -> Solution:
    """As it stood at version `n`; without one, as it stands. Three statements."""
    versions = ArchitectureVersion.objects.filter(deal=deal).select_related("created_by")
    version = (versions.filter(n__lte=n) if n is not None else versions).order_by("-n").first()
    upto = version.n if version else 0
    product = deal.product
    ours = product.name if product else deal.company.name
    return Solution(deal, ours, version, tuple(_systems(deal, upto)), tuple(_interfaces(deal, upto)))


def versions(deal: Deal) -> list[ArchitectureVersion]:
    """The newest first, each with how many rows it changed."""
    found = ArchitectureVersion.objects.filter(deal=deal).select_related("created_by")
    return list(found.prefetch_related("systems__system", "interfaces__interface").order_by("-n")[:VERSIONS])


def questions(deal: Deal) -> list[ArchitectureQuestion]:
    """What is open first, then what was answered, each the oldest first."""
    found = ArchitectureQuestion.objects.filter(deal=deal)
    return list(
        found.select_related("owner", "system", "interface", "answer__by").order_by(
            F("answer__pk").asc(nulls_first=True), "no"
        )
    )


def files(deal: Deal) -> list[ArchitectureFile]:
    """Without their bytes; those taken away last."""
    found = ArchitectureFile.objects.filter(deal=deal).select_related("created_by", "removed_by").defer("content")
    return list(found.order_by(F("removed_on").asc(nulls_first=True), "no"))


def people(deal: Deal) -> list[Person]:
    """Who may own a question: the people on the rope."""
    found = Person.objects.filter(deal_roles__deal=deal, deal_roles__to_day__isnull=True, active=True)
    return list(found.order_by("name", "pk").distinct())


def _systems(deal: Deal, upto: int) -> Sequence[SystemState]:
    found = SystemState.objects.filter(version__deal=deal, version__n__lte=upto).select_related("system", "version")
    rows = found.order_by("system__no", "-version__n").distinct("system__no")
    return [row for row in rows if not row.gone]


def _interfaces(deal: Deal, upto: int) -> Sequence[InterfaceState]:
    found = InterfaceState.objects.filter(version__deal=deal, version__n__lte=upto)
    related = ("interface", "version", "source", "target", "capability", "requirement")
    rows = found.select_related(*related).order_by("interface__no", "-version__n").distinct("interface__no")
    return [row for row in rows if not row.gone]
