"""The exchange over the API: read with its agenda, topics and minutes by role, closed once."""

from __future__ import annotations

from api.callers import ApiCase, client_of
from flows.meetings import meeting

from ropeteam.store import models


class TestExchange(ApiCase):
    def test_is_read_with_its_agenda_and_written_by_role(self):
        row = meeting(self.world)
        minutes = {"minutes": "Wir fahren.", "outcome": "done"}

        made = self.send(self.seller, "POST", f"/exchange/{row.pk}/topics", {"words": "Messe"})
        point = made.json()
        noted = self.send(self.seller, "POST", f"/exchange/points/{point['id']}/minutes", minutes)
        whole = self.seller.get(f"/api/exchange/{row.pk}").json()

        assert (made.status_code, point["code"], point["title"]) == (201, "topic", "Messe")
        assert (noted.status_code, noted.json()["outcome"]) == (200, "done")
        assert [(each["no"], each["minutes"]) for each in whole["agenda"]] == [(1, "Wir fahren.")]
        assert (whole["missing"], whole["rest"], whole["closed"]) == ([], {}, None)
        assert [each["id"] for each in self.seller.get("/api/exchange").json()["open"]] == [row.pk]
        assert self.send(self.works_council, "POST", f"/exchange/{row.pk}/topics", {"words": "x"}).status_code == 403
        assert self.stranger.get(f"/api/exchange/{row.pk}").status_code == 404
        assert self.send(self.stranger, "POST", f"/exchange/points/{point['id']}/minutes", minutes).status_code == 404

    def test_is_closed_once_and_by_product(self):
        row = meeting(self.world, begun=True)
        product = client_of(self.world.product_manager)
        closing = f"/exchange/{row.pk}/closing"

        refused = self.send(self.seller, "POST", closing, {})
        closed = self.send(product, "POST", closing, {})
        again = self.send(product, "POST", closing, {})

        assert (refused.status_code, closed.status_code, again.status_code) == (403, 200, 409)
        assert again.json()["code"] == "exchange_closed"
        assert [each["id"] for each in product.get("/api/exchange").json()["past"]] == [row.pk]
        assert models.Exchange.objects.filter(closed_at__isnull=True).count() == 1
