"""incentives.jsonl: pay plans of the roles, who agreed, from when each holds, and what is assumed. They name no one they pay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ropeteam.core.numbers.incentive_assumptions import KEYS, bounds
from ropeteam.core.vocabulary_incentives import Assent
from ropeteam.flows.company_state.files import OwnRow, iso, known_day
from ropeteam.flows.company_state.keys import Keys
from ropeteam.language.plans.read import read_plans
from ropeteam.store import models

Row = dict[str, Any]


def dump(company: models.Company) -> Iterator[Row]:
    """The versions, then what was said about when they hold, in its order, then the assumptions."""
    plans = company.incentive_plans.select_related("by").prefetch_related("assents__by").order_by("role", "n")
    for plan in plans:
        assents = [[row.kind, iso(row.day), row.words, row.by.key] for row in plan.assents.order_by("pk")]
        yield {"what": "plan", "role": plan.role, "n": plan.n, "text": plan.text, "note": plan.note, "by": plan.by.key,
               "on": iso(plan.written_on), "assents": assents}  # fmt: skip
    starts = models.PlanInForce.objects.filter(plan__company=company).select_related("plan", "by").order_by("pk")
    for start in starts:
        yield {"what": "start", "role": start.plan.role, "n": start.plan.n, "no": start.n, "from": iso(start.from_day),
               "by": start.by.key, "on": iso(start.said_on)}  # fmt: skip
    for said in company.incentive_assumptions.select_related("by").order_by("key", "n"):
        yield {"what": "assumption", "key": said.key, "n": said.n, "said": [said.value, said.low, said.high],
               "source": said.source, "by": said.by.key, "on": iso(said.said_on)}  # fmt: skip


def restore(company: models.Company, rows: Iterable[OwnRow], keys: Keys) -> int:
    put = {"plan": _plan, "start": _start, "assumption": _assumption}
    made = 0
    for row in rows:
        with row.whole():
            made += put[row["what"]](company, row, keys)
    return made


def _plan(company: models.Company, row: Row, keys: Keys) -> int:
    read = read_plans(row["text"], name="incentives.jsonl")
    if read.scheme is None or not read.sound or [plan.role for plan in read.scheme.plans] != [row["role"]]:
        raise ValueError(f"{row['role']} {row['n']}")
    by = keys.people[row["by"]]
    plan, new = models.IncentivePlan.objects.get_or_create(
        company=company, role=row["role"], n=row["n"],
        defaults={"name": read.scheme.plans[0].id[:200], "text": row["text"], "note": row["note"], "by": by,
                  "written_on": known_day(row["on"]), "created_by": by},
    )  # fmt: skip
    made = int(new)
    for kind, day, words, who in row["assents"]:
        person = keys.people[who]
        said = {"day": known_day(day), "words": words, "by": person, "created_by": person}
        made += models.PlanAssent.objects.get_or_create(plan=plan, kind=Assent(kind).value, defaults=said)[1]
    return made


def _start(company: models.Company, row: Row, keys: Keys) -> int:
    by = keys.people[row["by"]]
    said = {"from_day": known_day(row["from"]), "by": by, "said_on": known_day(row["on"]), "created_by": by}
    plan = company.incentive_plans.get(role=row["role"], n=row["n"])
    return int(models.PlanInForce.objects.get_or_create(plan=plan, n=row["no"], defaults=said)[1])


def _assumption(company: models.Company, row: Row, keys: Keys) -> int:
    key, (value, low, high), by = row["key"], row["said"], keys.people[row["by"]]
    least, most = bounds(key)
    if key not in KEYS or not (value is None or least <= low <= value <= high <= most):
        raise ValueError(key)
    said = {"value": value, "low": low, "high": high, "source": row["source"], "by": by, "created_by": by,
            "said_on": known_day(row["on"])}  # fmt: skip
    return int(models.IncentiveAssumption.objects.get_or_create(company=company, key=key, n=row["n"], defaults=said)[1])
