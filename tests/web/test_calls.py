"""In the call and before it: what stands beside a candidate, the question that waits, the answer in one click, the card."""

from __future__ import annotations

import re
from datetime import date

import pytest
from cast import TODAY, World
from django.test import Client
from django.urls import reverse
from flows.asking import asked
from flows.attention_cast import entry, reachable, take
from flows.meetings import NOW
from flows.travel import react
from web.conftest import Open
from web.pages_calls import link

from ropeteam.flows import promises
from ropeteam.store import models
from ropeteam.store.queries.earlier_deals import earlier
from ropeteam.web import call_card

HTMX = {"hx-request": "true"}


def ask(client: Client, text: str, deal: models.Deal | None = None) -> str:
    words = {"text": text, "deal": deal.pk if deal else ""}
    return client.post(reverse("ask"), words, headers=HTMX).content.decode()


def broken(world: World, deal: models.Deal, *, by: str = "seller", on: date = TODAY) -> models.Promise:
    """A promise about the export to SAP that was not kept."""
    actor = world.everyone[by]
    row = promises.enter(deal, actor=actor, sentence="Den Export nach SAP bekommen Sie.", on=TODAY, said_on=TODAY)
    models.Promise.objects.filter(pk=row.pk).update(capability=world.sap_export)
    models.PromiseEnd.objects.create(promise=row, outcome="broken", ended_on=on, recorded_on=on)
    return row


class TestBesideACandidate:
    def test_stand_words_to_avoid_and_whom_to_pull_in_by_name_on_the_rope(self, world: World, sign_in: Open) -> None:
        models.DealRole.objects.create(deal=world.deal, person=world.product_manager.person, role="product")

        html = ask(sign_in(world.seller), "Geht das garantiert als Bedienung ohne Netz?", world.deal)

        first = html.split('class="card"')[1]
        assert "„garantiert“" in first
        assert "jeden Termin vor dem 30.06.2027" in first
        assert "Mira Voss (Produktmanagement, am Seil)" in first

    def test_names_are_not_told_to_who_does_not_work_on_the_deal(self, world: World, sign_in: Open) -> None:
        models.DealRole.objects.create(deal=world.deal, person=world.product_manager.person, role="product")

        html = ask(sign_in(world.other_seller), "Bedienung ohne Netz", world.deal)

        assert "Mira Voss" not in html
        assert "Produktmanagement: weiß, was zum Termin gesagt werden darf" in html

    def test_the_same_in_earlier_deals_with_its_n(self, world: World, sign_in: Open) -> None:
        other = models.Deal.objects.create(
            company=world.company, product=world.product, account=world.account, key="d7", title="Werk Süd"
        )
        models.DealRole.objects.create(deal=other, person=world.seller.person, role="seller")
        broken(world, other)

        html = ask(sign_in(world.seller), "Export nach SAP", world.deal)

        first = html.split('class="card"')[1]
        assert "Eine beendete Zusage dazu: 0 gehalten, 0 verspätet, 1 gebrochen" in first
        assert "Werk Süd" in first
        assert "die einzige beendete Zusage dazu wurde gebrochen" in first

    def test_name_a_deal_once_by_what_happened_in_it_last(self, world: World) -> None:
        for day, deal in ((1, world.deal), (3, world.confidential), (5, world.deal)):
            by = "seller" if deal == world.deal else "other_seller"
            broken(world, deal, by=by, on=TODAY.replace(day=day))

        found = earlier(world.management, capabilities=[world.sap_export.pk]).about(capability=world.sap_export.pk)

        assert [(met.deal, met.day.day) for met in found.deals] == [(world.deal, 5), (world.confidential, 3)]
        assert (found.ended, found.broken, found.partly) == (3, 3, False)

    def test_a_confidential_deal_is_not_even_a_number_to_who_may_not_know_it(self, world: World, sign_in: Open) -> None:
        broken(world, world.confidential, by="other_seller")

        outside, inside = (ask(sign_in(who), "Export nach SAP") for who in (world.seller, world.other_seller))

        assert "Nordwand" not in outside
        assert "beendete" not in outside
        assert "Projekt Nordwand" in inside
        assert "Eine beendete Zusage dazu" in inside

    def test_where_nothing_fits_product_decides(self, world: World, sign_in: Open) -> None:
        html = ask(sign_in(world.seller), "Quietscheentchen", world.deal)

        assert "Wen dazuholen" in html


class TestAQuestionThatWaits:
    def test_shows_its_clock_to_both_sides_and_never_a_name(self, world: World, sign_in: Open) -> None:
        asked(world, on=TODAY.replace(day=9))

        mine = sign_in(world.seller).get(reverse("today")).content.decode()
        theirs = sign_in(world.product_manager).get(reverse("today")).content.decode()
        deal = sign_in(world.seller).get(reverse("deals_deal", args=[world.deal.pk])).content.decode()

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
        self, world: World, sign_in: Open
    ) -> None:
        row = asked(world)
        given = {"kind": "no", "reason": "Das ist nicht geplant."}
        sign_in(world.product_manager).post(reverse("ask_product", args=[row.pk]), given)
        react()

        page = sign_in(world.seller).get(reverse("ask_product", args=[row.pk])).content.decode()

        answer = models.Answer.objects.get()
        assert "Das ist nicht geplant." in page
        assert reverse("answers_answer", args=[answer.pk]) in page
        assert answer.words.filter(language="de").latest("pk").text.splitlines()[0] in page
        assert "Ihre Antwort liegt bereit" in page
        assert "Wer gefragt hat" not in page

    def test_refused_keeps_what_was_typed(self, world: World, sign_in: Open) -> None:
        address = reverse("ask_product", args=[asked(world).pk])

        refused = sign_in(world.product_manager).post(
            address, {"kind": "later", "reason": "Nicht jetzt, weil.", "condition": ""}
        )

        assert refused.status_code == 409
        assert "Nicht jetzt, weil." in refused.content.decode()
        assert 'role="alert"' in refused.content.decode()

    def test_is_answered_in_one_click_and_the_clock_knows_it(self, world: World, sign_in: Open) -> None:
        row = asked(world, on=TODAY.replace(day=12))
        client = sign_in(world.product_manager)
        page = client.get(reverse("ask_product", args=[row.pk])).content.decode()
        reason = re.search(r'id="reason-study"[^>]*>([^<]+)<', page)
        assert reason is not None

        client.post(reverse("ask_product", args=[row.pk]), {"kind": "study", "reason": reason[1]})
        react()

        assert models.Decision.objects.get().kind == "study"
        told = sign_in(world.seller).get(reverse("ask_product", args=[row.pk])).content.decode()
        assert "Beantwortet: " in told
        assert reason[1] in told
        assert "asks" not in client.get(reverse("today")).content.decode().split('class="counts"')[-1]
        other = asked(world, "Gibt es das auch auf Finnisch?")
        html = sign_in(world.seller).get(reverse("ask_answer", args=[other.pk])).content.decode()
        assert "wurde eine Frage ans Produktmanagement beantwortet, das dauerte 4 Tage" in html


class TestALink:
    def test_opened_changes_nothing_pressed_answers_once(self, world: World) -> None:
        address = reverse("answer_link", args=link(world))
        street = Client(enforce_csrf_checks=True, headers={"accept-language": "de"})

        page = street.get(address).content.decode()
        street.head(address)
        assert not models.Decision.objects.exists()
        assert page.count("<button") - page.count('type="button"') >= 1
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert token is not None
        assert street.post(address, {"reason": "Nein."}).status_code == 403

        given = {"reason": "Das ist nicht geplant.", "csrfmiddlewaretoken": token[1]}
        assert "Danke, die Antwort ist gegeben" in street.post(address, given).content.decode()
        again = street.get(address)

        assert models.Decision.objects.get().kind == "no"
        assert again.status_code == 409
        assert "schon benutzt" in again.content.decode()

    def test_refused_stays_good_and_keeps_what_was_typed(self, world: World) -> None:
        token, _ = link(world)
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

    def test_that_leads_nowhere_says_so_and_no_more(self, world: World) -> None:
        token, _ = link(world)

        unknown, mistyped = ("x" * 43, "no"), (token, "x")
        wrong = [Client().get(reverse("answer_link", args=args)) for args in (unknown, mistyped)]

        assert [answer.status_code for answer in wrong] == [404, 404]
        assert "Bedienung" not in wrong[0].content.decode()


class TestTheCard:
    def test_is_linked_from_today_and_tells_what_may_be_said(
        self, world: World, sign_in: Open, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(call_card.timezone, "now", lambda: NOW)
        reachable(world)
        take(world, world.seller, entry("t", 1))
        promises.enter(
            world.deal, actor=world.seller, sentence="Die Bedienung ohne Netz bekommen Sie.", on=TODAY, said_on=TODAY
        )
        client = sign_in(world.seller)

        today = client.get(reverse("today")).content.decode()
        card = client.get(reverse("deals_card", args=[world.deal.pk])).content.decode()

        assert 'id="calls"' in today
        assert reverse("deals_card", args=[world.deal.pk]) in today
        assert "Kessel AG" in card
        assert "Nächstes Gespräch: 17.11.2026, 10:00 Uhr" in card
        assert "verfügbar zum 30.06.2027" in card
        assert "nicht sagen:" in card

    def test_keeps_the_customers_words_from_who_may_not_read_the_talks(self, world: World, sign_in: Open) -> None:
        address = reverse("deals_card", args=[world.deal.pk])

        rope = sign_in(world.seller).get(address).content.decode()
        outside = sign_in(world.other_seller).get(address).content.decode()

        assert world.need.quote in rope
        assert "Jonas Beil" in rope
        assert world.need.quote not in outside
        assert "Jonas Beil" not in outside
        assert "Die Worte des Kunden lesen nur" in outside
