"""Requirements over HTTP: brought once, read by a job, answered by those who may, and taken back."""

from __future__ import annotations

from api.callers import ApiCase
from django.core.files.uploadedfile import SimpleUploadedFile
from flows.tenders import SAP, workbook

from ropeteam.flows import requirements
from ropeteam.store import models


class TestRequirements(ApiCase):
    def test_come_in_are_answered_and_go_out(self):
        at = f"/api/deals/{self.world.deal.pk}"
        data = workbook()  # twice made it would bear two times
        brought = [self.seller.post(f"{at}/requirements", {"file": SimpleUploadedFile("lv.xlsx", data)}) for _ in "12"]
        sheet = models.RequirementSheet.objects.get()
        requirements.read_sheet(sheet.pk, on="2026-11-16")
        listed = self.seller.get(f"{at}/requirements?stand=uncovered").json()
        first = listed["items"][0]

        said = self.send(
            self.presales, "POST", f"/deals/{self.world.deal.pk}/coverage", {"rows": [first["id"]], "coverage": "as_is"}
        )
        answer = self.seller.get(f"{at}/requirements").json()["items"][0]["answer"]
        file = self.seller.get(f"/api/requirement-sheets/{sheet.pk}")
        undone = self.presales.delete(f"/api/coverage/{said.json()['deed']}")
        booked = self.send(
            self.seller, "POST", f"/deals/{self.world.deal.pk}/requirements/promises", {"rows": [first["id"]]}
        )

        assert [(one.status_code, one.json()["new"]) for one in brought] == [(202, True), (202, False)]
        assert (listed["counts"]["musts"], listed["counts"]["musts_unknown"], first["text"]) == (2, 2, SAP)
        assert (said.json()["done"], answer["coverage"]) == (1, "as_is")
        assert (file.status_code, file.content[:2]) == (200, b"PK")
        assert undone.json() == {"done": 1, "stay": 0}
        assert booked.json() == [{"id": first["id"], "promise": None, "code": "requirement_not_told"}]

    def test_say_no_in_words(self):
        at = f"/deals/{self.world.deal.pk}/coverage"
        refused = self.seller.post(
            f"/api/deals/{self.world.deal.pk}/requirements", {"file": SimpleUploadedFile("a.xlsm", b"PK")}
        )

        assert (refused.status_code, refused.json()["problems"][0]["code"]) == (422, "macro_sheet")
        assert self.send(self.presales, "POST", at, {"rows": [1]}).json()["code"] == "choice_missing"
        assert self.send(self.presales, "POST", at, {"rows": [], "take": "last"}).json()["code"] == "requirements_none"
        assert self.send(self.seller, "POST", at, {"rows": [1], "take": "suggestion"}).status_code == 403
        assert self.presales.delete("/api/coverage/99999").status_code == 404
