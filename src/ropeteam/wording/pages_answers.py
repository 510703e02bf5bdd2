"""Decisions and answers on pages: deciding, whom it touches, passing an answer on, and what can go wrong with either."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # deciding
    "decide.requests": ("Änderungswünsche", "Change requests"),
    "decide.title": ("Entscheiden", "Decide"),
    "decide.again": ("Neu entscheiden", "Decide anew"),
    "decide.kind": ("Was wird daraus?", "What becomes of it?"),
    "decide.accept": ("Ja", "Yes"),
    "decide.accept_hint": (
        "Ein Roadmap-Eintrag trägt es. Ein Datum bekommt der Kunde nur, wenn der Eintrag zusagbar ist.",
        "A roadmap item carries it. The customer gets a date only where the item may be promised.",
    ),
    "decide.later": ("Später", "Later"),
    "decide.later_hint": (
        "Wann sehen wir es uns wieder an? „Später“ ohne Bedingung ist ein Nein, das sich keiner traut.",
        "When do we look at it again? “Later” without a condition is a no that nobody dares to say.",
    ),
    "decide.no": ("Nein", "No"),
    "decide.no_hint": (
        "Ein begründetes Nein ist eine gute Antwort. Trifft es ein Nicht-Ziel, nennen Sie es.",
        "A well-founded no is a good answer. Where it hits a non-goal, name it.",
    ),
    "decide.as_is": ("Geht heute schon", "Works today"),
    "decide.as_is_hint": (
        "Wie? Mit einem Lösungsmuster oder einer Fähigkeit, die es heute gibt.",
        "How? With a solution pattern, or a capability that is there today.",
    ),
    "decide.study": ("Erst prüfen", "Study first"),
    "decide.study_hint": (
        "Geht an Pre-Sales. Als Grund: was herauszufinden ist.",
        "Goes to pre-sales. As the reason: what is to be found out.",
    ),
    "decide.item": ("Roadmap-Eintrag", "Roadmap item"),
    "decide.item_day": ("{title} · {day}", "{title} · {day}"),
    "decide.item_open": ("{title} · nicht zusagbar", "{title} · not to be promised"),
    "decide.condition": ("Bedingung", "Condition"),
    "decide.condition_placeholder": (
        "z. B. „Version 10 ist freigegeben“",
        "e.g. “version 10 has been released”",
    ),
    "decide.non_goal": ("Nicht-Ziel", "Non-goal"),
    "decide.non_goal_none": ("keines", "none"),
    "decide.pattern": ("Lösungsmuster", "Solution pattern"),
    "decide.capability": ("Fähigkeit", "Capability"),
    "decide.none": ("nicht gewählt", "not chosen"),
    "decide.reason": ("Grund", "Reason"),
    "decide.reason_hint": (
        "Kommt beim Nein in die Worte für den Kunden. Sätze mit Interna (Strategie, Umsatz, Namen anderer Kunden) bleiben "
        "im Haus.",
        "For a no it goes into the words for the customer. Sentences with inside matters (strategy, revenue, other "
        "customers' names) stay in the house.",
    ),
    "decide.save": ("Entscheiden und allen antworten", "Decide and answer everyone"),
    "decide.only_product": ("Entscheiden kann das Produktmanagement.", "Product decides this."),
    "decide.merged": (
        "Dieser Wunsch ist in „{title}“ aufgegangen; entschieden wird dort.",
        "This wish was merged into “{title}”; it is decided there.",
    ),
    "decide.open": ("Noch nicht entschieden.", "Not decided yet."),
    "decide.standing": ("{kind}, {day}", "{kind}, {day}"),
    "decide.against": ("nach Strategie Fassung {n}", "by strategy version {n}"),
    "decide.against_none": ("ohne Strategie", "without a strategy"),
    "decide.because": ("Grund: {reason}", "Reason: {reason}"),
    "decide.condition_is": ("Bedingung: {condition}", "Condition: {condition}"),
    "decide.non_goal_is": ("Nicht-Ziel: {text}", "Non-goal: {text}"),
    "decide.pattern_is": ("Lösungsmuster: {text}", "Solution pattern: {text}"),
    "decide.item_is": ("Roadmap-Eintrag: {title}, {day}", "Roadmap item: {title}, {day}"),
    "decide.item_no_day": ("Roadmap-Eintrag: {title}, ohne Datum", "Roadmap item: {title}, no date"),
    "decide.item_promised": ("zusagbar", "may be promised"),
    "decide.item_not_promised": ("nicht zusagbar", "not to be promised"),
    "decide.before": ("Frühere Entscheidungen", "Earlier decisions"),
    "decide.preview": ("Wen die Entscheidung berührt", "Whom a decision touches"),
    "decide.touched": ("Wen die Entscheidung berührt hat", "Whom the decision touched"),
    "decide.askers.one": ("{n} Antwort", "{n} answer"),
    "decide.askers.many": ("{n} Antworten", "{n} answers"),
    "decide.deals.one": ("{n} Verkaufschance", "{n} deal"),
    "decide.deals.many": ("{n} Verkaufschancen", "{n} deals"),
    "decide.promises.one": ("{n} offene Zusage", "{n} open promise"),
    "decide.promises.many": ("{n} offene Zusagen", "{n} open promises"),
    "decide.touched_n": ("{askers}, {promises}, {deals}", "{askers}, {promises}, {deals}"),
    "decide.touched_none": (
        "Niemand hat danach gefragt, und keine Zusage stützt sich darauf.",
        "Nobody asked for it, and no promise leans on it.",
    ),
    "decide.touched_promises_none": ("Keine offene Zusage stützt sich darauf.", "No open promise leans on it."),
    "decide.done": (
        "Entschieden: {kind}. Die Antworten gehen an alle, die gefragt haben.",
        "Decided: {kind}. The answers go to everyone who asked.",
    ),
    # answers
    "answers.title": ("Antworten", "Answers"),
    "answers.hint": (
        "Was entschieden ist, auf dem Weg zum Kunden: gelesen, weitergesagt.",
        "What was decided, on its way to the customer: read, passed on.",
    ),
    "answers.of_request": ("Antworten", "Answers"),
    "answers.state": ("Stand", "State"),
    "answers.state.waiting": ("noch weiterzusagen", "to pass on"),
    "answers.state.overdue": ("überfällig (7 Tage)", "overdue (7 days)"),
    "answers.state.open": ("nicht gelesen", "not read"),
    "answers.state.read": ("gelesen, nicht weitergesagt", "read, not passed on"),
    "answers.state.anew": ("neu zu sagen", "to tell anew"),
    "answers.anew": ("genannt war {day}, das gilt nicht mehr", "was told {day}, which no longer holds"),
    "answers.sentences": ("beantwortet {n} Nennungen", "answers {n} mentions"),
    "answers.state.told": ("Kunde weiß es", "customer knows"),
    "answers.state.closed": ("überholt", "overtaken"),
    "answers.state.all": ("alle", "all"),
    "answers.kind": ("Entscheidung", "Decision"),
    "answers.given": ("Antwort vom {day}", "answer of {day}"),
    "answers.overdue": ("seit {day} nicht weitergesagt", "not passed on since {day}"),
    "answers.read_on": ("gelesen {day}", "read {day}"),
    "answers.told_on": ("Kunde weiß es seit {day} ({how})", "customer knows since {day} ({how})"),
    "answers.untold": ("Kunde weiß es noch nicht", "customer does not know yet"),
    "answers.nobody_to_tell": ("Frage ohne Kunden", "question without a customer"),
    "answers.column.request": ("Änderungswunsch", "Change request"),
    "answers.column.kind": ("Entscheidung", "Decision"),
    "answers.column.deal": ("Verkaufschance", "Deal"),
    "answers.column.account": ("Kunde", "Customer"),
    "answers.column.given": ("Antwort vom", "Answer of"),
    "answers.column.read": ("gelesen", "read"),
    "answers.column.told": ("weitergesagt", "passed on"),
    "answers.column.state": ("Stand", "State"),
    "answers.none_title": ("Keine Antwort passt zu diesem Filter", "No answer matches this filter"),
    "answers.none_text": (
        "Mit „alle“ sehen Sie auch, was der Kunde schon weiß.",
        "“All” also shows what customers know already.",
    ),
    "answers.empty_title": ("Nichts ist weiterzusagen", "Nothing to pass on"),
    "answers.empty_text": (
        "Sobald das Produktmanagement über einen Wunsch entscheidet, steht hier eine Antwort für jeden, der gefragt hat, "
        "mit Worten für den Kunden.",
        "As soon as product decides on a wish, an answer stands here for everyone who asked, with words for the customer.",
    ),
    "answers.of_request_none": (
        "Noch keine. Mit der Entscheidung bekommt jeder, der gefragt hat, eine Antwort.",
        "None yet. With the decision everyone who asked gets an answer.",
    ),
    "answers.giving": ("Die Antworten werden gerade geschrieben …", "The answers are being written …"),
    "answers.all_of_request": ("Alle Antworten", "All answers"),
    "answers.of_deal": ("Antworten an den Kunden", "Answers for the customer"),
    # one answer
    "answer_page.title": ("Antwort: {kind}", "Answer: {kind}"),
    "answer_page.asked": ("Gefragt war", "What was asked"),
    "answer_page.words": ("Worte für den Kunden", "Words for the customer"),
    "answer_page.drafted": ("Entwurf von Ropeteam, {day}", "drafted by Ropeteam, {day}"),
    "answer_page.written": ("von Hand geschrieben, {day}", "written by hand, {day}"),
    "answer_page.customer_speaks": ("Sprache des Kunden", "the customer's language"),
    "answer_page.assumed": (
        "Die Sprache des Kunden ist nicht bekannt: Es gibt noch kein Gespräch in Deutsch oder Englisch. Angenommen wird "
        "{language}.",
        "The customer's language is not known: there is no talk in German or English yet. {language} is assumed.",
    ),
    "answer_page.language.de": ("Deutsch", "German"),
    "answer_page.language.en": ("Englisch", "English"),
    "answer_page.reason_left_out": (
        "Der Grund ist nur auf {language} aufgeschrieben und fehlt in diesem Text. Ergänzen Sie ihn bei Bedarf.",
        "The reason was written down in {language} only and is missing in this text. Add it where needed.",
    ),
    "answer_page.anew": (
        "Dem Kunden ist der {day} genannt worden. Das gilt nicht mehr.",
        "The customer was told {day}. That no longer holds.",
    ),
    "answer_page.anew_now": (
        "Jetzt ist es der {day}. Bitte sagen Sie es ihm neu.",
        "It is {day} now. Please tell them anew.",
    ),
    "answer_page.anew_none": (
        "Einen Termin dürfen wir im Moment nicht nennen. Bitte sagen Sie es ihm.",
        "We may not name a date at the moment. Please tell them.",
    ),
    "answer_page.older": (
        "Diese Worte sind älter als der Stand der Roadmap vom {day}. Bitte lesen Sie sie noch einmal, bevor sie "
        "hinausgehen.",
        "These words are older than the roadmap as of {day}. Please read them once more before they go out.",
    ),
    "answer_page.edit": ("Worte ändern", "Change the words"),
    "answer_page.save": ("Worte speichern", "Save the words"),
    "answer_page.mail": ("Als E-Mail öffnen", "Open as a mail"),
    "answer_page.subject": ("Ihre Frage an uns", "Your question to us"),
    "answer_page.unsaid": ("Lieber nicht sagen", "Better not say"),
    "answer_page.ticks": ("Zwei Häkchen", "Two ticks"),
    "answer_page.read": ("Gelesen", "Read"),
    "answer_page.told": ("Der Kunde weiß es", "The customer knows"),
    "answer_page.how": ("Wie haben Sie es gesagt?", "How did you tell them?"),
    "answer_page.how_placeholder": ("z. B. „im Termin am Dienstag“", "e.g. “in Tuesday's meeting”"),
    "answer_page.how.mail": ("per E-Mail", "by mail"),
    "answer_page.how.call": ("am Telefon", "on the phone"),
    "answer_page.how.meeting": ("im Gespräch", "in a meeting"),
    "answer_page.wrong_tick": (
        "Versehentlich gesetzt? Häkchen bleiben stehen, damit nichts verschwindet. Schreiben Sie eine Notiz zur "
        "Verkaufschance und sagen Sie es dem Kunden.",
        "Ticked by mistake? Ticks stay, so that nothing disappears. Take a note on the deal and tell the customer.",
    ),
    "answer_page.not_yours": (
        "Weitersagen können es die Leute am Seil dieser Verkaufschance.",
        "The people on this deal's rope can pass it on.",
    ),
    "answer_page.closed": (
        "Das gilt nicht mehr: Inzwischen ist neu entschieden.",
        "This no longer holds: it has been decided anew since.",
    ),
    "answer_page.newer": ("Zur jetzigen Antwort", "To the present answer"),
    "answer_page.earlier": ("Was vorher gesagt wurde", "What was said before"),
    "answer_page.decision": ("Entscheidung", "Decision"),
    "answer_page.history": ("Frühere Fassungen", "Earlier versions"),
    "answer_page.to_pattern": ("Als Lösungsmuster festhalten", "Keep as a solution pattern"),
    "answer_page.done.worded": ("Worte gespeichert.", "Words saved."),
    "answer_page.done.read": ("Gelesen.", "Read."),
    "answer_page.done.told": ("Notiert: Der Kunde weiß es.", "Noted: the customer knows."),
    # Today
    "today.tell": ("Kunde weiß es", "Customer knows"),
    "today.read": ("Gelesen", "Read"),
    "today.answer_overdue": ("seit {day} offen", "open since {day}"),
    "today.decisions": ("Wünsche ohne Entscheidung", "Wishes without a decision"),
    "today.decisions_hint": (
        "Jemand hat danach gefragt; der älteste zuerst.",
        "Somebody asked for these; the oldest first.",
    ),
    "today.decide": ("Entscheiden", "Decide"),
    "today.studies": ("Bitte prüfen", "Please look into these"),
    "today.studies_hint": (
        "Das Produktmanagement hat „erst prüfen“ gesagt. Was ist herauszufinden?",
        "Product said “study first”. What is to be found out?",
    ),
    "today.asked_n.one": ("{n} Mal gefragt", "asked once"),
    "today.asked_n.many": ("{n} Mal gefragt", "asked {n} times"),
    # at the command line
    "cli.decide.done": (
        "Entschieden: {kind} zu „{title}“. Die Antworten gehen an alle, die gefragt haben.",
        "Decided: {kind} on “{title}”. The answers go to everyone who asked.",
    ),
    "cli.answers.none": ("Keine Antwort in diesem Stand.", "No answer in this state."),
    "cli.patterns.none": ("Noch kein Lösungsmuster.", "No solution pattern yet."),
    # what can go wrong
    "error.decision_needs_item": (
        "Ein Ja braucht einen Roadmap-Eintrag, der es trägt.",
        "A yes needs a roadmap item that carries it.",
    ),
    "error.decision_item_dropped": (
        "Dieser Roadmap-Eintrag ist gestrichen; er trägt kein Ja mehr.",
        "This roadmap item was dropped; it no longer carries a yes.",
    ),
    "error.decision_needs_condition": (
        "„Später“ braucht eine Bedingung: Wann sehen Sie es sich wieder an?",
        "“Later” needs a condition: when will you look at it again?",
    ),
    "error.decision_needs_way": (
        "„Geht heute schon“ braucht ein Lösungsmuster oder eine Fähigkeit.",
        "“Works today” needs a solution pattern or a capability.",
    ),
    "error.decision_way_not_there": (
        "Diese Fähigkeit gibt es heute nicht; „geht heute schon“ kann sich nicht auf sie stützen.",
        "That capability is not there today; “works today” cannot lean on it.",
    ),
    "error.decision_newer.accept": (
        "Inzwischen hat jemand „ja“ entschieden. Ihre Entscheidung ist nicht gespeichert; Ihre Eingaben stehen noch da. "
        "Lesen Sie die neue zuerst.",
        "Somebody has decided “yes” in the meantime. Your decision was not saved; what you typed is still there. Read "
        "the new one first.",
    ),
    "error.decision_newer.later": (
        "Inzwischen hat jemand „später“ entschieden. Ihre Entscheidung ist nicht gespeichert; Ihre Eingaben stehen noch "
        "da. Lesen Sie die neue zuerst.",
        "Somebody has decided “later” in the meantime. Your decision was not saved; what you typed is still there. Read "
        "the new one first.",
    ),
    "error.decision_newer.no": (
        "Inzwischen hat jemand „nein“ entschieden. Ihre Entscheidung ist nicht gespeichert; Ihre Eingaben stehen noch da. "
        "Lesen Sie die neue zuerst.",
        "Somebody has decided “no” in the meantime. Your decision was not saved; what you typed is still there. Read the "
        "new one first.",
    ),
    "error.decision_newer.as_is": (
        "Inzwischen hat jemand „geht heute schon“ entschieden. Ihre Entscheidung ist nicht gespeichert; Ihre Eingaben "
        "stehen noch da. Lesen Sie die neue zuerst.",
        "Somebody has decided “works today” in the meantime. Your decision was not saved; what you typed is still "
        "there. Read the new one first.",
    ),
    "error.decision_newer.study": (
        "Inzwischen hat jemand „erst prüfen“ entschieden. Ihre Entscheidung ist nicht gespeichert; Ihre Eingaben stehen "
        "noch da. Lesen Sie die neue zuerst.",
        "Somebody has decided “study first” in the meantime. Your decision was not saved; what you typed is still there. "
        "Read the new one first.",
    ),
    "error.answer_language": (
        "Worte gibt es auf Deutsch (de) und Englisch (en), nicht auf „{language}“.",
        "Words come in German (de) and English (en), not in “{language}”.",
    ),
    "error.answer_words_empty": (
        "Ohne Worte bleibt der Entwurf stehen. Schreiben Sie einen Satz.",
        "Without words the draft stands. Write a sentence.",
    ),
    "error.answer_words_long": (
        "Das ist zu lang für eine Antwort: höchstens {most} Zeichen.",
        "That is too long for an answer: {most} characters at most.",
    ),
    "error.told_how_missing": (
        "Wie haben Sie es dem Kunden gesagt? Ein paar Worte genügen.",
        "How did you tell the customer? A few words will do.",
    ),
    "error.answer_overtaken": (
        "Diese Antwort ist überholt, es ist neu entschieden. Sagen Sie dem Kunden die neue.",
        "This answer has been overtaken by a newer decision. Tell the customer the new one.",
    ),
}
