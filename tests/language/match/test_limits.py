from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ropeteam.core.backing import LimitRelation
from ropeteam.language.contract import LimitText
from ropeteam.language.match.limits import exceeds, touches
from ropeteam.language.match.quantities import amounts, interval, same_unit

IN, LEANS, OUT, NO = LimitRelation.WITHIN, LimitRelation.MENTIONED, LimitRelation.BEYOND, None
MAYBE = LimitRelation.UNSURE


def limit(text: str, dimension: str = "", value: str = "", unit: str = "") -> LimitText:
    return LimitText(0, text, dimension, value, unit)


SHOPS = limit("bis 80 Filialen", "quantity", "80", "Filialen")
VESSELS = limit("twelve vessels a day", "quantity", "12", "vessels")
MONTHS = limit("Studien bis 36 Monate", "time", "36", "Monate")
SIZE = limit("up to 200 MB a file", "quantity", "200", "MB")
CALLS = limit("at most 60 REST calls a minute", "quantity", "60", "calls per minute")
HISTORY = limit("needs 12 months of history", "quantity", "12", "months")
HOURLY = limit("einmal in der Stunde", "frequency", "60", "Minuten")
NIGHTLY = limit("once a night", "frequency")
ANDROID = limit("nur Android ab Version 11", "version", "11", "Android-Version")
OCPP = limit("OCPP 1.6 only", "version")
RANGE = limit("SolidWorks 2022 bis 2025", "version")
TILLS = limit("nur Kassen von Kassimo und Tresenpunkt", "system")
NAMES = limit("BannerTree and PeopleYard only", "system")
FORMATS = limit("PDF and CSV, no Excel", "format")
EDIFACT = limit("nur EDIFACT", "format")
LANGUAGES = limit("Deutsch und Polnisch", "language")
REGION = limit("Danish, German and British rules", "region")
IOS = limit("iPhone only", "system")
NO_VIDEO = limit("keine Videos")
READING = limit("nur lesend")
NETWORK = limit("Pläne sind ohne Netz nicht sichtbar")
MAJORS = limit("works on declared majors, not on individual degree plans", "other")
INSTRUMENTS = limit("At most 25 instruments at one site", "quantity", "25", "instruments")
PORTAL = limit("Read only; clients cannot register samples or order tests there", "direction")
ONE_WAY = limit("One way only; results come in and no worklist goes out to the instrument", "direction")
BESIDE = limit("Nur lesend; Taktwerk schreibt nichts in die Lagerverwaltung zurück.")
HUB = limit("nur über Hubject", "system")


@pytest.mark.parametrize(
    ("one", "text", "relation"),
    [
        # how much
        (SHOPS, "Bei sechzig Filialen läuft das ohne Mucken", IN),
        (SHOPS, "Auch hundertzwanzig Filialen sind kein Problem", OUT),
        (SHOPS, "290 sind überhaupt kein Problem", OUT),
        (SHOPS, "Nehmen Sie so viele Filialen, wie Sie wollen", OUT),
        (SHOPS, "Da gibt es nach oben keine Grenze", OUT),
        (SHOPS, "Jede Filiale sieht ihre Bestellung", NO),
        (SHOPS, "Bis 31. März ist das fertig, am 15. fangen wir an", OUT),  # for later
        (SHOPS, "Wir brauchen 290 Leitstandplätze", MAYBE),  # another counted thing
        (SHOPS, "Auch 290 Stück gehen", OUT),
        (SHOPS, "die zweihundert schafft das System", OUT),
        (limit("Aktualisierung alle 2 Sekunden", "refresh", "2", "Sekunden"), "Wir haben 8 Steuerungen", NO),
        (limit("spätestens 2 Sekunden danach", "latency", "2", "Sekunden"), "Wir haben 8 Steuerungen", NO),
        (limit("Bilder bis 10 MB je Eintrag", "format", "10", "MB"), "für 80 Leitstandplätze", NO),
        (limit("bis 50 MB je Datei", "quantity", "50", "MB"), "da gehen zweihundert mega auch", OUT),
        (VESSELS, "the day plan takes as many boats as you want", OUT),
        (VESSELS, "ten vessels a day are fine", IN),
        (MONTHS, "Sechzig Monate können wir ja", OUT),
        (MONTHS, "Zwei Jahre gehen", IN),
        (MONTHS, "Vier Jahre gehen auch", OUT),
        (SIZE, "three hundred meg, no bother", OUT),
        (SIZE, "A 0,1 GB file goes through", IN),
        (SIZE, "1 gigabyte goes through", OUT),
        (CALLS, "we'll raise you to two hundred calls", OUT),
        (CALLS, "40 calls a minute are fine", IN),
        (HISTORY, "with six months of history it forecasts already", OUT),
        (HISTORY, "with 18 months of history it forecasts well", IN),
        (limit("nur ein Lagersystem je Standort", "quantity"), "beide Lagersysteme binden wir an", OUT),
        (limit("up to 72 hours", "duration"), "it keeps a week of data", OUT),
        # how often
        (HOURLY, "Die Daten kommen in Echtzeit", OUT),
        (HOURLY, "Alle fünf Minuten wird abgeglichen", OUT),
        (HOURLY, "Das läuft stündlich", IN),
        (HOURLY, "Einmal am Tag kommt die Datei", IN),
        (NIGHTLY, "we sync every single second", OUT),
        (NIGHTLY, "three times a day it syncs", OUT),
        (NIGHTLY, "it syncs nightly", IN),
        (limit("alle 15 Minuten", "time"), "Jede Viertelstunde kommt ein Wert", IN),
        # versions
        (ANDROID, "Auf Android 10 läuft es auch", OUT),
        (ANDROID, "Auf Android 13 läuft es", IN),
        (ANDROID, "Version zehn geht genauso gut", OUT),
        (ANDROID, "Das läuft auf jedem Android", LEANS),
        (ANDROID, "Aufs iPhone bringen wir es auch", OUT),
        (OCPP, "With OCPP 1.6 we speak to all makes", IN),
        (OCPP, "we do OCPP 2.0.1 already", OUT),
        (OCPP, "ocpp two dot zero runs", OUT),
        (RANGE, "SolidWorks 2024 geht", IN),
        (limit("nur S/4HANA ab 2021, kein R/3"), "An S/4 ab 2022 binden wir an", IN),
        (limit("bis zu 12 Steuerungen"), "die S7-1500 über OPC UA lesen wir", NO),
        (limit("bis zu 12 Steuerungen"), "14 Steuerungen, auch die S7-1500", OUT),
        (limit("HL7 Version 2.5", "format"), "über HL7 Version 2.5 kommt alles", IN),
        (limit("höchstens 20 Bilder je Auftrag"), "Dreißig Bilder gehen auch", OUT),
        (limit("Danish and German only"), "German is in", IN),
        # which ones
        (TILLS, "kassimo und tresen punkt binden wir an", IN),
        (TILLS, "Wir binden jede Kasse an", OUT),
        (NAMES, "we sync with people yard", IN),
        (NAMES, "we connect to any student system", OUT),
        (FORMATS, "You get it as a PDF", IN),
        (FORMATS, "Excel kriegen Sie natürlich auch", OUT),
        (FORMATS, "it takes every file format", OUT),
        (EDIFACT, "das kommt per edi fakt rein", IN),
        (EDIFACT, "XML lesen wir auch ein", OUT),
        (LANGUAGES, "Auf Polnisch gibt es das heute", IN),
        (LANGUAGES, "Türkisch haben Sie gleich mit dabei", OUT),
        (LANGUAGES, "it speaks already fifteen languages", OUT),
        (LANGUAGES, "das gibt's in allen Sprachen", OUT),
        (LANGUAGES, "Türkisch gibt es nicht", NO),
        (REGION, "the Danish rules are in", IN),
        (REGION, "the Polish rules are in as well", OUT),
        (REGION, "it works worldwide", OUT),
        (IOS, "it runs on the iPhone", IN),
        (IOS, "it runs on Android too", OUT),
        (limit("iOS only", "system"), "it runs on the iPad", IN),
        (limit("airports in the EU only", "region"), "France is in", IN),
        (limit("nur SMS und Brief", "other"), "WhatsApp geht auch", OUT),
        (NO_VIDEO, "Videos hängen Sie einfach an", OUT),
        (NO_VIDEO, "Bilder hängen Sie einfach an", NO),
        (HUB, "Die Karten gehen auch ohne Hubject", OUT),
        (HUB, "Die Karten gehen über Hubject", IN),
        (MAJORS, "it checks collisions by declared major", LEANS),
        (MAJORS, "the individual degree plans work too", OUT),
        # only reading, only with the network
        (READING, "Die Werte schreiben wir Ihnen zurück", OUT),
        (READING, "Die Werte sehen Sie jederzeit", NO),
        (NETWORK, "Die Pläne sehen Sie auch ohne Netz", OUT),
        (NETWORK, "Die Fotos machen Sie auch ohne Netz", NO),
        # for later: what is promised for then is not there today
        (TILLS, "Das bekommen Sie bis Ende Juni", OUT),
        (TILLS, "It comes with release 4.2", OUT),
        (TILLS, "Ich schalte Ihnen das bis Ende Juni frei", NO),
        (TILLS, "Das mache ich Ihnen bis Freitag", NO),
        (TILLS, "Kassimo binden wir bis Ende Juni an", IN),
        # a list without a dimension means these and no others
        (limit("PDF and CSV"), "as XML too", OUT),
        (limit("Oberfläche DE, EN, TR"), "Frau Bondarenko liest es auf Ukrainisch", OUT),
        (limit("Oberfläche DE, EN, TR"), "Frau Yılmaz liest es auf Türkisch", IN),
        (limit("iOS ab 16"), "Mit dem eifon geht es", IN),
        (limit("nur Tablets"), "Die Tablets sind Android-Geräte", IN),
        (limit("nur iPad"), "Das läuft auf dem Tablet", NO),  # which one stays open
        (limit("nur S/4HANA ab 2021", "version"), "Die Schnittstelle zu SAP geht", NO),
        (limit("PDF and CSV, no HL7"), "a file drops in every time a panel closes", NO),
        (limit("nur SMS, z. B. über Twilio"), "WhatsApp geht auch", OUT),
        # places that everybody knows
        (limit("price tables for England only", "region"), "price tables for Scotland", OUT),
        (limit("England and Wales", "region"), "the Cardiff office too", IN),
        (limit("Hessen und Bayern", "region"), "auch mit Thüringen", OUT),
        (limit("Deutschland und Österreich", "region"), "auch in Thüringen", IN),
        (limit("Deutschland und Österreich", "region"), "gilt in ganz Europa", OUT),
        (REGION, "tell us when the rules change", NO),
        # the network, in everyday words
        (limit("braucht Mobilfunk"), "wo kein Handy geht, sehen Sie sie trotzdem", OUT),
        (limit("Nur mit Netz (WLAN oder Mobilfunk), nicht offline", "network"), "Geht das Tagebuch offline?", OUT),
        (limit("Nur mit Netz (WLAN oder Mobilfunk), nicht offline", "network"), "Geht das mit WLAN?", IN),
        (limit("Only with a network (wifi or mobile), not offline", "network"), "Is it there with no signal?", OUT),
        (limit("Kein Offline-Betrieb"), "Läuft das auch offline?", OUT),
        (limit("Nicht offline nutzbar"), "Offline geht das nicht", NO),
        (limit("No limit offline"), "Does it work offline?", NO),
        (
            limit("Export only; nothing is read in from the studbook", "direction"),
            "Do you read data in from the studbook?",
            OUT,
        ),
        (limit("Nur Export ins Zuchtbuch"), "Die Daten aus dem Zuchtbuch holen wir jede Nacht rein", OUT),
        (limit("Up to 30 recipients in one alarm plan", "quantity"), "Can I put 45 people in one alarm plan?", OUT),
        (
            limit("Up to 30 recipients in one alarm plan", "quantity"),
            "all twenty-five of you in the one alarm plan",
            IN,
        ),
        (limit("A4 and A3, three fixed templates", "format"), "Can we print it on A2?", OUT),
        (limit("A4 and A3, three fixed templates", "format"), "Can we print it on A3?", IN),
        (limit("MQTT and Modbus TCP", "system"), "Does it read Modbus RTU?", MAYBE),
        (limit("MQTT and Modbus TCP", "system"), "Does it read Modbus TCP?", IN),
        (limit("needs network"), "Eight hundred metres down, not a bar, it is still there", OUT),
        (limit("nur mit Netz"), "Ohne Netz geht es nicht", IN),
        (limit("Foto braucht Verbindung"), "Das Foto geht auch ohne Verbindung", OUT),
        (limit("Foto braucht Verbindung"), "Die Rückgabe geht auch ohne Verbindung", NO),
        (limit("nur lesend"), "den Fehlerspeicher löschen Sie vom Büro aus", OUT),
        (limit("lesend und schreibend"), "den Fehlerspeicher löschen Sie vom Büro aus", NO),
        # of several amounts the one that asks for most
        (limit("up to 1,500 students", "quantity"), "nine hundred students here, two thousand students there", OUT),
        (limit("up to 4 hours", "time"), "you'll run the whole weekend without it", OUT),
        (limit("bis 200 m²"), "die Halle mit 350 Quadratmetern", OUT),
        (limit("ein Schrank je Standort"), "drei Schränke an einem Standort", OUT),
        (limit("ein Schrank je Standort"), "wer erst nach sechs kommt", NO),
        (limit("höchstens 3 Tablets"), "das kommt mit der sechsundzwanzig eins", OUT),  # for later, no amount
        (limit("up to 25 users", "quantity"), "It has been there since twenty-six two.", NO),
        (SHOPS, "Wer seit 1980 dabei ist, bleibt oben", NO),
        # a question for the most is none for more
        (limit("300 pictures an inspection", "quantity"), "How many photos can one inspection have?", NO),
        (limit("5 logins a parish", "quantity"), "everybody can have one, there's no restriction", OUT),
        # what is left out, in another form or in part
        (limit("printed reports only, nothing in handwriting", "version"), "old handwritten reports too", OUT),
        (limit("PDF and CSV after the event, no live interface", "format"), "he'll have his live numbers", MAYBE),
        # more than the most, at least it, not more than it
        (SHOPS, "Sind mehr als 80 Filialen möglich?", OUT),
        (SHOPS, "Gehen mehr wie achtzig Filialen?", OUT),
        (SHOPS, "mehr Filialen als die 80", OUT),
        (SHOPS, "Läuft das mit über 80 Filialen?", OUT),
        (SHOPS, "mehr als 60 Filialen", IN),
        (SHOPS, "mindestens 80 Filialen", IN),
        (SHOPS, "80 oder mehr Filialen", IN),
        (SHOPS, "nicht mehr als 80 Filialen", IN),
        (SHOPS, "Das werden nie mehr als 80 Filialen", IN),
        (SHOPS, "weniger als 81 Filialen", IN),
        (SHOPS, "80 Filialen und mehr als drei Lager", IN),
        (INSTRUMENTS, "Can we have more than 25 instruments?", OUT),
        (INSTRUMENTS, "more instruments than 25", OUT),
        (INSTRUMENTS, "anything exceeding 25 instruments", OUT),
        (INSTRUMENTS, "over 25 instruments", OUT),
        (INSTRUMENTS, "no more than 25 instruments", IN),
        (INSTRUMENTS, "we don't need more than 25 instruments", IN),
        (INSTRUMENTS, "fewer than 25 instruments", IN),
        (INSTRUMENTS, "at least 25 instruments", IN),
        (limit("bis zu 2 Gateways", "quantity"), "das läuft über zwei Gateways", IN),  # by way of them
        (limit("nur ein Lagersystem je Standort", "quantity"), "mehr als ein Lagersystem", OUT),
        (limit("Verlauf 13 Monate"), "der Verlauf über 13 Monate", IN),
        (limit("Verlauf 13 Monate"), "länger als 13 Monate", OUT),
        (limit("Meldung nach 5 Minuten", "time"), "Steht sie länger als 5 Minuten, kommt eine SMS", IN),  # a condition
        (HISTORY, "less than 12 months of history is enough", OUT),
        (LANGUAGES, "mehr als zwei Sprachen", OUT),
        (limit("CSV alle 5 Minuten"), "öfter als alle 5 Minuten", OUT),
        (limit("CSV alle 5 Minuten"), "nicht öfter als alle 5 Minuten", IN),
        (limit("every 5 minutes"), "more often than every 5 minutes", OUT),
        (ANDROID, "auch älter als Android 11", OUT),
        # what somebody cannot do, as deed and thing together
        (PORTAL, "Can clients register samples in the portal before Christmas?", OUT),
        (PORTAL, "clients order their tests there", OUT),
        (PORTAL, "Can clients register for the portal?", NO),
        (PORTAL, "clients see how far their samples are", NO),
        (limit("Kunden können dort keine Proben anmelden"), "Können Kunden Proben anmelden?", OUT),
        (limit("Kunden können dort keine Proben anmelden"), "Kunden sehen ihre Proben", NO),
        # the thing left out, not what surrounds it
        (ONE_WAY, "Can you connect 20 instruments at one site?", NO),
        (ONE_WAY, "we send the worklist to the instrument", OUT),
        (limit("No direct posting into the finance system"), "ready for the finance system", NO),
        (limit("No direct posting into the finance system"), "posting directly into the finance system", OUT),
        # the same in the other language
        (limit("Mail und SMS; keine Sprachanrufe", "channel"), "Could you send alarms by voice call?", OUT),
        (limit("mail only, no voice calls", "channel"), "Alarme per Sprachanruf", OUT),
        (limit("Mail und SMS; keine Sprachanrufe", "channel"), "there are no voice calls", NO),
        # what is only read is not replaced
        (BESIDE, "Können Sie unsere Lagerverwaltung komplett ersetzen?", OUT),
        (BESIDE, "Könnte Taktwerk Bestände führen statt der Lagerverwaltung?", OUT),
        (limit("read only from the warehouse system"), "instead of our warehouse system", OUT),
        (BESIDE, "Lagerverwaltung statt Excel", NO),
        (BESIDE, "Das ersetzt die Handarbeit in der Lagerverwaltung", NO),
        (BESIDE, "Die Aufträge lesen wir aus der Lagerverwaltung", NO),
        # nothing
        (TILLS, "Das ist eine gute Frage", NO),
        (TILLS, "", NO),
    ],
)
def test_words_against_a_limit(one: LimitText, text: str, relation: LimitRelation | None) -> None:
    found = touches(text, [one])

    assert ([touch.relation for touch in found] or [None]) == [relation]


def test_each_limit_is_judged_on_its_own_and_keeps_its_number() -> None:
    limits = [LimitText(0, "nur PDF", "format"), LimitText(1, "höchstens 40 Fotos je Bericht", "quantity")]

    found = touches("Als PDF mit sechzig Fotos, kein Problem", limits)

    assert [(touch.no, touch.relation, touch.said) for touch in found] == [(0, IN, "pdf"), (1, OUT, "sechzig")]


def test_what_the_capability_is_named_after_is_beyond_no_list() -> None:
    makes = limit("Siemens S7-1500 ab Firmware 2.8; keine S7-300", "version")
    words = "Anbindung von zehn Siemens S7-1500 über OPC UA"

    assert [one.relation for one in touches(words, [makes], name="Steuerungen über OPC UA")] == [IN]
    assert [one.relation for one in touches(words, [makes], name="Steuerungen")] == [OUT]


def test_of_two_counted_limits_words_without_an_end_mean_the_one_they_name() -> None:
    limits = [
        LimitText(0, "höchstens 20 Filialen", "quantity"),
        LimitText(1, "höchstens 40 Fotos je Bericht", "quantity"),
    ]

    assert [(one.no, one.relation) for one in touches("unbegrenzt viele Fotos", limits)] == [(1, OUT)]


def test_no_limits_nothing_touched() -> None:
    assert touches("unbegrenzt viele, in allen Sprachen", []) == ()


def test_amounts_know_their_unit_and_leave_dates_and_names_alone() -> None:
    assert [(one.value, one.unit) for one in amounts("bis 30. Juni 40 Fotos, Version 4.2, KW 12")] == [(40.0, "fotos")]
    assert [(one.value, one.family) for one in amounts("2 hours and 500 MB")] == [(7200.0, "time"), (5e8, "data")]
    assert [one.unit for one in amounts("50 % mehr als 3, und 4 -")] == ["%", "", ""]
    assert amounts("fünf eigene Felder")[0].unit == "felder"


def test_units_match_by_stem() -> None:
    assert same_unit("Prüfpunkte", "Punkten")
    assert same_unit("vessel", "vessels")
    assert not same_unit("Filialen", "Fotos")
    assert not same_unit("", "Fotos")


def test_how_often_is_read_in_both_languages() -> None:
    def seconds(text: str) -> float | None:
        found = interval(text)
        return found.seconds if found else None

    assert seconds("alle 60 Sekunden") == 60
    assert seconds("checks every four hours") == 4 * 3600
    assert seconds("zweimal am Tag") == 43200
    assert seconds("3 mal pro Woche") == 201600
    assert seconds("jede Stunde") == 3600
    assert seconds("von jeder viertelstund") == 900
    assert seconds("einmal in bunt") is None
    assert seconds("gar nichts") is None


@given(
    st.text(max_size=80),
    st.lists(
        st.tuples(st.text(max_size=50), st.sampled_from(["", "quantity", "system", "format", "version", "region"])),
        max_size=3,
    ),
)
@settings(max_examples=150)
def test_any_words_against_any_limits_never_raise(text: str, drawn: list[tuple[str, str]]) -> None:
    limits = [LimitText(no, words, dimension) for no, (words, dimension) in enumerate(drawn)]

    found = touches(text, limits)

    assert found == touches(text, limits)
    assert [touch.no for touch in found] == sorted({touch.no for touch in found})
    assert all(0 <= touch.no < len(limits) for touch in found)


@pytest.mark.parametrize(
    ("title", "text", "more"),
    [
        ("Twelve hours without a network", "the whole weekend without it", True),
        ("Twelve hours without a network", "ten hours without it", False),
        ("Bericht Italienisch und Polnisch", "auf Spanisch auch", True),
        ("Bericht Italienisch und Polnisch", "auf Polnisch und Deutsch", False),  # German is there today
        ("Bericht Italienisch und Polnisch", "die vierzig Leute bekommen es", False),
        ("Aufträge aus dem Archiv", "alles, was Sie wollen", False),
        ("Up to ten sites in one database", "more than ten sites", True),
        ("Up to ten sites in one database", "six sites", False),
    ],
)
def test_words_may_ask_for_more_than_a_title_states(title: str, text: str, more: bool) -> None:
    assert exceeds(text, title, [limit("Deutsch und Englisch", "language")]) is more


def test_of_something_planned_a_later_delivery_is_no_news_and_its_limits_hold() -> None:
    assert touches("Das bekommen Sie bis Ende Juni", [SHOPS], there=False) == ()
    assert touches("Ende Juni auch mit 290 Filialen", [SHOPS], there=False)[0].relation == OUT
