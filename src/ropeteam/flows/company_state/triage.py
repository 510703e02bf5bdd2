"""triage.jsonl: what was settled in bulk, signal by signal, and what of it was taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ropeteam.flows.company_state.files import OwnRow, iso, known_day
from ropeteam.flows.company_state.keys import Keys, signal_key
from ropeteam.store import models

Row = dict[str, Any]


def dump(company: models.Company) -> Iterator[Row]:
    for row in (
        models.Triage.objects.filter(company=company)
        .select_related("by", "change_request", "capability")
        .order_by("pk")
    ):
        items = row.items.select_related(
            "signal__conversation", "signal__text", "request_before", "review", "undo__by"
        ).defer("signal__text__original")
        yield {
            "kind": row.kind,
            "by": row.by.key,
            "on": iso(row.done_on),
            "change_request": row.change_request.key if row.change_request else None,
            "capability": row.capability.key if row.capability else None,
            "items": [_item(item) for item in items.order_by("pk")],
        }


def restore(rows: Iterable[OwnRow], keys: Keys) -> int:
    """After the signals with their reviews. There already where its first signal was settled so on that day."""
    made = 0
    for row in rows:
        with row.whole():
            if _is_there(row, keys):
                continue
            by = keys.people[row["by"]]
            triage = models.Triage.objects.create(
                company=keys.company,
                kind=row["kind"],
                by=by,
                change_request=keys.requests[row["change_request"]] if row["change_request"] else None,
                capability=keys.capabilities.get(row["capability"] or ""),
                done_on=known_day(row["on"]),
                created_by=by,
            )
            for item in row["items"]:
                _restore_item(triage, item, keys)
            made += 1
    return made


def _item(item: models.TriageItem) -> Row:
    """`review` is the place of the word it wrote among the signal's words; null where it wrote none."""
    undo = getattr(item, "undo", None)
    return {
        "signal": signal_key(item.signal),
        "request_before": item.request_before.key if item.request_before else None,
        "review": _place(item.review) if item.review else None,
        "undo": [undo.by.key, iso(undo.undone_on)] if undo else None,
    }


def _place(review: models.SignalReview) -> int:
    return models.SignalReview.objects.filter(signal=review.signal_id, pk__lt=review.pk).count()


def _is_there(row: Row, keys: Keys) -> bool:
    """Two equal deeds on the same signals on one day differ by the word they wrote, or by one being taken back."""
    first = row["items"][0]
    signal = keys.signals[tuple(first["signal"])]
    found = models.TriageItem.objects.filter(
        signal=signal, triage__kind=row["kind"], triage__done_on=known_day(row["on"])
    ).select_related(
        "review", "triage__change_request", "request_before", "signal__conversation", "signal__text", "undo__by"
    )
    return any(
        _item(item) == first
        and (item.triage.change_request.key if item.triage.change_request else None) == row["change_request"]
        for item in found
    )


def _restore_item(triage: models.Triage, item: Row, keys: Keys) -> None:
    signal = keys.signals[tuple(item["signal"])]
    words = list(signal.reviews.order_by("pk"))
    made = models.TriageItem.objects.create(
        triage=triage,
        signal=signal,
        request_before=keys.requests.get(item["request_before"] or ""),
        review=words[item["review"]] if item["review"] is not None else None,
        created_by=triage.by,
    )
    if item["undo"]:
        by = keys.people[item["undo"][0]]
        models.TriageUndo.objects.create(item=made, by=by, undone_on=known_day(item["undo"][1]), created_by=by)
