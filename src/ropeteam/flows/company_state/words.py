"""texts.jsonl: each version of a conversation's words and who listened to it. signals.jsonl: signals with people's word on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from ropeteam.flows.company_state import judgements
from ropeteam.flows.company_state.facts import text_file
from ropeteam.flows.company_state.files import OwnRow, day, iso, known_day
from ropeteam.flows.company_state.keys import Keys
from ropeteam.store import models
from ropeteam.store.queries.conversations import OWN, VOICES_OPEN
from ropeteam.store.queries.talks import was_heard

Row = dict[str, Any]


def dump_texts(company: models.Company) -> Iterator[Row]:
    found = models.TextVersion.objects.filter(conversation__company=company).select_related("conversation")
    for text in found.order_by("conversation_id", "n").defer("original"):
        yield {
            "conversation": text.conversation.key,
            "n": text.n,
            "file": text_file(text),
            "heard": [[row.rules, row.model] for row in text.analyses.order_by("pk")],
            **_moods(text),
            **_own_facts(text.conversation),
        }


def restore_heard(rows: Iterable[OwnRow], keys: Keys) -> int:
    made = 0
    for row in rows:
        with row.whole():
            text = keys.texts.get((row["conversation"], row["n"]))
            for rules, model in row["heard"] if text else ():
                made += models.Analysis.objects.get_or_create(text=text, rules=rules, model=model)[1]
            if text:
                _restore_moods(text, row)
                _restore_own_facts(text.conversation, row)
    return made


MOOD = ("value", "sd", "turns", "words", "pulls")


def _moods(text: models.TextVersion) -> Row:
    """What its listenings read the customer's mood as: numbers and places, so that an imported company shows the same."""
    found = models.MoodReading.objects.filter(analysis__text=text).select_related("analysis").order_by("pk")
    rows = [
        {"heard_by": [one.analysis.rules, one.analysis.model], "model": one.model}
        | {name: getattr(one, name) for name in MOOD}
        for one in found
    ]
    return {"moods": rows} if rows else {}


def _restore_moods(text: models.TextVersion, row: OwnRow) -> None:
    for mood in row.get("moods", ()):
        rules, model = mood["heard_by"]
        analysis = models.Analysis.objects.get(text=text, rules=rules, model=model)
        facts = {name: mood[name] for name in MOOD}
        models.MoodReading.objects.get_or_create(analysis=analysis, model=mood["model"], defaults=facts)


def _own_facts(talk: models.Conversation) -> Row:
    """What conversations.csv has no column for: the talk that a note is about, that somebody is asked who speaks, the day of the
    basis that a person gave."""
    facts = {name: value for name, value in talk.extra.items() if name in OWN}
    return facts | ({"basis_given_on": iso(talk.basis_given_on)} if talk.basis_given_on else {})


def _restore_own_facts(talk: models.Conversation, row: Row) -> None:
    given = day(row.get("basis_given_on"))
    if given != talk.basis_given_on and given is not None:
        talk.basis_given_on = given
        talk.save(update_fields=["basis_given_on"])
    told = {name: row[name] for name in OWN if name in row}
    if VOICES_OPEN in told and _knows_who_speaks(talk):
        told.pop(VOICES_OPEN)
    if talk.extra | told != talk.extra:
        talk.extra |= told
        talk.save(update_fields=["extra"])


def _knows_who_speaks(talk: models.Conversation) -> bool:
    """Somebody said it here, or it was heard, since the folder was written: nobody is asked a second time, and no ear waits."""
    said = models.Event.objects.filter(code="conversation.voices_named", subject_id=talk.pk)
    return was_heard(talk) or said.exists()


def dump_signals(company: models.Company) -> Iterator[Row]:
    found = models.Signal.objects.filter(conversation__company=company).select_related(
        "conversation",
        "text",
        "analysis__text",
        "created_by",
        "capability",
        "change_request",
        "non_goal__pillar__strategy",
    )
    for row in found.defer("text__original", "analysis__text__original").order_by(
        "conversation_id", "text__n", "first_turn", "start", "end", "kind"
    ):
        yield {
            "conversation": row.conversation.key,
            "text": row.text.n,
            "turn": row.first_turn,
            "last_turn": row.last_turn,
            "start": row.start,
            "end": row.end,
            "kind": row.kind,
            "quote": row.quote,
            "low": row.low,
            "recalled": row.recalled,
            "service": row.service,
            "heard_by": _heard_by(row),
            "by": row.created_by.key if row.created_by else None,
            "confidence": row.confidence,
            "capability": row.capability.key if row.capability else None,
            "capability_score": row.capability_score,
            "non_goal": _goal(row),
            "change_request": row.change_request.key if row.change_request else None,
            "due": iso(row.due),
            "due_phrase": row.due_phrase,
            "retired_at": row.retired_at.isoformat() if row.retired_at else None,
            "reviews": _reviews(row),
            "correction": _correction(row),
            "judgements": judgements.dump(judgements.of(signal=row)),
        }


def restore_signals(rows: Iterable[OwnRow], keys: Keys) -> int:
    """Signals that are not there yet, without what is judged and reviewed: that comes once the ledger stands."""
    made = 0
    for row in rows:
        with row.whole():
            text = keys.texts.get((row["conversation"], row["text"]))
            span = (row["conversation"], row["text"], row["turn"], row["start"], row["end"], row["kind"])
            if text is None or span in keys.signals:
                continue
            rules, model, *older = row["heard_by"] or (None, None)
            heard = keys.texts[row["conversation"], older[0]] if older else text
            signal = models.Signal.objects.create(
                conversation=text.conversation,
                text=text,
                first_turn=row["turn"],
                last_turn=row["last_turn"],
                start=row["start"],
                end=row["end"],
                kind=row["kind"],
                quote=row["quote"],
                low=row["low"],
                recalled=row["recalled"],
                service=row["service"],
                analysis=models.Analysis.objects.get(text=heard, rules=rules, model=model) if rules else None,
                created_by=keys.people[row["by"]] if row["by"] else None,
                confidence=row["confidence"],
                capability=keys.capabilities.get(row["capability"] or ""),
                capability_score=row["capability_score"],
                non_goal=keys.non_goals.get(tuple(row["non_goal"])) if row["non_goal"] else None,
                change_request=keys.requests.get(row["change_request"] or ""),
                due=day(row["due"]),
                due_phrase=row["due_phrase"],
                retired_at=datetime.fromisoformat(row["retired_at"]) if row["retired_at"] else None,
            )
            _restore_word(signal, row, keys)
            keys.signals[span] = signal
            made += 1
    return made


def restore_signal_judgements(rows: Iterable[OwnRow], keys: Keys) -> None:
    for row in rows:
        with row.whole():
            signal = keys.signals.get(
                (row["conversation"], row["text"], row["turn"], row["start"], row["end"], row["kind"])
            )
            if signal is not None and not signal.judgements.exists():
                judgements.restore(row["judgements"], keys, signal=signal)


def _heard_by(row: models.Signal) -> list[Any] | None:
    """[rules, model]; and the text version, where the words were replaced after they were heard."""
    if row.analysis is None:
        return None
    older = [row.analysis.text.n] if row.analysis.text_id != row.text_id else []
    return [row.analysis.rules, row.analysis.model, *older]


def _goal(row: models.Signal) -> list[Any] | None:
    goal = row.non_goal
    return [goal.pillar.strategy.n, goal.pillar.key, goal.key] if goal else None


def _reviews(signal: models.Signal) -> list[Row]:
    """People's words in their order; `undoes` is the place of the word that one takes back."""
    rows = list(signal.reviews.select_related("by", "second__by").order_by("pk"))
    places = {row.pk: no for no, row in enumerate(rows)}
    return [_review(row) | {"undoes": places.get(row.undoes_id or 0)} for row in rows]


def _review(row: models.SignalReview) -> Row:
    second = getattr(row, "second", None)
    return {
        "verdict": row.verdict,
        "kind": row.kind,
        "by": row.by.key,
        "by_seller": row.by_seller,
        "reason": row.reason,
        "on": iso(row.reviewed_on),
        "second": [second.by.key, iso(second.seconded_on)] if second else None,
    }


def _correction(row: models.Signal) -> list[Any] | None:
    told = getattr(row, "correction", None)
    return [iso(told.told_on), told.told_how, told.by.key] if told else None


def _restore_word(signal: models.Signal, row: Row, keys: Keys) -> None:
    words: list[models.SignalReview] = []
    for review in row["reviews"]:
        by = keys.people[review["by"]]
        place = review.get("undoes")  # exports made before words could be taken back do not name it
        kept = models.SignalReview.objects.create(
            signal=signal,
            verdict=review["verdict"],
            kind=review["kind"],
            by=by,
            by_seller=review["by_seller"],
            reason=review["reason"],
            undoes=words[place] if place is not None else None,
            reviewed_on=known_day(review["on"]),
            created_by=by,
        )
        words.append(kept)
        if review["second"]:
            second = keys.people[review["second"][0]]
            models.ReviewSecond.objects.create(
                review=kept, by=second, seconded_on=known_day(review["second"][1]), created_by=second
            )
    if row["correction"]:
        told_on, told_how, person = row["correction"]
        by = keys.people[person]
        models.ClaimCorrection.objects.create(
            signal=signal, told_on=known_day(told_on), told_how=told_how, by=by, created_by=by
        )
