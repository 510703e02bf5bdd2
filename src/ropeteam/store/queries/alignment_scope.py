"""Of which deals alignment is told: the company's or one product's, with or without the confidential ones."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from ropeteam.store.models import Company, Product


@dataclass(frozen=True, slots=True)
class Scope:
    """`nameless`: deals that name no product are this one's, the company's first."""

    company: Company
    product: Product | None
    confidential: bool
    nameless: bool = False

    def deals(self, path: str = "") -> Q:
        """Of deals, or of rows that hang on one by `path`."""
        found = Q(**{_at(path, "company"): self.company})
        if not self.confidential:
            found &= Q(**{_at(path, "confidential"): False})
        return found & self.product_of(_at(path, "product"))

    def product_of(self, path: str) -> Q:
        """`path` leads to a product."""
        if self.product is None:
            return Q()
        own = Q(**{path: self.product})
        return own | Q(**{f"{path}__isnull": True}) if self.nameless else own

    def open_to(self, path: str) -> Q:
        """Rows of no deal, or of one that counts here."""
        return Q() if self.confidential else Q(**{f"{path}__isnull": True}) | Q(**{f"{path}__confidential": False})


def _at(path: str, name: str) -> str:
    return f"{path}__{name}" if path else name
