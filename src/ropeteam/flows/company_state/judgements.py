"""Judgements as they stand inside the row of what they judge."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ropeteam.flows.company_state.files import day, iso, known_day
from ropeteam.flows.company_state.keys import Keys
from ropeteam.store import models


def dump(rows: Iterable[models.Judgement]) -> list[dict[str, Any]]:
    """In the order they were made; call with the related rows selected."""
    return [
        {
            "fit": row.fit,
            "backing": row.backing,
            "reasons": row.reasons,
            "due": iso(row.due),
            "surer": row.surer,
            "capability": [row.capability_version.capability.key, row.capability_version.n]
            if row.capability_version
            else None,
            "roadmap": [row.roadmap_version.item.key, row.roadmap_version.n] if row.roadmap_version else None,
            "scope": [row.scope.deal.key, row.scope.key] if row.scope else None,
            "decision": [row.decision.change_request.key, row.decision.key] if row.decision else None,
            "strategy": row.strategy.n if row.strategy else None,
            "rule": row.rule_version,
            "by": row.by.key if row.by else None,
            "on": iso(row.judged_on),
            "reason": row.reason_text,
        }
        for row in rows
    ]


def of(**subject: Any) -> Iterable[models.Judgement]:
    return (
        models.Judgement.objects.filter(**subject)
        .select_related(
            "capability_version__capability",
            "roadmap_version__item",
            "scope__deal",
            "decision__change_request",
            "strategy",
            "by",
        )
        .order_by("pk")
    )


def restore(rows: Iterable[dict[str, Any]], keys: Keys, **subject: Any) -> None:
    for row in rows:
        models.Judgement.objects.create(
            fit=row["fit"],
            backing=row["backing"],
            reasons=row["reasons"],
            due=day(row["due"]),
            surer=row["surer"],
            capability_version=keys.capability_version(row["capability"]),
            roadmap_version=keys.roadmap_version(row["roadmap"]),
            scope=keys.scopes[tuple(row["scope"])] if row["scope"] else None,
            decision=keys.decisions[tuple(row["decision"])] if row["decision"] else None,
            strategy=keys.strategies[row["strategy"]] if row["strategy"] else None,
            rule_version=row["rule"],
            by=keys.people[row["by"]] if row["by"] else None,
            judged_on=known_day(row["on"]),
            reason_text=row["reason"],
            **subject,
        )
