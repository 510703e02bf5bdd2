"""Every view x everybody: who gets in, who is told no, and who may not even know that it exists."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from copy import copy
from dataclasses import dataclass, replace
from typing import Any

import pytest
from cast import TODAY, World
from django.contrib.auth import middleware
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.template.backends.django import Template
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import URLPattern, URLResolver, reverse
from django.utils.http import urlencode
from web.pages import EVERYBODY, PAGES, STAFF, Page
from web.who_is_asked import ROLES, ROPES, asked_of

from ropeteam.store.actor import Actor, actor_of_user
from ropeteam.store.models import DealRole, User
from ropeteam.web import actors
from ropeteam.web.urls import urlpatterns

About = Callable[[World], tuple[Any, ...]]


def names(patterns: list[Any]) -> set[str]:
    """The names of all addresses, also of those taken in from another file."""
    found = {pattern.name for pattern in patterns if isinstance(pattern, URLPattern)}
    return found.union(*(names(pattern.url_patterns) for pattern in patterns if isinstance(pattern, URLResolver)))


def subjects_together(pages: list[Page]) -> list[Page]:
    """Those about the same thing side by side: it is there once for all of them."""
    return [page for about in dict.fromkeys(page.args for page in pages) for page in pages if page.args is about]


@pytest.fixture(autouse=True)
def unwritten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who gets in is settled before a page is written; what stands on it is looked at elsewhere."""
    monkeypatch.setattr(Template, "render", lambda self, context=None, request=None: "")


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is there comes with the request, with the roles of the cast. That a session tells whose it is, and a login who acts,
    every page opened by a login shows."""
    monkeypatch.setattr(middleware, "get_user", lambda request: request.META.get("who") or AnonymousUser())
    monkeypatch.setattr(actors, "actor_of_user", lambda user, on: user.acting)


@dataclass(frozen=True)
class House:
    """The world with what some pages are about, and what stands in their addresses."""

    world: World
    args: tuple[Any, ...]


@contextmanager
def taken_back() -> Iterator[None]:
    """What is written meanwhile is gone afterwards. Deferred constraints are checked."""
    with transaction.atomic():
        yield
        if not connection.needs_rollback:
            connection.check_constraints()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def house_about(built: World) -> Iterator[Callable[[About], House]]:
    """Call it with what a page is about. A house stands until another one is asked for."""
    standing: dict[About, House] = {}
    with ExitStack() as until_another:

        def house(about: About) -> House:
            if about not in standing:
                until_another.close()
                until_another.enter_context(taken_back())
                standing.clear()
                world = pickle.loads(pickle.dumps(built))
                standing[about] = House(world, about(world))
            return standing[about]

        yield house


@pytest.fixture
def house(page: Page, house_about: Callable[[About], House]) -> Iterator[House]:
    """As it was built: rows by savepoint, objects by copy."""
    found = house_about(page.args)
    with taken_back():
        yield pickle.loads(pickle.dumps(found))


class TestWhoIsAsked:
    def test_has_the_roles_and_the_ropes_of_the_cast(self, world: World) -> None:
        ropes = [
            frozenset(who for who in STAFF if DealRole.objects.filter(deal=deal, person=world.everyone[who].person))
            for deal in (world.deal, world.confidential)
        ]

        assert {who: {ROLES[who]} for who in STAFF} == {who: world.everyone[who].roles for who in STAFF}
        assert [frozenset(), *ropes] == list(ROPES)

    def test_acts_as_a_login_of_theirs_would(self, world: World) -> None:
        for who, actor in world.everyone.items():
            assert actor.person is not None
            assert actor.person.user is not None
            assert actor_of_user(actor.person.user, on=TODAY) == actor, who


class TestAccessMatrix:
    def test_every_view_has_a_row(self) -> None:
        assert names(urlpatterns) == {page.name for page in PAGES}

    @pytest.mark.parametrize("page", subjects_together(PAGES), ids=str)
    def test_opens_for_whom_it_says_and_asks_strangers_to_sign_in(self, page: Page, house: House) -> None:
        visit = visits(page, reverse(page.name, args=house.args), page.data(house.world))

        found = {who: visit(house.world.everyone[who]) for who in asked_of(page, EVERYBODY)}
        off_the_street = visit(None)

        assert {who: answer.status_code for who, answer in found.items()} == {who: page.expected(who) for who in found}
        if page.public:
            assert off_the_street.status_code == page.status
        else:
            assert off_the_street.status_code == 302
            assert off_the_street["Location"].startswith(reverse("account_login"))


def known_as(actor: Actor) -> User:
    """Their login, with nothing that an earlier visit read or changed."""
    assert actor.person is not None
    assert actor.person.user is not None
    user = copy(actor.person.user)
    user.acting = replace(actor, person=copy(actor.person))  # type: ignore[attr-defined]
    return user


def visits(page: Page, address: str, data: dict[str, Any]) -> Callable[[Actor | None], Any]:
    """Call it with who comes, or None off the street, for what they get. What the visit wrote is taken back, so that everybody
    comes to the same house."""
    client, before = Client(), transaction.savepoint()
    sent: dict[str, Any]
    if page.method == "get":
        sent = {"QUERY_STRING": urlencode(data, doseq=True)}
    else:
        sent = {"data": encode_multipart(BOUNDARY, data), "content_type": MULTIPART_CONTENT}

    def visit(actor: Actor | None) -> Any:
        who = actor and known_as(actor)
        client.cookies.clear()
        answer = client.generic(page.method.upper(), address, who=who, **sent)
        transaction.set_rollback(False)
        transaction.savepoint_rollback(before)
        return answer

    return visit
