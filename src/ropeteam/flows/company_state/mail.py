"""mail.jsonl: the addresses of deals, open and closed, and the letters that came there. What they said lies among the talks.

Our own letters are not in it: they are sent by the house that wrote them, and another one must not send them again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from ropeteam.flows.company_state.files import OwnRow, day, iso
from ropeteam.flows.company_state.keys import Keys
from ropeteam.store import models

Row = dict[str, Any]


def dump(company: models.Company) -> Iterator[Row]:
    addresses = models.MailAddress.objects.filter(deal__company=company).select_related("deal", "created_by")
    for row in addresses.order_by("pk"):
        yield {
            "kind": "address",
            "deal": row.deal.key,
            "local_part": row.local_part,
            "closed": iso(row.closed_on),
            "by": row.created_by.key if row.created_by else None,
        }
    letters = models.MailIn.objects.filter(company=company).select_related("deal", "conversation")
    for came in letters.order_by("pk"):
        yield {
            "kind": "came",
            "deal": came.deal.key,
            "message_id": came.message_id,
            "hash": came.content_hash,
            "conversation": came.conversation.key if came.conversation else None,
            "refused": came.refused,
            "at": came.created_at.isoformat(),
        }


def restore(rows: Iterable[OwnRow], keys: Keys) -> int:
    """Rows that are not there yet."""
    kinds: dict[str, Callable[[OwnRow, Keys], int]] = {"address": _address, "came": _came}
    made = 0
    for row in rows:
        with row.whole():
            made += kinds[row["kind"]](row, keys)
    return made


def _address(row: OwnRow, keys: Keys) -> int:
    found, new = models.MailAddress.objects.get_or_create(
        local_part=str(row["local_part"]),
        defaults={
            "deal": keys.deals[row["deal"]],
            "closed_on": day(row["closed"]),
            "created_by": keys.people.get(row["by"] or ""),
        },
    )
    if found.deal_id != keys.deals[row["deal"]].pk:
        raise ValueError(f"{found.local_part}: another deal has this address")
    return int(new)


def _came(row: OwnRow, keys: Keys) -> int:
    talk = models.Conversation.objects.filter(company=keys.company, key=row["conversation"] or "").first()
    _, new = models.MailIn.objects.get_or_create(
        deal=keys.deals[row["deal"]],
        message_id=str(row["message_id"]),
        content_hash=str(row["hash"]),
        defaults={
            "company": keys.company,
            "conversation": talk,
            "refused": str(row["refused"]),
            "created_at": datetime.fromisoformat(row["at"]),
        },
    )
    return int(new)
