"""Whom words from outside belong to: our own people, and customers by an exact address, its company's domain or the name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from ropeteam.store.models import Company
from ropeteam.store.queries.calendar_people import KnownMails, domain_of, known_mails


@dataclass(frozen=True, slots=True)
class Known:
    """`names`: the accounts of a name as customers are called, folded; `people`: our own people's names, folded."""

    mails: KnownMails
    names: Mapping[str, frozenset[int]]
    people: frozenset[str]

    def ours(self, *, mail: str = "", name: str = "") -> bool:
        if mail:
            return mail in self.mails.ours or domain_of(mail) in self.mails.our_domains
        return folded(name) in self.people

    def account(self, *, mail: str = "", company: str = "") -> int | None:
        """The one customer it must be: the contact's, else the domain's, else the name's. None where it may be two."""
        by_contact = {contact.account_id for contact in self.mails.contacts.get(mail, ())}
        by_domain = self.mails.domains.get(domain_of(mail), frozenset()) if mail else frozenset()
        for found in (by_contact, by_domain, self.names.get(folded(company), frozenset())):
            if len(found) == 1:
                return next(iter(found))
        return None


def known(company: Company) -> Known:
    names: dict[str, set[int]] = defaultdict(set)
    for pk, name in company.accounts.values_list("pk", "name"):
        names[folded(name)].add(pk)
    return Known(
        known_mails(company),
        {name: frozenset(found) for name, found in names.items() if name},
        frozenset(folded(name) for name in company.people.values_list("name", flat=True) if name.strip()),
    )


def folded(name: str) -> str:
    return " ".join(name.split()).casefold()
