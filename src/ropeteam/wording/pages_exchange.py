"""The exchange of the four roles and the iteration review: agenda, minutes, who sits there, how often."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "nav.exchange": ("Austausch", "Exchange"),
    "exchange.title": ("Austausch", "Exchange"),
    "exchange.hint": (
        "Vertrieb, Pre-Sales, Produkt und Services an einem Tisch. Die Tagesordnung entsteht aus dem, was offen ist.",
        "Sales, pre-sales, product and services at one table. The agenda is made of what is open.",
    ),
    "exchange.kind.regular": ("Austausch", "Exchange"),
    "exchange.kind.iteration": ("Iterationsreview", "Iteration review"),
    "exchange.of_release": ("Iterationsreview {release}", "Iteration review {release}"),
    "exchange.on": ("{weekday}, {day}, {start}–{end} Uhr", "{weekday}, {day}, {start}–{end}"),
    "exchange.next": ("Als Nächstes", "Next"),
    "exchange.open_minutes": ("Protokoll noch offen", "Minutes still open"),
    "exchange.points.one": ("Ein Punkt", "One point"),
    "exchange.points.many": ("{n} Punkte", "{n} points"),
    "exchange.open": ("Tagesordnung öffnen", "Open the agenda"),
    "exchange.past": ("Frühere Treffen", "Past meetings"),
    "exchange.older": ("Ältere", "Older ones"),
    "exchange.newest": ("Zu den neuesten", "To the newest"),
    "exchange.closed_on": ("Protokoll abgeschlossen am {day}", "Minutes closed on {day}"),
    "exchange.none_title": ("Noch kein Treffen geplant", "No meeting planned yet"),
    "exchange.none_text": (
        "Legen Sie fest, wie oft die vier Rollen sich treffen. Die Tagesordnung entsteht dann von selbst.",
        "Say how often the four roles meet. The agenda then makes itself.",
    ),
    "exchange.none_text_others": (
        "Produktmanagement oder Administration legen fest, wie oft die vier Rollen sich treffen.",
        "Product or your administrator says how often the four roles meet.",
    ),
    # cadence and planning
    "exchange.cadence": ("Wie oft", "How often"),
    "exchange.cadence_hint": (
        "Gilt ab dem nächsten Treffen; ein schon geplantes zieht mit seiner Tagesordnung um.",
        "From the next meeting on; one that is planned already moves with its agenda.",
    ),
    "exchange.weekday": ("Wochentag", "Weekday"),
    "exchange.weeks": ("Alle … Wochen", "Every … weeks"),
    "exchange.at": ("Uhrzeit", "Time"),
    "exchange.length": ("Minuten", "Minutes"),
    "exchange.save_cadence": ("Festlegen", "Set"),
    "exchange.plan_iteration": ("Iterationsreview planen", "Plan an iteration review"),
    "exchange.iteration_hint": (
        "Was in einem Release steckt, und wem Sie es sagen können. Vertrieb und Pre-Sales gehören dazu.",
        "What is in a release, and whom you can tell. Sales and pre-sales belong there.",
    ),
    "exchange.release": ("Welches Release?", "Which release?"),
    "exchange.day": ("Tag", "Day"),
    "exchange.place": ("Ort oder Adresse", "Place or address"),
    "exchange.plan": ("Planen", "Plan it"),
    "exchange.move": ("Verschieben", "Move it"),
    # the agenda
    "exchange.agenda": ("Tagesordnung", "Agenda"),
    "exchange.keys": (
        "j und k gehen von Punkt zu Punkt, m öffnet das Protokoll, Eingabe die Sache selbst.",
        "j and k go from point to point, m opens the minutes, Enter the thing itself.",
    ),
    "exchange.nothing": ("Nichts ist offen. Fügen Sie ein Thema hinzu.", "Nothing is open. Add a topic."),
    "exchange.rest.one": ("und ein weiterer", "and one more"),
    "exchange.rest.many": ("und {n} weitere", "and {n} more"),
    "exchange.left_out.one": (
        "Ein Punkt aus einer vertraulichen Verkaufschance steht nicht hier; ihr Seil kennt ihn.",
        "One point of a confidential deal is not listed here; its rope knows it.",
    ),
    "exchange.left_out.many": (
        "{n} Punkte aus vertraulichen Verkaufschancen stehen nicht hier; deren Seile kennen sie.",
        "{n} points of confidential deals are not listed here; their ropes know them.",
    ),
    "exchange.mine": ("betrifft Sie", "concerns you"),
    "exchange.settled": ("hat sich erledigt", "settled since"),
    "exchange.given": ("Antwort seit dem {day} nicht weitergegeben", "Answer not passed on since {day}"),
    "exchange.due": ("zugesagt bis {day}", "promised by {day}"),
    "exchange.decided_on": ("entschieden am {day}", "decided on {day}"),
    "exchange.changed_on": ("geändert am {day}", "changed on {day}"),
    "exchange.review_due": ("Prüfung fällig seit {day}", "review due since {day}"),
    "exchange.released_on": ("verfügbar seit {day}", "available since {day}"),
    "exchange.spread": ("Rollen {spread} auseinander", "roles {spread} apart"),
    "exchange.proposals.one": (
        "Ein offener Vorschlag, die Strategie zu ändern",
        "One open proposal to change the strategy",
    ),
    "exchange.proposals.many": (
        "{n} offene Vorschläge, die Strategie zu ändern",
        "{n} open proposals to change the strategy",
    ),
    "agenda.new_wish": ("Neue Wünsche", "New wishes"),
    "agenda.undecided": ("Noch nicht entschieden", "Not decided yet"),
    "agenda.decided": ("Seit dem letzten Mal entschieden", "Decided since last time"),
    "agenda.not_passed_on": ("Antworten, die der Kunde noch nicht kennt", "Answers the customer does not know yet"),
    "agenda.promise_at_risk": ("Zusagen in Gefahr", "Promises at risk"),
    "agenda.capability_changed": ("Fähigkeiten, die sich geändert haben", "Capabilities that changed"),
    "agenda.capability_stale": ("Fähigkeiten, deren Prüfung fällig ist", "Capabilities due for review"),
    "agenda.fit_spread": ("Wünsche, bei denen die Rollen auseinanderliegen", "Wishes on which the roles differ"),
    "agenda.veto": ("Einspruch: gegen die Vision", "Objection: against the vision"),
    "agenda.released": ("Freigegeben", "Released"),
    "agenda.proposal": ("Vorschläge zur Strategie", "Proposals on strategy"),
    "agenda.topic": ("Eigene Themen", "Topics of your own"),
    "agenda_outcome.done": ("erledigt", "done"),
    "agenda_outcome.postponed": ("vertagt", "postponed"),
    "agenda_outcome.decided": ("entschieden", "decided"),
    # minutes
    "exchange.minutes": ("Protokoll", "Minutes"),
    "exchange.write": ("Protokollieren", "Take minutes"),
    "exchange.change": ("Protokoll ändern", "Change the minutes"),
    "exchange.outcome": ("Ergebnis", "Outcome"),
    "exchange.outcome_none": ("offen", "open"),
    "exchange.decide": ("Entscheiden", "Decide"),
    "exchange.topic": ("Eigenes Thema", "Topic of your own"),
    "exchange.add_topic": ("Auf die Tagesordnung", "Put on the agenda"),
    "exchange.close": ("Protokoll abschließen", "Close the minutes"),
    "exchange.close_hint": (
        "Danach lässt sich nichts mehr ändern. Vertagtes kommt beim nächsten Treffen wieder.",
        "Nothing can be changed after that. What was postponed comes back at the next meeting.",
    ),
    "exchange.is_closed": (
        "Das Protokoll ist seit dem {day} abgeschlossen.",
        "The minutes have been closed since {day}.",
    ),
    # people
    "exchange.people": ("Am Tisch", "At the table"),
    "exchange.was_there": ("Wer war da?", "Who was there?"),
    "exchange.save_people": ("Anwesenheit speichern", "Save attendance"),
    "exchange.present": ("dabei", "present"),
    "exchange.absent": ("nicht dabei", "absent"),
    "exchange.missing": (
        "Niemand am Tisch aus: {roles}. Was dort besprochen wird, fehlt ihnen.",
        "Nobody at the table from: {roles}. They will miss what is said there.",
    ),
    "exchange.missing_iteration": (
        "Ein Iterationsreview ohne {roles} erreicht die Kunden nicht. Laden Sie sie dazu.",
        "An iteration review without {roles} does not reach customers. Bring them in.",
    ),
    "exchange.you_missed.one": (
        "Sie waren nicht dabei. Ein Punkt betrifft Ihre Verkaufschancen; er ist gekennzeichnet.",
        "You were not there. One point concerns your deals; it is marked.",
    ),
    "exchange.you_missed.many": (
        "Sie waren nicht dabei. {n} Punkte betreffen Ihre Verkaufschancen; sie sind gekennzeichnet.",
        "You were not there. {n} points concern your deals; they are marked.",
    ),
    # iteration review
    "exchange.askers.one": (
        "Einmal wurde danach gefragt. Der Kunde soll es von Ihnen erfahren.",
        "It was asked for once. Let the customer hear it from you.",
    ),
    "exchange.askers.many": (
        "{n}-mal wurde danach gefragt. Die Kunden sollen es von Ihnen erfahren.",
        "It was asked for {n} times. Let the customers hear it from you.",
    ),
    "exchange.no_askers": (
        "Danach hat kein Kunde gefragt, von dem Sie wissen dürfen.",
        "No customer you may know of asked for it.",
    ),
    "exchange.asker_words": ("Worte für den Kunden", "Words for the customer"),
    "exchange.asker_told": ("schon gesagt am {day}", "told already on {day}"),
    "exchange.inside": ("eigene Frage, kein Kunde", "a question of ours, no customer"),
    "exchange.nothing_released": (
        "In diesem Release ist noch nichts als freigegeben eingetragen. Sobald die Roadmap es sagt, steht es hier.",
        "Nothing in this release is entered as released yet. As soon as the roadmap says so, it stands here.",
    ),
    # done
    "exchange.done.cadence": ("Festgelegt. Nächstes Treffen: {day}.", "Set. Next meeting: {day}."),
    "exchange.done.planned": ("Geplant für {day}.", "Planned for {day}."),
    "exchange.done.moved": ("Verschoben auf {day}.", "Moved to {day}."),
    "exchange.done.topic": ("Steht auf der Tagesordnung.", "It is on the agenda."),
    "exchange.done.minutes": ("Protokolliert.", "Noted in the minutes."),
    "exchange.done.people": ("Anwesenheit gespeichert.", "Attendance saved."),
    "exchange.done.closed": ("Das Protokoll ist abgeschlossen.", "The minutes are closed."),
    # errors
    "error.cadence_wrong": (
        "Bitte einen Wochentag, 1 bis 12 Wochen, eine Uhrzeit und 5 bis 480 Minuten angeben.",
        "Please give a weekday, 1 to 12 weeks, a time, and 5 to 480 minutes.",
    ),
    "error.time_wrong": (
        "Die Uhrzeit fehlt oder ist nicht lesbar. So geht es: 14:30.",
        "The time is missing or cannot be read. Like this: 14:30.",
    ),
    "error.release_missing": ("Welches Release? Bitte auswählen.", "Which release? Please choose one."),
    "error.exchange_in_the_past": (
        "Dieser Termin liegt in der Vergangenheit. Wählen Sie einen späteren.",
        "That time is in the past. Choose a later one.",
    ),
    "error.iteration_planned": (
        "Für {release} ist schon ein Iterationsreview offen. Verschieben Sie dieses, oder schließen Sie es ab.",
        "An iteration review of {release} is open already. Move that one, or close it.",
    ),
    "error.exchange_closed": (
        "Das Protokoll ist abgeschlossen und lässt sich nicht mehr ändern.",
        "These minutes are closed and can no longer be changed.",
    ),
    "error.exchange_not_begun": (
        "Dieses Treffen hat noch nicht begonnen. Abschließen geht erst danach.",
        "This meeting has not begun. Its minutes can be closed afterwards.",
    ),
    "error.topic_empty": (
        "Worüber soll gesprochen werden? Ein halber Satz genügt.",
        "What about? Half a sentence will do.",
    ),
    "error.topic_long": (
        "Das Thema ist länger als {most} Zeichen. Bitte kürzer fassen.",
        "The topic is longer than {most} characters. Make it shorter.",
    ),
    "error.topics_many": (
        "Mehr als {most} eigene Themen passen nicht in ein Treffen.",
        "More than {most} topics do not fit into one meeting.",
    ),
    "error.minutes_long": (
        "Das Protokoll dieses Punkts ist länger als {most} Zeichen. Bitte kürzer fassen.",
        "The minutes of this point are longer than {most} characters. Make them shorter.",
    ),
    "error.agenda_decide_there": (
        "Über einen Wunsch entscheidet das Produktmanagement auf seiner Seite; die Entscheidung erscheint dann hier.",
        "A wish is decided on its own page, by product; the decision then appears here.",
    ),
    # command
    "cli.exchange.meeting": ("{no}  {title}, {when}", "{no}  {title}, {when}"),
    "cli.exchange.none": (
        "Kein Treffen geplant. Legen Sie auf der Seite „Austausch“ fest, wie oft Sie sich treffen, oder mit --every.",
        "No meeting planned. Say how often you meet on the page “Exchange”, or with --every.",
    ),
    "cli.exchange.point": ("  {no}. {title}{about}{outcome}", "  {no}. {title}{about}{outcome}"),
    "cli.exchange.missing": ("Niemand aus: {roles}", "Nobody from: {roles}"),
}
