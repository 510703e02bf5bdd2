"""Which part of an offer a heading opens: what is delivered, what the customer owes, what is left out, what is paperwork.

The same words promise under one heading and nothing under another: "Schnittstelle zu SAP" stands among the deliverables or
among the exclusions. A sub-heading without a word of its own stays in the part it belongs to by its number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """`delivers`: what is done once; `service`: what is done all along; `product`: what the product is; `customer`: the
    customer's duties; `excluded`; `paper`: prices, law, background; `other`: not known."""

    DELIVERS = "delivers"
    SERVICE = "service"
    PRODUCT = "product"
    CUSTOMER = "customer"
    EXCLUDED = "excluded"
    PAPER = "paper"
    OTHER = "other"


# The first that fits holds.
_WORDS: dict[Part, str] = {
    Part.CUSTOMER: r"mitwirk|beistell|obliegenheit|voraussetzung|annahmen|(?:pflichten|aufgaben|verantwort\w*) (?:des|der) "
    r"(?:auftraggeber|kunde|bestell|lizenznehm)|kundenpflicht|(?:customer|client|buyer)(?:'s|’s)? (?:resp|oblig|dut|task)"
    r"|(?:responsibilities|obligations) of the (?:customer|client)|assumption|prerequisit|dependenc",
    Part.EXCLUDED: r"abgrenzung|nicht (?:enthalten|umfasst|bestandteil|im )|ausschl[uü]ss|ausgeschlossen|exclu|out of scope"
    r"|not\b.{0,20}\bincluded|not part of|optional",
    Part.PAPER: r"haftung|gewährleist|laufzeit|kündig|vergütung|preis|zahlung|kaufm|kondition|schluss|allgemein|sonstige"
    r"|gerichtsstand|vertraulich|geheim|definition|begriff|präambel|ausgangs|hintergrund|gegenstand|verständnis|einleitung"
    r"|abnahme|datenschutz|nutzungsrecht|urheber|liab|warrant|terminat|fees?\b|charge|pric|commerc|payment|general"
    r"|confiden|definition|background|introduct|governing|intellectual|acceptance|preamble|recital|data protection"
    r"|our understanding|indemn|insurance|notices|signature|unterschrift|rechnung",
    Part.SERVICE: r"support|service.?level|wartung|pflege|betrieb|verfügbark|availab|maintenance|hotline|reaktionszeit"
    r"|^\W*(?:\d[\d.]*\s+)?service\W*$|entstör|backup|datensicherung",
    Part.PRODUCT: r"produkt\b|funktion|feature|^\W*(?:[\d.]+\s+)?the (?:service|product|platform)\W*$|was .{2,30} (?:leistet|kann)"
    r"|produktbeschr|product desc|überblick|overview",
    Part.DELIVERS: r"leistung|umfang|liefer|enthalten|deliver|scope|what you get|you (?:will )?(?:get|receive)|schulung|training"
    r"|position|provision|einführung|implement|projekt|work package|arbeitspaket|included|zusage|commitment|milestone"
    r"|meilenstein|termin|schedule|roll.?out|migration|angebot|proposal",
}
_PATTERNS = {part: re.compile(words, re.IGNORECASE) for part, words in _WORDS.items()}
_NUMBER = re.compile(r"\s*§?\s*(\d{1,2}(?:\.\d{1,3})*)")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a paragraph stands: the part, and the number and words of its heading."""

    part: Part = Part.OTHER
    number: str = ""
    heading: str = ""

    def under(self, heading: str) -> Standing:
        """Where the text under the next heading stands."""
        found = _NUMBER.match(heading)
        number = found[1] if found else ""
        part = next((part for part, pattern in _PATTERNS.items() if pattern.search(heading)), Part.OTHER)
        if part == Part.OTHER and self.number and number.startswith(self.number + "."):
            return Standing(self.part, self.number, heading)
        return Standing(part, number, heading)
