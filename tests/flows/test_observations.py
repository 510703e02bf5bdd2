"""Measuring points from elsewhere: each once, or told by line why not; taken out with a reason, never rewritten."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from cast import TODAY, World

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.numbers.observations import Channel, Scale
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary_enthusiasm import PointSource
from ropeteam.flows import observations
from ropeteam.language.observation_table import read_observations
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR, Actor
from ropeteam.store.queries import climb

HEAD = "id,deal,date,channel,answer,scale,contact,line\n"


@pytest.fixture
def take(world: World, tmp_path: Path):
    def taken(text: str, actor: Actor = OPERATOR) -> tuple[observations.Taken, list[str]]:
        file = tmp_path / "points.csv"
        file.write_text(HEAD + text, encoding="utf-8")
        problems: list[Problem] = []
        rows = read_observations(file, name=file.name, problems=problems)
        found = observations.take_in(world.company, rows, actor=actor, source=PointSource.CSV, on=TODAY, name=file.name)
        return found, [f"{one.line} {one.code}" for one in (*problems, *found.problems)]

    return taken


class TestTakingIn:
    def test_keeps_each_row_once_with_how_it_came(self, world: World, take) -> None:
        text = "n1,d1,2026-10-01,nps,9,,k1,Gerne wieder\nt1,d1,2026-10-02,ticket,high,,,\n"

        first, problems = take(text)
        again, _ = take(text)

        assert problems == []
        assert (first.new, first.same, again.new, again.same) == (2, 0, 0, 2)
        row = models.Observation.objects.get(source_key="n1")
        assert (row.value, row.raw, row.scale, row.group, row.words) == (9.0, "9", "0..10", "decider", "Gerne wieder")
        assert models.Event.objects.get(code="observations.taken_in").data == {"n": 2}

    def test_tells_by_line_what_cannot_be_and_goes_on(self, world: World, take) -> None:
        found, problems = take(
            "a,d9,2026-10-01,nps,9,,,\n"
            "b,d1,2026-12-24,nps,9,,,\n"
            "c,d1,2016-10-01,nps,9,,,\n"
            "d,d1,2026-10-01,nps,9,,nobody,\n"
            "e,d1,2026-10-01,nps,11,,,\n"
            "f,d1,2026-10-01,nps,8,,,\n"
            "f,d1,2026-10-01,nps,7,,,\n"
        )

        assert sorted(problems) == [
            "2 observation_deal", "3 observation_future", "4 observation_before", "5 observation_contact", "6 off_scale",
            "8 observation_twice",
        ]  # fmt: skip
        assert found.new == 1

    def test_never_changes_an_answer_that_is_there(self, take) -> None:
        take("a,d1,2026-10-01,nps,9,,,\n")

        _, problems = take("a,d1,2026-10-01,nps,3,,,\n")

        assert problems == ["2 observation_changed"]
        assert models.Observation.objects.get().raw == "9"

    def test_out_of_order_comes_to_the_same_curve(self, world: World, take) -> None:
        take("b,d1,2026-10-20,nps,4,,,\na,d1,2026-10-01,nps,9,,,\nc,d1,2026-10-10,nps,7,,,\n")

        points = climb.known_of(world.deal, on=TODAY).facts.observations
        assert [point.day for point in points if point.channel == Channel.NPS] == [
            date(2026, 10, 1), date(2026, 10, 10), date(2026, 10, 20),
        ]  # fmt: skip

    def test_is_not_everybodys_and_knows_no_deal_that_is_not_ones_own(self, world: World, take) -> None:
        with pytest.raises(NotAllowed):
            take("a,d1,2026-10-01,nps,9,,,\n", world.seller)

        _, problems = take("a,d2,2026-10-01,nps,9,,,\n", world.services)  # confidential

        assert problems == ["2 observation_deal"]


class TestTakingOut:
    def test_needs_a_reason_counts_no_more_and_stays_to_be_read(self, world: World, take) -> None:
        take("a,d1,2026-10-01,nps,9,,,\n")
        row = models.Observation.objects.get()
        with pytest.raises(Refused, match="reason_missing"):
            observations.take_out(row, actor=world.seller, reason=" ", on=TODAY)
        with pytest.raises(NotAllowed):
            observations.take_out(row, actor=world.management, reason="x", on=TODAY)

        observations.take_out(row, actor=world.services, reason="Falscher Kunde", on=TODAY)

        assert not climb.rows([world.deal.pk]).exists()
        with pytest.raises(Refused, match="observation_out_already"):
            observations.take_out(row, actor=world.seller, reason="x", on=TODAY)


class TestSurveys:
    def test_are_named_with_a_channel_and_a_scale_that_fit(self, world: World) -> None:
        name = {"survey": "s1", "question": "q1", "line": ""}
        with pytest.raises(Refused, match="survey_channel"):
            observations.name_survey(world.company, actor=world.admin, channel=Channel.PULSE, scale=None, **name)
        with pytest.raises(Refused, match="survey_scale"):
            observations.name_survey(
                world.company, actor=world.admin, channel=Channel.NPS, scale=Scale.ONE_TO_FIVE, **name
            )

        row = observations.name_survey(world.company, actor=world.admin, channel=Channel.CSAT, scale=None, **name)

        assert row.value == {"question": "q1", "channel": "csat", "scale": "1..5", "line": ""}
