"""The handover's pages: the dossier says what services need and takes their word; the page for the phone is short."""

from __future__ import annotations

import re
from datetime import timedelta

from cast import TODAY, World
from django.urls import reverse
from flows.aligned import promised
from flows.handed_over import LATER, handed_over
from web.conftest import Open

from ropeteam.core.vocabulary import Fit
from ropeteam.flows import promises, signals
from ropeteam.store import models
from ropeteam.web import actors


def page(client: object, world: World, name: str = "deals_handover") -> str:
    return client.get(reverse(name, args=[world.deal.pk])).content.decode()  # type: ignore[attr-defined]


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


class TestTheDossier:
    def test_takes_a_vote_and_shows_it_with_its_reasons_here_and_at_the_gate(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.services)
        form = {"verdict": "not_yet", "reason": ["effort_unknown", "date_too_early"], "words": "Zwei Werke auf einmal"}
        answer = client.post(reverse("deals_handover_words", args=[world.deal.pk]), form, follow=True)

        html = answer.content.decode()
        assert "handover-not_yet" in html
        assert "Termin zu früh" in html
        gate = text_of(sign_in(world.seller).get(reverse("deals_deal", args=[world.deal.pk])).content.decode())
        assert "Services könnten noch nicht übernehmen" in gate
        assert "„Zwei Werke auf einmal“" in gate

    def test_says_what_is_wrong_and_keeps_nothing(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.services)
        words = reverse("deals_handover_words", args=[world.deal.pk])

        refused = client.post(words, {"verdict": "not_yet", "words": "Zu früh dran"}).content.decode()
        unknown = client.post(words, {"verdict": "vielleicht"}, follow=True).content.decode()
        days = client.post(
            reverse("deals_handover_estimates", args=[world.deal.pk]), {"days_from": "neun"}, follow=True
        ).content.decode()

        assert "Sagen Sie, woran es liegt" in refused
        assert "Zu früh dran</textarea>" in refused
        assert re.search(r'value="not_yet" required checked', refused)
        assert 'value="neun"' in days
        assert "Sagen Sie, woran es liegt" not in unknown
        assert "„neun“" in days
        assert not models.HandoverWord.objects.exists()

    def test_lists_what_stands_in_the_way_of_an_answer_and_offers_only_to_send_it_back(
        self, world: World, sign_in: Open
    ) -> None:
        said = "Die Bedienung ohne Netz haben Sie bis Ende März 2027."
        row = promises.enter(world.deal, actor=world.seller, sentence=said, on=TODAY)
        models.Deal.objects.filter(pk=world.deal.pk).update(signed_on=TODAY)

        html = page(sign_in(world.services), world)

        assert "offene Zusage" in html
        assert "offene Zusage ist ungedeckt" in html.split("handover-blocking")[1].split("</section>")[0]
        assert row.sentence in html.split('id="promises"')[1]
        assert re.findall(r'name="verdict" value="(\w+)"', html) == ["reject"]

    def test_does_not_speak_of_one_of_them_where_there_is_one(self, world: World, sign_in: Open) -> None:
        promised(world.deal, "p", TODAY, (TODAY, Fit.UNKNOWN))

        shown = text_of(page(sign_in(world.services), world))

        assert "Eine offene Zusage ist ungedeckt, und niemand steht für sie ein. Sie ist noch nicht beurteilt." in shown

    def test_says_of_a_takeover_that_stands_when_it_is_said_again_later(
        self, world: World, sign_in: Open, monkeypatch: object
    ) -> None:
        models.Deal.objects.filter(pk=world.deal.pk).update(signed_on=TODAY)
        for signal in (world.promise_offline, world.promise_training):
            signals.confirm(signal, actor=world.seller, on=TODAY)
        client, words = sign_in(world.services), reverse("deals_handover_words", args=[world.deal.pk])
        client.post(words, {"verdict": "accept"})
        monkeypatch.setattr(actors.timezone, "localdate", lambda: TODAY + timedelta(days=1))  # type: ignore[attr-defined]

        html = client.post(words, {"verdict": "accept"}, follow=True).content.decode()

        assert models.HandoverWord.objects.count() == 1
        assert "Das steht schon so da." in html

    def test_lets_services_tick_what_they_saw_and_nobody_else(self, world: World, sign_in: Open) -> None:
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        assert promise is not None
        key = f"promise:{promise.pk}"
        assert f'value="{key}"' in page(sign_in(world.services), world)
        assert 'name="key"' not in page(sign_in(world.seller), world)

        answer = sign_in(world.services).post(
            reverse("deals_handover_seen", args=[world.deal.pk]), {"key": [key]}, follow=True
        )
        assert "gesehen 16.11.2026" in text_of(answer.content.decode())

    def test_tells_names_and_the_customers_words_only_to_who_may(self, world: World, sign_in: Open) -> None:
        handed_over(world.deal, seller=world.seller, services=world.services)

        assert world.need.quote in page(sign_in(world.services), world)
        stranger = page(sign_in(world.other_seller), world)
        assert world.need.quote not in stranger
        assert "Gesa Holm" not in stranger
        assert "Zweimal gefragt?" not in stranger

    def test_takes_a_word_on_a_question_asked_twice(self, world: World, sign_in: Open) -> None:
        row = handed_over(world.deal, seller=world.seller, services=world.services)

        sign_in(world.seller).post(reverse("question_twice_word", args=[row.pk]), {"same": "1"})

        assert "dieselbe Frage</span>" in page(sign_in(world.seller), world)


def test_the_page_for_the_phone_holds_four_things_and_counts_the_rest(
    world: World, sign_in: Open, monkeypatch: object
) -> None:
    for no in range(10):
        promises.enter(world.deal, actor=world.seller, sentence=f"Punkt {no}", on=TODAY, due=TODAY + timedelta(days=no))
    offer = models.Offer.objects.create(deal=world.deal, key="v", kind="contract", title="Vertrag")
    version = models.OfferVersion.objects.create(
        offer=offer, n=1, content_hash="1", file_name="v.txt", format="text", original=b"x", dated_on=TODAY, recorded_on=TODAY
    )  # fmt: skip
    models.OfferReading.objects.create(version=version, rules="r", model="m")
    handed_over(world.deal, seller=world.seller, services=world.services)
    monkeypatch.setattr(actors.timezone, "localdate", lambda: LATER)  # type: ignore[attr-defined]

    html = page(sign_in(world.services), world, "deals_handover_phone")

    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", html.split('class="phone"')[1].split("</article>")[0]) == [
        "Gesagt, aber nicht im Vertrag", "Zugesagt, nach Frist", "Grenzen, die der Kunde nicht kennt",
        "Erster sichtbarer Erfolg",
    ]  # fmt: skip
    due = html.split('id="p-due-h"')[1].split("</section>")[0]
    assert due.count("<li ") == 8
    assert "und 4 weitere" in due  # ten by hand, and two that were heard
    assert "Erste Meldung am Band" in html


def test_today_of_the_rope_names_what_came_back(world: World, sign_in: Open) -> None:
    models.Deal.objects.filter(pk=world.deal.pk).update(signed_on=TODAY)
    sign_in(world.services).post(
        reverse("deals_handover_words", args=[world.deal.pk]), {"verdict": "reject", "reason": ["scope_unclear"]}
    )

    today = text_of(sign_in(world.seller).get(reverse("today")).content.decode())

    assert "Von Services zurückgegeben" in today
    assert "zurückgegeben 16.11.2026" in today
