"""What is wrong with a calendar file, in one sentence each; `problems` puts the place before it."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "no_calendar": (
        "Das ist keine Kalenderdatei; erwartet wird iCalendar (.ics), beginnend mit BEGIN:VCALENDAR.",
        "This is no calendar file; iCalendar (.ics) is expected, beginning with BEGIN:VCALENDAR.",
    ),
    "torn_event": (
        "Der Termin hat kein Ende (END:VEVENT fehlt); er wurde ausgelassen. Bitte den Kalender noch einmal ausgeben.",
        "The event has no end (END:VEVENT is missing); it was left out. Export the calendar again.",
    ),
    "broken_event": (
        "Der Termin lässt sich nicht lesen ({reason}); er wurde ausgelassen.",
        "The event cannot be read ({reason}); it was left out.",
    ),
    "event_too_large": (
        "Der Termin ist größer als {limit_kb} KB; er wurde ausgelassen.",
        "The event is larger than {limit_kb} KB; it was left out.",
    ),
    "event_without_start": (
        "Der Termin hat keinen lesbaren Beginn (DTSTART); er wurde ausgelassen.",
        "The event has no readable start (DTSTART); it was left out.",
    ),
    "event_without_length": (
        "Der Termin dauert keine Zeit; er wurde ausgelassen.",
        "The event takes no time; it was left out.",
    ),
    "event_ends_before_start": (
        "Der Termin endet vor seinem Beginn; er wurde ausgelassen.",
        "The event ends before it starts; it was left out.",
    ),
    "unknown_time_zone": (
        "Die Zeitzone „{found}“ ist unbekannt; ihre Zeiten gelten als hiesige.",
        "The time zone “{found}” is unknown; its times are taken as local ones.",
    ),
    "broken_rule": (
        "Die Wiederholung „{found}“ wird nicht verstanden; nur der erste Termin gilt.",
        "The repetition “{found}” is not understood; only its first date counts.",
    ),
    "rule_too_dense": (
        "Die Wiederholung „{found}“ ist dichter als täglich; nur der erste Termin gilt.",
        "The repetition “{found}” is denser than daily; only its first date counts.",
    ),
    "too_many_steps": (
        "Die Wiederholung „{found}“ beginnt zu lange vorher oder tritt nie ein; was fehlt, bitte einzeln eintragen.",
        "The repetition “{found}” starts too long ago or never happens; enter what is missing one by one.",
    ),
    "too_many_occurrences": (
        "Mehr als {limit} Termine; der Rest wurde nicht gelesen. Bitte einen kürzeren Zeitraum ausgeben.",
        "More than {limit} events; the rest was not read. Export a shorter period.",
    ),
}
