"""In a call: words to avoid, whom to pull in, the same thing before, how long questions to product wait."""

from __future__ import annotations

_NO_MORE = ("„Mehr sage ich Ihnen dazu heute nicht zu.“", "“I am not promising anything beyond that today.”")

WORDS: dict[str, tuple[str, str]] = {
    # words to avoid: the phrase, and what carries it
    "ask.avoid": ("Diese Worte lieber nicht", "Words to avoid"),
    "ask.softer": ("Besser so", "Rather say"),
    "avoid.absolute": ("„{phrase}“", "“{phrase}”"),
    "avoid.absolute.softer": (
        "sagen, bis wohin es geht: mit Zahl, Fall oder Termin",
        "say how far it goes: with a number, a case or a day",
    ),
    "avoid.absolute_open": ("„{phrase}“", "“{phrase}”"),
    "avoid.absolute_open.softer": (
        "bei den Worten für den Kunden bleiben: Mehr steht nicht fest",
        "stay with the words for the customer: nothing more is settled",
    ),
    "avoid.over_limit": (
        "„unbegrenzt“, „für alle“, mehr als die Grenzen",
        "“unlimited”, “for everybody”, more than the limits",
    ),
    "avoid.over_limit.softer": ("„In diesem Rahmen geht es: {limits}.“", "“Within these bounds it works: {limits}.”"),
    "avoid.no_bounds": ("„in jedem Fall“, „ohne Einschränkung“", "“in every case”, “no restrictions”"),
    "avoid.no_bounds.softer": (
        "„Es geht, aber nicht immer. Wo nicht, schreibe ich Ihnen auf.“",
        "“It works, though not always. I will write down where it does not.”",
    ),
    "avoid.not_standard": ("„das ist Standard“", "“that is standard”"),
    "avoid.not_standard.softer": (
        "„Wir lösen das heute auf einem anderen Weg; ich zeige Ihnen, wie.“",
        "“Today we solve that in another way; let me show you how.”",
    ),
    "avoid.not_there_yet": (
        "„das haben wir schon“, und jeden Termin vor dem {date}",
        "“we already have it”, and any date before {date}",
    ),
    "avoid.not_there_yet.softer": (
        "„Das kommt mit ‚{roadmap}‘ zum {date}; früher sage ich es nicht zu.“",
        "“It comes with ‘{roadmap}’ on {date}; I promise nothing earlier.”",
    ),
    "avoid.more_to_come": (
        "dass „{roadmap}“ schon dabei ist, und jeden Termin vor dem {date}",
        "that “{roadmap}” is part of it already, and any date before {date}",
    ),
    "avoid.more_to_come.softer": (
        "„‚{roadmap}‘ kommt zum {date} dazu; heute geht es ohne.“",
        "“‘{roadmap}’ is added on {date}; today it works without.”",
    ),
    "avoid.not_covered": (
        "dass „{roadmap}“ das bringt, und dessen Termin",
        "that “{roadmap}” brings this, and its date",
    ),
    "avoid.not_covered.softer": (
        "„Ob das damit geht, ist nicht geklärt; heute sage ich es Ihnen nicht zu.“",
        "“Whether that covers it is not settled; I am not promising it today.”",
    ),
    "avoid.not_committed.idea": (
        "dass es zu „{roadmap}“ eine Idee gibt, und jeden Termin",
        "that “{roadmap}” is an idea of ours, and any date",
    ),
    "avoid.not_committed.idea.softer": _NO_MORE,
    "avoid.not_committed.planned": (
        "dass „{roadmap}“ geplant ist, und wann",
        "that “{roadmap}” is planned, and when",
    ),
    "avoid.not_committed.planned.softer": _NO_MORE,
    "avoid.not_committed.in_work": (
        "dass „{roadmap}“ in Arbeit ist, und wann es fertig wird",
        "that “{roadmap}” is in work, and when it will be ready",
    ),
    "avoid.not_committed.in_work.softer": _NO_MORE,
    "avoid.on_the_side": ("„das machen wir nebenbei“", "“we will do that on the side”"),
    "avoid.on_the_side.softer": (
        "„Umfang, Termin und Preis bekommen Sie schriftlich, bevor Sie unterschreiben.“",
        "“You get scope, date and price in writing before you sign.”",
    ),
    "avoid.undecided": ("„kommt sicher“, „ist in Arbeit“, ein Datum", "“it is coming”, “we are working on it”, a date"),
    "avoid.undecided.softer": (
        "„Das ist nicht entschieden. Sie bekommen eine klare Antwort, auch wenn sie Nein heißt.“",
        "“That is not decided. You will get a clear answer, even if it is a no.”",
    ),
    "avoid.special_build": (
        "„das bekommen wir schon hin“, eine Sonderentwicklung",
        "“we will make it work”, a special development",
    ),
    "avoid.special_build.softer": (
        "„Das bieten wir nicht an. Was wollen Sie damit erreichen?“",
        "“We do not offer that. What do you want to achieve by it?”",
    ),
    "avoid.over_the_bounds": (
        "„das bekommen wir schon hin“, eine Sonderentwicklung",
        "“we will make it work”, a special development",
    ),
    "avoid.over_the_bounds.softer": (
        "„Bis hierhin geht es: {limits}. Darüber hinaus bieten wir es nicht an. Was wollen Sie damit erreichen?“",
        "“It goes this far: {limits}. We do not offer it beyond that. What do you want to achieve by it?”",
    ),
    "avoid.exception": ("„nur für Sie“, „ausnahmsweise“", "“just for you”, “as an exception”"),
    "avoid.exception.softer": (
        "„Das werden wir nicht bauen, mit Absicht. Ich sage es Ihnen lieber heute.“",
        "“We are not going to build that, on purpose. I would rather tell you today.”",
    ),
    "avoid.broken_before.only": (
        "„wie immer“, „auf jeden Fall bis …“: die einzige beendete Zusage dazu wurde gebrochen",
        "“as always”, “definitely by …”: the only ended promise about it was broken",
    ),
    "avoid.broken_before.only.softer": (
        "„Ich sage Ihnen nur, was bei uns bestätigt ist, und nicht mehr.“",
        "“I only tell you what is confirmed on our side, and no more.”",
    ),
    "avoid.broken_before.one": (
        "„wie immer“, „auf jeden Fall bis …“: von {ended} beendeten Zusagen dazu wurde eine gebrochen",
        "“as always”, “definitely by …”: of {ended} ended promises about it one was broken",
    ),
    "avoid.broken_before.one.softer": (
        "„Ich sage Ihnen nur, was bei uns bestätigt ist, und nicht mehr.“",
        "“I only tell you what is confirmed on our side, and no more.”",
    ),
    "avoid.broken_before.many": (
        "„wie immer“, „auf jeden Fall bis …“: von {ended} beendeten Zusagen dazu wurden {broken} gebrochen",
        "“as always”, “definitely by …”: of {ended} ended promises about it {broken} were broken",
    ),
    "avoid.broken_before.many.softer": (
        "„Ich sage Ihnen nur, was bei uns bestätigt ist, und nicht mehr.“",
        "“I only tell you what is confirmed on our side, and no more.”",
    ),
    "avoid.said_too_much.one": (
        "noch einmal, was hier schon ohne Deckung zugesagt wurde (eine Stelle)",
        "once more what was promised here without backing (once)",
    ),
    "avoid.said_too_much.one.softer": (
        "„Dazu habe ich mehr gesagt, als ich halten kann. Das gilt stattdessen.“",
        "“I said more about that than I can keep. This is what holds instead.”",
    ),
    "avoid.said_too_much.many": (
        "noch einmal, was hier schon ohne Deckung zugesagt wurde ({n} Stellen)",
        "once more what was promised here without backing ({n} times)",
    ),
    "avoid.said_too_much.many.softer": (
        "„Dazu habe ich mehr gesagt, als ich halten kann. Das gilt stattdessen.“",
        "“I said more about that than I can keep. This is what holds instead.”",
    ),
    "avoid.contradicted_before": (
        "„wie besprochen“: dazu haben wir schon Verschiedenes gesagt",
        "“as discussed”: we have said different things about this before",
    ),
    "avoid.contradicted_before.softer": (
        "„Ich sehe nach, was wir Ihnen dazu gesagt haben, und schreibe Ihnen, was gilt.“",
        "“I will look up what we told you about it and write to you what holds.”",
    ),
    # whom to pull in
    "ask.pull": ("Wen dazuholen", "Whom to pull in"),
    "pull.named": ("{names} ({role}, am Seil): {why}", "{names} ({role}, on the rope): {why}"),
    "pull.owner": ("{names} (verantwortet die Fähigkeit): {why}", "{names} (owns the capability): {why}"),
    "pull.role": ("{role}: {why}", "{role}: {why}"),
    "pull.stands_in": ("{by} (vertritt {role}): {why}", "{by} (stands in for {role}): {why}"),
    "pull.nobody": (
        "{role}: {why}. Diese Rolle hat im Haus gerade niemand.",
        "{role}: {why}. Nobody in the house holds this role now.",
    ),
    "pull.why.presales.as_is": ("zeigt, wie es heute geht", "can show how it works today"),
    "pull.why.presales.limited": ("kennt die Grenzen", "knows the limits"),
    "pull.why.presales.workaround": ("kennt den anderen Weg", "knows the other way"),
    "pull.why.presales.declined": ("findet vielleicht einen anderen Weg", "may find another way"),
    "pull.why.presales.against_strategy": ("findet vielleicht einen anderen Weg", "may find another way"),
    "pull.why.product.roadmap": ("weiß, was zum Termin gesagt werden darf", "knows what may be said about the date"),
    "pull.why.product.in_review": ("entscheidet darüber", "decides about it"),
    "pull.why.product.unknown": ("entscheidet darüber", "decides about it"),
    "pull.why.product.declined": ("kennt die Gründe des Neins", "knows the reasons of the no"),
    "pull.why.product.against_strategy": ("kennt die Gründe des Neins", "knows the reasons of the no"),
    "pull.why.services.services": ("sagt Umfang, Termin und Preis", "says scope, date and price"),
    # the same thing before
    "ask.earlier": ("Dasselbe in früheren Verkaufschancen", "The same in earlier deals"),
    "ask.earlier_n.one": (
        "Eine beendete Zusage dazu: {kept} gehalten, {late} verspätet, {broken} gebrochen",
        "One ended promise about it: {kept} kept, {late} late, {broken} broken",
    ),
    "ask.earlier_n.many": (
        "{n} beendete Zusagen dazu: {kept} gehalten, {late} verspätet, {broken} gebrochen",
        "{n} ended promises about it: {kept} kept, {late} late, {broken} broken",
    ),
    "ask.earlier_partly": ("(nur die neuesten gezählt)", "(only the newest counted)"),
    "ask.earlier_outcome": ("Zusage {outcome}, {day}", "promise {outcome}, {day}"),
    "ask.earlier_told": (
        "Antwort: {decision}, {day}; der Kunde weiß es",
        "answer: {decision}, {day}; the customer knows",
    ),
    "ask.earlier_untold": (
        "Antwort: {decision}, {day}; der Kunde weiß es noch nicht",
        "answer: {decision}, {day}; the customer does not know yet",
    ),
    # the clock of questions to product
    "clock.waits.today": ("heute gefragt", "asked today"),
    "clock.waits.one": ("wartet seit einem Tag", "waiting for a day"),
    "clock.waits.many": ("wartet seit {n} Tagen", "waiting for {n} days"),
    "clock.days.one": ("einen Tag", "one day"),
    "clock.days.many": ("{n} Tage", "{n} days"),
    "clock.median.one": (
        "Im letzten Jahr wurde eine Frage ans Produktmanagement beantwortet, das dauerte {days}",
        "In the last year one question to product was answered, which took {days}",
    ),
    "clock.median.one.at_once": (
        "Im letzten Jahr wurde eine Frage ans Produktmanagement beantwortet, am selben Tag",
        "In the last year one question to product was answered, the same day",
    ),
    "clock.median.many": (
        "Im letzten Jahr dauerte die Hälfte der {n} Antworten höchstens {days}",
        "In the last year half of the {n} answers took {days} at most",
    ),
    "clock.median.many.at_once": (
        "Im letzten Jahr kam die Hälfte der {n} Antworten am selben Tag",
        "In the last year half of the {n} answers came the same day",
    ),
    "clock.waiting.none": ("keine wartet noch.", "none still waits."),
    "clock.waiting.one": ("eine Frage wartet noch.", "one question still waits."),
    "clock.waiting.many": ("{n} Fragen warten noch.", "{n} questions still wait."),
    "clock.none": (
        "Wie lange eine Antwort dauert, ist noch nicht bekannt.",
        "How long an answer takes is not known yet.",
    ),
    "clock.title": ("Fragen ans Produktmanagement", "Questions to product"),
}
