"""Sentences that carry a decision to the customer. `answer.py` puts them together; "Sie" to customers, always."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "answer.you_said": ("Sie hatten uns gesagt: „{asked}“", "You told us: “{asked}”"),
    "answer.you_asked": ("Es geht um Ihre Frage: „{asked}“", "This is about your question: “{asked}”"),
    "answer.you_wished": ("Es geht um Ihren Wunsch: „{asked}“", "This is about your wish: “{asked}”"),
    "answer.you_said_all": ("Sie hatten uns gesagt:", "You told us:"),
    "answer.about_all": ("Es geht um Ihre Fragen und Wünsche:", "This is about your questions and wishes:"),
    "answer.quote": ("– „{asked}“", "– “{asked}”"),
    "answer.day_moved": (
        "Wir hatten Ihnen dafür den {date} genannt. Dieser Termin gilt nicht mehr; mir ist wichtig, dass Sie es von uns "
        "erfahren.",
        "We had named {date} for this. That date no longer holds, and it matters to me that you hear it from us.",
    ),
    "answer.changed": (
        "Was wir Ihnen zuletzt dazu gesagt haben, gilt nicht mehr. Mir ist wichtig, dass Sie es von uns erfahren.",
        "What we last told you about this no longer holds. It matters to me that you hear it from us.",
    ),
    "answer.accept.dated": (
        "Ja, das kommt: mit {release}, verfügbar zum {date}.",
        "Yes, it is coming: with {release}, available by {date}.",
    ),
    "answer.accept.dated_plain": ("Ja, das kommt, verfügbar zum {date}.", "Yes, it is coming, available by {date}."),
    "answer.version": ("Version {release}", "version {release}"),
    "answer.accept.dated_end": (
        "Einen früheren Termin kann ich Ihnen nicht zusagen. Lassen Sie uns gern ansehen, was Ihnen bis dahin hilft.",
        "I cannot promise an earlier date. Let us look at what helps you until then.",
    ),
    "answer.accept.released": (
        "Das gibt es inzwischen, mit {release}.",
        "It is there by now, with {release}.",
    ),
    "answer.accept.released_plain": ("Das gibt es inzwischen.", "It is there by now."),
    "answer.accept.released_end": (
        "Ich zeige es Ihnen gern an Ihrem eigenen Beispiel.",
        "I would be glad to show it to you with an example of yours.",
    ),
    "answer.accept.open": (
        "Ihr Wunsch ist bei uns angenommen. Zusagen kann ich Ihnen dafür heute noch nichts, auch keinen Termin. Bitte "
        "planen Sie noch nicht damit; sobald sich das ändert, hören Sie von mir.",
        "Your wish has been accepted. I cannot promise you anything for it yet, nor a date. Please do not plan with "
        "it; you will hear from me as soon as that changes.",
    ),
    "answer.later": ("Das nehmen wir uns vorerst nicht vor.", "We are not taking this on for now."),
    "answer.later.condition": (
        "Wir sehen es uns wieder an, sobald Folgendes eintritt: {condition}",
        "We will look at it again once the following is the case: {condition}",
    ),
    "answer.later.end": (
        "Bitte planen Sie bis dahin nicht damit. Wenn sich etwas ändert, melde ich mich von selbst bei Ihnen.",
        "Please do not plan with it until then. If anything changes, you will hear from me without having to ask.",
    ),
    "answer.no": ("Das werden wir nicht anbieten.", "We are not going to offer this."),
    "answer.no.on_purpose": (
        "Das werden wir nicht anbieten, und zwar mit Absicht.",
        "We are not going to offer this, and that is on purpose.",
    ),
    "answer.no.reason": ("Der Grund: {reason}", "The reason: {reason}"),
    "answer.no.end": (
        "Ich sage es Ihnen lieber heute als nach der Unterschrift. Erzählen Sie mir gern, was Sie damit erreichen "
        "wollen; vielleicht führt ein anderer Weg dorthin.",
        "I would rather tell you today than after you sign. Do tell me what you want to achieve by it; there may be "
        "another way.",
    ),
    "answer.as_is": ("Das geht heute schon.", "That works today."),
    "answer.as_is.with": ("Das geht heute schon, mit „{capability}“.", "That works today, with “{capability}”."),
    "answer.as_is.way": ("So lösen wir es: {way}", "This is how: {way}"),
    "answer.as_is.limits": ("Gut zu wissen: {limits}.", "Good to know: {limits}."),
    "answer.as_is.end": (
        "Ich zeige es Ihnen gern an Ihrem eigenen Beispiel.",
        "I would be glad to show it to you with an example of yours.",
    ),
    "answer.study": (
        "Das möchten wir uns genauer ansehen, bevor wir Ihnen etwas dazu sagen.",
        "We would like to look into this properly before we tell you anything.",
    ),
    "answer.study.end": (
        "Dazu haben wir ein paar Fragen an Sie. Bis dahin ist nichts zugesagt; danach bekommen Sie eine klare Antwort, "
        "auch wenn sie Nein heißt.",
        "We have a few questions for you about it. Until then nothing is promised; after that you will get a clear "
        "answer, even if it is a no.",
    ),
}
