"""Four tiny companies of two author batches, written for the tests: enough to walk the whole training once."""

from __future__ import annotations

from pathlib import Path

COMPANY = """\
company: {name} GmbH
product: {name}
batch: {batch}
language: {language}
industry: tests
strategy:
  - {{id: core, title: Core, non_goals: [Keine Lohnabrechnung, No payroll]}}
  - {{id: open, title: Open}}
capabilities:
  - id: report
    name: {report}
    description: {report_long}
    status: available
    limits:
      - {{dimension: format, text: "nur PDF, no Excel"}}
      - {{dimension: quantity, text: up to 40 pages, value: 40, unit: pages}}
  - {{id: app, name: App, description: Arbeiten ohne Netz, status: planned, limits: [nur Android]}}
roadmap:
  - {{id: r1, title: App, release: "4.2", date: 2026-06-30, status: in_work, capability: app, commitment: committable}}
  - {{id: r2, title: Later, release: "4.2", date: 2026-07-31, status: planned}}
"""
TALK = """\
# date: 2026-03-02
# kind: call
# title: Second demo
# participants: Nora Lindt|seller; Jonas Beil|presales; Paul Ebner|customer
# mood: 6.5
# style: asr, dialect
"""
GERMAN = (
    "Paul Ebner: Also {{need cap=app cr=offline | wir brauchen %s unbedingt ohne Netz}}, sonst wird das nix.\n"
    "Nora Lindt: {{promise cap=app backing=roadmap rm=r1 due=2026-06-30 | %s bekommen Sie von uns bis Ende Juni}}.\n"
    "Jonas Beil: {{none hedge | Da müsste ich bei %s vorher noch fragen}}.\n"
    "Nora Lindt: {{claim cap=report backing=limited lim=0 | %s zeigt das System heute schon als PDF}}.\n"
    "Paul Ebner: {{concern | Bei %s habe ich ehrlich gesagt große Sorge}}.\n"
    "Paul Ebner: {{delight cap=report | %s ist ja fantastisch, genau das wollte ich}}!\n"
    "Nora Lindt: {{promise backing=services due=2026-03-27 | Ihre Leute schulen wir zu %s in KW 13 vor Ort}}.\n"
    "Nora Lindt: {{promise ng=core backing=against_strategy | Die Lohnabrechnung mit %s bauen wir Ihnen ein}}.\n"
    "Paul Ebner: {{recalled | Frau Lindt hat uns %s für April zugesagt}}.\n"
    "Niemand: Das mit %s war gestern schon so.\n"
)
ENGLISH = (
    "Paul Ebner: So {{need cap=app cr=offline | we need %s without a network}}, really.\n"
    "Nora Lindt: {{promise cap=app backing=roadmap rm=r1 due=2026-06-30 | you'll have %s by the end of June}}.\n"
    "Jonas Beil: {{none hedge | I'd have to ask about %s first}}.\n"
    "Nora Lindt: {{claim cap=report backing=limited lim=0 | it already shows %s as a PDF}}.\n"
    "Paul Ebner: {{concern | I'm really worried about %s}}.\n"
    "Paul Ebner: {{delight cap=report | %s is brilliant, I love it}}!\n"
    "Nora Lindt: {{promise backing=services due=2026-03-27 | we train your people on %s on site in week 13}}.\n"
    "Nora Lindt: {{promise ng=core backing=against_strategy | we'll build you the payroll for %s}}.\n"
    "Paul Ebner: {{recalled | your colleague promised us %s for April}}.\n"
    "Nobody: The thing with %s was like that yesterday.\n"
)
TOPICS = {
    "de": ("die Liste", "die Tour", "das Lager", "der Plan", "die Karte", "das Archiv"),
    "en": ("the list", "the route", "the store", "the plan", "the card", "the archive"),
}


def write(root: Path) -> Path:
    for no, (key, batch, language) in enumerate(
        (("alfa", "de-01", "de"), ("beta", "de-02", "de"), ("gamma", "en-01", "en"), ("delta", "en-02", "en"))
    ):
        folder = root / key
        (folder / "talks").mkdir(parents=True)
        german = language == "de"
        (folder / "company.yaml").write_text(
            COMPANY.format(
                name=key.title(),
                batch=batch,
                language=language,
                report="Auswertung" if german else "Report",
                report_long="Auswertung je Monat" if german else "Report for each month",
            ),
            encoding="utf-8",
        )
        for talk in range(2):
            topic = TOPICS[language][(talk * 2 + no) % 6]
            text = (GERMAN if german else ENGLISH).replace("%s", f"{topic} {key}")
            (folder / "talks" / f"{talk + 1}.txt").write_text(TALK + text, encoding="utf-8")
    return root
