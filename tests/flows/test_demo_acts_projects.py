"""A story's deeds after the signature, through the flows of their pages; done once."""

from __future__ import annotations

from pathlib import Path

from cast import TODAY, World
from flows.delivered import signed

from ropeteam.project.commands.demo_acts import replay
from ropeteam.store import models
from ropeteam.store.queries import change_orders, projects, references, renewals

STORY = """\
company: Lindt Maschinensoftware GmbH
acts:
  - {id: kept, deed: end, who: Nora Lindt, on: 2026-11-10, ending: kept, evidence: gesehen,
     words: [{talk: c1, quote: Die Schulung für Ihre zwölf Leute}]}
  - {id: m1, deed: milestone, who: Gesa Holm, on: 2026-11-10, deal: d1, title: Erste Anlage, until: 2026-11-12, first: "ja",
     words: [{talk: c1, quote: Die Schulung für Ihre zwölf Leute}]}
  - {id: a1, deed: accept, who: Gesa Holm, on: 2026-11-11, deal: d1, title: Erste Anlage, contact: k1, language: de,
     accepted: with_defects, says: Halle 2 fehlt.}
  - {id: a2, deed: accept, who: Gesa Holm, on: 2026-11-12, deal: d1, title: Erste Anlage, contact: k1, language: de,
     accepted: accepted}
  - {id: o1, deed: order, who: Gesa Holm, on: 2026-11-12, deal: d1, what: Mehr, reason: Darum, price: 1200, days: "2",
     contact: k1, language: de}
  - {id: r1, deed: risk, who: Gesa Holm, on: 2026-11-12, deal: d1, text: Netz, role: services, until: 2026-12-01, how: Kabel}
  - {id: s1, deed: step, who: Gesa Holm, on: 2026-11-12, deal: d1, text: Kickoff, until: 2026-12-01}
  - {id: p1, deed: permit, who: Nora Lindt, on: 2026-11-12, deal: d1, contact: k1, scopes: [name], channels: [direct],
     until: 2027-11-12, how: Mail, language: de}
  - {id: u1, deed: reference, who: Nora Lindt, on: 2026-11-13, deal: d1, contact: k1, scopes: [name], channels: [direct],
     whom: Ein Interessent, expected: warm, tone: good}
  - {id: t1, deed: story, who: Nora Lindt, on: 2026-11-13, deal: d1, language: de, contact: k1}
  - {id: g1, deed: goal, who: Nora Lindt, on: 2026-11-13, deal: d1, words: [{talk: c1, quote: auch ohne Netz}], state: reached,
     says: Läuft.}
  - {id: n1, deed: renewal, who: Nora Lindt, on: 2026-11-14, deal: d1, until: 2026-11-15, outcome: renewed, reason: Gern}
"""


def test_they_happen_once_through_the_real_flows(world: World, script: object, tmp_path: Path) -> None:
    signed(world)
    (tmp_path / "acts.yaml").write_text(STORY, encoding="utf-8")
    for _ in range(2):
        assert replay(tmp_path, "en") == 0

    (milestone,) = projects.of_deal(world.deal, on=TODAY)
    (order,) = change_orders.of_deal(world.deal, on=TODAY)
    text = references.text(world.deal)
    assert text is not None
    assert ([one.result for one in milestone.acceptances], len(milestone.promises)) == (["accepted", "with_defects"], 1)
    assert (order.state, order.order.price) == ("agreed", 1200)
    assert text.confirmed is not None
    assert "zunächst nur mit Mängeln abgenommen. Behoben und abgenommen am 12.11.2026." in text.text.text
    assert [row.confirmed.signature.name for row in references.permissions(world.deal)] == ["Paul Ebner"]
    assert references.tones(world.company) == [("warm", "good")]
    assert renewals.of_deal(world.deal, on=TODAY)[0].state == "renewed"
    assert models.RiskClosed.objects.count() == models.NextStep.objects.count() == 1
