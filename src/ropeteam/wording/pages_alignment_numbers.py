"""Alignment health: the numbers of promising and climbing, means and days as sentences in which number, noun and verb agree.

Of k of n: `only` where the only one is done, `only_not` where it is not, `none`, `one` and `many` of several.
Of days and means: `one` and `many`.
"""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "alignment.of.said.only": (
        "die einzige Zusage war gedeckt, als sie zuerst beurteilt wurde",
        "the only promise was carried when it was first judged",
    ),
    "alignment.of.said.only_not": (
        "die einzige Zusage war nicht gedeckt, als sie zuerst beurteilt wurde",
        "the only promise was not carried when it was first judged",
    ),
    "alignment.of.said.none": (
        "keine von {due} Zusagen war gedeckt, als sie zuerst beurteilt wurde",
        "none of {due} promises was carried when it was first judged",
    ),
    "alignment.of.said.one": (
        "1 von {due} Zusagen war gedeckt, als sie zuerst beurteilt wurde",
        "1 of {due} promises was carried when it was first judged",
    ),
    "alignment.of.said.many": (
        "{done} von {due} Zusagen waren gedeckt, als sie zuerst beurteilt wurden",
        "{done} of {due} promises were carried when they were first judged",
    ),
    "alignment.of.mended.only": (
        "die einzige anfangs ungedeckte Zusage ist heute gedeckt, gehalten, ersetzt oder offen zurückgenommen",
        "the only promise that nothing carried at first is carried, kept, replaced or openly taken back today",
    ),
    "alignment.of.mended.only_not": (
        "die einzige anfangs ungedeckte Zusage ist heute weder gedeckt noch gehalten, ersetzt oder offen zurückgenommen",
        "the only promise that nothing carried at first is neither carried nor kept, replaced or openly taken back today",
    ),
    "alignment.of.mended.none": (
        "keine von {due} anfangs ungedeckten Zusagen ist heute gedeckt, gehalten, ersetzt oder offen zurückgenommen",
        "none of {due} promises that nothing carried at first is carried, kept, replaced or openly taken back today",
    ),
    "alignment.of.mended.one": (
        "1 von {due} anfangs ungedeckten Zusagen ist heute gedeckt, gehalten, ersetzt oder offen zurückgenommen",
        "1 of {due} promises that nothing carried at first is carried, kept, replaced or openly taken back today",
    ),
    "alignment.of.mended.many": (
        "{done} von {due} anfangs ungedeckten Zusagen sind heute gedeckt, gehalten, ersetzt oder offen zurückgenommen",
        "{done} of {due} promises that nothing carried at first are carried, kept, replaced or openly taken back today",
    ),
    "alignment.of.signed.only": (
        "die einzige offene Zusage war gedeckt, als unterschrieben wurde",
        "the only open promise was carried when it was signed",
    ),
    "alignment.of.signed.only_not": (
        "die einzige offene Zusage war nicht gedeckt, als unterschrieben wurde",
        "the only open promise was not carried when it was signed",
    ),
    "alignment.of.signed.none": (
        "keine von {due} offenen Zusagen war gedeckt, als unterschrieben wurde",
        "none of {due} open promises was carried when it was signed",
    ),
    "alignment.of.signed.one": (
        "1 von {due} offenen Zusagen war gedeckt, als unterschrieben wurde",
        "1 of {due} open promises was carried when it was signed",
    ),
    "alignment.of.signed.many": (
        "{done} von {due} offenen Zusagen waren gedeckt, als unterschrieben wurde",
        "{done} of {due} open promises were carried when it was signed",
    ),
    "alignment.of.kept.only": (
        "die einzige fällige Zusage ist gehalten",
        "the only due promise is kept",
    ),
    "alignment.of.kept.only_not": (
        "die einzige fällige Zusage ist nicht gehalten",
        "the only due promise is not kept",
    ),
    "alignment.of.kept.none": (
        "keine von {due} fälligen Zusagen ist gehalten",
        "none of {due} due promises is kept",
    ),
    "alignment.of.kept.one": (
        "1 von {due} fälligen Zusagen ist gehalten",
        "1 of {due} due promises is kept",
    ),
    "alignment.of.kept.many": (
        "{done} von {due} fälligen Zusagen sind gehalten",
        "{done} of {due} due promises are kept",
    ),
    "alignment.of.presales.only": (
        "in der einzigen komplexen Verkaufschance war Pre-Sales am Seil",
        "pre-sales held the rope of the only complex deal",
    ),
    "alignment.of.presales.only_not": (
        "in der einzigen komplexen Verkaufschance war Pre-Sales nicht am Seil",
        "pre-sales did not hold the rope of the only complex deal",
    ),
    "alignment.of.presales.none": (
        "in keiner von {due} komplexen Verkaufschancen war Pre-Sales am Seil",
        "pre-sales held the rope of none of {due} complex deals",
    ),
    "alignment.of.presales.one": (
        "in 1 von {due} komplexen Verkaufschancen war Pre-Sales am Seil",
        "pre-sales held the rope of 1 of {due} complex deals",
    ),
    "alignment.of.presales.many": (
        "in {done} von {due} komplexen Verkaufschancen war Pre-Sales am Seil",
        "pre-sales held the rope of {done} of {due} complex deals",
    ),
    "alignment.of.spared.only": (
        "der einzige Kunde verlor nach der Übergabe höchstens 2 Punkte Begeisterung",
        "the only customer lost at most 2 points of enthusiasm after the handover",
    ),
    "alignment.of.spared.only_not": (
        "der einzige Kunde verlor nach der Übergabe mehr als 2 Punkte Begeisterung",
        "the only customer lost more than 2 points of enthusiasm after the handover",
    ),
    "alignment.of.spared.none": (
        "jeder von {due} Kunden verlor nach der Übergabe mehr als 2 Punkte Begeisterung",
        "each of {due} customers lost more than 2 points of enthusiasm after the handover",
    ),
    "alignment.of.spared.one": (
        "1 von {due} Kunden verlor nach der Übergabe höchstens 2 Punkte Begeisterung",
        "1 of {due} customers lost at most 2 points of enthusiasm after the handover",
    ),
    "alignment.of.spared.many": (
        "{done} von {due} Kunden verloren nach der Übergabe höchstens 2 Punkte Begeisterung",
        "{done} of {due} customers lost at most 2 points of enthusiasm after the handover",
    ),
    "alignment.of.references.only": (
        "das einzige reife Projekt ist als Referenz bereit",
        "the only project that has come so far is ready as a reference",
    ),
    "alignment.of.references.only_not": (
        "das einzige reife Projekt ist nicht als Referenz bereit",
        "the only project that has come so far is not ready as a reference",
    ),
    "alignment.of.references.none": (
        "keines von {due} reifen Projekten ist als Referenz bereit",
        "none of {due} projects that have come so far is ready as a reference",
    ),
    "alignment.of.references.one": (
        "1 von {due} reifen Projekten ist als Referenz bereit",
        "1 of {due} projects that have come so far is ready as a reference",
    ),
    "alignment.of.references.many": (
        "{done} von {due} reifen Projekten sind als Referenz bereit",
        "{done} of {due} projects that have come so far are ready as a reference",
    ),
    # means
    "alignment.mean.coverage.one": (
        "{value} dessen, was in den ersten Gesprächen zu erfahren war, hat das Produktmanagement selbst gehört, "
        "in einer Verkaufschance",
        "product heard {value} of what there was to learn in the first talks itself, in one deal",
    ),
    "alignment.mean.coverage.many": (
        "im Schnitt hat das Produktmanagement {value} dessen selbst gehört, was in den ersten Gesprächen zu erfahren "
        "war, in {n} Verkaufschancen",
        "product heard {value} of what there was to learn in the first talks itself on average, in {n} deals",
    ),
    "alignment.mean.warmth.one": (
        "{value} von dem, was eine warme Übergabe ausmacht, bei einer Übergabe",
        "{value} of what makes a warm handover, in one handover",
    ),
    "alignment.mean.warmth.many": (
        "im Schnitt {value} von dem, was eine warme Übergabe ausmacht, bei {n} Übergaben",
        "{value} of what makes a warm handover on average, in {n} handovers",
    ),
    "alignment.mean.drop.one": ("{value} Punkte weniger bei einer Übergabe", "{value} points less in one handover"),
    "alignment.mean.drop.many": (
        "im Schnitt {value} Punkte weniger bei {n} Übergaben",
        "{value} points less on average in {n} handovers",
    ),
    "alignment.mean.gain.one": ("{value} Punkte mehr bei einer Übergabe", "{value} points more in one handover"),
    "alignment.mean.gain.many": (
        "im Schnitt {value} Punkte mehr bei {n} Übergaben",
        "{value} points more on average in {n} handovers",
    ),
    # days
    "alignment.days.one": ("typisch 1 Tag (Median)", "typically 1 day (median)"),
    "alignment.days.many": ("typisch {n} Tage (Median)", "typically {n} days (median)"),
    "alignment.days_after.none": ("typisch zum Termin (Median)", "typically in time (median)"),
    "alignment.days_after.one": (
        "typisch 1 Tag nach dem Termin (Median)",
        "typically 1 day after its day (median)",
    ),
    "alignment.days_after.many": (
        "typisch {n} Tage nach dem Termin (Median)",
        "typically {n} days after its day (median)",
    ),
    "alignment.days_range.one": ("90-%-Bereich 1 Tag", "90% range 1 day"),
    "alignment.days_range.many": ("90-%-Bereich {n} Tage", "90% range {n} days"),
    "alignment.days_range.wide": ("90-%-Bereich {low} bis {high} Tage", "90% range {low} to {high} days"),
}
