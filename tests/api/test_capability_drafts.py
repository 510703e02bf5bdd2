"""Drafts of capabilities over the API: the same rules, the same refusals."""

from __future__ import annotations

import pytest
from api.callers import ApiCase, client_of

from ropeteam.store import models


class TestDrafts(ApiCase):
    @pytest.fixture(autouse=True)
    def product(self, callers: None) -> None:
        self.pm = client_of(self.world.product_manager)

    def test_come_from_a_list_and_become_capabilities(self):
        body = {"text": "Funktion;Status\nAlarm per SMS;ja\nFax;nein\n", "name": "liste.csv"}
        assert self.send(self.seller, "POST", "/capability-drafts", body).status_code == 403

        made = self.send(self.pm, "POST", "/capability-drafts", body)

        assert (made.status_code, made.json()["drafted"], made.json()["problems"]) == (201, 2, [])
        alarm, fax = self.seller.get("/api/capability-drafts").json()["drafts"]
        assert (alarm["name"], alarm["status"], alarm["asked"]) == ("Alarm per SMS", "available", 0)
        path = f"/capability-drafts/{alarm['id']}/capability"
        wrong = {"name": "Alarm", "status": "limited"}
        assert self.send(self.pm, "POST", path, wrong).json()["code"] == "draft_limit_missing"
        right = self.send(self.pm, "POST", path, {"name": "Alarm", "status": "available"})
        assert (right.status_code, right.json()["id"]) == (201, "alarm")
        assert self.send(self.pm, "POST", path, {"name": "Alarm", "status": "available"}).status_code == 409
        drop = f"/capability-drafts/{fax['id']}/drop"
        assert [self.send(self.pm, method, drop, {"word": "Nein"}).status_code for method in ("PUT", "DELETE")] == [
            204,
            204,
        ]
        assert self.seller.get("/api/capability-drafts?stand=confirmed").json()["drafts"][0]["capability"] is not None

    def test_a_list_that_cannot_be_read_says_why(self):
        made = self.send(self.pm, "POST", "/capability-drafts", {"text": "Seite 1 von 3"})

        assert [one["code"] for one in made.json()["problems"]] == ["no_features"]
        assert not models.CapabilityDraft.objects.exists()

    def test_of_another_company_are_not_there(self):
        other = models.Product.objects.create(company=self.world.stranger.company, key="x", name="X")
        row = models.CapabilityDraft.objects.create(product=other, name="Geheim")

        assert self.send(self.pm, "PUT", f"/capability-drafts/{row.pk}/drop", {"word": "x"}).status_code == 404
