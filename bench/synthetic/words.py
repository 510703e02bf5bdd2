"""What people say and are called in the invented company."""

from __future__ import annotations

import random
from collections.abc import Iterator

# Planted to be searched. What belongs to talks and nothing else, in German and in English.
COMMON, MIDDLE, RARE = ("Bericht", "report"), ("Lieferschein", "consignment"), ("Gefahrgut", "hazmat")
BYGONE = ("Disketten", "floppies")

THINGS = {
    "de": (
        "die Bedienung ohne Netz|den Export nach SAP|eine Freigabe in zwei Stufen|"
        "die Etiketten in drei Sprachen|den Import aus Excel|eine Anmeldung über unser Firmenkonto|"
        "die Erfassung am Handy|Erinnerungen per Mail|eine Schnittstelle zum Lager|die Auswertung je Schicht|"
        "Bilder zu jeder Störung|Vorlagen für Prüfpläne|ein Archiv über zehn Jahre|die Sperre von Chargen|"
        "Rechte je Werk|den Druck aus dem Browser|die Übernahme der Altdaten|eine Suche über alle Werke|"
        "Warnungen vor Ablauf der Frist|die Unterschrift am Tablet"
    ),
    "en": (
        "working without a network|an export to Oracle|approval in two steps|labels in three languages|"
        "an import from spreadsheets|sign-in with our company account|capture on a phone|reminders by mail|"
        "a link to the warehouse|figures for each shift|pictures for every fault|templates for test plans|"
        "an archive of ten years|blocking of batches|rights for each plant|printing from the browser|"
        "the load of our old data|a search across all plants|warnings before a deadline|"
        "a signature on the tablet"
    ),
}
PLACES = {
    "de": (
        "in der Halle|im Lager|am Band drei|in der Qualität|auf der Baustelle|im Labor|bei der Nachtschicht|"
        "im Wareneingang|im Versand|in Werk zwei|im Außendienst|in der Leitwarte"
    ),
    "en": (
        "on the floor|in the warehouse|at line three|in quality|on site|in the lab|on the night shift|"
        "in goods inward|in dispatch|in plant two|in field service|in the control room"
    ),
}
REASONS = {
    "de": (
        "weil sonst doppelt getippt wird|sonst hält das Audit nicht|der Betriebsrat hat darum gebeten|"
        "das kostet uns jede Woche einen Tag|das alte System konnte das|davon hängt die Freigabe ab"
    ),
    "en": (
        "or we type it twice|or the audit will not hold|the plant manager asked for it|"
        "it costs us a day each week|the old system could do that|the sign-off depends on it"
    ),
}
SPOKEN = {
    "de": (
        "Guten Tag zusammen, schön dass es heute klappt, es geht um {place}.",
        "Wir brauchen {thing} {place}, {reason}.",
        "{ours}",
        "{theirs}",
        "Wer kümmert sich bei Ihnen um {thing}, und gibt es dazu schon {planted}?",
        "Das kläre ich intern, {planted} schicke ich Ihnen danach.",
    ),
    "en": (
        "Good morning everybody, thanks for your time, this is about the team {place}.",
        "We need {thing} {place}, {reason}.",
        "{ours}",
        "{theirs}",
        "Who looks after {thing} on your side, and is there {planted} on it already?",
        "I will take that back with me, {planted} follows after that.",
    ),
}
OURS = {
    "de": {
        "promise": "Sie bekommen {thing} von uns bis Ende Juni.",
        "claim": "{thing}, das läuft heute schon so.",
        "": "Erzählen Sie gern mehr davon.",
    },
    "en": {
        "promise": "You will have {thing} from us by the end of June.",
        "claim": "We do {thing} today already.",
        "": "Tell me more about that please.",
    },
}
THEIRS = {
    "de": {
        "delight": "Das ist genau, was wir gesucht haben, großartig.",
        "concern": "Da bin ich ehrlich gesagt skeptisch, das hieß es schon öfter.",
        "": "Verstehe, das nehmen wir so mit.",
    },
    "en": {
        "delight": "That is exactly what we were looking for, great.",
        "concern": "To be honest I have my doubts, we have heard that before.",
        "": "I see, we will take that with us.",
    },
}


def parts(text: str) -> list[str]:
    return text.split("|")


FIRST = parts(
    "Anna|Bernd|Clara|David|Eva|Felix|Greta|Hannes|Ines|Jan|Karin|Lars|Mona|Nils|Olga|Peter|Rosa|Sven|Tina|Uwe"
)
LAST = parts(
    "Ahrens|Brook|Castell|Dahl|Ebner|Farrow|Grimm|Hale|Ilic|Jansen|Kerr|Lund|Marsh|Nowak|Orth|Pike|Rau|"
    "Stone|Thoma|Vance"
)
TRADES = parts("Maschinenbau|Labs|Logistik|Foods|Kunststoff|Metals|Pharma|Packaging|Energie|Water")


def words(lists: dict[str, str], language: str) -> list[str]:
    return parts(lists[language])


def pairs(language: str) -> Iterator[tuple[str, str]]:
    return ((thing, place) for thing in words(THINGS, language) for place in words(PLACES, language))


def wish(language: str, chosen: random.Random) -> str:
    thing, place = chosen.choice(words(THINGS, language)), chosen.choice(words(PLACES, language))
    return f"{thing} {place}, {chosen.choice(words(REASONS, language))} ({chosen.randrange(2, 900)})"


def questions(n: int, *, seed: int) -> list[str]:
    """Different questions in both languages."""
    chosen = random.Random(seed)
    return [
        f"Können wir {wish('de', chosen)} bis März zusagen?" if no % 2 else f"Can we promise {wish('en', chosen)}?"
        for no in range(n)
    ]
