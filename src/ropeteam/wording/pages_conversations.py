"""Talks: the list, the words of one, the margin, the keys."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "talks.hint": (
        "Was bekannt ist, was davon gehört wurde und wo noch jemand hinsehen sollte.",
        "What is known, what of it was heard, and where somebody should still look.",
    ),
    "talks.search": ("Was wurde gesagt?", "What was said?"),
    "talks.search_scope": (
        "Gesucht wird im Wortlaut der Gespräche, die Sie lesen dürfen, auch in gebeugten Formen.",
        "This searches the words of the talks you may read, inflected forms included.",
    ),
    "talks.kind": ("Art", "Kind"),
    "talks.kind_any": ("jede Art", "any kind"),
    "talks.heard": ("Gehört", "Heard"),
    "talks.heard.waiting": ("wartet auf Sichtung", "waits for review"),
    "talks.heard.heard": ("gehört", "heard"),
    "talks.heard.unheard": ("nicht gehört", "not heard"),
    "talks.heard.quarantined": ("ohne Grundlage", "no basis"),
    "talks.quarantine.one": ("{n} Aufzeichnung ohne Grundlage", "{n} recording without a basis"),
    "talks.quarantine.many": ("{n} Aufzeichnungen ohne Grundlage", "{n} recordings without a basis"),
    "talks.quarantine_text": (
        "Eine Maschine hat mitgeschrieben, und niemand hat gesagt, worauf das beruht. Bis dahin liest und hört sie niemand.",
        "A machine wrote them down and nobody said on what basis. Until then nobody reads them and nothing is heard in them.",
    ),
    "talks.basis": ("Grundlage", "Basis"),
    "talks.free.one": ("{n} freigeben", "Free {n}"),
    "talks.free.many": ("Alle {n} freigeben", "Free all {n}"),
    "talks.done.freed": ("{n} freigegeben. Das Zuhören beginnt.", "{n} freed. Listening begins."),
    "talks.none_title": ("Noch kein Gespräch", "No talk yet"),
    "talks.none_text": (
        "Eine Notiz nach dem nächsten Gespräch genügt. Mitschriften und E-Mails lassen sich hier einzeln einbringen oder mit "
        "„ropeteam import“ alle auf einmal.",
        "A note after the next talk will do. Transcripts and mails can be brought in here one by one, or all at once with "
        "“ropeteam import”.",
    ),
    "talks.none_found_title": ("Das hat niemand gesagt", "Nobody said that"),
    "talks.none_found_text": (
        "Jedenfalls nicht in den Gesprächen, die Sie lesen dürfen. Nehmen Sie einen Filter weg oder suchen Sie ein anderes Wort.",
        "At least not in the talks you may read. Take a filter away, or try another word.",
    ),
    "talks.said.promise.one": ("{n} Zusage", "{n} promise"),
    "talks.said.promise.many": ("{n} Zusagen", "{n} promises"),
    "talks.said.need.one": ("{n} Bedarf", "{n} need"),
    "talks.said.need.many": ("{n} Bedarfe", "{n} needs"),
    "talks.said.claim.one": ("{n} Behauptung", "{n} claim"),
    "talks.said.claim.many": ("{n} Behauptungen", "{n} claims"),
    "talks.said.concern.one": ("{n} Bedenken", "{n} concern"),
    "talks.said.concern.many": ("{n} Bedenken", "{n} concerns"),
    "talks.said.delight.one": ("{n}-mal Begeisterung", "{n} delight"),
    "talks.said.delight.many": ("{n}-mal Begeisterung", "{n} delights"),
    # the mood in a customer's words
    "mood.title": ("Stimmung in den Worten des Kunden", "Mood in the customer's words"),
    "mood.value": ("{value} von 10", "{value} of 10"),
    "mood.tone.glad": ("eher begeistert", "rather enthusiastic"),
    "mood.tone.worried": ("eher besorgt", "rather worried"),
    "mood.tone.unclear": ("nicht eindeutig", "not clear"),
    "mood.range": ("wahrscheinlich {low} bis {high}", "probably {low} to {high}"),
    "mood.described": (
        "Auf einer Skala von 0 bis 10: {value}, wahrscheinlich zwischen {low} und {high}.",
        "On a scale from 0 to 10: {value}, probably between {low} and {high}.",
    ),
    "mood.measured.one": (
        "Gemessen an dem, was der Kunde gesagt hat ({n} Beitrag, nur der Text), nie an unserer Seite. "
        "Die Messung ist grob: Im Zweifel fragen Sie nach.",
        "Measured from what the customer said ({n} turn, text only), never from our side. The measure is coarse: better ask.",
    ),
    "mood.measured.many": (
        "Gemessen an dem, was der Kunde gesagt hat ({n} Beiträge, nur der Text), nie an unserer Seite. "
        "Die Messung ist grob: Im Zweifel fragen Sie nach.",
        "Measured from what the customer said ({n} turns, text only), never from our side. The measure is coarse: better ask.",
    ),
    "mood.why": ("Sätze dafür und dagegen ({n})", "Sentences for and against ({n})"),
    "mood.why_none": (
        "Ausdrückliche Begeisterung oder Bedenken waren nicht zu hören; die Zahl stammt aus dem übrigen Wortlaut.",
        "No delight or concern was heard in so many words; the number comes from the rest of what was said.",
    ),
    "mood.for": ("Dafür", "For"),
    "mood.against": ("Dagegen", "Against"),
    "mood.mark": (
        "Worte des Kunden: {tone}, {value} von 10 ({low} bis {high})",
        "Customer's words: {tone}, {value} of 10 ({low} to {high})",
    ),
    # one talk
    "talk.basis": ("Grundlage: {basis}", "basis: {basis}"),
    "talk.no_name": ("ohne Namen", "no name"),
    "talk.unknown_speaker": ("unbekannt", "unknown"),
    "talk.closed_title": ("Den Wortlaut liest, wer am Seil ist.", "The words are for those on the rope."),
    "talk.closed_text": (
        "Außerdem Pre-Sales, Produktmanagement und Services. Was daraus für die Vertragsfreigabe folgt, sehen alle.",
        "And for pre-sales, product and services. What follows for the gate is open to everybody.",
    ),
    "talk.facts": ("Was gehört wurde", "What was heard"),
    "talk.facts_none": ("Nichts, was zählt.", "Nothing that counts."),
    "talk.facts_deal": ("Zum Stand der Verkaufschance", "How the deal stands"),
    "talk.unheard_title": ("Dieses Gespräch hat niemand gehört", "Nobody heard this talk"),
    "talk.unheard_text": (
        "Es ist nur aus dem Kalender bekannt. Was dort gesagt wurde, kann die Vertragsfreigabe nicht prüfen. "
        "Eine kurze Notiz genügt.",
        "It is known from the calendar only. The gate cannot check what was said. A short note will do.",
    ),
    "talk.quarantine_title": ("Für diese Aufzeichnung fehlt eine Grundlage", "This recording has no basis"),
    "talk.quarantine_text": (
        "Eine Maschine hat mitgeschrieben, und niemand hat gesagt, worauf das beruht. Ihre Administration kann die Grundlage "
        "nachtragen; der Text ist sicher.",
        "A machine wrote it down and nobody said on what basis. Your administrator can add the basis; the text is safe.",
    ),
    "talk.not_yet_title": ("Hier wurde noch nicht zugehört", "This was not listened to yet"),
    "talk.not_yet_text": (
        "Der Text ist da; die Vorschläge folgen, sobald der Hintergrunddienst so weit ist.",
        "The words are here; suggestions follow as soon as the worker gets to it.",
    ),
    "talk.waiting_none": ("Alles durchgesehen", "All reviewed"),
    "talk.waiting_one": ("Ein Vorschlag wartet", "One suggestion waits"),
    "talk.waiting_many": ("{n} Vorschläge warten", "{n} suggestions wait"),
    "talk.missed.one": ("Was fehlt vielleicht? {n} unsichere Stelle", "What may be missing? {n} unsure place"),
    "talk.missed.many": ("Was fehlt vielleicht? {n} unsichere Stellen", "What may be missing? {n} unsure places"),
    "talk.missed_hide": ("Unsichere Stellen ausblenden", "Hide unsure places"),
    "talk.missed_none": ("Keine unsicheren Stellen.", "No unsure places."),
    "talk.low": ("unsicher", "unsure"),
    "talk.keys": (
        "j k bewegen · y stimmt · r verwerfen · p n c x d Art · u zurück · h selbst markieren · ? alle Tasten",
        "j k move · y right · r dismiss · p n c x d kind · u undo · h mark words · ? all keys",
    ),
    "talk.sealed.one": (
        "{n} Vorschlag ist noch zwei Werktage nur für das Seil lesbar.",
        "{n} suggestion is the rope's alone for two working days.",
    ),
    "talk.sealed.many": (
        "{n} Vorschläge sind noch zwei Werktage nur für das Seil lesbar.",
        "{n} suggestions are the rope's alone for two working days.",
    ),
    "talk.part_earlier": ("Frühere Beiträge, ab Nr. {first}", "Earlier turns, from no. {first}"),
    "talk.part_later": ("Weitere Beiträge, ab Nr. {first} von {total}", "Later turns, from no. {first} of {total}"),
    "talk.about": ("betrifft: {name}", "about: {name}"),
    "talk.reviewed_by": ("{name}", "{name}"),
    "talk.other_kind": ("Art", "kind"),
    "talk.mark_hint": (
        "Worte markieren (Umschalt und Pfeiltasten), dann die Art wählen. Ohne Markierung gilt der ganze Beitrag.",
        "Select words (Shift and arrow keys), then choose the kind. Without a selection the whole turn counts.",
    ),
    "talk.help.turns": ("von Beitrag zu Beitrag", "from turn to turn"),
    "talk.help.missed": ("was vielleicht fehlt", "what may be missing"),
    "talk.help.mark": ("Worte selbst markieren", "mark words yourself"),
    "talk.done.undone": ("Zurückgenommen.", "Taken back."),
    "talk.done.added": ("Markiert und bestätigt.", "Marked and confirmed."),
}
