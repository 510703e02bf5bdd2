"""The pulse in words: the one question, never reworded, and the page behind its link.

The question's words are the anchor of the whole curve: another wording would measure something else.
"""

from __future__ import annotations

from typing import Final

QUESTION: Final = {
    "de": "Wie begeistert sind Sie heute von unserem gemeinsamen Vorhaben? 0 = gar nicht, 10 = sehr",
    "en": "How enthusiastic are you today about our joint project? 0 = not at all, 10 = very",
}

WORDS: dict[str, tuple[str, str]] = {
    "pulse.question": (QUESTION["de"], QUESTION["en"]),
    "pulse.letter.subject": ("Eine Frage, zehn Sekunden", "One question, ten seconds"),
    "pulse.letter.greeting": ("Guten Tag {name},", "Hello {name},"),
    "pulse.letter.words": (
        "eine einzige Frage zu unserem gemeinsamen Vorhaben; mit einem Antippen ist sie beantwortet:",
        "a single question about our joint project; one tap answers it:",
    ),
    "pulse.letter.why": (
        "Der Link gilt 30 Tage und für eine Antwort; ein Konto brauchen Sie nicht. Auf der Seite können Sie auch sagen, dass Sie "
        "nicht mehr gefragt werden möchten. Auf diese Mail können Sie einfach antworten.",
        "The link works for 30 days and for one answer; you need no account. On the page you can also say that you do not want to "
        "be asked any more. You can simply reply to this mail.",
    ),
    "pulse.letter.regards": ("Freundliche Grüße\n{owner}\n{company}", "Kind regards\n{owner}\n{company}"),
    "pulse.page.title": ("Eine Frage von {company}", "A question from {company}"),
    "pulse.page.lowest": ("gar nicht", "not at all"),
    "pulse.page.highest": ("sehr", "very"),
    "pulse.page.line": ("Wenn Sie mögen: ein Satz dazu", "If you like: a sentence about it"),
    "pulse.page.send": ("Antworten", "Answer"),
    "pulse.page.who_reads": (
        "{owner} und die Menschen, die bei {company} an Ihrem Vorhaben arbeiten, lesen Ihre Antwort.",
        "{owner} and the people at {company} who work on your project will read your answer.",
    ),
    "pulse.page.last": ("Ihre letzte Antwort am {day}: {value} von 10", "Your last answer on {day}: {value} of 10"),
    "pulse.page.kept.one": ("Seitdem haben wir eine Zusage erfüllt.", "Since then we have kept one promise."),
    "pulse.page.kept.many": ("Seitdem haben wir {n} Zusagen erfüllt.", "Since then we have kept {n} promises."),
    "pulse.page.no_more": ("Nicht mehr fragen", "Do not ask me again"),
    "pulse.page.no_more_hint": (
        "Sie möchten solche Fragen nicht mehr bekommen?",
        "You would rather not get such questions any more?",
    ),
    "pulse.page.names": (
        "In Ihrem Satz steht ein Name: {names}. Soll er stehen bleiben?",
        "There is a name in your sentence: {names}. Should it stay?",
    ),
    "pulse.page.names_mask": ("Namen weglassen", "Leave the name out"),
    "pulse.page.names_keep": ("Namen stehen lassen", "Keep the name"),
    "pulse.page.thanks": ("Danke.", "Thank you."),
    "pulse.page.thanks_text": (
        "Ihre Antwort ist angekommen. Beim nächsten Mal erfahren Sie, was daraus wurde.",
        "Your answer has arrived. Next time you will hear what became of it.",
    ),
    "pulse.page.no_more_done": (
        "Wir fragen Sie nicht mehr. Wenn Sie es sich anders überlegen, sagen Sie es Ihrem Ansprechpartner.",
        "We will not ask you again. If you change your mind, tell the person you work with.",
    ),
    "pulse.page.ended": ("Dieser Link gilt nicht mehr", "This link is no longer valid"),
    "pulse.page.ended_text": (
        "Er ist schon benutzt oder abgelaufen. Es ist nichts verloren gegangen; bei Fragen antworten Sie auf die Mail.",
        "It has already been used or has expired. Nothing was lost; if you have questions, reply to the mail.",
    ),
    "pulse.masked": ("[Name]", "[name]"),
}
