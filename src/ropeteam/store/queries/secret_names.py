"""Names that only few may know: of customers with confidential deals alone, and of their people."""

from __future__ import annotations

from collections import Counter

from django.db.models import Exists, OuterRef

from ropeteam.core.customer_safe import called_for_short, name_forms, name_in, person_forms
from ropeteam.store.models import Company, Contact, Deal


def secret_name_in(company: Company, *texts: str) -> str | None:
    """The first of these names in words that everybody will read. A customer who also has an open deal is no secret."""
    names = secret_names(company)
    return next((found for text in texts if (found := name_in(text, names))), None)


def secret_names(company: Company) -> tuple[str, ...]:
    own = Deal.objects.filter(account=OuterRef("pk"))
    accounts = company.accounts.filter(Exists(own.filter(confidential=True)), ~Exists(own.filter(confidential=False)))
    hidden = list(accounts.values_list("pk", "name", "industry"))
    names: list[str] = []
    if hidden:
        used = Counter(word for name in company.accounts.values_list("name", flat=True) for word in set(name.split()))
        shared = {word for word, n in used.items() if n > 1}
        for _, name, industry in hidden:
            names += [*name_forms(name), *called_for_short(name, common=shared | set(industry.split()))]
        contacts = Contact.objects.filter(account__in=[pk for pk, *_ in hidden]).values_list("name", flat=True)
        names += [form for name in contacts for form in person_forms(name)]
    return tuple(dict.fromkeys(names))
