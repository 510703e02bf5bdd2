"""Letters in: a letter to a deal's address becomes a conversation of that deal, or a note; the same letter again nothing.

Everything that a letter brings is written in one transaction with the row that remembers it. So a sender that got no answer
may send it again as often as it likes: it stands there once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from ropeteam.core.errors import NotFound
from ropeteam.core.mail_sides import CUSTOMER, Sides, houses
from ropeteam.core.mailing import Head, Known, is_note, refused
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import Basis, ConversationKind, MailRefusal
from ropeteam.flows import conversations
from ropeteam.flows.conversations import Present
from ropeteam.language.letter_head import fingerprint, head_of
from ropeteam.language.transcripts.contract import Transcript
from ropeteam.language.transcripts.read import read
from ropeteam.store import events, models
from ropeteam.store.actor import OPERATOR, actor_of
from ropeteam.store.queries import mail as query

FILE = "letter.eml"
# A letter's own day is believed within these bounds; clocks go wrong.
OLDEST = timedelta(days=3650)


class Came(StrEnum):
    """What became of a letter."""

    MAIL = "mail"
    NOTE = "note"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Received:
    how: Came
    deal: models.Deal
    refused: MailRefusal | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def left_out(self) -> tuple[str, ...]:
        """The attachments, which are never read."""
        return tuple(one.value("attachment") for one in self.problems if one.code == "attachment_left_out")


def take(
    local_part: str, data: bytes, *, domain: str, own_ids: str, now: datetime, envelope_from: str | None = None
) -> Received:
    """One letter at one address. Raises NotFound where nobody has it (any more)."""
    head = head_of(data)
    with transaction.atomic():
        address = _held(local_part)
        deal = address.deal
        row, new = models.MailIn.objects.get_or_create(
            deal=deal, message_id=head.message_id, content_hash=fingerprint(data), defaults={"company": deal.company}
        )
        if not new:
            return Received(Came.KNOWN, deal, MailRefusal(row.refused) if row.refused else None)
        why = refused(head, own_ids=own_ids, envelope_from=envelope_from)
        transcript = read(data, name=FILE, kind=ConversationKind.MAIL.value) if why is None else None
        if transcript is not None:
            why = _unreadable(transcript)
        if transcript is None or why is not None:
            row.refused = why.value if why else ""
            row.save(update_fields=["refused"])
            problems = transcript.problems if transcript else ()
            return Received(Came.REFUSED, deal, why, problems)
        letter = _Letter(head, data, transcript, deal, f"{address.local_part}@{domain}", timezone.localtime(now).date())
        how = letter.take_in(row)
        events.append("mail.came", row, actor=OPERATOR, company=deal.company, deal_id=deal.pk)
    return Received(how, deal, problems=transcript.problems)


def _held(local_part: str) -> models.MailAddress:
    """The address, held until the letter stands: it may be replaced only before or after."""
    found = models.MailAddress.objects.select_for_update(of=("self",)).select_related("deal__company", "deal__account")
    row = found.filter(local_part=local_part.lower(), closed_on__isnull=True).first()
    if row is None:
        raise NotFound("mail_address")
    return row


def _unreadable(transcript: Transcript) -> MailRefusal | None:
    if not transcript.turns:
        return MailRefusal.BROKEN
    return None if any(turn.text.strip() for turn in transcript.turns) else MailRefusal.NO_WORDS


@dataclass(frozen=True, slots=True)
class _Letter:
    head: Head
    data: bytes
    transcript: Transcript
    deal: models.Deal
    own: str
    today: date

    def take_in(self, row: models.MailIn) -> Came:
        people = query.people_by_mail(self.deal.company, self._addresses())
        rope = set(self.deal.rope.filter(to_day__isnull=True).values_list("person", flat=True))
        known = Known(self.own, frozenset(mail for mail, person in people.items() if person.pk in rope))
        if self._by_one_writer() and is_note(self.head, known):
            row.conversation, how = self._note(people[self.head.sender]), Came.NOTE
        else:
            row.conversation, how = self._mail(row, people), Came.MAIL
        row.save(update_fields=["conversation"])
        return how

    def _addresses(self) -> set[str]:
        """Everybody's: of the letter, and of those attached to it or passed on in it."""
        written = {turn.message.address for turn in self.transcript.turns if turn.message and turn.message.address}
        return {self.head.sender, *(mail for mail, _ in self.head.recipients), *written} - {""}

    def _by_one_writer(self) -> bool:
        return len({turn.label for turn in self.transcript.turns if turn.text.strip()}) == 1

    def _note(self, person: models.Person) -> models.Conversation:
        words = "\n\n".join(turn.text.strip() for turn in self.transcript.turns if turn.text.strip())
        return conversations.take_note(
            actor=actor_of(person, on=self.today), deal=self.deal, words=words, on=self._day()
        )

    def _mail(self, row: models.MailIn, people: dict[str, models.Person]) -> models.Conversation:
        company = self.deal.company
        key = hashlib.sha256(f"{self.deal.key}\n{row.message_id}\n{row.content_hash}".encode()).hexdigest()[:24]
        conversation = conversations.know_of(
            company,
            actor=OPERATOR,
            key=f"mail-{key}",
            kind=ConversationKind.MAIL,
            held_on=self._day(),
            deal=self.deal,
            present=self._present(people),
            basis=Basis(company.default_basis),
            title=self.head.subject,
            source="mail",
            recorded_on=self.today,
        )
        conversations.take_in(conversation, actor=OPERATOR, data=self.data, file_name=FILE)
        return conversation

    def _day(self) -> date:
        sent = self.head.sent
        if sent is None:
            return self.today
        on = timezone.localtime(sent).date() if sent.tzinfo else sent.date()
        return on if self.today - OLDEST <= on <= self.today else self.today

    def _present(self, people: dict[str, models.Person]) -> list[Present]:
        """Whoever wrote or got it and is on a side that we know, as their address says. With somebody from outside whom we
        do not know it is no talk among ourselves: then the customer as a house stands for them."""
        sides = self._sides(people)
        found: dict[str, Present] = {}
        strangers = False
        for mail, name in self._named():
            role = sides.of(mail)
            strangers = strangers or (not role and not sides.is_ours(mail))
            if role:
                found.setdefault(name or mail, Present((name or mail)[:200], role))
        if strangers and not any(person.role == CUSTOMER for person in found.values()):
            house = self.deal.account.name if self.deal.account else self.deal.title
            found.setdefault(house, Present(house[:200], CUSTOMER))
        return list(found.values())

    def _named(self) -> Iterator[tuple[str, str]]:
        """Address and name of everybody but the deal's own address."""
        heads = [turn.message for turn in self.transcript.turns if turn.message]
        written = [(head.address or "", head.sender or "") for head in heads]
        for mail, name in [(self.head.sender, self.head.sender_name), *self.head.recipients, *written]:
            if mail != self.own and (name or mail):
                yield mail, name

    def _sides(self, people: dict[str, models.Person]) -> Sides:
        account, company = self.deal.account, self.deal.company
        contacts = account.contacts.exclude(mail="").values_list("mail", flat=True) if account else ()
        ours = models.Person.objects.filter(company=company).exclude(mail="").values_list("mail", flat=True)
        held = {mail: actor_of(person, on=self.today).main_role for mail, person in people.items()}
        return Sides(
            roles={mail: role.value if role else "" for mail, role in held.items()},
            contacts=frozenset(mail.lower() for mail in contacts),
            houses=houses(mail.lower() for mail in (*ours, self.own)),
        )
