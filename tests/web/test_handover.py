"""The handover's pages: the dossier says what services need and takes their word; the page for the phone is short."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from cast import TODAY, World
from django.test import Client
from django.urls import reverse
from flows.aligned import promised
from flows.wishes import sale
from web.conftest import Open

from ropeteam.core.vocabulary import Fit
from ropeteam.flows import promises
from ropeteam.store import models
from ropeteam.web import actors


@pytest.fixture(scope="module")
def made(world_of_module: World) -> int:
    deal = sale(world_of_module, world_of_module.account, "quiet", None)
    models.DealRole.objects.create(deal=deal, person=world_of_module.seller.person, role="seller")
    return deal.pk


@pytest.fixture
def quiet(made: int, world: World) -> models.Deal:
    """A deal of the seller's of which nothing was heard."""
    return models.Deal.objects.get(pk=made)


def page(client: Client, deal: models.Deal) -> str:
    return client.get(reverse("deals_handover", args=[deal.pk])).content.decode()


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


class TestTheDossier:
    def test_takes_a_vote_and_shows_it_with_its_reasons_here_and_at_the_gate(
        self, world: World, quiet: models.Deal, sign_in: Open
    ) -> None:
        client = sign_in(world.services)
        form = {"verdict": "not_yet", "reason": ["effort_unknown", "date_too_early"], "words": "Zwei Werke auf einmal"}
        answer = client.post(reverse("deals_handover_words", args=[quiet.pk]), form, follow=True)

        html = answer.content.decode()
        assert "handover-not_yet" in html
        assert "Termin zu früh" in html
        gate = text_of(sign_in(world.seller).get(reverse("deals_deal", args=[quiet.pk])).content.decode())
        assert "Services könnten noch nicht übernehmen" in gate
        assert "„Zwei Werke auf einmal“" in gate

    def test_says_what_is_wrong_and_keeps_nothing(self, world: World, quiet: models.Deal, sign_in: Open) -> None:
        client = sign_in(world.services)
        words = reverse("deals_handover_words", args=[quiet.pk])

        refused = client.post(words, {"verdict": "not_yet", "words": "Zu früh dran"}).content.decode()
        unknown = client.post(words, {"verdict": "vielleicht"}, follow=True).content.decode()
        days = client.post(
            reverse("deals_handover_estimates", args=[quiet.pk]), {"days_from": "neun"}, follow=True
        ).content.decode()

        assert "Sagen Sie, woran es liegt" in refused
        assert "Zu früh dran</textarea>" in refused
        assert re.search(r'value="not_yet" required checked', refused)
        assert 'value="neun"' in days
        assert "Sagen Sie, woran es liegt" not in unknown
        assert "„neun“" in days
        assert not models.HandoverWord.objects.exists()

    def test_lists_what_stands_in_the_way_of_an_answer_and_offers_only_to_send_it_back(
        self, world: World, quiet: models.Deal, sign_in: Open
    ) -> None:
        said = "Die Bedienung ohne Netz haben Sie bis Ende März 2027."
        row = promises.enter(quiet, actor=world.seller, sentence=said, on=TODAY)
        models.Deal.objects.filter(pk=quiet.pk).update(signed_on=TODAY)

        html = page(sign_in(world.services), quiet)

        assert "offene Zusage" in html
        assert "offene Zusage ist ungedeckt" in html.split("handover-blocking")[1].split("</section>")[0]
        assert row.sentence in html.split('id="promises"')[1]
        assert re.findall(r'name="verdict" value="(\w+)"', html) == ["reject"]

    def test_does_not_speak_of_one_of_them_where_there_is_one(
        self, world: World, quiet: models.Deal, sign_in: Open
    ) -> None:
        promised(quiet, "p", TODAY, (TODAY, Fit.UNKNOWN))

        shown = text_of(page(sign_in(world.services), quiet))

        assert "Eine offene Zusage ist ungedeckt, und niemand steht für sie ein. Sie ist noch nicht beurteilt." in shown

    def test_says_of_a_takeover_that_stands_when_it_is_said_again_later(
        self, world: World, quiet: models.Deal, sign_in: Open, monkeypatch: object
    ) -> None:
        models.Deal.objects.filter(pk=quiet.pk).update(signed_on=TODAY)
        client, words = sign_in(world.services), reverse("deals_handover_words", args=[quiet.pk])
        client.post(words, {"verdict": "accept"})
        monkeypatch.setattr(actors.timezone, "localdate", lambda: TODAY + timedelta(days=1))  # type: ignore[attr-defined]

        html = client.post(words, {"verdict": "accept"}, follow=True).content.decode()

        assert models.HandoverWord.objects.count() == 1
        assert "Das steht schon so da." in html

    def test_lets_services_tick_what_they_saw_and_nobody_else(
        self, world: World, quiet: models.Deal, sign_in: Open
    ) -> None:
        promise = promised(quiet, "p", TODAY, (TODAY, Fit.ROADMAP))
        key = f"promise:{promise.pk}"
        assert f'value="{key}"' in page(sign_in(world.services), quiet)
        assert 'name="key"' not in page(sign_in(world.seller), quiet)

        answer = sign_in(world.services).post(
            reverse("deals_handover_seen", args=[quiet.pk]), {"key": [key]}, follow=True
        )
        assert "gesehen 16.11.2026" in text_of(answer.content.decode())


def test_today_of_the_rope_names_what_came_back(world: World, quiet: models.Deal, sign_in: Open) -> None:
    models.Deal.objects.filter(pk=quiet.pk).update(signed_on=TODAY)
    sign_in(world.services).post(
        reverse("deals_handover_words", args=[quiet.pk]), {"verdict": "reject", "reason": ["scope_unclear"]}
    )

    today = text_of(sign_in(world.seller).get(reverse("today")).content.decode())

    assert "Von Services zurückgegeben" in today
    assert "zurückgegeben 16.11.2026" in today
