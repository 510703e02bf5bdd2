"""Captures and imports over HTTP: once by key, nothing placed silently, the same refusals as everywhere."""

from __future__ import annotations

import json

from api.callers import ApiCase, client_of
from django.core.files.uploadedfile import SimpleUploadedFile

from ropeteam.core.vocabulary import DecisionKind
from ropeteam.flows import change_requests
from ropeteam.store import models

LIST = "id;Wunsch;Beschreibung;Kunde;Stand\n1;Ohne Netz arbeiten;Kein Empfang;Kessel AG;offen\n2;;x;;\n"


class TestCaptures(ApiCase):
    def capture(self, key: str = "", **body):
        return self.seller.generic(
            "POST",
            "/api/captures",
            json.dumps({"text": "Wir brauchen die Bedienung ohne Netz bis 31.03.2027", **body}),
            content_type="application/json",
            headers={"Idempotency-Key": key} if key else {},
        )

    def test_the_same_key_gives_the_same_capture(self):
        first, again = self.capture("k1"), self.capture("k1", text="Ganz anders")

        assert (first.status_code, again.status_code) == (201, 201)
        assert first.json()["id"] == again.json()["id"]
        assert models.Ask.objects.get().source == "api"
        assert first.json()["wished_for"] == "2027-03-31"

    def test_gives_the_decision_with_words_in_both_languages(self):
        row = change_requests.create(
            self.world.product, actor=self.world.product_manager, title="Bedienung ohne Netz bis 31.03.2027"
        )
        change_requests.decide_on(
            row, actor=self.world.product_manager, kind=DecisionKind.NO, reason="Nein.", on="2026-11-16"
        )

        found = self.capture().json()["similar"][0]

        assert (found["key"], found["decided"]) == (row.key, "no")
        assert set(found["say"]) == {"de", "en"}
        assert found["say"]["de"]

    def test_a_guess_has_to_be_confirmed(self):
        models.Contact.objects.filter(account=self.world.account).update(mail="paul@werk.example")

        found = self.capture(text="paul@werk.example will ohne Netz").json()
        placed = self.send(self.seller, "PUT", f"/captures/{found['id']}/deal/{self.world.deal.pk}").json()

        assert found["deal"] is None
        assert found["guessed"] == [
            {"account": "Kessel AG", "by": "contact", "mark": "paul@werk.example", "deals": [self.world.deal.pk]}
        ]
        assert placed["deal"] == self.world.deal.pk

    def test_importance_may_be_said_before_the_wish_is_known(self):
        unsorted = self.capture(importance="breaker").json()
        made = self.capture(new=True, importance="breaker").json()
        weighed = self.send(self.seller, "PUT", f"/captures/{made['id']}/wish", {"importance": "nice"}).json()

        assert (unsorted["part_of"], unsorted["importance"]) == (None, "breaker")
        assert made["part_of"] is not None
        assert (made["importance"], weighed["importance"]) == ("breaker", "nice")
        assert models.Ask.objects.count() == 1

    def test_bad_bodies_and_strangers(self):
        assert self.capture(text="").status_code == 422
        assert self.capture(text="x" * 4001).status_code == 422
        assert self.capture(text="   ").json()["code"] == "capture_empty"
        assert self.capture(deal=self.world.confidential.pk).status_code == 404
        assert self.capture(request=999_999).status_code == 404
        assert not models.Ask.objects.exists()
        assert self.send(self.works_council, "POST", "/captures", {"text": "x"}).status_code == 403
        found = self.capture().json()
        assert self.stranger.get(f"/api/captures/{found['id']}").status_code == 404
        assert self.seller.get(f"/api/captures/{found['id']}").json()["id"] == found["id"]


class TestImports(ApiCase):
    def take(self, client, text: str = LIST, **form):
        file = SimpleUploadedFile("list.csv", text.encode())
        return client.post("/api/requests/imports", {"file": file, "from": "csv", **form})

    def test_a_list_comes_in_once_with_its_columns_and_problems_told(self):
        product = client_of(self.world.product_manager)

        first, again = self.take(product), self.take(product)

        found = first.json()
        assert first.status_code == 201
        assert (found["wishes"], found["new"], found["askers"]) == (1, 1, 1)
        assert found["columns"]["title"] == "Wunsch"
        assert found["problems"] == [{"code": "missing_value", "line": 3, "values": {"field": "title"}}]
        assert again.json()["new"] == 0
        assert models.Asker.objects.get().account == self.world.account

    def test_a_column_can_be_said(self):
        found = self.take(client_of(self.world.product_manager), map="title=Beschreibung").json()

        assert models.ChangeRequest.objects.filter(title="Kein Empfang").exists()
        assert found["columns"]["title"] == "Beschreibung"

    def test_more_than_somebody_may_wait_for_goes_by_the_command(self):
        many = "title\n" + "".join(f"Wunsch {no}\n" for no in range(5_001))

        refused = self.take(client_of(self.world.product_manager), many)

        assert (refused.status_code, refused.json()["code"]) == (409, "tracker_file_many")
        assert not models.ChangeRequest.objects.exists()

    def test_only_by_product_and_admin(self):
        assert self.take(self.seller).status_code == 403
        assert self.take(client_of(self.world.product_manager), **{"from": "else"}).status_code == 422
        assert not models.TrackerLink.objects.exists()
