"""The exchange in the browser: the next meeting, its agenda with minutes, people, closing, the review of a release."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from cast import TODAY, World
from django.test import Client
from django.urls import reverse
from flows.meetings import NOW, meeting
from flows.travel import asked_by_customer, asked_by_seller, decide
from flows.wishes import wish
from web.conftest import Open

from ropeteam.core.vocabulary import Commitment, DecisionKind, RoadmapStatus
from ropeteam.flows import agenda, exchange, product
from ropeteam.store import models
from ropeteam.store.versions import RoadmapWords
from ropeteam.web import exchange as page


@pytest.fixture(autouse=True)
def at_ten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything happens on the cast's morning."""
    monkeypatch.setattr(page.timezone, "now", lambda: NOW)


def html(client: Client, name: str, *args: int) -> str:
    return client.get(reverse(name, args=args)).content.decode()


def main(client: Client, row: models.Exchange) -> str:
    return html(client, "exchange_meeting", row.pk).split("<main")[1].split("</main>")[0]


def post(client: Client, name: str, pk: int | None = None, **data: object) -> str:
    """What the page says after a deed."""
    return client.post(reverse(name, args=(pk,) if pk else ()), data, follow=True).content.decode()


class TestTheNextMeeting:
    def test_is_set_by_its_cadence_and_stands_with_its_agenda(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.product_manager)
        assert "Noch kein Treffen geplant" in html(client, "exchange")
        wish(world, "Bedienung ohne Netz")

        said = post(client, "exchange_cadence", weekday="2", weeks="2", at="14:30", minutes="45")

        assert "Festgelegt. Nächstes Treffen: 18.11.2026." in said
        assert "Mittwoch, 18.11.2026, 14:30–15:15 Uhr" in said
        assert "Bedienung ohne Netz" in said

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            ({"weeks": "0"}, "1 bis 12 Wochen"),
            ({"weekday": "Mittwoch"}, "1 bis 12 Wochen"),
            ({"minutes": "9999"}, "5 bis 480 Minuten"),
            ({"at": "halb drei"}, "So geht es: 14:30"),
        ],
    )
    def test_says_what_is_wrong_with_a_cadence(self, data, words, world: World, sign_in: Open) -> None:
        sound = {"weekday": "2", "weeks": "2", "at": "14:30", "minutes": "45"}

        assert words in post(sign_in(world.admin), "exchange_cadence", **(sound | data))
        assert not models.Exchange.objects.exists()

    def test_tells_others_who_plans_and_offers_them_nothing(self, world: World, sign_in: Open) -> None:
        shown = html(sign_in(world.works_council), "exchange").split("<main")[1].split("</main>")[0]

        assert "legen fest, wie oft" in shown
        assert "<form" not in shown

    def test_past_ones_go_on_by_place(self, world: World, sign_in: Open) -> None:
        for no in range(45):
            start = NOW - timedelta(days=7 * no + 7)
            models.Exchange.objects.create(
                company=world.company,
                kind="regular",
                starts_at=start,
                ends_at=start + timedelta(hours=1),
                closed_at=NOW,
            )
        client = sign_in(world.seller)

        seen: list[str] = []
        address = reverse("exchange")
        while address:
            shown = client.get(address).content.decode()
            seen += [part.split('"')[0] for part in shown.split('id="past-')[1:] if part[0].isdigit()]
            more = shown.split('href="?after=')[1:]
            address = f"{reverse('exchange')}?after={more[0].split('#')[0]}" if more else ""

        assert len(seen) == len(set(seen)) == 45


class TestAMeeting:
    def test_shows_what_waits_with_its_place_and_whom_it_concerns(self, world: World, sign_in: Open) -> None:
        row = meeting(world, now=NOW)
        asked_by_customer(world, offline := wish(world, "Bedienung ohne Netz"))
        decide(world, offline, DecisionKind.NO, on=TODAY - timedelta(days=8))

        seller, services = main(sign_in(world.seller), row), main(sign_in(world.services), row)

        answer = models.Answer.objects.get()
        assert "Antworten, die der Kunde noch nicht kennt" in seller
        assert reverse("answers_answer", args=(answer.pk,)) in seller
        assert "Antwort seit dem 08.11.2026 nicht weitergegeben" in seller
        assert "betrifft Sie" in seller
        assert "betrifft Sie" not in services

    def test_takes_minutes_and_outcomes_beside_each_point(self, world: World, sign_in: Open) -> None:
        row = meeting(world, now=NOW)
        item = agenda.add_topic(row, actor=world.seller, words="Messe <b>Nord</b>")
        client = sign_in(world.presales)

        said = post(client, "exchange_minutes", item.pk, minutes="Jonas fährt.", seen="", outcome="done")

        assert "Protokolliert." in said
        assert "Messe &lt;b&gt;Nord&lt;/b&gt;" in said
        assert "Jonas fährt." in said
        assert 'class="chip chip-done">erledigt' in said
        post(client, "exchange_minutes", item.pk, minutes="x", seen="Jonas fährt.", outcome="vielleicht")
        item.refresh_from_db()
        assert item.minutes == "Jonas fährt."

    def test_sends_a_wish_to_its_decision_and_shows_what_was_decided(self, world: World, sign_in: Open) -> None:
        row = meeting(world, begun=True)
        offline = wish(world, "Bedienung ohne Netz")
        client = sign_in(world.product_manager)
        assert reverse("request_decision", args=(offline.pk,)) in main(client, row)

        decide(world, offline, DecisionKind.LATER, condition="Version 10")

        shown = main(client, row)
        assert 'class="chip chip-decided">entschieden' in shown
        assert "später" in shown

    def test_says_who_is_missing_and_who_was_there(self, world: World, sign_in: Open) -> None:
        row = meeting(world, now=NOW)
        client = sign_in(world.services)
        assert "Niemand am Tisch" not in main(client, row)

        people = [world.seller.person, world.product_manager.person, world.services.person]
        post(client, "exchange_seats", row.pk, present=[person.pk for person in people if person])

        assert "Niemand am Tisch aus: Pre-Sales." in main(client, row)
        assert "nicht dabei" in main(client, row)

    def test_tells_the_absent_how_much_concerns_them(self, world: World, sign_in: Open) -> None:
        row = meeting(world, begun=True)
        asked_by_customer(world, offline := wish(world, "Bedienung ohne Netz"))
        agenda.refresh(row, now=NOW)
        post(sign_in(world.services), "exchange_seats", row.pk, present=[])
        exchange.close(row, actor=world.product_manager, now=NOW)

        shown = main(sign_in(world.seller), row)

        assert "Sie waren nicht dabei. Ein Punkt betrifft Ihre Verkaufschancen" in shown
        assert offline.pk

    def test_once_closed_offers_nothing_to_write(self, world: World, sign_in: Open) -> None:
        row = meeting(world, begun=True)
        item = agenda.add_topic(row, actor=world.seller, words="Messe")
        client = sign_in(world.product_manager)

        post(client, "exchange_closing", row.pk)

        shown = main(client, row)
        assert "Das Protokoll ist seit dem 16.11.2026 abgeschlossen." in shown
        assert "<form" not in shown
        refused = post(client, "exchange_minutes", item.pk, minutes="Doch.", seen="", outcome="done")
        assert "lässt sich nicht mehr ändern" in refused

    def test_of_another_company_is_not_there(self, world: World, sign_in: Open) -> None:
        row = meeting(world, now=NOW)

        assert sign_in(world.stranger).get(reverse("exchange_meeting", args=(row.pk,))).status_code == 404

    def test_costs_as_many_queries_for_many_points_as_for_few(
        self, world: World, sign_in: Open, django_assert_max_num_queries
    ) -> None:
        row = meeting(world, now=NOW)
        client = sign_in(world.product_manager)
        for no in range(20):
            agenda.add_topic(row, actor=world.seller, words=f"Thema {no}")
            wish(world, f"Wunsch {no}")
        main(client, row)

        with django_assert_max_num_queries(45):
            assert main(client, row).count('class="row point"') == 25


class TestAnIterationReview:
    @pytest.fixture
    def review(self, world: World) -> models.Exchange:
        """What a customer and a seller asked for is in release 9.0."""
        offline = wish(world, "Bedienung ohne Netz")
        asked_by_customer(world, offline)
        asked_by_seller(world, offline, "Geht das auch ohne Kunden?", deal=False)
        decide(world, offline, DecisionKind.ACCEPT, roadmap_item=world.offline_item)
        words = RoadmapWords(
            title="Bedienung ohne Netz", status=RoadmapStatus.RELEASED, day=TODAY, release="9.0",
            capability=world.offline, commitment=Commitment.COMMITTABLE,
        )  # fmt: skip
        product.change_roadmap(world.offline_item, words, actor=world.product_manager, on=TODAY)
        return exchange.plan_iteration(
            world.company, release="9.0", day=date(2026, 12, 1), at=time(11), minutes=60, actor=world.product_manager,
            now=NOW,
        )  # fmt: skip

    def test_names_who_asked_with_words_in_their_language(
        self, review: models.Exchange, world: World, sign_in: Open
    ) -> None:
        shown = main(sign_in(world.seller), review)

        assert "Iterationsreview 9.0" in shown
        assert "2-mal wurde danach gefragt" in shown
        assert "Wir brauchen die Bedienung auch ohne Netz in der Halle" in shown
        assert "Das gibt es inzwischen, mit Version 9.0." in shown
        assert "eigene Frage, kein Kunde" in shown

    def test_names_no_deal_that_is_not_the_readers(self, review: models.Exchange, world: World, sign_in: Open) -> None:
        models.Deal.objects.filter(pk=world.deal.pk).update(confidential=True)

        shown = main(sign_in(world.services), review)

        assert "Leitstand für zwei Werke" not in shown
        assert "in der Halle" not in shown

    def test_warns_without_sales_or_presales(self, review: models.Exchange, world: World, sign_in: Open) -> None:
        assert world.presales.person is not None
        review.seats.filter(person=world.presales.person).delete()

        assert "Ein Iterationsreview ohne Pre-Sales erreicht die Kunden nicht." in main(sign_in(world.admin), review)
