"""What happened, in words: one sentence an event code. Names come from the trace, never from here."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "event.ask.asked": ("Frage gestellt: Können wir das zusagen?", "Asked: can we promise this?"),
    "event.ask.promised": ("Frage beantwortet: schon zugesagt", "Answered: promised already"),
    "event.ask.not_yet": ("Frage beantwortet: noch nicht zugesagt", "Answered: not promised yet"),
    "event.ask.ask_product": ("Frage an das Produktmanagement gegeben", "Question given to product"),
    "event.ask.evidence": ("Frage als Beleg abgelegt", "Question added as evidence"),
    "event.capability.changed": ("Fähigkeit geändert", "Capability changed"),
    "event.claim.corrected": ("Behauptung beim Kunden richtiggestellt", "Claim put right with the customer"),
    "event.conversation.heard": ("Gespräch gehört", "Talk heard"),
    "event.conversation.known": ("Gespräch bekannt geworden", "Talk became known"),
    "event.conversation.taken_in": ("Wortlaut aufgenommen", "Words taken in"),
    "event.gate.run": ("Stand der Vertragsfreigabe festgehalten", "State of the gate kept"),
    "event.override.asked": ("Ausnahme beantragt", "Override asked for"),
    "event.override.granted": ("Ausnahme zu zweit erteilt", "Override granted by two"),
    "event.promise.broken": ("Zusage gebrochen", "Promise broken"),
    "event.promise.contradicted": ("Zusage später anders dargestellt", "Promise told differently later"),
    "event.promise.entered": ("Zusage ins Verzeichnis aufgenommen", "Promise entered in the ledger"),
    "event.promise.judged": ("Zusage von einem Menschen beurteilt", "Promise judged by a person"),
    "event.promise.kept": ("Zusage gehalten", "Promise kept"),
    "event.promise.kept_late": ("Zusage verspätet gehalten", "Promise kept late"),
    "event.promise.limit_told": ("Grenze schriftlich mitgeteilt", "Limit told in writing"),
    "event.promise.replaced": ("Zusage neu gefasst", "Promise reworded"),
    "event.promise.withdrawn": ("Zusage beim Kunden zurückgenommen", "Promise taken back with the customer"),
    "event.quarantine.freed": ("Grundlage nachgetragen", "Basis given"),
    "event.request.created": ("Änderungswunsch angelegt", "Change request made"),
    "event.request.decided": ("Änderungswunsch entschieden", "Change request decided"),
    "event.request.linked": ("Bedarf einem Änderungswunsch zugeordnet", "Need linked to a change request"),
    "event.roadmap.changed": ("Roadmap geändert", "Roadmap changed"),
    "event.scope.accepted": ("Services hat einen Leistungsumfang angenommen", "Services accepted a scope"),
    "event.signal.changed": ("Signal als etwas anderes bestätigt", "Signal confirmed as another kind"),
    "event.signal.confirmed": ("Signal bestätigt", "Signal confirmed"),
    "event.signal.dismissal_seconded": (
        "Verwerfen von zweiter Person bestätigt",
        "Dismissal agreed to by a second person",
    ),
    "event.signal.dismissed": ("Signal verworfen", "Signal dismissed"),
    "event.signal.relinked": ("Fähigkeit zugeordnet", "Capability linked"),
    "event.strategy.drafted": ("Entwurf der Strategie angelegt", "Draft of the strategy made"),
    "event.strategy.published": ("Strategie veröffentlicht", "Strategy published"),
    "event.strategy.changed": ("Neue Fassung der Strategie", "New version of the strategy"),
}

CODES = frozenset(code.removeprefix("event.") for code in WORDS)
