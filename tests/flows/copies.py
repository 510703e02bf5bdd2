"""What the database keeps beside signals and promises, held against the rows that say so, read the long way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from flows.long_way import waits, with_state

from ropeteam.core.errors import NotFound
from ropeteam.core.triage import CUSTOMERS_KINDS
from ropeteam.store import models, standing_access
from ropeteam.store.actor import OPERATOR, Actor
from ropeteam.store.queries import inbox
from ropeteam.store.queries.deals import waiting_promises
from ropeteam.store.queries.judgements import latest
from ropeteam.store.queries.kept import kept as worded
from ropeteam.store.queries.signals import open_suggestions

FACTS = ("company_id", "deal_id", "said_on", "capability_id", "backing", "item_id", "due_on")
PROMISED = (*FACTS, "fit", "due", "outcome")


def alike() -> None:
    """Every copy says what its rows say; none is missing, and none is left over. Asked after every deed: worded once."""
    kept = {row["signal_id"]: row for row in models.Waiting.objects.values()}
    assert {pk: _of(row, FACTS) for pk, row in kept.items()} == _waiting()
    assert {pk for pk, row in kept.items() if not row["alone"]} == _answered(_open)
    in_ledger = {pk for pk, row in kept.items() if row["kind"] == "promise" and not row["mentioned"]}
    assert in_ledger == _answered(_in_ledger)
    in_inbox = {pk for pk, row in kept.items() if _in_inbox(row)}
    assert in_inbox == _answered(_waiting_for_product)
    hidden = dict(worded(_hidden).rows({}))
    assert {pk: row["confidential"] for pk, row in kept.items()} == {pk: bool(hidden[pk]) for pk in kept}
    _counts_add_up([kept[pk] for pk in in_inbox])
    promises = {row["promise_id"]: row for row in models.Standing.objects.values()}
    assert {pk: _of(row, PROMISED) for pk, row in promises.items()} == _facts(_promises, PROMISED)
    assert {pk for pk, row in promises.items() if row["waits"]} == _answered(_doubted)


def _waiting() -> dict[int, tuple[Any, ...]]:
    there = _answered(_open) | set(_alone())
    return {pk: facts for pk, facts in _facts(_signals, FACTS).items() if pk in there}


def _alone() -> Iterable[int]:
    """Signals whose last word is a dismissal by the deal's own seller, with nobody second."""
    last = {signal: word for signal, *word in sorted(worded(_words).rows({}), key=lambda row: row[1])}
    yield from (signal for signal, (_, *said) in last.items() if said == ["dismissed", True, None])


def _open() -> QuerySet[Any, Any]:
    return open_suggestions(models.Signal.objects.all()).values_list("pk", flat=True)


def _in_ledger() -> QuerySet[Any, Any]:
    return waiting_promises().values_list("pk", flat=True)


def _waiting_for_product() -> QuerySet[Any, Any]:
    return inbox.waiting(OPERATOR).values_list("pk", flat=True)


def _doubted() -> QuerySet[Any, Any]:
    return models.Promise.objects.filter(waits()).values_list("pk", flat=True)


def _hidden() -> QuerySet[Any, Any]:
    return models.Signal.objects.values_list("pk", "conversation__deal__confidential")


def _words() -> QuerySet[Any, Any]:
    said = models.SignalReview.objects.filter(signal__low=False, signal__retired_at=None)
    return said.values_list("signal", "pk", "verdict", "by_seller", "second__pk")


def _signals() -> QuerySet[Any, Any]:
    found = models.Signal.objects.annotate(
        company_id=F("conversation__company"),
        deal_id=F("conversation__deal"),
        said_on=F("conversation__held_on"),
        backing=latest("signal", "backing"),
        item_id=latest("signal", "roadmap_version__item"),
        due_on=Coalesce("due", latest("signal", "due")),
    )
    return found.values_list("pk", *FACTS)


def _promises() -> QuerySet[Any, Any]:
    found = with_state(models.Promise.objects.all()).annotate(
        company_id=F("deal__company"),
        item_id=latest("promise", "roadmap_version__item"),
        due_on=Coalesce("due", "judged_due"),
    )
    return found.values_list("pk", *PROMISED)


def _answered(build: Callable[[], QuerySet[Any, Any]]) -> set[int]:
    return set(worded(build).rows({}))


def _facts(build: Callable[[], QuerySet[Any, Any]], names: tuple[str, ...]) -> dict[int, tuple[Any, ...]]:
    return {pk: _of(dict(zip(names, facts, strict=True)), names) for pk, *facts in worded(build).rows({})}


def _counts_add_up(rows: list[dict[str, Any]]) -> None:
    expected: Counter[Any] = Counter()
    for row in rows:
        place = row["company_id"], row["capability_id"], row["deal_id"] if row["confidential"] else None
        expected[place, "n"] += 1
        expected[place, "needs"] += row["kind"] == "need"
    counted: Counter[Any] = Counter()
    for row in models.WaitingCount.objects.values():
        for what in ("n", "needs"):
            counted[(row["company_id"], row["capability_id"], row["deal_id"]), what] += row[what]
    assert {key: n for key, n in counted.items() if n} == {key: n for key, n in expected.items() if n}


def _in_inbox(row: dict[str, Any]) -> bool:
    return row["kind"] in CUSTOMERS_KINDS and not row["alone"] and not row["wished"]


def _of(row: dict[str, Any], facts: tuple[str, ...]) -> tuple[Any, ...]:
    """Nothing judged is '' in a copy, and None in an answer of the database."""
    return tuple((row[name] or "") if name in ("backing", "fit") else row[name] for name in facts)


def waiting_of(actor: Actor, pk: int) -> models.Signal:
    """A signal by the copy that lists find it by, and by that copy's signals."""
    return _by_copy(standing_access.waiting(actor).filter(pk=pk), standing_access.waiting_signals(actor).filter(pk=pk))


def standing_of(actor: Actor, pk: int) -> models.Promise:
    return _by_copy(
        standing_access.standing(actor).filter(pk=pk), standing_access.standing_promises(actor).filter(pk=pk)
    )


def _by_copy(copies: Any, found: Any) -> Any:
    row = found.first()
    assert copies.exists() is (row is not None)
    if row is None:
        raise NotFound("copy", "")
    return row
