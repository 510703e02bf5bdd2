"""Project, reference and renewal over HTTP: the same flows, the deal's own names, and a clear no."""

from __future__ import annotations

from datetime import timedelta

import pytest
from api.callers import ApiCase, client_of
from django.utils import timezone

from ropeteam.flows import promises
from ropeteam.store import models


class TestAfterTheSignature(ApiCase):
    @pytest.fixture(autouse=True)
    def signed(self, callers: None) -> None:
        self.today = timezone.localdate()
        models.Deal.objects.filter(pk=self.world.deal.pk).update(signed_on=self.today - timedelta(days=200))
        self.deal = f"/deals/{self.world.deal.pk}"

    def post(self, path: str, body: dict, who=None):
        return self.send(who or self.seller, "POST", path, body)

    def test_a_project_is_planned_ordered_and_asked_for(self):
        promise = promises.enter(self.world.deal, actor=self.world.seller, sentence="Ohne Netz.", on=self.today)
        plan = {"title": "Erste Anlage", "day": self.today.isoformat(), "promises": [promise.key]}
        made = self.post(f"{self.deal}/milestones", plan)
        assert made.status_code == 201, made.json()
        (milestone,) = made.json()["milestones"]
        assert (milestone["state"], milestone["promises"]) == ("planned", [promise.key])

        why = self.post(f"/milestones/{milestone['id']}/plans", plan)
        link = self.post(f"/milestones/{milestone['id']}/signatures", {"contact": "k1"})
        order = {"what": "Mehr", "why": "Darum", "price": "1200.50", "days": "1.5"}
        ordered = self.post(f"{self.deal}/orders", order).json()["orders"][0]
        agree = self.post(f"/orders/{ordered['id']}/signatures", {"contact": "k1"})
        risk = self.post(f"{self.deal}/risks", {"text": "Netz", "role": "services", "until": "2027-01-01"}).json()
        settled = self.post(f"/risks/{risk['risks'][0]['id']}/closing", {"how": "Kabel"}).json()
        step = {"text": "Kickoff", "day": self.today.isoformat()}
        now = self.send(self.seller, "PUT", f"{self.deal}/next-step", step).json()
        share = self.post(f"{self.deal}/shares", {"contact": "k1"})

        assert (why.status_code, why.json()["code"]) == (409, "milestone_why_missing")
        assert "/sign/" in link.json()["address"]
        assert (ordered["price"], ordered["state"], agree.status_code) == ("1200.50", "written", 201)
        assert not settled["risks"][0]["open"]
        assert (now["next_step"]["text"], now["milestones"][0]["state"]) == ("Kickoff", "waits")
        assert "/success/" in share.json()["address"]
        no_rope = self.post(f"{self.deal}/milestones", plan, client_of(self.world.product_manager))
        assert no_rope.status_code == 403
        assert self.stranger.get(f"/api{self.deal}/project").status_code == 404

    def test_a_reference_says_what_is_missing_and_needs_permission(self):
        use = {"contact": "k1", "scope": "name", "channel": "direct", "whom": "Nordwerk", "expected": "warm"}
        early = self.post(f"{self.deal}/reference-uses", use)
        until = (self.today + timedelta(days=90)).isoformat()
        permit = {"contact": "k1", "scopes": ["name"], "channels": ["direct"], "until": until, "how": "Mail"}
        found = self.post(f"{self.deal}/permissions", permit).json()
        used = self.post(f"{self.deal}/reference-uses", use)
        came = self.post(f"/reference-uses/{used.json()['id']}/came", {"tone": "good"})
        text = self.post(f"{self.deal}/reference-texts", {"language": "en"}).json()["text"]
        back = self.post(f"/permissions/{found['permissions'][0]['id']}/taken-back", {"how": "Anruf"}).json()

        assert (early.status_code, early.json()["code"]) == (409, "reference_not_permitted")
        assert {row["part"]: row["holds"] for row in found["parts"]} == {
            "lived": None, "kept": None, "pulse": None, "permission": True,
        }  # fmt: skip
        assert (used.status_code, came.status_code) == (201, 204)
        assert "have been working together" in text["text"]
        assert not text["confirmed"]
        assert {row["part"]: row["holds"] for row in back["parts"]}["permission"] is False

    def test_a_renewal_looks_at_the_goals_first(self):
        due = self.post(f"{self.deal}/renewals", {"due": self.today.isoformat()}).json()
        path = f"/renewals/{due['renewals'][0]['id']}/outcome"
        end = {"end": "renewed", "words": "Gern"}
        early = self.post(path, end)
        (goal,) = due["goals"]
        self.post(f"{self.deal}/goals", {"signal": goal["signal"], "state": "reached", "words": "Ja"})
        ended = self.post(path, end).json()
        figure = self.seller.get("/api/loyalty").json()

        assert (early.status_code, early.json()["code"]) == (409, "renewal_goals_open")
        assert (ended["renewals"][0]["state"], ended["goals"][0]["state"]) == ("renewed", "reached")
        assert (figure["stayed"], figure["decided"], figure["share"]) == (1, 1, 1.0)
        assert figure["low"] < 1.0
