"""Sentences for the customer, and what had better not be said. `customer.py` chooses; "Sie" to customers, always."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "customer.as_is": (
        "Ja, das geht heute schon, mit „{title}“. Wir zeigen es Ihnen gern an Ihrem eigenen Beispiel.",
        "Yes, that works today, with “{title}”. We would be glad to show it with an example of yours.",
    ),
    "customer.bounded": (
        "Ja, das geht heute schon, mit „{title}“. Gut zu wissen: {limits}. Wir zeigen es Ihnen gern an Ihrem "
        "eigenen Beispiel.",
        "Yes, that works today, with “{title}”. Good to know: {limits}. We would be glad to show it with an "
        "example of yours.",
    ),
    "customer.limited": (
        "Das geht heute mit „{title}“, in diesem Rahmen: {limits}. Ich gebe Ihnen das auch schriftlich.",
        "That works today with “{title}”, within these bounds: {limits}. I will give you that in writing as well.",
    ),
    "customer.limited_unnamed": (
        "Das geht heute mit „{title}“, aber nicht in jedem Fall. Ich schreibe Ihnen auf, was genau und was nicht.",
        "That works today with “{title}”, though not in every case. I will write down for you what does and what "
        "does not.",
    ),
    "customer.workaround": (
        "Das lösen wir heute auf einem anderen Weg, mit „{title}“: {limits}. Ob Ihnen das reicht, sehen wir uns "
        "am besten gemeinsam an.",
        "Today we solve that in another way, with “{title}”: {limits}. Let us look together whether that is "
        "enough for you.",
    ),
    "customer.workaround_unnamed": (
        "Das lösen wir heute auf einem anderen Weg, mit „{title}“. Ob Ihnen das reicht, sehen wir uns am besten gemeinsam an.",
        "Today we solve that in another way, with “{title}”. Let us look together whether that is enough for you.",
    ),
    "customer.roadmap": (
        "Das gibt es heute noch nicht. Es ist fest eingeplant: „{roadmap}“, verfügbar zum {date}. Früher sage ich "
        "es Ihnen nicht zu.",
        "It is not there today. It is firmly planned: “{roadmap}”, available by {date}. I will not promise it any "
        "earlier.",
    ),
    "customer.too_early": (
        "Das kommt mit „{roadmap}“ zum {date}. Einen früheren Termin kann ich Ihnen nicht zusagen; lassen Sie uns "
        "sehen, was bis dahin hilft.",
        "It comes with “{roadmap}” on {date}. I cannot promise an earlier date; let us see what helps until then.",
    ),
    "customer.services": (
        "Das übernehmen unsere Kolleginnen und Kollegen von Services. Umfang, Termin und Preis bekommen Sie "
        "schriftlich, bevor Sie unterschreiben.",
        "Our services team does that. You get scope, date and price in writing before you sign.",
    ),
    "customer.services_accepted": (
        "Das übernehmen unsere Kolleginnen und Kollegen von Services; der Umfang ist mit ihnen abgestimmt.",
        "Our services team does that; the scope is agreed with them.",
    ),
    "customer.in_review": (
        "Das ist bei uns noch nicht entschieden, deshalb sage ich es Ihnen heute nicht zu. Sie bekommen eine "
        "klare Antwort, auch wenn sie Nein heißt.",
        "We have not decided that yet, so I am not promising it today. You will get a clear answer, even if it is "
        "a no.",
    ),
    "customer.unknown": (
        "Das kläre ich mit unserem Produktmanagement, bevor ich etwas dazu sage. Sie bekommen eine klare Antwort, "
        "auch wenn sie Nein heißt.",
        "I will check that with our product team before I say anything. You will get a clear answer, even if it "
        "is a no.",
    ),
    "customer.beyond": (
        "Das geht heute bis hierhin: {limits}. Darüber hinaus bieten wir es nicht an; das sage ich Ihnen lieber jetzt.",
        "Today it goes this far: {limits}. We do not offer it beyond that, and I would rather tell you now.",
    ),
    "customer.declined": (
        "Das bieten wir nicht an, und es ist auch nicht geplant. Erzählen Sie mir, was Sie damit erreichen "
        "wollen; vielleicht führt ein anderer Weg dorthin.",
        "We do not offer that, and it is not planned either. Tell me what you want to achieve by it; there may be "
        "another way.",
    ),
    "customer.against_strategy": (
        "Das werden wir nicht bauen, und zwar mit Absicht. Ich sage es Ihnen lieber heute als nach der Unterschrift.",
        "We are not going to build that, and on purpose. I would rather tell you today than after you sign.",
    ),
    "unsaid.bounded": ("mehr als: {limits}", "more than: {limits}"),
    "unsaid.limited": (
        "„unbegrenzt“, „ohne Einschränkung“ oder mehr als: {limits}",
        "“unlimited”, “no restrictions”, or more than: {limits}",
    ),
    "unsaid.limited_unnamed": ("„ohne Einschränkung“, „in jedem Fall“", "“no restrictions”, “in every case”"),
    "unsaid.workaround_unnamed": ("„das ist im Standard“", "“that is standard”"),
    "unsaid.workaround": ("„das ist im Standard“", "“that is standard”"),
    "unsaid.roadmap": (
        "„das gibt es schon“, und keinen Termin vor dem {date}",
        "“we already have it”, and no date before {date}",
    ),
    "unsaid.too_early": (
        "keinen Termin vor dem {date}, auch nicht „vielleicht schon eher“",
        "no date before {date}, not even “maybe sooner”",
    ),
    "unsaid.services": (
        "„das machen wir nebenbei“; keinen Termin und keinen Preis, bevor Services den Umfang angenommen hat",
        "“we will do that on the side”; no date and no price before services accepted the scope",
    ),
    "unsaid.services_accepted": ("mehr, als im angenommenen Umfang steht", "more than the accepted scope says"),
    "unsaid.in_review": (
        "„kommt sicher“, „ist in Arbeit“, irgendein Datum",
        "“it is coming”, “we are working on it”, any date at all",
    ),
    "unsaid.unknown": ("weder Ja noch Nein, und kein Datum", "neither yes nor no, and no date"),
    "unsaid.beyond": (
        "„das bekommen wir schon hin“; keine Sonderentwicklung in Aussicht stellen",
        "“we will make it work”; hint at no special development",
    ),
    "unsaid.declined": (
        "„das bekommen wir schon hin“; keine Sonderentwicklung in Aussicht stellen",
        "“we will make it work”; hint at no special development",
    ),
    "unsaid.against_strategy": (
        "keine Ausnahme in Aussicht stellen, auch nicht „nur für Sie“",
        "hint at no exception, not even “just for you”",
    ),
}
