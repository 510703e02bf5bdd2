"""What commands print."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "cli.listen.progress": ("{done} von {total} Texten gehört", "heard {done} of {total} texts"),
    "cli.listen.done": (
        "Gehört: {texts}, {signals}.",
        "Heard: {texts}, {signals}.",
    ),
    "cli.count.texts.one": ("{n} Text", "{n} text"),
    "cli.count.texts.many": ("{n} Texte", "{n} texts"),
    "cli.count.signals.one": ("{n} Signal", "{n} signal"),
    "cli.count.signals.many": ("{n} Signale", "{n} signals"),
    "cli.listen.nothing": ("Nichts Neues zu hören.", "Nothing new to hear."),
    "cli.listen.quarantined.one": (
        "{n} Mitschrift wartet in Quarantäne: ohne Grundlage (basis) wird nicht zugehört.",
        "{n} transcript waits in quarantine: without a basis nobody listens to it.",
    ),
    "cli.listen.quarantined.many": (
        "{n} Mitschriften warten in Quarantäne: ohne Grundlage (basis) wird nicht zugehört.",
        "{n} transcripts wait in quarantine: without a basis nobody listens to them.",
    ),
    "cli.report.heard": (
        "Gespräche: {known}, davon {heard} gehört{quarantined}.",
        "Conversations: {known}, {heard} of them heard{quarantined}.",
    ),
    "cli.report.quarantined": (", {count} in Quarantäne", ", {count} in quarantine"),
    "cli.report.signals": ("Signale: {signals}.", "Signals: {signals}."),
    "cli.report.unbacked": ("Zusagen, die nichts trägt: {count}", "Promises that nothing carries: {count}"),
    "cli.report.no_unbacked": ("Keine Zusage ohne Deckung gehört.", "No promise without backing was heard."),
    "cli.report.no_deal": ("ohne Verkaufschance (Gespräch {talk})", "no deal (talk {talk})"),
    "cli.report.wordless.one": (
        "{n} weitere Verkaufschance ohne Gespräch und ohne Zusage: nichts gehört, also nichts zu tragen.",
        "{n} further deal without a talk and without a promise: nothing was heard, so nothing has to be carried.",
    ),
    "cli.report.wordless.many": (
        "{n} weitere Verkaufschancen ohne Gespräch und ohne Zusage: nichts gehört, also nichts zu tragen.",
        "{n} further deals without a talk and without a promise: nothing was heard, so nothing has to be carried.",
    ),
    "cli.report.gate": ("Vertragsfreigabe", "Contract gate"),
    "cli.report.needs": ("Was Kunden sich wünschen", "What customers ask for"),
    "cli.report.need.one": ("{needs}x in {n} Verkaufschance", "{needs}x in {n} deal"),
    "cli.report.need.many": ("{needs}x in {n} Verkaufschancen", "{needs}x in {n} deals"),
    "cli.report.need_open": ("noch keiner Fähigkeit zugeordnet", "not linked to a capability yet"),
    "cli.gate.line": ("{result} · {hearing}", "{result} · {hearing}"),
    "cli.gate.as_of": (
        "Stand {day}: nur was damals bekannt war.{always}",
        "As of {day}: only what was known then.{always}",
    ),
    "cli.gate.whole": ("Die Verkaufschance im Ganzen", "The deal as a whole"),
    "cli.gate.always": (
        " Was kein Datum trägt, gilt als immer bekannt.",
        " What carries no day counts as always known.",
    ),
    "cli.gate.unheard": ("Nicht gehört: {list}", "Not heard: {list}"),
    "cli.gate.unheard_older": (
        "Nicht gehört, älter als 90 Tage: {list}",
        "Not heard, older than 90 days: {list}",
    ),
    "cli.gate.cure": ("{owner}: {cure}", "{owner}: {cure}"),
    "cli.gate.blocks": ("sperrt", "blocks"),
    "cli.gate.open": ("offen", "open"),
    "cli.gate.given.one": ("unterschrieben am {day}, {n} Befund noch offen", "signed on {day}, {n} finding still open"),
    "cli.gate.given.many": (
        "unterschrieben am {day}, {n} Befunde noch offen",
        "signed on {day}, {n} findings still open",
    ),
    "cli.gate.since": ("   seit der Unterschrift gesagt, am {day}", "   said since the signature, on {day}"),
    "cli.gate.never": (
        "verloren am {day}, es ist nichts mehr zu unterschreiben",
        "lost on {day}, there is nothing to sign any more",
    ),
    "cli.promise.number": ("Zusage {number}", "promise {number}"),
    "cli.gate.notice": ("Hinweis", "notice"),
    "cli.gate.lifted": ("Ausnahme erteilt", "overridden"),
    "cli.ask.unsure": (
        "Kein eindeutiges Urteil. Das kommt dem am nächsten:",
        "No single verdict. These come nearest:",
    ),
    "cli.ask.verdict": ("Urteil: {verdict}", "Verdict: {verdict}"),
    "cli.ask.else": ("Falls etwas anderes gemeint ist:", "If something else is meant:"),
    "cli.ask.nothing": (
        "Nichts gefunden. Fragen Sie das Produktmanagement.",
        "Nothing found. Ask product.",
    ),
    "cli.note.taken": ("Notiz {key} gehört: {signals}.", "Note {key} heard: {signals}."),
    "cli.logins.line": ("{mail}  {role}, {company}", "{mail}  {role}, {company}"),
    "cli.logins.password": ("Passwort für alle: {password}", "Password for all: {password}"),
    "cli.logins.none": ("Noch niemand kann sich anmelden.", "Nobody can log in yet."),
    "cli.login.made": (
        "{mail} kann sich anmelden. Passwort, nur dieses eine Mal angezeigt: {password}",
        "{mail} can sign in. Password, shown only this once: {password}",
    ),
    "cli.login.closed": ("Der Zugang von {name} ist geschlossen.", "The login of {name} is closed."),
    "cli.quoted": ("„{words}“", "“{words}”"),
    "cli.crm.columns": ("{file}: {columns}", "{file}: {columns}"),
    "cli.crm.no_columns": ("keine Spalte erkannt", "no column recognised"),
    "cli.crm.kind": ("{file}: {count} × {kind}", "{file}: {count} × {kind}"),
    "cli.crm.link": (
        'Vorschlag: „{found}“ ({count} ×) meint „{near}“? Wenn ja: --link "{found}={near}"',
        'Proposal: “{found}” ({count} ×) means “{near}”? If so: --link "{found}={near}"',
    ),
    "cli.crm.done": (
        "Verkaufschancen gelesen und behalten: {rows}, davon neu: {new}; {seconds} s, höchstens {memory} MB.",
        "Deals read and kept: {rows}, of them new: {new}; {seconds} s, {memory} MB at most.",
    ),
    "cli.corpus.checked": ("{errors} Fehler, {notices} Hinweise.", "{errors} errors, {notices} notices."),
    "cli.train.progress": ("{done} von {total} Gesprächen durchgegangen", "went through {done} of {total} talks"),
    "cli.train.material": (
        "{company}: {reviews} Rückmeldungen aus {talks} fertig gesichteten Gesprächen, {locked} davon zurückgelegt; "
        "{unread} Gespräche ausgelassen, weil dort noch ein Vorschlag wartet.",
        "{company}: {reviews} reviews from {talks} talks that were read through, {locked} of them set aside; "
        "{unread} talks left out because a suggestion still waits there.",
    ),
    "cli.train.figure": (
        "{kind}: F1 vorher {before}, nachher {after} ({n} Rückmeldungen)",
        "{kind}: F1 before {before}, after {after} ({n} reviews)",
    ),
    "cli.train.all": ("Alle Arten zusammen", "All kinds together"),
    "cli.train.kept": (
        "Übernommen als Fassung {n} ({recipe}). Ab jetzt wird damit gehört; Älteres: ropeteam listen --again",
        "Kept as version {n} ({recipe}). Listening uses it from now on; for older talks: ropeteam listen --again",
    ),
    "cli.train.would_keep": (
        "Würde übernommen ({recipe}). Es war nur eine Probe, nichts wurde geändert.",
        "Would be kept ({recipe}). This was a trial only, nothing was changed.",
    ),
    "cli.train.refused": (
        "Nicht übernommen: auf den zurückgelegten Gesprächen wird es nicht besser{fallen}. Es bleibt, wie es war.",
        "Not kept: on the talks set aside it does not get better{fallen}. Everything stays as it was.",
    ),
    "cli.train.fallen": (", schlechter: {kinds}", ", worse: {kinds}"),
    "cli.train.recipe.calibration": ("Schwellen und Sicherheit", "thresholds and confidence"),
    "cli.train.recipe.heads": ("angepasstes Gehör", "adjusted heads"),
    "cli.train.undone": (
        "Fassung {undone} ist zurückgenommen (als Fassung {n}). Älteres neu hören: ropeteam listen --again",
        "Version {undone} is taken back (as version {n}). To hear older talks anew: ropeteam listen --again",
    ),
    "cli.train.version": (
        "{n}. {day}, {by}: {recipe}, {reviews} Rückmeldungen ({locked} zurückgelegt), F1 {before} → {after}{state}",
        "{n}. {day}, {by}: {recipe}, {reviews} reviews ({locked} set aside), F1 {before} → {after}{state}",
    ),
    "cli.train.version_undo": (
        "{n}. {day}, {by}: nimmt Fassung {undone} zurück",
        "{n}. {day}, {by}: takes back version {undone}",
    ),
    "cli.train.in_force": (" · in Gebrauch", " · in use"),
    "cli.train.outdated": (
        " · ruht: die mitgelieferten Gewichte sind neuer, bitte neu trainieren",
        " · at rest: the shipped weights are newer, please train again",
    ),
    "cli.train.operator": ("Betrieb", "operator"),
    "cli.train.none": (
        "{company}: noch kein eigenes Gehör, zugehört wird mit den mitgelieferten Gewichten.",
        "{company}: no ear of its own yet, the shipped weights are in use.",
    ),
    "cli.strategy.vision": ("Vision ({file}, Zeile {line}): {text} …", "Vision ({file}, line {line}): {text} …"),
    "cli.strategy.pillar": ("Säule ({file}, Zeile {line}): {text}", "Pillar ({file}, line {line}): {text}"),
    "cli.strategy.non_goal": ("Nicht-Ziel ({file}, Zeile {line}): {text}", "Non-goal ({file}, line {line}): {text}"),
    "cli.strategy.drafted": (
        "Als Entwurf {n} gespeichert. Nach Durchsicht: ropeteam publish-strategy",
        "Kept as draft {n}. Once looked through: ropeteam publish-strategy",
    ),
    "cli.strategy.published": ("Die Strategie gilt jetzt in Fassung {n}.", "The strategy now stands in version {n}."),
    "cli.export.company": ("{company}: {count} Dateien in {folder}", "{company}: {count} files in {folder}"),
    "cli.import.second": (
        "{company} ist hier eine neue Firma neben {others}. Soll es dieselbe sein, muss sie in company.yaml so heißen.",
        "{company} is a new company here beside {others}. If it is meant to be the same, company.yaml must call it that.",
    ),
    "cli.import.state": ("Eigener Stand: {count} Zeilen zurückgeholt", "Own state: {count} rows brought back"),
    "cli.import.rows": (
        "{file}: {count} gelesen, {changed} neu oder geändert",
        "{file}: {count} read, {changed} new or changed",
    ),
    "cli.import.vanished": (
        "{file}: nicht mehr in der Datei, aber erhalten ({count}): {keys}",
        "{file}: no longer in the file, but kept ({count}): {keys}",
    ),
    "cli.import.problems": (
        "Fehler: {errors}, Hinweise: {notices}; alles andere ist übernommen.",
        "Errors: {errors}, notices: {notices}; everything else was taken in.",
    ),
    "cli.import.nothing": (
        "Fehler: {errors}, Hinweise: {notices}; nichts ist übernommen.",
        "Errors: {errors}, notices: {notices}; nothing was taken in.",
    ),
    "cli.import.clean": (
        "Alles übernommen. Fehler: 0, Hinweise: {notices}.",
        "All taken in. Errors: 0, notices: {notices}.",
    ),
    "cli.import.unchanged": ("Nichts hat sich geändert.", "Nothing has changed."),
    "cli.token.made": (
        "Zugangsschlüssel (nur dieses eine Mal zu sehen): {token}",
        "Token (shown this once only): {token}",
    ),
}
