"""What the incentive lab refuses, in words."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "error.plan_too_long": (
        "Der Text ist zu lang (höchstens {most} Zeichen).",
        "The text is too long ({most} characters at most).",
    ),
    "error.plan_names_somebody": (
        "Im Plan steht „{name}“. Ein Plan gilt für eine Rolle und nennt keine Person. Es wurde nichts gespeichert.",
        "The plan names “{name}”. A plan is for a role and names nobody. Nothing was kept.",
    ),
    "error.words_name_somebody": (
        "Hier steht „{name}“. In der Vergütung stehen Rollen, keine Personen: Nennen Sie bitte das Protokoll, das Schreiben oder "
        "die Abteilung. Es wurde nichts gespeichert.",
        "The words name “{name}”. The incentive lab knows roles and nobody's name: please name the minutes, the letter or the "
        "department. Nothing was kept.",
    ),
    "error.assent_day_wrong": (
        "Der Tag liegt nach heute oder vor dem Tag, an dem diese Fassung geschrieben wurde.",
        "The day lies after today or before the day this version was written.",
    ),
    "error.plan_begins_too_early": (
        "Ein Plan kann frühestens ab {day} gelten: Abgeschlossene Quartale behalten ihren Plan.",
        "A plan can hold from {day} at the earliest: closed quarters keep their plan.",
    ),
    "error.plan_not_agreed": (
        "Die Geschäftsleitung hat diese Fassung noch nicht freigegeben.",
        "Management has not approved this version yet.",
    ),
    "error.plan_not_seen": (
        "Diese Fassung wurde dem Betriebsrat noch nicht vorgelegt.",
        "The works council has not seen this version yet.",
    ),
    "error.assumption_range": (
        "Die Spanne stimmt nicht: mindestens ≤ Wert ≤ höchstens, alles zwischen {low} und {high}.",
        "The range is not right: at least ≤ value ≤ at most, all between {low} and {high}.",
    ),
    "error.assumption_source_missing": (
        "Bitte angeben, woher der Wert stammt.",
        "Please say where the value comes from.",
    ),
    "error.number_or_day_wrong": (
        "„{text}“ ist keine passende Zahl und kein Tag.",
        "“{text}” is no fitting number and no day.",
    ),
    "error.number_missing": ("Es fehlt eine Zahl.", "A number is missing."),
    "error.words_too_long": (
        "Das ist zu lang (höchstens {most} Zeichen).",
        "That is too long ({most} characters at most).",
    ),
}
