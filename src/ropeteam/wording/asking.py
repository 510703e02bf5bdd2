"""Ask and Note: the two intakes, what they answer, and the words they hand out."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # the page
    "ask.title": ("Können wir das zusagen?", "Can we promise this?"),
    "ask.box": (
        "Was wünscht sich der Kunde, oder was möchten Sie sagen?",
        "What does the customer want, or what would you like to say?",
    ),
    "ask.placeholder": (
        "z. B. „Die Tablets laufen in der Halle auch ohne Netz.“",
        "e.g. “The tablets keep working in the hall without a network.”",
    ),
    "ask.enter": (
        "Eingabe fragt, Umschalt + Eingabe beginnt eine neue Zeile.",
        "Enter asks, Shift + Enter starts a new line.",
    ),
    "ask.send": ("Fragen", "Ask"),
    "ask.guess": ("Ihr Tipp zuerst?", "Your guess first?"),
    "ask.guess_hint": (
        "Nur für Sie: So merken Sie, wo Sie das Produkt besser kennen, als Sie dachten. Niemand wertet es aus.",
        "Only for you: it shows where you know the product better than you thought. Nobody evaluates it.",
    ),
    "ask.guess_none": ("kein Tipp", "no guess"),
    "ask.guessed": ("Ihr Tipp: {guess}", "Your guess: {guess}"),
    "ask.unsure_title": ("Nicht eindeutig", "Not certain"),
    "ask.unsure_text": (
        "Ein einzelnes Urteil wäre geraten. Welche dieser Möglichkeiten meinen Sie?",
        "A single verdict would be a guess. Which of these do you mean?",
    ),
    "ask.sure_text": (
        "So sieht es heute aus. Bitte prüfen Sie, ob dasselbe gemeint ist.",
        "This is how it stands today. Please check that the same thing is meant.",
    ),
    "ask.nothing_title": ("Dazu ist nichts bekannt", "Nothing is known about this"),
    "ask.nothing_text": (
        "Im Katalog steht nichts, was dazu passt. Sagen Sie es noch nicht zu, und fragen Sie das Produktmanagement.",
        "Nothing in the catalogue fits. Do not promise it yet, and ask product.",
    ),
    "ask.candidates": ("Was dazu passt", "What fits"),
    "ask.how": ("So geht es heute", "How today's product does it"),
    "ask.wish": ("Worum es geht", "What it is about"),
    "ask.limits": ("Grenzen", "Limits"),
    "ask.decided": ("Schon entschieden", "Decided before"),
    "ask.decided_on": ("{kind}, {day}", "{kind}, {day}"),
    "ask.askers.one": ("bisher ein Mal gefragt", "asked once so far"),
    "ask.askers.many": ("bisher {n} Mal gefragt", "asked {n} times so far"),
    "ask.why": ("Warum", "Why"),
    "ask.say": ("Worte für den Kunden", "Words for the customer"),
    "ask.say_if": (
        "Worte für den Kunden, falls es das ist, was gefragt ist",
        "Words for the customer, if this is what was asked",
    ),
    "ask.unsaid": ("Lieber nicht sagen", "Better not say"),
    "ask.order": ("Was am ehesten gemeint ist, steht oben.", "What is most likely meant comes first."),
    "ask.perhaps": ("vielleicht gemeint", "perhaps meant"),
    "ask.if_meant": ("Falls das gemeint ist:", "If this is what is meant:"),
    "ask.pick": ("Das ist gemeint", "This is it"),
    "ask.pick_none": ("Nichts davon", "None of these"),
    "ask.stand": ("Wie geht es weiter?", "What next?"),
    "ask.stand.promised": ("Schon zugesagt", "Promised already"),
    "ask.stand.not_yet": ("Noch nicht", "Not yet"),
    "ask.stand.ask_product": ("Produkt fragen", "Ask product"),
    "ask.stand.evidence": ("Als Beleg ablegen", "Add as evidence"),
    "ask.stand_hint": (
        "„Schon zugesagt“ kommt in die Liste der Zusagen. „Als Beleg“ zählt den Wunsch, ohne dass jemand "
        "antworten muss.",
        "“Promised already” goes into the ledger of promises. “Evidence” counts the wish, and nobody has to answer.",
    ),
    "ask.no_deal": (
        "Als Zusage festhalten können Sie es, wenn oben eine Verkaufschance gewählt ist.",
        "Choose a deal above to record it as a promise.",
    ),
    "ask.not_on_rope": (
        "Als Zusage festhalten können es nur die Leute am Seil dieser Verkaufschance.",
        "Only the people on this deal's rope can record it as a promise.",
    ),
    "ask.again": ("Noch etwas fragen", "Ask something else"),
    "ask.done.promised": ("Als Zusage festgehalten", "Recorded as a promise"),
    "ask.done.promised_text": (
        "Sie steht jetzt in der Liste der Zusagen von „{deal}“ und zählt bei der Vertragsfreigabe.",
        "It now stands in the ledger of “{deal}” and counts at the gate.",
    ),
    "ask.done.promised_nowhere": (
        "Gemerkt. Ohne Verkaufschance steht es noch in keiner Zusagenliste.",
        "Noted. Without a deal it stands in no ledger yet.",
    ),
    "ask.done.not_yet": ("Gut, noch ist nichts gesagt", "Good, nothing has been said yet"),
    "ask.done.not_yet_text": ("Die Worte für den Kunden stehen unten.", "The words for the customer stand below."),
    "ask.done.ask_product": ("Das Produktmanagement ist gefragt", "Product has been asked"),
    "ask.done.ask_product_text": (
        "Die Antwort kommt zu Ihnen zurück. Bis dahin gilt: nicht zugesagt.",
        "The answer comes back to you. Until then: not promised.",
    ),
    "ask.done.evidence": ("Als Beleg abgelegt", "Added as evidence"),
    "ask.done.evidence_text": (
        "Der Wunsch zählt jetzt mit, in den Worten von heute.",
        "The wish counts from now on, in today's words.",
    ),
    "ask.open_promise": ("Zur Verkaufschance", "Open the deal"),
    "ask.for_deal": ("für {deal}", "for {deal}"),
    # choosing a deal
    "deal_choice.name": ("Verkaufschance", "Deal"),
    "deal_choice.none": ("keine", "none"),
    "deal_choice.none_hint": ("allgemeine Frage", "a general question"),
    "deal_choice.search": ("Andere Verkaufschance suchen", "Search another deal"),
    "deal_choice.nothing": ("Keine Verkaufschance heißt so.", "No deal has that name."),
    "deal_choice.none_yet": (
        "Sie sind noch an keinem Seil. Suchen Sie die Verkaufschance.",
        "You are on no rope yet. Search for the deal.",
    ),
    # the note
    "note.title": ("Notiz nach dem Gespräch", "Note after a talk"),
    "note.hint": (
        "Wer, was sie wollten, was wir zugesagt haben. Halbe Sätze reichen.",
        "Who, what they wanted, what we promised. Half-sentences will do.",
    ),
    "note.about": ("Zu welchem Gespräch?", "Which talk is this about?"),
    "note.about_none": ("keines davon (gilt für heute)", "none of these (counts for today)"),
    "note.box": ("Ihre Notiz", "Your note"),
    "note.placeholder": (
        "z. B. „Frau Ebner, IT: will SAP-Anbindung. Habe Export bis Ende März zugesagt. Sorge wegen Datenschutz.“",
        "e.g. “Ms Ebner, IT: wants SAP link. Promised export by end of March. Worried about data protection.”",
    ),
    "note.save": ("Notiz speichern", "Save note"),
    "note.deal_missing": ("Bitte eine Verkaufschance wählen.", "Please choose a deal."),
    "note.saved": ("Gespeichert", "Saved"),
    "note.listening": (
        "Ropeteam geht die Notiz gerade durch. Sie können die Seite verlassen.",
        "Ropeteam is going through your note. You may leave this page.",
    ),
    "note.still_listening": (
        "Das dauert länger als sonst. Die Notiz ist sicher; Vorschläge finden Sie später unter „Heute“.",
        "This takes longer than usual. The note is safe; you will find suggestions on Today later.",
    ),
    "note.heard": ("Das haben wir herausgehört", "This was heard"),
    "note.heard_nothing": (
        "Kein Wunsch und keine Zusage gefunden. Die Notiz bleibt beim Gespräch.",
        "No wish and no promise found. The note stays with the talk.",
    ),
    "note.another": ("Noch eine Notiz", "Another note"),
    "note.not_heard": (
        "Zuhören ist in dieser Firma nicht vereinbart; die Notiz ist gespeichert.",
        "Listening is not agreed in this company; the note is saved.",
    ),
    # a suggestion and a person's word on it
    "signal.confirm": ("Stimmt", "Confirm"),
    "signal.dismiss": ("Verwerfen", "Dismiss"),
    "signal.why": ("Warum nicht? Eine zweite Person sieht es sich an.", "Why not? A second person will look at it."),
    "signal.confirmed": ("bestätigt", "confirmed"),
    "signal.dismissed": ("verworfen", "dismissed"),
    "signal.in_ledger": ("steht in der Liste der Zusagen", "stands in the ledger"),
    "signal.done.confirmed": ("Bestätigt.", "Confirmed."),
    "signal.done.dismissed": ("Verworfen.", "Dismissed."),
    "signal.done.seconded": ("Danke, damit steht sie nicht mehr im Weg.", "Thank you, it no longer stands in the way."),
    "signal.second": ("Einverstanden", "Agree"),
    "signal.due": ("bis {day}", "by {day}"),
}
