"""Wishes from another system: each once, with everybody who asked; again changes nothing; nothing is merged or decided."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from cast import TODAY, World
from flows.stage import Script
from flows.wishes import asks_for, wish

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import DecisionKind
from ropeteam.flows import change_requests, nearest, request_merging, trackers
from ropeteam.flows.trackers import Brought
from ropeteam.jobs import reactions
from ropeteam.language.trackers.contract import Post, Record, Said, Tracker, Voice
from ropeteam.store import models
from ropeteam.store.actor import Actor

EBNER = Voice("paul@werk.example", "Paul Ebner", "paul@werk.example", "", "In Halle 3 ist kein Netz.", date(2026, 2, 1))
TAL = Voice("Tal", "Tal", company="Unbekannt KG")
VOSS = Voice("mira@kessel.example", "Mira Voss", "mira@us.example")
OFFLINE = Post(
    external="p1",
    title="Ohne Netz arbeiten",
    line=2,
    description="In Halle 3 ist kein Netz.",
    url="https://wishes.example/p1",
    status="planned",
    wished_on=date(2026, 2, 1),
    voices=(EBNER, TAL),
    votes=5,
)


@pytest.fixture
def told(world: World, script: Script) -> World:
    script()
    models.Contact.objects.filter(account=world.account).update(mail="paul@werk.example")
    return world


def take(world: World, *records: Record, by: Actor | None = None, tracker: Tracker = "canny") -> Brought:
    source: Iterator[Record] = iter(records)
    found = trackers.take_in(
        source, product=world.product, tracker=tracker, actor=by or world.product_manager, on=TODAY, file="export"
    )
    return list(found)[-1]


class TestAWish:
    def test_comes_with_its_link_its_words_and_everybody_who_asked(self, told: World) -> None:
        brought = take(told, OFFLINE)

        request = models.ChangeRequest.objects.get(key="canny-p1")
        link = request.tracker_links.get()
        assert (brought.wishes, brought.new, brought.askers, brought.unnamed) == (1, 1, 2, 3)
        assert (request.title, request.problem, request.origin) == (OFFLINE.title, OFFLINE.description, "customer")
        assert (link.tracker, link.external, link.url, link.status) == ("canny", "p1", OFFLINE.url, "planned")
        assert link.wished_on == date(2026, 2, 1)
        ebner, tal = request.askers.order_by("pk")
        assert (ebner.account, ebner.voice.words) == (told.account, "In Halle 3 ist kein Netz.")
        assert (tal.account, tal.voice.voter) == (None, "Tal")
        assert not request.decisions.exists(), "the other system's status decides nothing here"

    def test_is_found_by_its_words_from_then_on(self, told: World) -> None:
        take(told, OFFLINE)

        found = nearest.nearest("Ohne Netz arbeiten. In Halle 3 ist kein Netz.", told.product, most=1)

        assert [pk for pk, _ in found] == [models.ChangeRequest.objects.get().pk]

    def test_by_company_name_only_where_it_is_exactly_one(self, told: World) -> None:
        named = Voice("X", company="  kessel  ag ")
        models.Account.objects.create(company=told.company, key="a8", name="Zweimal GmbH")
        models.Account.objects.create(company=told.company, key="a9", name="Zweimal GmbH")

        take(told, replace(OFFLINE, voices=(named, Voice("Y", company="Zweimal GmbH"))))

        assert [row.account for row in models.Asker.objects.order_by("pk")] == [told.account, None]

    def test_of_our_own_people_alone_is_an_idea_from_inside_and_nobody_asks(self, told: World) -> None:
        brought = take(told, replace(OFFLINE, voices=(replace(VOSS, mail=""),)))

        request = models.ChangeRequest.objects.get()
        assert (request.origin, brought.ours, brought.askers) == ("inside", 1, 0)
        assert request.tracker_links.get().voices.get().voter == "mira@kessel.example"

    def test_leaves_one_event_for_all_that_came(self, told: World) -> None:
        take(told, OFFLINE, replace(OFFLINE, external="p2", title="Zweiter"))

        event = models.Event.objects.get(code="requests.imported")
        assert event.data["tracker"] == "canny"
        assert len(event.data["requests"]) == 2


class TestAgain:
    def test_changes_nothing(self, told: World) -> None:
        take(told, OFFLINE)
        before = rows()

        brought = take(told, OFFLINE)

        assert rows() == before
        assert (brought.wishes, brought.new, brought.restated, brought.askers) == (1, 0, 0, 0)

    def test_brings_the_new_status_new_voices_and_new_words(self, told: World) -> None:
        take(told, OFFLINE)
        more = replace(EBNER, words=f"{EBNER.words}\n\nAuch in Halle 4.")

        brought = take(told, replace(OFFLINE, title="Anders", status="complete", url="", voices=(more, Voice("Neu"))))

        link = models.TrackerLink.objects.get()
        assert (link.status, link.url) == ("complete", OFFLINE.url)
        assert link.change_request.title == OFFLINE.title, "what people may have reworded here is left alone"
        assert [one.voter for one in link.voices.order_by("pk")] == ["paul@werk.example", "Tal", "Neu"]
        assert link.voices.get(voter="paul@werk.example").words.endswith("Auch in Halle 4.")
        assert (brought.restated, brought.askers) == (1, 1)

    def test_a_wish_merged_here_keeps_its_askers_and_takes_new_ones(self, told: World) -> None:
        take(told, OFFLINE)
        into = wish(told, "Ziel")
        request_merging.merge(
            models.ChangeRequest.objects.get(key="canny-p1"), into, actor=told.product_manager, on=TODAY
        )

        take(told, replace(OFFLINE, voices=(*OFFLINE.voices, Voice("Neu"))))

        assert models.ChangeRequest.objects.filter(merged_into__isnull=True).count() == 1
        assert models.Asker.objects.filter(change_request__key="canny-p1").count() == 3

    def test_a_voice_apart_from_its_wish_finds_it_or_is_said(self, told: World) -> None:
        take(told, OFFLINE)

        brought = take(told, Said("p1", Voice("Neu", words="Wir auch"), 7), Said("p9", Voice("Neu"), 8))

        assert models.TrackerVoice.objects.get(voter="Neu").words == "Wir auch"
        assert [(one.code, one.line) for one in brought.problems] == [("unknown_post", 8)]

    def test_a_voice_that_speaks_twice_has_the_name_that_either_gave(self, told: World) -> None:
        models.Person.objects.filter(name="Nora Lindt").update(mail="")
        twice = (Voice("u7", words="Ohne Netz"), Voice("u7", name="Nora Lindt", words="bitte"))

        take(told, replace(OFFLINE, voices=twice))

        assert models.TrackerVoice.objects.get().words == "Ohne Netz\n\nbitte"
        assert not models.Asker.objects.exists(), "one of the house asks for nothing"

    def test_votes_named_apart_from_their_wish_are_not_counted_as_unnamed(self, told: World) -> None:
        apart = [Said("p1", Voice(name), 9) for name in ("A", "B")]

        assert take(told, OFFLINE, *apart).unnamed == 1
        assert take(told, OFFLINE, *apart).unnamed == 1


class TestDecided:
    def test_whoever_asks_anew_for_a_decided_wish_gets_its_answer(self, told: World) -> None:
        take(told, OFFLINE)
        request = models.ChangeRequest.objects.get(key="canny-p1")
        change_requests.decide_on(
            request, actor=told.product_manager, kind=DecisionKind.NO, reason="Passt nicht.", on=TODAY
        )

        take(told, replace(OFFLINE, voices=(Voice("Neu"),)))
        for event in models.Event.objects.filter(code="request.linked"):
            reactions.react(event.pk, on=TODAY)

        assert models.Answer.objects.filter(asker__voice__voter="Neu").count() == 1


class TestProposals:
    def test_what_is_alike_is_proposed_and_never_merged(self, told: World) -> None:
        old = wish(told, "Ohne Netz arbeiten. In Halle 3 ist kein Netz.")
        asks_for(told, told.deal, old)
        alike = replace(OFFLINE, title="Ohne Netz arbeiten", description="In Halle 3 ist kein Netz.")

        brought = take(told, alike, replace(OFFLINE, external="p2", title="Etwas ganz anderes", description="Blau"))

        (proposal,) = brought.proposals
        assert (proposal.other, proposal.stated) == (old, False)
        assert proposal.likeness > trackers.ALIKE
        assert models.ChangeRequest.objects.filter(merged_into__isnull=False).count() == 0

    def test_what_the_other_system_calls_the_same_is_proposed_too(self, told: World) -> None:
        brought = take(told, OFFLINE, replace(OFFLINE, external="p2", title="Blau", description="", duplicate_of="p1"))

        (proposal,) = brought.proposals
        assert (proposal.request.key, proposal.other.key, proposal.stated) == ("canny-p2", "canny-p1", True)

    def test_also_where_the_wish_it_repeats_comes_later_in_the_file(
        self, told: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(trackers, "BATCH", 1)
        blue = replace(OFFLINE, external="p0", title="Blau", description="", duplicate_of="p1")

        brought = take(told, blue, OFFLINE)

        assert [(one.request.key, one.other.key, one.stated) for one in brought.proposals] == [
            ("canny-p0", "canny-p1", True)
        ]


class TestAFile:
    def test_with_more_wishes_and_voices_than_somebody_may_wait_for_is_refused(
        self, told: World, tmp_path: Path
    ) -> None:
        path = tmp_path / "jira.csv"
        path.write_text(
            'Summary,Issue key,Reporter,Created,Comment\nOffline,R-1,Paul,25/Feb/26 10:17 PM,"26/Feb/26 8:00 AM;Tal;Us too"\n'
        )
        file = {
            "product": told.product,
            "tracker": "jira",
            "actor": told.product_manager,
            "on": TODAY,
            "name": "jira.csv",
        }

        with pytest.raises(Refused, match="tracker_file_many"):
            trackers.take_file(path, most=2, **file)
        assert not models.TrackerLink.objects.exists()
        assert trackers.take_file(path, most=3, **file).brought.askers == 2, "one wish, two voices"


class TestRights:
    @pytest.mark.parametrize("who", ["seller", "presales", "services", "management", "works_council", "stranger"])
    def test_only_product_and_admin_take_wishes_over(self, told: World, who: str) -> None:
        with pytest.raises(NotAllowed):
            take(told, OFFLINE, by=told.everyone[who])

        assert not models.TrackerLink.objects.exists()

    def test_two_ids_that_read_alike_keep_apart(self, told: World) -> None:
        take(told, replace(OFFLINE, external="A 1"), replace(OFFLINE, external="a-1"))

        assert models.ChangeRequest.objects.count() == 2
        assert len(set(models.ChangeRequest.objects.values_list("key", flat=True))) == 2


class TestMany:
    def test_two_thousand_wishes_cost_statements_by_the_batch(
        self, told: World, django_assert_max_num_queries: object, capsys: pytest.CaptureFixture[str]
    ) -> None:
        posts = [
            replace(OFFLINE, external=f"p{no}", title=f"Wunsch {no}", voices=(Voice(f"v{no}@x.example"),))
            for no in range(2_000)
        ]
        wish(told, "Etwas anderes")
        nearest.nearest("Etwas", told.product)  # the first look streams, which a counting cursor cannot
        started = time.process_time()

        with django_assert_max_num_queries(2_000 // trackers.BATCH * 24 + 20):  # type: ignore[operator]
            take(told, *posts)

        assert models.Asker.objects.filter(change_request__key__startswith="canny-").count() == 2_000
        with capsys.disabled():
            print(f"\n2,000 wishes taken over in {time.process_time() - started:.1f} s of CPU (scripted embedder)")


def rows() -> list[int]:
    tables = (models.ChangeRequest, models.TrackerLink, models.TrackerVoice, models.Asker, models.Event, models.Vector)
    return [table.objects.count() for table in tables]
