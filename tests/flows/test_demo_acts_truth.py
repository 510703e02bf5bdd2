"""A story's deeds about strategy and market, through the flows of their pages; done once."""

from __future__ import annotations

from pathlib import Path

import pytest
from cast import World

from ropeteam.project.commands.demo_acts import replay
from ropeteam.store import models

STORY = """\
company: Lindt Maschinensoftware GmbH
acts:
  - {id: must, deed: segment, who: Mira Voss, on: 2026-11-06, segment: sg-1, needs: [offline, sap-export]}
  - id: said
    deed: evidence
    who: Nora Lindt
    on: 2026-11-06
    pillar: ein-stand
    stance: for
    words: [{talk: c1, quote: auch ohne Netz}, {talk: c1, quote: nie gesagt}]
  - id: idea
    deed: proposal
    who: Gesa Holm
    on: 2026-11-06
    subject: vision
    text: Auch offline
    why: Weil
    words: [{talk: c1, quote: auch ohne Netz}]
  - {id: why, deed: outcome, who: Timo Rau, on: 2026-11-06, deal: d2, code: price, reason: Zu teuer}
"""


@pytest.fixture(autouse=True)
def there(world: World, script: object) -> None:
    models.Segment.objects.create(product=world.product, key="sg-1", name="Maschinenbau")
    models.Deal.objects.filter(key="d2").update(closed_on="2026-11-05")


def told(folder: Path, story: str = STORY) -> Path:
    (folder / "acts.yaml").write_text(story, encoding="utf-8")
    return folder


def test_they_happen_once_and_words_nobody_heard_are_told(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert replay(told(tmp_path), "en") == 0

    assert set(models.SegmentNeed.objects.values_list("capability__key", flat=True)) == {"offline", "sap-export"}
    placed = models.PillarEvidence.objects.get()
    assert (placed.signal, placed.stance, placed.said_on.isoformat()) == (world.need, "for", "2026-11-06")
    assert models.ProposalEvidence.objects.get().signal == world.need
    outcome = models.DealOutcome.objects.get()
    assert (outcome.deal, outcome.won, outcome.by) == (world.confidential, False, world.other_seller.person)
    assert "“nie gesagt” was not heard in c1; left out." in capsys.readouterr().out


def test_a_proposal_whose_words_nobody_heard_waits_for_them(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unheard = STORY.replace("words: [{talk: c1, quote: auch ohne Netz}]", "words: [{talk: c1, quote: auch nie gesagt}]")
    assert unheard != STORY

    assert replay(told(tmp_path, unheard), "en") == 0
    assert not models.StrategyProposal.objects.exists()
    assert "“auch nie gesagt” was not heard in c1" in capsys.readouterr().out

    assert replay(told(tmp_path), "en") == 0
    assert models.ProposalEvidence.objects.get().signal == world.need


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ("segment: sg-1", "segment: sg-9", "sg-9"),
        ("sap-export]", "sap-import]", "sap-import"),
        ("pillar: ein-stand", "pillar: zwei-stand", "zwei-stand"),
        ("stance: for", "stance: maybe", "stance"),
        ("code: price", "code: mood", "code"),
    ],
)
def test_a_mistake_is_one_line_and_nothing_is_done(
    right: str, wrong: str, complaint: str, world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert replay(told(tmp_path, STORY.replace(right, wrong)), "en") == 1

    assert complaint in capsys.readouterr().err
    assert not models.SegmentNeed.objects.exists()
