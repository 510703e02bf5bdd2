"""The ledger for auditors: every promise with every step of its life, one row a step. Reading only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from ropeteam.core import ledger
from ropeteam.store import models
from ropeteam.store.queries import promise_facts, promise_steps
from ropeteam.store.queries.names_out import NamesOut

CHUNK = 500


def steps(company: models.Company, *, deal: models.Deal | None = None, on: date) -> Iterator[dict[str, Any]]:
    """Oldest promise first, steps in their order. Across deals our people are roles; names only for one deal."""
    found = models.Promise.objects.filter(deal__company=company)
    if deal is not None:
        found = found.filter(deal=deal)
    people = {row.pk: row for row in company.people.all()}
    without_names = str if deal is not None else NamesOut(company)
    ids = list(found.order_by("said_on", "pk").values_list("pk", flat=True))
    for start in range(0, len(ids), CHUNK):
        rows = {
            row.pk: row
            for row in promise_facts.loaded(models.Promise.objects.filter(pk__in=ids[start : start + CHUNK]))
        }
        roles = _roles({row.deal_id for row in rows.values()}, company)
        for pk in ids[start : start + CHUNK]:
            yield from _of_promise(rows[pk], people, roles, without_names, named=deal is not None, on=on)


def _of_promise(
    row: models.Promise,
    people: dict[int, models.Person],
    roles: dict[tuple[int | None, int], str],
    without_names: Callable[[str], str],
    *,
    named: bool,
    on: date,
) -> Iterator[dict[str, Any]]:
    facts = promise_facts.facts(row, on=on)
    state = ledger.state(facts).value
    for n, step in enumerate(promise_steps.life(row, on=on), start=1):
        role = roles.get((row.deal_id, step.by or 0)) or roles.get((None, step.by or 0), "")
        by = people[step.by].name if named and step.by in people else role
        yield {
            "deal": row.deal.key,
            "promise": row.key,
            "sentence": without_names(row.sentence),
            "source": row.source,
            "said_on": row.said_on.isoformat(),
            "due": facts.due.isoformat() if facts.due else None,
            "state": state,
            "replaces": row.replaces.key if row.replaces else None,
            "n": n,
            "step": step.code.value,
            "on": step.on.isoformat(),
            "by": by or ("rule" if step.fit is not None and step.by is None else None),
            "why": without_names(step.why),
            "fit": step.fit.value if step.fit else None,
            "reasons": [dict(reason) for reason in step.reasons],
        }


def _roles(deals: set[int], company: models.Company) -> dict[tuple[int | None, int], str]:
    """What somebody is: on the deal where they are named on its rope, else in the company."""
    found: dict[tuple[int | None, int], str] = {}
    grants = models.RoleGrant.objects.filter(person__company=company).order_by("pk")
    for person, role in grants.values_list("person", "role"):
        found[None, person] = role
    for deal, person, role in (
        models.DealRole.objects.filter(deal__in=deals).order_by("pk").values_list("deal", "person", "role")
    ):
        found[deal, person] = role
    return found
