"""logins, login, token: what they print and with which code they end."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from cast import PASSWORD, World
from cli.running import Run
from django.utils import timezone

from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.vocabulary import WorksAgreement
from ropeteam.flows import calendar_links
from ropeteam.store import models


class TestLogins:
    def test_are_one_a_role_for_demo_companies_with_one_password(self, world: World, run: Run, tmp_path: Path) -> None:
        models.Company.objects.filter(pk=world.company.pk).update(works_agreement=WorksAgreement.DEMO)

        first, again = run("logins", "--url", "http://127.0.0.1:8000"), run("logins")

        password = (tmp_path / "demo-password").read_text().strip()
        assert (tmp_path / "demo-password").stat().st_mode & 0o077 == 0
        assert password in first.out
        assert password in again.out
        assert first.out.count("@kessel.example") == 7, "a login for each role that somebody has"
        assert models.User.objects.get(username="nora@kessel.example").check_password(password)

    def test_are_not_given_to_real_companies(self, world: World, run: Run) -> None:
        ran = run("logins")

        assert (ran.code, ran.out) == (0, "Nobody can log in yet.\n")
        assert models.User.objects.get(username="nora@kessel.example").check_password(PASSWORD)


class TestLogin:
    def test_gives_one_person_a_new_password_and_opens_what_was_closed(self, world: World, run: Run) -> None:
        user = models.User.objects.get(username="nora@kessel.example")

        run("login", "nora@kessel.example", "--close")
        user.refresh_from_db()
        assert not user.is_active
        with pytest.raises(Refused, match="login_not_open"):
            run("login", "nora@kessel.example", "--close")

        password = run("login", "nora@kessel.example").out.split()[-1]
        user.refresh_from_db()
        assert user.is_active
        assert user.check_password(password)
        assert not user.check_password(PASSWORD)

    def test_that_is_closed_takes_the_tokens_and_links_of_the_person_along(self, world: World, run: Run) -> None:
        run("token", "nora@kessel.example")
        feed = calendar_links.make_link(actor=world.seller, now=timezone.now())

        run("login", "nora@kessel.example", "--close")
        run("login", "nora@kessel.example")

        assert models.ApiToken.objects.get().revoked_at is not None
        with pytest.raises(NotFound):
            calendar_links.person_of(feed)

    def test_is_made_for_whoever_had_none(self, world: World, run: Run) -> None:
        models.User.objects.filter(username="nora@kessel.example").delete()

        password = run("login", "nora@kessel.example").out.split()[-1]

        person = models.Person.objects.select_related("user").get(pk=world.seller.person.pk)  # type: ignore[union-attr]
        assert person.user is not None
        assert person.user.check_password(password)

    def test_of_somebody_in_another_company_is_not_taken(self, world: World, run: Run) -> None:
        models.Person.objects.filter(pk=world.stranger.person.pk).update(mail="nora@kessel.example")  # type: ignore[union-attr]

        with pytest.raises(Refused, match="login_of_another"):
            run("login", "nora@kessel.example", "--company", "nebenan")

        assert models.User.objects.get(username="nora@kessel.example").check_password(PASSWORD)


class TestToken:
    def test_is_shown_once_and_kept_as_a_hash_for_a_year(self, world: World, run: Run) -> None:
        token = run("token", "mira@kessel.example", "--name", "export").out.split()[-1]

        kept = models.ApiToken.objects.get()
        assert (kept.person, kept.name) == (world.product_manager.person, "export")
        assert kept.token_hash == hashlib.sha256(token.encode()).hexdigest()
        assert kept.expires_on == date(2027, 11, 16)

    def test_of_nobody_is_refused(self, world: World, run: Run) -> None:
        models.Person.objects.filter(pk=world.seller.person.pk).update(active=False)  # type: ignore[union-attr]

        for mail in ("nobody@kessel.example", "nora@kessel.example", ""):
            with pytest.raises(NotFound):
                run("token", mail)

    def test_is_of_the_company_that_was_named(self, world: World, run: Run) -> None:
        models.Person.objects.filter(pk=world.stranger.person.pk).update(mail="mira@kessel.example")  # type: ignore[union-attr]

        with pytest.raises(Refused, match="company_ambiguous"):
            run("token", "mira@kessel.example")

        run("token", "mira@kessel.example", "--company", "nebenan")

        assert models.ApiToken.objects.get().person == world.stranger.person
