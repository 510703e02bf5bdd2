"""A story's deeds about studies and early adopters, through the flows of their pages; done once."""

from __future__ import annotations

from pathlib import Path

from cast import TODAY, World
from flows.studied import segment

from ropeteam.project.commands.demo_acts import replay
from ropeteam.store import models
from ropeteam.store.queries import early_adopters, studies

STORY = """\
company: Lindt Maschinensoftware GmbH
acts:
  - {id: wish, deed: request, who: Mira Voss, on: 2026-11-10, request: w9, title: Ohne Netz,
     words: [{talk: c1, quote: auch ohne Netz}]}
  - {id: study, deed: study, who: Jonas Beil, on: 2026-11-10, deal: d1, request: w9, question: Trägt es eine Schicht?,
     until: 2026-11-20, hypotheses: [Der Speicher reicht.], criteria: [Acht Stunden, Eine Minute, Zwölf Leute]}
  - {id: criteria, deed: sign, who: Jonas Beil, on: 2026-11-11, deal: d1, signs: criteria, contact: k1, language: de}
  - {id: seen, deed: seen, who: Jonas Beil, on: 2026-11-12, deal: d1, no: 1, result: missed, saw: Sechs Stunden.}
  - {id: over, deed: study_end, who: Jonas Beil, on: 2026-11-13, deal: d1, ends: no_go, reason: Sechs reichen nicht.}
  - {id: refused, deed: sign, who: Jonas Beil, on: 2026-11-13, deal: d1, signs: result, contact: k1, language: de,
     answers_with: Sieben.}
  - {id: look, deed: outside, who: Nora Lindt, on: 2026-11-14, deal: d1, way: agree}
  - {id: gap, deed: gap, who: Nora Lindt, on: 2026-11-14, deal: d1, capability: offline, contact: k1, says: Geht auch so.}
  - {id: signed, deed: sign, who: Nora Lindt, on: 2026-11-15, deal: d1, signs: gap, capability: offline, contact: k1, language: de}
"""


def test_they_happen_once_through_the_real_flows(world: World, script: object, tmp_path: Path) -> None:
    segment(world)
    (tmp_path / "acts.yaml").write_text(STORY, encoding="utf-8")
    for _ in range(2):
        assert replay(tmp_path, "en") == 0

    now = studies.whole(models.Study.objects.get(), on=TODAY)
    assert (now.stand.ended, [row.result for row in now.criteria]) == ("no_go", ["missed", None, None])
    assert sorted((row.about, row.signature.agreed) for row in now.requests) == [("criteria", True), ("result", False)]
    (gap,) = early_adopters.agreed(world.deal)
    assert gap.sign_requests.get().signature.agreed
    assert world.deal.segment_looks.get().way == "agree"
