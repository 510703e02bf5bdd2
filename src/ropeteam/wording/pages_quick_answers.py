"""Product answers in one click: on the page, by letter, behind a link."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # answers that lie ready
    "quick.title": ("Frage ans Produktmanagement", "A question to product"),
    "quick.asked": ("Gefragt am {day}", "Asked on {day}"),
    "quick.hint": (
        "Jede Antwort liegt fertig da. Sie können Grund und Worte ändern, bevor Sie sie geben.",
        "Every answer lies ready. You may change reason and words before you give it.",
    ),
    "quick.reason_of": ("Grund für „{kind}“", "Reason for “{kind}”"),
    "quick.condition_of": ("Bedingung für „{kind}“", "Condition for “{kind}”"),
    "quick.words": ("Worte für den Kunden, wie sie daraus werden", "The words for the customer that follow"),
    "quick.give.as_is": ("„Geht heute schon“ antworten", "Answer “works today”"),
    "quick.give.later": ("„Später“ antworten", "Answer “later”"),
    "quick.give.no": ("„Nein“ antworten", "Answer “no”"),
    "quick.give.study": ("„Erst prüfen“ antworten", "Answer “study first”"),
    "quick.accept_hint": (
        "Ein Ja zu etwas Neuem braucht einen Roadmap-Eintrag:",
        "A yes to something new needs a roadmap item:",
    ),
    "quick.accept_link": ("auf der Seite des Wunsches entscheiden", "decide on the page of the wish"),
    "quick.decided": ("Beantwortet: {kind}, {day}", "Answered: {kind}, {day}"),
    "quick.decided_text": (
        "Wer gefragt hat, bekommt die Antwort mit Worten für den Kunden.",
        "Whoever asked gets the answer with words for the customer.",
    ),
    "quick.decided_words": ("Worte für den Kunden", "Words for the customer"),
    "quick.decided_yours": (
        "Ihre Antwort liegt bereit. Bitte sagen Sie sie dem Kunden, und haken Sie es dort ab.",
        "Your answer lies ready. Please tell the customer, and tick it off there.",
    ),
    "quick.decided_soon": (
        "Ihre Antwort mit den Worten für den Kunden kommt gleich.",
        "Your answer with the words for the customer will be here shortly.",
    ),
    "quick.decided_open": ("Zur Antwort", "Open the answer"),
    "quick.verdict": ("Beim Fragen fand Ropeteam:", "When it was asked, Ropeteam found:"),
    "quick.verdict_none": (
        "Beim Fragen gab es kein sicheres Urteil.",
        "There was no sure verdict when it was asked.",
    ),
    "quick.near_goal": ("Liegt nahe an einem Nicht-Ziel: {goal}", "Lies near a non-goal: {goal}"),
    "quick.no_capability": (
        "Keine Fähigkeit aus dem Katalog ist damit verknüpft.",
        "No capability of the catalogue is linked to it.",
    ),
    "quick.only_product": (
        "Antworten kann nur, wer über das Produkt entscheidet.",
        "Only those who decide about the product can answer.",
    ),
    "quick.done": ("Beantwortet. Wer gefragt hat, bekommt es zu lesen.", "Answered. Whoever asked will read it."),
    "quick.open": ("Antworten", "Answer"),
    "quick.as_is.capability": ("Geht heute schon, mit „{capability}“.", "Works today, with “{capability}”."),
    "quick.as_is.pattern": (
        "Geht heute schon, so wie bei „{pattern}“.",
        "Works today, the way it did for “{pattern}”.",
    ),
    "quick.later.planned": (
        "Nicht für sich allein: „{item}“ kommt zuerst.",
        "Not by itself: “{item}” comes first.",
    ),
    "quick.later.when_released": (
        "wenn „{item}“ ausgeliefert ist, geplant zum {date}",
        "once “{item}” is released, planned for {date}",
    ),
    "quick.later.not_now": ("Zurzeit steht anderes davor.", "Other things come first at present."),
    "quick.later.look_again": ("Wir sehen es uns am {date} wieder an", "We look at it again on {date}"),
    "quick.no.non_goal": (
        "Das bauen wir mit Absicht nicht: {goal}",
        "We do not build that, on purpose: {goal}",
    ),
    "quick.no.not_planned": ("Das ist nicht geplant.", "That is not planned."),
    "quick.study.question": (
        "Was genau braucht der Kunde, und geht es mit dem heutigen Produkt?",
        "What exactly does the customer need, and can today's product do it?",
    ),
    # the page behind a link
    "quick_link.title": ("Eine Antwort geben", "Give an answer"),
    "quick_link.for": ("Sie antworten als {name}.", "You answer as {name}."),
    "quick_link.once": (
        "Dieser Link gilt für eine Antwort. Solange Sie nicht auf den Knopf drücken, ändert sich nichts.",
        "This link is good for one answer. Nothing changes until you press the button.",
    ),
    "quick_link.others": ("Eine andere Antwort", "Another answer"),
    "quick_link.done": ("Danke, die Antwort ist gegeben.", "Thank you, the answer is given."),
    "quick_link.gone": ("Dieser Link führt nirgendwohin", "This link leads nowhere"),
    "quick_link.gone_text": (
        "Er ist unbekannt oder gilt nicht mehr für Sie. Angemeldet finden Sie offene Fragen unter „Heute“.",
        "It is unknown or no longer yours. Signed in, you find open questions on Today.",
    ),
    "quick_link.to_today": ("Zu „Heute“", "To Today"),
    "error.link_used": (
        "Dieser Link wurde schon benutzt; die Antwort ist gegeben.",
        "This link was used already; the answer is given.",
    ),
    "error.link_expired": (
        "Dieser Link ist abgelaufen. Angemeldet können Sie weiter antworten.",
        "This link has expired. Signed in, you can still answer.",
    ),
    "error.question_not_asked": (
        "Diese Frage liegt nicht beim Produktmanagement.",
        "This question was not put to product.",
    ),
    "error.question_answered": (
        "Diese Frage ist schon beantwortet. Es wurde nichts geändert.",
        "This question is answered already. Nothing was changed.",
    ),
    "error.quick_answer_unknown": (
        "Diese Antwort passt hier nicht; entscheiden Sie auf der Seite des Wunsches.",
        "This answer does not fit here; decide on the page of the wish.",
    ),
    "error.customer_named": (
        "Was hier steht, lesen alle im Haus; „{name}“ gehört zu einer vertraulichen Verkaufschance. Bitte sagen Sie es ohne "
        "diesen Namen.",
        "Everybody in the house reads what stands here; “{name}” belongs to a confidential deal. Please say it without that "
        "name.",
    ),
    # letters
    "letter.subject.question": ("Ropeteam: eine Frage ans Produktmanagement", "Ropeteam: a question to product"),
    "letter.opening.question": (
        "der Vertrieb hat eine Frage und wartet auf Antwort. Jeder Link öffnet eine fertige Antwort; erst der Knopf dort "
        "gibt sie.",
        "sales has a question and waits for an answer. Each link opens an answer that lies ready; only the button there "
        "gives it.",
    ),
    "letter.part.question": ("Die Frage und mögliche Antworten", "The question and possible answers"),
    "letter.quick.as_is.capability": ("Geht heute schon, mit „{capability}“", "Works today, with “{capability}”"),
    "letter.quick.as_is.pattern": ("Geht heute schon, wie bei „{pattern}“", "Works today, as for “{pattern}”"),
    "letter.quick.later.planned": ("Später: erst kommt „{item}“", "Later: “{item}” comes first"),
    "letter.quick.later.not_now": ("Später: am {date} wieder ansehen", "Later: look again on {date}"),
    "letter.quick.no.non_goal": ("Nein, mit Absicht: {goal}", "No, on purpose: {goal}"),
    "letter.quick.no.not_planned": ("Nein, nicht geplant", "No, not planned"),
    "letter.quick.study.question": ("Erst prüfen", "Study first"),
}
