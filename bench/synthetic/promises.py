"""What was heard in the talks, and the ledger made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple, Protocol

from bench.synthetic.company import TODAY, World
from bench.synthetic.tables import copy, reserve
from ropeteam.core.vocabulary import Role
from ropeteam.store import models

# What every fifth talk's promise rests on: (fit, backing); every 97th goes against the strategy.
JUDGED = (
    ("as_is", "as_is"),
    ("limited", "limited"),
    ("roadmap", "roadmap"),
    ("unknown", "unbacked"),
    ("as_is", "as_is"),
)
AGAINST = ("against_strategy", "against_strategy")


class Talk(Protocol):
    """What this file needs to know of a talk."""

    no: int
    held_on: date
    deal: int
    turns: tuple[str, ...]
    signals: list[tuple[str, int]]


class Heard(NamedTuple):
    """One signal with its talk."""

    pk: int
    kind: str
    talk: Talk


def signals(made: World, talks: Sequence[tuple[int, Talk]], texts: range) -> None:
    """`talks` are (conversation, talk), each with its text."""
    analyses = reserve(models.Analysis, len(talks))
    copy(models.Analysis, "id text_id", zip(analyses, texts, strict=True), rules="bench", model="bench")
    said = [
        (conversation, text, analysis, turn, kind, talk)
        for text, analysis, (conversation, talk) in zip(texts, analyses, talks, strict=True)
        for kind, turn in talk.signals
    ]
    ids = reserve(models.Signal, len(said))
    copy(
        models.Signal,
        "id conversation_id text_id analysis_id first_turn last_turn end quote kind low capability_id",
        (
            (pk, *row[:3], turn, turn, len(talk.turns[turn]), talk.turns[turn], kind, _low(talk), _about(made, talk).pk)
            for pk, (*row, turn, kind, talk) in zip(ids, said, strict=True)
        ),
        start=0,
        recalled=False,
        service=False,
        confidence=0.9,
        due_phrase="",
    )
    heard = [Heard(pk, row[4], row[5]) for pk, row in zip(ids, said, strict=True) if row[4] in ("promise", "claim")]
    _judgements(made, "signal_id", ((one.pk, one.talk) for one in heard))
    _reviews(made, [one for one in heard if one.kind == "promise" and not _low(one.talk) and _reviewed(one.talk)])


def _reviews(made: World, reviewed: Sequence[Heard]) -> None:
    """Every fourth suggestion was dismissed, the others are promises."""
    copy(
        models.SignalReview,
        "signal_id verdict reviewed_on",
        ((one.pk, "confirmed" if one.talk.no % 4 else "dismissed", one.talk.held_on) for one in reviewed),
        kind="",
        by_id=made.people[Role.PRESALES][0].pk,
        by_seller=False,
        reason="",
    )
    _promises(made, [one for one in reviewed if one.talk.no % 4])


def _promises(made: World, confirmed: Sequence[Heard]) -> None:
    ids = reserve(models.Promise, len(confirmed))
    both = list(zip(ids, (one.talk for one in confirmed), strict=True))
    copy(
        models.Promise,
        "id deal_id key sentence said_on due capability_id",
        (
            (pk, talk.deal, f"p{talk.no}", talk.turns[2], talk.held_on, _later(talk, 200), _about(made, talk).pk)
            for pk, talk in both
        ),
        subject="function",
        due_phrase="",
        source="mention",
        replaces_how="",
        replaces_note="",
    )
    copy(models.Mention, "promise_id signal_id", zip(ids, (one.pk for one in confirmed), strict=True))
    for _ in range(2):  # judged once when it was confirmed, once when the roadmap moved
        _judgements(made, "promise_id", both)
    copy(
        models.PromiseEnd,
        "promise_id outcome ended_on",
        (
            (pk, "kept" if talk.no % 8 else "kept_late", _later(talk, 190))
            for pk, talk in both
            if _later(talk, 190) < TODAY and talk.no % 13
        ),
        told_how="",
        evidence="",
    )


def _judgements(made: World, of: str, subjects: Iterable[tuple[int, Talk]]) -> None:
    def rows() -> Iterator[tuple[Any, ...]]:
        for pk, talk in subjects:
            fit, backing = JUDGED[talk.no // 3 % 5] if talk.no % 97 else AGAINST
            about = _about(made, talk)
            reason = f'[{{"code": "capability", "capability": "{about.key}", "status": "available"}}]'
            item = made.roadmap[talk.no % 20].pk if backing == "roadmap" else None
            yield pk, fit, backing, reason, made.versions[about.no].pk, item, talk.held_on

    columns = f"{of} fit backing reasons capability_version_id roadmap_version_id judged_on"
    copy(models.Judgement, columns, rows(), surer=False, rule_version="bench", reason_text="")


def _low(talk: Talk) -> bool:
    return talk.no % 9 == 0


def _reviewed(talk: Talk) -> bool:
    """Most old suggestions were looked at, of the last two months every second one."""
    return talk.no % 11 != 0 and (_later(talk, 60) < TODAY or talk.no % 2 == 0)


def _about(made: World, talk: Talk) -> models.Capability:
    return made.capabilities[talk.no % len(made.capabilities)]


def _later(talk: Talk, days: int) -> date:
    return talk.held_on + timedelta(days=days)
