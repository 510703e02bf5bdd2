"""Whom captured words may be about: by a contact's exact address, then a customer's domain.

Guesses are shown for a person to confirm; nothing is ever placed by them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ropeteam.store.actor import Actor
from ropeteam.store.models import Account, Company, Deal
from ropeteam.store.queries.calendar_people import ANYBODYS, deals_by_account, domain_of
from ropeteam.store.queries.customers_known import Known, known

MOST = 3


class GuessedBy(StrEnum):
    CONTACT = "contact"
    DOMAIN = "domain"


@dataclass(frozen=True, slots=True)
class Guess:
    """A customer with the deals it may be, and what says so: an address or a domain, as it stands in the words."""

    account: Account
    deals: tuple[Deal, ...]
    by: GuessedBy
    mark: str


def guesses(mails: Sequence[str], hosts: Sequence[str], *, actor: Actor, company: Company) -> list[Guess]:
    """By addresses and hosts of pages, all in lower case; the surest first. Customers of which this reader may know no deal
    are guessed without one."""
    if not mails and not hosts:
        return []
    marks = dict(_marks(mails, hosts, known(company)))
    if not marks:
        return []
    accounts = Account.objects.filter(company=company).in_bulk(list(marks))
    deals = deals_by_account(actor, company)
    found = [
        Guess(accounts[pk], tuple(deals.get(pk, ())[:MOST]), by, mark)
        for pk, (by, mark) in marks.items()
        if pk in accounts
    ]
    return sorted(found, key=lambda one: one.by != GuessedBy.CONTACT)[:MOST]


def _marks(mails: Sequence[str], hosts: Sequence[str], who: Known) -> Iterator[tuple[int, tuple[GuessedBy, str]]]:
    """Accounts with what points at them; what comes last is surest, as later ones take the place of earlier ones."""
    for host in hosts:
        for domain in _above(host):
            if domain in who.mails.our_domains:
                break  # a page of our own says nothing about a customer
            yield from ((pk, (GuessedBy.DOMAIN, domain)) for pk in sorted(who.mails.domains.get(domain, ())))
    for mail in mails:
        domain = domain_of(mail)
        if domain not in ANYBODYS | who.mails.our_domains:
            yield from ((pk, (GuessedBy.DOMAIN, domain)) for pk in sorted(who.mails.domains.get(domain, ())))
    for mail in mails:
        yield from ((row.account_id, (GuessedBy.CONTACT, mail)) for row in who.mails.contacts.get(mail, ()))


def _above(host: str) -> list[str]:
    """A page's host and what stands above it: crm.kessel.example, kessel.example."""
    parts = host.split(".")
    return [".".join(parts[no:]) for no in range(len(parts) - 1)]
