"""Capturing a wish: the box, what is known about it, and the ways in. And wishes taken over from other systems."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "capture.title": ("Wunsch festhalten", "Capture a wish"),
    "capture.box": ("Was wünscht sich der Kunde?", "What does the customer want?"),
    "capture.placeholder": (
        "In den Worten des Kunden, z. B. „Bis März brauchen wir den Export je Werk.“",
        "In the customer’s words, e.g. “We need the export per plant by March.”",
    ),
    "capture.hint": (
        "Eingabe hält fest. Sofort sehen Sie ähnliche Wünsche, was entschieden ist und wie es heute geht.",
        "Enter keeps it. You see similar wishes, what was decided and how it works today at once.",
    ),
    "capture.send": ("Festhalten", "Keep it"),
    "capture.url": ("Seite, auf der es steht", "Page it stands on"),
    "capture.kept": ("Festgehalten", "Kept"),
    "capture.no_deal": ("noch keiner Verkaufschance zugeordnet", "not placed on a deal yet"),
    "capture.page": ("zur Seite", "open the page"),
    "capture.wished_for": ("gewünscht bis {day}", "wished for by {day}"),
    "capture.guess": ("Von wem kommt das?", "Who is this from?"),
    "capture.guess.contact": (
        "Vermutlich von {account}: {mark} gehört einem Ansprechpartner dort. Stimmt das?",
        "Probably from {account}: {mark} belongs to a contact there. Is that right?",
    ),
    "capture.guess.domain": (
        "Vielleicht von {account}: {mark} gehört zu diesem Kunden. Stimmt das?",
        "Perhaps from {account}: {mark} belongs to this customer. Is that right?",
    ),
    "capture.guess.no_deal": (
        "Dieser Kunde hat keine Verkaufschance, die Sie sehen.",
        "This customer has no deal that you can see.",
    ),
    "capture.belongs": ("Ja, zu „{deal}“", "Yes, to “{deal}”"),
    "capture.placed": ("Zugeordnet: {deal}", "Placed: {deal}"),
    "capture.similar": ("Ist es einer dieser Wünsche?", "Is it one of these wishes?"),
    "capture.similar_none": ("Einen ähnlichen Wunsch gibt es noch nicht", "There is no wish like it yet"),
    "capture.one_tap": (
        "Ein Tipp genügt: welcher Wunsch, und wie wichtig er dem Kunden ist.",
        "One tap is enough: which wish, and how much it matters to the customer.",
    ),
    "capture.tap": (
        "Das ist es. Wie wichtig ist es dem Kunden?",
        "That is it. How much does it matter to the customer?",
    ),
    "capture.tap_new": ("Wie wichtig ist es dem Kunden?", "How much does it matter to the customer?"),
    "capture.weight": ("Wie wichtig ist es dem Kunden?", "How much does it matter to the customer?"),
    "capture.weighed": ("Vermerkt.", "Noted."),
    "capture.new": ("Als neuen Wunsch anlegen", "Make it a new wish"),
    "capture.new_else": ("Keiner davon: als neuen Wunsch anlegen", "None of these: make it a new wish"),
    "capture.part_of": ("Gehört zum Änderungswunsch", "Part of the change request"),
    "capture.waits": (
        "Das Produktmanagement entscheidet. Sie bekommen die Antwort mit Worten für den Kunden.",
        "Product decides. You will get the answer with words for the customer.",
    ),
    "capture.ways": ("Vielleicht geht es schon heute", "It may work today already"),
    "capture.again": ("Noch einen festhalten", "Capture another"),
    "capture.promise": ("Kann ich das zusagen?", "Can I promise this?"),
    "capture.loose": ("Noch ohne Wunsch", "Not part of a wish yet"),
    "capture.loose_hint": (
        "Festgehalten oder gefragt, aber noch nicht zugeordnet.",
        "Captured or asked, but not sorted yet.",
    ),
    "capture.tools": ("Von überall festhalten", "Capture from anywhere"),
    "capture.tools_sub": (
        "Lesezeichen für den Browser, Befehlszeile und Schnittstelle. Alle führen in dasselbe Feld.",
        "A bookmark for the browser, the command line and the API. All lead into the same box.",
    ),
    "capture.bookmarklet": ("Lesezeichen", "Bookmark"),
    "capture.bookmarklet.name": ("An Ropeteam", "To Ropeteam"),
    "capture.bookmarklet.drag": (
        "Ziehen Sie diese Schaltfläche in die Lesezeichenleiste Ihres Browsers:",
        "Drag this button to your browser’s bookmarks bar:",
    ),
    "capture.bookmarklet.mark": (
        "Markieren Sie irgendwo, etwa im CRM oder in einer Mail, was der Kunde geschrieben hat, und klicken Sie das "
        "Lesezeichen an.",
        "Mark what the customer wrote anywhere, in the CRM or a mail say, and click the bookmark.",
    ),
    "capture.bookmarklet.check": (
        "Ein kleines Fenster öffnet sich mit Wortlaut und Adresse. Gespeichert wird erst, wenn Sie dort auf "
        "„Festhalten“ drücken.",
        "A small window opens with the words and the address. Nothing is saved before you press “Keep it” there.",
    ),
    "capture.bookmarklet.by_hand": ("Ziehen geht nicht (Telefon)?", "Dragging does not work (phone)?"),
    "capture.bookmarklet.by_hand_hint": (
        "Legen Sie irgendein Lesezeichen an, bearbeiten Sie es, und setzen Sie diesen Text als Adresse ein.",
        "Make any bookmark, edit it, and put this text in as its address.",
    ),
    "capture.bookmarklet.safe": (
        "Das Lesezeichen liest nur die markierten Wörter, den Seitentitel und die Adresse, und nur beim Anklicken. Wo eine "
        "Seite fremde Skripte auch aus Lesezeichen sperrt, kopieren Sie die Wörter von Hand.",
        "The bookmark reads the marked words, the page’s title and its address only, and only when clicked. Where a page "
        "blocks scripts from bookmarks too, copy the words by hand.",
    ),
    "capture.cli": ("Befehlszeile", "Command line"),
    "capture.cli_example": ("Bis März den Export je Werk", "The export per plant by March"),
    "capture.api": ("Schnittstelle", "API"),
    "capture.api_hint": (
        "Mit Idempotency-Key: Dieselbe Meldung zweimal ist eine.",
        "With an Idempotency-Key: the same message twice is one.",
    ),
    "error.capture_empty": (
        "Was wünscht sich der Kunde? Ein halber Satz genügt.",
        "What does the customer want? Half a sentence will do.",
    ),
    "error.capture_long": (
        "Das ist zu lang: höchstens {most} Zeichen. Nehmen Sie den Satz, auf den es ankommt; ganze Mails gehören zu den "
        "Gesprächen.",
        "That is too long: at most {most} characters. Take the sentence that matters; whole mails belong to the "
        "conversations.",
    ),
    "error.capture_placed": (
        "Das ist schon einer anderen Verkaufschance zugeordnet.",
        "This is placed on another deal already.",
    ),
    "error.by_missing": (
        "Wer hält es fest? Nennen Sie die Person mit --by MAIL.",
        "Who captures it? Name the person with --by MAIL.",
    ),
    "error.tracker_file_large": (
        "Die Datei ist größer als {limit_mb} MB. Lesen Sie sie mit „ropeteam import-requests“ ein.",
        "The file is larger than {limit_mb} MB. Take it in with “ropeteam import-requests”.",
    ),
    "error.tracker_file_many": (
        "Die Datei hat mehr als {most} Wünsche und Stimmen. Lesen Sie sie mit „ropeteam import-requests“ ein.",
        "The file has more than {most} wishes and voices. Take it in with “ropeteam import-requests”.",
    ),
    "cli.capture.kept": ("Festgehalten als {key}.", "Kept as {key}."),
    "cli.capture.again": ("War schon festgehalten als {key}.", "Was kept already as {key}."),
    "cli.capture.wished_for": ("Gewünscht bis {day}.", "Wished for by {day}."),
    "cli.capture.guess": (
        "Vermutlich von {account} ({mark}). Zuordnen: --deal {deals}",
        "Probably from {account} ({mark}). To place it: --deal {deals}",
    ),
    "cli.capture.similar": ("Ähnliche Wünsche:", "Similar wishes:"),
    "cli.capture.none": ("Einen ähnlichen Wunsch gibt es noch nicht.", "There is no wish like it yet."),
    "cli.capture.say": ("sagen: {words}", "say: {words}"),
    "cli.capture.ways": ("Vielleicht geht es schon heute:", "It may work today already:"),
    "cli.capture.part_of": (
        "Gehört jetzt zu {key} · {title}, {importance}.",
        "Now part of {key} · {title}, {importance}.",
    ),
    "cli.trackers.columns": ("{file}: {columns}", "{file}: {columns}"),
    "cli.trackers.progress": ("{file}: {n} Wünsche", "{file}: {n} wishes"),
    "cli.trackers.done": (
        "Wünsche gelesen: {wishes}, neu: {new}, mit neuem Stand: {restated}; neue Fragende: {askers}, eigene Leute: {ours} "
        "({seconds} s, {memory} MB).",
        "Wishes read: {wishes}, new: {new}, with a new status: {restated}; new askers: {askers}, our own people: {ours} "
        "({seconds} s, {memory} MB).",
    ),
    "cli.trackers.unnamed": (
        "Stimmen ohne Namen: {n}. Sie wurden nicht übernommen; niemand könnte ihnen antworten.",
        "Votes without a name: {n}. They were not taken over; nobody could answer them.",
    ),
    "cli.trackers.stated": (
        "Dort als doppelt gemeldet: {key} · {title} und {other} · {other_title}. Zusammenführen auf der Seite des Wunsches.",
        "Said to be the same there: {key} · {title} and {other} · {other_title}. Merge them on the wish’s page.",
    ),
    "cli.trackers.alike": (
        "Ähnlich ({likeness}): {key} · {title} und {other} · {other_title}.",
        "Alike ({likeness}): {key} · {title} and {other} · {other_title}.",
    ),
}
