"""What a company decided: each decision is a row of its own, the last of a key holds, and those before stay readable."""

from __future__ import annotations

from typing import Any

from ropeteam.store.actor import Actor
from ropeteam.store.models import Company, Setting


def latest(company: Company | int, key: str) -> Any:
    """The value that holds; None where nobody decided."""
    return Setting.objects.filter(company=company, key=key).order_by("-pk").values_list("value", flat=True).first()


def put(company: Company, key: str, value: Any, *, actor: Actor) -> Setting:
    return Setting.objects.create(company=company, key=key, value=value, created_by=actor.person)


def one_at_a_time(company: Company) -> None:
    """Whoever decides next reads what was decided before."""
    Company.objects.select_for_update(no_key=True).get(pk=company.pk)
