"""Studies and gaps over HTTP: the same flows, the deal's own names, and a clear no."""

from __future__ import annotations

from datetime import timedelta

from api.callers import ApiCase, client_of
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from flows.studied import missing_too, segment, wanted

from ropeteam.store import models


class TestStudies(ApiCase):
    def plan(self, **other) -> dict:
        today, (_, promise, wish) = timezone.localdate(), wanted(self.world)
        return {
            "question": "Trägt es eine Schicht?",
            "begins_on": today.isoformat(),
            "ends_on": (today + timedelta(days=20)).isoformat(),
            "lead": "p-jonas",
            "hypotheses": ["Der Speicher reicht."],
            "criteria": [
                {"text": "Acht Stunden", "requirements": [1]},
                {"text": "Unter einer Minute", "promises": [promise.promises[0].key]},
                {"text": "Zwölf zugleich", "requests": [wish.change_requests[0].key]},
            ],
            **other,
        }

    def begin(self, **other):
        return self.send(self.seller, "POST", f"/deals/{self.world.deal.pk}/studies", self.plan(**other))

    def send_file(self, path: str, data: bytes, name: str) -> dict:
        answer = self.presales.post(f"/api{path}", {"file": SimpleUploadedFile(name, data)})
        assert answer.status_code == 201, answer.content
        return answer.json()

    def test_are_begun_seen_signed_and_ended(self):
        made = self.begin()
        assert made.status_code == 201, made.json()
        pk = made.json()["id"]
        whole = self.presales.get(f"/api/studies/{pk}").json()
        first = whole["criteria"][0]
        assert (first["requirements"], whole["criteria"][1]["promises"]) == ([1], [models.Promise.objects.get().key])

        seen = {"result": "met", "how": "configure", "words": "Gesehen."}
        told = self.send(self.presales, "POST", f"/criteria/{first['id']}/evidence", seen).json()
        paper = self.send_file(f"/deals/{self.world.deal.pk}/papers", b"%PDF-1.7 acht Stunden", "Messung.pdf")
        at = f"/criteria/{whole['criteria'][1]['id']}/evidence"
        shown = self.send(self.presales, "POST", at, {"result": "met", "words": "Gemessen.", "paper": 1}).json()
        nowhere = self.send(self.presales, "POST", at, {"result": "met", "words": "Gemessen.", "paper": 9})
        early = self.send(self.presales, "POST", f"/studies/{pk}/ends", {"end": "go", "reason": "Ja"})
        link = self.send(self.presales, "POST", f"/studies/{pk}/signatures", {"about": "criteria", "contact": "k1"})
        ended = self.send(self.presales, "POST", f"/studies/{pk}/ends", {"end": "no_go", "reason": "Nein"}).json()

        assert told["criteria"][0]["seen"][0]["how"] == "configure"
        assert paper == {"no": 1, "name": "Messung.pdf", "size": 21, "brought_on": timezone.localdate().isoformat()}
        assert [(row["document"], row["paper"]) for row in shown["criteria"][1]["seen"]] == [("Messung.pdf", 1)]
        assert nowhere.status_code == 404
        assert self.presales.get(f"/api/deals/{self.world.deal.pk}/papers/1").content == b"%PDF-1.7 acht Stunden"
        assert client_of(self.world.management).get(f"/api/deals/{self.world.deal.pk}/papers").status_code == 403
        assert (early.status_code, early.json()["code"]) == (409, "study_go_unseen")
        assert link.status_code == 201
        assert "/sign/" in link.json()["address"]
        assert (ended["ended"], ended["signatures"][0]["agreed"]) == ("no_go", None)
        (row,) = self.seller.get(f"/api/deals/{self.world.deal.pk}/studies").json()
        assert (row["ended"], row["question"]) == ("no_go", "Trägt es eine Schicht?")

    def test_refuse_what_is_not_there_and_who_may_not(self):
        unknown = self.begin(criteria=[{"text": str(no), "requirements": [77]} for no in range(3)])
        nobody = self.begin(lead="p-nora")
        no_rope = self.send(
            client_of(self.world.product_manager), "POST", f"/deals/{self.world.deal.pk}/studies", self.plan()
        )

        assert (unknown.status_code, unknown.json()["code"]) == (409, "study_tie_of_other_deal")
        assert (nobody.status_code, nobody.json()["code"]) == (409, "study_lead_not_presales")
        assert no_rope.status_code == 403
        assert not models.Study.objects.exists()

    def test_gaps_are_agreed_in_words_and_seconded(self):
        missing_too(self.world, segment(self.world))
        at = f"/deals/{self.world.deal.pk}"
        said = {"contact": "k1", "words": "Damit fangen wir an.", "told_on": "2026-11-16"}

        self.send(self.seller, "POST", f"{at}/outside", {"way": "agree"})
        self.send(self.seller, "POST", f"{at}/gaps", {**said, "capability": "offline"})
        found = self.send(self.seller, "POST", f"{at}/gaps", {**said, "capability": "drohnen"}).json()
        gaps = {gap["capability"]: gap for gap in found["gaps"]}

        assert (found["segment"], found["way"], found["room"]) == ("sg-1", "agree", 0)
        assert {key: gap["stand"] for key, gap in gaps.items()} == {"offline": "agreed", "drohnen": "beyond"}
        second = self.send(
            client_of(self.world.product_manager),
            "POST",
            f"/gaps/{gaps['drohnen']['id']}/second",
            {"reason": "Lernkunde"},
        ).json()
        assert [gap["stand"] for gap in second["gaps"]] == ["agreed", "agreed"]
        back = self.send(self.seller, "POST", f"/gaps/{gaps['drohnen']['id']}/taken-back", {"reason": "Nein"}).json()
        assert {gap["capability"]: gap["stand"] for gap in back["gaps"]}["drohnen"] == "open"
        assert self.send(self.seller, "POST", f"{at}/gaps", {**said, "capability": "nichts"}).status_code == 404
