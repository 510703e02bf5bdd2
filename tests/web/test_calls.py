"""In the call and before it: what stands beside a candidate, the question that waits, the answer in one click, the card."""

from __future__ import annotations

from datetime import date

import pytest
from cast import TODAY, World
from django.test import Client
from django.urls import reverse
from flows.attention_cast import entry, reachable, take
from flows.meetings import NOW
from web.conftest import Open

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

    def test_who_asks_for_an_earlier_day_is_told_one_thing(self, world: World, sign_in: Open) -> None:
        html = ask(sign_in(world.seller), "Bekommen wir die Bedienung ohne Netz bis zum 31.03.2027?", world.deal)

        first = html.split('class="card"')[1]
        assert "zum 30.06.2027. Einen früheren Termin kann ich Ihnen nicht zusagen" in first
        assert "zum 30.06.2027; früher sage ich es nicht zu" in first
        assert "Das ist nicht entschieden" not in first

    def test_a_planned_item_that_does_not_carry_the_wish_hands_out_no_day(self, world: World, sign_in: Open) -> None:
        models.Limit.objects.create(
            version=world.offline.versions.get(), no=0, text="Bis zu 10 Geräte", value="10", unit="Geräte"
        )

        html = ask(sign_in(world.seller), "Geht die Bedienung ohne Netz mit 600 Geräten?", world.deal)

        first = html.split('class="card"')[1]
        assert "Das ist bei uns noch nicht entschieden" in first
        assert "heute sage ich es Ihnen nicht zu" in first
        assert "30.06.2027; früher" not in first

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
