"""A small story of the cast's company: what its people did, act by act; and how much of everything there is."""

from __future__ import annotations

from pathlib import Path

from ropeteam.store import models

STORY = """\
company: Lindt Maschinensoftware GmbH
acts:
  - id: asked
    deed: request
    who: Mira Voss
    on: 2026-11-02
    request: offline
    title: Bedienung ohne Netz
    words:
      - {talk: c1, quote: auch ohne Netz, importance: breaker, wanted_by: 2027-06-30}
  - {id: rated, deed: rate, who: Jonas Beil, on: 2026-11-02, request: offline, pillars: {ein-stand: 0.5}}
  - {id: against, deed: veto, who: Gesa Holm, on: 2026-11-02, request: offline, reason: Zwei Stände}
  - {id: sized, deed: effort, who: Mira Voss, on: 2026-11-02, request: offline, effort: L}
  - {id: today, deed: decide, who: Mira Voss, on: 2026-11-03, request: offline, kind: as_is, capability: sap-export, reason: Geht}
  - {id: told, deed: tell, who: Nora Lindt, on: 2026-11-05, request: offline, deal: d1, how: Am Telefon}
  - {id: kept, deed: pattern, who: Jonas Beil, on: 2026-11-06, request: offline, deal: d1, need: Ohne Netz, how: Datei}
  - id: diary
    deed: calendar
    who: Nora Lindt
    entries: [{in_days: 9, at: "10:00", minutes: 60, title: Werk, with: [ebner@werkzeugbau.example]}]
"""


def reachable() -> None:
    """The customer and the seller have the addresses that the story's calendar names."""
    models.Contact.objects.update(mail="ebner@werkzeugbau.example")
    models.Person.objects.filter(name="Nora Lindt").update(mail="nora@lindt.example")


def told(folder: Path, story: str = STORY) -> Path:
    (folder / "acts.yaml").write_text(story, encoding="utf-8")
    return folder


def rows() -> dict[str, int]:
    kinds = (
        models.ChangeRequest, models.Asker, models.PillarRating, models.VisionVeto, models.RequestEffort, models.Decision,
        models.Answer, models.AnswerReceipt, models.SolutionPattern, models.TalkTime, models.BusyTime, models.Event,
    )  # fmt: skip
    return {kind.__name__: kind.objects.count() for kind in kinds}
