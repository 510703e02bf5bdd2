"""Bringing a talk's transcript, and saying who speaks in it."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "bring.title": ("Gespräch einbringen", "Bring a talk"),
    "bring.hint": (
        "Ein Mitschnitt aus Teams oder Zoom, ein Protokoll mit Namen oder ein Mailverlauf. Ropeteam hört darin, was zugesagt und"
        " gewünscht wurde, und zeigt auch, was es vielleicht überhört hat.",
        "A transcript from Teams or Zoom, minutes with names, or a mail thread. Ropeteam listens for what was promised and"
        " wished for, and also shows what it may have missed.",
    ),
    "bring.open": ("Gespräch einbringen", "Bring a talk"),
    "bring.about": ("Ist es eines von diesen?", "Is it one of these?"),
    "bring.about_none": ("nein, ein weiteres Gespräch", "no, another talk"),
    "bring.file": ("Datei", "File"),
    "bring.file_hint": (
        "WebVTT oder SRT, Text mit „Name: Satz“, .eml; bis 64 MB",
        "WebVTT or SRT, text with “Name: sentence”, .eml; up to 64 MB",
    ),
    "bring.or_words": ("… oder den Text einfügen", "… or paste the text"),
    "bring.day": ("Tag des Gesprächs", "Day of the talk"),
    "bring.name": ("Worum ging es?", "What was it about?"),
    "bring.basis": ("Worauf stützt sich der Mitschnitt?", "On what basis was it recorded?"),
    "bring.basis_hint": (
        "Ohne Grundlage bleibt ein Mitschnitt verschlossen, bis jemand eine nennt.",
        "Without a basis a recording stays sealed until somebody gives one.",
    ),
    "bring.basis_none": ("noch nicht geklärt", "not settled yet"),
    "bring.send": ("Einbringen", "Bring it"),
    "bring.done.new": ("Das Gespräch ist da.", "The talk is here."),
    "bring.done.same": ("Dieses Gespräch war schon da.", "This talk was here already."),
    "bring.done.freed": (
        "Dieses Gespräch war schon da. Jetzt hat es eine Grundlage und wird gehört.",
        "This talk was here already. Now it has its basis and is listened to.",
    ),
    "bring.done.voices": ("Danke. Jetzt wird zugehört.", "Thank you. Now it is listened to."),
    "bring.voices": ("Wer spricht hier?", "Who speaks here?"),
    "bring.voices_hint": (
        "Was jemand von uns sagt, kann eine Zusage sein; was ein Kunde sagt, ein Wunsch. Bei diesen Stimmen weiß es niemand"
        " besser als Sie. Wen Sie nicht kennen, lassen Sie offen.",
        "What one of us says may be a promise; what a customer says may be a need. Nobody knows these voices better than you."
        " Leave open whom you do not know.",
    ),
    "bring.voices_heard": (
        "Hier wurde schon zugehört; die Seiten lassen sich nicht mehr ändern.",
        "This was listened to already; the sides can no longer be changed.",
    ),
    "bring.unknown": ("Seite unbekannt", "side unknown"),
    "bring.not_known": ("weiß ich nicht", "I do not know"),
    "bring.as_known": ("wie erkannt ({side})", "as recognised ({side})"),
    "bring.turns.one": ("spricht {n}-mal", "speaks once"),
    "bring.turns.many": ("spricht {n}-mal", "speaks {n} times"),
    "bring.listen": ("Zuhören", "Listen"),
    "bring.who_title": ("Noch nicht klar, wer hier spricht", "Not clear yet who speaks here"),
    "bring.who_text": (
        "Sobald jemand sagt, zu welcher Seite die Stimmen gehören, wird zugehört.",
        "It is listened to as soon as somebody says which side the voices are on.",
    ),
    "error.talk_empty": (
        "Wählen Sie eine Datei oder fügen Sie den Text des Gesprächs ein.",
        "Choose a file or paste the text of the talk.",
    ),
    "error.talk_not_yet": (
        "Der Tag liegt in der Zukunft. Nennen Sie den Tag, an dem gesprochen wurde.",
        "That day lies in the future. Give the day on which the talk was held.",
    ),
    "error.talk_heard": (
        "Dieses Gespräch hat inzwischen einen Text, und es wurde schon zugehört. Wählen Sie ein anderes Gespräch oder keines.",
        "This talk has its words by now, and they were listened to. Choose another talk, or none.",
    ),
    "error.voices_heard": (
        "Hier wurde schon zugehört; was gehört wurde, stützt sich darauf, wer sprach.",
        "This was listened to already; what was heard rests on who spoke.",
    ),
}
