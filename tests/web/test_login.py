"""The way in: sign in, sign out, a new password; and the demo's roles, only where a home says that it is a demo."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from cast import PASSWORD, World
from django.core.cache import cache
from django.test import Client, override_settings
from django.urls import reverse
from web.conftest import Open

from ropeteam.core.vocabulary import WorksAgreement

MEMORY = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}


@pytest.fixture(autouse=True)
def counting_in_memory() -> Iterator[None]:
    """The rate limit counts in the cache; a test's count is its own."""
    with override_settings(CACHES=MEMORY):
        cache.clear()
        yield


class TestLogin:
    def test_lets_staff_in_by_mail_and_password(self, world: World) -> None:
        client = Client()

        response = client.post(reverse("account_login"), {"login": "nora@kessel.example", "password": PASSWORD})

        assert response.status_code == 302
        assert response["Location"] == reverse("today")

    def test_says_in_the_readers_language_that_it_was_wrong_and_not_what(self, world: World) -> None:
        client = Client(headers={"accept-language": "de"})
        told = []

        for name in ("nora@kessel.example", "nobody@kessel.example"):
            response = client.post(reverse("account_login"), {"login": name, "password": "falsch"})
            told.append(response.content.decode().split('role="alert"')[1].split("</div>")[0])

        assert "stimmt nicht" in told[0]
        assert told[0] == told[1]

    def test_slows_guessing_down(self, world: World) -> None:
        client = Client()

        answers = [
            client.post(reverse("account_login"), {"login": "nora@kessel.example", "password": f"no{n}"})
            for n in range(8)
        ]
        right = client.post(reverse("account_login"), {"login": "nora@kessel.example", "password": PASSWORD})

        assert all(answer.status_code in (200, 429) for answer in answers)
        assert right.status_code != 302

    def test_signs_nobody_up(self, world: World) -> None:
        response = Client(headers={"accept-language": "en"}).get(reverse("account_signup"))

        assert "Your administrator hands out access" in response.content.decode()


class TestLogout:
    def test_needs_a_click_and_ends_the_session(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)
        assert client.get(reverse("account_logout")).status_code == 200

        client.post(reverse("account_logout"))

        assert client.get(reverse("today")).status_code == 302


class TestPassword:
    def test_is_changed_by_who_knows_the_old_one(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)
        new = "gletscher-spalte-7"

        wrong = client.post(
            reverse("account_change_password"), {"oldpassword": "x", "password1": new, "password2": new}
        )
        right = client.post(
            reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new}
        )

        assert wrong.status_code == 200
        assert right.status_code == 302
        user = world.seller.person.user  # type: ignore[union-attr]
        assert user is not None
        user.refresh_from_db()
        assert user.check_password(new)

    def test_offers_beside_it_only_what_the_role_may_do(self, world: World, sign_in: Open) -> None:
        seller, council = (
            sign_in(who).get(reverse("account_change_password")).content.decode()
            for who in (world.seller, world.works_council)
        )

        for name in ("ask", "note", "capture"):
            assert f'href="{reverse(name)}"' in seller
            assert f'href="{reverse(name)}"' not in council


class TestDemoLogins:
    def test_are_offered_on_a_demo_home_only_and_never_with_a_password(self, world: World) -> None:
        world.company.works_agreement = WorksAgreement.DEMO.value
        world.company.save()
        login = reverse("account_login")

        assert "nora@kessel.example" not in Client().get(login).content.decode()
        with override_settings(ROPETEAM_DEMO=True):
            html = Client().get(login).content.decode()

        assert "nora@kessel.example" in html
        assert PASSWORD not in html

    def test_leave_out_companies_that_are_no_demo(self, world: World) -> None:
        with override_settings(ROPETEAM_DEMO=True):
            assert "nora@kessel.example" not in Client().get(reverse("account_login")).content.decode()
