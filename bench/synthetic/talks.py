"""Deals and the talks around them, word by word."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bench.synthetic import words as say
from bench.synthetic.company import TODAY, World
from bench.synthetic.promises import signals
from bench.synthetic.tables import copy, reserve, settle
from ropeteam.core.vocabulary import Role
from ropeteam.store import models

YEARS = 5
TALKS_A_DEAL = 10
STAGES = ("contact", "demo", "offer", "negotiation")
KINDS = ("call", "meeting", "call", "mail", "workshop", "note")
TABLES = (
    models.Account,
    models.Deal,
    models.DealRole,
    models.Conversation,
    models.Participant,
    models.Event,
    models.TextVersion,
    models.Speaker,
    models.Turn,
    models.Analysis,
    models.Signal,
    models.SignalReview,
    models.Judgement,
    models.Promise,
    models.Mention,
    models.PromiseEnd,
    models.Waiting,
    models.WaitingCount,
    models.Standing,
)


@dataclass(frozen=True, slots=True)
class Talk:
    """One talk. `signals` are (kind, turn)."""

    no: int
    language: str
    held_on: date
    deal: int
    turns: tuple[str, ...]
    signals: list[tuple[str, int]]


def fill_talks(made: World, *, start: int, stop: int, of: int) -> None:
    """Talks number `start` to before `stop` of `of` with everything around them; all multiples of TALKS_A_DEAL."""
    deals, accounts = fill_deals(made, first=start // TALKS_A_DEAL, last=stop // TALKS_A_DEAL, of=of)
    talks = [_talk(no, deal=deals[(no - start) // TALKS_A_DEAL], of=of) for no in range(start, stop)]
    ids = reserve(models.Conversation, len(talks))
    both = list(zip(ids, talks, strict=True))
    company = made.company.pk
    copy(
        models.Conversation,
        "id deal_id account_id key kind held_on",
        (
            (
                pk,
                talk.deal,
                accounts[(talk.deal - deals.start) // 2],
                f"talk-{talk.no}",
                KINDS[talk.no % 6],
                talk.held_on,
            )
            for pk, talk in both
        ),
        company_id=company,
        title="",
        internal=False,
        basis="consent",
        source="folder",
        extra="{}",
    )
    copy(
        models.Participant,
        "conversation_id no name role side person_id",
        ((pk, no, *who) for pk, talk in both for no, who in enumerate(_present(talk, made))),
    )
    copy(
        models.Event,
        "subject_id deal_id",
        ((pk, talk.deal) for pk, talk in both),
        company_id=company,
        code="conversation.known",
        subject_table="store_conversation",
        data="{}",
    )
    # Of every twentieth talk nobody has the words: it is known from the calendar.
    with_words = [(pk, talk) for pk, talk in both if talk.no % 20 != 19]
    texts = reserve(models.TextVersion, len(with_words))
    _words(made, with_words, texts)
    signals(made, with_words, texts)
    settle(*TABLES)


def fill_deals(made: World, *, first: int, last: int, of: int) -> tuple[range, range]:
    """Four named people and one account each, every second account has two; every hundredth deal is confidential."""
    ids = reserve(models.Deal, last - first)
    accounts = reserve(models.Account, len(ids) // 2 + 1)
    copy(
        models.Account,
        "id key name industry",
        ((pk, f"account-{pk}", _account(pk), say.TRADES[pk % 10]) for pk in accounts),
        company_id=made.company.pk,
        segment="",
        country="DE",
        source="folder",
        extra="{}",
    )
    copy(
        models.Deal,
        "id account_id key title amount stage opened_on signed_on closed_on confidential",
        (
            (pk, accounts[(pk - ids.start) // 2], f"deal-{no}", _title(no), no * 37 % 400_000, *_course(no, of))
            for no, pk in enumerate(ids, first)
        ),
        company_id=made.company.pk,
        product_id=made.product.pk,
        currency="EUR",
        source="folder",
        product_named="",
        extra="{}",
    )
    roles = (Role.SELLER, Role.PRESALES, Role.PRODUCT, Role.SERVICES)
    copy(
        models.DealRole,
        "deal_id person_id role owner",
        (
            (pk, _on_rope(made, role, no).pk, role.value, role == Role.SELLER)
            for no, pk in enumerate(ids, first)
            for role in roles
        ),
    )
    return ids, accounts


def _course(no: int, of: int) -> tuple[str, date, date | None, date | None, bool]:
    """Stage, opened, signed, closed, confidential."""
    opened = _day(no * TALKS_A_DEAL, of)
    end, secret = opened + timedelta(days=150), no % 100 == 99
    if (TODAY - opened).days <= 270:
        return STAGES[no % 4], opened, None, None, secret
    return ("won", opened, end, None, secret) if no % 3 else ("lost", opened, None, end, secret)


def _talk(no: int, *, deal: int, of: int) -> Talk:
    chosen = random.Random(no)
    language = "de" if no % 5 < 3 else "en"
    ours = "promise" if no % 10 in (1, 4, 7) else "claim" if no % 10 in (2, 8) else ""
    theirs = "delight" if no % 7 == 3 else "concern" if no % 7 == 5 else ""
    said = {
        "thing": chosen.choice(say.words(say.THINGS, language)),
        "place": chosen.choice(say.words(say.PLACES, language)),
        "reason": chosen.choice(say.words(say.REASONS, language)),
        "planted": _planted(no / of, chosen.random())[language == "en"],
    }
    said["ours"] = say.OURS[language][ours].format(**said)
    said["theirs"] = say.THEIRS[language][theirs]
    heard = [(kind, turn) for kind, turn in (("need", 1), (ours, 2), (theirs, 3)) if kind]
    return Talk(no, language, _day(no, of), deal, tuple(x.format(**said) for x in say.SPOKEN[language]), heard)


def _planted(age: float, chance: float) -> tuple[str, str]:
    """`age` 0 is the first talk, 1 the last."""
    if chance < 0.0004:
        return say.RARE
    if chance < 0.03:
        return say.MIDDLE
    if chance < 0.1:
        return say.BYGONE if age < 0.2 else ("etwas", "something")
    return say.COMMON


def _present(talk: Talk, made: World) -> Iterable[tuple[str, str, str, int | None]]:
    """Name, role, side, person."""
    us = _on_rope(made, Role.SELLER, talk.no // TALKS_A_DEAL)
    return (us.name, Role.SELLER.value, "ours", us.pk), (_customer(talk), "customer", "customer", None)


def _words(made: World, talks: Sequence[tuple[int, Talk]], texts: range) -> None:
    copy(
        models.TextVersion,
        "id conversation_id content_hash file_name language original",
        (
            (text, pk, f"{pk:064x}", f"talk-{talk.no}.txt", talk.language, "\n".join(talk.turns).encode())
            for text, (pk, talk) in zip(texts, talks, strict=True)
        ),
        n=1,
        format="named_lines",
        machine=True,
    )
    speakers = reserve(models.Speaker, 2 * len(talks))

    def voices() -> Iterator[tuple[Any, ...]]:
        for no, (text, (_, talk)) in enumerate(zip(texts, talks, strict=True)):
            for side, who in enumerate(_present(talk, made)):
                yield speakers[2 * no + side], text, *who

    copy(models.Speaker, "id text_id label role side person_id", voices())
    copy(
        models.Turn,
        "text_version_id language no speaker_id text",
        (
            (text, talk.language, no, speakers[2 * place + (no in (1, 3))], said)
            for place, (text, (_, talk)) in enumerate(zip(texts, talks, strict=True))
            for no, said in enumerate(talk.turns)
        ),
    )


def _day(no: int, of: int) -> date:
    return TODAY - timedelta(days=int((of - no) / of * 365 * YEARS))


def _title(no: int) -> str:
    return f"{say.TRADES[no % 10]} {say.LAST[no // 10 % 20]} {no}"


def _account(pk: int) -> str:
    return f"{say.LAST[pk % 20]} {say.TRADES[pk // 20 % 10]} {pk}"


def _customer(talk: Talk) -> str:
    return f"{say.FIRST[talk.no % 17]} van {say.LAST[talk.no % 19]}"  # nobody of ours is called so


def _on_rope(made: World, role: Role, deal: int) -> models.Person:
    people = made.people[role]
    return people[deal % len(people)]
