"""trackers.jsonl: where wishes live elsewhere, and who spoke for them there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ropeteam.flows.company_state.files import OwnRow, day, iso
from ropeteam.flows.company_state.keys import Keys
from ropeteam.store import models

Row = dict[str, Any]
VoiceKey = tuple[str, str, str]


def voice_key(row: models.TrackerVoice) -> list[str]:
    """[tracker, its own id, who spoke]"""
    return [row.link.tracker, row.link.external, row.voter]


def voices(product: models.Product) -> dict[VoiceKey, models.TrackerVoice]:
    found = models.TrackerVoice.objects.filter(link__product=product).select_related("link")
    return {(row.link.tracker, row.link.external, row.voter): row for row in found}


def dump(product: models.Product) -> Iterator[Row]:
    found = product.tracker_links.select_related("change_request", "created_by").order_by("pk")
    for row in found.prefetch_related("voices__account"):
        yield {
            "tracker": row.tracker,
            "external": row.external,
            "change_request": row.change_request.key,
            "url": row.url,
            "status": row.status,
            "wished_on": iso(row.wished_on),
            "by": row.created_by.key if row.created_by else "",
            "voices": [
                {
                    "voter": one.voter,
                    "words": one.words,
                    "account": one.account.key if one.account else None,
                    "said_on": iso(one.said_on),
                }
                for one in sorted(row.voices.all(), key=lambda one: one.pk)
            ],
        }


def restore(rows: Iterable[OwnRow], keys: Keys) -> int:
    made = 0
    for row in rows:
        with row.whole():
            by = keys.people.get(row["by"])
            link, new = models.TrackerLink.objects.get_or_create(
                product=keys.product,
                tracker=row["tracker"],
                external=row["external"],
                defaults={
                    "change_request": keys.requests[row["change_request"]],
                    "url": row["url"],
                    "status": row["status"],
                    "wished_on": day(row["wished_on"]),
                    "created_by": by,
                },
            )
            made += new
            for one in row["voices"]:
                made += models.TrackerVoice.objects.get_or_create(
                    link=link,
                    voter=one["voter"],
                    defaults={
                        "words": one["words"],
                        "account": keys.accounts.get(one["account"] or ""),
                        "said_on": day(one["said_on"]),
                        "created_by": by,
                    },
                )[1]
    return made
