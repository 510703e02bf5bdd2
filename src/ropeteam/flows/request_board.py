"""Every wish of a company with what is at stake, how it fits and what it costs: counted once a state, kept in the process.

Reading only; any flow and page may ask. What is kept is asked for anew as soon as a mark in the database changed, so a
process never shows an old order; no state outside the database. Stakes and people's words are kept apart: a rating does
not count the stakes anew. (Measured: docs/reference/change-requests.md.)

Confidential deals count only for those who may know of all of them (management, the operator); everybody else gets one
and the same order without them, and the page says how many were left out.
"""

from __future__ import annotations

from threading import Lock
from typing import Any

from ropeteam.core.vocabulary import Role
from ropeteam.flows.request_counts import Counted, count
from ropeteam.flows.request_ranking import FLAGS, ORDERS, STATES, UNDECIDED, Board, Wish
from ropeteam.store.actor import Actor
from ropeteam.store.models import Company
from ropeteam.store.queries import request_facts, request_judgements
from ropeteam.store.queries.request_judgements import Said

__all__ = ["FLAGS", "ORDERS", "STATES", "UNDECIDED", "Board", "Wish", "board", "forget", "of"]

KEPT = 8


def board(actor: Actor, company: Company | None = None) -> Board:
    """The board as this actor may see it. The operator names the company."""
    owner = company or actor.company
    if owner is None:
        return _nothing()
    return of(owner, confidential=actor.operator or Role.MANAGEMENT in actor.roles)


def of(company: Company, *, confidential: bool) -> Board:
    facts, words = request_facts.marks(company), request_judgements.marks(company)
    counted: Counted = _kept(("counted", company.pk, confidential), facts, lambda: _count(company, confidential))
    found: Board = _kept(
        ("board", company.pk, confidential), (facts, words), lambda: _put(counted, request_judgements.said(company))
    )
    return found


def forget() -> None:
    """Drop what this process keeps (a restored or emptied database)."""
    _memory.clear()


def _count(company: Company, confidential: bool) -> Counted:
    return count(request_facts.asking(company, confidential=confidential))


def _put(counted: Counted, said: Said) -> Board:
    return Board(counted, said, counted.asking.currency, counted.asking.left_out)


def _nothing() -> Board:
    return _put(count(request_facts.NOBODY), Said({}, {}, frozenset(), {}))


_memory: dict[tuple[str, int, bool], tuple[Any, Any]] = {}
_guard = Lock()


def _kept(key: tuple[str, int, bool], mark: Any, make: Any) -> Any:
    """What was made for this mark; one thread makes it, the others wait for it."""
    with _guard:
        there = _memory.get(key)
        if there is not None and there[0] == mark:
            return there[1]
        made = make()
        if len(_memory) >= KEPT:
            _memory.pop(next(iter(_memory)))
        _memory[key] = (mark, made)
        return made
