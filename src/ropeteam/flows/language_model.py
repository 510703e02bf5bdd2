"""A company agrees that words of its talks may be read by a language model at one place, or takes that back.

Each is a row with who, when and the paper it rests on; the latest holds. The place is part of it: another address is
another question.
"""

from __future__ import annotations

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries.readings import AGREED


def agree(company: models.Company, *, actor: Actor, place: str, paper: str) -> None:
    """`paper` says on what it rests: a contract of processing, a works agreement, a decision."""
    access.require(actor, Deed.SETTINGS)
    if not paper.strip():
        raise Refused("llm_paper_missing")
    _set(company, actor=actor, value={"place": place, "paper": paper.strip()[:300]})


def take_back(company: models.Company, *, actor: Actor) -> None:
    """From now on nothing is sent; what was found stays."""
    access.require(actor, Deed.SETTINGS)
    _set(company, actor=actor, value={"place": "", "paper": ""})


def _set(company: models.Company, *, actor: Actor, value: dict[str, str]) -> None:
    with transaction.atomic():
        row = models.Setting.objects.create(company=company, key=AGREED, value=value, created_by=actor.person)
        if value["place"]:
            events.append("language_model.agreed", row, actor=actor, company=company)
        else:
            events.append("language_model.taken_back", row, actor=actor, company=company)
