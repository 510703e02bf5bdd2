"""change_requests.csv, decisions.csv, asks.jsonl, askers.jsonl, wording_links.jsonl, settings.jsonl."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ropeteam.flows import nearest
from ropeteam.flows.company_state import judgements, trackers
from ropeteam.flows.company_state.files import OwnRow, day, iso, known_day
from ropeteam.flows.company_state.keys import Keys, signal_key
from ropeteam.store import models

Row = dict[str, Any]
REQUESTS = ("id", "title", "problem", "origin", "capability", "merged_into", "by")
DECISIONS = (
    "change_request", "id", "kind", "reason", "strategy", "roadmap_item", "condition", "non_goal", "pattern",
    "by", "decided_on", "recorded_on",
)  # fmt: skip


def dump_requests(product: models.Product) -> Iterator[Row]:
    for row in product.change_requests.select_related("capability", "merged_into", "created_by").order_by("pk"):
        yield {
            "id": row.key,
            "title": row.title,
            "problem": row.problem,
            "origin": row.origin,
            "capability": row.capability.key if row.capability else "",
            "merged_into": row.merged_into.key if row.merged_into else "",
            "by": _key(row.created_by),
        }


def restore_requests(rows: Iterable[OwnRow], keys: Keys) -> int:
    made = 0
    listed = list(rows)
    for row in listed:
        with row.whole():
            if row["id"] in keys.requests:
                continue
            request = models.ChangeRequest.objects.create(
                product=keys.product,
                key=row["id"],
                title=row["title"],
                problem=row["problem"],
                origin=row["origin"] or "customer",
                capability=keys.capabilities.get(row["capability"]),
                created_by=keys.people.get(row["by"]),
            )
            nearest.keep(request)
            keys.requests[row["id"]] = request
            made += 1
    for row in listed:
        with row.whole():
            request = keys.requests[row["id"]]
            if row["merged_into"] and request.merged_into_id is None:
                request.merged_into = keys.requests[row["merged_into"]]
                request.save(update_fields=["merged_into"])
    return made


def dump_decisions(product: models.Product) -> Iterator[Row]:
    found = models.Decision.objects.filter(change_request__product=product)
    related = ("change_request", "strategy", "roadmap_item", "non_goal__pillar__strategy", "pattern", "by")
    for row in found.select_related(*related).order_by("pk"):
        yield {
            "change_request": row.change_request.key,
            "id": row.key,
            "kind": row.kind,
            "reason": row.reason,
            "strategy": row.strategy.n if row.strategy else "",
            "roadmap_item": row.roadmap_item.key if row.roadmap_item else "",
            "condition": row.condition,
            "non_goal": _goal_key(row.non_goal),
            "pattern": row.pattern.key if row.pattern else "",
            "by": _key(row.by),
            "decided_on": row.decided_on,
            "recorded_on": row.recorded_on,
        }


def restore_decisions(rows: Iterable[OwnRow], keys: Keys) -> int:
    made = 0
    for row in rows:
        with row.whole():
            if (row["change_request"], row["id"]) in keys.decisions:
                continue
            decision = models.Decision.objects.create(
                change_request=keys.requests[row["change_request"]],
                key=row["id"],
                kind=row["kind"],
                reason=row["reason"],
                strategy=keys.strategies.get(int(row["strategy"])) if row["strategy"] else None,
                roadmap_item=keys.roadmap.get(row["roadmap_item"]),
                condition=row.get("condition", ""),
                non_goal=keys.non_goals[tuple(json.loads(row["non_goal"]))] if row.get("non_goal") else None,
                pattern=keys.product.patterns.get(key=row["pattern"]) if row.get("pattern") else None,
                by=keys.people.get(row["by"]),
                decided_on=known_day(row["decided_on"]),
                recorded_on=day(row["recorded_on"]),
                created_by=keys.people.get(row["by"]),
            )
            keys.decisions[row["change_request"], row["id"]] = decision
            made += 1
    return made


def dump_asks(company: models.Company) -> Iterator[Row]:
    for row in company.asks.select_related("deal", "by", "chosen_capability", "chosen_request").order_by("pk"):
        yield {
            "key": row.key,
            "deal": row.deal.key if row.deal else None,
            "by": row.by.key,
            "text": row.text,
            "asked_on": iso(row.asked_on),
            "guess": row.guess,
            "verdict": row.verdict,
            "capability": row.chosen_capability.key if row.chosen_capability else None,
            "change_request": row.chosen_request.key if row.chosen_request else None,
            "stand": row.stand,
            "source": row.source,
            "url": row.url,
            "idempotency_key": row.idempotency_key,
            "importance": row.importance,
            "judgements": judgements.dump(judgements.of(ask=row)),
        }


def restore_asks(rows: Iterable[OwnRow], keys: Keys) -> int:
    made = 0
    for row in rows:
        with row.whole():
            if row["key"] in keys.asks:
                continue
            by = keys.people[row["by"]]
            ask = models.Ask.objects.create(
                company=keys.company,
                key=row["key"],
                deal=keys.deals.get(row["deal"] or ""),
                by=by,
                text=row["text"],
                asked_on=known_day(row["asked_on"]),
                guess=row["guess"],
                verdict=row["verdict"],
                chosen_capability=keys.capabilities.get(row["capability"] or ""),
                chosen_request=keys.requests.get(row["change_request"] or ""),
                stand=row["stand"],
                source=row.get("source") or "page",
                url=row.get("url", ""),
                idempotency_key=row["idempotency_key"],
                importance=row.get("importance", ""),
                created_by=by,
            )
            keys.asks[row["key"]] = ask
            made += 1
    return made


def restore_ask_judgements(rows: Iterable[OwnRow], keys: Keys) -> None:
    for row in rows:
        with row.whole():
            ask = keys.asks[row["key"]]
            if not ask.judgements.exists():
                judgements.restore(row["judgements"], keys, ask=ask)


def dump_askers(product: models.Product) -> Iterator[Row]:
    found = models.Asker.objects.filter(change_request__product=product)
    related = (
        "change_request", "deal", "account", "signal__conversation", "signal__text", "ask", "voice__link", "created_by"
    )  # fmt: skip
    for row in found.select_related(*related).defer("signal__text__original").order_by("pk"):
        yield {
            "change_request": row.change_request.key,
            "deal": row.deal.key if row.deal else None,
            "account": row.account.key if row.account else None,
            "signal": signal_key(row.signal) if row.signal else None,
            "ask": row.ask.key if row.ask else None,
            "voice": trackers.voice_key(row.voice) if row.voice else None,
            "importance": row.importance,
            "wanted_by": iso(row.wanted_by),
            "by": _key(row.created_by),
        }


def restore_askers(rows: Iterable[OwnRow], keys: Keys) -> int:
    made = 0
    voices = trackers.voices(keys.product)
    for row in rows:
        with row.whole():
            made += models.Asker.objects.get_or_create(
                change_request=keys.requests[row["change_request"]],
                signal=keys.signals.get(tuple(row["signal"])) if row["signal"] else None,
                ask=keys.asks.get(row["ask"] or ""),
                voice=voices[tuple(row["voice"])] if row.get("voice") else None,
                defaults={
                    "deal": keys.deals.get(row["deal"] or ""),
                    "account": keys.accounts.get(row["account"] or ""),
                    "importance": row["importance"],
                    "wanted_by": day(row.get("wanted_by")),
                    "created_by": keys.people.get(row["by"]),
                },
            )[1]
    return made


def dump_links(product: models.Product) -> Iterator[Row]:
    for row in product.wording_links.select_related("capability", "created_by").order_by("pk"):
        yield {"hash": row.wording_hash, "text": row.text, "capability": row.capability.key, "by": _key(row.created_by)}


def restore_links(rows: Iterable[OwnRow], keys: Keys) -> int:
    made = 0
    for row in rows:
        with row.whole():
            made += models.WordingLink.objects.get_or_create(
                product=keys.product,
                wording_hash=row["hash"],
                defaults={
                    "text": row["text"],
                    "capability": keys.capabilities[row["capability"]],
                    "created_by": keys.people[row["by"]],
                },
            )[1]
    return made


def dump_settings(company: models.Company) -> Iterator[Row]:
    for row in company.settings.select_related("created_by").order_by("pk"):
        yield {"key": row.key, "value": row.value, "by": _key(row.created_by)}


def restore_settings(rows: Iterable[OwnRow], keys: Keys) -> int:
    listed = list(rows)
    if models.Setting.objects.filter(company=keys.company).exists():
        return 0
    for row in listed:
        with row.whole():
            models.Setting.objects.create(
                company=keys.company, key=row["key"], value=row["value"], created_by=keys.people.get(row["by"])
            )
    return len(listed)


def _goal_key(goal: models.NonGoal | None) -> str:
    """[strategy version, pillar, non-goal], as in signals.jsonl; '' for none."""
    if goal is None:
        return ""
    return json.dumps([goal.pillar.strategy.n, goal.pillar.key, goal.key], ensure_ascii=False)


def _key(person: models.Person | None) -> str:
    return person.key if person else ""
