"""Attention over the API: one's own calendar in, proposals without names, answers by whom they are for."""

from __future__ import annotations

from datetime import timedelta

from api.callers import ApiCase, client_of
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from flows.attention_cast import reachable

from ropeteam.store import models


def calendar(mail: str = "paul.ebner@kessel-ag.example") -> SimpleUploadedFile:
    start = timezone.now() + timedelta(days=3)
    event = f"BEGIN:VEVENT\r\nUID:u1\r\nDTSTART:{start:%Y%m%dT%H%M%SZ}\r\nDURATION:PT1H\r\nATTENDEE:mailto:{mail}\r\nEND:VEVENT"
    return SimpleUploadedFile("k.ics", f"BEGIN:VCALENDAR\r\n{event}\r\nEND:VCALENDAR\r\n".encode())


class TestCalendar(ApiCase):
    def test_takes_ones_own_in_asks_and_is_told(self):
        reachable(self.world)

        known = self.seller.post("/api/calendar", {"file": calendar()}).json()
        asked = self.seller.post("/api/calendar", {"file": calendar("wer@fremd.example")}).json()

        assert (known["talks"], known["busy"], known["proposals"], known["problems"]) == (1, 1, [], [])
        assert asked["talks"] == 1, "the talk is known by now: its deal stands"

    def test_a_proposal_is_placed_by_its_key(self):
        (proposal,) = self.seller.post("/api/calendar", {"file": calendar("wer@fremd.example")}).json()["proposals"]

        address = f"/api/calendar?deals={proposal['key']}={self.world.deal.pk}"
        placed = self.seller.post(address, {"file": calendar("wer@fremd.example")}).json()

        assert (placed["talks"], placed["new"], placed["proposals"]) == (1, 1, [])

    def test_is_not_for_who_only_reads_and_says_what_is_broken(self):
        broken = SimpleUploadedFile("k.ics", b"Hallo")

        assert self.works_council.post("/api/calendar", {"file": calendar()}).status_code == 403
        assert self.seller.post("/api/calendar", {"file": broken}).json()["problems"][0]["code"] == "no_calendar"


class TestPicks(ApiCase):
    def proposed(self) -> models.AttentionPick:
        start = timezone.now() + timedelta(days=2)
        talk = models.Conversation.objects.create(
            company=self.world.company, deal=self.world.deal, account=self.world.account, key="x", kind="call",
            held_on=start.date(),
        )  # fmt: skip
        models.TalkTime.objects.create(conversation=talk, starts_at=start, ends_at=start + timedelta(hours=1))
        return models.AttentionPick.objects.create(
            conversation=talk, person=self.world.product_manager.person, gain=0.25, proposed_on=start.date(), reasons=[]
        )

    def test_are_listed_without_names_and_answered_by_their_person(self):
        pick = self.proposed()
        product = client_of(self.world.product_manager)

        (mine,), (seen,) = (client.get("/api/attention").json()["items"] for client in (product, self.seller))
        answered = self.send(product, "POST", f"/attention/{pick.pk}/answers", {"comes": False, "question": "Wie oft?"})

        assert (mine["mine"], seen["mine"], seen["gain"], seen["comes"]) == (True, False, 0.25, None)
        assert "Mira" not in str(seen)
        assert "person" not in seen
        assert (answered.status_code, answered.json()["questions"][0]) == (201, {"code": "own", "text": "Wie oft?"})
        assert self.send(self.seller, "POST", f"/attention/{pick.pk}/answers", {"comes": True}).status_code == 403
        assert self.send(self.stranger, "POST", f"/attention/{pick.pk}/answers", {"comes": True}).status_code == 404

    def test_of_long_lists_go_on(self):
        pick = self.proposed()

        page = self.seller.get("/api/attention?limit=1").json()

        assert ([row["id"] for row in page["items"]], page["next"]) == ([pick.pk], None)
        assert self.seller.get(f"/api/attention?after={pick.pk}").json()["items"] == []
