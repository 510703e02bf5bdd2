"""What is wrong with a file people gave us, in one sentence: where, what stands there, what would be right."""

from __future__ import annotations

from collections import defaultdict

from ropeteam.core.problems import Problem
from ropeteam.wording import (
    problems_calendar,
    problems_features,
    problems_observations,
    problems_offers,
    problems_plans,
    problems_requirements,
    problems_trackers,
)

SENTENCES: dict[str, tuple[str, str]] = {
    **problems_calendar.SENTENCES,
    **problems_features.SENTENCES,
    **problems_observations.SENTENCES,
    **problems_offers.SENTENCES,
    **problems_plans.SENTENCES,
    **problems_requirements.SENTENCES,
    **problems_trackers.SENTENCES,
    "missing_file": (
        "Die Datei „{path}“ fehlt. Bitte dort ablegen oder den Namen berichtigen.",
        "The file “{path}” is missing. Put it there or correct the name.",
    ),
    "not_a_folder": (
        "Das ist eine Datei. Bitte den Ordner nennen, in dem company.yaml liegt.",
        "This is a file. Please name the folder in which company.yaml lies.",
    ),
    "not_a_file": (
        "„{path}“ ist keine gewöhnliche Datei und wird nicht gelesen.",
        "“{path}” is not an ordinary file and is not read.",
    ),
    "unreadable_file": (
        "Die Datei lässt sich nicht lesen ({reason}). Bitte Rechte und Datenträger prüfen.",
        "The file cannot be read ({reason}). Check its permissions and the disk.",
    ),
    "file_too_large": (
        "Die Datei hat {size_mb} MB; gelesen werden höchstens {limit_mb} MB. Bitte teilen.",
        "The file has {size_mb} MB; at most {limit_mb} MB are read. Split it.",
    ),
    "empty_file": ("Die Datei ist leer.", "The file is empty."),
    "binary_file": (
        "Das ist keine Textdatei. Erwartet wird Text, am besten in UTF-8.",
        "This is not a text file. Text is expected, best in UTF-8.",
    ),
    "archive_file": (
        "Gepackte Dateien (zip, docx, gz …) werden nicht geöffnet. Bitte den Text selbst ablegen (.vtt, .srt, .txt, "
        ".eml).",
        "Packed files (zip, docx, gz …) are not opened. Put the text itself there (.vtt, .srt, .txt, .eml).",
    ),
    "outside_folder": (
        "„{path}“ liegt außerhalb des Ordners und wird nicht gelesen. Erlaubt sind nur Dateien im Ordner selbst.",
        "“{path}” lies outside the folder and is not read. Only files within the folder are allowed.",
    ),
    "file_not_listed": (
        "Keine Zeile in {table} nennt diese Datei; sie wurde nicht gelesen. Bitte dort eintragen.",
        "No row of {table} names this file; it was not read. Add it there.",
    ),
    "unknown_file": (
        "Diese Datei kennt der Firmenordner nicht; sie wurde nicht gelesen.",
        "The company folder knows no such file; it was not read.",
    ),
    "unknown_format": (
        "Dieses Format wird noch nicht gelesen. Gelesen werden WebVTT, SRT, „Name: Text“, Mailverläufe und .eml.",
        "This format is not read yet. WebVTT, SRT, “Name: text”, mail threads and .eml are.",
    ),
    "too_many_files": (
        "{count} Dateien; gelesen werden höchstens {limit}. Bitte einen kleineren Ordner nennen.",
        "{count} files; at most {limit} are read. Name a smaller folder.",
    ),
    "encoding_guessed": (
        "Die Datei ist nicht in UTF-8; gelesen als {encoding}. Bitte als UTF-8 speichern, wenn Umlaute falsch "
        "aussehen.",
        "The file is not UTF-8; read as {encoding}. Save it as UTF-8 if letters look wrong.",
    ),
    "broken_characters": (
        "Beschädigte Zeichen ({count}, {encoding}); sie stehen als � im Text. Bitte neu als UTF-8 speichern.",
        "Broken characters ({count}, {encoding}); they stand as � in the text. Save it again as UTF-8.",
    ),
    "missing_header": (
        "Die Zeile „WEBVTT“ am Anfang fehlt; gelesen wurde trotzdem.",
        "The line “WEBVTT” at the top is missing; the file was read nevertheless.",
    ),
    "broken_cue": (
        "Fehlerhafter Eintrag „{found}“; der Text wurde behalten. Richtig wäre 00:00:01.000 --> 00:00:02.500.",
        "Broken cue “{found}”; its text was kept. Right would be 00:00:01.000 --> 00:00:02.500.",
    ),
    "text_outside_turn": (
        "„{found}“ steht vor dem ersten Beitrag und gehört zu keinem; nicht übernommen.",
        "“{found}” stands before the first turn and belongs to none; not taken over.",
    ),
    "no_speakers": (
        "Keine Zeile nennt, wer spricht. Ohne Sprecher lässt sich nichts zuordnen: bitte als „Name: Text“ oder WebVTT "
        "mit Sprechern ausgeben.",
        "No line says who speaks. Without speakers nothing can be attributed: export it as “Name: text” or as WebVTT "
        "with speakers.",
    ),
    "only_quotes": (
        "Diese Mail besteht nur aus zitiertem Text; ihr Beitrag ist leer.",
        "This mail consists of quoted text only; its turn is empty.",
    ),
    "attachment_left_out": (
        "Der Anhang „{attachment}“ wurde nicht gelesen.",
        "The attachment “{attachment}” was not read.",
    ),
    "broken_mail": (
        "Die Mail lässt sich nicht lesen ({reason}). Bitte neu als .eml ausgeben.",
        "The mail cannot be read ({reason}). Export it again as .eml.",
    ),
    "missing_column": (
        "Die Spalte „{column}“ fehlt. Gefunden: {found}.",
        "The column “{column}” is missing. Found: {found}.",
    ),
    "unknown_column": (
        "Die Spalte „{column}“ ist unbekannt; behalten, aber nicht benutzt.",
        "The column “{column}” is unknown; kept, but not used.",
    ),
    "extra_cells": (
        "Mehr Zellen als Spalten: {found}. Zellen mit dem Trennzeichen brauchen Anführungszeichen.",
        "More cells than columns: {found}. Cells with the separator inside need quotes.",
    ),
    "open_quote": (
        "Ein Anführungszeichen wird nicht geschlossen; die Zeile wurde ohne Anführungszeichen gelesen.",
        "A quote is never closed; the row was read without quotes.",
    ),
    "broken_row": ("Die Zeile lässt sich nicht lesen.", "The row cannot be read."),
    "broken_json": (
        "Die Zeile ist kein JSON-Objekt. Erwartet wird {{…}}, eines je Zeile.",
        "The line is no JSON object. One {{…}} a line is expected.",
    ),
    "missing_id": (
        "Die Kennung (id) fehlt; der Eintrag wurde ausgelassen.",
        "The id is missing; the entry was left out.",
    ),
    "duplicate_id": (
        "Die Kennung „{id}“ gibt es schon in Zeile {first}; dieser Eintrag wurde ausgelassen.",
        "The id “{id}” stands already in line {first}; this entry was left out.",
    ),
    "missing_value": ("„{field}“ ist leer{hint}.", "“{field}” is empty{hint}."),
    "unknown_value": (
        "„{found}“ gibt es bei „{field}“ nicht{hint}. Erlaubt: {allowed}.",
        "“{found}” is not known for “{field}”{hint}. Allowed: {allowed}.",
    ),
    "bad_date": (
        "„{found}“ bei „{field}“ ist kein Datum{hint}. Richtig wäre 2026-04-01 oder 01.04.2026.",
        "“{found}” in “{field}” is no date{hint}. Right would be 2026-04-01 or 01.04.2026.",
    ),
    "ambiguous_date": (
        "„{found}“ bei „{field}“ kann zwei Tage meinen{hint}. Eindeutig wäre 2026-04-01 oder 01.04.2026.",
        "“{found}” in “{field}” may mean two days{hint}. 2026-04-01 or 01.04.2026 would be clear.",
    ),
    "bad_number": (
        "„{found}“ bei „{field}“ ist keine passende Zahl. Richtig wäre 250000, 250.000,00 oder 250,000.00.",
        "“{found}” in “{field}” is no fitting number. Right would be 250000, 250,000.00 or 250.000,00.",
    ),
    "unknown_id": (
        "„{found}“ bei „{field}“ gibt es in {file} nicht{hint}.",
        "“{found}” in “{field}” is not in {file}{hint}.",
    ),
    "link_file_missing": (
        "„{field}“ verweist auf {file}, doch diese Datei fehlt{hint}.",
        "“{field}” refers to {file}, but that file is missing{hint}.",
    ),
    "unknown_role": (
        "Die Rolle „{found}“ von {name} ist unbekannt; die Person bleibt ohne Rolle. Erlaubt: {allowed}.",
        "The role “{found}” of {name} is unknown; the person is kept without a role. Allowed: {allowed}.",
    ),
    "missing_role": (
        "Bei {name} fehlt die Rolle (Name|Rolle); die Person bleibt ohne Rolle. Erlaubt: {allowed}.",
        "The role of {name} is missing (Name|role); the person is kept without a role. Allowed: {allowed}.",
    ),
    "broken_yaml": (
        "Das ist kein gültiges YAML: {reason}.",
        "This is no valid YAML: {reason}.",
    ),
    "yaml_too_large": (
        "Die YAML-Datei ist zu tief geschachtelt oder mit ihren Verweisen (*) zu groß.",
        "The YAML file is nested too deeply or too large with its aliases (*).",
    ),
    "duplicate_key": (
        "„{key}“ steht schon in Zeile {first}; es gilt dieser spätere Wert.",
        "“{key}” stands already in line {first}; this later value holds.",
    ),
    "unknown_key": (
        "„{key}“ ist unbekannt; behalten, aber nicht benutzt.",
        "“{key}” is unknown; kept, but not used.",
    ),
    "wrong_type": (
        "„{field}“ hat nicht die erwartete Form ({expected}).",
        "“{field}” does not have the expected form ({expected}).",
    ),
    "unquoted_comma": (
        "Ein Komma im Text braucht Anführungszeichen; gelesen als „{found}“.",
        "A comma inside a text needs quotes; read as “{found}”.",
    ),
    "commitment_absent": (
        "Die Roadmap sagt nirgends, was zusagbar ist (commitment): geplante und begonnene Einträge mit Datum gelten "
        "als zusagbar.",
        "The roadmap nowhere says what is committable (commitment): planned and started items with a date count as "
        "committable.",
    ),
    "no_product": (
        "Kein Produkt (product) ist genannt; die Firma wurde ohne eines übernommen, beurteilt wird noch nichts.",
        "No product is named; the company was taken in without one, and nothing can be judged yet.",
    ),
    "slashed_dates": (
        "Daten mit Schrägstrich wurden als {order} gelesen, weil einzelne nur so ein Datum sind.",
        "Dates with slashes were read as {order}, since some of them are a date only that way.",
    ),
    # the corpus: labels in the text of a talk, and pairs of a sentence with a catalogue line
    "broken_label": (
        "Die Auszeichnung in „{found}“ ist nicht ganz. Richtig wäre {{{{promise backing=as_is | die Worte}}}}.",
        "The label in “{found}” is not whole. Right would be {{{{promise backing=as_is | the words}}}}.",
    ),
    "unknown_kind": (
        "„{found}“ ist keine Art von Auszeichnung. Erlaubt: promise, claim, need, concern, delight, none, recalled.",
        "“{found}” is no kind of label. Allowed: promise, claim, need, concern, delight, none, recalled.",
    ),
    "empty_quote": (
        "Die Auszeichnung „{found}“ hat keine Worte; ausgelassen.",
        "The label “{found}” holds no words; left out.",
    ),
    "wrong_side": (
        "„{found}“ passt nicht zu dem, der spricht: „{quote}“. Zusagen und Behauptungen sind unsere, Bedarf, Bedenken und "
        "Begeisterung des Kunden.",
        "“{found}” does not fit who speaks: “{quote}”. Promises and claims are ours, needs, concerns and delight the customer's.",
    ),
    "mood_of_internal_talk": (
        "Ein internes Gespräch hat keine Stimmung; bitte die Zeile „mood“ streichen.",
        "An internal talk has no mood; take the line “mood” out.",
    ),
    "double_id": (
        "Die Kennung „{found}“ trägt schon eine andere Zusage dieser Firma.",
        "Another promise of this company has the id “{found}” already.",
    ),
    "copied_sentence": (
        "„{quote}“ steht fast gleich in {place}, bei einer anderen Firma. Bitte neu schreiben.",
        "“{quote}” stands nearly the same in {place}, at another company. Write it anew.",
    ),
    "broken_pair": (
        "„{found}“ ist weder Kopf noch Katalogzeile noch Paar. Richtig wäre etwa „1 promise as_is plain | die Worte“.",
        "“{found}” is neither head nor catalogue line nor pair. Right would be “1 promise as_is plain | the words”.",
    ),
    "broken_question": (
        "„{text}“ ist keine Frage mit Antwort. Nötig sind eine Firma des Korpus, die Frage, die richtigen Urteile und, "
        "wo es sie gibt, die Fähigkeit.",
        "“{text}” is no question with its answer. It takes a company of the corpus, the question, the right verdicts and, "
        "where there is one, the capability.",
    ),
    "no_first_labelling": (
        "Dieses Gespräch ist nur hier ausgezeichnet; unter dem Namen gibt es im Korpus keines.",
        "This talk is labelled only here; the corpus has none of that name.",
    ),
    "words_changed": (
        "Die Worte sind nicht die des ersten Durchgangs: „{found}“. Auszeichnungen dürfen den Text nicht ändern.",
        "The words are not those of the first labelling: “{found}”. Labels must not change the text.",
    ),
    "cannot_be_kept": (
        "Das lässt sich so nicht speichern ({reason}); es wurde ausgelassen.",
        "This cannot be kept as it is ({reason}); it was left out.",
    ),
    "unknown_or_missing": (
        "„{found}“ gibt es hier nicht, oder es fehlt in der Zeile; sie wurde ausgelassen.",
        "There is no “{found}” here, or the row lacks it; it was left out.",
    ),
    "missing_id_kept": (
        "Die Kennung (id) fehlt; die Verkaufschance wurde als „{kept}“ behalten.",
        "The id is missing; the deal was kept as “{kept}”.",
    ),
    "duplicate_id_kept": (
        "Die Kennung „{id}“ gibt es schon in Zeile {first}; diese Verkaufschance wurde als „{kept}“ behalten.",
        "The id “{id}” stands already in line {first}; this deal was kept as “{kept}”.",
    ),
    "no_accounts": (
        "Hier ist noch kein Kunde bekannt; die Verkaufschancen wurden ohne Kunden behalten. Bitte noch einmal mit "
        "--accounts KUNDEN.csv einlesen.",
        "No account is known here yet; the deals were kept without one. Read them in once more with --accounts "
        "ACCOUNTS.csv.",
    ),
    "missing_account": (
        "Die Verkaufschance {id} nennt keinen Kunden; sie wurde ohne Kunden behalten.",
        "Deal {id} names no account; it was kept without one.",
    ),
    "unknown_account": (
        "Den Kunden „{found}“ gibt es weder hier noch im Export des CRM{hint}; die Verkaufschance wurde ohne ihn "
        "behalten.",
        "The account “{found}” is neither here nor in the CRM's export{hint}; the deal was kept without it.",
    ),
    "unknown_product": (
        "Das Produkt „{found}“ steht nicht im Katalog{hint}. Verknüpft wird es erst, wenn jemand zustimmt (--link).",
        "The product “{found}” is not in the catalogue{hint}. It is linked only once a person agrees (--link).",
    ),
    "odd_spelling": (
        "„{found}“ bei „{field}“ ist vermutlich „{near}“ geschrieben; nichts wurde geändert.",
        "“{found}” in “{field}” probably means “{near}”; nothing was changed.",
    ),
    "unknown_stage": (
        "Die Vertriebsphase „{found}“ ist unbekannt; sie bleibt als Text stehen. Bekannt: {allowed}.",
        "The stage “{found}” is unknown; it is kept as text. Known: {allowed}.",
    ),
    "colleague_not_listed": (
        "„{found}“ steht nicht in people.csv und wird als weitere Person des Hauses geführt.",
        "“{found}” is not in people.csv and is kept as one more colleague.",
    ),
    "colleague_nearly_listed": (
        "„{found}“ steht nicht in people.csv (nur „{near}“) und wird als weitere Person des Hauses geführt.",
        "“{found}” is not in people.csv (only “{near}” is) and is kept as one more colleague.",
    ),
    "missing_amount": (
        "Die Verkaufschance {id} hat keinen Betrag.",
        "Deal {id} has no amount.",
    ),
    "negative_amount": (
        "Der Betrag {found} der Verkaufschance {id} ist negativ; er wurde so behalten.",
        "The amount {found} of deal {id} is negative; it was kept as it is.",
    ),
}
_NEAR = {"de": " (gemeint ist vielleicht „{near}“)", "en": " (perhaps “{near}” is meant)"}

# What came of it, where the sentence itself does not say so.
_THEN = {
    "taken": ("; stattdessen gilt „{taken}“", "; “{taken}” was taken instead"),
    "empty": ("; das Feld bleibt leer", "; the field stays empty"),
    "row_out": ("; die Zeile wurde ausgelassen", "; the row was left out"),
    "rows_out": ("; die Zeilen wurden ausgelassen", "; the rows were left out"),
    "link_empty": ("; die Verknüpfung bleibt leer", "; the link stays empty"),
    "links_empty": ("; die Verknüpfungen bleiben leer", "; the links stay empty"),
}


def problem_sentence(problem: Problem, language: str) -> str:
    """One line in German ('de') or English: file, line, what is wrong, what would be right."""
    german = language == "de"
    values = defaultdict(str, problem.values)
    values.setdefault("field", values["key"])
    values.setdefault("found", values["value"] or values["text"])
    values.setdefault("path", problem.file)
    values.setdefault("file", "diesem Ordner" if german else "this folder")
    values.setdefault("reason", values["error"])
    for name in ("allowed", "expected"):
        values.setdefault(name, "siehe README" if german else "see README")
    near = values["near"]
    values["hint"] = _NEAR["de" if german else "en"].format(near=near) if near else ""
    values["hint"] += _then(problem, german=german)
    sentences = SENTENCES.get(problem.code)
    if sentences is None:
        # A code without a sentence is our own mistake, yet the reader must still learn what and where.
        pieces = [problem.code, *(f"{name}: {value}" for name, value in problem.values)]
        sentences = (" · ".join(pieces).replace("{", "{{").replace("}", "}}"),) * 2
    sentence = sentences[0 if german else 1].format_map(values)
    where = problem.file if problem.line is None else f"{problem.file}, {'Zeile' if german else 'line'} {problem.line}"
    return " ".join(f"{where}: {sentence}".split())


def _then(problem: Problem, *, german: bool) -> str:
    values = dict(problem.values)
    then = values.get("then", "")
    if problem.code == "link_file_missing":
        then = "rows_out" if then else "links_empty"
    elif problem.code == "unknown_id":
        then = then or "link_empty"
    elif "taken" in values:
        then = "taken" if values["taken"] else "empty"
    return _THEN[then][not german].format_map(values) if then else ""
