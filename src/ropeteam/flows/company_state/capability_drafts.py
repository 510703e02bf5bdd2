"""capability_drafts.jsonl and draft_asks.jsonl: what is named and not confirmed yet, and what each Ask is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ropeteam.flows import near_drafts
from ropeteam.flows.company_state.files import OwnRow, day, iso
from ropeteam.flows.company_state.keys import Keys
from ropeteam.store import models

Row = dict[str, Any]


def dump_drafts(product: models.Product) -> Iterator[Row]:
    """In the order they came; who was joined into another names it."""
    found = product.capability_drafts.select_related("became", "joined_into", "settled_by", "created_by")
    for row in found.order_by("pk"):
        yield {
            "name": row.name,
            "description": row.description,
            "origin": row.origin,
            "status": row.status,
            "limits": row.limits.splitlines(),
            "place": row.place,
            "became": row.became.key if row.became else None,
            "joined_into": row.joined_into.name if row.joined_into else None,
            "settled_by": row.settled_by.key if row.settled_by else None,
            "settled_on": iso(row.settled_on),
            "dropped": row.dropped,
            "word": row.word,
            "by": row.created_by.key if row.created_by else "",
        }


def restore_drafts(rows: Iterable[OwnRow], keys: Keys) -> int:
    made = 0
    listed = list(rows)
    there = {row.name: row for row in keys.product.capability_drafts.all()}
    for row in listed:
        with row.whole():
            if row["name"] in there:
                continue
            draft = models.CapabilityDraft.objects.create(
                product=keys.product,
                name=row["name"],
                description=row["description"],
                origin=row["origin"],
                status=row["status"],
                limits="\n".join(row["limits"]),
                place=row["place"],
                became=keys.capabilities[row["became"]] if row["became"] else None,
                settled_by=keys.people[row["settled_by"]] if row["settled_by"] else None,
                settled_on=day(row["settled_on"]),
                dropped=bool(row["dropped"]),
                word=row["word"],
                created_by=keys.people.get(row["by"]),
            )
            there[draft.name] = draft
            made += 1
    for row in listed:
        with row.whole():
            if row["joined_into"] and there[row["name"]].joined_into_id is None:
                draft = there[row["name"]]
                draft.joined_into = there[row["joined_into"]]
                draft.save(update_fields=["joined_into"])
    near_drafts.vectors(near_drafts.asked_of(keys.product))
    return made


def dump_asks(product: models.Product) -> Iterator[Row]:
    found = models.DraftAsk.objects.filter(ask__company=product.company_id).select_related("ask", "draft", "capability")
    for row in found.order_by("pk"):
        yield {
            "ask": row.ask.key,
            "draft": row.draft.name if row.draft else None,
            "capability": row.capability.key if row.capability else None,
            "chance": row.chance,
        }


def restore_asks(rows: Iterable[OwnRow], keys: Keys) -> int:
    made = 0
    drafts = {row.name: row for row in keys.product.capability_drafts.all()}
    for row in rows:
        with row.whole():
            made += models.DraftAsk.objects.get_or_create(
                ask=keys.asks[row["ask"]],
                defaults={
                    "draft": drafts[row["draft"]] if row["draft"] else None,
                    "capability": keys.capabilities[row["capability"]] if row["capability"] else None,
                    "chance": row["chance"],
                },
            )[1]
    return made
