"""Sentences written for these tests only, none of them in the corpus: for each rule of the label guide German and English."""

from __future__ import annotations

from ropeteam.core.vocabulary import Side

O, C = Side.OURS, Side.CUSTOMER

NOTHING: dict[str, list[tuple[Side, str]]] = {
    "admin": [
        (O, "Das Protokoll schicke ich Ihnen heute Abend."),
        (O, "Die Einladung für den nächsten Termin kommt am Donnerstag."),
        (O, "I'll send you the slides tomorrow."),
        (O, "You'll have the minutes in your inbox by Friday."),
    ],
    "hedge": [
        (O, "Da müsste ich erst unser Produktmanagement fragen."),
        (O, "Das kann ich Ihnen heute nicht sagen, das kläre ich."),
        (O, "I'd have to check that with our product people first."),
        (O, "I think it might work, but don't quote me on that."),
    ],
    "hypothetical": [
        (O, "Wenn Sie noch in diesem Jahr unterschreiben, könnten wir über eine Schnittstelle reden."),
        (O, "If you signed before Christmas we could probably talk about that."),
    ],
    "negated": [
        (O, "Das verspreche ich Ihnen heute ausdrücklich nicht."),
        (O, "Eine Zusage ist das bitte nicht."),
        (O, "I'm not promising you anything for March."),
        (O, "That is not a commitment from our side."),
    ],
    "withdrawn": [
        (O, "Den Termin im März nehme ich hiermit zurück."),
        (O, "Was ich zur Schnittstelle gesagt habe, ziehe ich zurück."),
        (O, "I have to take back what I said about the interface."),
        (O, "Forget the April date, that was wrong of me."),
    ],
    "reported": [
        (O, "Der Kollege hat denen erzählt, das ginge bis Ostern."),
        (O, "Mark told them in autumn it would be ready by spring."),
    ],
    "past": [
        (O, "Im letzten Jahr haben wir das Modul bei drei Kunden eingeführt."),
        (O, "We finished the migration for another customer in May last year."),
    ],
    "vague": [
        (O, "Das wird schon irgendwie werden."),
        (O, "We'll find a way somehow."),
    ],
    "customer_own": [
        (C, "Die Artikelliste schicke ich Ihnen bis Montag."),
        (C, "I'll get you the list of our sites by Friday."),
    ],
    "limit": [
        (O, "Italienisch können wir leider nicht."),
        (O, "Mehr als fünfzig Benutzer gehen damit nicht."),
        (O, "It doesn't read handwriting, unfortunately."),
        (O, "We can't do that on the iPhone."),
    ],
    "plan": [
        (O, "Das ist für nächstes Jahr angedacht, entschieden ist nichts."),
        (O, "It's an idea on our list, nothing has been decided."),
    ],
    "question": [
        (C, "Gibt es das auch als App?"),
        (C, "Kann Ihr System auch Excel?"),
        (C, "Does it support single sign-on?"),
        (C, "How many users can work at the same time?"),
    ],
    "date_wish": [
        (C, "Ostern wäre uns natürlich lieber."),
        (C, "Before the summer would be nicer for us."),
    ],
    "paraphrase": [
        (O, "Ihnen geht es also vor allem um die Auswertung."),
        (O, "So what you need is mainly the report."),
    ],
    "mild": [
        (C, "Na gut, damit kann ich leben."),
        (C, "That's okay, I suppose."),
    ],
    "politeness": [
        (C, "Vielen Dank für Ihre Zeit und einen schönen Tag noch."),
        (C, "Thanks a lot for the call, have a nice weekend."),
    ],
    "irony": [
        (C, "Na super, dann kaufe ich mir schon mal einen Lottoschein."),
        (C, "Oh great, another spreadsheet, just what I needed."),
    ],
}

SIGNALS: dict[str, list[tuple[Side, str]]] = {
    "promise": [
        (O, "Die Schnittstelle liefern wir Ihnen bis Ende Juni."),
        (O, "Das bekommen Sie von uns bis zum 15. März, mein Wort darauf."),
        (O, "Ihre Leute schulen wir zwei Tage vor Ort in KW 14."),
        (O, "You'll have the new report by the end of September."),
        (O, "We will load your old customer records for you by mid March."),
        (O, "I'll switch the reminders on for your team tomorrow."),
    ],
    "claim": [
        (O, "Das System rechnet die Zuschläge heute schon automatisch aus."),
        (O, "Sie sehen jede Lieferung mit Datum und Menge auf einen Blick."),
        (O, "It already sends the reminders automatically every morning."),
        (O, "You can export every list as a spreadsheet."),
    ],
    "need": [
        (C, "Wir brauchen unbedingt eine Auswertung je Filiale."),
        (C, "Die Daten müssen automatisch in unser Lagersystem."),
        (C, "We need a way to see all the open orders on one screen."),
        (C, "I'd like the drivers to sign on the phone."),
    ],
    "concern": [
        (C, "Ehrlich gesagt habe ich große Sorge, dass das bis zum Start nicht fertig wird."),
        (C, "I'm really worried that this will go wrong again like the last time."),
    ],
    "delight": [
        (C, "Das ist ja fantastisch, genau davon träume ich seit Jahren!"),
        (C, "That is absolutely brilliant, I love it, this saves us hours every week!"),
    ],
}

RECALLED: list[str] = [
    "Frau Lindt hat uns im Herbst zugesagt, dass die App bis Ende März kommt.",
    "Your colleague promised us in October that we would have the interface by the end of January.",
]
