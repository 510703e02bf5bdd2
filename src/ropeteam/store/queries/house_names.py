"""The names that stay inside when words go to a customer: our people's, and every other customer's."""

from __future__ import annotations

from dataclasses import dataclass

from ropeteam.core.customer_safe import name_forms, name_in, person_forms
from ropeteam.store.models import Company, Contact, Deal

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class House:
    """The names that stay inside: our people's, and every customer's with their people."""

    ours: Names
    customers: tuple[tuple[int, str], ...]

    @classmethod
    def of(cls, company: Company) -> House:
        ours = [form for name in company.people.values_list("name", flat=True) for form in person_forms(name)]
        customers = [(pk, form) for pk, name in company.accounts.values_list("pk", "name") for form in name_forms(name)]
        contacts = Contact.objects.filter(account__company=company).values_list("account", "name")
        customers += [(account, form) for account, name in contacts for form in person_forms(name)]
        return cls(tuple(dict.fromkeys(ours)), tuple(dict.fromkeys(customers)))

    def but(self, account: int | None) -> Names:
        """Every name that this account must not read."""
        return (*self.ours, *(name for owner, name in self.customers if owner != account))

    def everybody(self) -> Names:
        return tuple(dict.fromkeys(name for _, name in self.customers))

    def others(self, account: int | None) -> Names:
        """Every other customer's names: what our own people's names may stand beside, but never these."""
        return tuple(name for owner, name in self.customers if owner != account)


def another_customer(deal: Deal, *texts: str) -> str | None:
    """The first name of another customer in words that this deal's customer will read."""
    names = House.of(deal.company).others(deal.account_id)
    return next((found for text in texts if (found := name_in(text, names))), None)
