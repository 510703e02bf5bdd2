"""Parts of ledger.jsonl and gate_runs.jsonl that two people made: ends that wait or waited for a second, asks for an override.
delegations.jsonl: who stands in for whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ropeteam.flows.company_state.files import OwnRow, day, iso, known_day
from ropeteam.flows.company_state.keys import Keys
from ropeteam.store import models

Row = dict[str, Any]


def proposals(promise: models.Promise) -> Row:
    """Ends that were proposed, where there are any, each with the answer."""
    found = promise.end_proposals.select_related("by", "answer__by").order_by("pk")
    rows = [
        [
            row.ending,
            row.sentence,
            iso(row.told_customer_on),
            row.told_how,
            row.evidence,
            row.by.key,
            iso(row.proposed_on),
            _answer(row),
        ]
        for row in found
    ]
    return {"end_proposals": rows} if rows else {}


def restore_proposals(promise: models.Promise, rows: Iterable[list[Any]], keys: Keys) -> None:
    for ending, sentence, told_on, told_how, evidence, by, on, answer in rows:
        person = keys.people[by]
        proposal = models.EndProposal.objects.create(
            promise=promise,
            ending=ending,
            sentence=sentence,
            told_customer_on=day(told_on),
            told_how=told_how,
            evidence=evidence,
            by=person,
            proposed_on=known_day(on),
            created_by=person,
        )
        if answer:
            agreed, reason, second, answered_on = answer
            models.EndAnswer.objects.create(
                proposal=proposal,
                agreed=agreed,
                reason=reason,
                by=keys.people[second],
                answered_on=known_day(answered_on),
                created_by=keys.people[second],
            )


def ask(finding: models.GateFinding) -> Row:
    """That somebody asked for an override, by when, and a no."""
    row = models.OverrideAsk.objects.filter(finding=finding).select_related("by", "refusal__by").first()
    if row is None:
        return {}
    no = getattr(row, "refusal", None)
    refused = [no.role, no.reason, no.by.key, iso(no.refused_on)] if no else None
    return {"ask": [row.by.key, row.reason, iso(row.asked_on), iso(row.due_on), refused]}


def restore_ask(finding: models.GateFinding, row: Row, keys: Keys) -> None:
    if "ask" not in row:
        return
    by, reason, asked_on, due_on, refused = row["ask"]
    person = keys.people[by]
    made = models.OverrideAsk.objects.create(
        finding=finding,
        by=person,
        reason=reason,
        asked_on=known_day(asked_on),
        due_on=known_day(due_on),
        created_by=person,
    )
    if refused:
        role, why, second, on = refused
        models.OverrideRefusal.objects.create(
            ask=made,
            role=role,
            reason=why,
            by=keys.people[second],
            refused_on=known_day(on),
            created_by=keys.people[second],
        )


def dump_delegations(company: models.Company) -> Iterator[Row]:
    found = models.Delegation.objects.filter(company=company).select_related("by", "to", "deal", "end__by")
    for row in found.order_by("pk"):
        ended = getattr(row, "end", None)
        yield {
            "role": row.role,
            "by": row.by.key,
            "to": row.to.key,
            "deal": row.deal.key if row.deal else "",
            "from": iso(row.from_day),
            "until": iso(row.to_day),
            "reason": row.reason,
            "ended": [ended.by.key, iso(ended.ended_on)] if ended else None,
        }


def restore_delegations(rows: Iterable[OwnRow], keys: Keys) -> int:
    made = 0
    if models.Delegation.objects.filter(company=keys.company).exists():
        return made
    for row in rows:
        with row.whole():
            by = keys.people[row["by"]]
            found = models.Delegation.objects.create(
                company=keys.company,
                role=row["role"],
                by=by,
                to=keys.people[row["to"]],
                deal=keys.deals[row["deal"]] if row["deal"] else None,
                from_day=known_day(row["from"]),
                to_day=known_day(row["until"]),
                reason=row["reason"],
                created_by=by,
            )
            if row["ended"]:
                person, on = row["ended"]
                models.DelegationEnd.objects.create(
                    delegation=found,
                    by=keys.people[person],
                    ended_on=known_day(on),
                    created_by=keys.people[person],
                )
            made += 1
    return made


def _answer(row: models.EndProposal) -> list[Any] | None:
    answer = getattr(row, "answer", None)
    return [answer.agreed, answer.reason, answer.by.key, iso(answer.answered_on)] if answer else None
