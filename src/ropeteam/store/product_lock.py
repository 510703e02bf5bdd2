"""A product, held: what is made of it and numbered or named by it comes one after the other, so that two never take one key."""

from __future__ import annotations

from ropeteam.store.models import Product


def held(pk: int) -> Product:
    """Until the transaction ends. Held before any of its wishes and before any question, so that two people never wait for
    each other."""
    return Product.objects.select_for_update(of=("self",), no_key=True).select_related("company").get(pk=pk)
