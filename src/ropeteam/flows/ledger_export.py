"""The ledger for auditors: every promise with every step of its life, one row a step. Reading only.

Suggestions are in it, also those that people dismissed: a promise that was said and given up is what an audit looks for. Their key
is the one they would bear in the ledger.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from ropeteam.core import ledger
from ropeteam.core.embargo import may_read_sentence
from ropeteam.core.vocabulary import LedgerState, PromiseSource, SignalState
from ropeteam.store import models
from ropeteam.store.queries import promise_facts, promise_steps
from ropeteam.store.queries.names_out import NamesOut

CHUNK = 500
Place = tuple[date, bool, int]


def steps(company: models.Company, *, deal: models.Deal | None = None, on: date) -> Iterator[dict[str, Any]]:
    """What was said first comes first, steps in their order. Across deals our people are roles; names only for one deal. A
    suggestion's sentence that is still the rope's alone is left empty (core.embargo)."""
    places = _places(company, deal)
    people = {row.pk: row for row in company.people.all()}
    without_names = str if deal is not None else NamesOut(company)
    for start in range(0, len(places), CHUNK):
        chunk = places[start : start + CHUNK]
        rows = _rows(chunk, on)
        roles = _roles({row.deal.pk for row in rows.values()}, company)
        for place in chunk:
            yield from _lines(rows[place], people, roles, without_names, named=deal is not None)


@dataclass(frozen=True, slots=True)
class _Line:
    """A promise or a suggestion, as its rows tell it."""

    deal: models.Deal
    key: str
    sentence: str
    source: str
    said_on: date
    due: date | None
    state: LedgerState
    replaces: str | None
    life: tuple[ledger.Step, ...]


def _places(company: models.Company, deal: models.Deal | None) -> list[Place]:
    """By the day, and on a day the ledger's promises before what waits; a place names its table and its row."""
    entered = models.Promise.objects.filter(deal__company=company)
    waiting = promise_facts.never_entered().filter(conversation__deal__company=company)
    if deal is not None:
        entered, waiting = entered.filter(deal=deal), waiting.filter(conversation__deal=deal)
    found = [(day, False, pk) for day, pk in entered.values_list("said_on", "pk")]
    found += [(day, True, pk) for day, pk in waiting.values_list("conversation__held_on", "pk")]
    return sorted(found)


def _rows(places: list[Place], on: date) -> dict[Place, _Line]:
    entered = models.Promise.objects.filter(pk__in=[pk for _, waits, pk in places if not waits])
    waiting = models.Signal.objects.filter(pk__in=[pk for _, waits, pk in places if waits])
    rows: dict[Place, _Line] = {}
    for promise in promise_facts.loaded(entered):
        rows[promise.said_on, False, promise.pk] = _of_promise(promise, on)
    for signal in promise_facts.loaded_suggestions(waiting):
        rows[signal.conversation.held_on, True, signal.pk] = _of_suggestion(signal, on)
    return rows


def _of_promise(row: models.Promise, on: date) -> _Line:
    facts = promise_facts.facts(row, on=on)
    return _Line(
        deal=row.deal,
        key=row.key,
        sentence=row.sentence,
        source=row.source,
        said_on=row.said_on,
        due=facts.due,
        state=ledger.state(facts),
        replaces=row.replaces.key if row.replaces else None,
        life=promise_steps.life(row, on=on),
    )


def _of_suggestion(signal: models.Signal, on: date) -> _Line:
    talk, facts = signal.conversation, promise_facts.facts_of_suggestion(signal)
    assert talk.deal is not None
    source = PromiseSource.RECALLED if signal.recalled else PromiseSource.MENTION
    return _Line(
        deal=talk.deal,
        key=signal.promise_key,
        sentence=signal.quote if _is_open(signal, on) else "",
        source=source.value,
        said_on=talk.held_on,
        due=facts.due,
        state=ledger.state(facts),
        replaces=None,
        life=promise_steps.life_of_suggestion(signal),
    )


def _is_open(signal: models.Signal, on: date) -> bool:
    """Whether others than the rope may read the sentence: a person's word opens it, or time does."""
    words = list(signal.reviews.all())
    waits = not words or words[-1].verdict == models.ReviewVerdict.REOPENED
    return may_read_sentence(
        state=SignalState.SUGGESTED if waits else SignalState.DISMISSED,
        held_on=signal.conversation.held_on,
        heard_on=timezone.localdate(signal.created_at),
        on=on,
        on_rope=False,
    )


def _lines(
    row: _Line,
    people: dict[int, models.Person],
    roles: dict[tuple[int | None, int], str],
    without_names: Callable[[str], str],
    *,
    named: bool,
) -> Iterator[dict[str, Any]]:
    for n, step in enumerate(row.life, start=1):
        role = roles.get((row.deal.pk, step.by or 0)) or roles.get((None, step.by or 0), "")
        by = people[step.by].name if named and step.by in people else role
        yield {
            "deal": row.deal.key,
            "promise": row.key,
            "sentence": without_names(row.sentence),
            "source": row.source,
            "said_on": row.said_on.isoformat(),
            "due": row.due.isoformat() if row.due else None,
            "state": row.state.value,
            "replaces": row.replaces,
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
