"""capture and import-requests: what they print, and with which code they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cast import TODAY, World
from cli.running import Run
from flows.stage import Script
from flows.wishes import wish

from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.vocabulary import DecisionKind
from ropeteam.flows import change_requests
from ropeteam.store import models
from ropeteam.wording.say import say

SELLER = "nora@kessel.example"
WORDS = "Wir brauchen die Bedienung ohne Netz bis 31.03.2027"
JIRA = (
    "Summary,Issue key,Status,Reporter,Created,Votes,Description,Comment,Comment\n"
    'Work offline,ROPE-1,To Do,Paul,25/Feb/26 10:17 PM,3,No network,"26/Feb/26 8:00 AM;Tal;Us too",\n'
    ",ROPE-2,To Do,Paul,,0,,,\n"
)


@pytest.fixture(autouse=True)
def quick_ear(script: Script) -> None:
    script()


class TestCapture:
    def test_keeps_the_words_and_says_what_is_known(self, world: World, run: Run) -> None:
        near = wish(world, WORDS)
        change_requests.decide_on(near, actor=world.product_manager, kind=DecisionKind.NO, reason="Nein.", on=TODAY)

        ran = run("capture", WORDS, "--deal", "d1", "--by", SELLER, "--company", "kessel", lang="de")

        row = models.Ask.objects.get()
        assert (ran.code, row.source, row.deal) == (0, "cli", world.deal)
        assert ran.lines[0] == f"Festgehalten als {row.key}."
        assert "Gewünscht bis 31.03.2027." in ran.out
        assert f"{near.key} · {WORDS} [{say('decision.no', 'de')}, 16.11.2026]" in ran.out
        assert "sagen: " in ran.out

    def test_makes_it_part_of_a_wish_in_the_same_line(self, world: World, run: Run) -> None:
        near = wish(world, "Bedienung ohne Netz")
        options = ("--by", SELLER, "--company", "kessel", "--wish", near.key, "--importance", "breaker")

        found = json.loads(run("capture", WORDS, *options, "--format", "json").out)

        assert found["part_of"] == near.key
        assert models.Asker.objects.get().importance == "breaker"

    def test_says_how_much_it_matters_before_the_wish_is_known(self, world: World, run: Run) -> None:
        run("capture", WORDS, "--by", SELLER, "--company", "kessel", "--importance", "nice")

        assert models.Ask.objects.get().importance == "nice"
        assert not models.Asker.objects.exists()

    def test_refuses_with_a_reason(self, world: World, run: Run) -> None:
        with pytest.raises(Refused, match="by_missing"):
            run("capture", WORDS, "--company", "kessel")
        with pytest.raises(NotFound):
            run("capture", WORDS, "--by", "niemand@kessel.example", "--company", "kessel")
        assert not models.Ask.objects.exists()


class TestImportRequests:
    def test_takes_wishes_over_and_ends_with_1_where_something_was_wrong(
        self, world: World, run: Run, tmp_path: Path
    ) -> None:
        path = tmp_path / "jira.csv"
        path.write_text(JIRA)
        options = ("--from", "jira", "--company", "kessel", "--site", "https://acme.example")

        ran = run("import-requests", path, *options)
        again = run("import-requests", path, *options)

        assert ran.code == 1
        assert ran.complaints == ["jira.csv, line 3: “title” is empty."]
        assert "title ← Summary (95%)" in ran.out
        assert "Wishes read: 1, new: 1," in ran.out
        assert "Votes without a name: 1." in ran.out
        assert "Wishes read: 1, new: 0," in again.out
        assert models.TrackerLink.objects.get().url == "https://acme.example/browse/ROPE-1"

    def test_only_looks_where_asked_to(self, world: World, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "jira.csv"
        path.write_text(JIRA)

        ran = run("import-requests", path, "--from", "jira", "--company", "kessel", "--look")

        assert ran.code == 0
        assert not models.TrackerLink.objects.exists()

    def test_a_column_said_wrongly_stops_before_anything_comes_in(self, world: World, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "jira.csv"
        path.write_text(JIRA)

        ran = run("import-requests", path, "--from", "jira", "--company", "kessel", "--map", "titel=Summary")

        assert ran.code == 1
        assert "titel" in ran.err
        assert not models.TrackerLink.objects.exists()

    def test_a_file_that_is_not_there_or_has_no_title_changes_nothing(
        self, world: World, run: Run, tmp_path: Path
    ) -> None:
        path = tmp_path / "a.csv"
        path.write_text("a,b\n1,2\n")

        gone = run("import-requests", tmp_path / "gone.csv", "--from", "csv", "--company", "kessel", lang="de")
        odd = run("import-requests", path, "--from", "csv", "--company", "kessel", lang="de")

        assert (gone.code, odd.code) == (1, 1)
        assert "fehlt" in gone.err
        assert "Die Spalte „title“ fehlt" in odd.err
        assert not models.ChangeRequest.objects.exists()
