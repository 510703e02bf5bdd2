"""The demo companies' logins, offered on the login page of a demo home only. Never a password: that stands in the terminal."""

from __future__ import annotations

from django.conf import settings

from ropeteam.core.vocabulary import WorksAgreement
from ropeteam.flows import people
from ropeteam.store.queries import companies


def offered() -> list[tuple[str, list[tuple[str, str]]]]:
    """(company, [(role, login name)]) of those who can log in; nothing unless this home says that it is a demo."""
    if not getattr(settings, "ROPETEAM_DEMO", False):
        return []
    found = []
    for company in companies.chosen():
        if company.works_agreement == WorksAgreement.DEMO:
            logins = [
                (role.value, person.user.get_username())
                for role, person in people.one_a_role(company).items()
                if person.user is not None
            ]
            if logins:
                found.append((company.name, logins))
    return found
