"""The monthly letter to management: three numbers with their sentences."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "letter.subject.month": ("Ropeteam: drei Zahlen, Stand {day}", "Ropeteam: three numbers as of {day}"),
    "letter.opening.month": (
        "hier sind die drei Zahlen des Monats. Zitate stehen nicht in Mails; ein Klick führt zu den Sätzen.",
        "here are the three numbers of the month. Mails carry no quotes; one click takes you to the sentences.",
    ),
    "letter.why_month": (
        "Sie bekommen diese Mail einmal im Monat, weil Sie zur Geschäftsleitung gehören.",
        "You get this mail once a month because you belong to management.",
    ),
    "letter.part.month_signed": ("Ungedeckt unterschrieben", "Signed without backing"),
    "letter.part.month_answered": ("Bis das Produktmanagement entscheidet", "Until product decides"),
    "letter.part.month_drop": ("Abfall nach der Übergabe", "Drop after the handover"),
    "letter.month.signed.none": (
        "Im letzten Monat wurde keine Verkaufschance mit offenen Zusagen unterschrieben.",
        "No deal with open promises was signed last month.",
    ),
    "letter.month.signed.some": (
        "{failed} von {due} offenen Zusagen waren nicht gedeckt, als im letzten Monat unterschrieben wurde.",
        "{failed} of {due} open promises were carried by nothing when deals were signed last month.",
    ),
    "letter.month.answered.none": (
        "In den letzten 365 Tagen wurde keine Frage entschieden; offen: {waiting}.",
        "No question was decided in the last 365 days; open: {waiting}.",
    ),
    "letter.month.answered.one": (
        "Typisch sind {days} Tage (Median der letzten 365 Tage, n = {n}); offen: {waiting}.",
        "Typically {days} days (median of the last 365 days, n = {n}); open: {waiting}.",
    ),
    "letter.month.answered.many": (
        "Typisch sind {days} Tage, mit 90 % Sicherheit {from_days} bis {to_days} (Median der letzten 365 Tage, n = {n}); "
        "offen: {waiting}.",
        "Typically {days} days, with 90% confidence {from_days} to {to_days} (median of the last 365 days, n = {n}); "
        "open: {waiting}.",
    ),
    "letter.month.drop.none": (
        "Noch bei keiner Übergabe wurde die Begeisterung davor und danach gemessen.",
        "The enthusiasm was measured before and after no handover yet.",
    ),
    "letter.month.drop.one": (
        "Gemessen ist eine Übergabe: {points} Punkte weniger.",
        "One handover was measured: {points} points less.",
    ),
    "letter.month.drop.many": (
        "Bei den letzten {n} Übergaben verloren Kunden im Schnitt {points} Punkte (90-%-Bereich {low} bis {high}).",
        "Over the last {n} handovers customers lost {points} points on average (90% range {low} to {high}).",
    ),
    "letter.month.waits": ("wartet seit {date}", "waits since {date}"),
    "letter.month.lost": ("{points} Punkte weniger", "{points} points less"),
    "letter.month.question": ("Eine Frage", "A question"),
}
