"""Decisions, answers and patterns over the API: the same rules, the same refusals."""

from __future__ import annotations

import pytest
from api.callers import ApiCase, client_of
from cast import World
from flows.travel import asked_by_customer, react

from ropeteam.flows import change_requests
from ropeteam.store import models


@pytest.fixture(scope="module", autouse=True)
def wished(world_of_module: World) -> None:
    world = world_of_module
    row = change_requests.create(world.product, actor=world.product_manager, title="Bedienung ohne Netz")
    asked_by_customer(world, row)


class TestAnswers(ApiCase):
    @pytest.fixture(autouse=True)
    def asked(self, callers: None) -> None:
        self.pm = client_of(self.world.product_manager)
        self.wish = models.ChangeRequest.objects.get()

    def decide(self, client, **body):
        return self.send(
            client, "POST", f"/requests/{self.wish.pk}/decisions", {"kind": "no", "reason": "Nein."} | body
        )

    def test_a_no_travels(self):
        made = self.decide(self.pm, reason="Die Halle hat überall Netz.", non_goal="ein-stand-1", seen=0)
        assert made.status_code == 201
        assert {name: made.json()[name] for name in ("kind", "askers", "promises", "non_goal")} == {
            "kind": "no", "askers": 1, "promises": 0, "non_goal": "ein-stand-1",
        }  # fmt: skip
        react()

        (row,) = self.seller.get("/api/answers").json()["items"]
        assert (row["state"], row["deal"], row["read"]) == ("open", "d1", None)
        whole = self.seller.get(f"/api/answers/{row['id']}").json()
        assert "mit Absicht" in whole["words"]["de"]
        assert whole["drafted"] == {"de": True, "en": True}
        assert self.seller.get(f"/api/answers/{row['id']}").json()["read"] is None, "a machine has not read it"

        self.send(self.seller, "POST", f"/answers/{row['id']}/words", {"language": "de", "text": "Leider nein."})
        told = self.send(
            self.seller, "POST", f"/answers/{row['id']}/receipts", {"kind": "customer_told", "how": "Mail"}
        )
        assert (told.status_code, told.json()["state"]) == (201, "told")
        assert self.seller.get("/api/answers").json()["items"] == []
        assert self.seller.get("/api/answers?state=told").json()["items"][0]["how"] == "Mail"

    def test_refuses_what_the_pages_refuse(self):
        assert self.decide(self.seller).status_code == 403
        assert self.decide(self.stranger).status_code == 404
        assert self.decide(self.pm, kind="accept").json()["code"] == "decision_needs_item"
        assert self.decide(self.pm, kind="accept", roadmap_item="nowhere").status_code == 404
        assert self.decide(self.pm, seen=0).status_code == 201
        again = self.decide(self.pm, kind="study", seen=0)
        assert (again.status_code, again.json()["code"]) == (409, "decision_newer.no")
        react()
        answer = models.Answer.objects.get()
        path = f"/answers/{answer.pk}/receipts"
        assert self.send(self.stranger, "POST", path, {"kind": "seller_read"}).status_code == 404
        assert self.send(self.works_council, "POST", path, {"kind": "seller_read"}).status_code == 403
        assert self.send(self.seller, "POST", path, {"kind": "customer_told"}).json()["code"] == "told_how_missing"

    def test_patterns_are_written_used_and_retired(self):
        made = self.decide(self.pm, kind="as_is", capability="sap-export", reason="So geht es heute.").json()
        body = {"need": "Ohne Netz nach SAP", "how": "Über Nacht ausleiten.", "decision": made["id"]}
        assert self.send(self.seller, "POST", "/patterns", body).status_code == 403
        named = self.send(self.presales, "POST", "/patterns", body | {"how": "Wie bei der Kessel AG."})
        assert named.json()["code"] == "pattern_names"

        pattern = self.send(self.presales, "POST", "/patterns", body).json()
        used = self.send(
            self.seller, "POST", f"/patterns/{pattern['id']}/uses", {"helped": True, "deal": self.world.deal.pk}
        )
        assert (used.json()["deals"], used.json()["helped"], used.json()["uses"]) == (1, 1, 1)
        again = self.send(
            self.seller, "POST", f"/patterns/{pattern['id']}/uses", {"helped": True, "deal": self.world.deal.pk}
        )
        assert again.json()["code"] == "pattern_used_already"
        assert self.send(self.presales, "POST", f"/patterns/{pattern['id']}/retirement").status_code == 403
        assert self.send(self.pm, "POST", f"/patterns/{pattern['id']}/retirement").json()["retired"]
        assert [row["key"] for row in self.works_council.get("/api/patterns").json()] == ["sp1"]
