"""Offers over HTTP: brought once, read by a job, spoken of by those who may."""

from __future__ import annotations

from api.callers import ApiCase, client_of
from django.core.files.uploadedfile import SimpleUploadedFile
from flows.papers import OFFER, SAP, TRAINING

from ropeteam.flows import offers
from ropeteam.store import models


class TestOffers(ApiCase):
    def bring(self, data: bytes = OFFER.encode(), name: str = "angebot.txt", client=None):
        file = SimpleUploadedFile(name, data)
        return (client or self.seller).post(f"/api/deals/{self.world.deal.pk}/offers?kind=contract", {"file": file})

    def read(self) -> dict:
        body = self.bring().json()
        offers.read_version(models.OfferVersion.objects.get().pk, on="2026-11-16")
        return self.seller.get(f"/api/offers/{body['offer']}?only=true").json()

    def test_are_kept_at_once_and_the_same_bytes_change_nothing(self):
        first, again = self.bring(), self.bring()

        assert (first.status_code, again.status_code) == (202, 202)
        assert (first.json()["new"], again.json()["new"]) == (True, False)
        (mine,) = self.seller.get(f"/api/deals/{self.world.deal.pk}/offers").json()
        assert (mine["read"], mine["title"]) == (False, "angebot")
        (boss,) = client_of(self.world.management).get(f"/api/deals/{self.world.deal.pk}/offers").json()
        assert (boss["id"], boss["title"]) == (mine["id"], None)
        unread = self.seller.get(f"/api/offers/{mine['id']}/differences")
        assert (unread.status_code, unread.json()["code"]) == (409, "offer_not_read")

    def test_that_cannot_be_read_say_why(self):
        refused = self.bring(b"%PDF-1.7 torn", "a.pdf")

        assert refused.status_code == 422
        assert refused.json()["problems"][0]["code"] == "broken_pdf"
        assert not models.Offer.objects.exists()

    def test_give_their_sentences_and_the_differences(self):
        found = self.read()

        assert [row["text"] for row in found["items"]][:2] == [SAP, TRAINING]
        assert found["items"][1]["backing"] == "services"
        differences = self.seller.get(f"/api/offers/{found['offer']}/differences").json()
        assert differences["written_not_agreed"] == [row["id"] for row in found["items"]]

    def test_are_spoken_of_by_those_who_may(self):
        first, second, *_ = [row["id"] for row in self.read()["items"]]

        said = self.send(
            self.presales, "POST", f"/clauses/{first}/words", {"word": "about", "capability": "sap-export"}
        )
        assert said.json()["fit"] == "as_is"
        assert self.send(self.seller, "POST", f"/clauses/{second}/words", {"word": "dismissed"}).status_code == 409
        taken = self.send(self.seller, "POST", f"/clauses/{second}/promise", {}).json()["promise"]
        assert self.send(self.presales, "POST", f"/clauses/{first}/promise", {"promise": taken}).status_code == 200
        assert self.send(self.stranger, "POST", f"/clauses/{first}/words", {"word": "confirmed"}).status_code == 404
        boss = client_of(self.world.management)
        assert boss.get(f"/api/offers/{models.Offer.objects.get().pk}").status_code == 403
