"""Segments and reviews of capabilities over the API: the same rules, the same refusals."""

from __future__ import annotations

import pytest
from api.callers import ApiCase, client_of

from ropeteam.store import models


class TestTruth(ApiCase):
    @pytest.fixture(autouse=True)
    def segment(self, callers: None) -> None:
        self.pm = client_of(self.world.product_manager)
        models.Segment.objects.create(product=self.world.product, key="sg-1", name="Maschinenbau")

    def test_a_need_comes_and_goes(self):
        path = "/segments/sg-1/needs/offline"
        assert self.send(self.seller, "PUT", path, {}).status_code == 403
        assert self.send(self.pm, "PUT", "/segments/sg-9/needs/offline", {}).status_code == 404
        assert [self.send(self.pm, "PUT", path, {}).status_code for _ in range(2)] == [204, 204]

        (row,) = self.seller.get("/api/segments").json()

        assert (row["state"], row["needed"], row["gaps"][0]["capability"]) == ("not_yet", 1, "offline")
        assert self.send(self.pm, "DELETE", path, {}).status_code == 204
        assert self.send(self.pm, "DELETE", path, {}).status_code == 404
        assert self.seller.get("/api/segments").json()[0]["state"] == "unknown"

    def test_a_review_lights_up_the_list(self):
        path = "/capabilities/offline/reviews"
        assert self.send(self.seller, "POST", path, {"still_true": True}).status_code == 403
        assert self.send(self.presales, "POST", path, {"still_true": False}).json()["code"] == "review_needs_words"
        assert self.seller.get("/api/capabilities/stale").json() == []

        made = self.send(self.presales, "POST", path, {"still_true": False, "evidence": "Der Import fehlt."})

        assert (made.status_code, made.json()["state"]) == (201, "untrue")
        (row,) = self.seller.get("/api/capabilities/stale").json()
        assert (row["capability"], row["state"]) == ("offline", "untrue")
