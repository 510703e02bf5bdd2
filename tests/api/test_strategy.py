"""Strategy, proposals, evidence and the market over the API: the same rules, the same refusals, no person."""

from __future__ import annotations

import pytest
from api.callers import ApiCase, client_of
from cast import TODAY

from ropeteam.flows import signals
from ropeteam.store import models


class TestStrategy(ApiCase):
    @pytest.fixture(autouse=True)
    def heard(self, callers: None) -> None:
        self.pm = client_of(self.world.product_manager)
        signals.confirm(self.world.need, actor=self.world.product_manager, on=TODAY)

    def test_a_sentence_is_placed_and_counted(self):
        path, body = "/pillars/ein-stand/evidence", {"signal": self.world.need.pk, "stance": "for"}
        assert self.send(self.pm, "POST", "/pillars/nix/evidence", body).status_code == 404
        assert self.send(client_of(self.world.services), "POST", path, body).status_code == 403

        assert self.send(self.seller, "POST", path, body).json()["stance"] == "for"

        (pillar,) = self.seller.get("/api/strategy").json()["pillars"]
        assert (pillar["said_for"], pillar["said_against"], pillar["accounts"]) == (1, 0, 1)
        (mine,) = self.seller.get("/api/pillars/ein-stand").json()["sentences"]
        (sealed,) = client_of(self.world.other_seller).get("/api/pillars/ein-stand").json()["sentences"]
        assert (mine["words"], sealed["words"]) == (self.world.need.quote, None)

    def test_a_proposal_is_made_declined_and_listed(self):
        body = {
            "subject": "pillar",
            "pillar": "ein-stand",
            "text": "Auch offline",
            "why": "weil",
            "signals": [self.world.need.pk],
        }
        made = self.send(self.seller, "POST", "/proposals", body)
        path = f"/proposals/{made.json()['id']}/outcome"
        assert (made.status_code, made.json()["state"]) == (201, "open")
        assert self.send(self.seller, "POST", path, {"reason": "x"}).status_code == 403

        assert self.send(self.pm, "POST", path, {"reason": "Erst die Kälte."}).json()["state"] == "declined"

        assert self.send(self.pm, "POST", path, {"reason": "x"}).json()["code"] == "proposal_settled"
        assert self.seller.get("/api/proposals").json()["items"] == []
        (row,) = self.seller.get("/api/proposals?state=settled").json()["items"]
        assert row["reason"] == "Erst die Kälte."
        assert "Nora" not in str(row)

    def test_a_draft_is_written_looked_at_and_published(self):
        words = {"vision": "Neu.", "pillars": [{"id": "ein-stand", "title": "Ein Stand", "non_goals": ["Kein Papier"]}]}
        assert self.send(self.seller, "PUT", "/strategy/draft", words).status_code == 403
        draft = self.send(self.pm, "PUT", "/strategy/draft", words).json()
        assert self.send(self.pm, "PUT", "/strategy/draft", words).json()["code"] == "draft_changed"

        published = self.send(self.pm, "POST", "/strategy/publications", {"seen": draft["id"]}).json()

        assert (published["version"], published["draft"], published["pillars"][0]["non_goals"]) == (
            2,
            False,
            ["Kein Papier"],
        )
        assert self.pm.get("/api/strategy/draft").status_code == 404


class TestMarket(ApiCase):
    def test_numbers_and_why_a_deal_was_lost(self):
        path, body = f"/deals/{self.world.deal.pk}/outcomes", {"code": "price", "words": "Zu teuer."}
        assert self.send(self.seller, "POST", path, body).json()["code"] == "deal_still_open"
        models.Deal.objects.filter(pk=self.world.deal.pk).update(closed_on=TODAY)

        assert self.send(self.seller, "POST", path, body).json()["won"] is False

        found = self.seller.get("/api/market").json()
        assert found["reasons"] == [{"code": "price", "won": False, "deals": 1, "told": 1}]
        cells = {line["kind"]: line["cells"] for line in found["lines"] if line["segment"] == ""}
        assert [(cell["said"], cell["talks"], cell["share"]) for cell in cells["delight"]] == [(1, 1, None)]
        assert [row["words"] for row in self.seller.get(f"/api{path}").json()] == ["Zu teuer."]
