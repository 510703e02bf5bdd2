"""A story that was told: what its people did stands on its days, and told again it changes nothing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from cast import World
from django.utils import timezone
from flows.acts import reachable, rows, told
from flows.stage import put_ear

from ropeteam.flows import request_judging
from ropeteam.jobs import reactions
from ropeteam.project.commands.demo_acts import replay
from ropeteam.store import models


@pytest.fixture(autouse=True)
def quick_ear(script: object) -> None:
    """Near is what shares letters."""


@pytest.fixture(scope="module")
def story(built: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a story that was told once."""
    reachable()
    folder = told(tmp_path_factory.mktemp("story"))
    with pytest.MonkeyPatch.context() as patch:
        put_ear(patch)
        assert replay(folder, "en") == 0
    return folder


class TestAStory:
    def test_happens_through_the_real_flows_each_act_on_its_day(self, world: World, story: Path) -> None:
        wish = models.ChangeRequest.objects.get(key="offline")
        asker = wish.askers.get()
        assert (asker.signal, asker.deal, asker.importance) == (world.need, world.deal, "breaker")
        assert (wish.ratings.get().value, wish.vetoes.get().by.name, wish.efforts.get().effort) == (
            0.5,
            "Gesa Holm",
            "L",
        )
        answer = models.Answer.objects.get()
        assert answer.given_on.isoformat() == "2026-11-03"
        assert {row.kind: row.on.isoformat() for row in answer.receipts.all()} == {
            "seller_read": "2026-11-05",
            "customer_told": "2026-11-05",
        }
        assert models.SolutionPattern.objects.get().from_deal == world.deal
        talk = models.TalkTime.objects.get()
        assert talk.conversation.deal == world.deal
        assert timezone.now() + timedelta(days=8) < talk.starts_at < timezone.now() + timedelta(days=12)
        assert timezone.localtime(talk.starts_at).weekday() < 5

    def test_told_again_changes_nothing_and_no_reaction_runs_twice(
        self, world: World, story: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        before = rows()

        replay(story, "en")
        for event in models.Event.objects.order_by("pk"):
            reactions.react(event.pk, on=timezone.localdate())  # the queue comes later

        assert rows() == before
        assert "0 new, 8 known already, 0 left out" in capsys.readouterr().out

    def test_leaves_what_a_person_changed_meanwhile(self, world: World, story: Path) -> None:
        wish = models.ChangeRequest.objects.get(key="offline")
        request_judging.lift_veto(wish, actor=world.services, on=timezone.localdate())

        replay(story, "en")

        last = wish.vetoes.order_by("-pk").first()
        assert last is not None
        assert last.lifted

    def test_brings_new_talks_once_those_of_the_first_start_are_over(self, world: World, story: Path) -> None:
        gone = timedelta(days=40)
        for row in (*models.BusyTime.objects.all(), *models.TalkTime.objects.all()):
            row.starts_at, row.ends_at, row.uid = row.starts_at - gone, row.ends_at - gone, f"{row.uid}-old"
            row.save()

        replay(story, "en")

        assert models.TalkTime.objects.filter(starts_at__gt=timezone.now()).count() == 1
