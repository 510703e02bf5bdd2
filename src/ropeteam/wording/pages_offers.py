"""Offers and contracts: the pages of the offer check, its remarks, and the promise sheet."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "offer_kind.offer": ("Angebot", "Offer"),
    "offer_kind.contract": ("Vertrag", "Contract"),
    # on a deal
    "offers.title": ("Angebote und Verträge", "Offers and contracts"),
    "offers.of": ("Angebote und Verträge: {deal}", "Offers and contracts: {deal}"),
    "offers.hint": (
        "Jeder Satz, der etwas zusagt, wird gefunden und geprüft: was ihn trägt, wie es heute geht, wie er sich vorsichtiger "
        "schreiben lässt.",
        "Every sentence that promises something is found and checked: what carries it, how it works today, how to word it "
        "more carefully.",
    ),
    "offers.none": ("Noch kein Angebot und kein Vertrag geprüft.", "No offer and no contract checked yet."),
    "offers.all": ("Alle ansehen", "See all"),
    "offers.check": ("Angebot oder Vertrag prüfen", "Check an offer or contract"),
    "offers.row": ("{kind}, Fassung {n} vom {day}", "{kind}, version {n} of {day}"),
    "offers.unread": ("wird gelesen", "being read"),
    "offers.closed": (
        "Den Wortlaut lesen das Seil, Pre-Sales, Produktmanagement und Services.",
        "The rope, pre-sales, product and services read the words.",
    ),
    # bringing one
    "offers.new_title": ("Prüfen lassen", "Have it checked"),
    "offers.kind": ("Was ist es?", "What is it?"),
    "offers.file": ("Datei", "File"),
    "offers.file_hint": (
        "Word (.docx), PDF mit Text, Text, Markdown oder HTML, bis 24 MB.",
        "Word (.docx), PDF with text, text, Markdown or HTML, up to 24 MB.",
    ),
    "offers.or_words": ("Oder den Text einfügen", "Or paste the text"),
    "offers.name": ("Bezeichnung", "Title"),
    "offers.dated": ("Datum des Schriftstücks", "Date on the paper"),
    "offers.bring": ("Prüfen", "Check"),
    "offers.next_title": ("Neue Fassung", "New version"),
    "offers.next_hint": (
        "Nur geänderte Sätze werden neu geprüft; was jemand zu einem Satz gesagt hat, bleibt bei ihm.",
        "Only changed sentences are checked again; what somebody said of a sentence stays with it.",
    ),
    "offers.refused": ("Die Datei wurde nicht angenommen", "The file was not accepted"),
    "offers.done.brought": (
        "Angenommen. Die Sätze werden gelesen; das dauert Sekunden, bei sehr langen Verträgen Minuten.",
        "Accepted. Its sentences are being read; that takes seconds, for a very long contract minutes.",
    ),
    "offers.done.same": ("Diese Fassung ist schon da.", "This version is here already."),
    # one version
    "offer.version": ("Fassung {n} vom {day}", "Version {n} of {day}"),
    "offer.waiting_title": ("Wird gelesen", "Being read"),
    "offer.waiting_text": (
        "Die Datei ist sicher aufbewahrt. Laden Sie die Seite in ein paar Sekunden neu.",
        "The file is safely kept. Reload this page in a few seconds.",
    ),
    "offer.empty_title": ("Kein Satz gefunden", "No sentence found"),
    "offer.reload": ("Neu laden", "Reload"),
    "offer.counted.one": ("{n} Satz", "{n} sentence"),
    "offer.counted.many": ("{n} Sätze", "{n} sentences"),
    "offer.nothing_promised": (
        "In dieser Fassung wurde nichts gefunden, was etwas zusagt.",
        "Nothing in this version was found to promise anything.",
    ),
    "offer.tab_text": ("Ganzer Text", "Whole text"),
    "offer.tab_only": ("Nur Zusagen", "Promises only"),
    "offer.tab_differences": ("Abgleich mit den Zusagen", "Against the ledger"),
    "offer.tab_changes": ("Was sich geändert hat", "What changed"),
    "offer.versions": ("Fassungen", "Versions"),
    "offer.get_docx": ("Word mit Anmerkungen", "Word with remarks"),
    "offer.get_docx_hint": ("fürs Haus, nicht für den Kunden", "for the house, not for the customer"),
    "offer.get_sheet": ("Zusagenblatt (PDF)", "Promise sheet (PDF)"),
    "offer.original": ("Die Datei, wie sie kam", "The file as it came"),
    "offer.keys": (
        "j/k weiter und zurück, y sagt zu, r keine Zusage",
        "j/k to move, y a promise, r no promise",
    ),
    "offer.page": ("S. {n}", "p. {n}"),
    "offer.fresh": ("neu", "new"),
    "offer.fresh_hint": ("neu in dieser Fassung", "new in this version"),
    "offer.pasted": ("eingefügter Text", "pasted text"),
    "offer.later": ("Weiter im Text", "Further down"),
    "offer.first": ("Zum Anfang", "To the top"),
    "offer.yes": ("sagt zu", "a promise"),
    "offer.no": ("keine Zusage", "no promise"),
    "offer.why_no": ("Warum sagt der Satz nichts zu?", "Why does it promise nothing?"),
    "offer.way": ("So geht es heute: {way}", "How it works today: {way}"),
    "offer.softer": ("Vorsichtiger formuliert", "Worded more carefully"),
    "offer.more": ("Mehr dazu", "More"),
    "offer.about": ("Welche Fähigkeit ist gemeint?", "Which capability is meant?"),
    "offer.about_none": ("keine davon", "none of these"),
    "offer.about_save": ("Zuordnen", "Assign"),
    "offer.linked": ("Gehört zur Zusage „{sentence}“", "Belongs to the promise “{sentence}”"),
    "offer.unlink": ("Verbindung lösen", "Take the link back"),
    "offer.link": ("Ist diese Zusage", "Is this promise"),
    "offer.link_pick": ("Welche Zusage ist das?", "Which promise is it?"),
    "offer.take_up": ("Als Zusage aufnehmen", "Enter as a promise"),
    "offer.said_by": ("{name}: {word}", "{name}: {word}"),
    "clause_word.confirmed": ("sagt zu", "promises"),
    "clause_word.dismissed": ("sagt nichts zu", "promises nothing"),
    "clause_word.about": ("Fähigkeit zugeordnet", "capability assigned"),
    "offer.done.word": ("Festgehalten.", "Noted."),
    "offer.done.about": ("Zugeordnet und neu geprüft.", "Assigned and checked anew."),
    "offer.done.linked": ("Verbunden.", "Linked."),
    "offer.done.unlinked": ("Verbindung gelöst.", "Link taken back."),
    "offer.done.taken_up": ("Als Zusage aufgenommen und verbunden.", "Entered as a promise and linked."),
    # against the ledger
    "offer.spoken_title": ("Gesagt, aber nicht geschrieben", "Spoken but not written"),
    "offer.spoken_hint": (
        "Offene Zusagen, die kein Satz dieser Fassung trägt.",
        "Open promises that no sentence of this version holds.",
    ),
    "offer.suggested_title": ("Gehört, von niemandem bestätigt", "Heard, confirmed by nobody"),
    "offer.suggested_hint": (
        "Vielleicht Zusagen: Wer sie bestätigt, sieht sie danach im Abgleich.",
        "Perhaps promises: once somebody confirms them, they are compared too.",
    ),
    "offer.suggested_sealed.one": (
        "{n} weitere liest bis zum zweiten Werktag nur das Seil.",
        "{n} more is for the rope alone until the second working day.",
    ),
    "offer.suggested_sealed.many": (
        "{n} weitere liest bis zum zweiten Werktag nur das Seil.",
        "{n} more are for the rope alone until the second working day.",
    ),
    "offer.spoken_none": ("Jede offene Zusage steht auch hier.", "Every open promise stands here too."),
    "offer.written_title": ("Geschrieben, aber nie vereinbart", "Written but never agreed"),
    "offer.written_hint": (
        "Sätze, die etwas zusagen, ohne dass es dazu eine Zusage gibt.",
        "Sentences that promise and have no promise in the ledger.",
    ),
    "offer.written_none": (
        "Jeder Satz, der etwas zusagt, hat seine Zusage.",
        "Every sentence that promises has its promise.",
    ),
    "offer.maybe_same": ("Vielleicht dieselbe: „{sentence}“", "Perhaps the same: “{sentence}”"),
    "offer.said_on": ("gesagt am {day}", "said on {day}"),
    "offer.changes_none": ("Es gibt keine frühere Fassung.", "There is no earlier version."),
    "offer.changes_since": ("Gegenüber Fassung {n} vom {day}", "Compared with version {n} of {day}"),
    "offer.changes_added": ("Neu", "Added"),
    "offer.changes_removed": ("Weggefallen", "Removed"),
    "offer.changes_same.one": ("{n} Satz ist gleich geblieben.", "{n} sentence stayed the same."),
    "offer.changes_same.many": ("{n} Sätze sind gleich geblieben.", "{n} sentences stayed the same."),
    "offer.changes_equal": ("Kein Satz hat sich geändert.", "No sentence changed."),
    # softer wordings, in the offer's language
    "offer.softer.say_limit": ("{text} Dabei gilt: {limits}.", "{text} The following applies: {limits}."),
    "offer.softer.say_limit_untold": (
        "{text} Es gelten die Grenzen aus der Produktbeschreibung.",
        "{text} The limits in the product description apply.",
    ),
    "offer.softer.say_way": (
        "Der Bedarf wird so abgedeckt: {way}.",
        "This is covered as follows: {way}.",
    ),
    "offer.softer.say_release": (
        "„{title}“ stellen wir bis zum {day} bereit.",
        "We will provide “{title}” by {day}.",
    ),
    "offer.softer.say_release_named": (
        "„{title}“ stellen wir mit {release} bis zum {day} bereit.",
        "We will provide “{title}” with {release} by {day}.",
    ),
    "offer.softer.say_scope": (
        "{text} Umfang und Aufwand richten sich nach dem gemeinsam freigegebenen Leistungsumfang.",
        "{text} Scope and effort follow the scope of work that both sides have approved.",
    ),
    "offer.softer.look_into": (
        "Wir prüfen, ob und bis wann sich Folgendes umsetzen lässt; zugesagt ist es damit nicht: „{text}“",
        "We will look into whether and by when the following can be done; this is not a commitment: “{text}”",
    ),
    "offer.softer.leave_out": (
        "Diesen Punkt bitte weglassen: Das Produkt geht diesen Weg mit Absicht nicht.",
        "Please leave this out: the product does not go this way, on purpose.",
    ),
    # remarks in the customer's file
    "offer.remark.verdict": ("{kind}: {verdict}", "{kind}: {verdict}"),
    "offer.remark.way": ("So geht es heute: {way}", "How it works today: {way}"),
    "offer.remark.softer": ("Vorsichtiger: {words}", "More carefully: {words}"),
    # the promise sheet
    "offer.sheet.title": ("Zusagenblatt: {title}", "Promise sheet: {title}"),
    "offer.sheet.between": ("Kunde: {customer} · Anbieter: {company}", "Customer: {customer} · Supplier: {company}"),
    "offer.sheet.version": ("Fassung {n} vom {day} · Stand {on}", "Version {n} of {day} · as of {on}"),
    "offer.sheet.backed_title": ("Zugesagt und gedeckt ({n})", "Promised and backed ({n})"),
    "offer.sheet.backed_note": (
        "Was dieses Schriftstück zusagt und was heute oder zum genannten Tag dahintersteht.",
        "What this paper promises, and what stands behind it today or by the day named.",
    ),
    "offer.sheet.open_title": ("Noch nicht gedeckt ({n})", "Not backed yet ({n})"),
    "offer.sheet.open_note": (
        "Vor der Unterschrift zu klären: Dafür steht heute niemand ein.",
        "To be settled before signature: today nobody stands behind this.",
    ),
    "offer.sheet.described_title": ("Beschriebene Eigenschaften ({n})", "Described features ({n})"),
    "offer.sheet.described_note": (
        "Was das Produkt laut Text heute kann.",
        "What the product does today, by the text.",
    ),
    "offer.sheet.backing": ("Deckung: {backing}", "Backing: {backing}"),
    # what the customer reads: no word of how the house decides
    "offer.sheet.word.as_is": ("geht heute", "works today"),
    "offer.sheet.word.limited": ("geht heute, mit Grenzen", "works today, within limits"),
    "offer.sheet.word.roadmap": ("fest eingeplant", "firmly planned"),
    "offer.sheet.word.services": ("durch unsere Dienstleistung", "by our services"),
    "offer.sheet.word.unbacked": ("noch nicht zugesagt", "not committed yet"),
    "offer.sheet.word.against_strategy": ("wird nicht angeboten", "not offered"),
    "offer.sheet.due": ("Zugesagt bis {day}", "Promised by {day}"),
    "offer.sheet.planned": ("Geplant bis {day}", "Planned by {day}"),
    "offer.sheet.limits": ("Grenzen: {limits}", "Limits: {limits}"),
    "offer.sheet.page": ("Seite {n} von {of}", "Page {n} of {of}"),
    "offer.sheet.none": ("Dieses Schriftstück sagt nichts zu.", "This paper promises nothing."),
    # the command
    "cli.offer.head": (
        "{title}, Fassung {n} vom {day}: {count} Sätze, die etwas zusagen oder behaupten.",
        "{title}, version {n} of {day}: {count} sentences that promise or claim something.",
    ),
    "cli.offer.written": ("Geschrieben: {path}", "Written: {path}"),
    # refusals
    "error.offer_file_unread": (
        "„{path}“ lässt sich nicht lesen ({reason}). Bitte Namen und Rechte prüfen.",
        "“{path}” cannot be read ({reason}). Check its name and permissions.",
    ),
    "error.offer_file_unwritten": (
        "„{path}“ lässt sich nicht schreiben ({reason}). Das Angebot selbst ist sicher aufbewahrt.",
        "“{path}” cannot be written ({reason}). The offer itself is safely kept.",
    ),
    "error.offer_unknown": (
        "Diese Verkaufschance hat kein Angebot „{key}“.",
        "This deal has no offer “{key}”.",
    ),
    "error.offer_empty": (
        "Wählen Sie eine Datei oder fügen Sie den Text ein.",
        "Choose a file, or paste the text.",
    ),
    "error.offer_of_other_deal": (
        "Dieses Schriftstück gehört zu einer anderen Verkaufschance.",
        "That paper belongs to another deal.",
    ),
    "error.promise_of_other_deal": (
        "Diese Zusage gehört zu einer anderen Verkaufschance.",
        "That promise belongs to another deal.",
    ),
    "error.already_unlinked": ("Die Verbindung ist schon gelöst.", "The link was taken back already."),
    "offer.listed_first": ("Gezeigt sind die ersten {n}.", "The first {n} are shown."),
    "error.offer_takes_no_remarks": (
        "In diese Word-Datei lassen sich keine Anmerkungen setzen. Speichern Sie sie in Word neu als .docx, oder nehmen Sie das "
        "Zusagenblatt.",
        "No remarks can be set into this Word file. Save it again in Word as .docx, or take the promise sheet.",
    ),
    "error.offer_not_read": (
        "Diese Fassung wird noch gelesen. Versuchen Sie es in ein paar Sekunden wieder.",
        "This version is still being read. Try again in a few seconds.",
    ),
}
