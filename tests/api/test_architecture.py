"""The overall solution and pre-sales over HTTP."""

from __future__ import annotations

from api.callers import ApiCase, client_of


class TestTheSolution(ApiCase):
    def post(self, what: str, body: dict, client=None):
        path = f"/api/deals/{self.world.deal.pk}/architecture/{what}"
        return (client or self.seller).post(path, body, content_type="application/json")

    def test_is_written_down_read_and_read_as_it_was(self):
        system = self.post("systems", {"name": "SAP", "supplier": "customer", "release": "S/4"})
        assert (system.status_code, system.json()["no"]) == (201, 1)
        flow = {"source": 1, "target": 0, "what": "Berichte", "supplier": "ours", "capability": "berichte"}
        flow |= {"volume": 700, "unit": "Seiten"}
        assert self.post("interfaces", flow).status_code == 201
        path = f"/api/deals/{self.world.deal.pk}/architecture"
        self.seller.put(
            f"{path}/systems/1", {"name": "SAP neu", "supplier": "partner"}, content_type="application/json"
        )

        now, then = self.seller.get(path).json(), self.seller.get(f"{path}?version=1").json()

        assert ([row["name"] for row in now["systems"]], now["version"]) == (["SAP neu"], 3)
        assert ([row["name"] for row in then["systems"]], then["interfaces"]) == (["SAP"], [])
        assert [(row["stand"], row["said"], row["interface"]) for row in now["limits"]] == [("beyond", "700 Seiten", 1)]

    def test_refuses_what_makes_no_sense_and_who_may_not(self):
        body = {"name": "SAP", "supplier": "customer"}
        assert self.post("systems", body, client_of(self.world.other_seller)).status_code == 403
        assert self.post("systems", body, self.stranger).status_code == 404
        assert self.post("systems", {**body, "supplier": "?"}).status_code == 422
        missing = self.post("interfaces", {"source": 7, "target": 0, "what": "x", "supplier": "ours"})
        assert (missing.status_code, missing.json()["code"]) == (404, "not_found")


class TestPresales(ApiCase):
    def test_are_planned_and_say_why(self):
        path = f"/api/deals/{self.world.deal.pk}/presales"
        plan = {"person": "p-jonas", "by_day": "2099-01-15"}
        answer = self.seller.put(path, plan, content_type="application/json")

        assert (answer.status_code, answer.json()["planned"], answer.json()["reasons"]) == (200, "Jonas Beil", [])
        assert client_of(self.world.other_seller).get(path).json()["planned"] is None
        assert self.seller.put(path, {"person": "p-nobody"}, content_type="application/json").status_code == 404

    def test_missing_stand_at_the_gate_with_their_reasons(self):
        body = self.seller.get(f"/api/deals/{self.world.deal.pk}/gate").json()

        assert [(row["code"], row["about"], row["reasons"]) for row in body["notices"]] == [
            ("services_unheard", "deal", [{"code": "offer"}])
        ]
