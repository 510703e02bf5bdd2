"""The exchange in the browser: the next meeting, its agenda with minutes, people, closing, the review of a release."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import TODAY, World
from django.test import Client
from django.urls import reverse
from flows.meetings import NOW, meeting
from flows.travel import asked_by_customer, decide
from flows.wishes import wish
from web.conftest import Open

from ropeteam.core.vocabulary import DecisionKind
from ropeteam.flows import agenda, exchange
from ropeteam.store import models
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


def send(client: Client, name: str, pk: int, **data: object) -> None:
    """A deed whose own answer nobody reads."""
    assert client.post(reverse(name, args=(pk,)), data).status_code == 302


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
        starts = [NOW - timedelta(days=7 * no + 7) for no in range(45)]
        models.Exchange.objects.bulk_create(
            models.Exchange(
                company=world.company,
                kind="regular",
                starts_at=start,
                ends_at=start + timedelta(hours=1),
                closed_at=NOW,
            )
            for start in starts
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
        send(client, "exchange_minutes", item.pk, minutes="x", seen="Jonas fährt.", outcome="vielleicht")
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
        send(client, "exchange_seats", row.pk, present=[person.pk for person in people if person])

        shown = main(client, row)
        assert "Niemand am Tisch aus: Pre-Sales." in shown
        assert "nicht dabei" in shown

    def test_tells_the_absent_how_much_concerns_them(self, world: World, sign_in: Open) -> None:
        row = meeting(world, begun=True)
        asked_by_customer(world, offline := wish(world, "Bedienung ohne Netz"))
        agenda.refresh(row, now=NOW)
        send(sign_in(world.services), "exchange_seats", row.pk, present=[])
        exchange.close(row, actor=world.product_manager, now=NOW)

        shown = main(sign_in(world.seller), row)

        assert "Sie waren nicht dabei. Ein Punkt betrifft Ihre Verkaufschancen" in shown
        assert offline.pk

    def test_once_closed_offers_nothing_to_write(self, world: World, sign_in: Open) -> None:
        row = meeting(world, begun=True)
        item = agenda.add_topic(row, actor=world.seller, words="Messe")
        client = sign_in(world.product_manager)

        send(client, "exchange_closing", row.pk)

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
