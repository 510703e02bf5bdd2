"""The call card, its letter, and Ask tried against questions whose answer is known."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # the call card
    "card.title": ("Gesprächskarte", "Call card"),
    "card.of": ("Gesprächskarte: {deal}", "Call card: {deal}"),
    "card.next": ("Nächstes Gespräch: {day}, {time} Uhr", "Next talk: {day}, {time}"),
    "card.next_none": ("Kein Gespräch im Kalender.", "No talk in the calendar."),
    "card.last": ("Zuletzt gesprochen: {day}", "Last talk: {day}"),
    "card.last_none": ("Noch kein Gespräch bekannt.", "No talk known yet."),
    "card.decided": ("Entschieden seit dem letzten Gespräch", "Decided since the last talk"),
    "card.decided_none": ("Nichts Neues.", "Nothing new."),
    "card.told": ("der Kunde weiß es", "the customer knows"),
    "card.untold": ("noch zu sagen", "still to be told"),
    "card.due": ("Zusagen, die fällig sind oder werden", "Promises that are or fall due"),
    "card.due_none": ("Keine in den nächsten 60 Tagen.", "None in the next 60 days."),
    "card.heard": ("gehört, noch nicht angesehen", "heard, not looked at yet"),
    "card.heard_sealed": (
        "Eine gehörte Zusage; den Satz lesen zuerst die Leute am Seil.",
        "A promise that was heard; the people on the rope read the sentence first.",
    ),
    "card.late": ("überfällig", "overdue"),
    "card.wishes": ("Offene Wünsche", "Open wishes"),
    "card.wishes_none": ("Keine bekannt.", "None known."),
    "card.say": ("Was Sie sagen dürfen, und was nicht", "What you may say, and what not"),
    "card.say_none": (
        "Noch wurde nichts zugesagt oder behauptet, was das Produkt kennt.",
        "Nothing the product knows was promised or claimed yet.",
    ),
    "card.avoid": ("nicht sagen", "do not say"),
    "card.limits": ("Grenzen, die der Kunde nicht schriftlich hat", "Limits the customer does not have in writing"),
    "card.limits_none": ("Keine bei dem, was getragen ist.", "None in what is carried."),
    "card.limits_unnamed": ("Die Grenze ist nicht in Worten hinterlegt.", "The limit is not put into words."),
    "card.questions": ("Offene Fragen", "Open questions"),
    "card.questions_none": ("Keine.", "None."),
    "card.handed": ("Das möchte das Produktmanagement wissen", "What product would like to know"),
    "card.mood": ("Stimmung, in den Worten des Kunden", "Mood, in the customer's words"),
    "card.mood_none": (
        "Der Kunde hat noch zu wenig gesagt, um etwas daraus zu lesen.",
        "The customer has said too little to read anything from it.",
    ),
    "card.mood_hidden": (
        "Die Worte des Kunden lesen nur die Leute am Seil und wer am Produkt arbeitet.",
        "Only the people on the rope and those who work on the product read the customer's words.",
    ),
    "card.mood_from": ("aus dem Gespräch vom {day}", "from the talk of {day}"),
    "card.knows": ("Wer den Kunden kennt", "Who knows the customer"),
    "card.joined": ("war in Gesprächen dabei", "sat in talks"),
    "card.unreviewed.one": (
        "Eine gehörte Zusage hat noch niemand angesehen.",
        "One promise was heard and nobody looked at it yet.",
    ),
    "card.unreviewed.many": (
        "{n} gehörte Zusagen hat noch niemand angesehen.",
        "{n} promises were heard and nobody looked at them yet.",
    ),
    "card.contacts": ("Beim Kunden", "At the customer"),
    "card.foot": (
        "Stand {day}. Nur für uns: Diese Karte geht nicht an den Kunden.",
        "As of {day}. For us only: this card does not go to the customer.",
    ),
    "today.calls": ("Nächste Gespräche", "Next talks"),
    "today.calls_hint": ("Mit Gesprächskarte: was Sie vorher wissen sollten", "With a call card: what to know before"),
    "today.asked": ("Ihre Fragen ans Produktmanagement", "Your questions to product"),
    "today.asked_hint": ("Bis zur Antwort gilt: nicht zugesagt", "Until the answer: not promised"),
    # its letter
    "letter.subject.card": ("Ropeteam: Ihr Gespräch am {day}", "Ropeteam: your talk on {day}"),
    "letter.opening.card": (
        "Ihre Gesprächskarte liegt bereit: was offen ist, was entschieden wurde, was Sie sagen dürfen und was nicht.",
        "your call card lies ready: what is open, what was decided, what you may say and what not.",
    ),
    "letter.part.card": ("Gespräch am {day}", "Talk on {day}"),
    "letter.part.card_decided": (
        "Entschieden, oder dem Kunden noch nicht gesagt",
        "Decided, or not told to the customer yet",
    ),
    "letter.part.card_due": ("Zusagen, die fällig sind oder werden", "Promises that are or fall due"),
    "letter.part.card_waits": ("Fragen, die noch beim Produktmanagement liegen", "Questions still with product"),
    "letter.card.at": ("{time} Uhr, zur Gesprächskarte", "{time}, to the call card"),
    "letter.card.due": ("fällig am {date}", "due on {date}"),
    # commands
    "cli.card.next": ("Nächstes Gespräch: {day}, {time}", "Next talk: {day}, {time}"),
    "cli.trial.head": ("Fragen: {n}", "Questions: {n}"),
    "cli.trial.table": (
        "richtig {right}, falsch {wrong}, enthalten {abstained}",
        "right {right}, wrong {wrong}, abstained {abstained}",
    ),
    "cli.trial.as_is": (
        "„Geht heute schon“ genannt: {as_is}, davon falsch: {wrong_as_is}",
        "named “works today”: {as_is}, of these wrong: {wrong_as_is}",
    ),
    "cli.trial.among": (
        "bei den enthaltenen: richtiges Urteil unter den Kandidaten {among}, davon an erster Stelle {first}",
        "of the abstained: the right verdict among the candidates {among}, of these in the first place {first}",
    ),
    "cli.trial.row": (
        "{rated}: {question} ({named}; richtig wäre {expected})",
        "{rated}: {question} ({named}; right: {expected})",
    ),
    "cli.trial.none": ("kein Urteil", "no verdict"),
    "trial.right": ("richtig", "right"),
    "trial.wrong": ("FALSCH", "WRONG"),
    "trial.abstained": ("enthalten", "abstained"),
    "error.questions_unreadable": (
        "„{name}“, Zeile {line}: gebraucht werden die Spalten „question“ und „expected“; „expected“ ist eines von {known}, "
        "mehrere mit | getrennt.",
        "“{name}”, line {line}: the columns “question” and “expected” are needed; “expected” is one of {known}, several "
        "parted by |.",
    ),
    "error.questions_missing": ("„{name}“ lässt sich nicht lesen.", "“{name}” cannot be read."),
}
