"""What is wrong with measuring points of enthusiasm, in one sentence each; `problems` puts the place before it."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "off_scale": (
        "Die Antwort {found} liegt nicht zwischen {lowest} und {highest}; die Zeile wurde ausgelassen. Vielleicht ist "
        "eine andere Skala gemeint.",
        "The answer {found} does not lie between {lowest} and {highest}; the line was left out. Perhaps another scale is meant.",
    ),
    "wrong_scale": (
        "Auf der Skala „{found}“ kann {channel} nicht kommen; die Zeile wurde ausgelassen. Möglich: {allowed}.",
        "{channel} cannot come on the scale “{found}”; the line was left out. Possible: {allowed}.",
    ),
    "not_by_table": (
        "„{found}“ kommt nicht aus einer Tabelle: Der Puls wird über seinen Link beantwortet, die Stimmung eines Gesprächs aus "
        "seinen Worten gelesen. Möglich: {allowed}.",
        "“{found}” does not come from a table: a pulse is answered by its link, the mood of a talk is read from its words. "
        "Possible: {allowed}.",
    ),
    "observation_deal": (
        "Die Verkaufschance „{found}“ gibt es hier nicht; die Zeile wurde ausgelassen.",
        "There is no deal “{found}” here; the line was left out.",
    ),
    "observation_contact": (
        "„{found}“ ist kein Ansprechpartner dieses Kunden; die Zeile wurde ausgelassen. Erwartet wird die Kennung oder die "
        "E-Mail-Adresse.",
        "“{found}” is no contact of this customer; the line was left out. The id or the mail address is expected.",
    ),
    "observation_future": (
        "Der {found} liegt in der Zukunft; die Zeile wurde ausgelassen.",
        "{found} lies in the future; the line was left out.",
    ),
    "observation_before": (
        "Der {found} liegt vor dem ersten bekannten Tag dieser Verkaufschance ({value}); die Zeile wurde ausgelassen.",
        "{found} lies before the first known day of this deal ({value}); the line was left out.",
    ),
    "observation_twice": (
        "Dieselbe Kennung oder dieselbe Zeile steht schon in Zeile {value}; diese wurde ausgelassen.",
        "The same id or the same line stands already in line {value}; this one was left out.",
    ),
    "observation_changed": (
        "Zur Kennung „{found}“ ist schon eine andere Antwort da ({value}); sie bleibt stehen. Ist sie falsch, nehmen Sie sie mit "
        "Begründung heraus und geben der neuen eine eigene Kennung.",
        "There is already another answer under the id “{found}” ({value}); it stays. If it is wrong, take it out with a reason and "
        "give the new one an id of its own.",
    ),
}
