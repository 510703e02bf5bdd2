"""Pre-sales in a deal: why it needs them, who comes in by when; and to whom the roles report."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "complexity.musts": (
        "Muss-Anforderungen: {found} (ab {threshold})",
        "must-requirements: {found} (from {threshold} on)",
    ),
    "complexity.gaps": (
        "Muss-Anforderungen ohne Weg: {found} (ab {threshold})",
        "must-requirements without a way: {found} (from {threshold} on)",
    ),
    "complexity.interfaces": ("Schnittstellen: {found} (ab {threshold})", "interfaces: {found} (from {threshold} on)"),
    "complexity.foreign_systems": (
        "fremde Systeme: {found} (ab {threshold})",
        "foreign systems: {found} (from {threshold} on)",
    ),
    "complexity.segment_not_ready": (
        "fehlende Fähigkeiten, ohne die dieses Segment nicht auskommt: {found} (ab {threshold})",
        "missing capabilities that this segment cannot do without: {found} (from {threshold} on)",
    ),
    "complexity.amount": ("Auftragswert {found} (ab {threshold})", "a deal of {found} (from {threshold} on)"),
    "deal.beside": ("Außerdem offen", "Open besides"),
    "deal.beside_more.one": ("{n} weitere Anforderung ist offen", "{n} more requirement is open"),
    "deal.beside_more.many": ("{n} weitere Anforderungen sind offen", "{n} more requirements are open"),
    "presales.title": ("Pre-Sales", "Pre-sales"),
    "presales.sub": (
        "Wer die Grenzen des Produkts kennt, gehört ins Gespräch, bevor verkauft ist.",
        "Whoever knows the product's limits belongs in the talk before it is sold.",
    ),
    "presales.why": ("Braucht diese Verkaufschance Pre-Sales?", "Does this deal need pre-sales?"),
    "presales.served": (
        "Ja. Jemand aus Pre-Sales ist im Seil.",
        "Yes. Somebody of pre-sales is on the rope.",
    ),
    "presales.unserved": (
        "Ja, und noch ist niemand aus Pre-Sales im Seil:",
        "Yes, and nobody of pre-sales is on the rope yet:",
    ),
    "presales.simple": (
        "Nach dem, was hier steht, nicht unbedingt. Anforderungen, Schnittstellen und Segment bleiben unter den Schwellen.",
        "By what stands here, not necessarily. Requirements, interfaces and segment stay below the thresholds.",
    ),
    "presales.thresholds": ("Ab wann eine Verkaufschance Pre-Sales braucht", "From where on a deal needs pre-sales"),
    "presales.plan": ("Wer kommt dazu, und bis wann?", "Who comes in, and by when?"),
    "presales.by": ("bis {day}", "by {day}"),
    "presales.nobody_planned": ("Noch ist niemand eingeplant.", "Nobody is planned yet."),
    "presales.join": ("Ich komme ins Seil", "I come onto the rope"),
    "presales.replan": ("Plan ändern", "Change the plan"),
    "presales.plan_somebody": ("Jemanden einplanen", "Plan somebody in"),
    "presales.who": ("Wer?", "Who?"),
    "presales.take_back": ("niemand (Plan zurücknehmen)", "nobody (take the plan back)"),
    "presales.by_day": ("Bis wann?", "By when?"),
    "presales.talk": ("Zu welchem Gespräch?", "To which talk?"),
    "presales.note": ("Worum geht es?", "What is it about?"),
    "presales.save": ("Einplanen", "Plan"),
    "presales.none_in_house": (
        "In diesem Haus hat niemand die Rolle Pre-Sales.",
        "Nobody of this house has the role pre-sales.",
    ),
    "presales.seen": ("Was Pre-Sales selbst gesehen hat", "What pre-sales saw themselves"),
    "presales.seen_hint": (
        "Eine eigene Beobachtung geht wie jeder Wunsch ins Produktmanagement und zählt dort wie ein Wort aus dieser "
        "Verkaufschance: mit ihrem Auftragswert, einmal. Zur Stimmung des Kunden zählt sie nicht.",
        "An own observation goes to product like any wish, and counts there like a word of this deal: with its amount, once. It "
        "does not count for the customer’s mood.",
    ),
    "presales.seen_sealed.one": ("{n} Beobachtung; lesen kann sie das Seil.", "{n} observation; the rope may read it."),
    "presales.seen_sealed.many": (
        "{n} Beobachtungen; lesen kann sie das Seil.",
        "{n} observations; the rope may read them.",
    ),
    "presales.observe": ("Beobachtung festhalten", "Write down an observation"),
    "presales.observe_words": ("Was haben Sie gesehen?", "What did you see?"),
    "presales.observe_kind": ("Was ist es?", "What is it?"),
    "presales.done.observed": (
        "Festgehalten. Das Produktmanagement sieht es.",
        "Written down. Product sees it.",
    ),
    "presales.decision": ("Wann entscheidet der Kunde?", "When does the customer decide?"),
    "presales.decision_hint": (
        "In den 30 Tagen davor fragt die Vertragsfreigabe, ob Services gehört wurden. Nennt Ihr CRM später einen Tag, gilt dieser.",
        "In the 30 days before, the gate asks whether services were heard. If your CRM names a day later, that one holds.",
    ),
    "presales.decision_day": ("Tag der Entscheidung", "Day of the decision"),
    "presales.decision_unknown": ("Noch nicht bekannt", "Not known yet"),
    "presales.save_day": ("Festhalten", "Note it"),
    "presales.musts.one": ("{n} Muss-Anforderung", "{n} must-requirement"),
    "presales.musts.many": ("{n} Muss-Anforderungen", "{n} must-requirements"),
    "presales.interfaces.one": ("{n} Schnittstelle", "{n} interface"),
    "presales.interfaces.many": ("{n} Schnittstellen", "{n} interfaces"),
    "presales.decides": ("Entscheidung am {day}", "decision on {day}"),
    "presales.planned_short": ("eingeplant bis {day}", "planned by {day}"),
    "presales.planned_you": ("Sie, bis {day}", "you, by {day}"),
    "presales.nobody": ("niemand eingeplant", "nobody planned"),
    "presales.settings_title": ("Pre-Sales und Berichtswege", "Pre-sales and reporting lines"),
    "presales.settings_sub": (
        "Ab wann eine Verkaufschance nicht ohne Pre-Sales verkauft wird, und ob wer Nein sagen darf, unabhängig ist.",
        "From where on a deal is not sold without pre-sales, and whether whoever may say no is independent.",
    ),
    "presales.from": ("Ab wann ist eine Verkaufschance zu komplex?", "From where on is a deal too complex?"),
    "presales.from_hint": (
        "Eine erreichte Schwelle genügt. 0 schaltet sie ab.",
        "One threshold that is reached is enough. 0 switches it off.",
    ),
    "presales.measure.musts": ("Muss-Anforderungen", "Must-requirements"),
    "presales.measure.gaps": ("davon als Lücke erkannt", "of these, known to be a gap"),
    "presales.measure.interfaces": ("Schnittstellen", "Interfaces"),
    "presales.measure.foreign_systems": ("Systeme von Partnern und Kunden", "Systems of partners and customers"),
    "presales.measure.segment_not_ready": (
        "Fehlende Fähigkeiten, ohne die das Segment nicht auskommt",
        "Missing capabilities that the segment cannot do without",
    ),
    "presales.measure.amount": (
        "Auftragswert (üblich: aus, ein Preis ist keine Komplexität)",
        "Amount (usually off: a price is not complexity)",
    ),
    "presales.usual": ("üblich: {n}", "usual: {n}"),
    "presales.lines": ("Wem berichten die Rollen?", "To whom do the roles report?"),
    "presales.lines_hint": (
        "Pre-Sales und Produktmanagement sind die Bremse. Berichtet eine Bremse an die Rolle, die am Abschluss verdient, bremst "
        "sie nicht mehr frei.",
        "Pre-sales and product are the brake. A brake that reports to the role that earns by the signature does not brake freely.",
    ),
    "presales.reports_to": ("berichtet an", "reports to"),
    "presales.not_said": ("nicht angegeben", "not said"),
    "presales.line.independent": ("unabhängig vom Vertrieb", "independent of sales"),
    "presales.line.conflict": (
        "berichtet an den Vertrieb: die Bremse ist nicht unabhängig",
        "reports to sales: the brake is not independent",
    ),
    "presales.line.unknown": (
        "unbekannt, solange der Weg nicht bis zur Geschäftsleitung angegeben ist",
        "unknown until the line is given up to management",
    ),
    "presales.done.planned": ("Eingeplant. Es steht unter „Heute“.", "Planned. It stands on Today."),
    "presales.done.taken_back": ("Der Plan ist zurückgenommen.", "The plan is taken back."),
    "presales.done.joined": ("Sie sind im Seil.", "You are on the rope."),
    "presales.done.decision_day": ("Festgehalten.", "Noted."),
    "presales.done.thresholds": ("Festgelegt. Es gilt ab sofort.", "Set. It holds from now on."),
    "presales.done.reporting": ("Festgehalten.", "Noted."),
    "today.presales": ("Zu komplex ohne Pre-Sales", "Too complex without pre-sales"),
    "today.presales_hint": (
        "Offene Verkaufschancen, in denen noch niemand aus Pre-Sales im Seil ist.",
        "Open deals that have nobody of pre-sales on the rope yet.",
    ),
    "today.brake": ("{role} berichtet an den Vertrieb", "{role} reports to sales"),
    "today.brake_text": (
        "Wer Nein sagen darf, sollte nicht an den berichten, der am Ja verdient.",
        "Whoever may say no should not report to whoever earns by a yes.",
    ),
    "today.brake_open": ("Berichtswege ansehen", "See the reporting lines"),
    "error.presales_off_rope": (
        "Diese Person sieht die vertrauliche Verkaufschance nicht. Nehmen Sie sie zuerst ins Seil.",
        "This person may not see the confidential deal. Put them on the rope first.",
    ),
    "error.no_presales": ("Diese Person handelt nicht für Pre-Sales.", "This person does not act for pre-sales."),
    "error.nothing_planned": ("Hier war noch niemand eingeplant.", "Nobody was planned here."),
    "error.threshold_wrong": (
        "Eine Schwelle ist eine ganze Zahl von 0 bis 1.000.000.000.",
        "A threshold is a whole number from 0 to 1,000,000,000.",
    ),
    "error.reporting_wrong": ("So kann diese Rolle nicht berichten.", "This role cannot report like that."),
}
