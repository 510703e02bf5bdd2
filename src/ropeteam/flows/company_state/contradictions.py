"""contradictions.jsonl: later words that may go against a promise, what people said of them, and what of it was taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ropeteam.flows.company_state.files import OwnRow, iso, known_day
from ropeteam.flows.company_state.keys import Keys
from ropeteam.store import models

Row = dict[str, Any]
PLACE = ("turn", "start", "end", "quote", "openly", "chance", "model")


def dump(company: models.Company) -> Iterator[Row]:
    found = models.ContradictionSuggestion.objects.filter(promise__deal__company=company)
    for row in found.select_related("promise__deal", "text__conversation").defer("text__original").order_by("pk"):
        yield {
            "deal": row.promise.deal.key,
            "promise": row.promise.key,
            "conversation": row.text.conversation.key,
            "text": row.text.n,
            **{name: getattr(row, name) for name in PLACE},
            "words": [_word(word) for word in row.reviews.select_related("by", "undone__by").order_by("n")],
        }


def restore(rows: Iterable[OwnRow], keys: Keys) -> int:
    """After the ledger, whose contradictions the words name by their place in it."""
    made = 0
    for row in rows:
        with row.whole():
            promise = keys.promises[row["deal"], row["promise"]]
            suggestion, new = models.ContradictionSuggestion.objects.get_or_create(
                promise=promise,
                text=keys.texts[row["conversation"], row["text"]],
                defaults={name: row[name] for name in PLACE},
            )
            if not suggestion.reviews.exists():
                for n, word in enumerate(row["words"], start=1):
                    _restore_word(suggestion, n, word, keys)
            made += new
    return made


def _word(row: models.ContradictionReview) -> Row:
    undone = getattr(row, "undone", None)
    return {
        "confirmed": row.confirmed,
        "by": row.by.key,
        "on": iso(row.reviewed_on),
        "contradiction": _place(row.contradiction) if row.contradiction else None,
        "undone": [undone.by.key, iso(undone.undone_on)] if undone else None,
    }


def _restore_word(suggestion: models.ContradictionSuggestion, n: int, word: Row, keys: Keys) -> None:
    by = keys.people[word["by"]]
    nth = word["contradiction"]
    review = models.ContradictionReview.objects.create(
        suggestion=suggestion,
        n=n,
        confirmed=word["confirmed"],
        contradiction=list(suggestion.promise.contradictions.order_by("pk"))[nth] if nth is not None else None,
        by=by,
        reviewed_on=known_day(word["on"]),
        created_by=by,
    )
    if word["undone"]:
        key, on = word["undone"]
        person = keys.people[key]
        models.ContradictionUndo.objects.create(review=review, by=person, undone_on=known_day(on), created_by=person)


def _place(row: models.Contradiction) -> int:
    """Which of its promise's contradictions it is, as ledger.jsonl lists them."""
    return models.Contradiction.objects.filter(promise=row.promise_id, pk__lt=row.pk).count()
