"""The handover over HTTP: the dossier, services' word, what is set; refused in words for who may not."""

from __future__ import annotations

import pytest
from api.callers import ApiCase, client_of
from flows.wishes import sale

from ropeteam.store import models

JSON = "application/json"


class TestTheHandover(ApiCase):
    @pytest.fixture
    def quiet(self, callers: None) -> str:
        """The path to a deal of the seller's of which nothing was heard."""
        deal = sale(self.world, self.world.account, "quiet", None)
        models.DealRole.objects.create(deal=deal, person=self.world.seller.person, role="seller")
        return f"/api/deals/{deal.pk}"

    def test_takes_services_word_and_shows_it_at_the_gate(self, quiet: str):
        services = client_of(self.world.services)
        body = {"verdict": "not_yet", "reasons": ["effort_unknown"], "words": "Zwei Werke"}
        said = services.post(f"{quiet}/handover/words", body, content_type=JSON)

        assert (said.status_code, said.json()["vote"]["reasons"]) == (
            201,
            [{"code": "effort_unknown", "promise": None}],
        )
        notices = self.seller.get(f"{quiet}/gate").json()["notices"]
        assert ("services_not_yet", False, [{"code": "effort_unknown"}]) in [
            (row["code"], row["blocks"], row["reasons"]) for row in notices
        ]

    def test_sets_estimate_owner_and_aim_and_says_what_is_wrong(self, quiet: str):
        services = client_of(self.world.services)
        estimate = {"days_from": "10", "days_to": "12.5"}
        assert services.put(f"{quiet}/handover/estimate", estimate, content_type=JSON).status_code == 200
        owner = {"person": "p-gesa", "told_on": "2026-01-02", "told_how": "im Termin"}
        assert (
            self.seller.put(f"{quiet}/handover/owner", owner, content_type=JSON).json()["owner"]["name"] == "Gesa Holm"
        )
        aim = {"words": "Erste Meldung", "by_day": "2099-05-01", "group": "user"}
        found = self.seller.put(f"{quiet}/handover/aim", aim, content_type=JSON).json()
        assert (found["aim"]["group"], found["estimate"]["days_to"]) == ("user", "12.50")

        wrong = services.put(f"{quiet}/handover/estimate", {"days_from": 9, "days_to": 1}, content_type=JSON)
        assert (wrong.status_code, wrong.json()["code"]) == (409, "handover_days_wrong")
        assert self.seller.put(f"{quiet}/handover/owner", {"person": "p-jonas"}, content_type=JSON).status_code == 404

    def test_is_read_by_staff_without_the_customers_words_and_answered_by_services(self):
        path, yes = f"/api/deals/{self.world.deal.pk}/handover", {"verdict": "ready"}
        assert self.seller.post(f"{path}/words", yes, content_type=JSON).status_code == 403
        assert self.stranger.get(path).status_code == 404
        assert self.works_council.get(path).json()["goals"] == []
        told = client_of(self.world.management).get(path).json()
        assert (told["goals"], told["may_say"]) == ([], ["not_yet", "ready"])
        nothing = client_of(self.world.services).post(f"{path}/seen", {"keys": []}, content_type=JSON)
        assert (nothing.status_code, nothing.json()["code"]) == (409, "choice_missing")
