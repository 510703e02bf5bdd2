"""Pay plans over the API: versions, who agreed, what if; for management and works council, and for nobody else there."""

from __future__ import annotations

from api.callers import ApiCase, client_of
from django.utils import timezone
from flows.paid import CALM, SELLER, SERVICES


class TestPlans(ApiCase):
    def test_are_written_agreed_and_put_in_force(self):
        management, today = client_of(self.world.management), timezone.localdate().isoformat()

        (made,) = self.send(management, "POST", "/incentives/plans", {"text": SELLER, "note": "wie bisher"}).json()
        address = f"/incentives/plans/{made['id']}"
        early = self.send(management, "POST", f"{address}/beginnings", {"from_day": today})
        for kind in ("approved", "seen"):
            assert self.send(management, "POST", f"{address}/assents", {"kind": kind, "day": today}).status_code == 201
        begun = self.send(management, "POST", f"{address}/beginnings", {"from_day": today})
        again = self.send(management, "POST", "/incentives/plans", {"text": SELLER})

        assert (early.status_code, early.json()["code"]) == (409, "plan_not_agreed")
        assert (begun.json()["holds"], begun.json()["begins"]) == (True, [today])
        assert again.json() == []
        whole = self.works_council.get(f"/api{address}").json()
        assert (whole["text"], whole["n"], len(whole["assents"])) == (SELLER, 1, 2)
        for client in (self.seller, self.presales, self.stranger):
            assert client.get("/api/incentives/plans").status_code == 404
            assert client.get(f"/api{address}").status_code == 404

    def test_with_mistakes_tell_them_by_line_and_keep_nothing(self):
        management = client_of(self.world.management)

        wrong = self.send(management, "POST", "/incentives/plans", {"text": SELLER.replace("6 %", "viel")})

        assert (wrong.status_code, wrong.json()["problems"][0]["line"]) == (422, 8)
        assert self.send(self.works_council, "POST", "/incentives/plans", {"text": SELLER}).status_code == 403
        assert self.works_council.get("/api/incentives/plans").json() == {"items": [], "next": None}

    def test_go_on_page_by_page(self):
        management = client_of(self.world.management)
        for text in (SELLER, CALM, SERVICES):
            self.send(management, "POST", "/incentives/plans", {"text": text})

        first = self.works_council.get("/api/incentives/plans?limit=2").json()
        rest = self.works_council.get(f"/api/incentives/plans?limit=2&before={first['next']}").json()

        assert [row["role"] for row in (*first["items"], *rest["items"])] == ["services", "seller", "seller"]
        assert rest["next"] is None


class TestTheLab(ApiCase):
    def test_answers_what_if_under_the_companys_assumptions(self):
        management = client_of(self.world.management)
        self.send(management, "POST", "/incentives/plans", {"text": SELLER})

        said = self.send(management, "PUT", "/incentives/assumptions/damage", {"value": 0.6, "source": "Controlling"})
        found = self.works_council.get("/api/incentives/what-if?gate=true&presales_under=product&deferred=0.15").json()

        assert said.json() == {"key": "damage", "value": 0.6, "low": 0.6, "high": 0.6, "source": "own"}
        change = found["change"]["harm"]
        assert change["low"] <= change["value"] <= change["high"] < 0
        assert "damage" not in {bar["key"] for bar in change["bars"]}, "taken for certain"
        assert (found["today"]["gate"], found["then"]["gate"]) == (False, True)
        assert found["today"]["gains"][0]["value"] > found["then"]["gains"][0]["value"]
        assert (
            self.works_council.get("/api/incentives/what-if?presales_under=admin").json()["code"] == "reporting_wrong"
        )
        assert self.works_council.get("/api/incentives/what-if?deferred=2").status_code == 422

    def test_compares_versions_side_by_side_also_where_there_is_none(self):
        nothing = self.works_council.get("/api/incentives/compare").json()
        management = client_of(self.world.management)
        (first,) = self.send(management, "POST", "/incentives/plans", {"text": SELLER}).json()
        self.send(management, "POST", "/incentives/plans", {"text": CALM})

        found = self.works_council.get(f"/api/incentives/compare?a={first['id']}").json()
        stranger = self.stranger.get(f"/api/incentives/compare?a={first['id']}")
        strange = self.works_council.get("/api/incentives/compare?b=999999")

        assert (nothing["plans"], nothing["change"]["harm"]["value"]) == ([], 0)
        assert (found["a"]["gate"], found["b"]["gate"]) == (False, True)
        assert found["change"]["harm"]["high"] < 0
        changed = {(row["element"], row["field"]): (row["before"], row["after"]) for row in found["plans"]}
        assert changed["neugeschäft", "bonuses"] == ("100%: €10,000", None)
        ends = {end["lever"]: end for end in found["a"]["ends"]}
        assert ends["deferral"]["low"] < ends["deferral"]["value"] < ends["deferral"]["high"]
        assert (ends["gate"]["value"], ends["gate"]["never"]) == (None, 1)
        assert (stranger.status_code, strange.status_code) == (404, 404)

    def test_takes_sense_only(self):
        management = client_of(self.world.management)

        answers = [
            self.send(management, "PUT", f"/incentives/assumptions/{key}", body)
            for key, body in (
                ("damage", {"value": 99, "source": "x"}),
                ("damage", {"value": 0.5}),
                ("schaden", {"value": 0.5, "source": "x"}),
            )
        ]

        assert [answer.json()["code"] for answer in answers] == [
            "assumption_range", "assumption_source_missing", "not_found",
        ]  # fmt: skip
        assert (
            self.send(
                self.works_council, "PUT", "/incentives/assumptions/damage", {"value": 0.5, "source": "x"}
            ).status_code
            == 403
        )
