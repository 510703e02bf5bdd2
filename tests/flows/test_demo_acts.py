"""A story's acts: replayed once through the real flows, what was not heard left out, mistakes told with their line."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from cast import HEARD_AT, World
from django.utils import timezone
from flows.acts import STORY, reachable, rows, told

from ropeteam.core.vocabulary import DecisionKind
from ropeteam.flows import change_requests
from ropeteam.language.folder.read import read_folder
from ropeteam.language.transcripts.read import read_file
from ropeteam.project.commands.demo import COMPANIES
from ropeteam.project.commands.demo_acts import replay
from ropeteam.project.commands.demo_acts_file import Deed, Story, read_story
from ropeteam.store import models


@pytest.fixture(autouse=True)
def quick_ear(script: object) -> None:
    """Near is what shares letters."""


@pytest.fixture(autouse=True)
def mails(world: World) -> None:
    reachable()


class TestAnExchange:
    ACT = """
  - id: met
    deed: exchange
    who: Mira Voss
    weekday: wed
    weeks: 2
    at: "10:00"
    length: 45
    present: [Mira Voss, Nora Lindt]
    sent_word: [Gesa Holm]
    topics: [Messe]
    talked:
      - {about: decided, request: offline, minutes: Nora sagt es heute., outcome: done}
      - {about: topic, minutes: Niemand fährt., outcome: done}
      - {about: veto, request: nothing-heard, minutes: Nie gesagt.}
"""

    def test_was_last_week_with_its_minutes_and_is_planned_again(
        self, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(timezone, "now", lambda: HEARD_AT + timedelta(hours=3))  # only what is new is talked about
        story = STORY.replace("2026-11-03", timezone.localdate().isoformat()) + self.ACT.lstrip("\n")

        assert replay(told(tmp_path, story), "en") == 0
        assert replay(told(tmp_path, story), "en") == 0

        past, ahead = models.Exchange.objects.order_by("starts_at")
        now = timezone.now()
        assert past.closed_at is not None
        assert now - timedelta(days=8) < past.starts_at < now < ahead.starts_at
        minutes = past.agenda.exclude(minutes="").values_list("minutes", flat=True)
        assert sorted(minutes) == ["Niemand fährt.", "Nora sagt es heute."]
        seats = {seat.person.name: (seat.present, seat.sent_word) for seat in past.seats.select_related("person")}
        assert (seats["Nora Lindt"], seats["Gesa Holm"]) == ((True, False), (False, True))
        assert seats["Timo Rau"] == (False, False)

    def test_names_only_people_who_are_there(
        self, world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        story = STORY + self.ACT.lstrip("\n").replace("Gesa Holm", "Gesine Holm").replace(
            "weekday: wed", "weekday: Mittwoch"
        )

        assert replay(told(tmp_path, story), "en") == 1
        assert "weekday" in capsys.readouterr().err
        assert replay(told(tmp_path, story.replace("Mittwoch", "wed")), "en") == 1
        assert "Gesine Holm" in capsys.readouterr().err


class TestWordsNobodyHeard:
    def test_are_told_in_one_line_and_nothing_is_put_in_their_place(
        self, world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert replay(told(tmp_path, STORY.replace("auch ohne Netz", "mit Netz")), "en") == 0

        assert not models.ChangeRequest.objects.exists()
        assert not models.Answer.objects.exists()
        assert capsys.readouterr().out.splitlines() == [
            "acts.yaml, line 3: “mit Netz” was not heard in c1; left out.",
            "What its people did: 1 new, 0 known already, 7 left out.",
        ]

    def test_are_heard_at_a_later_start(self, world: World, tmp_path: Path) -> None:
        models.Signal.objects.filter(pk=world.need.pk).update(low=True)
        replay(told(tmp_path), "en")
        models.Signal.objects.filter(pk=world.need.pk).update(low=False)

        replay(tmp_path, "en")

        assert models.Answer.objects.get().receipts.count() == 2

    def test_a_word_that_somebody_linked_elsewhere_stays_there(self, world: World, tmp_path: Path) -> None:
        other = change_requests.create(world.product, actor=world.product_manager, title="Anderes")
        change_requests.link(world.need, other, actor=world.product_manager)

        replay(told(tmp_path), "en")

        assert models.Asker.objects.get().change_request == other


class TestAnActAgainstARule:
    def test_is_told_and_the_next_one_follows(
        self, world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        story = STORY.replace("id: sized, deed: effort, who: Mira Voss", "id: sized, deed: effort, who: Nora Lindt")

        assert replay(told(tmp_path, story), "de") == 0

        assert not models.RequestEffort.objects.exists()
        assert models.Decision.objects.exists()
        assert capsys.readouterr().out.startswith("acts.yaml, Zeile 13: ")


class TestAMistakeInTheStory:
    @pytest.mark.parametrize(
        ("old", "new", "complaint"),
        [
            ("deed: veto", "deed: vote", "line 12: “vote” is not known for “deed”. Allowed: request · link"),
            ("effort: L", "effrt: L", "line 13: “effrt” is not known for “effort”. Allowed: id · deed"),
            (", effort: L", "", "line 13: “effort” is missing for “effort”."),
            ("effort: L", "effort: XL", "line 13: “effort” does not fit; expected: S · M · L."),
            ("kind: as_is", "kind: maybe", "line 14: “kind” does not fit; expected: accept"),
            ("ein-stand: 0.5", "ein-stand: 0.7", "line 11: “pillars” does not fit; expected: -1 · 0 · 0.5 · 1."),
            ("on: 2026-11-02\n", "on: gestern\n", "line 6: “on” does not fit; expected: 2026-11-16."),
            ("in_days: 9", "in_days: soon", "line 20: “entries” does not fit"),
            ("id: sized", "id: rated", "line 13: The id “rated” stands already in line 11."),
            ("request: offline, effort", "request: online, effort", "line 13: There is no change request “online”"),
            (
                "who: Jonas Beil, on: 2026-11-02",
                "who: Jonas Bail, on: 2026-11-02",
                "line 11: “Jonas Bail” (who) is not",
            ),
            ("talk: c1", "talk: c9", "line 3: “c9” (talk) is not in the company. Near: c1"),
            ("deal: d1, how", "deal: d7, how", "line 15: “d7” (deal) is not in the company."),
            (
                "ein-stand: 0.5",
                "einstand: 0.5",
                "line 11: “einstand” (pillars) is not in the company. Near: ein-stand.",
            ),
            ("company: Lindt Maschinensoftware GmbH", "company: Lind", "line 1: “Lind” is not known for “company”."),
            ("acts:", "akts:", "line 1: expected here: company, acts."),
        ],
    )
    def test_is_one_line_and_nothing_is_done(
        self, world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, complaint: str
    ) -> None:
        assert old in STORY
        before = rows()

        assert replay(told(tmp_path, STORY.replace(old, new, 1)), "en") == 1

        lines = capsys.readouterr().err.splitlines()
        assert [line for line in lines if line.startswith(f"acts.yaml, {complaint}")], lines
        assert rows() == before

    def test_is_told_for_torn_yaml_too(self, world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert replay(told(tmp_path, STORY + "  - {id: [\n"), "de") == 1
        assert [line[:23] for line in capsys.readouterr().err.splitlines()] == ["acts.yaml, Zeile 22: Da"]

    def test_a_folder_without_a_story_is_fine(self, world: World, tmp_path: Path) -> None:
        assert replay(tmp_path, "en") == 0


@cache
def shipped(folder: Path) -> Story:
    return read_story((folder / "acts.yaml").read_text(encoding="utf-8"), name="acts.yaml")


@pytest.mark.parametrize(
    "folder", sorted(path.parent for path in COMPANIES.glob("*/company.yaml")), ids=lambda p: p.name
)
class TestTheStoriesWeShip:
    def test_are_whole_and_show_every_kind_of_deed(self, folder: Path) -> None:
        story = shipped(folder)

        assert (list(story.defects), list(story.problems)) == ([], [])
        assert {act.deed for act in story.acts} == set(Deed)
        assert {act.values["kind"] for act in story.acts if act.deed is Deed.DECIDE} == set(DecisionKind)

    def test_quote_what_was_really_said(self, folder: Path) -> None:
        talks = {row.id: row for row in read_folder(folder).conversations}

        @cache
        def said(key: str) -> str:
            talk = talks[key]
            assert talk.path is not None
            names = [who.name for who in talk.participants]
            heard = read_file(talk.path, name=talk.path.name, kind=talk.kind, known_names=names)
            return " ".join(turn.text for turn in heard.turns)

        for act in shipped(folder).acts:
            for words in act.values.get("words", ()):
                assert words["quote"] in said(words["talk"]), act.id
