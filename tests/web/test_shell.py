"""What stands around every page: headers, languages, light, errors, messages; and no word without its sentence."""

from __future__ import annotations

import json
import os
import pickle
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from cast import World
from django.db import connection, transaction
from django.http.response import ResponseHeaders
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from web.conftest import Open, casts_day, signed_in
from web.pages import READABLE

import ropeteam.web
from ropeteam.flows import request_board
from ropeteam.web.security import POLICY
from ropeteam.wording import say
from ropeteam.wording.catalogue import WORDS

WEB = Path(ropeteam.web.__file__).parent
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
BASELINE = Path(__file__).parent / "query_counts.json"
UPDATE = os.environ.get("ROPETEAM_UPDATE_QUERY_COUNTS") == "1"


@dataclass(frozen=True)
class Seen:
    """A page as its first reader got it, and what the database was asked for it."""

    html: str
    headers: ResponseHeaders
    queries: tuple[str, ...]


@pytest.fixture(scope="module")
def seen(built: World) -> dict[tuple[str, str], Seen]:
    """What the first person who may open a page sees, by page and language; every question below is asked about that one visit.
    Pages about the same thing are opened in one house."""
    found: dict[tuple[str, str], Seen] = {}
    for about in dict.fromkeys(page.args for page in READABLE):
        with casts_day(), transaction.atomic():
            world: World = pickle.loads(pickle.dumps(built))
            args = about(world)
            for page in [page for page in READABLE if page.args is about]:
                client = signed_in(world.everyone[page.opens[0]])
                for language in ("de", "en"):
                    found[str(page), language] = _seen(reverse(page.name, args=args), client, language)
            transaction.set_rollback(True)
    assert len(found) == 2 * len(READABLE), "no two pages of the same name"
    return found


def _seen(address: str, client: Client, language: str) -> Seen:
    """What the visit writes is taken back, so that the other language comes to the same house."""
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    request_board.forget()  # as in a process that has just begun
    with transaction.atomic():
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
        transaction.set_rollback(True)
    asked = tuple(query["sql"] for query in queries.captured_queries)
    return Seen(response.content.decode(), response.headers, asked)


class TestEveryPage:
    def test_lets_only_our_own_files_in(self, seen: dict[tuple[str, str], Seen]) -> None:
        for page in READABLE:
            headers = seen[str(page), "de"].headers

            assert headers["Content-Security-Policy"] == POLICY, page
            assert headers["X-Content-Type-Options"] == "nosniff", page
            assert headers["X-Frame-Options"] == "DENY", page
            assert headers["Referrer-Policy"] == "same-origin", page
            assert "microphone=()" in headers["Permissions-Policy"], page

    def test_has_nothing_inline(self, seen: dict[tuple[str, str], Seen]) -> None:
        for page in READABLE:
            html = seen[str(page), "de"].html

            assert not re.search(r"<style|\sstyle=|\son[a-z]+=|hx-on|javascript:", html), page
            assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", html)), page

    def test_speaks_both_languages(self, seen: dict[tuple[str, str], Seen]) -> None:
        for (page, language), found in seen.items():
            if "<html" in found.html:
                assert f'<html lang="{language}"' in found.html, page
            assert "{" not in re.sub(r"content='{[^']*}'", "", found.html), (page, language)

    def test_asks_the_database_as_often_as_it_did(self, seen: dict[tuple[str, str], Seen]) -> None:
        """The counts are pinned; ROPETEAM_UPDATE_QUERY_COUNTS=1 writes them anew, for a person to look at."""
        pinned = json.loads(BASELINE.read_text()) if BASELINE.exists() else {}

        asked = {str(page): seen[str(page), "de"].queries for page in READABLE}

        if UPDATE:
            pinned |= {page: len(queries) for page, queries in asked.items()}
            BASELINE.write_text(json.dumps(pinned, indent=1, sort_keys=True) + "\n")
        for page, queries in asked.items():
            assert len(queries) == pinned.get(page), (page, queries)


class TestLanguage:
    def test_follows_the_browser_until_somebody_chooses(self, world: World) -> None:
        assert (
            "Willkommen"
            in Client().get(reverse("account_login"), headers={"accept-language": "de-AT"}).content.decode()
        )
        assert "Welcome" in Client().get(reverse("account_login"), headers={"accept-language": "fr"}).content.decode()

    def test_is_kept_with_the_login_once_chosen(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)

        client.post(reverse("language"), {"language": "en"})

        assert "<h1>Hello" in client.get(reverse("today")).content.decode()
        world.seller.person.user.refresh_from_db()  # type: ignore[union-attr]
        assert world.seller.person.user.language == "en"  # type: ignore[union-attr]
        elsewhere = sign_in(world.seller)
        assert "<h1>Hello" in elsewhere.get(reverse("today")).content.decode()

    def test_takes_no_language_it_does_not_speak(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)

        client.post(reverse("language"), {"language": "../en"})

        assert "<h1>Guten Tag" in client.get(reverse("today")).content.decode()


class TestTheme:
    def test_is_the_systems_until_somebody_chooses(self, world: World) -> None:
        client = Client()
        assert "data-theme" not in client.get(reverse("account_login")).content.decode()

        client.post(reverse("theme"), {"theme": "dark"})
        assert 'data-theme="dark"' in client.get(reverse("account_login")).content.decode()

        client.post(reverse("theme"), {"theme": "auto"})
        assert "data-theme" not in client.get(reverse("account_login")).content.decode()

    def test_goes_back_to_where_it_was_chosen_and_nowhere_else(self, world: World) -> None:
        client = Client()

        assert client.post(reverse("theme"), {"theme": "dark", "next": "/note/?deal=3"})["Location"] == "/note/?deal=3"
        assert client.post(reverse("theme"), {"theme": "dark", "next": "//evil.example/"})["Location"] == "/"


class TestErrors:
    def test_missing_and_not_yours_look_alike(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.stranger)
        pages = []
        for pk in (999_999, world.need.pk):
            address = reverse("signal_word", args=[pk])
            response = client.post(address, {"verdict": "confirmed"})
            assert response.status_code == 404
            pages.append(re.sub(r'value="[^"]+"', "", response.content.decode().replace(address, "")))

        assert pages[0] == pages[1]

    def test_an_unknown_address_keeps_the_look(self, world: World, sign_in: Open) -> None:
        response = sign_in(world.seller).get("/nothing/here/")

        assert response.status_code == 404
        assert "Hier ist nichts" in response.content.decode()
        assert response["Content-Security-Policy"] == POLICY

    def test_a_login_without_a_person_is_told_so(self, world: World, sign_in: Open) -> None:
        person = world.seller.person
        assert person is not None
        client = sign_in(world.seller)
        person.active = False
        person.save()

        response = client.get(reverse("today"))

        assert response.status_code == 403
        assert "keiner Person zugeordnet" in response.content.decode()

    def test_htmx_gets_the_message_and_the_page_stays(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.management)
        address = reverse("signal_word", args=[world.promise_offline.pk])

        response = client.post(address, {"verdict": "confirmed"}, headers={"hx-request": "true"})

        assert response["HX-Reswap"] == "none"
        assert "Dafür fehlt Ihnen die Rolle" in response.content.decode()
        assert not world.promise_offline.reviews.exists()

    def test_htmx_is_sent_to_the_login_when_the_session_ended(self, world: World) -> None:
        response = Client().get(reverse("deal_choices"), headers={"hx-request": "true"})

        assert response.status_code == 204
        assert response["HX-Redirect"] == reverse("account_login")


class TestWords:
    """A code without words would raise in front of a reader; here it raises first."""

    def test_every_code_in_a_template_has_its_sentence(self) -> None:
        used = {
            (path.name, code)
            for path in TEMPLATES
            for code in re.findall(r'{% say "([a-z0-9_.]+)"(?!\|)', path.read_text())
        }
        counted = {
            (path.name, f"{code}.{form}")
            for path in TEMPLATES
            for code in re.findall(r'{% count "([a-z0-9_.]+)"', path.read_text())
            for form in ("one", "many")
        }

        assert sorted((name, code) for name, code in used | counted if not say.known(code)) == []

    def test_every_list_of_words_a_template_names_is_there(self) -> None:
        lists = {code.split(".")[0] for code in WORDS}
        used = {
            (path.name, found) for path in TEMPLATES for found in re.findall(r'\|label:"([a-z_]+)"', path.read_text())
        }

        assert sorted((name, found) for name, found in used if found not in lists) == []
