"""Sentences written for these tests only, none of them in the corpus: for each rule of the label guide German and English."""

from __future__ import annotations

from ropeteam.core.vocabulary import Side

OURS, CUSTOMER = Side.OURS, Side.CUSTOMER

NOTHING: dict[str, list[tuple[Side, str]]] = {
    "admin": [
        (OURS, "Das Protokoll schicke ich Ihnen heute Abend."),
        (OURS, "Die Einladung für den nächsten Termin kommt am Donnerstag."),
        (OURS, "I'll send you the slides tomorrow."),
        (OURS, "You'll have the minutes in your inbox by Friday."),
    ],
    "hedge": [
        (OURS, "Da müsste ich erst unser Produktmanagement fragen."),
        (OURS, "Das kann ich Ihnen heute nicht sagen, das kläre ich."),
        (OURS, "I'd have to check that with our product people first."),
        (OURS, "I think it might work, but don't quote me on that."),
    ],
    "hypothetical": [
        (OURS, "Wenn Sie noch in diesem Jahr unterschreiben, könnten wir über eine Schnittstelle reden."),
        (OURS, "If you signed before Christmas we could probably talk about that."),
    ],
    "negated": [
        (OURS, "Das verspreche ich Ihnen heute ausdrücklich nicht."),
        (OURS, "Eine Zusage ist das bitte nicht."),
        (OURS, "I'm not promising you anything for March."),
        (OURS, "That is not a commitment from our side."),
    ],
    "withdrawn": [
        (OURS, "Den Termin im März nehme ich hiermit zurück."),
        (OURS, "Was ich zur Schnittstelle gesagt habe, ziehe ich zurück."),
        (OURS, "I have to take back what I said about the interface."),
        (OURS, "Forget the April date, that was wrong of me."),
    ],
    "reported": [
        (OURS, "Der Kollege hat denen erzählt, das ginge bis Ostern."),
        (OURS, "Mark told them in autumn it would be ready by spring."),
    ],
    "past": [
        (OURS, "Im letzten Jahr haben wir das Modul bei drei Kunden eingeführt."),
        (OURS, "We finished the migration for another customer in May last year."),
    ],
    "vague": [
        (OURS, "Das wird schon irgendwie werden."),
        (OURS, "We'll find a way somehow."),
    ],
    "customer_own": [
        (CUSTOMER, "Die Artikelliste schicke ich Ihnen bis Montag."),
        (CUSTOMER, "I'll get you the list of our sites by Friday."),
    ],
    "limit": [
        (OURS, "Italienisch können wir leider nicht."),
        (OURS, "Mehr als fünfzig Benutzer gehen damit nicht."),
        (OURS, "It doesn't read handwriting, unfortunately."),
        (OURS, "We can't do that on the iPhone."),
    ],
    "plan": [
        (OURS, "Das ist für nächstes Jahr angedacht, entschieden ist nichts."),
        (OURS, "It's an idea on our list, nothing has been decided."),
    ],
    "question": [
        (CUSTOMER, "Gibt es das auch als App?"),
        (CUSTOMER, "Kann Ihr System auch Excel?"),
        (CUSTOMER, "Does it support single sign-on?"),
        (CUSTOMER, "How many users can work at the same time?"),
    ],
    "date_wish": [
        (CUSTOMER, "Ostern wäre uns natürlich lieber."),
        (CUSTOMER, "Before the summer would be nicer for us."),
    ],
    "paraphrase": [
        (OURS, "Ihnen geht es also vor allem um die Auswertung."),
        (OURS, "So what you need is mainly the report."),
    ],
    "mild": [
        (CUSTOMER, "Na gut, damit kann ich leben."),
        (CUSTOMER, "That's okay, I suppose."),
    ],
    "politeness": [
        (CUSTOMER, "Vielen Dank für Ihre Zeit und einen schönen Tag noch."),
        (CUSTOMER, "Thanks a lot for the call, have a nice weekend."),
    ],
    "irony": [
        (CUSTOMER, "Na super, dann kaufe ich mir schon mal einen Lottoschein."),
        (CUSTOMER, "Oh great, another spreadsheet, just what I needed."),
    ],
}

SIGNALS: dict[str, list[tuple[Side, str]]] = {
    "promise": [
        (OURS, "Die Schnittstelle liefern wir Ihnen bis Ende Juni."),
        (OURS, "Das bekommen Sie von uns bis zum 15. März, mein Wort darauf."),
        (OURS, "Ihre Leute schulen wir zwei Tage vor Ort in KW 14."),
        (OURS, "You'll have the new report by the end of September."),
        (OURS, "We will load your old customer records for you by mid March."),
        (OURS, "I'll switch the reminders on for your team tomorrow."),
    ],
    "claim": [
        (OURS, "Das System rechnet die Zuschläge heute schon automatisch aus."),
        (OURS, "Sie sehen jede Lieferung mit Datum und Menge auf einen Blick."),
        (OURS, "It already sends the reminders automatically every morning."),
        (OURS, "You can export every list as a spreadsheet."),
    ],
    "need": [
        (CUSTOMER, "Wir brauchen unbedingt eine Auswertung je Filiale."),
        (CUSTOMER, "Die Daten müssen automatisch in unser Lagersystem."),
        (CUSTOMER, "We need a way to see all the open orders on one screen."),
        (CUSTOMER, "I'd like the drivers to sign on the phone."),
    ],
    "concern": [
        (CUSTOMER, "Ehrlich gesagt habe ich große Sorge, dass das bis zum Start nicht fertig wird."),
        (CUSTOMER, "I'm really worried that this will go wrong again like the last time."),
    ],
    "delight": [
        (CUSTOMER, "Das ist ja fantastisch, genau davon träume ich seit Jahren!"),
        (CUSTOMER, "That is absolutely brilliant, I love it, this saves us hours every week!"),
    ],
}

RECALLED: list[str] = [
    "Frau Lindt hat uns im Herbst zugesagt, dass die App bis Ende März kommt.",
    "Your colleague promised us in October that we would have the interface by the end of January.",
]
