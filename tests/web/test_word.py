"""A person's word on one signal: the same deed wherever it is read, answered with the part that asked."""

from __future__ import annotations

import pytest
from cast import World
from django.test import Client
from django.urls import reverse
from web.conftest import Open

from ropeteam.store import models

OFFLINE = "Das bekommen Sie von uns bis Ende Juni"


def say(client: Client, signal: models.Signal, target: str = "", **data: str) -> str:
    """The answer to htmx; `target` is the id of what asked, else the margin's card."""
    headers = {"HX-Request": "true", "HX-Target": target or f"s{signal.pk}"}
    return client.post(reverse("signal_word", args=[signal.pk]), data, headers=headers).content.decode()


def take_back(client: Client, signal: models.Signal, target: str = "") -> str:
    headers = {"HX-Request": "true", "HX-Target": target or f"s{signal.pk}"}
    return client.post(reverse("signal_word_undo", args=[signal.pk]), headers=headers).content.decode()


class TestWord:
    def test_confirms_enters_the_ledger_and_offers_the_way_back(self, world: World, sign_in: Open) -> None:
        html = say(sign_in(world.seller), world.promise_offline, verdict="confirmed")

        assert models.Promise.objects.get().sentence == OFFLINE
        assert reverse("signal_word_undo", args=[world.promise_offline.pk]) in html
        assert "toast" in html

    def test_gives_another_kind(self, world: World, sign_in: Open) -> None:
        html = say(sign_in(world.seller), world.delight, verdict="confirmed", kind="concern")

        assert "sig-concern sig-confirmed" in html

    def test_of_a_seller_says_why_an_own_promise_is_none(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)
        assert "Bitte nennen Sie einen Grund." in say(client, world.promise_offline, verdict="dismissed")
        assert not models.SignalReview.objects.exists()

        assert "verworfen" in say(client, world.promise_offline, verdict="dismissed", reason="war ein Scherz")

        assert models.SignalReview.objects.get().by_seller

    @pytest.mark.parametrize("data", [{"verdict": "maybe"}, {"verdict": "confirmed", "kind": "joke"}, {}])
    def test_that_is_none_changes_nothing(self, data: dict[str, str], world: World, sign_in: Open) -> None:
        say(sign_in(world.seller), world.need, **data)

        assert not models.SignalReview.objects.exists()

    def test_is_seconded_from_today(self, world: World, sign_in: Open) -> None:
        say(sign_in(world.seller), world.promise_offline, verdict="dismissed", reason="war ein Scherz")
        presales = sign_in(world.presales)
        assert "war ein Scherz" in presales.get(reverse("today")).content.decode()

        presales.post(reverse("signal_word_second", args=[world.promise_offline.pk]))

        assert models.ReviewSecond.objects.get().by == world.presales.person
        assert "war ein Scherz" not in presales.get(reverse("today")).content.decode()


class TestAnswer:
    """Three places ask: the margin of a talk, a row of Today or of a note, a deal's gate."""

    def test_is_the_margins_card(self, world: World, sign_in: Open) -> None:
        html = say(sign_in(world.seller), world.promise_offline, verdict="confirmed")

        card = f'<article class="sig sig-promise sig-confirmed v-half" id="s{world.promise_offline.pk}"'
        assert html.lstrip().startswith(card)

    def test_is_the_row(self, world: World, sign_in: Open) -> None:
        row = f"signal-{world.promise_offline.pk}"

        html = say(sign_in(world.seller), world.promise_offline, row, verdict="confirmed")

        assert html.lstrip().startswith(f'<li class="row signal" id="{row}"')
        assert "bestätigt" in html

    def test_is_the_gate(self, world: World, sign_in: Open) -> None:
        html = say(sign_in(world.seller), world.promise_offline, "standing", verdict="confirmed")

        assert html.lstrip().startswith('<div id="standing"')

    def test_of_a_plain_form_is_the_page_it_came_from(self, world: World, sign_in: Open) -> None:
        address, page = reverse("signal_word", args=[world.need.pk]), reverse("today")

        response = sign_in(world.seller).post(address, {"verdict": "confirmed"}, headers={"referer": page})

        assert (response.status_code, response["Location"]) == (302, page)


class TestUndo:
    def test_gives_the_signal_back_to_be_reviewed(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)
        say(client, world.need, verdict="dismissed")

        html = take_back(client, world.need)

        assert "sig-need sig-suggested" in html
        assert "Nora Lindt" not in html, "nobody's word stands"
        assert 'data-key="y"' in html
        assert "Zurückgenommen." in html

    def test_of_a_confirmed_promise_asks_for_a_word_at_the_gate_again(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)
        say(client, world.promise_offline, verdict="confirmed")

        html = take_back(client, world.promise_offline, "standing")

        card = html.split(f'id="p{models.Promise.objects.get().pk}"')[1].split("</li>\n</ul>")[0]
        assert "niemand hat hingesehen" in card
        assert reverse("signal_word", args=[world.promise_offline.pk]) in card

    def test_of_nothing_says_nothing(self, world: World, sign_in: Open) -> None:
        assert "Zurückgenommen." not in take_back(sign_in(world.seller), world.need)

    def test_tells_nobody_a_sentence_that_is_not_theirs(self, world: World, sign_in: Open) -> None:
        for who in ("other_seller", "management", "works_council"):
            assert OFFLINE not in take_back(sign_in(world.everyone[who]), world.promise_offline)
