"""Asking a customer to sign, and the page they sign on: "Sie" to customers, and nothing of ours."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # asking, inside
    "sign.title": ("Unterschrift des Kunden", "The customer's signature"),
    "sign.ask": ("Unterschrift erbitten", "Ask for a signature"),
    "sign.about": ("Was?", "What?"),
    "sign.contact": ("Von wem?", "From whom?"),
    "sign.language": ("Sprache der Seite", "Language of the page"),
    "sign.until": ("Der Link gilt bis", "The link is valid until"),
    "sign.make": ("Link erzeugen", "Create a link"),
    "sign.no_contacts": (
        "Zu diesem Kunden ist noch kein Ansprechpartner bekannt.",
        "No contact of this customer is known yet.",
    ),
    "sign.made": ("Der Link für {name}", "The link for {name}"),
    "sign.made_hint": (
        "Er wird nur dieses eine Mal angezeigt und gilt bis {day} für eine Antwort. Schicken Sie ihn {name}; wer ihn hat, kann "
        "unterschreiben.",
        "It is shown only this once and is valid until {day} for one answer. Send it to {name}; whoever has it can "
        "sign.",
    ),
    "sign.shown_before": (
        "Dieser Link wurde schon angezeigt; er gilt weiter. Wenn Sie ihn nicht mehr haben, erzeugen Sie einen neuen.",
        "This link was shown before and is still valid. If you no longer have it, create a new one.",
    ),
    "sign.link": ("Adresse", "Address"),
    "sign.mail_words": ("Text der Mail", "Text of the mail"),
    "sign.mail": ("Mail schreiben", "Write a mail"),
    "sign.back": ("Zurück", "Back"),
    "sign.waits": ("{about}: wartet auf {name}, Link bis {day}", "{about}: waiting for {name}, link until {day}"),
    "sign.ran_out": (
        "{about}: {name} hat nicht geantwortet, der Link ist abgelaufen",
        "{about}: {name} did not answer, the link has expired",
    ),
    "sign.before_import": (
        "{about}: {name} wurde vor der Übernahme der Daten gefragt; der Link von damals gilt hier nicht",
        "{about}: {name} was asked before the data was taken over; that link does not work here",
    ),
    "sign.replaced": (
        "{about}: ein neuerer Link hat den für {name} ersetzt",
        "{about}: a newer link replaced the one for {name}",
    ),
    "sign.signed": ("{about}: unterschrieben von {name}, {day}", "{about}: signed by {name}, {day}"),
    "sign.not_signed": ("{about}: {name} hat nicht unterschrieben, {day}", "{about}: {name} did not sign, {day}"),
    "sign.none": ("Noch um keine Unterschrift gebeten.", "No signature requested yet."),
    "sign.mail.subject": ("{company}: Bitte um Ihre Bestätigung", "{company}: please confirm"),
    "sign.mail.criteria": (
        "Guten Tag {name},\n\nunter diesem Link finden Sie die Erfolgskriterien, die wir für unsere gemeinsame Studie vereinbart "
        "haben. Bitte bestätigen Sie sie mit einem Klick, oder schreiben Sie uns dort, was nicht stimmt:\n\n{address}\n\nDer Link "
        "gilt bis {day}.",
        "Hello {name},\n\nthis link shows the success criteria we agreed on for our joint study. Please confirm them "
        "with one click, or tell us there what is not right:\n\n{address}\n\nThe link is valid until {day}.",
    ),
    "sign.mail.result": (
        "Guten Tag {name},\n\nunter diesem Link finden Sie das Ergebnis unserer gemeinsamen Studie. Bitte bestätigen Sie es mit "
        "einem Klick, oder schreiben Sie uns dort, was nicht stimmt:\n\n{address}\n\nDer Link gilt bis {day}.",
        "Hello {name},\n\nthis link shows the result of our joint study. Please confirm it with one click, or tell us "
        "there what is not right:\n\n{address}\n\nThe link is valid until {day}.",
    ),
    "sign.mail.gap": (
        "Guten Tag {name},\n\nunter diesem Link finden Sie, was wir darüber festgehalten haben, womit Sie zum Start noch nicht "
        "rechnen. Bitte bestätigen Sie es mit einem Klick, oder schreiben Sie uns dort, was nicht stimmt:\n\n{address}\n\nDer Link "
        "gilt bis {day}.",
        "Hello {name},\n\nthis link shows what we agreed you do not expect at the start. Please confirm it with one "
        "click, or tell us there what is not right:\n\n{address}\n\nThe link is valid until {day}.",
    ),
    # the customer's page
    "signing.criteria.title": ("Erfolgskriterien unserer Studie", "Success criteria of our study"),
    "signing.result.title": ("Ergebnis unserer Studie", "Result of our study"),
    "signing.gap.title": ("Was zum Start noch fehlt", "What is still missing at the start"),
    "signing.for": ("Für {name}, {account}", "For {name}, {account}"),
    "signing.of": ("{company} und {account}", "{company} and {account}"),
    "signing.question": ("Die Frage", "The question"),
    "signing.points": ("Woran wir den Erfolg messen", "How we measure success"),
    "signing.points_seen": ("Was wir gesehen haben", "What we saw"),
    "signing.span": ("Vorgesehen vom {begins} bis {ends}.", "Planned from {begins} to {ends}."),
    "signing.ended.go": ("Ergebnis: Es geht.", "Result: it works."),
    "signing.ended.no_go": ("Ergebnis: So geht es nicht.", "Result: it does not work this way."),
    "signing.gap.missing": ("Zum Start noch nicht dabei", "Not included yet at the start"),
    "signing.gap.day": (
        "Nach heutiger Planung verfügbar ab {day}.",
        "By today's plan, available from {day}.",
    ),
    "signing.gap.no_day": ("Einen Termin haben wir Ihnen dafür nicht genannt.", "We have not named a date for it."),
    "signing.gap.words": ("Ihre Worte, wie wir sie festgehalten haben", "Your words, as we wrote them down"),
    "signing.name": ("Ihr Name", "Your name"),
    "signing.sign.criteria": ("Ja, daran messen wir", "Yes, that is what we measure"),
    "signing.sign.result": ("Ja, so ist es gewesen", "Yes, that is how it was"),
    "signing.sign.gap": ("Ja, damit beginnen wir", "Yes, we will start with that"),
    "signing.not": ("Etwas stimmt nicht?", "Is something not right?"),
    "signing.not_words": ("Was stimmt nicht?", "What is not right?"),
    "signing.not_send": ("So nicht bestätigen", "Do not confirm as it stands"),
    "signing.note": (
        "Ihr Name, Ihre Antwort und das Datum werden bei {company} gespeichert. Sonst nichts.",
        "{company} keeps your name, your answer and the date. Nothing else.",
    ),
    "signing.until": ("Dieser Link gilt bis {day}.", "This link is valid until {day}."),
    "signing.done.signed": ("Vielen Dank. Bestätigt von {name} am {day}.", "Thank you. Confirmed by {name} on {day}."),
    "signing.done.words": ("Sie haben dazu geschrieben:", "You wrote:"),
    "signing.done.not": (
        "Vielen Dank. Ihre Antwort ist angekommen; wir melden uns.",
        "Thank you. Your answer has arrived; we will be in touch.",
    ),
    "signing.gone.title": ("Dieser Link gilt nicht mehr", "This link is no longer valid"),
    "signing.gone.text": (
        "Er ist abgelaufen oder wurde durch einen neuen ersetzt. Bitte fragen Sie die Person, die ihn Ihnen geschickt hat.",
        "It has expired or been replaced by a new one. Please ask the person who sent it to you.",
    ),
    "signing.slow.title": ("Bitte einen Augenblick", "One moment, please"),
    "signing.slow.text": (
        "Von dieser Adresse kamen gerade viele Anfragen. Versuchen Sie es in einer Minute noch einmal.",
        "Too many requests have just come from this address. Please try again in a minute.",
    ),
    # what stands against it
    "error.sign_study_ended": (
        "Die Studie hat ihr Ergebnis; über die Kriterien ist nichts mehr zu unterschreiben.",
        "The study has its result; there is nothing left to sign about its criteria.",
    ),
    "error.sign_study_open": (
        "Die Studie hat noch kein Ergebnis, das jemand unterschreiben könnte.",
        "The study has no result yet that anyone could sign.",
    ),
    "error.sign_until_wrong": (
        "Der Link kann von heute an höchstens {most} Tage gelten.",
        "The link can be valid for at most {most} days from today.",
    ),
    "error.sign_contact_elsewhere": (
        "Dieser Ansprechpartner gehört zu einem anderen Kunden.",
        "That contact belongs to another customer.",
    ),
    "error.signed_already": ("Über diesen Link wurde schon geantwortet.", "This link has already been answered."),
    "error.sign_over": (
        "Inzwischen hat sich etwas geändert; hier ist nichts mehr zu bestätigen.",
        "Something has changed in the meantime; there is nothing left to confirm here.",
    ),
    "error.sign_changed": (
        "Der Text wurde gerade geändert. Bitte lesen Sie ihn noch einmal.",
        "The text was changed just now. Please read it once more.",
    ),
    "error.sign_name_missing": ("Bitte nennen Sie Ihren Namen.", "Please give your name."),
    "error.sign_words_missing": (
        "Bitte schreiben Sie kurz, was nicht stimmt.",
        "Please write briefly what is not right.",
    ),
}
