"""A "no" travels: product decides, the seller reads, the customer gets German words, both ticks. And what if nobody ticks."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from cast import TODAY, World
from django.test import Client
from django.urls import reverse
from flows.travel import asked_by_customer, decide, react
from web.conftest import Open

from ropeteam.core.vocabulary import DecisionKind
from ropeteam.flows import change_requests, promises
from ropeteam.store import models
from ropeteam.store.queries import answers as query
from ropeteam.web import actors

WEEK = TODAY + timedelta(days=7)
REASON = "Passt nicht zur Strategie. Die Halle hat überall Netz."


@pytest.fixture
def wish(world: World) -> models.ChangeRequest:
    row = change_requests.create(world.product, actor=world.product_manager, title="Bedienung ohne Netz")
    asked_by_customer(world, row)
    return row


def page(client: Client, name: str, *args: int, **values: str) -> str:
    response = client.get(reverse(name, args=args), values)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def say_no(client: Client, wish: models.ChangeRequest, *, seen: str = "0") -> int:
    form = {"kind": "no", "reason": REASON, "seen": seen}
    status = client.post(reverse("request_decision", args=[wish.pk]), form).status_code
    react()
    return status


class TestANoTravels:
    def test_from_product_over_the_seller_to_the_customer_with_both_ticks(
        self, world: World, wish: models.ChangeRequest, sign_in: Open
    ) -> None:
        product, seller = sign_in(world.product_manager), sign_in(world.seller)
        assert "Bedienung ohne Netz" in page(product, "today"), "it waits for a decision"
        assert "1 Antwort, 0 offene Zusagen, 1 Verkaufschance" in page(product, "request_decision", wish.pk)

        assert say_no(product, wish) == 302

        waiting = page(seller, "today").split('id="answers"')[1]
        assert "Bedienung ohne Netz" in waiting
        answer = models.Answer.objects.get()
        opened = page(seller, "answers_answer", answer.pk)
        letter = re.search(r'id="words-de"[^>]*>(.*?)</div>', opened, re.DOTALL)
        assert letter is not None
        assert "Das werden wir nicht anbieten." in letter[1]
        assert "Die Halle hat überall Netz." in letter[1]
        assert "Strategie" not in letter[1]
        assert "mailto:?subject=Ihre%20Frage" in opened
        assert [row.kind for row in answer.receipts.all()] == ["seller_read"], (
            "opening it on the rope is the first tick"
        )

        told = {"kind": "customer_told", "how": "per E-Mail"}
        assert seller.post(reverse("answer_receipts", args=[answer.pk]), told).status_code == 302

        assert [row.kind for row in answer.receipts.order_by("pk")] == ["seller_read", "customer_told"]
        assert "Kunde weiß es seit 16.11.2026 (per E-Mail)" in page(product, "request_decision", wish.pk)
        assert 'id="answers"' not in page(seller, "today")
        assert "Nichts ist weiterzusagen" in page(seller, "answers")

    def test_and_is_on_the_agenda_when_the_seller_never_ticks(
        self, world: World, wish: models.ChangeRequest, sign_in: Open, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        say_no(sign_in(world.product_manager), wish)
        answer = models.Answer.objects.get()
        assert list(query.overdue(world.company, WEEK - timedelta(days=1))) == []

        assert list(query.overdue(world.company, WEEK)) == [answer]
        monkeypatch.setattr(actors.timezone, "localdate", lambda: WEEK)
        assert "seit 16.11.2026 nicht weitergesagt" in page(sign_in(world.seller), "today")
        assert "Bedienung ohne Netz" in page(sign_in(world.product_manager), "answers", state="overdue")


class TestDeciding:
    def test_keeps_what_was_typed_when_somebody_else_decided_meanwhile(
        self, world: World, wish: models.ChangeRequest, sign_in: Open
    ) -> None:
        product = sign_in(world.product_manager)
        assert say_no(product, wish) == 302

        form = {"kind": "later", "reason": "Erst die Halle.", "condition": "Version 10 ist da", "seen": "0"}
        response = product.post(reverse("request_decision", args=[wish.pk]), form)

        html = response.content.decode()
        assert response.status_code == 409
        assert "Inzwischen hat jemand „nein“ entschieden." in html
        assert 'value="Version 10 ist da"' in html
        assert "Erst die Halle." in html
        assert wish.decisions.count() == 1

    @pytest.mark.parametrize(
        ("form", "sentence"),
        [
            ({"kind": "accept", "reason": "ja"}, "Ein Ja braucht einen Roadmap-Eintrag"),
            ({"kind": "later", "reason": "später"}, "„Später“ braucht eine Bedingung"),
            ({"kind": "as_is", "reason": "geht"}, "„Geht heute schon“ braucht ein Lösungsmuster"),
            ({"kind": "no", "reason": " "}, "Bitte nennen Sie einen Grund."),
            ({"reason": "weil"}, "Bitte eine Möglichkeit wählen."),
        ],
    )
    def test_says_what_is_missing(
        self, form: dict[str, str], sentence: str, world: World, wish: models.ChangeRequest, sign_in: Open
    ) -> None:
        response = sign_in(world.product_manager).post(reverse("request_decision", args=[wish.pk]), form)

        assert (response.status_code, sentence in response.content.decode()) == (409, True)
        assert not wish.decisions.exists()

    def test_shows_afterwards_whom_it_touched_and_what_turned(
        self, world: World, wish: models.ChangeRequest, sign_in: Open, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        promises.enter(
            world.deal, actor=world.seller, sentence="Ohne Netz bis zum 31.07.2027.", on=TODAY, capability=world.offline,
            change_request=wish,
        )  # fmt: skip
        say_no(sign_in(world.product_manager), wish)

        html = page(sign_in(world.product_manager), "request_decision", wish.pk)

        assert "Bei 1 Zusage hat sich das Urteil geändert." in html
        assert "vorher durch die Roadmap gedeckt" in html

    def test_is_offered_to_product_alone(self, world: World, wish: models.ChangeRequest, sign_in: Open) -> None:
        assert "decide-form" in page(sign_in(world.product_manager), "request_decision", wish.pk)
        assert "decide-form" not in page(sign_in(world.seller), "request_decision", wish.pk)

    def test_gives_its_parts_to_other_pages(self, world: World, wish: models.ChangeRequest, sign_in: Open) -> None:
        client = sign_in(world.product_manager)

        for name in ("request_decision", "request_answers"):
            html = client.get(reverse(name, args=[wish.pk]), headers={"hx-request": "true"}).content.decode()
            assert "<html" not in html
            assert html.strip().startswith(("<section", "\n"))


class TestAnswers:
    def test_tick_from_today_with_one_tap(self, world: World, wish: models.ChangeRequest, sign_in: Open) -> None:
        decide(world, wish, DecisionKind.NO)
        answer = models.Answer.objects.get()

        html = (
            sign_in(world.seller)
            .post(
                reverse("answer_receipts", args=[answer.pk]),
                {"kind": "customer_told", "how": "am Telefon"},
                headers={"hx-request": "true"},
            )
            .content.decode()
        )

        assert f'id="answer-{answer.pk}"' in html
        assert "Kunde weiß es seit 16.11.2026 (am Telefon)" in html

    def test_stand_on_the_deals_page_and_in_a_file_without_our_names(
        self, world: World, wish: models.ChangeRequest, sign_in: Open
    ) -> None:
        decide(world, wish, DecisionKind.NO)
        client = sign_in(world.seller)

        assert "Antworten an den Kunden" in page(client, "deals_deal", world.deal.pk)
        file = b"".join(client.get(reverse("answers_csv")).streaming_content).decode()  # type: ignore[attr-defined]
        assert "Bedienung ohne Netz" in file
        assert "Lindt" not in file

    def test_can_be_put_in_ones_own_words(self, world: World, wish: models.ChangeRequest, sign_in: Open) -> None:
        decide(world, wish, DecisionKind.NO)
        answer = models.Answer.objects.get()
        client = sign_in(world.seller)

        client.post(reverse("answer_words", args=[answer.pk]), {"language": "de", "text": "Leider nein, Herr Ebner."})

        html = page(client, "answers_answer", answer.pk)
        assert "Leider nein, Herr Ebner." in html
        assert "von Hand geschrieben" in html

    def test_stay_on_a_page_at_a_time(self, world: World, wish: models.ChangeRequest, sign_in: Open) -> None:
        deals = models.Deal.objects.bulk_create(
            models.Deal(
                company=world.company, product=world.product, account=world.account, key=f"many-{no}", title=f"D {no}"
            )
            for no in range(60)
        )
        models.DealRole.objects.bulk_create(
            models.DealRole(deal=deal, person=world.seller.person, role="seller") for deal in deals
        )
        asked = models.Ask.objects.bulk_create(
            models.Ask(company=world.company, deal=deal, by=world.seller.person, key=deal.key, text="?", asked_on=TODAY)
            for deal in deals
        )
        decide(world, wish, DecisionKind.NO)
        decision = models.Decision.objects.get(change_request=wish)
        askers = models.Asker.objects.bulk_create(
            models.Asker(change_request=wish, ask=ask, deal=ask.deal) for ask in asked
        )
        models.Answer.objects.bulk_create(
            models.Answer(decision=decision, asker=asker, deal=asker.deal, language="de", given_on=TODAY)
            for asker in askers
        )
        client = sign_in(world.seller)

        first = page(client, "answers")
        place = re.search(r'rel="next" href="\?([^"]+)"', first)
        assert place is not None
        second = client.get(f"{reverse('answers')}?{place[1]}").content.decode()

        assert (first.count('class="row answer-row"'), second.count('class="row answer-row"')) == (50, 11)


class TestPatterns:
    def test_are_written_from_what_worked_and_shown_by_ask(self, world: World, sign_in: Open) -> None:
        wish = change_requests.create(world.product, actor=world.product_manager, title="Daten ohne Netz nach SAP")
        asked_by_customer(world, wish)
        decide(world, wish, DecisionKind.AS_IS, capability=world.sap_export)
        answer = models.Answer.objects.get()
        sign_in(world.seller).post(
            reverse("answer_receipts", args=[answer.pk]), {"kind": "customer_told", "how": "Mail"}
        )
        presales = sign_in(world.presales)
        assert f"?answer={answer.pk}" in page(presales, "patterns")

        form = {"answer": answer.pk, "need": "Daten ohne Netz nach SAP", "how": "So macht es die Kessel AG."}
        refused = presales.post(reverse("patterns_new"), form)
        assert refused.status_code == 409
        assert "„Kessel AG“ ist der Name eines Kunden" in refused.content.decode()
        form["how"] = "Über Nacht als Datei ausleiten."
        assert presales.post(reverse("patterns_new"), form).status_code == 302

        pattern = models.SolutionPattern.objects.get()
        presales.post(reverse("pattern_uses", args=[pattern.pk]), {"helped": "yes", "deal": world.deal.pk})
        asked = presales.post(reverse("ask"), {"text": "Daten ohne Netz nach SAP"}, follow=True).content.decode()
        assert "Über Nacht als Datei ausleiten." in asked
        assert "aus 1 Verkaufschance · half 1 von 1 Mal (90-%-Bereich" in " ".join(asked.split())
