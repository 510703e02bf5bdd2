"""Versions of a strategy are numbered one after the other, drafts among them; the highest number that is published holds."""

from __future__ import annotations

from django.db.models import Max

from ropeteam.store import product_lock
from ropeteam.store.models import Product


def held(product: Product) -> Product:
    """The product, locked until the transaction ends: one person writes its strategy at a time."""
    return product_lock.held(product.pk)


def next_number(product: Product) -> int:
    """Call with the product held."""
    return (product.strategies.aggregate(last=Max("n"))["last"] or 0) + 1
