"""A story's deeds about handovers, through the flows of their pages; done once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cast import World

from ropeteam.project.commands.demo_acts import replay
from ropeteam.project.commands.demo_acts_file import read_story
from ropeteam.store import models
from ropeteam.store.queries import handover as query

STORY = """\
company: Lindt Maschinensoftware GmbH
acts:
  - {id: first, deed: handover, who: Gesa Holm, on: 2026-11-10, deal: d1, verdict: not_yet,
     reasons: [limit_untold], says: Nur mündlich.}
  - {id: ready, deed: prepare, who: Gesa Holm, on: 2026-11-30, deal: d1, days: 10-17,
     introduced: im Termin, success: Erste Meldung}
  - {id: second, deed: handover, who: Gesa Holm, on: 2026-11-30, deal: d1, verdict: ready}
"""


def test_they_happen_once_through_the_real_flows(world: World, script: object, tmp_path: Path) -> None:
    (tmp_path / "acts.yaml").write_text(STORY, encoding="utf-8")
    for _ in range(2):
        assert replay(tmp_path, "en") == 0

    found = query.desk(world.deal)
    assert [(row.verdict, row.said_on.day) for row in found.words] == [("not_yet", 10), ("ready", 30)]
    assert (found.estimate.days_to, found.owner.told_on) == (17, date(2026, 11, 30))  # type: ignore[union-attr]
    assert (found.aim.words, found.aim.by_day) == ("Erste Meldung", date(2026, 12, 30))  # type: ignore[union-attr]
    assert models.HandoverSeen.objects.count() == 2


def test_a_code_nobody_knows_is_a_defect_with_its_line() -> None:
    story = read_story(STORY.replace("limit_untold", "keine_lust").replace("10-17", "viele"), name="acts.yaml")

    assert [(defect.line, defect.code) for defect in story.defects] == [(4, "act_value"), (5, "act_value")]
