"""Whom a calendar's mail addresses belong to: our people, customers' contacts, and the deals they may be about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models.functions import Lower

from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Company, Contact, Deal, DealRole, Person

# Everybody has an address there: such a domain says nothing about the company behind it.
ANYBODYS = frozenset(
    {
        "aol.com", "freenet.de", "gmail.com", "gmx.at", "gmx.ch", "gmx.de", "gmx.net", "googlemail.com", "hotmail.com",
        "icloud.com", "live.com", "me.com", "outlook.com", "outlook.de", "t-online.de", "web.de", "yahoo.com", "yahoo.de",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class KnownMails:
    """Addresses in lower case. `domains`: of customers, each with the accounts that have a contact there."""

    ours: dict[str, Person]
    our_domains: frozenset[str]
    contacts: dict[str, tuple[Contact, ...]]
    domains: dict[str, frozenset[int]]

    def outside(self, mails: Iterable[str]) -> list[str]:
        return [mail for mail in mails if mail not in self.ours and domain_of(mail) not in self.our_domains]


def known_mails(company: Company) -> KnownMails:
    people = company.people.exclude(mail="").annotate(lower=Lower("mail")).order_by("pk")
    ours: dict[str, Person] = {str(person.lower): person for person in people}
    contacts: dict[str, list[Contact]] = defaultdict(list)
    domains: dict[str, set[int]] = defaultdict(set)
    found = Contact.objects.filter(account__company=company).exclude(mail="").annotate(lower=Lower("mail"))
    for contact in found.order_by("pk"):
        contacts[contact.lower].append(contact)
        if domain_of(contact.lower) not in ANYBODYS:
            domains[domain_of(contact.lower)].add(contact.account_id)
    return KnownMails(
        ours,
        frozenset(domain_of(mail) for mail in ours) - ANYBODYS,
        {mail: tuple(rows) for mail, rows in contacts.items()},
        {domain: frozenset(accounts) for domain, accounts in domains.items()},
    )


def domain_of(mail: str) -> str:
    return mail.rpartition("@")[2]


def deals_by_account(actor: Actor, company: Company) -> dict[int, list[Deal]]:
    """The deals a talk may be about, of those this reader may know of: open ones; where an account has none, signed ones."""
    found: dict[int, list[Deal]] = defaultdict(list)
    rows = access.deals(actor).filter(company=company, account__isnull=False).select_related("account").order_by("pk")
    for deal in rows:
        if deal.account_id is not None and (deal.signed_on is not None or deal.closed_on is None):
            found[deal.account_id].append(deal)
    return {
        account: [deal for deal in deals if deal.signed_on is None and deal.closed_on is None] or deals
        for account, deals in found.items()
    }


def own_deals(person: Person) -> frozenset[int]:
    """The deals on whose rope they are."""
    rows = DealRole.objects.filter(person=person, to_day__isnull=True)
    return frozenset(rows.values_list("deal_id", flat=True))
