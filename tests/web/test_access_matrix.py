"""Every view x everybody: who gets in, who is told no, and who may not even know that it exists."""

from __future__ import annotations

from typing import Any

import pytest
from cast import World
from django.conf import settings
from django.db import transaction
from django.template.backends.django import Template
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse
from web.conftest import session_of
from web.pages import EVERYBODY, PAGES, STAFF, Page
from web.who_is_asked import ROLES, ROPES, asked_of

from ropeteam.store.models import DealRole
from ropeteam.web.urls import urlpatterns


def names(patterns: list[Any]) -> set[str]:
    """The names of all addresses, also of those taken in from another file."""
    found = {pattern.name for pattern in patterns if isinstance(pattern, URLPattern)}
    return found.union(*(names(pattern.url_patterns) for pattern in patterns if isinstance(pattern, URLResolver)))


@pytest.fixture(autouse=True)
def unwritten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who gets in is settled before a page is written; what stands on it is looked at elsewhere."""
    monkeypatch.setattr(Template, "render", lambda self, context=None, request=None: "")


@pytest.fixture(scope="module")
def sessions(built: World) -> dict[str, str]:
    """Everybody signed in once, for all pages."""
    users = {who: actor.person.user for who, actor in built.everyone.items() if actor.person}
    return {who: session_of(user) for who, user in users.items() if user}


class TestWhoIsAsked:
    def test_has_the_roles_and_the_ropes_of_the_cast(self, world: World) -> None:
        ropes = [
            frozenset(who for who in STAFF if DealRole.objects.filter(deal=deal, person=world.everyone[who].person))
            for deal in (world.deal, world.confidential)
        ]

        assert {who: {ROLES[who]} for who in STAFF} == {who: world.everyone[who].roles for who in STAFF}
        assert [frozenset(), *ropes] == list(ROPES)


class TestAccessMatrix:
    def test_every_view_has_a_row(self) -> None:
        assert names(urlpatterns) == {page.name for page in PAGES}

    @pytest.mark.parametrize("page", PAGES, ids=str)
    def test_opens_for_whom_it_says_and_asks_strangers_to_sign_in(
        self, page: Page, world: World, sessions: dict[str, str]
    ) -> None:
        address = reverse(page.name, args=page.args(world))
        data, asked = page.data(world), asked_of(page, EVERYBODY)

        answers = {who: answer(signed_in(sessions[who]), page, address, data) for who in asked}
        off_the_street = answer(Client(), page, address, data)

        assert {who: found.status_code for who, found in answers.items()} == {who: page.expected(who) for who in asked}
        if page.public:
            assert off_the_street.status_code == page.status
        else:
            assert off_the_street.status_code == 302
            assert off_the_street["Location"].startswith(reverse("account_login"))


def signed_in(session: str) -> Client:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session
    return client


def answer(client: Client, page: Page, address: str, data: dict[str, Any]) -> Any:
    """What one reader gets; what the visit wrote is taken back, so that everybody comes to the same house."""
    with transaction.atomic():
        found = getattr(client, page.method)(address, data)
        transaction.set_rollback(True)
    return found
