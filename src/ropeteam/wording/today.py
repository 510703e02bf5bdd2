"""Today: what needs whom, counted and named; and the kind word when nothing does."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "today.title": ("Heute", "Today"),
    "today.hello": ("Guten Tag, {name}", "Hello, {name}"),
    "today.date": ("{weekday}, {day}", "{weekday}, {day}"),
    "weekday.0": ("Montag", "Monday"),
    "weekday.1": ("Dienstag", "Tuesday"),
    "weekday.2": ("Mittwoch", "Wednesday"),
    "weekday.3": ("Donnerstag", "Thursday"),
    "weekday.4": ("Freitag", "Friday"),
    "weekday.5": ("Samstag", "Saturday"),
    "weekday.6": ("Sonntag", "Sunday"),
    "today.needs.one": ("Eine Sache wartet auf Sie.", "One thing is waiting for you."),
    "today.needs.many": ("{n} Dinge warten auf Sie.", "{n} things are waiting for you."),
    "today.needs_more": ("Mehr als {n} Dinge warten auf Sie.", "More than {n} things are waiting for you."),
    "today.to_know.one": ("Dazu eine Sache, die Sie nur wissen sollten.", "And one thing just to know."),
    "today.to_know.many": ("Dazu {n} Dinge, die Sie nur wissen sollten.", "And {n} things just to know."),
    "today.override_open": ("Ansehen", "Open"),
    "today.nothing_title": ("Nichts wartet auf Sie", "Nothing is waiting for you"),
    "today.nothing_text": (
        "Alles gehört, alles gedeckt, niemand wartet auf Antwort. Nach dem nächsten Gespräch genügt eine Notiz "
        "von zwanzig Sekunden.",
        "Everything is heard and carried, and nobody waits for an answer. After the next talk, a note of twenty "
        "seconds will do.",
    ),
    "today.nothing_reader": (
        "Sie lesen mit. Verkaufschancen, Zusagen und Produkt finden Sie in der Navigation.",
        "You read along. Deals, promises and the product are in the navigation.",
    ),
    "today.begin_title": ("Hier beginnt der Weg", "This is where the climb starts"),
    "today.begin_text": (
        "Noch ist keine Verkaufschance bekannt. Beschreiben Sie zuerst, was Ihr Produkt kann und wo es endet; die "
        "Verkaufschancen kommen aus Ihrem CRM oder Ordner.",
        "No deal is known yet. First describe what your product does and where it ends; deals come from your CRM or folder.",
    ),
    "today.begin_action": ("Zum Produkt", "Go to the product"),
    "today.nothing_action": ("Notiz schreiben", "Write a note"),
    # the sections
    "today.confirm": ("Haben wir das so gesagt?", "Did we say this?"),
    "today.confirm_hint": (
        "In Ihren Gesprächen gehört. Bei der Vertragsfreigabe zählt es schon jetzt.",
        "Heard in your talks. It counts at the gate from the first minute.",
    ),
    "today.gates": ("Was einer Unterschrift im Weg steht", "What stands in the way of a signature"),
    "today.gates_hint": (
        "Offene Verkaufschancen mit Zusagen, die nichts trägt oder niemand angesehen hat.",
        "Open deals with promises that nothing carries or nobody looked at.",
    ),
    "today.gate_against_strategy.one": ("{n} Zusage gegen die Strategie", "{n} promise against the strategy"),
    "today.gate_against_strategy.many": ("{n} Zusagen gegen die Strategie", "{n} promises against the strategy"),
    "today.gate_unbacked.one": ("{n} Zusage ohne Deckung", "{n} promise without backing"),
    "today.gate_unbacked.many": ("{n} Zusagen ohne Deckung", "{n} promises without backing"),
    "today.gate_unjudged.one": ("{n} noch nicht beurteilt", "{n} not judged yet"),
    "today.gate_unjudged.many": ("{n} noch nicht beurteilt", "{n} not judged yet"),
    "today.gate_unreviewed.one": ("{n} Vorschlag nicht angesehen", "{n} suggestion nobody looked at"),
    "today.gate_unreviewed.many": ("{n} Vorschläge nicht angesehen", "{n} suggestions nobody looked at"),
    "today.gate_dismissal_unseconded.one": (
        "{n} nur vom eigenen Vertrieb verworfen",
        "{n} dismissed by its own seller alone",
    ),
    "today.gate_dismissal_unseconded.many": (
        "{n} nur vom eigenen Vertrieb verworfen",
        "{n} dismissed by their own seller alone",
    ),
    "today.gate_cure": ("Was hilft: {cure}", "What helps: {cure}"),
    "today.due": ("Bald fällige Zusagen", "Promises due soon"),
    "today.due_hint": ("In den nächsten 30 Tagen oder schon überfällig.", "Within 30 days, or overdue."),
    "today.overdue": ("seit {day} überfällig", "overdue since {day}"),
    "today.due_on": ("fällig am {day}", "due {day}"),
    "today.asks": ("Fragen an das Produktmanagement", "Questions for product"),
    "today.asks_hint": (
        "Jemand wartet auf ein Ja oder Nein. Ein begründetes Nein ist eine gute Antwort.",
        "Someone waits for a yes or a no. A well-founded no is a good answer.",
    ),
    "today.answers": ("Antworten weitergeben", "Answers to pass on"),
    "today.answers_hint": (
        "Das Produktmanagement hat entschieden; der Kunde weiß es noch nicht.",
        "Product has decided; the customer does not know yet.",
    ),
    "today.needs_heard": ("Wünsche der Kunden", "What customers asked for"),
    "today.needs_heard_hint": (
        "In Gesprächen gehört, noch von niemandem bestätigt.",
        "Heard in talks, confirmed by nobody yet.",
    ),
    "today.scopes": ("Umfang fehlt", "Scope missing"),
    "today.scopes_hint": (
        "Zugesagte Arbeit, die Services noch nicht angenommen hat.",
        "Promised work that services has not accepted.",
    ),
    "today.unheard": ("Gespräche ohne Text", "Talks without words"),
    "today.unheard_hint": (
        "Was nicht gehört wurde, kann die Freigabe nicht prüfen. Eine kurze Notiz genügt.",
        "The gate cannot check what nobody heard. A short note will do.",
    ),
    "today.unheard_note": ("Notiz", "Note"),
    "today.seconds": ("Bitte als zweite Person ansehen", "A second look, please"),
    "today.seconds_hint": (
        "Der eigene Vertrieb hat diese Zusage verworfen. Stimmen Sie zu?",
        "The deal's own seller dismissed this promise. Do you agree?",
    ),
    "today.seconds_reason": ("Grund: {reason}", "Reason: {reason}"),
    "today.overrides": ("Ausnahmen, die eine zweite Zustimmung brauchen", "Overrides that need a second yes"),
    "today.overrides_hint": (
        "Mit Grund beantragt; ohne Sie gilt sie nicht.",
        "Asked for with a reason; without you it does not hold.",
    ),
    "today.signal_of": ("{kind} · {deal}", "{kind} · {deal}"),
    "today.no_deal": ("Ohne Verkaufschance", "No deal"),
    "today.show_all": ("Alle {n} zeigen", "Show all {n}"),
    "today.show_first": ("Die ersten {n} zeigen", "Show the first {n}"),
    "today.show_fewer": ("Weniger zeigen", "Show fewer"),
}
