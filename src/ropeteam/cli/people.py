"""logins, login, token: who can log in, and a key for the API."""

from __future__ import annotations

import argparse
import hashlib
import secrets
from pathlib import Path

from django.utils import timezone

from ropeteam.cli.command import Command
from ropeteam.cli.printing import line
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.vocabulary import Role, WorksAgreement
from ropeteam.flows import people
from ropeteam.store.models import Person
from ropeteam.store.queries import companies
from ropeteam.wording.say import say


def _logins_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--url", default="", help="where the pages are served")


def _logins(args: argparse.Namespace) -> int:
    """One login a role for each demo company; people of real companies get theirs one by one (`login`)."""
    password = _password(args.home)
    rows = []
    for company in companies.chosen():
        if company.works_agreement == WorksAgreement.DEMO:
            rows += [(company, role, person) for role, person in people.one_a_role(company).items()]
    if not rows:
        line("cli.logins.none", args.lang)
        return 0
    if args.url:
        print(f"\n{args.url}")
    line("cli.logins.password", args.lang, password=password)
    for company, role, person in rows:
        user = people.give_login(person, password=password)
        line("cli.logins.line", args.lang, mail=user.username, role=_role(role, args.lang), company=company.name)
    return 0


def _role(role: Role, language: str) -> str:
    return say(f"role.{role}", language)


def _password(home: Path) -> str:
    """The demo's password: made once, readable by the owner of the home only."""
    path = home / "demo-password"
    if path.is_file():
        return path.read_text().strip()
    password = secrets.token_urlsafe(9)
    path.touch(mode=0o600)
    path.write_text(password + "\n")
    return password


def _login_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("mail", help="who logs in; the person stands in people.csv")
    parser.add_argument("--company", default="", help="the company, where there are several")
    parser.add_argument("--close", action="store_true", help="nobody gets in with it any more")


def _login(args: argparse.Namespace) -> int:
    """A new password for one person, printed once: also the way back for those who forgot theirs."""
    person = _person(args)
    if args.close:
        people.close_login(person)
        line("cli.login.closed", args.lang, name=person.name)
        return 0
    password = secrets.token_urlsafe(12)
    user = people.open_login(person, password=password)
    line("cli.login.made", args.lang, mail=user.username, password=password)
    return 0


def _token_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("mail", help="whose rights the token has")
    parser.add_argument("--name", default="api", help="what it is for")
    parser.add_argument("--company", default="", help="the company, where there are several")


def _token(args: argparse.Namespace) -> int:
    person = _person(args)
    secret = secrets.token_urlsafe(32)
    people.give_token(
        person, name=args.name, token_hash=hashlib.sha256(secret.encode()).hexdigest(), on=timezone.localdate()
    )
    line("cli.token.made", args.lang, token=secret)
    return 0


def _person(args: argparse.Namespace) -> Person:
    """The active person with that mail address."""
    found = Person.objects.filter(mail=args.mail, active=True, company__in=companies.chosen(args.company))
    named = list(found.select_related("company")[:2]) if args.mail else []
    if not named:
        raise NotFound("person", args.mail)
    if len(named) > 1:
        raise Refused("company_ambiguous", companies=", ".join(row.company.key for row in named))
    return named[0]


COMMANDS = (
    Command("logins", "a login for each role of the demo companies", _logins_arguments, _logins),
    Command("login", "a login with a new password for one person", _login_arguments, _login),
    Command("token", "a token for the API, with one person's rights", _token_arguments, _token),
)
