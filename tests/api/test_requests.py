"""Change requests over HTTP: the same order, rights and refusals as on the pages."""

from __future__ import annotations

import pytest
from api.callers import ApiCase, client_of
from cast import TODAY, World
from flows.wishes import asks_for, wish

from ropeteam.flows import change_requests, request_merging
from ropeteam.store import models


@pytest.fixture(scope="module", autouse=True)
def two_wishes(world_of_module: World) -> None:
    """The first was asked for."""
    one, _ = (wish(world_of_module, title) for title in ("Bedienung ohne Netz", "Offline arbeiten"))
    asks_for(world_of_module, world_of_module.deal, one, "Geht das ohne Netz?")


class TestRequests(ApiCase):
    @pytest.fixture(autouse=True)
    def wishes(self, callers: None) -> None:
        self.product = client_of(self.world.product_manager)
        self.one, self.two = models.ChangeRequest.objects.order_by("pk")
        self.asker = models.Asker.objects.get()

    def test_are_listed_in_an_order_with_their_numbers(self):
        page = self.seller.get("/api/requests").json()

        assert [row["title"] for row in page["items"]] == ["Bedienung ohne Netz", "Offline arbeiten"]
        first = page["items"][0]
        assert (first["open"], first["asks"], first["accounts"], first["fit"]) == (236_000, 1, 1, None)
        assert first["stake"]["dominance"] == 1
        assert page["next"] is None
        assert self.seller.get("/api/requests?state=no").json()["items"] == []
        assert self.stranger.get("/api/requests").json()["items"] == []

    def test_are_made_once_for_a_key_of_the_callers(self):
        body = {"title": "Export nach Datev", "origin": "inside", "key": "t-1"}

        first, again = (self.send(self.seller, "POST", "/requests", body) for _ in "12")

        assert (first.status_code, first.json()["id"]) == (201, again.json()["id"])
        assert models.ChangeRequest.objects.filter(title="Export nach Datev").count() == 1
        assert self.send(self.works_council, "POST", "/requests", {"title": "Nein"}).status_code == 403
        assert (
            self.send(self.seller, "POST", "/requests", {"title": "X", "capability": "gibtsnicht"}).status_code == 404
        )

    def test_one_shows_words_to_those_who_may_read_them(self):
        change_requests.link(self.world.need, self.one, actor=self.world.product_manager)
        stranger_in_the_house = client_of(self.world.other_seller)

        mine = self.seller.get(f"/api/requests/{self.one.pk}").json()["askers"]
        theirs = stranger_in_the_house.get(f"/api/requests/{self.one.pk}").json()["askers"]

        assert {row["words"] for row in mine} == {"Geht das ohne Netz?", self.world.need.quote}
        assert {row["words"] for row in theirs} == {"Geht das ohne Netz?", None}
        assert self.stranger.get(f"/api/requests/{self.one.pk}").status_code == 404

    def test_have_an_owner_of_product_also_for_a_concern_that_is_part_of_them(self):
        models.Signal.objects.filter(pk=self.world.need.pk).update(kind="concern")
        change_requests.link(
            models.Signal.objects.get(pk=self.world.need.pk), self.one, actor=self.world.product_manager
        )
        found = self.seller.get(f"/api/requests/{self.one.pk}").json()
        assert (found["owner"], [row["kind"] for row in found["askers"]]) == (None, ["concern", None])

        offline, owner = self.world.offline, self.world.product_manager.person
        models.Capability.objects.filter(pk=offline.pk).update(owner=owner)
        models.ChangeRequest.objects.filter(pk=self.one.pk).update(capability=offline)
        assert self.seller.get(f"/api/requests/{self.one.pk}").json()["owner"] == owner.name
        request_merging.merge(self.one, self.two, actor=self.world.product_manager, on=TODAY)
        assert self.seller.get(f"/api/requests/{self.one.pk}").json()["owner"] is None, "it is answered where it went"

        models.ChangeRequest.objects.filter(pk=self.two.pk).update(capability=offline)
        models.Person.objects.filter(pk=owner.pk).update(active=False)
        assert self.seller.get(f"/api/requests/{self.two.pk}").json()["owner"] is None, "who left answers for nothing"

    def test_are_merged_and_separated_with_clear_refusals(self):
        path = f"/requests/{self.one.pk}/merges"
        assert self.send(self.seller, "POST", path, {"into": self.two.pk}).status_code == 403

        made = self.send(self.product, "POST", path, {"into": self.two.pk}).json()
        again = self.send(self.product, "POST", path, {"into": self.two.pk})

        assert (again.status_code, again.json()["code"]) == (409, "request_merged")
        assert "Offline arbeiten" in again.json()["message"]
        whole = self.product.get(f"/api/requests/{self.two.pk}").json()
        assert (whole["asks"], whole["merges"], whole["askers"][0]["request"]) == (1, [made["merge"]], self.one.pk)
        assert self.product.get(f"/api/requests/{self.one.pk}").json()["merged_into"] == self.two.pk
        assert self.send(self.product, "POST", f"/merges/{made['merge']}/undos").status_code == 201
        assert self.send(self.product, "POST", f"/merges/{made['merge']}/undos").json()["code"] == "already_unmerged"

    def test_are_rated_objected_to_and_sized(self):
        pillar = models.Pillar.objects.get().key
        rate = f"/requests/{self.one.pk}/ratings"

        assert self.send(self.seller, "POST", rate, {"pillar": pillar, "value": 0.5}).json()["fit"] == 0.5
        assert self.send(self.seller, "POST", rate, {"pillar": pillar, "value": 2}).json()["code"] == "rating_wrong"
        assert self.send(self.seller, "POST", rate, {"pillar": "weg", "value": 1}).status_code == 404
        veto = f"/requests/{self.one.pk}/vetoes"
        assert self.send(self.seller, "POST", veto, {"reason": "Nein."}).json()["vetoed"] is True
        assert self.send(self.seller, "POST", veto, {"lift": True}).json()["vetoed"] is False
        sized = f"/requests/{self.one.pk}/efforts"
        assert self.send(self.product, "POST", sized, {"effort": "S"}).json()["effort"] == "S"
        assert self.send(self.product, "POST", sized, {"effort": "XL"}).status_code == 422
        assert self.product.get(f"/api/requests/{self.one.pk}").json()["priority"] is not None

    def test_words_are_split_off_or_moved(self):
        path = f"/requests/{self.one.pk}/moves"

        made = self.send(self.product, "POST", path, {"askers": [self.asker.pk], "title": "Ganz ohne Netz"}).json()
        back = self.send(
            self.product, "POST", f"/requests/{made['id']}/moves", {"askers": [self.asker.pk], "into": self.one.pk}
        )

        assert (made["title"], made["asks"], back.json()["id"]) == ("Ganz ohne Netz", 1, self.one.pk)
        assert self.send(self.stranger, "POST", path, {"askers": [self.asker.pk], "title": "x"}).status_code == 404
        assert models.AskerMove.objects.count() == 2
