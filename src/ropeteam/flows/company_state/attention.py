"""attention.jsonl: when talks are, when people are busy, what was proposed to product and what they answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from ropeteam.flows.company_state.files import OwnRow, iso, known_day
from ropeteam.flows.company_state.keys import Keys
from ropeteam.store import models

Row = dict[str, Any]
CALENDAR = "calendar"


def dump(company: models.Company) -> Iterator[Row]:
    for talk in company.conversations.filter(source=CALENDAR).order_by("pk"):
        yield {"kind": "known", "conversation": talk.key, "title": talk.title, "internal": talk.internal}
    times = models.TalkTime.objects.filter(conversation__company=company).select_related("conversation", "created_by")
    for time in times.order_by("pk"):
        yield {"kind": "talk", "conversation": time.conversation.key, **_span(time)}
    for busy in models.BusyTime.objects.filter(person__company=company).select_related("person").order_by("pk"):
        yield {"kind": "busy", "person": busy.person.key, **_span(busy)}
    picks = models.AttentionPick.objects.filter(person__company=company).select_related("conversation", "person")
    for pick in picks.order_by("pk").prefetch_related("answers__by"):
        answers = sorted(pick.answers.all(), key=lambda row: row.pk)
        yield {
            "kind": "pick",
            "conversation": pick.conversation.key,
            "person": pick.person.key,
            "gain": pick.gain,
            "reasons": pick.reasons,
            "on": iso(pick.proposed_on),
            "answers": [
                {"comes": row.comes, "questions": row.questions, "by": row.by.key, "on": iso(row.answered_on)}
                for row in answers
            ],
        }


def restore(rows: Iterable[OwnRow], keys: Keys) -> int:
    """Rows that are not there yet."""
    company = keys.company
    talks = {row.key: row for row in models.Conversation.objects.filter(company=company)}
    kinds: dict[str, Callable[[OwnRow, dict[str, models.Conversation], Keys], int]] = {
        "known": _known, "talk": _talk, "busy": _busy, "pick": _pick,
    }  # fmt: skip
    made = 0
    for row in rows:
        with row.whole():
            made += kinds[row["kind"]](row, talks, keys)
    return made


def _known(row: OwnRow, talks: dict[str, models.Conversation], keys: Keys) -> int:
    """What the folder's table has no column for: the title, and that a calendar may move or cancel it."""
    facts = {"title": str(row["title"]), "internal": bool(row["internal"]), "source": CALENDAR}
    there = models.Conversation.objects.filter(pk=talks[row["conversation"]].pk).exclude(source=CALENDAR)
    return there.update(**facts)


def _talk(row: OwnRow, talks: dict[str, models.Conversation], keys: Keys) -> int:
    _, new = models.TalkTime.objects.get_or_create(conversation=talks[row["conversation"]], defaults=_times(row))
    return int(new)


def _busy(row: OwnRow, talks: dict[str, models.Conversation], keys: Keys) -> int:
    times = _times(row)
    _, new = models.BusyTime.objects.get_or_create(
        person=keys.people[row["person"]],
        uid=times.pop("uid"),
        starts_at=times.pop("starts_at"),
        defaults=times,
    )
    return int(new)


def _pick(row: OwnRow, talks: dict[str, models.Conversation], keys: Keys) -> int:
    pick, new = models.AttentionPick.objects.get_or_create(
        conversation=talks[row["conversation"]],
        person=keys.people[row["person"]],
        defaults={"gain": float(row["gain"]), "reasons": list(row["reasons"]), "proposed_on": known_day(row["on"])},
    )
    if new:
        for given in row["answers"]:
            models.PickAnswer.objects.create(
                pick=pick,
                comes=bool(given["comes"]),
                questions=list(given["questions"]),
                by=keys.people[given["by"]],
                answered_on=known_day(given["on"]),
            )
    return int(new)


def _span(row: models.TalkTime | models.BusyTime) -> Row:
    return {"from": row.starts_at.isoformat(), "to": row.ends_at.isoformat(), "uid": row.uid}


def _times(row: OwnRow) -> Row:
    return {
        "starts_at": datetime.fromisoformat(row["from"]),
        "ends_at": datetime.fromisoformat(row["to"]),
        "uid": str(row["uid"]),
    }
