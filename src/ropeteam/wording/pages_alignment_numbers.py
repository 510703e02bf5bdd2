"""Alignment health: each number as a sentence in which number, noun and verb agree.

Of k of n: `only` where n is one, `one` where k is one, `many` for all others. Of days and means: `one` and `many`.
"""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "alignment.of.reached.only": (
        "{done} von 1 Satz mit Bedarf oder Bedenken steht in einem Wunsch oder als Beleg an einer Säule",
        "{done} of 1 sentence with a need or concern stands in a wish or as evidence at a pillar",
    ),
    "alignment.of.reached.one": (
        "1 von {due} Sätzen mit Bedarf oder Bedenken steht in einem Wunsch oder als Beleg an einer Säule",
        "1 of {due} sentences with a need or concern stands in a wish or as evidence at a pillar",
    ),
    "alignment.of.reached.many": (
        "{done} von {due} Sätzen mit Bedarf oder Bedenken stehen in einem Wunsch oder als Beleg an einer Säule",
        "{done} of {due} sentences with a need or concern stand in a wish or as evidence at a pillar",
    ),
    "alignment.of.answered.only": ("{done} von 1 Frage ist entschieden", "{done} of 1 question is decided"),
    "alignment.of.answered.one": ("1 von {due} Fragen ist entschieden", "1 of {due} questions is decided"),
    "alignment.of.answered.many": ("{done} von {due} Fragen sind entschieden", "{done} of {due} questions are decided"),
    "alignment.of.decided.only": ("{done} von 1 Wunsch ist entschieden", "{done} of 1 wish is decided"),
    "alignment.of.decided.one": ("1 von {due} Wünschen ist entschieden", "1 of {due} wishes is decided"),
    "alignment.of.decided.many": ("{done} von {due} Wünschen sind entschieden", "{done} of {due} wishes are decided"),
    "alignment.of.passed_on.only": ("{done} von 1 Antwort kennt der Kunde", "the customer knows {done} of 1 answer"),
    "alignment.of.passed_on.one": ("1 von {due} Antworten kennt der Kunde", "the customer knows 1 of {due} answers"),
    "alignment.of.passed_on.many": (
        "{done} von {due} Antworten kennen die Kunden",
        "customers know {done} of {due} answers",
    ),
    "alignment.of.early_talks.only": (
        "in {done} von 1 Verkaufschance war das Produktmanagement bei einem der ersten Gespräche dabei",
        "product sat in one of the first talks of {done} of 1 deal",
    ),
    "alignment.of.early_talks.one": (
        "in 1 von {due} Verkaufschancen war das Produktmanagement bei einem der ersten Gespräche dabei",
        "product sat in one of the first talks of 1 of {due} deals",
    ),
    "alignment.of.early_talks.many": (
        "in {done} von {due} Verkaufschancen war das Produktmanagement bei einem der ersten Gespräche dabei",
        "product sat in one of the first talks of {done} of {due} deals",
    ),
    "alignment.of.strategy_read.only": (
        "{done} von 1 Person hat die Fassung gelesen, die heute gilt",
        "{done} of 1 colleague has read the version that holds today",
    ),
    "alignment.of.strategy_read.one": (
        "1 von {due} Kolleginnen und Kollegen hat die Fassung gelesen, die heute gilt",
        "1 of {due} colleagues has read the version that holds today",
    ),
    "alignment.of.strategy_read.many": (
        "{done} von {due} Kolleginnen und Kollegen haben die Fassung gelesen, die heute gilt",
        "{done} of {due} colleagues have read the version that holds today",
    ),
    "alignment.of.guesses.only": (
        "{done} von 1 Einschätzung stimmte mit der späteren Entscheidung überein",
        "{done} of 1 guess agreed with the later decision",
    ),
    "alignment.of.guesses.one": (
        "1 von {due} Einschätzungen stimmte mit der späteren Entscheidung überein",
        "1 of {due} guesses agreed with the later decision",
    ),
    "alignment.of.guesses.many": (
        "{done} von {due} Einschätzungen stimmten mit der späteren Entscheidung überein",
        "{done} of {due} guesses agreed with the later decision",
    ),
    "alignment.of.said.only": (
        "{done} von 1 Zusage war gedeckt, als sie zuerst beurteilt wurde",
        "{done} of 1 promise was carried when it was first judged",
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
        "{done} von 1 anfangs ungedeckten Zusage ist heute gedeckt, gehalten, ersetzt oder offen zurückgenommen",
        "{done} of 1 promise that nothing carried at first is carried, kept, replaced or openly taken back today",
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
        "{done} von 1 offenen Zusage war gedeckt, als unterschrieben wurde",
        "{done} of 1 open promise was carried when it was signed",
    ),
    "alignment.of.signed.one": (
        "1 von {due} offenen Zusagen war gedeckt, als unterschrieben wurde",
        "1 of {due} open promises was carried when it was signed",
    ),
    "alignment.of.signed.many": (
        "{done} von {due} offenen Zusagen waren gedeckt, als unterschrieben wurde",
        "{done} of {due} open promises were carried when it was signed",
    ),
    "alignment.of.kept.only": ("{done} von 1 fälligen Zusage ist gehalten", "{done} of 1 due promise is kept"),
    "alignment.of.kept.one": ("1 von {due} fälligen Zusagen ist gehalten", "1 of {due} due promises is kept"),
    "alignment.of.kept.many": (
        "{done} von {due} fälligen Zusagen sind gehalten",
        "{done} of {due} due promises are kept",
    ),
    "alignment.of.presales.only": (
        "in {done} von 1 komplexen Verkaufschance war Pre-Sales am Seil",
        "pre-sales held the rope of {done} of 1 complex deal",
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
        "{done} von 1 Kunden verlor nach der Übergabe höchstens 2 Punkte Begeisterung",
        "{done} of 1 customer lost at most 2 points of enthusiasm after the handover",
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
        "{done} von 1 reifen Projekt ist als Referenz bereit",
        "{done} of 1 project that has come so far is ready as a reference",
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
    "alignment.days_range.one": ("90-%-Bereich 1 Tag", "90 % range 1 day"),
    "alignment.days_range.many": ("90-%-Bereich {n} Tage", "90 % range {n} days"),
    "alignment.days_range.wide": ("90-%-Bereich {low} bis {high} Tage", "90 % range {low} to {high} days"),
}
