"""patterns.jsonl and answers.jsonl: how a need was met before, and what became of every decision at every asker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ropeteam.flows import near_patterns
from ropeteam.flows.company_state.files import OwnRow, day, iso, known_day
from ropeteam.flows.company_state.keys import Keys
from ropeteam.flows.company_state.request_changes import asker_key, askers_of
from ropeteam.store import models

Row = dict[str, Any]


def dump_patterns(product: models.Product) -> Iterator[Row]:
    found = product.patterns.select_related("capability", "from_deal", "approved_by").order_by("pk")
    for row in found:
        yield {
            "key": row.key,
            "need": row.need,
            "how": row.how,
            "capability": row.capability.key if row.capability else None,
            "from_deal": row.from_deal.key if row.from_deal else None,
            "approved_by": row.approved_by.key,
            "approved_on": iso(row.approved_on),
            "retired_on": iso(row.retired_on),
            "uses": [
                {
                    "deal": use.deal.key if use.deal else None,
                    "helped": use.helped,
                    "by": use.by.key,
                    "on": iso(use.used_on),
                }
                for use in row.uses.select_related("deal", "by").order_by("pk")
            ],
        }


def restore_patterns(rows: Iterable[OwnRow], keys: Keys) -> int:
    """Before the decisions, which may name one."""
    made = 0
    there = set(keys.product.patterns.values_list("key", flat=True))
    for row in rows:
        with row.whole():
            if row["key"] in there:
                continue
            by = keys.people[row["approved_by"]]
            pattern = models.SolutionPattern.objects.create(
                product=keys.product,
                key=row["key"],
                need=row["need"],
                how=row["how"],
                capability=keys.capabilities.get(row["capability"] or ""),
                from_deal=keys.deals.get(row["from_deal"] or ""),
                approved_by=by,
                approved_on=known_day(row["approved_on"]),
                retired_on=day(row["retired_on"]),
                created_by=by,
            )
            near_patterns.keep(pattern)
            for use in row["uses"]:
                models.PatternUse.objects.create(
                    pattern=pattern,
                    deal=keys.deals.get(use["deal"] or ""),
                    helped=use["helped"],
                    by=keys.people[use["by"]],
                    used_on=known_day(use["on"]),
                    created_by=keys.people[use["by"]],
                )
            made += 1
    return made


def dump_answers(product: models.Product) -> Iterator[Row]:
    found = models.Answer.objects.filter(decision__change_request__product=product)
    related = ("decision__change_request", "deal", "account", "created_by")
    asker = ("asker__change_request", "asker__signal__conversation", "asker__signal__text", "asker__ask")
    found = found.select_related(*related, *asker, "asker__voice__link").defer("asker__signal__text__original")
    for row in found.prefetch_related("words__by", "receipts__by", "receipts__reopening").order_by("pk"):
        yield {
            "decision": [row.decision.change_request.key, row.decision.key],
            "asker": asker_key(row.asker),
            "deal": row.deal.key if row.deal else None,
            "account": row.account.key if row.account else None,
            "language": row.language,
            "given_on": iso(row.given_on),
            "by": row.created_by.key if row.created_by else "",
            "words": [
                {
                    "language": one.language,
                    "text": one.text,
                    "by": one.by.key if one.by else None,
                    "on": iso(one.written_on),
                }
                for one in sorted(row.words.all(), key=lambda one: one.pk)
            ],
            "receipts": [
                {
                    "kind": one.kind,
                    "by": one.by.key,
                    "on": iso(one.on),
                    "how": one.how,
                    "n": one.n,
                    "named_day": iso(one.named_day),
                    "reopened": _reopened(one),
                }
                for one in sorted(row.receipts.all(), key=lambda one: one.pk)
            ],
        }


def _reopened(receipt: models.AnswerReceipt) -> Row | None:
    row = getattr(receipt, "reopening", None)
    return {"on": iso(row.reopened_on), "now_day": iso(row.now_day)} if row is not None else None


def restore_answers(rows: Iterable[OwnRow], keys: Keys) -> int:
    """After the askers stand where they belong."""
    made = 0
    askers: dict[str, models.Asker] | None = None
    for row in rows:
        with row.whole():
            askers = askers_of(keys) if askers is None else askers
            answer, new = models.Answer.objects.get_or_create(
                decision=keys.decisions[tuple(row["decision"])],
                asker=askers[str(row["asker"])],
                defaults={
                    "deal": keys.deals.get(row["deal"] or ""),
                    "account": keys.accounts.get(row["account"] or ""),
                    "language": row["language"],
                    "given_on": known_day(row["given_on"]),
                    "created_by": keys.people.get(row["by"]),
                },
            )
            if new:
                _words_and_ticks(answer, row, keys)
                made += 1
    return made


def _words_and_ticks(answer: models.Answer, row: Row, keys: Keys) -> None:
    for one in row["words"]:
        by = keys.people[one["by"]] if one["by"] else None
        models.AnswerWords.objects.create(
            answer=answer,
            language=one["language"],
            text=one["text"],
            by=by,
            written_on=known_day(one["on"]),
            created_by=by,
        )
    for one in row["receipts"]:
        receipt = models.AnswerReceipt.objects.create(
            answer=answer,
            kind=one["kind"],
            by=keys.people[one["by"]],
            on=known_day(one["on"]),
            how=one["how"],
            n=one.get("n", 1),
            named_day=day(one.get("named_day")),
            created_by=keys.people[one["by"]],
        )
        if one.get("reopened"):
            models.AnswerReopening.objects.create(
                receipt=receipt,
                now_day=day(one["reopened"]["now_day"]),
                reopened_on=known_day(one["reopened"]["on"]),
            )
