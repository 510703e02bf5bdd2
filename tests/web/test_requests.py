"""The list of change requests and the page of one: every number opens its sentences, nobody is named, every step goes back."""

from __future__ import annotations

import csv
import io
import pickle
from datetime import date

import pytest
from cast import TODAY, World
from django.test import Client
from django.urls import reverse
from flows.wishes import asks_for, customer, sale, wish
from web.conftest import Open

from ropeteam.core.vocabulary import DecisionKind
from ropeteam.flows import change_requests, request_judging, request_merging
from ropeteam.store import models

STAFF_NAMES = ("Lindt", "Rau", "Beil", "Voss", "Holm", "Sahm", "Kern")


@pytest.fixture(scope="module")
def wished(world_of_module: World) -> dict[str, models.ChangeRequest]:
    """Three wishes: a large one that one of two customers carries, a broad one, and one that is decided."""
    world = world_of_module
    one, many, gone = (wish(world, title) for title in ("Bedienung ohne Netz", "Export nach SAP", "Eigener Quellcode"))
    asks_for(world, sale(world, customer(world, "k0"), "s0", 9_000), one)
    asks_for(world, sale(world, customer(world, "k1"), "s1", 900_000), one, "Läuft das ohne Netz?")
    for no in range(3):
        account = customer(world, f"b{no}", segment="Handel")
        asks_for(world, sale(world, account, f"b{no}", 50_000, signed=date(2026, 5, 1) if no else None), many)
    change_requests.decide_on(
        gone, actor=world.product_manager, kind=DecisionKind.NO, reason="Ein Stand für alle.", on=TODAY
    )
    return {"one": one, "many": many, "gone": gone}


@pytest.fixture
def wishes(wished: dict[str, models.ChangeRequest]) -> dict[str, models.ChangeRequest]:
    copy: dict[str, models.ChangeRequest] = pickle.loads(pickle.dumps(wished))
    return copy


def listed(client: Client, **query: object) -> list[str]:
    return titles_of(client.get(reverse("requests"), query).content.decode())


def titles_of(html: str) -> list[str]:
    rows = html.partition("<tbody")[2].partition("</tbody>")[0]
    titles = ("Bedienung ohne Netz", "Export nach SAP", "Eigener Quellcode")
    return sorted((title for title in titles if f">{title}<" in rows), key=rows.index)


def shown(client: Client, row: models.ChangeRequest, **query: object) -> str:
    return client.get(reverse("requests_request", args=[row.pk]), query).content.decode()


class TestList:
    def test_is_ordered_by_stake_and_says_what_hangs_on_one_customer(self, wishes: dict, world: World, sign_in: Open):
        html = sign_in(world.seller).get(reverse("requests")).content.decode()

        assert titles_of(html) == ["Bedienung ohne Netz", "Export nach SAP", "Eigener Quellcode"]
        assert "hängt an einem Kunden" in html
        assert f"/requests/{wishes['many'].pk}/?of=revenue#askers" in html
        assert "100.000" in html

    @pytest.mark.parametrize(
        ("query", "there"),
        [
            ({"state": "no"}, ["Eigener Quellcode"]),
            ({"state": "undecided"}, ["Bedienung ohne Netz", "Export nach SAP"]),
            ({"segment": "Handel"}, ["Export nach SAP"]),
            ({"flag": "dominated"}, ["Bedienung ohne Netz"]),
            ({"flag": "vetoed"}, []),
            ({"origin": "inside"}, []),
            ({"q": "sap export"}, ["Export nach SAP"]),
            ({"order": "newest"}, ["Eigener Quellcode", "Export nach SAP", "Bedienung ohne Netz"]),
            ({"order": "nonsense", "state": "nonsense", "after": "nonsense"}, None),
        ],
    )
    def test_is_narrowed_and_ordered_by_the_address(
        self, query: dict, there: list | None, wishes: dict, world: World, sign_in: Open
    ) -> None:
        everything = ["Bedienung ohne Netz", "Export nach SAP", "Eigener Quellcode"]

        assert listed(sign_in(world.seller), **query) == (everything if there is None else there)

    def test_goes_out_as_csv_without_people_and_words(self, wishes: dict, world: World, sign_in: Open) -> None:
        answer = sign_in(world.seller).get(reverse("requests_csv"), {"state": "undecided"})
        text = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))

        assert [row[1] for row in rows[1:]] == ["Bedienung ohne Netz", "Export nach SAP"]
        assert rows[0][11:14] == ["In Verhandlung", "Bestand", "Verloren"]
        assert (rows[2][11], rows[2][12]) == ("50000,00", "100000,00")
        assert not [name for name in (*STAFF_NAMES, "Läuft das") if name in text]
        assert models.Event.objects.filter(code__startswith="export").exists() or models.AccessLog.objects.exists()


class TestOne:
    def test_shows_every_asker_in_their_own_words(self, wishes: dict, world: World, sign_in: Open) -> None:
        html = shown(sign_in(world.seller), wishes["one"])

        assert "Läuft das ohne Netz?" in html
        assert "Kunde k1 GmbH" in html
        assert "Maschinenbau" in html

    def test_narrows_the_askers_to_the_column_that_was_clicked(self, wishes: dict, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)

        html = shown(client, wishes["many"], of="open")
        assert ("Projekt b0" in html, "Projekt b1" in html) == (True, False)
        html = shown(client, wishes["many"], of="revenue")
        assert ("Projekt b0" in html, "Projekt b1" in html) == (False, True)

    def test_keeps_its_place_in_the_list_it_was_opened_from(self, wishes: dict, world: World, sign_in: Open) -> None:
        one, many, gone = (wishes[name].pk for name in ("one", "many", "gone"))
        client = sign_in(world.seller)

        whole, narrow = shown(client, wishes["many"]), shown(client, wishes["many"], **{"in": "state=undecided"})

        assert (f"/requests/{one}/" in whole, f'rel="next" data-key="]" href="/requests/{gone}/"' in whole) == (
            True,
            True,
        )
        assert f'href="/requests/{one}/?in=state%3Dundecided"' in narrow
        assert 'rel="next"' not in narrow
        assert f"/requests/?state=undecided&amp;around={many}#request-{many}" in narrow
        assert "Export nach SAP" in client.get(reverse("requests"), {"around": many}).content.decode()

    def test_is_nothing_to_a_stranger(self, wishes: dict, world: World, sign_in: Open) -> None:
        address = reverse("requests_request", args=[wishes["one"].pk])

        assert sign_in(world.stranger).get(address).status_code == 404


class TestDeeds:
    def test_a_rating_answers_with_the_fit_alone(self, wishes: dict, world: World, sign_in: Open) -> None:
        pillar = models.Pillar.objects.get()
        address = reverse("requests_ratings", args=[wishes["one"].pk])
        client = sign_in(world.seller)

        html = client.post(address, {"pillar": pillar.pk, "value": "-1.0"}, headers={"HX-Request": "true"})
        request_judging.rate(wishes["one"], pillar, actor=world.product_manager, value=1.0, on=TODAY)

        assert "−1,0" in html.content.decode()
        assert "<html" not in html.content.decode()
        whole = shown(client, wishes["one"])
        assert "Rollen uneins" in whole
        assert "Spannweite 2,0" in whole

    @pytest.mark.parametrize("value", ["0.7", "", "viel"])
    def test_a_wrong_rating_is_told(self, value: str, wishes: dict, world: World, sign_in: Open) -> None:
        pillar = models.Pillar.objects.get()

        sign_in(world.seller).post(
            reverse("requests_ratings", args=[wishes["one"].pk]), {"pillar": pillar.pk, "value": value}
        )

        assert not models.PillarRating.objects.exists()

    def test_a_veto_stands_in_the_list_and_on_the_page(self, wishes: dict, world: World, sign_in: Open) -> None:
        client = sign_in(world.services)

        client.post(reverse("requests_vetoes", args=[wishes["one"].pk]), {"reason": "Das macht uns zum Projekthaus."})

        assert "Das macht uns zum Projekthaus." in shown(client, wishes["one"])
        assert listed(client, flag="vetoed") == ["Bedienung ohne Netz"]
        client.post(reverse("requests_vetoes", args=[wishes["one"].pk]), {"lift": "yes"})
        assert listed(client, flag="vetoed") == []

    def test_a_merge_is_shown_first_and_can_be_taken_back(self, wishes: dict, world: World, sign_in: Open) -> None:
        client = sign_in(world.product_manager)
        address = reverse("requests_merge", args=[wishes["one"].pk])

        before = client.get(address, {"into": wishes["gone"].pk}).content.decode()
        assert "2 Nennungen ziehen um" in before
        assert "Ein Stand für alle." in before
        done = client.post(address, {"into": wishes["gone"].pk}, follow=True).content.decode()
        merge = models.RequestMerge.objects.get()
        assert reverse("requests_unmerge", args=[merge.pk]) in done
        assert "Läuft das ohne Netz?" in done
        assert "Aufgegangen in" in shown(client, wishes["one"])

        client.post(reverse("requests_unmerge", args=[merge.pk]))
        assert "Läuft das ohne Netz?" not in shown(client, wishes["gone"])

    def test_words_are_split_off_or_moved_and_come_back(self, wishes: dict, world: World, sign_in: Open) -> None:
        client = sign_in(world.product_manager)
        askers = list(wishes["many"].askers.order_by("pk"))
        address = reverse("requests_split", args=[wishes["many"].pk])

        client.post(address, {"how": "split", "title": "Export nach Datev", "asker": [askers[0].pk]})
        client.post(address, {"how": "move", "target": wishes["one"].pk, "asker": [askers[1].pk]})

        assert models.ChangeRequest.objects.get(title="Export nach Datev").askers.get() == askers[0]
        moved = models.AskerMove.objects.latest("pk")
        assert (moved.asker, moved.target) == (askers[1], wishes["one"])
        client.post(reverse("requests_move_undo", args=[str(moved.pk)]))
        assert askers[1] in wishes["many"].askers.all()

    def test_nothing_chosen_or_something_foreign_changes_nothing(self, wishes: dict, world: World, sign_in: Open):
        client, many = sign_in(world.product_manager), wishes["many"]
        before = models.ChangeRequest.objects.count()
        address = reverse("requests_split", args=[many.pk])

        assert "Wählen Sie erst aus" in client.post(address, {"title": "Neu"}, follow=True).content.decode()
        assert client.post(address, {"title": "Neu", "asker": ["999999"]}).status_code == 404
        assert "Wählen Sie den anderen" in client.post(
            address, {"how": "move", "asker": [many.askers.first().pk]}, follow=True
        ).content.decode()  # fmt: skip
        assert (models.ChangeRequest.objects.count(), models.AskerMove.objects.count()) == (before, 0)

    def test_of_a_merged_wish_are_told_where_to_go(self, wishes: dict, world: World, sign_in: Open) -> None:
        client = sign_in(world.product_manager)
        request_merging.merge(wishes["one"], wishes["many"], actor=world.product_manager, on=TODAY)

        html = client.post(reverse("requests_effort", args=[wishes["one"].pk]), {"effort": "S"}, follow=True)

        assert "ist in „Export nach SAP“ aufgegangen" in html.content.decode()
        assert not models.RequestEffort.objects.exists()


class TestLink:
    def test_offers_near_wishes_or_a_new_one(self, wishes: dict, world: World, sign_in: Open) -> None:
        client, address = sign_in(world.seller), reverse("signal_request", args=[world.need.pk])

        html = client.get(address).content.decode()
        assert world.need.quote in html
        assert "Bedienung ohne Netz" in html

        client.post(address, {"request": wishes["one"].pk})
        assert models.Asker.objects.get(signal=world.need).change_request == wishes["one"]
        assert "Gehört schon zu" in client.get(address).content.decode()


class TestTheDealPage:
    def test_leads_to_its_wishes_also_to_those_that_took_them_in(self, wishes: dict, world: World, sign_in: Open):
        asks_for(world, world.deal, wishes["one"])
        request_merging.merge(wishes["one"], wishes["many"], actor=world.product_manager, on=TODAY)

        html = sign_in(world.seller).get(reverse("deals_deal", args=[world.deal.pk])).content.decode()

        assert f'href="/requests/{wishes["many"].pk}/"' in html
