"""project, references: a deal after its signature, and which deals are ready to be a reference."""

from __future__ import annotations

import argparse
from typing import Any

from django.utils import timezone

from ropeteam.cli.command import Command
from ropeteam.cli.printing import as_json, line
from ropeteam.core.references import Readiness, readiness
from ropeteam.store import access
from ropeteam.store.actor import OPERATOR
from ropeteam.store.models import Company, Deal
from ropeteam.store.queries import change_orders, companies, projects, references
from ropeteam.wording.say import day, exact, say

AT_ONCE = 200
HOLDS = {True: "●", False: "✕", None: "○"}


def _project_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deal", help="the deal's id")
    _usual(parser)


def _references_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--ready", action="store_true", help="only deals that are ready")
    _usual(parser)


def _usual(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--company", default="", help="the company, where there are several")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _project(args: argparse.Namespace) -> int:
    deal, today = access.deal_by_key(OPERATOR, args.deal, company=args.company), timezone.localdate()
    seen = projects.of_deal(deal, on=today)
    facts = {
        "milestones": [_milestone(row) for row in seen],
        "promises": [
            {"id": row.promise.key, "sentence": row.promise.sentence, "outcome": row.outcome or "open", "due": row.due,
             "proposed": row.proposed.value if row.proposed else None}
            for row in projects.promises_of(deal, seen)
        ],
        "orders": [
            {"id": row.order.key, "what": row.order.what, "state": row.state.value, "price": str(row.order.price),
             "days": str(row.order.days)}
            for row in change_orders.of_deal(deal, on=today)
        ],
        "risks": [
            {"id": row.key, "text": row.text, "role": row.role, "until": row.until, "open": getattr(row, "closed", None) is None}
            for row in projects.risks(deal)
        ],
        "heard_after_signature": len(change_orders.wishes(deal).open) + change_orders.wishes(deal).more,
        "next_step": _next(deal),
    }  # fmt: skip
    if args.format == "json":
        print(as_json(facts))
    else:
        _tell(facts, args.lang)
    return 0


def _references(args: argparse.Namespace) -> int:
    today = timezone.localdate()
    for company in companies.chosen(args.company):
        for deals in _batches(company):
            facts = references.facts(deals, on=today)
            for deal in deals:
                found = readiness(facts[deal.pk], on=today)
                if found.ready or not args.ready:
                    _tell_reference(deal, found, args)
    return 0


def _batches(company: Company) -> list[list[Deal]]:
    rows = list(company.deals.filter(signed_on__isnull=False).select_related("account").order_by("-signed_on", "-pk"))
    return [rows[first : first + AT_ONCE] for first in range(0, len(rows), AT_ONCE)]


def _tell_reference(deal: Deal, found: Readiness, args: argparse.Namespace) -> None:
    parts = {part.part.value: {"holds": part.holds, "why": part.why, "n": part.n} for part in found.parts}
    if args.format == "json":
        print(as_json({"deal": deal.key, "ready": found.ready, "parts": parts}))
        return
    told = "  ".join(
        f"{HOLDS[part.holds]} {say(f'reference_part.{part.part.value}', args.lang)}" for part in found.parts
    )
    print(f"{HOLDS[found.ready]} {deal.key}  {deal.title}\n    {told}")


def _tell(facts: dict[str, Any], language: str) -> None:
    for row in facts["milestones"]:
        state = say(f"milestone_state.{row['state']}", language)
        print(f"{row['id']}  {day(row['day'], language)}  {state}  {row['title']}")
    if not facts["milestones"]:
        line("project.orders_none", language)
    for row in facts["promises"]:
        outcome = say("project.open" if row["outcome"] == "open" else f"outcome.{row['outcome']}", language)
        print(f"{row['id']}  {outcome}  {' '.join(row['sentence'].split())}")
    for row in facts["orders"]:
        state = say(f"order_state.{row['state']}", language)
        print(f"{row['id']}  {state}  {exact(row['price'], language)} EUR  {' '.join(row['what'].split())}")
    for row in facts["risks"]:
        print(
            f"{row['id']}  {'○' if row['open'] else '●'}  {day(row['until'], language)}  {' '.join(row['text'].split())}"
        )
    if facts["heard_after_signature"]:
        print(f"{say('project.heard', language)}: {facts['heard_after_signature']}")
    if facts["next_step"]:
        step = facts["next_step"]
        print(f"{say('project.next', language)}: {step['text']}, {day(step['day'], language)}")


def _milestone(row: projects.MilestoneSeen) -> dict[str, Any]:
    return {
        "id": row.milestone.key,
        "title": row.version.title,
        "day": row.version.day,
        "state": row.state.value,
        "first_success": row.version.first_success,
        "promises": [promise.key for promise in row.promises],
    }


def _next(deal: Deal) -> dict[str, Any] | None:
    step = projects.next_step(deal)
    return {"text": step.text, "day": step.day} if step is not None else None


COMMANDS = (
    Command("project", "a deal after its signature: milestones, promises, orders, risks", _project_arguments, _project),
    Command(
        "references", "which signed deals are ready to be a reference, part by part", _references_arguments, _references
    ),
)
