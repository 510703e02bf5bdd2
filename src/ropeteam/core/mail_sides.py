"""On which side an address is.

Rule in prose. An address of one of our people is ours, with their role. A contact's is the customer's, and so is every other of
the contact's house; while no contact's address is known, everybody from outside is the customer. Anybody else is nobody we
know. A house is what stands behind the @; of a provider where anybody may have an address it says nothing.

| known contact | address | side |
|---|---|---|
| none | rosa@kunde.example | customer |
| paul@kunde.example | rosa@kunde.example | customer |
| paul@kunde.example | x@makler.example | unknown |
| paul@gmx.de | rosa@gmx.de | unknown |
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

CUSTOMER = "customer"
ANYBODYS = frozenset({
    "aol.com", "freenet.de", "gmail.com", "gmx.at", "gmx.ch", "gmx.de", "gmx.net", "googlemail.com", "hotmail.com",
    "hotmail.de", "icloud.com", "live.com", "live.de", "mailbox.org", "me.com", "outlook.com", "outlook.de", "posteo.de",
    "proton.me", "protonmail.com", "t-online.de", "web.de", "yahoo.com", "yahoo.de",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sides:
    """`roles`: our people among the addresses, each with the role they hold ('' = none). `contacts` are the customer's
    addresses, `houses` our own. All in small letters."""

    roles: Mapping[str, str]
    contacts: Collection[str]
    houses: Collection[str]

    def of(self, mail: str) -> str:
        """A role of ours, customer, or '' for nobody we know."""
        if mail in self.roles:
            return self.roles[mail]
        if not mail or self.is_ours(mail):
            return ""
        known = not self.contacts or mail in self.contacts or house(mail) in houses(self.contacts)
        return CUSTOMER if known else ""

    def is_ours(self, mail: str) -> bool:
        return mail in self.roles or house(mail) in self.houses


def houses(mails: Iterable[str]) -> frozenset[str]:
    """The houses that addresses name."""
    return frozenset(house(mail) for mail in mails) - ANYBODYS


def house(mail: str) -> str:
    return mail.rpartition("@")[2]
