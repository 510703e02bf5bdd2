"""What the database keeps beside signals and promises, held against the rows that say so, read the long way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import F, Q
from django.db.models.functions import Coalesce
from flows.long_way import waits, with_state

from ropeteam.core.errors import NotFound
from ropeteam.core.triage import CUSTOMERS_KINDS
from ropeteam.store import models, standing_access
from ropeteam.store.actor import OPERATOR, Actor
from ropeteam.store.queries import inbox
from ropeteam.store.queries.deals import waiting_promises
from ropeteam.store.queries.judgements import latest
from ropeteam.store.queries.signals import open_suggestions

FACTS = ("company_id", "deal_id", "said_on", "capability_id", "backing", "item_id", "due_on")


def alike() -> None:
    """Every copy says what its rows say; none is missing, and none is left over."""
    kept = {row["signal_id"]: row for row in models.Waiting.objects.values()}
    assert {pk: _of(row, FACTS) for pk, row in kept.items()} == _waiting()
    assert {pk for pk, row in kept.items() if not row["alone"]} == _ids(open_suggestions(models.Signal.objects.all()))
    in_ledger = {pk for pk, row in kept.items() if row["kind"] == "promise" and not row["mentioned"]}
    assert in_ledger == _ids(waiting_promises())
    in_inbox = {pk for pk, row in kept.items() if _in_inbox(row)}
    assert in_inbox == _ids(inbox.waiting(OPERATOR))
    assert {(pk, row["confidential"]) for pk, row in kept.items()} == {
        (row.pk, bool(row.conversation.deal and row.conversation.deal.confidential))
        for row in models.Signal.objects.filter(pk__in=kept).select_related("conversation__deal")
    }
    _counts_add_up([kept[pk] for pk in in_inbox])
    promises = {row["promise_id"]: row for row in models.Standing.objects.values()}
    facts = (*FACTS, "fit", "due", "outcome")
    assert {pk: _of(row, facts) for pk, row in promises.items()} == _standing()
    waiting = _ids(models.Promise.objects.filter(waits()))
    assert {pk for pk, row in promises.items() if row["waits"]} == waiting


def _waiting() -> dict[int, tuple[Any, ...]]:
    found = models.Signal.objects.filter(Q(pk__in=open_suggestions(models.Signal.objects.all())) | Q(pk__in=_alone()))
    found = found.annotate(
        company_id=F("conversation__company"),
        deal_id=F("conversation__deal"),
        said_on=F("conversation__held_on"),
        backing=latest("signal", "backing"),
        item_id=latest("signal", "roadmap_version__item"),
        due_on=Coalesce("due", latest("signal", "due")),
    )
    return {row["pk"]: _of(row, FACTS) for row in found.values("pk", *FACTS)}


def _alone() -> Iterable[int]:
    """Signals whose last word is a dismissal by the deal's own seller, with nobody second."""
    for signal in models.Signal.objects.filter(low=False, retired_at=None).prefetch_related("reviews__second"):
        last = max(signal.reviews.all(), key=lambda word: word.pk, default=None)
        if last is not None and last.verdict == "dismissed" and last.by_seller and not hasattr(last, "second"):
            yield signal.pk


def _standing() -> dict[int, tuple[Any, ...]]:
    found = with_state(models.Promise.objects.all()).annotate(
        company_id=F("deal__company"),
        item_id=latest("promise", "roadmap_version__item"),
        due_on=Coalesce("due", "judged_due"),
    )
    facts = (*FACTS, "fit", "due", "outcome")
    return {row["pk"]: _of(row, facts) for row in found.values("pk", *facts)}


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


def _ids(found: Any) -> set[int]:
    return set(found.values_list("pk", flat=True))


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
