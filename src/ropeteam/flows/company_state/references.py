"""references.jsonl: of a deal what its customer allowed to be shown where, with their own word on it, what they were asked for, and
every text with its confirmation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ropeteam.flows.company_state.files import OwnRow, iso, known_day
from ropeteam.flows.company_state.keys import Keys
from ropeteam.flows.company_state.projects import deals_with
from ropeteam.flows.company_state.studies import contact, put_signs, signs
from ropeteam.store import models

Row = dict[str, Any]
PER_DEAL = (models.ReferencePermission, models.ReferenceUse, models.ReferenceText, models.ReferencePage)


def dump(company: models.Company) -> Iterator[Row]:
    for deal in deals_with(company, PER_DEAL):
        permissions = deal.reference_permissions.select_related(
            "contact", "by", "taken_back__by", "taken_back__request__story", "confirmed__signature__request__story"
        ).order_by("pk")
        uses = deal.reference_uses.select_related("contact", "by", "came__by").order_by("pk")
        yield {
            "deal": deal.key,
            "permissions": [_permission(one) for one in permissions],
            "uses": [_use(one) for one in uses],
            "texts": [_text(one) for one in deal.reference_texts.select_related("by").order_by("n")],
            "pages": [
                {"contact": one.contact.key, "signs": signs(one.sign_requests.all())}
                for one in deal.reference_pages.select_related("contact").order_by("contact__key")
            ],
        }


def restore(rows: Iterable[OwnRow], keys: Keys) -> int:
    """What is not there yet."""
    made = 0
    for row in rows:
        with row.whole():
            deal = keys.deals[row["deal"]]
            made += _put_permissions(deal, row["permissions"], keys)
            made += sum(_put_use(deal, one, keys) for one in row["uses"])
            made += sum(_put_text(deal, n, one, keys) for n, one in enumerate(row["texts"], 1))
            made += sum(_put_page(deal, one, keys) for one in row.get("pages", ()))
            _put_words(deal, row["permissions"], keys)
    return made


def _permission(row: models.ReferencePermission) -> Row:
    back, yes = getattr(row, "taken_back", None), getattr(row, "confirmed", None)
    return {
        "contact": row.contact.key, "scope": row.scope, "channel": row.channel, "since": iso(row.since),
        "until": iso(row.until), "how": row.how, "by": row.by.key, "on": iso(row.noted_on),
        "confirmed": _asked(yes.signature.request) if yes else None,
        "back": {
            "how": back.how, "by": back.by.key if back.by else None, "page": _asked(back.request) if back.request else None,
            "on": iso(back.taken_back_on),
        }
        if back
        else None,
    }  # fmt: skip


def _asked(request: models.SignRequest) -> Row:
    """Where the contact said so: the page of a text, or else their own."""
    return {"text": request.story.n if request.story else None, "sign": request.n}


def _put_permissions(deal: models.Deal, rows: list[Row], keys: Keys) -> int:
    """By their place."""
    there = deal.reference_permissions.count()
    for one in rows[there:]:
        by = keys.people[one["by"]]
        models.ReferencePermission.objects.create(
            deal=deal, contact=contact(deal, one["contact"]), scope=one["scope"], channel=one["channel"],
            since=known_day(one["since"]), until=known_day(one["until"]), how=str(one["how"]), by=by,
            noted_on=known_day(one["on"]), created_by=by,
        )  # fmt: skip
    return max(len(rows) - there, 0)


def _put_page(deal: models.Deal, one: Row, keys: Keys) -> int:
    row, _ = models.ReferencePage.objects.get_or_create(deal=deal, contact=contact(deal, one["contact"]))
    return put_signs(one["signs"], keys, deal=deal, page=row)


def _put_words(deal: models.Deal, rows: list[Row], keys: Keys) -> None:
    """What contacts confirmed or took back since, also of permissions that were there."""
    there = deal.reference_permissions.select_related("contact").order_by("pk")
    for row, one in zip(there, rows, strict=False):
        if one.get("confirmed"):
            signature = _request(row, one["confirmed"]).signature
            models.PermissionConfirmed.objects.get_or_create(permission=row, defaults={"signature": signature})
        back = one["back"]
        if back:
            page = back.get("page")
            models.PermissionTakenBack.objects.get_or_create(
                permission=row,
                defaults={
                    "how": str(back["how"]), "by": keys.people[back["by"]] if back["by"] else None,
                    "request": _request(row, page) if page else None, "taken_back_on": known_day(back["on"]),
                },
            )  # fmt: skip


def _request(row: models.ReferencePermission, asked: Row) -> models.SignRequest:
    found = models.SignRequest.objects.filter(n=asked["sign"])
    if asked["text"] is not None:
        return found.get(story__deal=row.deal_id, story__n=asked["text"])
    return found.get(page__deal=row.deal_id, page__contact=row.contact_id)


def _use(row: models.ReferenceUse) -> Row:
    came = getattr(row, "came", None)
    return {
        "key": row.key, "contact": row.contact.key, "scope": row.scope, "channel": row.channel, "whom": row.whom,
        "expected": row.expected, "by": row.by.key, "on": iso(row.asked_on),
        "came": {"tone": came.tone, "words": came.words, "by": came.by.key, "on": iso(came.came_on)} if came else None,
    }  # fmt: skip


def _put_use(deal: models.Deal, one: Row, keys: Keys) -> int:
    by = keys.people[one["by"]]
    row, new = models.ReferenceUse.objects.get_or_create(
        deal=deal,
        key=one["key"],
        defaults={
            "contact": contact(deal, one["contact"]), "scope": one["scope"], "channel": one["channel"],
            "whom": str(one["whom"]), "expected": one["expected"], "by": by, "asked_on": known_day(one["on"]),
            "created_by": by,
        },
    )  # fmt: skip
    came = one["came"]
    if came:
        models.ReferenceCame.objects.get_or_create(
            use=row,
            defaults={
                "tone": came["tone"], "words": str(came["words"]), "by": keys.people[came["by"]],
                "came_on": known_day(came["on"]),
            },
        )  # fmt: skip
    return int(new)


def _text(row: models.ReferenceText) -> Row:
    return {
        "language": row.language, "text": row.text, "drafted": row.drafted, "by": row.by.key, "on": iso(row.written_on),
        "signs": signs(row.sign_requests.all()),
    }  # fmt: skip


def _put_text(deal: models.Deal, n: int, one: Row, keys: Keys) -> int:
    by = keys.people[one["by"]]
    row, new = models.ReferenceText.objects.get_or_create(
        deal=deal,
        n=n,
        defaults={
            "language": one["language"], "text": str(one["text"]), "drafted": bool(one["drafted"]), "by": by,
            "written_on": known_day(one["on"]), "created_by": by,
        },
    )  # fmt: skip
    return int(new) + put_signs(one["signs"], keys, deal=deal, story=row)
