"""One way to hold change requests while they are decided, merged, split or judged: two people at once come one after the other.

Always taken in the order of the ids, so that two who want the same requests never wait for each other.
"""

from __future__ import annotations

from django.db.models import Q

from ropeteam.core.errors import NotFound, Refused
from ropeteam.store.models import ChangeRequest, Product


def locked(*pks: int) -> dict[int, ChangeRequest]:
    """The requests as the database has them now, held until the transaction ends."""
    rows = (
        ChangeRequest.objects.select_for_update(of=("self",), no_key=True)
        .filter(pk__in=pks)
        .select_related("product__company")
    )
    found = {row.pk: row for row in rows.order_by("pk")}
    for pk in pks:
        if pk not in found:
            raise NotFound("change_request", str(pk))
    return found


def locked_with_merged(*pks: int) -> dict[int, ChangeRequest]:
    """The requests with all that were merged into where they stand, held at once.

    Who merges moves pointers of others' rows too. Held one by one they would be held out of order; so merges of a product
    come one after the other, and what belongs together does not change while it is looked up.
    """
    asked = ChangeRequest.objects.filter(pk__in=pks)
    list(Product.objects.select_for_update(no_key=True).filter(pk__in=asked.values("product")).order_by("pk"))
    roots = [root or pk for pk, root in asked.values_list("pk", "merged_into")]
    family = ChangeRequest.objects.filter(Q(pk__in=roots) | Q(merged_into__in=roots)).values_list("pk", flat=True)
    return locked(*pks, *family)


def standing(pk: int) -> ChangeRequest:
    """One request, held, that still stands for itself: what is said of a merged one belongs to where it went."""
    row = locked(pk)[pk]
    refuse_merged(row)
    return row


def refuse_merged(row: ChangeRequest) -> None:
    if row.merged_into is not None:
        raise Refused("request_merged", title=row.title, target=row.merged_into.title)
