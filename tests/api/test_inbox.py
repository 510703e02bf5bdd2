"""Product's inbox over HTTP: the same rights and refusals as on the pages."""

from __future__ import annotations

import pytest
from api.callers import ApiCase, client_of
from flows.heard import hear_many
from flows.wishes import wish

from ropeteam.store import models


class TestInbox(ApiCase):
    @pytest.fixture(autouse=True)
    def inbox(self, callers: None) -> None:
        self.product = client_of(self.world.product_manager)

    def settle(self, **body):
        return self.send(self.product, "POST", "/triages", {"signals": [self.world.need.pk], **body})

    def test_is_read_group_by_group_and_page_by_page(self):
        hear_many(self.world, 120)

        groups = self.product.get("/api/inbox").json()
        first = self.product.get(f"/api/inbox/{groups[0]['group']}").json()
        second = self.product.get(f"/api/inbox/{groups[0]['group']}?after={first['next']}").json()

        assert sum(group["waiting"] for group in groups) == 122
        assert len(first["items"]) + len(second["items"]) == groups[0]["waiting"]
        assert second["next"] is None
        assert self.product.get("/api/inbox/999").status_code == 404

    def test_is_products(self):
        for path in ("/api/inbox", "/api/inbox/none", "/api/triages"):
            assert self.seller.get(path).status_code == 403
        assert self.send(self.seller, "POST", "/triages", {"kind": "confirm", "signals": [1]}).status_code == 403

    def test_settles_and_takes_back(self):
        row = wish(self.world, "Ohne Netz")

        done = self.settle(kind="link", request=row.pk).json()
        again = self.settle(kind="link", request=row.pk).json()
        log = self.product.get("/api/triages").json()["items"]
        back = self.send(self.product, "POST", f"/triages/{done['triage']}/undos", {})

        assert (done["done"], done["skipped"], done["request"]) == (1, 0, row.pk)
        assert (again["triage"], again["skipped"]) == (None, 1)
        assert [(one["triage"], one["signals"], one["may_undo"]) for one in log] == [(done["triage"], 1, True)]
        assert (back.status_code, back.json()) == (201, {"done": 1, "stay": 0})
        assert self.send(self.product, "POST", f"/triages/{done['triage']}/undos", {}).status_code == 409

    def test_refuses_what_is_unclear(self):
        assert self.settle(kind="dismiss").json()["code"] == "reason_missing"
        assert self.settle(kind="link").json()["code"] == "title_missing"
        assert self.settle(kind="link", request=999).status_code == 404
        assert self.settle(kind="nonsense").status_code == 422
        assert self.settle(kind="confirm", signals=list(range(201))).json()["code"] == "triage_too_many"
        assert not models.Triage.objects.exists()

    def test_makes_a_new_wish(self):
        done = self.settle(kind="link", title="Ohne Netz in der Halle").json()

        assert models.ChangeRequest.objects.get(pk=done["request"]).askers.count() == 1
