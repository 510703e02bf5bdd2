"""What commands print."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "cli.listen.progress": ("{done} von {total} Texten gehört", "heard {done} of {total} texts"),
    "cli.listen.done": (
        "Gehört: {texts} Texte, {signals} Signale.",
        "Heard: {texts} texts, {signals} signals.",
    ),
    "cli.listen.nothing": ("Nichts Neues zu hören.", "Nothing new to hear."),
    "cli.listen.quarantined": (
        "{count} Mitschriften warten in Quarantäne: ohne Grundlage (basis) wird nicht zugehört.",
        "{count} transcripts wait in quarantine: without a basis nobody listens to them.",
    ),
    "cli.report.heard": (
        "Gespräche: {known}, davon {heard} gehört{quarantined}.",
        "Conversations: {known}, {heard} of them heard{quarantined}.",
    ),
    "cli.report.quarantined": (", {count} in Quarantäne", ", {count} in quarantine"),
    "cli.report.signals": ("Signale: {signals}.", "Signals: {signals}."),
    "cli.report.unbacked": ("Zusagen, die nichts trägt: {count}", "Promises that nothing carries: {count}"),
    "cli.report.no_unbacked": ("Keine Zusage ohne Deckung gehört.", "No promise without backing was heard."),
    "cli.report.signed": ("unterschrieben am {day}", "signed {day}"),
    "cli.report.gate": ("Vertragsfreigabe", "Contract gate"),
    "cli.report.needs": ("Was Kunden sich wünschen", "What customers ask for"),
    "cli.report.need": (
        "{needs}x in {deals} Verkaufschancen · {capability} ({status})",
        "{needs}x in {deals} deals · {capability} ({status})",
    ),
    "cli.report.need_open": (
        "{needs}x in {deals} Verkaufschancen · noch keiner Fähigkeit zugeordnet",
        "{needs}x in {deals} deals · not linked to a capability yet",
    ),
    "cli.gate.line": ("{result} · {hearing}", "{result} · {hearing}"),
    "cli.gate.as_of": (
        "Stand {day}: nur was damals bekannt war.{always}",
        "As of {day}: only what was known then.{always}",
    ),
    "cli.gate.always": (
        " Was kein Datum trägt, gilt als immer bekannt.",
        " What carries no day counts as always known.",
    ),
    "cli.gate.unheard": ("Nicht gehört: {list}", "Not heard: {list}"),
    "cli.gate.cure": ("{owner}: {cure}", "{owner}: {cure}"),
    "cli.gate.blocks": ("sperrt", "blocks"),
    "cli.gate.notice": ("Hinweis", "notice"),
    "cli.gate.lifted": ("Ausnahme erteilt", "overridden"),
    "cli.ask.unsure": (
        "Kein eindeutiges Urteil. Das kommt dem am nächsten:",
        "No single verdict. These come nearest:",
    ),
    "cli.ask.verdict": ("Urteil: {verdict}", "Verdict: {verdict}"),
    "cli.ask.nothing": (
        "Nichts gefunden. Fragen Sie das Produktmanagement.",
        "Nothing found. Ask product.",
    ),
    "cli.note.taken": ("Notiz {key} gehört: {signals} Signale.", "Note {key} heard: {signals} signals."),
    "cli.logins.line": ("{mail}  {role}, {company}", "{mail}  {role}, {company}"),
    "cli.logins.password": ("Kennwort für alle: {password}", "Password for all: {password}"),
    "cli.logins.none": ("Noch niemand kann sich anmelden.", "Nobody can log in yet."),
    "cli.crm.columns": ("{file}: {columns}", "{file}: {columns}"),
    "cli.crm.no_columns": ("keine Spalte erkannt", "no column recognised"),
    "cli.crm.kind": ("{file}: {count} mal {code}", "{file}: {count} times {code}"),
    "cli.crm.link": (
        'Vorschlag: „{found}“ ({count} mal) meint „{near}“? Wenn ja: --link "{found}={near}"',
        'Proposal: “{found}” ({count} times) means “{near}”? If so: --link "{found}={near}"',
    ),
    "cli.crm.done": (
        "{rows} Verkaufschancen gelesen und behalten, {new} davon neu; {seconds} s, höchstens {memory} MB.",
        "{rows} deals read and kept, {new} of them new; {seconds} s, {memory} MB at most.",
    ),
    "cli.corpus.checked": ("{errors} Fehler, {notices} Hinweise.", "{errors} errors, {notices} notices."),
    "cli.strategy.vision": ("Vision ({file}, Zeile {line}): {text} …", "Vision ({file}, line {line}): {text} …"),
    "cli.strategy.pillar": ("Säule ({file}, Zeile {line}): {text}", "Pillar ({file}, line {line}): {text}"),
    "cli.strategy.non_goal": ("Nicht-Ziel ({file}, Zeile {line}): {text}", "Non-goal ({file}, line {line}): {text}"),
    "cli.strategy.drafted": (
        "Als Entwurf {n} gespeichert. Nach Durchsicht: ropeteam publish-strategy",
        "Kept as draft {n}. Once looked through: ropeteam publish-strategy",
    ),
    "cli.strategy.published": ("Die Strategie gilt jetzt in Fassung {n}.", "The strategy now stands in version {n}."),
    "cli.export.company": ("{company}: {count} Dateien in {folder}", "{company}: {count} files in {folder}"),
    "cli.import.state": ("Eigener Stand: {count} Zeilen zurückgeholt", "Own state: {count} rows brought back"),
    "cli.import.rows": (
        "{file}: {count} gelesen, {changed} neu oder geändert",
        "{file}: {count} read, {changed} new or changed",
    ),
    "cli.import.vanished": (
        "{file}: {count} stehen nicht mehr in der Datei und bleiben erhalten: {keys}",
        "{file}: {count} no longer stand in the file and are kept: {keys}",
    ),
    "cli.import.problems": (
        "{errors} Fehler, {notices} Hinweise; alles andere ist übernommen.",
        "{errors} errors, {notices} notices; everything else was taken in.",
    ),
    "cli.import.clean": (
        "Alles übernommen, kein Fehler, {notices} Hinweise.",
        "All taken in, no error, {notices} notices.",
    ),
    "cli.import.unchanged": ("Nichts hat sich geändert.", "Nothing has changed."),
    "cli.token.made": (
        "Zugangsschlüssel (nur dieses eine Mal zu sehen): {token}",
        "Token (shown this once only): {token}",
    ),
}
