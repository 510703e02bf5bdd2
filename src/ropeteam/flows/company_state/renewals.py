"""renewals.jsonl: of a deal the days of its renewals with what became of each, and of the goals of the first talks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ropeteam.flows.company_state.files import OwnRow, iso, known_day
from ropeteam.flows.company_state.keys import Keys, signal_key
from ropeteam.flows.company_state.projects import deals_with
from ropeteam.store import models

Row = dict[str, Any]


def dump(company: models.Company) -> Iterator[Row]:
    for deal in deals_with(company, (models.Renewal, models.GoalAnswer)):
        due = [_renewal(one) for one in deal.renewals.select_related("by", "outcome__by").order_by("pk")]
        answers = deal.goal_answers.select_related("by", "signal__conversation", "signal__text").order_by("pk")
        goals = [_goal(one) for one in answers]
        yield {"deal": deal.key, "renewals": due, "goals": goals}


def restore(rows: Iterable[OwnRow], keys: Keys) -> int:
    """What is not there yet: renewals by their day, answers by their place."""
    made = 0
    for row in rows:
        with row.whole():
            deal = keys.deals[row["deal"]]
            made += sum(_put_renewal(deal, one, keys) for one in row["renewals"])
            for one in row["goals"][deal.goal_answers.count() :]:
                by = keys.people[one["by"]]
                models.GoalAnswer.objects.create(
                    deal=deal, signal=keys.signals[tuple(one["signal"])], state=one["state"], words=str(one["words"]), by=by,
                    said_on=known_day(one["on"]), created_by=by,
                )  # fmt: skip
                made += 1
    return made


def _renewal(row: models.Renewal) -> Row:
    end = getattr(row, "outcome", None)
    return {
        "due": iso(row.due), "by": row.by.key, "on": iso(row.said_on),
        "end": {"end": end.end, "words": end.words, "by": end.by.key, "on": iso(end.ended_on)} if end else None,
    }  # fmt: skip


def _put_renewal(deal: models.Deal, one: Row, keys: Keys) -> int:
    by = keys.people[one["by"]]
    row, new = models.Renewal.objects.get_or_create(
        deal=deal, due=known_day(one["due"]), defaults={"by": by, "said_on": known_day(one["on"]), "created_by": by}
    )
    end = one["end"]
    if end:
        models.RenewalOutcome.objects.get_or_create(
            renewal=row,
            defaults={
                "end": end["end"], "words": str(end["words"]), "by": keys.people[end["by"]], "ended_on": known_day(end["on"]),
            },
        )  # fmt: skip
    return int(new)


def _goal(row: models.GoalAnswer) -> Row:
    return {
        "signal": signal_key(row.signal), "state": row.state, "words": row.words, "by": row.by.key, "on": iso(row.said_on),
    }  # fmt: skip
