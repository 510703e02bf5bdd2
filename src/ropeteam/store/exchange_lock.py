"""An exchange is held while its minutes are written; closed minutes are not written any more."""

from __future__ import annotations

from ropeteam.core.errors import Refused
from ropeteam.store.models import Exchange


def held(exchange: Exchange) -> Exchange:
    """The meeting, locked until the transaction ends. Raises Refused where its minutes are closed."""
    row = Exchange.objects.select_for_update(of=("self",), no_key=True).select_related("company").get(pk=exchange.pk)
    if row.closed_at is not None:
        raise Refused("exchange_closed")
    return row
