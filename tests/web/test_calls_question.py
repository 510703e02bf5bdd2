"""A question to product that waits: its clock, the answer in one click, and by the link in a letter."""

from __future__ import annotations

import re

import pytest
from cast import TODAY, World
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from flows.asking import asked, letter_about, link_of
from flows.travel import react
from web.conftest import Look, Open

from ropeteam.flows import answer_links
from ropeteam.store import models
from ropeteam.wording.letters import written


@pytest.fixture(scope="module", autouse=True)
def question(world_of_module: World) -> int:
    """The seller asked it a week ago, and product got a letter about it."""
    row = asked(world_of_module, on=TODAY.replace(day=9))
    answer_links.write(row.pk, now=timezone.now(), on=TODAY, speak=written)
    return row.pk


@pytest.fixture
def token(question: int, world: World) -> str:
    """The secret in the letter."""
    return link_of(letter_about(models.Ask.objects.get(pk=question)))


class TestAQuestionThatWaits:
    def test_shows_its_clock_to_both_sides_and_never_a_name(self, built: World, look: Look) -> None:
        mine, theirs = look("seller", "today"), look("product", "today")
        deal = look("seller", "deals_deal", built.deal.pk)

        for html in (mine, theirs, deal):
            assert "wartet seit 7 Tagen" in html
        for html in (mine, theirs):
            assert "Wie lange eine Antwort dauert, ist noch nicht bekannt." in html
        assert "Ihre Fragen ans Produktmanagement" in mine
        assert "Nora Lindt" not in theirs.split('id="asks"')[1].split("</section>")[0]

    def test_shows_product_what_is_known_and_suggests_no_yes(self, world: World, sign_in: Open) -> None:
        pdf = models.Capability.objects.get(product=world.product, versions__name="Berichte als PDF")
        row = asked(world, "Gehen Berichte als PDF auch mit 900 Seiten?", capability=pdf)

        page = sign_in(world.product_manager).get(reverse("ask_product", args=[row.pk])).content.decode()

        assert "Vertrieb" in page
        assert "Nora Lindt" not in page
        assert "Beim Fragen" in page
        assert f'href="{reverse("product_capability", args=[pdf.pk])}"' in page
        assert "<li>höchstens 500 Seiten</li>" in page
        kinds = re.findall(r'name="kind" value="(\w+)"', page)
        assert (kinds[0], kinds[-1]) == ("study", "as_is")

    def test_once_answered_gives_the_asker_reason_words_and_the_way_to_the_answer(
        self, question: int, world: World, sign_in: Open
    ) -> None:
        given = {"kind": "no", "reason": "Das ist nicht geplant."}
        sign_in(world.product_manager).post(reverse("ask_product", args=[question]), given)
        react()

        page = sign_in(world.seller).get(reverse("ask_product", args=[question])).content.decode()

        answer = models.Answer.objects.get()
        assert "Das ist nicht geplant." in page
        assert reverse("answers_answer", args=[answer.pk]) in page
        assert answer.words.filter(language="de").latest("pk").text.splitlines()[0] in page
        assert "Ihre Antwort liegt bereit" in page
        assert "Wer gefragt hat" not in page

    def test_refused_keeps_what_was_typed(self, question: int, world: World, sign_in: Open) -> None:
        address = reverse("ask_product", args=[question])

        refused = sign_in(world.product_manager).post(
            address, {"kind": "later", "reason": "Nicht jetzt, weil.", "condition": ""}
        )

        assert refused.status_code == 409
        assert "Nicht jetzt, weil." in refused.content.decode()
        assert 'role="alert"' in refused.content.decode()

    def test_is_answered_in_one_click_and_the_clock_knows_it(self, question: int, world: World, sign_in: Open) -> None:
        client = sign_in(world.product_manager)
        page = client.get(reverse("ask_product", args=[question])).content.decode()
        reason = re.search(r'id="reason-study"[^>]*>([^<]+)<', page)
        assert reason is not None

        client.post(reverse("ask_product", args=[question]), {"kind": "study", "reason": reason[1]})
        react()

        assert models.Decision.objects.get().kind == "study"
        told = sign_in(world.seller).get(reverse("ask_product", args=[question])).content.decode()
        assert "Beantwortet: " in told
        assert reason[1] in told
        assert "asks" not in client.get(reverse("today")).content.decode().split('class="counts"')[-1]
        other = asked(world, "Gibt es das auch auf Finnisch?")
        html = sign_in(world.seller).get(reverse("ask_answer", args=[other.pk])).content.decode()
        assert "wurde eine Frage ans Produktmanagement beantwortet, das dauerte 7 Tage" in html


class TestALink:
    def test_opened_changes_nothing_pressed_answers_once(self, token: str) -> None:
        address = reverse("answer_link", args=(token, "no"))
        street = Client(enforce_csrf_checks=True, headers={"accept-language": "de"})

        page = street.get(address).content.decode()
        street.head(address)
        assert not models.Decision.objects.exists()
        assert page.count("<button") - page.count('type="button"') >= 1
        csrf = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert csrf is not None
        assert street.post(address, {"reason": "Nein."}).status_code == 403

        given = {"reason": "Das ist nicht geplant.", "csrfmiddlewaretoken": csrf[1]}
        assert "Danke, die Antwort ist gegeben" in street.post(address, given).content.decode()
        again = street.get(address)

        assert models.Decision.objects.get().kind == "no"
        assert again.status_code == 409
        assert "schon benutzt" in again.content.decode()

    def test_refused_stays_good_and_keeps_what_was_typed(self, token: str) -> None:
        address = reverse("answer_link", args=(token, "later"))

        refused = Client(headers={"accept-language": "de"}).post(
            address, {"reason": "Erst die Basis.", "condition": ""}
        )

        html = refused.content.decode()
        assert (refused.status_code, refused["Cache-Control"]) == (409, "no-store")
        assert "Erst die Basis." in html
        assert 'name="condition"' in html
        assert not models.Decision.objects.exists()
        assert Client().post(address, {"reason": "Erst die Basis.", "condition": "wenn sie steht"}).status_code == 200

    def test_tries_run_out(self, world: World, settings) -> None:
        settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "customer_page": "2/m/ip"}

        answers = [Client().get(reverse("answer_link", args=("x" * 43, "no"))).status_code for _ in range(3)]

        assert answers == [404, 404, 429]

    def test_that_leads_nowhere_says_so_and_no_more(self, token: str) -> None:
        unknown, mistyped = ("x" * 43, "no"), (token, "x")
        wrong = [Client().get(reverse("answer_link", args=args)) for args in (unknown, mistyped)]

        assert [answer.status_code for answer in wrong] == [404, 404]
        assert "Bedienung" not in wrong[0].content.decode()
