"""Every view x everybody: who gets in, who is told no, and who may not even know that it exists."""

from __future__ import annotations

from typing import Any

import pytest
from cast import World
from django.db import transaction
from django.template.backends.django import Template
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse
from web.conftest import Open
from web.pages import EVERYBODY, PAGES, Page

from ropeteam.web.urls import urlpatterns


def names(patterns: list[Any]) -> set[str]:
    """The names of all addresses, also of those taken in from another file."""
    found = {pattern.name for pattern in patterns if isinstance(pattern, URLPattern)}
    return found.union(*(names(pattern.url_patterns) for pattern in patterns if isinstance(pattern, URLResolver)))


@pytest.fixture(autouse=True)
def unwritten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who gets in is settled before a page is written; what stands on it is looked at elsewhere."""
    monkeypatch.setattr(Template, "render", lambda self, context=None, request=None: "")


class TestAccessMatrix:
    def test_every_view_has_a_row(self) -> None:
        assert names(urlpatterns) == {page.name for page in PAGES}

    @pytest.mark.parametrize("page", PAGES, ids=str)
    def test_opens_for_whom_it_says_and_asks_strangers_to_sign_in(
        self, page: Page, world: World, sign_in: Open
    ) -> None:
        address = reverse(page.name, args=page.args(world))
        data = page.data(world)

        answers = {who: answer(sign_in(world.everyone[who]), page, address, data) for who in EVERYBODY}
        off_the_street = answer(Client(), page, address, data)

        assert {who: found.status_code for who, found in answers.items()} == {
            who: page.expected(who) for who in EVERYBODY
        }
        if page.public:
            assert off_the_street.status_code == page.status
        else:
            assert off_the_street.status_code == 302
            assert off_the_street["Location"].startswith(reverse("account_login"))


def answer(client: Client, page: Page, address: str, data: dict[str, Any]) -> Any:
    """What one reader gets; what the visit wrote is taken back, so that everybody comes to the same house."""
    with transaction.atomic():
        found = getattr(client, page.method)(address, data)
        transaction.set_rollback(True)
    return found
