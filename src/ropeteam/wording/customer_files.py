"""What is written into a customer's own file: the house speaks, briefly, and nobody says "I". `customer.py` chooses."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # in the column for the answer, where the customer named no words of their own
    "written.cover.as_is": ("Standard", "Out of the box"),
    "written.cover.configure": ("Konfiguration", "Configuration"),
    "written.cover.workaround": ("Alternative Lösung", "Alternative solution"),
    "written.cover.roadmap": ("Geplant", "Planned"),
    "written.cover.services": ("Dienstleistung", "Service"),
    "written.cover.partner": ("Über Partner", "Through a partner"),
    "written.cover.gap": ("Nicht erfüllt", "Not met"),
    "written.cover.refuse": ("Nicht angeboten", "Not offered"),
    # beside it
    "written.as_is": (
        "Im heutigen Funktionsumfang enthalten: „{title}“.",
        "Included in today's product: “{title}”.",
    ),
    "written.bounded": (
        "Im heutigen Funktionsumfang enthalten: „{title}“. Dabei gilt: {limits}.",
        "Included in today's product: “{title}”. The following applies: {limits}.",
    ),
    "written.limited": (
        "Mit „{title}“ in diesem Rahmen möglich: {limits}.",
        "Possible with “{title}” within these bounds: {limits}.",
    ),
    "written.limited_unnamed": (
        "Mit „{title}“ möglich, jedoch nicht in jedem Fall. Den genauen Umfang stimmen wir schriftlich mit Ihnen ab.",
        "Possible with “{title}”, though not in every case. We will agree on the exact scope with you in writing.",
    ),
    "written.workaround": (
        "Mit „{title}“ auf einem anderen Weg lösbar: {limits}.",
        "Can be solved in another way with “{title}”: {limits}.",
    ),
    "written.workaround_unnamed": (
        "Mit „{title}“ auf einem anderen Weg lösbar. Das Vorgehen stimmen wir mit Ihnen ab.",
        "Can be solved in another way with “{title}”. We will agree on how with you.",
    ),
    "written.roadmap": (
        "Heute nicht enthalten. Fest eingeplant mit „{roadmap}“, verfügbar zum {date}. Ein früherer Termin ist nicht zugesagt.",
        "Not included today. Firmly planned with “{roadmap}”, available by {date}. No earlier date is promised.",
    ),
    "written.too_early": (
        "Verfügbar mit „{roadmap}“ zum {date}. Ein früherer Termin ist nicht zugesagt.",
        "Available with “{roadmap}” on {date}. No earlier date is promised.",
    ),
    "written.services": (
        "Als Dienstleistung erbracht. Umfang, Termin und Preis werden vor der Unterschrift schriftlich vereinbart.",
        "Provided as a service. Scope, date and price are agreed in writing before signature.",
    ),
    "written.services_accepted": (
        "Als Dienstleistung erbracht; der Umfang ist abgestimmt.",
        "Provided as a service; the scope has been agreed.",
    ),
    "written.in_review": (
        "Noch nicht entschieden und daher nicht zugesagt. Eine verbindliche Antwort folgt.",
        "Not decided yet and therefore not promised. A binding answer will follow.",
    ),
    "written.unknown": (
        "Wird noch geprüft und ist daher nicht zugesagt. Eine verbindliche Antwort folgt.",
        "Still being checked and therefore not promised. A binding answer will follow.",
    ),
    "written.beyond": (
        "Heute bis zu dieser Grenze möglich: {limits}. Darüber hinaus wird es nicht angeboten.",
        "Possible today up to this limit: {limits}. It is not offered beyond that.",
    ),
    "written.declined": (
        "Nicht enthalten und nicht geplant.",
        "Not included and not planned.",
    ),
    "written.against_strategy": (
        "Nicht enthalten; diese Funktion ist bewusst nicht Teil des Produkts.",
        "Not included; this function is deliberately not part of the product.",
    ),
}
