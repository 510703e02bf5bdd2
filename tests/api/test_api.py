"""The API: rights of the token's person, the promised shapes, the same refusals as everywhere."""

from __future__ import annotations

import json

from api.callers import ApiCase, client_of
from django.test import Client
from django.utils import timezone

from ropeteam.api.urls import api
from ropeteam.core.vocabulary import Role
from ropeteam.flows import conversations, signals, stand_ins
from ropeteam.store import models


class TestTokens(ApiCase):
    def test_without_a_token_nothing_answers(self):
        assert Client().get("/api/deals/").status_code == 401
        assert Client(headers={"authorization": "Bearer wrong"}).get("/api/deals/").status_code == 401

    def test_a_revoked_or_expired_token_opens_nothing(self):
        client = client_of(self.world.admin)
        token = models.ApiToken.objects.get(person=self.world.admin.person)

        assert client.get("/api/product").status_code == 200
        token.revoked_at = timezone.now()
        token.save()
        assert client.get("/api/product").status_code == 401

    def test_a_strangers_token_sees_nothing_of_ours(self):
        assert self.stranger.get("/api/deals/").json()["items"] == []
        assert self.stranger.get(f"/api/deals/{self.world.deal.pk}").status_code == 404
        assert self.seller.get("/api/deals/999999").json()["code"] == "not_found"


class TestDeals(ApiCase):
    def test_confidential_deals_stay_with_rope_and_management(self):
        mine = {row["key"] for row in self.seller.get("/api/deals/").json()["items"]}
        boss = {row["key"] for row in client_of(self.world.management).get("/api/deals/").json()["items"]}

        assert mine == {"d1"}
        assert boss == {"d1", "d2"}

    def test_paging_gives_every_deal_once(self):
        models.Deal.objects.bulk_create(
            models.Deal(
                company=self.world.company,
                key=f"x{no}",
                title=f"X {no}",
                opened_on=f"2026-0{no % 8 + 1}-01" if no % 3 else None,
            )
            for no in range(120)
        )

        seen, after = [], ""
        while after is not None:
            page = self.seller.get("/api/deals/", {"after": after}).json()
            seen += [row["key"] for row in page["items"]]
            after = page["next"]

        assert len(seen) == len(set(seen)) == 121

    def test_the_gate_lists_what_counts(self):
        found = self.seller.get(f"/api/deals/{self.world.deal.pk}/gate").json()

        assert found["result"] == "blocked"
        assert found["hearing"] == {"known": 2, "heard": 1, "reviewed": 0, "unheard": ["c2"], "unheard_older": []}
        assert {row["backing"] for row in found["promises"]} == {"roadmap", "services"}
        assert models.GateRun.objects.count() == 0

    def test_the_gate_says_whether_a_signature_lies_ahead(self):
        path, deal = f"/api/deals/{self.world.deal.pk}/gate", models.Deal.objects.filter(pk=self.world.deal.pk)
        today = timezone.localdate()
        assert self.seller.get(path).json()["signature"] == "ahead"

        deal.update(signed_on=today)
        assert self.seller.get(path).json()["signature"] == "given"
        assert self.seller.get(path, {"as_of": today.isoformat()}).json()["signature"] == "ahead"

        deal.update(signed_on=None, closed_on=today)
        assert self.seller.get(path).json()["signature"] == "never"

    def test_the_kept_answer_names_who_stands_in(self):
        signals.dismiss(
            self.world.promise_offline, actor=self.world.seller, on=timezone.localdate(), reason="nie gesagt"
        )
        models.RoleGrant.objects.filter(person=self.world.presales.person).delete()

        for by in (None, Role.SERVICES):
            stand_ins.name(self.world.company, actor=self.world.admin, missing=Role.PRESALES, by=by)
            found = self.seller.get(f"/api/deals/{self.world.deal.pk}/gate").json()
            owners = {one["code"]: one["owner"] for row in found["promises"] for one in row["findings"]}
            assert owners["dismissal_unseconded"] == (by or Role.PRESALES)

    def test_a_fresh_suggestions_sentence_is_the_ropes(self):
        path = f"/api/deals/{self.world.deal.pk}/gate"

        assert all(row["quote"] for row in self.seller.get(path).json()["promises"])
        assert not any(row["quote"] for row in self.works_council.get(path).json()["promises"])


class TestIntake(ApiCase):
    def test_a_question_is_kept_once_by_its_key(self):
        body = {"text": "Bedienung ohne Netz?", "deal": self.world.deal.pk, "idempotency_key": "k1"}

        first, again = self.send(self.seller, "POST", "/asks", body), self.send(self.seller, "POST", "/asks", body)

        assert (first.status_code, again.status_code) == (201, 201)
        assert first.json()["id"] == again.json()["id"]
        assert {"kind", "id", "verdict", "score", "confidence", "reasons"} == set(first.json()["candidates"][0])

    def test_promised_already_enters_the_ledger(self):
        asked = self.send(
            self.seller, "POST", "/asks", {"text": "Bedienung ohne Netz", "deal": self.world.deal.pk}
        ).json()

        stood = self.send(
            self.seller, "PUT", f"/asks/{asked['id']}/stand", {"stand": "promised", "capability": "offline"}
        )

        promise = models.Promise.objects.get(pk=stood.json()["promise"])
        assert (promise.deal, promise.capability) == (self.world.deal, self.world.offline)
        assert promise.judgements.get().backing == "roadmap"

    def test_readers_may_neither_ask_nor_note(self):
        body = {"text": "x", "deal": self.world.deal.pk}

        assert self.send(self.works_council, "POST", "/asks", body).status_code == 403
        assert (
            self.send(self.works_council, "POST", "/notes", {"deal": self.world.deal.pk, "words": "x"}).status_code
            == 403
        )

    def test_a_conversation_comes_in_once(self):
        body = {
            "key": "c9",
            "deal": self.world.deal.pk,
            "held_on": "2026-11-14",
            "participants": [["Nora Lindt", "seller"], ["Paul Ebner", "customer"]],
            "basis": "consent",
            "words": "Nora Lindt: Guten Tag.\nPaul Ebner: Guten Tag.",
        }

        first, again = (
            self.send(self.seller, "PUT", "/conversations", body),
            self.send(self.seller, "PUT", "/conversations", body),
        )

        assert first.json()["new_words"]
        assert not again.json()["new_words"]
        assert models.TextVersion.objects.filter(conversation__key="c9").count() == 1

    def test_bad_input_says_what_is_wrong(self):
        assert self.send(self.seller, "POST", "/asks", {"text": ""}).status_code == 422
        refused = self.send(
            self.seller,
            "PUT",
            "/conversations",
            {"key": "c9", "deal": self.world.deal.pk, "held_on": "2026-11-14", "basis": "?"},
        )
        assert (refused.status_code, refused.json()["code"]) == (409, "basis_missing")


class TestNotes(ApiCase):
    def note(self, **body: object):
        return self.send(self.seller, "POST", "/notes", {"deal": self.world.deal.pk, "words": "Termin.", **body})

    def test_name_the_talk_they_are_about_and_it_counts_as_heard(self):
        about = models.Conversation.objects.get(key="c2")

        there = self.note(about=about.pk)

        note = models.Conversation.objects.get(pk=there.json()["id"])
        conversations.listen_to(note.texts.get().pk, on=timezone.localdate())
        hearing = self.seller.get(f"/api/deals/{self.world.deal.pk}/gate").json()["hearing"]
        assert there.status_code == 201
        assert note.extra == {"about": "c2"}
        assert hearing["unheard"] == []

    def test_about_no_talk_speak_of_their_day(self):
        assert models.Conversation.objects.get(pk=self.note().json()["id"]).extra == {}

    def test_about_a_talk_of_another_deal_or_one_that_is_not_yours_are_refused(self):
        other = models.Deal.objects.create(company=self.world.company, key="d7", title="D 7")
        theirs, hidden = (
            models.Conversation.objects.create(
                company=self.world.company, key=key, deal=deal, kind="call", held_on="2026-11-01"
            )
            for key, deal in (("c70", other), ("c71", self.world.confidential))
        )
        before = models.Conversation.objects.count()

        refused, missing = self.note(about=theirs.pk), self.note(about=hidden.pk)

        assert (refused.status_code, refused.json()["code"]) == (409, "talk_of_other_deal")
        assert (missing.status_code, missing.json()["code"]) == (404, "not_found")
        assert models.Conversation.objects.count() == before


class TestSignals(ApiCase):
    def test_words_are_for_those_who_may_read_them_and_the_reading_is_noted(self):
        path = f"/api/conversations/{self.world.conversation.pk}/signals"

        assert self.works_council.get(path).status_code == 403
        assert len(self.seller.get(path).json()) == 5
        assert models.AccessLog.objects.get().person == self.world.seller.person

    def test_a_confirmed_promise_stands_in_the_ledger(self):
        path = f"/signals/{self.world.promise_offline.pk}/reviews"

        assert self.send(self.works_council, "POST", path, {"verdict": "confirmed"}).status_code == 403
        done = self.send(self.seller, "POST", path, {"verdict": "confirmed"})

        assert done.status_code == 201
        assert models.Promise.objects.get(pk=done.json()["promise"]).sentence == self.world.promise_offline.quote

    def test_dismissing_in_the_own_deal_needs_a_reason_in_the_readers_language(self):
        path = f"/signals/{self.world.promise_offline.pk}/reviews"

        german = self.seller.generic(
            "POST",
            f"/api{path}",
            json.dumps({"verdict": "dismissed"}),
            content_type="application/json",
            headers={"accept-language": "de-AT,de"},
        )
        english = self.send(self.seller, "POST", path, {"verdict": "dismissed"})

        assert (german.status_code, german.json()["code"]) == (409, "reason_missing")
        assert german.json()["message"] != english.json()["message"]


class TestUndo(ApiCase):
    def said(self, verdict: str = "confirmed", client: Client | None = None) -> int:
        path = f"/signals/{self.world.need.pk}/reviews"
        return self.send(client or self.presales, "POST", path, {"verdict": verdict}).json()["review"]

    def undo(self, client: Client | None = None, **body: object):
        return self.send(client or self.presales, "POST", f"/signals/{self.world.need.pk}/undos", body)

    def test_gives_the_signal_back_and_the_next_goes_no_further(self):
        word = self.said()

        done, again = self.undo(), self.undo()

        row = models.SignalReview.objects.get(pk=done.json()["review"])
        assert done.status_code == 201
        assert (done.json()["verdict"], done.json()["state"], done.json()["undone"]) == ("reopened", "suggested", word)
        assert row.undoes_id == word
        assert (again.status_code, again.json()["code"]) == (409, "nothing_to_undo")

    def test_brings_back_the_word_before(self):
        self.said("dismissed")
        self.said()

        done = self.undo().json()

        assert (done["verdict"], done["state"], done["kind"]) == ("dismissed", "dismissed", "need")

    def test_of_a_named_word_sent_twice_takes_back_one(self):
        self.said("dismissed")
        word = self.said()

        first, again = self.undo(review=word), self.undo(review=word)

        assert (first.status_code, again.status_code, again.json()["code"]) == (201, 409, "word_not_last")
        assert models.SignalReview.objects.filter(undoes__isnull=False).count() == 1

    def test_is_for_who_may_review_and_only_of_what_one_sees(self):
        self.said()

        assert self.undo(self.works_council).status_code == 403
        assert self.undo(self.stranger).status_code == 404
        assert not models.SignalReview.objects.filter(undoes__isnull=False).exists()


class TestContract:
    def test_every_route_is_described(self):
        schema = api.get_openapi_schema()

        assert all(operation["summary"] for item in schema["paths"].values() for operation in item.values())
