"""A catalogue out of nothing: starting from a list, and the drafts that wait for a word. And who stands in for a role."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "start.title": ("Mit einer Liste beginnen", "Start from a list"),
    "start.sub": (
        "Eine Funktionsliste, ein Handbuch oder eine alte Ausschreibung genügt. Jede Zeile wird ein Entwurf; bestätigt wird in "
        "einer Zeile.",
        "A feature list, a handbook or an old tender is enough. Every line becomes a draft; one line confirms it.",
    ),
    "start.product": ("Name Ihres Produkts", "Name of your product"),
    "start.text": ("Liste einfügen", "Paste the list"),
    "start.text_hint": (
        "Überschriften, Aufzählungen, nummerierte Anforderungen und Tabellen werden erkannt; Seitenzahlen und Verzeichnisse "
        "fallen weg.",
        "Headings, bullets, numbered requirements and tables are recognised; page numbers and tables of contents are left out.",
    ),
    "start.placeholder": (
        "- Export nach SAP\n- Berichte als PDF, max. 500 Seiten\n- Bedienung ohne Netz (geplant)",
        "- Export to SAP\n- Reports as PDF, at most 500 pages\n- Works offline (planned)",
    ),
    "start.file": ("oder eine Datei wählen", "or choose a file"),
    "start.file_hint": (
        "CSV, Markdown oder Text, höchstens {limit_mb} MB. Eine Datei geht dem Feld vor.",
        "CSV, Markdown or text, at most {limit_mb} MB. A file goes before the box.",
    ),
    "start.origin": ("Was ist das für eine Liste?", "What kind of list is it?"),
    "start.origin.list": (
        "Unsere eigene: Das Produkt kann das, wo nichts anderes steht",
        "Our own: the product does this where nothing else is said",
    ),
    "start.origin.tender": (
        "Eine Ausschreibung: Ein Kunde verlangt das, der Stand ist offen",
        "A tender: a customer demands this, the status is open",
    ),
    "start.send": ("Entwürfe anlegen", "Make drafts"),
    "start.safe": (
        "Ein Entwurf ist keine Fähigkeit: Er deckt keine Zusage, bis ihn das Produktmanagement bestätigt.",
        "A draft is no capability: it carries no promise until product confirms it.",
    ),
    "start.pasted": ("Eingefügter Text", "Pasted text"),
    "start.done": (
        "Neue Entwürfe: {drafted}. Schon entworfen: {again}. Schon im Katalog: {known}.",
        "New drafts: {drafted}. Drafted before: {again}. In the catalogue already: {known}.",
    ),
    "start.problem": ("{sentence}", "{sentence}"),
    "drafts.title": ("Entwürfe von Fähigkeiten", "Drafts of capabilities"),
    "drafts.hint": (
        "Was gefragt oder aufgelistet wurde und noch keine Fähigkeit ist; das am häufigsten Gefragte zuerst.",
        "What was asked for or listed and is no capability yet; what is asked for most comes first.",
    ),
    "drafts.stands": ("Nach Stand", "By stand"),
    "drafts.stand.waiting": ("Warten", "Waiting"),
    "drafts.stand.confirmed": ("Bestätigt", "Confirmed"),
    "drafts.stand.dropped": ("Verworfen", "Dropped"),
    "drafts.coverage": (
        "{few} von {of} Fähigkeiten und Entwürfen tragen {percent} % der Fragen.",
        "{few} of {of} capabilities and drafts carry {percent}% of the asks.",
    ),
    "drafts.coverage_few": (
        "Bisher {asks} zugeordnete Fragen. Welche Fähigkeiten die meisten tragen, steht hier ab 20.",
        "{asks} placed asks so far. From 20 on, this says which capabilities carry most of them.",
    ),
    "drafts.asks.one": ("Gezählt: {n} Frage.", "Counted: {n} ask."),
    "drafts.asks.many": ("Gezählt: {n} Fragen.", "Counted: {n} asks."),
    "drafts.elsewhere.one": (
        "{n} weitere Frage betrifft keine davon und zählt nicht mit.",
        "{n} more ask is about none of them and is not counted.",
    ),
    "drafts.elsewhere.many": (
        "{n} weitere Fragen betreffen keine davon und zählen nicht mit.",
        "{n} more asks are about none of them and are not counted.",
    ),
    "drafts.asked.one": ("{n}-mal gefragt", "asked for once"),
    "drafts.asked.many": ("{n}-mal gefragt", "asked for {n} times"),
    "drafts.origin.list": ("aus einer Liste", "from a list"),
    "drafts.origin.tender": ("aus einer Ausschreibung", "from a tender"),
    "drafts.origin.ask": ("aus einer Frage", "from an ask"),
    "drafts.status": ("Stand wählen …", "Choose a status …"),
    "drafts.status_of": ("Stand von „{name}“", "Status of “{name}”"),
    "drafts.limits": ("Grenzen, eine je Zeile", "Limits, one a line"),
    "drafts.limits_of": ("Grenzen von „{name}“", "Limits of “{name}”"),
    "drafts.confirm": ("Bestätigen", "Confirm"),
    "drafts.confirm_one": ("„{name}“ bestätigen", "Confirm “{name}”"),
    "drafts.joined": ("auch: {name}", "also: {name}"),
    "drafts.apart": ("ist etwas Eigenes", "is one of its own"),
    "drafts.drop": ("Verwerfen", "Drop"),
    "drafts.drop_now": ("Verwerfen", "Drop"),
    "drafts.word": ("Warum? Ein Wort genügt", "Why? A word is enough"),
    "drafts.take_back": ("Doch wieder aufnehmen", "Take it up again"),
    "drafts.first": ("Zum Anfang", "To the top"),
    "drafts.none_title": ("Kein Entwurf wartet", "No draft is waiting"),
    "drafts.none_text": (
        "Jede Frage, zu der keine Fähigkeit passt, wird hier ein Entwurf. Schneller geht es mit einer Funktionsliste.",
        "Every ask that no capability fits becomes a draft here. A feature list is quicker.",
    ),
    "drafts.none_here": ("Hier steht noch nichts.", "Nothing here yet."),
    "drafts.only_product": (
        "Bestätigen und verwerfen kann das Produktmanagement.",
        "Product confirms and drops these.",
    ),
    "drafts.done.confirmed": ("„{name}“ ist jetzt eine Fähigkeit.", "“{name}” is a capability now."),
    "drafts.done.dropped": ("„{name}“ ist verworfen.", "“{name}” is dropped."),
    "drafts.done.taken_back": ("„{name}“ wartet wieder.", "“{name}” is waiting again."),
    "product.none_ask": (
        "Das Produktmanagement oder die Administration beginnt hier mit einer Funktionsliste.",
        "Product or your administrator starts here with a feature list.",
    ),
    "error.start_empty": (
        "Fügen Sie eine Liste ein, oder wählen Sie eine Datei.",
        "Paste a list, or choose a file.",
    ),
    "error.product_name_missing": ("Wie heißt Ihr Produkt?", "What is your product called?"),
    "error.draft_settled": (
        "Über diesen Entwurf hat inzwischen jemand entschieden. Nichts wurde geändert.",
        "Somebody settled this draft meanwhile. Nothing was changed.",
    ),
    "error.draft_limit_missing": (
        "„Mit Grenzen“ braucht mindestens eine Grenze in Worten.",
        "“With limits” needs at least one limit in words.",
    ),
    "error.capability_named": (
        "Eine Fähigkeit „{name}“ gibt es schon. Ändern Sie den Namen, oder verwerfen Sie den Entwurf.",
        "There is a capability “{name}” already. Change the name, or drop the draft.",
    ),
    "cli.start.read": ("{file}: {n} Zeilen, {features} Funktionen", "{file}: {n} lines, {features} features"),
    "cli.start.joined": (
        "In anderen Worten dasselbe, zusammengefasst: {n}.",
        "The same in other words, joined: {n}.",
    ),
    # who stands in
    "stand_in.title": ("Wer vertritt eine fehlende Rolle?", "Who stands in for a missing role?"),
    "stand_in.sub": (
        "Ohne Pre-Sales oder Produktmanagement fehlt die Bremse. Benennen Sie, wer diese Arbeit übernimmt; sobald jemand die "
        "Rolle innehat, endet die Vertretung von selbst.",
        "Without pre-sales or product the brake is missing. Name who does that work; as soon as somebody holds the role, the "
        "standing in ends by itself.",
    ),
    "stand_in.held": (
        "Besetzt; eine Vertretung gilt nur, solange niemand da ist.",
        "Held; standing in counts only while nobody is there.",
    ),
    "stand_in.missing": ("Niemand hat diese Rolle.", "Nobody holds this role."),
    "stand_in.nobody": ("niemand", "nobody"),
    "stand_in.by": ("Vertreten durch", "Stood in for by"),
    "stand_in.holds": ("Zurzeit vertritt: {role}.", "Standing in today: {role}."),
    "stand_in.nobody_there": (
        "Benannt ist {role}, aber auch dort ist niemand.",
        "{role} was named, but nobody is there either.",
    ),
    "stand_in.save": ("Festlegen", "Set"),
    "stand_in.done": ("Festgelegt.", "Set."),
    "stand_in.only_admin": ("Festlegen kann das die Administration.", "Your administrator can set this."),
    "error.stand_in_wrong": (
        "Vertreten können Produktmanagement, Professional Services oder Pre-Sales, und keine Rolle sich selbst.",
        "Product, services or pre-sales may stand in, and no role for itself.",
    ),
    "today.lack": ("Im Haus fehlt: {role}", "Missing in the house: {role}"),
    "today.lack.presales": (
        "Niemand prüft vor der Zusage, ob das Produkt sie trägt. Das ist eine Ursache für Ausnahmen, keine Schuld des Vertriebs.",
        "Nobody checks before a promise whether the product carries it. That is a cause of overrides, not sales’ fault.",
    ),
    "today.lack.product": (
        "Niemand entscheidet über Wünsche und Roadmap. Fragen bleiben ohne Antwort, und Zusagen ohne Deckung.",
        "Nobody decides on wishes and the roadmap. Asks stay unanswered, and promises unbacked.",
    ),
    "today.lack.stood_in": ("Vertreten durch: {role}.", "Stood in for by: {role}."),
    "today.lack.open": ("Vertretung benennen", "Name who stands in"),
    "cli.stand_in.missing": ("{role}: niemand; vertreten durch: {by}", "{role}: nobody; stood in for by: {by}"),
    "cli.stand_in.held": (
        "{role}: besetzt; benannt für den Fall, dass niemand da ist: {by}",
        "{role}: held; named in case nobody is there: {by}",
    ),
}
