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
    "letter.month.signed.only": (
        "Die einzige offene Zusage war nicht gedeckt, als im letzten Monat unterschrieben wurde.",
        "The only open promise was carried by nothing when its deal was signed last month.",
    ),
    "letter.month.signed.only_not": (
        "Die einzige offene Zusage war gedeckt, als im letzten Monat unterschrieben wurde.",
        "The only open promise was carried when its deal was signed last month.",
    ),
    "letter.month.signed.carried": (
        "Alle {due} offenen Zusagen waren gedeckt, als im letzten Monat unterschrieben wurde.",
        "All {due} open promises were carried when deals were signed last month.",
    ),
    "letter.month.signed.one": (
        "1 von {due} offenen Zusagen war nicht gedeckt, als im letzten Monat unterschrieben wurde.",
        "1 of {due} open promises was carried by nothing when deals were signed last month.",
    ),
    "letter.month.signed.many": (
        "{failed} von {due} offenen Zusagen waren nicht gedeckt, als im letzten Monat unterschrieben wurde.",
        "{failed} of {due} open promises were carried by nothing when deals were signed last month.",
    ),
    "letter.month.signed.heard_one": (
        "1 gehörte Zusage in den unterschriebenen Verkaufschancen hat noch niemand angesehen; sie zählt nicht mit.",
        "1 promise that was heard in the signed deals is looked at by nobody yet; it does not count.",
    ),
    "letter.month.signed.heard_many": (
        "{heard} gehörte Zusagen in den unterschriebenen Verkaufschancen hat noch niemand angesehen; sie zählen nicht mit.",
        "{heard} promises that were heard in the signed deals are looked at by nobody yet; they do not count.",
    ),
    "letter.month.answered.none": (
        "In den letzten 365 Tagen wurde keine Frage entschieden; offen: {waiting}.",
        "No question was decided in the last 365 days; open: {waiting}.",
    ),
    "letter.month.answered.one": (
        "Typisch ist 1 Tag (Median der letzten 365 Tage, n = {n}); offen: {waiting}.",
        "Typically 1 day (median of the last 365 days, n = {n}); open: {waiting}.",
    ),
    "letter.month.answered.many": (
        "Typisch sind {days} Tage (Median der letzten 365 Tage, n = {n}); offen: {waiting}.",
        "Typically {days} days (median of the last 365 days, n = {n}); open: {waiting}.",
    ),
    "letter.month.answered.range.one": (
        "Typisch ist 1 Tag, mit 90 % Sicherheit {from_days} bis {to_days} (Median der letzten 365 Tage, n = {n}); "
        "offen: {waiting}.",
        "Typically 1 day, with 90% confidence {from_days} to {to_days} (median of the last 365 days, n = {n}); "
        "open: {waiting}.",
    ),
    "letter.month.answered.range.many": (
        "Typisch sind {days} Tage, mit 90 % Sicherheit {from_days} bis {to_days} (Median der letzten 365 Tage, n = {n}); "
        "offen: {waiting}.",
        "Typically {days} days, with 90% confidence {from_days} to {to_days} (median of the last 365 days, n = {n}); "
        "open: {waiting}.",
    ),
    "letter.month.drop.none": (
        "Noch bei keiner Übergabe wurde die Begeisterung davor und danach gemessen.",
        "The enthusiasm was measured before and after no handover yet.",
    ),
    "letter.month.drop.lost_one": (
        "Gemessen ist eine Übergabe: {points} Punkte weniger.",
        "One handover was measured: {points} points less.",
    ),
    "letter.month.drop.lost_many": (
        "Bei den letzten {n} Übergaben verloren Kunden im Schnitt {points} Punkte (90-%-Bereich {low} bis {high}).",
        "Over the last {n} handovers customers lost {points} points on average (90% range {low} to {high}).",
    ),
    "letter.month.drop.gained_one": (
        "Gemessen ist eine Übergabe: {points} Punkte mehr.",
        "One handover was measured: {points} points more.",
    ),
    "letter.month.drop.gained_many": (
        "Bei den letzten {n} Übergaben gewannen Kunden im Schnitt {points} Punkte (90-%-Bereich des Abfalls {low} bis {high}).",
        "Over the last {n} handovers customers gained {points} points on average (90% range of the drop {low} to {high}).",
    ),
    "letter.month.waits": ("wartet seit {date}", "waits since {date}"),
    "letter.month.lost": ("{points} Punkte weniger", "{points} points less"),
    "letter.month.gained": ("{points} Punkte mehr", "{points} points more"),
    "letter.month.question": ("Eine Frage", "A question"),
}
