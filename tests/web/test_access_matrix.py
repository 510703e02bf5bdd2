"""Every view x everybody: who gets in, who is told no, and who may not even know that it exists."""

from __future__ import annotations

from typing import Any

import pytest
from cast import World
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse
from web.conftest import Open
from web.pages import EVERYBODY, PAGES, Page

from ropeteam.web.urls import urlpatterns


def names(patterns: list[Any]) -> set[str]:
    """The names of all addresses, also of those taken in from another file."""
    found = {pattern.name for pattern in patterns if isinstance(pattern, URLPattern)}
    return found.union(*(names(pattern.url_patterns) for pattern in patterns if isinstance(pattern, URLResolver)))


class TestAccessMatrix:
    def test_every_view_has_a_row(self) -> None:
        assert names(urlpatterns) == {page.name for page in PAGES}

    @pytest.mark.parametrize("who", EVERYBODY)
    @pytest.mark.parametrize("page", PAGES, ids=str)
    def test_opens_for_whom_it_says(self, page: Page, who: str, world: World, sign_in: Open) -> None:
        client = sign_in(world.everyone[who])
        address = reverse(page.name, args=page.args(world))

        response = getattr(client, page.method)(address, page.data(world))

        assert response.status_code == page.expected(who)

    @pytest.mark.parametrize("page", PAGES, ids=str)
    def test_asks_strangers_off_the_street_to_sign_in(self, page: Page, world: World) -> None:
        address = reverse(page.name, args=page.args(world))

        response = getattr(Client(), page.method)(address, page.data(world))

        if page.public:
            assert response.status_code == page.status
        else:
            assert response.status_code == 302
            assert response["Location"].startswith(reverse("account_login"))
