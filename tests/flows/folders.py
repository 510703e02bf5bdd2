"""A small company folder as a dictionary of files: everything a folder may hold, in as few rows as will do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.db import connection

from ropeteam.core.vocabulary import SignalKind
from ropeteam.flows.company_state import whole
from ropeteam.language.backends.scripted import Line
from ropeteam.store import models

FILES: dict[str, str] = {
    "company.yaml": """\
company: Kleine Gärtner GmbH
product: Leitstand
vision: Jede Maschine im Blick.
life_phase: growing
works_agreement: no_council
default_basis: agreement
strategy:
  - id: ein-stand
    title: Ein Stand für alle
    priority: 1
    target_segments: [sg-1]
    non_goals: [Kein Quellcode für Kunden]
segments:
  - {id: sg-1, name: Maschinenbau, early_adopter: true, gap_tolerance: 2}
capabilities:
  - {id: offline, name: Bedienung ohne Netz, status: planned}
  - id: berichte
    name: Berichte als PDF
    status: available
    owner: Mira Voss
    limits: [{dimension: quantity, text: höchstens 500 Seiten, value: 500, unit: Seiten}]
roadmap:
  - {id: r1, title: Bedienung ohne Netz, release: "9.0", date: 2027-06-30, status: in_work, capability: offline,
     commitment: committable}
  - {id: r2, title: Sprachausgabe, status: idea, commitment: none}
roadmap_changes:
  - {date: 2026-09-01, id: r1, field: date, old: 2027-03-31, new: 2027-06-30}
""",
    "people.csv": """\
id,name,role,from,to,mail
p1,Nora Lindt,seller,2024-01-01,,nora@klein.example
p2,Jonas Beil,presales,,,jonas@klein.example
p3,Mira Voss,product,,,mira@klein.example
p4,Gesa Holm,services,,,gesa@klein.example
p5,Karl Ott,management,,,karl@klein.example
p6,Ada Kern,admin,,,ada@klein.example
""",
    "accounts.csv": """\
id,name,segment,industry,employees,country
a1,Kessel AG,sg-1,Kessel,340,DE
a2,Ebner & Sohn,,,,AT
""",
    "contacts.csv": """\
id,account,name,mail,group
k1,a1,Paul Ebner,paul@kessel.example,decider
""",
    "deals.csv": """\
id,account,title,amount_eur,stage,opened,signed,handover,golive,closed,seller,presales,pm,services
d1,a1,Leitstand für zwei Werke,"236.000,00",offer,2026-09-01,,,,,Nora Lindt,Jonas Beil,Mira Voss,Gesa Holm
d2,a2,Leitstand klein,48000,won,2026-05-04,2026-08-03,2026-08-10,,,Nora Lindt,,,Gesa Holm
""",
    "conversations.csv": """\
id,file,deal,date,kind,participants,basis
c1,c1.txt,d1,2026-10-01,call,Nora Lindt|seller;Paul Ebner|customer,consent
c2,c2.vtt,d1,2026-10-08,meeting,Nora Lindt|seller;Jonas Beil|presales;Paul Ebner|customer,
c3,,d1,2026-11-12,meeting,Nora Lindt|seller;Paul Ebner|customer,
c4,c4.txt,d2,2026-06-01,call,Nora Lindt|seller;Rosa Ebner|customer,
""",
    "scopes.csv": """\
id,deal,text,days,price_eur,accepted_by,accepted_at
s1,d2,Zwei Tage Einführung,2,2400,Gesa Holm,2026-07-20
""",
    "conversations/c1.txt": """\
Paul Ebner: Wir brauchen die Bedienung auch ohne Netz in der Halle.
Nora Lindt: Das bekommen Sie von uns bis Ende Juni.
Nora Lindt: Die Schulung für Ihre zwölf Leute machen wir im Mai.
Paul Ebner: Das ist genau, was wir gesucht haben, großartig.
""",
    "conversations/c2.vtt": """\
WEBVTT

00:00:01.000 --> 00:00:04.000
<v Jonas Beil>Berichte als PDF gehen heute schon.</v>

00:00:05.000 --> 00:00:09.000
<v Nora Lindt>Den Quellcode bekommen Sie und ändern ihn selbst.</v>
""",
    "conversations/c4.txt": """\
Rosa Ebner: Die Ladezeiten machen mir Sorgen.
Nora Lindt: Einen eigenen Bericht bauen wir Ihnen bis Ende Juli ein.
""",
}
# What the scripted ear hears in its words.
SCRIPT = (
    Line("Wir brauchen die Bedienung auch ohne Netz in der Halle", SignalKind.NEED),
    Line("Das bekommen Sie von uns bis Ende Juni", SignalKind.PROMISE, due=date(2027, 6, 30), due_phrase="Ende Juni"),
    Line("Die Schulung für Ihre zwölf Leute machen wir im Mai", SignalKind.PROMISE, service=True),
    Line("Das ist genau, was wir gesucht haben", SignalKind.DELIGHT),
    Line("Berichte als PDF gehen heute schon", SignalKind.CLAIM),
    Line("Den Quellcode bekommen Sie und ändern ihn selbst", SignalKind.PROMISE),
    Line("Die Ladezeiten machen mir Sorgen", SignalKind.CONCERN),
    Line("Einen eigenen Bericht bauen wir Ihnen bis Ende Juli ein", SignalKind.PROMISE, due=date(2026, 7, 31)),
    Line("gesucht haben, großartig", SignalKind.DELIGHT, low=True, confidence=0.2),
)


def write(root: Path, files: dict[str, str | None] | None = None) -> Path:
    """The folder with some files changed; None leaves one out."""
    root.mkdir(parents=True, exist_ok=True)
    for name, text in {**FILES, **(files or {})}.items():
        path = root / name
        if text is None:
            path.unlink(missing_ok=True)
            continue
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return root


def edited(name: str, old: str, new: str) -> dict[str, str | None]:
    """One file with a piece of it changed."""
    assert FILES[name].count(old) == 1, (name, old)
    return {name: FILES[name].replace(old, new)}


def counts() -> dict[str, int]:
    """How many rows stand in every table there is; marks to look at a gate anew and counts that are only added to are none."""
    marks = ("store_gatechange", "store_waitingcount")
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if name not in marks]
        cursor.execute(" UNION ALL ".join(f"SELECT '{table}', count(*) FROM \"{table}\"" for table in tables))
        return dict(cursor.fetchall())


def state(company: str = "kleine-gaertner-gmbh") -> dict[str, bytes]:
    """Everything that is known of a company, as an export would write it."""
    return dict(whole.files(models.Company.objects.get(key=company)))
