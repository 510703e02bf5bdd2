"""handovers.jsonl: services' words on deals with their reasons, what they saw and estimated, owners, first successes, and questions
that may have been asked twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.db.models import Model, Q

from ropeteam.flows.company_state.files import OwnRow, day, iso, known_day, number
from ropeteam.flows.company_state.keys import Keys, signal_key
from ropeteam.store import models

Row = dict[str, Any]
PLACE = ("turn", "start", "end", "earlier_turn", "earlier_start", "earlier_end", "likeness", "model")


def dump(company: models.Company) -> Iterator[Row]:
    """One row a deal that has any."""
    for deal in company.deals.filter(_anything()).order_by("key"):
        row = {
            "words": [_word(one) for one in deal.handover_words.select_related("by").order_by("n")],
            "estimates": [_estimate(one) for one in deal.handover_estimates.select_related("by").order_by("n")],
            "seen": [_seen(one) for one in _seen_of(deal)],
            "owners": [_owner(one) for one in deal.handover_owners.select_related("by", "person").order_by("n")],
            "aims": [_aim(one) for one in deal.first_successes.select_related("by").order_by("n")],
            "questions": [_twice(one) for one in _twice_of(deal)],
        }
        if any(row.values()):
            yield {"deal": deal.key, **row}


def _anything() -> Q:
    """Deals that have any of it: most have none."""
    found = Q(pk__in=models.HandoverSeen.objects.filter(signal=None).values("promise__deal"))
    found |= Q(pk__in=models.HandoverSeen.objects.filter(promise=None).values("signal__conversation__deal"))
    for table in (
        models.HandoverWord, models.HandoverEstimate, models.HandoverOwner, models.FirstSuccess, models.QuestionTwice,
    ):  # fmt: skip
        found |= Q(pk__in=table._default_manager.values("deal"))
    return found


def restore(rows: Iterable[OwnRow], keys: Keys) -> int:
    made = 0
    for row in rows:
        with row.whole():
            deal = keys.deals[row["deal"]]
            for name, put in PUT.items():
                for n, one in enumerate(row[name], 1):
                    made += put(deal, n, one, keys)
    return made


def _word(row: models.HandoverWord) -> Row:
    reasons = row.reasons.select_related("promise").order_by("pk")
    return {
        "verdict": row.verdict,
        "reasons": [[one.code, one.promise.key if one.promise else None] for one in reasons],
        "words": row.words,
        "by": row.by.key,
        "on": iso(row.said_on),
    }


def _put_word(deal: models.Deal, n: int, one: Row, keys: Keys) -> bool:
    facts = {"verdict": one["verdict"], "words": str(one["words"]), "said_on": known_day(one["on"])}
    row, made = _once(models.HandoverWord, deal, n, one, keys, facts)
    for code, promise in one["reasons"] if made else ():
        about = keys.promises[deal.key, promise] if promise else None
        models.HandoverReason.objects.create(word=row, code=code, promise=about, created_by=row.by)
    return made


def _estimate(row: models.HandoverEstimate) -> Row:
    return {
        "from": number(row.days_from),
        "to": number(row.days_to),
        "words": row.words,
        "by": row.by.key,
        "on": iso(row.estimated_on),
    }


def _put_estimate(deal: models.Deal, n: int, one: Row, keys: Keys) -> bool:
    facts = {
        "days_from": Decimal(one["from"]),
        "days_to": Decimal(one["to"]),
        "words": str(one["words"]),
        "estimated_on": known_day(one["on"]),
    }
    return _once(models.HandoverEstimate, deal, n, one, keys, facts)[1]


def _seen(row: models.HandoverSeen) -> Row:
    return {
        "promise": row.promise.key if row.promise else None,
        "signal": signal_key(row.signal) if row.signal else None,
        "by": row.by.key,
        "on": iso(row.seen_on),
    }


def _put_seen(deal: models.Deal, n: int, one: Row, keys: Keys) -> bool:
    by = keys.people[one["by"]]
    about = {
        "promise": keys.promises[deal.key, one["promise"]] if one["promise"] else None,
        "signal": keys.signals[tuple(one["signal"])] if one["signal"] else None,
    }
    facts = {"seen_on": known_day(one["on"]), "created_by": by}
    return models.HandoverSeen.objects.get_or_create(**about, by=by, defaults=facts)[1]


def _owner(row: models.HandoverOwner) -> Row:
    return {
        "person": row.person.key,
        "told_on": iso(row.told_on),
        "told_how": row.told_how,
        "by": row.by.key,
        "on": iso(row.named_on),
    }


def _put_owner(deal: models.Deal, n: int, one: Row, keys: Keys) -> bool:
    facts = {
        "person": keys.people[one["person"]],
        "told_on": day(one["told_on"]),
        "told_how": str(one["told_how"]),
        "named_on": known_day(one["on"]),
    }
    return _once(models.HandoverOwner, deal, n, one, keys, facts)[1]


def _aim(row: models.FirstSuccess) -> Row:
    return {"words": row.words, "by_day": iso(row.by_day), "group": row.group, "by": row.by.key, "on": iso(row.set_on)}


def _put_aim(deal: models.Deal, n: int, one: Row, keys: Keys) -> bool:
    facts = {
        "words": str(one["words"]),
        "by_day": known_day(one["by_day"]),
        "group": one["group"],
        "set_on": known_day(one["on"]),
    }
    return _once(models.FirstSuccess, deal, n, one, keys, facts)[1]


def _twice(row: models.QuestionTwice) -> Row:
    words = row.words.select_related("by").order_by("n")
    return {
        "text": [row.text.conversation.key, row.text.n],
        "earlier": [row.earlier_text.conversation.key, row.earlier_text.n],
        **{name: getattr(row, name) for name in PLACE},
        "words": [{"same": one.same, "by": one.by.key, "on": iso(one.said_on)} for one in words],
    }


def _put_twice(deal: models.Deal, n: int, one: Row, keys: Keys) -> bool:
    facts = {name: one[name] for name in PLACE} | {"earlier_text": keys.texts[tuple(one["earlier"])], "deal": deal}
    place = {name: facts.pop(name) for name in ("turn", "start")}
    row, made = models.QuestionTwice.objects.get_or_create(text=keys.texts[tuple(one["text"])], **place, defaults=facts)
    for no, word in enumerate(one["words"], 1):
        by = keys.people[word["by"]]
        said = {"same": bool(word["same"]), "by": by, "said_on": known_day(word["on"]), "created_by": by}
        models.QuestionTwiceWord.objects.get_or_create(twice=row, n=no, defaults=said)
    return made


def _seen_of(deal: models.Deal) -> Iterable[models.HandoverSeen]:
    found = models.HandoverSeen.objects.filter(Q(promise__deal=deal) | Q(signal__conversation__deal=deal))
    related = ("by", "promise", "signal__conversation", "signal__text")
    return found.select_related(*related).defer("signal__text__original").order_by("pk")


def _twice_of(deal: models.Deal) -> Iterable[models.QuestionTwice]:
    related = ("text__conversation", "earlier_text__conversation")
    found = deal.questions_twice.select_related(*related)
    return found.defer("text__original", "earlier_text__original").order_by("pk")


def _once(table: type[Model], deal: models.Deal, n: int, one: Row, keys: Keys, facts: Row) -> tuple[Any, bool]:
    """The n-th row of its kind, where it is not there yet."""
    by = keys.people[one["by"]]
    return table._default_manager.get_or_create(deal=deal, n=n, defaults=facts | {"by": by, "created_by": by})


PUT: dict[str, Callable[[models.Deal, int, Row, Keys], bool]] = {
    "words": _put_word, "estimates": _put_estimate, "seen": _put_seen, "owners": _put_owner, "aims": _put_aim,
    "questions": _put_twice,
}  # fmt: skip
