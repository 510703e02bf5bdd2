"""Whose side a name is on: the participants' list first, then our people, then the account's contacts. Else unknown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ropeteam.core.vocabulary import ConversationKind, Role, Side
from ropeteam.store.models import Account, Company, Contact, Conversation, Participant, Person, Speaker, TextVersion

CUSTOMER = "customer"
OUR_ROLES = frozenset(role.value for role in Role)


@dataclass(frozen=True, slots=True)
class Found:
    side: Side
    role: str = ""
    person: Person | None = None
    contact: Contact | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """Our people and the account's contacts, by plain name."""

    people: dict[str, Person]
    contacts: dict[str, Contact]


def known_people(company: Company, account: Account | None) -> Known:
    contacts = account.contacts.all() if account else ()
    return Known(
        {plain(person.name): person for person in company.people.all()},
        {plain(contact.name): contact for contact in contacts},
    )


def side_of(name: str, *, known: Known, role: str = "", listed: Sequence[Participant] = ()) -> Found:
    """The side of a name. With `listed` (participants) an unlisted name stays unknown unless we know the person."""
    wanted = plain(name)
    if listed:
        participant = _same(wanted, {plain(row.name): row for row in listed})
        if participant is not None:
            return Found(Side(participant.side), participant.role, participant.person, participant.contact)
    person = known.people.get(wanted)
    contact = known.contacts.get(wanted)
    if role == CUSTOMER or (contact and not person):
        return Found(Side.CUSTOMER, CUSTOMER, contact=contact)
    if role in OUR_ROLES or person:
        return Found(Side.OURS, role if role in OUR_ROLES else "", person=person)
    return Found(Side.UNKNOWN)


def book_speakers(text: TextVersion, labels: Iterable[str | None]) -> Mapping[str, Speaker]:
    """Everybody who speaks in a text, each once, with the side they are on."""
    conversation = text.conversation
    known = known_people(conversation.company, conversation.account)
    listed = list(conversation.participants.all())
    speakers: dict[str, Speaker] = {}
    for label in labels:
        if label and label not in speakers:
            found = side_of(label, known=known, listed=listed)
            speakers[label] = Speaker(
                text=text,
                label=label,
                side=found.side.value,
                role=found.role,
                person=found.person,
                contact=found.contact,
            )
    Speaker.objects.bulk_create(speakers.values())
    return speakers


def writer_of(conversation: Conversation) -> str | None:
    """Who wrote words that name nobody: of a ticket the one customer who is listed. Of anything else nobody can say."""
    if conversation.kind != ConversationKind.TICKET:
        return None
    customers = conversation.participants.filter(side=Side.CUSTOMER.value).values_list("name", flat=True)[:2]
    return customers[0] if len(customers) == 1 else None


def plain(name: str) -> str:
    """A name without company in brackets, titles, accents and case."""
    bare = name.split("(")[0].split("|")[0].strip()
    folded = unicodedata.normalize("NFKD", bare.casefold())
    words = "".join(char for char in folded if not unicodedata.combining(char)).replace(".", " ").split()
    return " ".join(word for word in words if word not in {"dr", "prof", "herr", "frau", "mr", "mrs", "ms", "ing"})


def _same(wanted: str, rows: dict[str, Participant]) -> Participant | None:
    """The listed one: the same name, else the only one whose first or last name is what was written."""
    if wanted in rows:
        return rows[wanted]
    parts = [
        row
        for name, row in rows.items()
        if wanted and (wanted in name.split() or set(name.split()) < set(wanted.split()))
    ]
    return parts[0] if len(parts) == 1 else None
