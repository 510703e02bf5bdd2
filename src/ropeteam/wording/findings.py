"""Findings of the gate: what it is, and what would cure it."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "finding.unbacked": ("Zusage ohne Deckung", "Promise without backing"),
    "finding.against_strategy": ("Zusage gegen die Strategie", "Promise against the strategy"),
    "finding.unjudged": ("noch nicht beurteilt", "not judged yet"),
    "finding.unreviewed": ("niemand hat hingesehen", "nobody looked at it"),
    "finding.dismissal_unseconded": (
        "vom eigenen Vertrieb verworfen, niemand hat zugestimmt",
        "dismissed by the deal's own seller, nobody agreed",
    ),
    "finding.contradicted": ("später anders dargestellt", "later told differently"),
    "finding.limit_untold": ("Grenze dem Kunden nicht mitgeteilt", "limit not told to the customer"),
    "finding.scope_missing": ("kein angenommener Leistungsumfang", "no accepted scope"),
    "finding.claim_uncorrected": ("Behauptung ohne Deckung", "claim without backing"),
    "finding.capability_stale": (
        "stützt sich auf eine Fähigkeit, für die gerade niemand einsteht",
        "leans on a capability nobody vouches for at present",
    ),
    "finding.requirement_uncovered": ("Muss-Anforderung nicht abgedeckt", "must-requirement not covered"),
    "finding.study_open": ("Machbarkeitsstudie ohne Ergebnis", "feasibility study without a result"),
    "finding.services_unheard": ("Services noch nicht gehört", "services not heard yet"),
    "finding.presales_missing": (
        "zu komplex, um ohne Pre-Sales verkauft zu werden",
        "too complex to be sold without pre-sales",
    ),
    "finding.services_not_yet": (
        "Services könnten noch nicht übernehmen",
        "services could not take it over yet",
    ),
    "cure.unbacked": (
        "mit dem heutigen Produkt lösen, umformulieren, zurücknehmen oder entscheiden lassen",
        "solve it with today's product, reword it, take it back, or have it decided",
    ),
    "cure.against_strategy": (
        "gegenüber dem Kunden zurücknehmen; nur eine Entscheidung zur Strategie ändert das",
        "take it back with the customer; only a decision on the strategy changes this",
    ),
    "cure.unjudged": ("eine Fähigkeit zuordnen oder das Produktmanagement fragen", "link a capability or ask product"),
    "cure.unreviewed": ("bestätigen oder mit Grund verwerfen", "confirm it or dismiss it with a reason"),
    "cure.dismissal_unseconded": (
        "jemand aus Pre-Sales, Produkt oder Services stimmt zu",
        "someone of pre-sales, product or services agrees",
    ),
    "cure.contradicted": ("mit dem Kunden klären und festhalten", "settle it with the customer and note it"),
    "cure.limit_untold": ("dem Kunden die Grenze schriftlich mitteilen", "tell the customer the limit in writing"),
    "cure.scope_missing": ("Umfang von Services annehmen lassen", "have services accept a scope"),
    "cure.claim_uncorrected": (
        "prüfen, ob sie stimmt; wenn nicht, gegenüber dem Kunden richtigstellen",
        "check whether it holds; if not, put it right with the customer",
    ),
    "cure.capability_stale": (
        "nachsehen, ob die Fähigkeit noch stimmt, und es festhalten",
        "look whether the capability is still true, and say so",
    ),
    "cure.requirement_uncovered": (
        "einen Weg finden, sie zu erfüllen, oder dem Kunden offen sagen, dass es nicht geht",
        "find a way to meet it, or tell the customer openly that it cannot be done",
    ),
    "cure.study_open": (
        "die Studie mit Ja oder Nein abschließen oder mit Grund verlängern",
        "end the study with go or no-go, or extend it with a reason",
    ),
    "cure.services_unheard": (
        "Services in ein Gespräch mit dem Kunden holen oder einen Leistungsumfang annehmen lassen",
        "bring services into a talk with the customer, or have them accept a scope",
    ),
    "cure.presales_missing": (
        "jemanden aus Pre-Sales ins Seil holen",
        "bring somebody of pre-sales onto the rope",
    ),
    "cure.services_not_yet": (
        "die genannten Gründe ausräumen und Services noch einmal fragen",
        "clear up the reasons they name, and ask services again",
    ),
    "late.offer": ("ein Angebot liegt schon beim Kunden", "an offer is with the customer already"),
    "late.decision": ("die Entscheidung steht an", "the decision is near"),
    "hearing": (
        "{heard} von {known} Gesprächen gehört, {reviewed} davon ganz beantwortet",
        "heard {heard} of {known} talks, {reviewed} of them fully answered",
    ),
}
