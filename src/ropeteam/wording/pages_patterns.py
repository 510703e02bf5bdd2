"""Solution patterns on pages: how today's product met a need before, and how often that helped."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "patterns.title": ("Lösungsmuster", "Solution patterns"),
    "patterns.hint": (
        "So haben wir es mit dem heutigen Produkt schon gelöst. Ohne Namen von Kunden.",
        "How today's product has met a need before. Without customers' names.",
    ),
    "patterns.need": ("Wofür", "The need"),
    "patterns.need_hint": (
        "So, wie ein Kunde es sagen würde. Danach sucht „Zusagbar?“.",
        "The way a customer would put it. Ask searches for this.",
    ),
    "patterns.how": ("So geht es", "How it is done"),
    "patterns.how_hint": (
        "Schritt für Schritt, mit dem Produkt von heute.",
        "Step by step, with today's product.",
    ),
    "patterns.capability": ("Stützt sich auf die Fähigkeit", "Leans on the capability"),
    "patterns.write": ("Lösungsmuster schreiben", "Write a solution pattern"),
    "patterns.from_answer": ("Aus einer Antwort, die der Kunde kennt", "From an answer that the customer knows"),
    "patterns.sources": ("Daraus lässt sich eines schreiben", "One can be written from these"),
    "patterns.sources_hint": (
        "Wünsche, die mit „geht heute schon“ beantwortet sind und noch kein Muster haben.",
        "Wishes answered with “works today” that have no pattern yet.",
    ),
    "patterns.save": ("Lösungsmuster speichern", "Save the pattern"),
    "patterns.none_title": ("Noch kein Lösungsmuster", "No solution pattern yet"),
    "patterns.none_text": (
        "Ist ein Wunsch mit „geht heute schon“ beantwortet, hält Pre-Sales hier in zwei Minuten fest, wie. Beim nächsten "
        "Mal findet „Zusagbar?“ es von selbst.",
        "When a wish was answered with “works today”, pre-sales keeps here in two minutes how. Next time Ask finds it "
        "by itself.",
    ),
    "patterns.deals.one": ("aus {n} Verkaufschance", "from {n} deal"),
    "patterns.deals.many": ("aus {n} Verkaufschancen", "from {n} deals"),
    "patterns.unused": ("noch nicht bewertet", "not rated yet"),
    "patterns.helped": ("half {k} von {n} Mal", "helped {k} of {n} times"),
    "patterns.helped_about": (
        "half {k} von {n} Mal (90-%-Bereich {low}–{high} %)",
        "helped {k} of {n} times (90% interval {low}–{high}%)",
    ),
    "patterns.approved": ("freigegeben {day}", "approved {day}"),
    "patterns.retired": ("zurückgezogen {day}", "retired {day}"),
    "patterns.retire": ("Zurückziehen", "Retire"),
    "patterns.retire_hint": (
        "Es wird nicht mehr gefunden; was sich darauf stützt, bleibt lesbar.",
        "It is found no more; what leans on it stays readable.",
    ),
    "patterns.use": ("Hat es geholfen?", "Did it help?"),
    "patterns.use_deal": ("In welcher Verkaufschance?", "In which deal?"),
    "patterns.use_none": ("keine bestimmte", "none in particular"),
    "patterns.yes": ("Hat geholfen", "It helped"),
    "patterns.no": ("Hat nicht geholfen", "It did not help"),
    "patterns.used": ("Danke, Ihre Bewertung steht.", "Thank you, your rating stands."),
    "patterns.uses": ("Verwendet", "Used"),
    "patterns.open": ("Muster öffnen", "Open the pattern"),
    "patterns.decided_with": ("Damit beantwortet", "Answered with it"),
    "patterns.capability_gone": (
        "Die Fähigkeit dahinter ist heute „{status}“. Bitte prüfen, ob das Muster noch stimmt.",
        "The capability behind it is “{status}” today. Please check whether the pattern still holds.",
    ),
    "patterns.done.written": (
        "Gespeichert. „Zusagbar?“ findet es ab jetzt.",
        "Saved. Ask finds it from now on.",
    ),
    "patterns.done.retired": ("Zurückgezogen.", "Retired."),
    "patterns.only_presales": (
        "Schreiben können es Pre-Sales und Produktmanagement.",
        "Pre-sales and product can write these.",
    ),
    "error.pattern_empty": (
        "Ein Lösungsmuster braucht beides: wofür und wie.",
        "A solution pattern needs both: the need and how.",
    ),
    "error.pattern_names": (
        "„{word}“ ist der Name eines Kunden oder seiner Leute. Lösungsmuster stehen allen offen; schreiben Sie es ohne Namen.",
        "“{word}” is the name of a customer or of their people. Patterns are open to everyone; write it without names.",
    ),
    "error.pattern_not_told": (
        "Aus einer Antwort wird ein Muster, wenn sie „geht heute schon“ heißt und der Kunde sie kennt.",
        "An answer becomes a pattern when it says “works today” and the customer knows it.",
    ),
    "error.pattern_needs_source": (
        "Ein Muster kommt aus der Praxis: aus einer Antwort, die der Kunde kennt, oder einer Entscheidung „geht heute schon“.",
        "A pattern comes from practice: from an answer the customer knows, or a decision “works today”.",
    ),
    "error.pattern_used_already": (
        "Ihre Bewertung zu dieser Verkaufschance steht schon.",
        "Your rating for this deal stands already.",
    ),
    "error.pattern_retired": (
        "Dieses Lösungsmuster ist zurückgezogen.",
        "This solution pattern has been retired.",
    ),
    "reason.pattern": (
        "so schon gelöst; Verkaufschancen: {deals}",
        "done this way before; deals: {deals}",
    ),
}
