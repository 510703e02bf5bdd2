"""Mail: letters of ours and their words, the address of a deal, what came, what the operator is told."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # letters
    "letter.subject.digest": ("Ropeteam: was diese Woche bei Ihnen liegt", "Ropeteam: what waits for you this week"),
    "letter.subject.missed": (
        "Ropeteam: was im Austausch vom {day} für Sie dabei war",
        "Ropeteam: what the exchange of {day} had for you",
    ),
    "letter.subject.test": ("Ropeteam: Testmail", "Ropeteam: a test mail"),
    "letter.greeting": ("Guten Tag, {name},", "Hello {name},"),
    "letter.opening.digest": (
        "das liegt zu Ihren Verkaufschancen bereit. Zitate stehen nicht in Mails; ein Klick führt hin.",
        "this is waiting on your deals. Mails carry no quotes; one click takes you there.",
    ),
    "letter.opening.missed": (
        "Sie konnten nicht dabei sein. Diese Punkte betreffen Ihre Verkaufschancen.",
        "You could not be there. These points concern your deals.",
    ),
    "letter.opening.test": (
        "diese Mail kommt an. Mehr will sie nicht.",
        "this mail arrives. That is all it wants.",
    ),
    "letter.part.answers": ("Antworten, die Ihr Kunde noch nicht kennt", "Answers your customer does not know yet"),
    "letter.part.decided": ("In den letzten sieben Tagen entschieden", "Decided in the last seven days"),
    "letter.part.confirm": (
        "In Ihren Gesprächen gehört, noch von niemandem angesehen",
        "Heard in your talks, reviewed by nobody yet",
    ),
    "letter.part.exchange": ("Austausch am {day}", "Exchange on {day}"),
    "letter.part.missed": ("Austausch vom {day}", "Exchange of {day}"),
    "letter.heard.one": ("eine Stelle", "one suggestion"),
    "letter.heard.many": ("{n} Stellen", "{n} suggestions"),
    "letter.about.not_passed_on": ("der Kunde weiß es noch nicht", "the customer does not know yet"),
    "letter.about.promise_at_risk": ("in Gefahr", "at risk"),
    "letter.about.veto": ("Einspruch: gegen die Vision", "objection: against the vision"),
    "letter.about.fit_spread": ("die Rollen sind uneins", "the roles differ"),
    "letter.about.new_wish": ("neuer Wunsch", "new wish"),
    "letter.about.undecided": ("noch nicht entschieden", "not decided yet"),
    "letter.about.decided": ("entschieden", "decided"),
    "letter.rest.one": ("und ein weiterer Punkt", "and one more"),
    "letter.rest.many": ("und {n} weitere", "and {n} more"),
    "letter.promise": ("Eine Zusage", "A promise"),
    "letter.confidential": ("Eine vertrauliche Verkaufschance", "A confidential deal"),
    "letter.why": (
        "Sie bekommen diese Mail, weil Sie zur Seilschaft dieser Verkaufschancen gehören.",
        "You get this mail because you are on the rope of these deals.",
    ),
    "letter.why_question": (
        "Sie bekommen diese Mail, weil Sie über das Produkt entscheiden.",
        "You get this mail because you decide about the product.",
    ),
    "letter.off": ("Mails abbestellen: {address}", "No more mails: {address}"),
    "letter.assumed": (
        "Sie haben in Ropeteam noch keine Sprache gewählt; die dieser Mail ist nur angenommen.",
        "You have not chosen a language in Ropeteam yet; the one of this mail is only assumed.",
    ),
    # one's own letters
    "mail.title": ("Meine Mails", "My mails"),
    "mail.hint": (
        "Einmal in der Woche, was Ihre Verkaufschancen betrifft; am Abend vor einem Gespräch die Gesprächskarte; nach "
        "einem Austausch, den Sie verpasst haben, was er für Sie hatte; und Fragen an Sie, wenn Sie über das Produkt "
        "entscheiden.",
        "Once a week what concerns your deals; on the evening before a talk the call card; after an exchange that you "
        "missed what it had for you; and questions to you if you decide about the product.",
    ),
    "mail.to": ("Mails gehen an {address}.", "Mails go to {address}."),
    "mail.waiting": ("Zurzeit wird nichts verschickt; sie warten.", "Nothing is sent at present; they wait."),
    "mail.no_address": (
        "Für Sie ist keine Mailadresse hinterlegt; deshalb kommt keine Mail an. Ihre Administration trägt sie ein.",
        "There is no mail address for you, so no mail can reach you. Your administrator can enter one.",
    ),
    "mail.is_off": ("Sie bekommen keine Mails.", "You get no mails."),
    "mail.switch_off": ("Keine Mails mehr", "No more mails"),
    "mail.switch_on": ("Wieder Mails bekommen", "Get mails again"),
    "mail.own": ("Was an Sie ging", "What went to you"),
    "mail.none": ("Noch keine.", "None yet."),
    "mail.older": ("Ältere", "Older ones"),
    "mail.newest": ("Zu den neuesten", "To the newest"),
    "mail.state.sent": ("verschickt am {day}", "sent on {day}"),
    "mail.state.waiting": ("wartet seit dem {day}", "waiting since {day}"),
    "mail.state.again": ("nächster Versuch {day}, {time} Uhr", "tried again on {day}, {time}"),
    "mail_stop.server": ("nicht angenommen", "not accepted"),
    "mail_stop.left": ("nicht verschickt: keine Adresse mehr", "not sent: no address any more"),
    "mail_stop.off": ("nicht verschickt: abbestellt", "not sent: switched off"),
    "mail_stop.overtaken": (
        "nicht verschickt: die Mail der nächsten Woche kam zuvor",
        "not sent: next week's came first",
    ),
    "mail_stop.too_old": ("nicht verschickt: nach zwei Wochen veraltet", "not sent: out of date after two weeks"),
    "mail.done.off": ("Sie bekommen keine Mails mehr.", "You will get no more mails."),
    "mail.done.on": ("Sie bekommen wieder Mails.", "You will get mails again."),
    # the administrator's part
    "mail.house": ("Versand", "Sending"),
    "mail.out_off": (
        "Kein Mailserver eingetragen: Mails werden nicht verschickt, sie warten. Wer den Server betreibt, trägt ihn ein"
        " (docs/howto/mail.md).",
        "No mail server is set: mails are not sent, they wait. Whoever runs the server sets it (docs/howto/mail.md).",
    ),
    "mail.out_on": ("Verschickt wird über {place}.", "Mails go out by {place}."),
    "mail.out_wrong": (
        "Die Einstellung {name} stimmt nicht; bis dahin warten alle Mails.",
        "The setting {name} is wrong; until it is mended all mails wait.",
    ),
    "mail.counts": (
        "{waiting} warten, {sent} sind verschickt, {failed} wurden nicht angenommen.",
        "{waiting} wait, {sent} were sent, {failed} were not accepted.",
    ),
    "mail.failed": ("Nicht angenommen", "Not accepted"),
    "mail.again": ("Alle noch einmal versuchen", "Try all of them again"),
    "mail.done.again.one": ("Eine Mail wird noch einmal versucht.", "One mail is tried again."),
    "mail.done.again.many": ("{n} Mails werden noch einmal versucht.", "{n} mails are tried again."),
    "mail.unreachable": ("Ohne Mailadresse", "Without a mail address"),
    "mail.unreachable_hint": (
        "Diese Kolleginnen und Kollegen erreicht keine Mail. Tragen Sie die Adresse in people.csv nach.",
        "No mail reaches these colleagues. Add the address in people.csv.",
    ),
    # the address of a deal
    "deal_mail.title": ("Mail zu dieser Verkaufschance", "Mail of this deal"),
    "deal_mail.address": ("Mailadresse", "Mail address"),
    "deal_mail.hint": (
        "Setzen Sie diese Adresse in Kopie, oder leiten Sie eine Mail dorthin weiter: Sie liegt dann als Gespräch hier."
        " Schreiben Sie nur an sie, wird daraus eine Notiz.",
        "Copy this address in, or forward a mail to it: it then stands here as a conversation. Write to it alone, and it"
        " becomes a note.",
    ),
    "deal_mail.who": (
        "Wer die Adresse kennt, kann ihr schreiben. Ob ein Absender echt ist, prüft Ihr Mailserver, nicht Ropeteam. Ist sie in"
        " falsche Hände geraten, ersetzen Sie sie.",
        "Whoever knows the address can write to it. Whether a sender is real is checked by your mail server, not by Ropeteam."
        " If it got into the wrong hands, replace it.",
    ),
    "deal_mail.off": (
        "Hier kommt noch keine Mail an: Es ist keine Domain dafür eingetragen (docs/howto/mail.md).",
        "No mail arrives here yet: no domain is set for it (docs/howto/mail.md).",
    ),
    "deal_mail.none": ("Diese Verkaufschance hat noch keine Adresse.", "This deal has no address yet."),
    "deal_mail.make": ("Adresse anlegen", "Make an address"),
    "deal_mail.replace": ("Adresse ersetzen", "Replace the address"),
    "deal_mail.replace_hint": (
        "Die alte nimmt dann nichts mehr an; wer ihr schreibt, bekommt die Mail zurück.",
        "The old one then takes nothing more; whoever writes to it gets the mail back.",
    ),
    "deal_mail.close": ("Adresse schließen", "Close the address"),
    "deal_mail.came": ("Eingegangen", "What came"),
    "deal_mail.came_none": ("Noch keine Mail.", "No mail yet."),
    "deal_mail.came_note": ("Notiz", "Note"),
    "deal_mail.letters": ("Was einging, und die Adresse verwalten", "What came, and the address"),
    "deal_mail.attachments.one": ("Anhang nicht übernommen: {names}", "Attachment not taken in: {names}"),
    "deal_mail.attachments.many": ("Anhänge nicht übernommen: {names}", "Attachments not taken in: {names}"),
    "deal_mail.done.made": ("Die Adresse steht.", "The address is ready."),
    "deal_mail.done.closed": ("Die Adresse ist geschlossen.", "The address is closed."),
    "mail_refusal.automatic": ("automatische Mail, nicht übernommen", "automatic mail, not taken in"),
    "mail_refusal.own": ("eigene Mail, nicht übernommen", "a mail of our own, not taken in"),
    "mail_refusal.no_words": ("kein lesbarer Text, zurückgewiesen", "no words to read, sent back"),
    "mail_refusal.broken": ("beschädigt, zurückgewiesen", "broken, sent back"),
    # errors
    "error.mail_setting": (
        "{name}={value}: So geht es nicht; was dort stehen kann, sagt docs/howto/mail.md.",
        "{name}={value}: this does not work; docs/howto/mail.md says what may stand there.",
    ),
    "error.mail_off": (
        "Kein Mailserver eingetragen (ROPETEAM_SMTP_HOST); siehe docs/howto/mail.md.",
        "No mail server is set (ROPETEAM_SMTP_HOST); see docs/howto/mail.md.",
    ),
    "error.mail_domain_missing": (
        "Keine Domain für eingehende Mail eingetragen (ROPETEAM_MAIL_DOMAIN); siehe docs/howto/mail.md.",
        "No domain for incoming mail is set (ROPETEAM_MAIL_DOMAIN); see docs/howto/mail.md.",
    ),
    "error.mail_address_bad": ("„{address}“ ist keine Mailadresse.", "“{address}” is no mail address."),
    "error.mail_unreadable": (
        "„{path}“ ist weder eine Mail noch ein Maildir.",
        "“{path}” is neither a mail nor a Maildir.",
    ),
    # commands
    "cli.mail.sent": (
        "Verschickt: {sent}. Später noch einmal: {later}. Nicht angenommen: {never}. Nicht mehr nötig: {stopped}.",
        "Sent: {sent}. Again later: {later}. Not accepted: {never}. Not needed any more: {stopped}.",
    ),
    "cli.mail.closed": ("Der Mailserver nimmt nichts an: {said}", "The mail server takes nothing: {said}"),
    "cli.mail.out": ("Versand: {place}", "Sending: {place}"),
    "cli.mail.in": ("Empfang: {place}", "Receiving: {place}"),
    "cli.mail.off": ("aus", "off"),
    "cli.mail.counts": (
        "{company}: {waiting} warten, {sent} verschickt, {failed} nicht angenommen",
        "{company}: {waiting} waiting, {sent} sent, {failed} not accepted",
    ),
    "cli.mail.failed": ("  an {name}: {said}", "  to {name}: {said}"),
    "cli.mail.unreachable": ("  ohne Mailadresse: {names}", "  without a mail address: {names}"),
    "cli.mail.test_good": (
        "{place} hat die Testmail an {address} angenommen.",
        "{place} accepted the test mail to {address}.",
    ),
    "cli.mail.test_bad": ("{place} hat sie nicht angenommen: {said}", "{place} did not accept it: {said}"),
    "cli.mail.listening": (
        "Nimmt Mail an: {host}, Port {port}, für @{domain} (Strg-C beendet)",
        "Taking mail: {host}, port {port}, for @{domain} (Ctrl-C stops it)",
    ),
    "cli.mail.mail": ("{name}: Gespräch zu {deal}", "{name}: a conversation of {deal}"),
    "cli.mail.note": ("{name}: Notiz zu {deal}", "{name}: a note of {deal}"),
    "cli.mail.known": ("{name}: schon da ({deal})", "{name}: known already ({deal})"),
    "cli.mail.refused": ("{name}: {why} ({deal})", "{name}: {why} ({deal})"),
    "cli.mail.nobody": (
        "{name}: an keine Adresse einer Verkaufschance gerichtet",
        "{name}: written to no deal's address",
    ),
}
