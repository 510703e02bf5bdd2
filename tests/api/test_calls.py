"""The call card and product's answers over the API: the same rules, the same silence towards who may not know."""

from __future__ import annotations

from api.callers import ApiCase, client_of
from django.utils import timezone
from flows.asking import asked
from flows.travel import react

from ropeteam.store import models


class TestCalls(ApiCase):
    def test_a_card_brings_words_and_names_only_to_who_may_know_them(self):
        asked(self.world)

        mine = self.seller.get(f"/api/deals/{self.world.deal.pk}/card").json()
        outside = client_of(self.world.other_seller).get(f"/api/deals/{self.world.deal.pk}/card").json()

        assert mine["needs"] == [self.world.need.quote]
        assert {row.get("name") for row in mine["knows"]["rope"]} == {"Nora Lindt", "Jonas Beil"}
        assert (outside["needs"], outside["mood"], outside["knows"]["joined"]) == ([], None, [])
        assert not any("name" in row for row in outside["knows"]["rope"])
        assert [row["text"] for row in outside["questions"]] == ["Läuft die Bedienung auch ohne Netz?"]
        assert self.stranger.get(f"/api/deals/{self.world.deal.pk}/card").status_code == 404
        assert self.seller.get(f"/api/deals/{self.world.confidential.pk}/card").status_code == 404

    def test_a_card_counts_what_was_heard_and_falls_due_like_the_page(self):
        heard = self.world.promise_offline
        models.Signal.objects.filter(pk=heard.pk).update(due=timezone.localdate())

        mine = self.seller.get(f"/api/deals/{self.world.deal.pk}/card").json()

        assert [(row["promise"], row["sentence"]) for row in mine["due"]] == [(None, heard.quote)]

    def test_a_question_lies_ready_and_is_answered_by_product_once(self):
        row = asked(self.world)
        pm, path = client_of(self.world.product_manager), f"/asks/{row.pk}/answer"
        found = pm.get(f"/api{path}").json()
        later = next(one for one in found["ready"] if one["kind"] == "later")
        given = {"kind": "later", "reason": later["reason"]["de"], "condition": later["condition"]["de"]}

        assert self.send(self.seller, "POST", path, given).status_code == 403
        assert self.send(pm, "POST", path, given).status_code == 201
        react()
        again = self.send(pm, "POST", path, given)

        assert (again.status_code, again.json()["code"]) == (409, "question_answered")
        assert models.Answer.objects.get().decision.kind == "later"
        told = pm.get(f"/api{path}").json()
        assert (told["decided"], told["ready"], told["flow"]["n"]) == ("later", [], 1)
