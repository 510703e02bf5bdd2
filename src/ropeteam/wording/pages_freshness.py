"""Capabilities that stay true: who looked, when to look again, and what leans on those nobody looked at."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "fresh.fresh": ("geprüft", "checked"),
    "fresh.due_soon": ("bald zu prüfen", "review due soon"),
    "fresh.stale": ("Prüfung überfällig", "review overdue"),
    "fresh.untrue": ("stimmt nicht mehr", "no longer true"),
    "fresh.unknown": ("noch nie geprüft", "never checked"),
    "fresh.true": ("Stimmt noch", "Still true"),
    "fresh.gone": ("Stimmt nicht mehr", "No longer true"),
    "fresh.due": ("nächste Prüfung bis {day}", "next review by {day}"),
    "fresh.review": ("Stimmt das noch?", "Is this still true?"),
    "fresh.evidence": ("Was Sie gesehen haben", "What you saw"),
    "fresh.evidence_hint": (
        "Ein Satz genügt. Stimmt es nicht mehr, sagen Sie bitte, was anders ist.",
        "One sentence will do. If it is no longer true, please say what differs.",
    ),
    "fresh.next_due": ("Wieder prüfen bis", "Look again by"),
    "fresh.next_due_hint": ("Ohne Angabe in einem Jahr.", "In a year if you leave it empty."),
    "fresh.only": ("Prüfen können es Produktmanagement und Pre-Sales.", "Product and pre-sales can review this."),
    "fresh.done.true": ("Danke. Die Prüfung steht.", "Thank you. The review stands."),
    "fresh.done.untrue": (
        "Danke. Wer sich darauf stützt, sieht es ab jetzt.",
        "Thank you. Everyone who leans on it sees this from now on.",
    ),
    "fresh.look": ("Prüfen", "Review"),
    "fresh.since.stale": ("Prüfung seit {day} überfällig", "review overdue since {day}"),
    "fresh.since.untrue": ("am {day} als nicht mehr zutreffend gemeldet", "reported as no longer true on {day}"),
    "fresh.stale_n.one": ("Eine Fähigkeit braucht einen Blick", "One capability needs a look"),
    "fresh.stale_n.many": ("{n} Fähigkeiten brauchen einen Blick", "{n} capabilities need a look"),
    "fresh.leans_on": (
        "Offene Zusagen stützen sich auf etwas, das unsicher geworden ist",
        "Open promises lean on something that has become uncertain",
    ),
    "fresh.cited.untrue": (
        "am {day} als nicht mehr zutreffend gemeldet",
        "reported as no longer true on {day}",
    ),
    "fresh.cited.changed": ("am {day} geändert, nach der Zusage", "changed on {day}, after the promise"),
    "fresh.cited.stale": ("seit {day} nicht mehr geprüft", "not looked at since {day}"),
    "fresh.cited.overdue": ("Prüfung seit {day} überfällig", "review overdue since {day}"),
    "today.stale": ("Stimmt das noch?", "Is this still true?"),
    "today.stale_hint": (
        "Fähigkeiten, die lange niemand geprüft hat. Zusagen stützen sich auf sie.",
        "Capabilities nobody looked at for long. Promises lean on them.",
    ),
    "error.review_needs_words": (
        "Bitte sagen Sie in einem Satz, was nicht mehr stimmt.",
        "Please say in a sentence what is no longer true.",
    ),
    "error.review_day_past": (
        "Der Tag der nächsten Prüfung muss in der Zukunft liegen.",
        "The day of the next review has to lie in the future.",
    ),
    "cli.stale.none": ("Alle Fähigkeiten sind geprüft.", "All capabilities are checked."),
    "cli.stale.line": ("{id} · {name} · {state}", "{id} · {name} · {state}"),
}
