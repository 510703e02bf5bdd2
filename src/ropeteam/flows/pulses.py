"""Pulses: the deal's owner asks a customer's contacts at the fixed moments; a contact answers once, by a signed link.

Nothing is changed by opening a link. Who answers, and who of us says beforehand what they expect, take the link's row first: so
an estimate is never younger than the answer, and two answers by one link are one.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from ropeteam.core import pulses as rule
from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.core.letters import PulseLetter, Written
from ropeteam.core.numbers.observations import Channel, Scale
from ropeteam.core.vocabulary import LinkPurpose
from ropeteam.core.vocabulary_enthusiasm import PointSource, PulseWord
from ropeteam.flows.mailing import put_to_contact
from ropeteam.store import access, events, models
from ropeteam.store.actor import OPERATOR, Actor
from ropeteam.store.queries import pulses as query

LONGEST_NOTE = 600
METHOD = "pulse"
# How the letter gets words in a language.
Speak = Callable[[PulseLetter, str], Written]


@dataclass(frozen=True, slots=True)
class Sent:
    """Who was asked, with the link that only their letter knows; `left` are those that could not be asked now."""

    asked: tuple[tuple[models.PulseInvite, str], ...]
    left: tuple[models.Contact, ...]


def ask(
    deal: models.Deal,
    contacts: Sequence[models.Contact],
    *,
    actor: Actor,
    on: date,
    now: datetime,
    speak: Speak,
    became: str = "",
) -> Sent:
    """The owner asks these contacts about the moment that is due for each. Asked twice, a contact is asked once.

    `became`: what became of the last answer, in the owner's words, for the customer to read."""
    owner = _owner(deal, actor)
    told = " ".join(became.split())
    if len(told) > LONGEST_NOTE:
        raise Refused("words_long", most=str(LONGEST_NOTE))
    made, left = [], []
    with transaction.atomic():
        held = models.Deal.objects.select_for_update(of=("self",), no_key=True).select_related("company", "account")
        fresh = held.get(pk=deal.pk)
        due = {one.contact.pk: one for one in query.soundings(fresh, on=on)}
        for contact in contacts:
            one = due.get(contact.pk)
            if one is None:
                raise NotFound("contact", contact.key)
            if one.due is None or not contact.mail:
                left.append(contact)
                continue
            made.append(_invite(fresh, contact, one.due, owner=owner, actor=actor, on=on, now=now, became=told))
        for invite, token in made:
            _write(invite, token, speak=speak)
    if not made:
        raise Refused("pulse_nobody_due")
    return Sent(tuple(made), tuple(left))


def look(token: str, *, now: datetime) -> models.PulseInvite:
    """Behind a link: the pulse that it is for. Changes nothing."""
    link = query.open_link(token, now=now).first()
    invite = query.invite_of(link) if link is not None else None
    if invite is None:
        raise NotFound("link")
    return invite


def answer(token: str, *, value: str, line: str, language: str, on: date, now: datetime) -> models.Observation:
    """The contact's answer, once; then the link is used up."""
    number, words = rule.checked_answer(value, line)
    with transaction.atomic():
        invite = _taken(token, now=now)
        row = models.Observation.objects.create(
            company=invite.deal.company,
            deal=invite.deal,
            contact=invite.contact,
            group=invite.contact.group,
            channel=Channel.PULSE.value,
            observed_on=on,
            value=float(number),
            raw=str(number),
            scale=Scale.ZERO_TO_TEN.value,
            method=METHOD,
            words=words,
            language=language,
            invite=invite,
            source=PointSource.PULSE.value,
            source_key=_asked(invite),
            recorded_on=on,
        )
        _event("pulse.answered", row, OPERATOR, invite.deal)
    return row


def refuse(token: str, *, on: date, now: datetime) -> models.PulseWish:
    """The contact wants no such questions any more: said on the page itself."""
    with transaction.atomic():
        invite = _taken(token, now=now)
        row = models.PulseWish.objects.create(
            deal=invite.deal, contact=invite.contact, word=PulseWord.NONE.value, said_on=on
        )
        _event("pulse.wished", row, OPERATOR, invite.deal)
    return row


def wish(
    deal: models.Deal,
    contact: models.Contact,
    *,
    actor: Actor,
    word: PulseWord,
    on: date,
    every_days: int | None = None,
    how: str = "",
) -> models.PulseWish:
    """The rope notes what a contact said of being asked: more often, as usual, or not at all."""
    access.require(actor, Deed.SEND_PULSE, deal=deal)
    if contact.account_id != deal.account_id:
        raise NotFound("contact", contact.key)
    often = rule.checked_wish(word, every_days)
    told = " ".join(how.split())
    if word == PulseWord.MORE and not told:
        raise Refused("pulse_how_missing")
    with transaction.atomic():
        row = models.PulseWish.objects.create(
            deal=deal, contact=contact, word=word.value, every_days=often, said_on=on, how=told[:200], by=actor.person,
            created_by=actor.person,
        )  # fmt: skip
        _event("pulse.wished", row, actor, deal)
    return row


def guess(invite: models.PulseInvite, *, actor: Actor, value: str, on: date) -> models.PulseGuess:
    """What one of the rope expects, said before the answer is known. Said once: whoever may change it would wait for more."""
    access.require(actor, Deed.GUESS_PULSE, deal=invite.deal)
    if actor.person is None:
        raise NotAllowed(Deed.GUESS_PULSE)
    number, _ = rule.checked_answer(value, "")
    with transaction.atomic():
        models.SignedLink.objects.select_for_update(no_key=True).get(pk=invite.link_id)
        if models.Observation.objects.filter(invite=invite).exists():
            raise Refused("pulse_guess_late")
        if query.guess_of(invite, actor.person) is not None:
            raise Refused("pulse_guess_twice")
        row = models.PulseGuess.objects.create(
            invite=invite, by=actor.person, value=number, guessed_on=on, created_by=actor.person
        )
        _event("pulse.guessed", row, actor, invite.deal)
    return row


def _owner(deal: models.Deal, actor: Actor) -> models.Person:
    """In whose name it is asked; nobody asks in somebody else's."""
    access.require(actor, Deed.SEND_PULSE, deal=deal)
    owner = query.owner_of(deal)
    if owner is None:
        raise Refused("pulse_no_owner")
    if not actor.operator and actor.person != owner:
        raise Refused("pulse_not_owner", name=owner.name)
    return owner


def _invite(
    deal: models.Deal,
    contact: models.Contact,
    due: rule.Due,
    *,
    owner: models.Person,
    actor: Actor,
    on: date,
    now: datetime,
    became: str,
) -> tuple[models.PulseInvite, str]:
    token = secrets.token_urlsafe(24)
    link = models.SignedLink.objects.create(
        company=deal.company, token_hash=query.hash_of(token), purpose=LinkPurpose.PULSE.value,
        expires_at=now + rule.LINK_LASTS, created_by=actor.person,
    )  # fmt: skip
    row = models.PulseInvite.objects.create(
        deal=deal, contact=contact, moment=due.moment.value, n=due.n, due_on=due.day, asked_on=on, owner=owner, link=link,
        became=became, created_by=actor.person,
    )  # fmt: skip
    _event("pulse.asked", row, actor, deal)
    return row, token


def _write(invite: models.PulseInvite, token: str, *, speak: Speak) -> None:
    language = query.language_of(invite.deal).language
    letter = PulseLetter(
        name=invite.contact.name, owner=invite.owner.name, company=invite.deal.company.name,
        address=f"{settings.URL}/pulse/{token}/?lang={language}",
    )  # fmt: skip
    put_to_contact(
        invite.contact, owner=invite.owner, key=f"pulse-{invite.pk}", written=speak(letter, language), language=language
    )


def _taken(token: str, *, now: datetime) -> models.PulseInvite:
    """The pulse behind the link, which is used up by this."""
    link = query.open_link(token, now=now).select_for_update(no_key=True).first()
    invite = query.invite_of(link) if link is not None else None
    if link is None or invite is None:
        raise NotFound("link")
    link.used_at = now
    link.save(update_fields=["used_at"])
    return invite


def _asked(invite: models.PulseInvite) -> str:
    """What makes the answer once, in every house that takes it in: who was asked, of what, when. Never the link's secret or its
    hash, which stay here."""
    who = (invite.deal.key, invite.contact.key, invite.moment, str(invite.n))
    return hashlib.sha256("\0".join(who).encode()).hexdigest()


def _event(
    code: str,
    row: models.Observation | models.PulseInvite | models.PulseWish | models.PulseGuess,
    actor: Actor,
    deal: models.Deal,
) -> None:
    events.append(code, row, actor=actor, company=deal.company, deal_id=deal.pk)
