"""All climbs on one page: the typical one, and the small pictures."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "climbs.title": ("Alle Aufstiege", "All climbs"),
    "climbs.hint": (
        "Wie sich die Begeisterung der Kunden entwickelt: im Ganzen und in jeder Verkaufschance mit mindestens drei Messpunkten.",
        "How customers' enthusiasm develops: overall, and in every deal with at least three measuring points.",
    ),
    "climbs.link": ("Alle Aufstiege", "All climbs"),
    "climbs.typical": ("Der typische Aufstieg", "The typical climb"),
    "climbs.typical_n": (
        "Aus den {n} zuletzt unterschriebenen Verkaufschancen, die übergeben wurden.",
        "From the {n} most recently signed deals that were handed over.",
    ),
    "climbs.typical_missing.one": (
        "Noch eine übergebene Verkaufschance mit Messpunkten, dann zeigt diese Seite, was typisch ist.",
        "One more deal that was handed over and measured, and this page can say what is typical.",
    ),
    "climbs.typical_missing.many": (
        "Noch {n} übergebene Verkaufschancen mit Messpunkten, dann zeigt diese Seite, was typisch ist.",
        "{n} more deals that were handed over and measured, and this page can say what is typical.",
    ),
    "climbs.typical_apart": (
        "Die Messpunkte liegen zu weit auseinander: In keiner Woche gibt es fünf Verkaufschancen zu vergleichen.",
        "The measuring points are too far apart: no week has five deals to compare.",
    ),
    "climbs.said_lost": (
        "Eine Woche vor der Übergabe liegt die mittlere Verkaufschance bei {before}, acht Wochen danach bei {after}: {lost} Punkte "
        "weniger.",
        "A week before the handover the middle deal stands at {before}, eight weeks after it at {after}: {lost} "
        "points less.",
    ),
    "climbs.said_kept": (
        "Eine Woche vor der Übergabe liegt die mittlere Verkaufschance bei {before}, acht Wochen danach bei {after}: Es ging "
        "nichts verloren.",
        "A week before the handover the middle deal stands at {before}, eight weeks after it at {after}: nothing was "
        "lost.",
    ),
    "climbs.middle": ("die mittlere Verkaufschance", "the middle deal"),
    "climbs.half": ("Nebel: dort liegt die Hälfte", "mist: half of them lie here"),
    "climbs.half_short": ("die Hälfte zwischen", "half between"),
    "climbs.axis": ("Monate vor und nach der Übergabe", "months before and after the handover"),
    "climbs.months": ("{n} Mon.", "{n} mo."),
    "climbs.typical_table": ("Der typische Aufstieg, Woche für Woche", "The typical climb, week by week"),
    "climbs.week": ("Wochen nach der Übergabe", "Weeks after the handover"),
    "climbs.before_day": ("Tag davor", "day before"),
    "climbs.deals": ("Verkaufschancen", "deals"),
    "climbs.points": ("Messpunkte", "measuring points"),
    "climbs.small": ("Jede Verkaufschance", "Every deal"),
    "climbs.leg": ("Wie weit sie ist", "How far along it is"),
    "climbs.leg.sale": ("Vor der Unterschrift", "Before signature"),
    "climbs.leg.delivery": ("Nach der Unterschrift", "After signature"),
    "climbs.leg.ended": ("Beendet", "Ended"),
    "climbs.table": ("Wo jede Verkaufschance zuletzt stand", "Where each deal stood last"),
    "climbs.none_title": ("Noch keine Linie", "No line yet"),
    "climbs.none_text": (
        "Eine Linie entsteht in der Nacht, sobald eine Verkaufschance drei Messpunkte hat: Gespräche mit Wortlaut, Pulse, "
        "Umfragen, Abnahmen, Tickets.",
        "A line appears overnight once a deal has three measuring points: talks with words, pulses, surveys, "
        "acceptances, tickets.",
    ),
    "climbs.none_leg": ("Keine der Verkaufschancen hier hat eine Linie.", "No deal here has a line yet."),
    "climbs.all": ("Alle zeigen", "Show all"),
}
