"""A question to product goes out by letter, with a link for each answer that lies ready; one of them is used, once.

The secret in a link stands for one person and one question; its hash is all that is kept. It lives two weeks, as long as a letter
is worth sending, and no longer than the person may decide. Opening it changes nothing: programs open links. A question on a
confidential deal goes to those who may know the deal, without its words and without a link that needs no login.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from ropeteam.core.access import Deed, may
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.letters import Letter, LetterKind, LetterPart, Line, Part
from ropeteam.core.mailing import WORTH
from ropeteam.core.vocabulary import DecisionKind, LinkPurpose
from ropeteam.flows import product_answers
from ropeteam.flows.mailing import Speak, put
from ropeteam.store import access, models
from ropeteam.store.actor import Actor, actor_of
from ropeteam.store.queries import questions as query

QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Opened:
    """Who holds the link, and the question it is about."""

    link: models.SignedLink
    actor: Actor
    ask: models.Ask


def write(ask_id: int, *, now: datetime, on: date, speak: Speak) -> int:
    """Tell product of a question that waits; how many letters. The same question is one letter a person."""
    row = query.question(ask_id)
    if row is None:
        return 0
    found = product_answers.ready(row, on=on)
    if found.decided is not None:
        return 0
    made = 0
    for person in query.deciders(row, on=on):
        key = f"{QUESTION}-{row.pk}-{person.pk}"
        if models.MailOut.objects.filter(company=row.company, key=key).exists():
            continue
        letter = Letter(LetterKind.QUESTION, person.name, settings.URL, (_part(row, found, person, now),))
        made += put(person, key=key, letter=letter, speak=speak) is not None
    return made


def open_link(token: str, *, now: datetime, on: date) -> Opened:
    """The question behind a link. An unknown link, one of somebody who may no longer decide, and one of a question that turned
    out to be about a confidential deal answer alike."""
    found = models.SignedLink.objects.filter(token_hash=_hash(token), purpose=LinkPurpose.ANSWER.value)
    link = found.select_related("person__company", "person__user").first()
    if link is None or link.person is None or link.revoked_at is not None or not link.person.active:
        raise NotFound("link")
    actor = actor_of(link.person, on=on)
    if not may(Deed.DECIDE_REQUEST, actor.roles):
        raise NotFound("link")
    if link.used_at is not None:
        raise Refused("link_used")
    if link.expires_at is None or link.expires_at <= now:
        raise Refused("link_expired")
    ask = access.ask(actor, link.subject_id or 0)
    if ask.deal is not None and ask.deal.confidential:
        raise NotFound("link")
    return Opened(link, actor, ask)


def use_link(
    token: str, *, kind: DecisionKind, reason: str, condition: str, now: datetime, on: date
) -> models.Decision:
    """The one use of a link: the answer, or a refusal that leaves it unused."""
    with transaction.atomic():
        models.SignedLink.objects.select_for_update(no_key=True).filter(token_hash=_hash(token)).first()
        opened = open_link(token, now=now, on=on)
        decision = product_answers.answer(
            opened.ask, actor=opened.actor, kind=kind, reason=reason, condition=condition, on=on
        )
        opened.link.used_at = now
        opened.link.save(update_fields=["used_at"])
    return decision


def _part(row: models.Ask, found: product_answers.Ready, person: models.Person, now: datetime) -> Part:
    """The question, and under it an address for each answer."""
    page = f"ask/{row.pk}/answer/"
    if row.deal is not None and row.deal.confidential:
        return Part(LetterPart.QUESTION, (Line("", page),))
    token = _link(row, person, now)
    deal = row.deal.title if row.deal else ""
    lines = [Line(found.request.title, page, deal=deal)]
    for one in found.candidates:
        path = f"answer-by-link/{token}/{one.kind.value}/"
        lines.append(Line("", path, note=f"letter.{one.reason}", values=dict(one.values)))
    return Part(LetterPart.QUESTION, tuple(lines))


def _link(row: models.Ask, person: models.Person, now: datetime) -> str:
    token = secrets.token_urlsafe(32)
    models.SignedLink.objects.create(
        company=row.company,
        token_hash=_hash(token),
        purpose=LinkPurpose.ANSWER.value,
        person=person,
        subject_id=row.pk,
        expires_at=now + WORTH,
    )
    return token


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
