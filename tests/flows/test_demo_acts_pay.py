"""A story's deeds about pay plans, through the flows of their pages; done once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from cast import TODAY, World
from flows.paid import SELLER

from ropeteam.core.vocabulary import Role
from ropeteam.flows import incentive_lab
from ropeteam.project.commands.demo_acts import replay
from ropeteam.project.commands.demo_acts_file import read_story
from ropeteam.store import models
from ropeteam.store.queries import incentives as query
from ropeteam.store.queries.presales import reporting_lines

STORY = """\
company: Lindt Maschinensoftware GmbH
acts:
  - {id: plan, deed: pay, who: Karl Ott, on: 2025-12-08, file: plan.yaml, reason: wie bisher,
     approved: 2025-12-08, seen: 2025-12-15, begins: 2026-01-01}
  - {id: damage, deed: assume, who: Karl Ott, on: 2026-10-12, assumption: damage, value: 0.6, low: 0.5, high: 0.8,
     source: Controlling}
  - {id: line, deed: reports, who: Karl Ott, on: 2025-12-01, role: presales, to: seller}
"""


def test_they_happen_once_through_the_real_flows(world: World, script: object, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "plan.yaml").write_text(SELLER, encoding="utf-8")
    (tmp_path / "acts.yaml").write_text(STORY, encoding="utf-8")
    for _ in range(2):
        assert replay(tmp_path, "en") == 0

    (row,) = query.in_force(world.company, on=TODAY)
    assert (row.text, row.written_on, row.in_force.get().from_day) == (SELLER, date(2025, 12, 8), date(2026, 1, 1))
    assert sorted(row.assents.values_list("kind", "day")) == [
        ("approved", date(2025, 12, 8)),
        ("seen", date(2025, 12, 15)),
    ]
    assert models.IncentivePlan.objects.count() == models.IncentiveAssumption.objects.count() == 1
    assert reporting_lines(world.company) == {Role.PRESALES: Role.SELLER}
    assert next(one.value for one in incentive_lab.assumptions_of(world.company) if one.key == "damage") == 0.6


def test_what_is_no_number_and_no_day_is_a_defect_with_its_line() -> None:
    story = read_story(STORY.replace("0.6", "viel").replace("2025-12-15", "bald"), name="acts.yaml")

    assert [(defect.line, defect.code) for defect in story.defects] == [(4, "act_value"), (5, "act_value")]


@pytest.mark.parametrize("company", ["foerdertakt", "tarnside"])
def test_the_plans_of_the_examples_can_be_read_and_stand_in_their_story(company: str) -> None:
    folder = Path(__file__).parents[2] / "demo" / company
    told = {
        act.values["file"]
        for act in read_story((folder / "acts.yaml").read_text(), name="acts.yaml").acts
        if act.deed == "pay"
    }

    assert told == {path.name for path in (folder / "plans").glob("*.yaml")}
