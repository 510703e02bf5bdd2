"""The climb over the API: the same lines, the same refusals."""

from __future__ import annotations

from api.callers import ApiCase, client_of
from web.test_climbs import handed_over


class TestClimb(ApiCase):
    def test_points_come_in_once_and_draw_the_lines(self):
        services = client_of(self.world.services)
        path = f"/deals/{self.world.deal.pk}/points"
        point = {"id": "x1", "day": "2026-10-01", "channel": "nps", "answer": "9", "contact": "k1"}
        assert self.send(self.seller, "POST", path, point).status_code == 403
        for wrong in (
            {"answer": "11"}, {"channel": "pulse"}, {"scale": "1..5"}, {"answer": "gut"}, {"day": "2030-01-01"},
            {"contact": "nobody"}, {"channel": "milestone", "answer": "fine"},
        ):  # fmt: skip
            assert self.send(services, "POST", path, {**point, **wrong}).json()["code"] == "point_refused", wrong

        assert [self.send(services, "POST", path, point).status_code for _ in range(2)] == [201, 200]
        for no, answer in enumerate(("7", "8"), 2):
            self.send(services, "POST", path, {**point, "id": f"x{no}", "day": f"2026-10-1{no}", "answer": answer})

        (newest, *_) = self.seller.get(f"/api{path}").json()
        assert (newest["raw"], newest["group"], newest["value"]) == ("8", "decider", 8.0)
        told = self.seller.get(f"/api/deals/{self.world.deal.pk}/climb").json()
        assert (told["too_little"], told["drop_missing"]) == (False, "not_signed")
        assert all(step["deliverable"] <= step["mean"] for step in told["steps"])
        assert told["overstretch"]["levers"]

    def test_the_typical_one_is_of_deals_one_may_know(self):
        handed_over(self.world, 4)
        handed_over(self.world, 1, confidential=True)

        all_of_them = client_of(self.world.management).get("/api/climb/typical").json()

        assert (all_of_them["deals"], {one["n"] for one in all_of_them["points"]}) == (5, {5})
        assert self.seller.get("/api/climb/typical").json() == {"deals": 4, "points": []}
        assert self.stranger.get("/api/climb/typical").json()["deals"] == 0

    def test_of_another_house_is_not_there(self):
        assert self.stranger.get(f"/api/deals/{self.world.deal.pk}/climb").status_code == 404
        assert self.stranger.get(f"/api/deals/{self.world.deal.pk}/points").status_code == 404
