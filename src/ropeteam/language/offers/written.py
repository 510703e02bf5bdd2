"""What a written sentence of an offer is: a promise of ours, a claim, nothing, or a question for the ear.

The ear learnt from talk, where people say "machen wir". Contracts say "shall", "verpflichtet sich", "Im Preis enthalten", and
list what is delivered without any verb; and half of their promises are the customer's. Rule in prose, the first that fits:

1. Under the customer's duties, exclusions and paperwork nothing promises, unless our side itself is said to owe it.
2. A negation, an option, a condition, a mere plan, a sentence whose subject is the customer, and the words of offers about
   themselves (price, validity, law, thanks) are nothing.
3. Guarantees, "is included", "you will receive", and a "will" or "shall" of ours or of the product are promises.
4. Our side as the subject of what it does is a promise, except where it only may or where the talk is of what was.
5. A list item without a verb is a promise among the deliverables; any plain sentence is one among the running services.
6. Everything else is for the ear; among deliverables a half-sure promise of its is believed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ropeteam.language.offers.sections import Part


class Written(StrEnum):
    PROMISE = "promise"
    NOTHING = "nothing"
    FOR_THE_EAR = "for_the_ear"


@dataclass(frozen=True, slots=True)
class Sides:
    """How an offer calls the two sides: their names, beside the words every contract uses."""

    ours: Sequence[str] = ()
    theirs: Sequence[str] = ()


_OURS = (
    r"auftragnehmer(?:in)?|anbieter(?:in)?|lieferant(?:in)?|verkäufer(?:in)?|dienstleister(?:in)?|hersteller(?:in)?"
    r"|lizenzgeber(?:in)?|supplier|provider|vendor|contractor|licensor|seller|we|wir|unser[e]?|our"
)
_THEIRS = (
    r"auftraggeber(?:in)?|kunde|kundin|käufer(?:in)?|besteller(?:in)?|lizenznehmer(?:in)?"
    r"|customer|client|buyer|licensee|purchaser|each party|either party|neither party|the parties|beide parteien"
)
_LEAD = r"^(?:(?:ferner|zudem|außerdem|weiter|weiterhin|further|in addition|also|dabei|hierzu|dazu)\W+(?:\w+\s+)?)?"
_ARTICLE = r"(?:(?:der|die|das|the|eine?)\s+)?"
_NUMBERED = re.compile(r"^\s*(?:§+\s*)?(?:\d{1,3}(?:\.\d{1,3})*[.)]?|\(\w{1,3}\)|[a-z]\)|[-–—•*▪◦·])\s+")
_NOT_NEGATIVE = re.compile(
    r"nicht später|nicht nur|nicht begrenzt|unbegrenzt|no later|not later|not only|not limited|without limit|no limit"
    r"|(?:benötigt|braucht|erfordert) kein\w*|(?:requires?|needs?) no"
    r"|ohne (?:aufpreis|mehrkosten|zusatzkosten)|at no (?:extra |additional )?(?:cost|charge)"
    r"|no (?:extra|additional) (?:cost|charge)",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:nicht|kein\w*|weder|ausgeschlossen|unverbindlich\w*|freibleibend|vorbehalt\w*|entfällt|not|no|cannot|can't|won't"
    r"|neither|nor|excluded|out of scope|indicative|subject to change)\b",
    re.IGNORECASE,
)
_OPTION = re.compile(
    r"\boptional\b|auf wunsch|auf anfrage|bei bedarf|gegen (?:aufpreis|gesonderte)|gesondert\w*\b.{0,30}\b(?:an|beauftrag|angeb)"
    r"|kann\b.{0,60}\b(?:beauftragt|bestellt|gebucht) werden|\bon request\b|may be ordered|at the day rate|quote for"
    r"|(?:gladly|happy to) (?:make|offer|quote)|^(?:falls|sollte|sofern|should you|if you|if the)\b|looking into"
    r"|müssen wir\b.{0,40}\bprüfen|\bplant\b.{0,10}\b(?:das|die|den|,)|\bplans to\b|beabsichtig|intends? to|aims? to|\bhoffen\b"
    r"|\bplan to\b|in aussicht",
    re.IGNORECASE,
)
_PAPERWORK = re.compile(
    r"\b(?:angebot\w*|proposal|quotation|statement of work|vergütung|rechnung\w*|zahl(?:t|bar|ung\w*)|umsatzsteuer|mwst|netto"
    r"|vat|invoice[ds]?|payable|payment|fees?|charges|prices?|preise?|gerichtsstand|governed|liab\w*|haft(?:et|ung\w*)"
    r"|gekündigt|kündigung\w*|terminate\w*|laufzeit|schriftform|unwirksam|bindefrist|reisekosten|expenses"
    r"|geschäftsbedingungen|vertrag(?:es|s)?|agreement|definitions?|headings|anlagen|höherer gewalt|force majeure"
    r"|sehr geehrte\w*|dear|vielen dank|thank you|freuen uns|look forward|wie folgt|listed below|grüßen|regards|abgenommen"
    r"|abnahme|subscription|festpreis)\b|^year (?:one|two|\d)|\beur\b.{0,10}\bpro\b|je \w+ und monat",
    re.IGNORECASE,
)
_GUARANTEE = re.compile(
    r"\b(?:garantier\w+|gewährleiste[nt]\w*|verpflichte[nt]?\b|sagen?\b.{0,60}\bzu\b|sicher[nt]\b.{0,80}\bzu\b"
    r"|stell(?:en|t) (?:wir )?sicher"
    r"|zugesichert\w*|zusichern|guarantees?|undertakes?|commits? to|ensures?|warrants?)\b",
    re.IGNORECASE,
)
_INCLUDED = re.compile(
    r"\b(?:im (?:preis|umfang|angebot) (?:enthalten|inbegriffen)|(?:is|are) included|included in the (?:price|fee)|inbegriffen"
    r"|sie (?:erhalten|bekommen)|(?:erhalten|bekommen) sie|erhält (?:der|die) (?:kund|auftraggeb)\w+"
    r"|dem (?:kunden|auftraggeber) (?:wird|werden)"
    r"|(?:you|your \w+)(?: will| 'll|'ll)? (?:get|have|receive|be able)|ohne (?:aufpreis|mehrkosten)|kostenfrei|free of charge)\b",
    re.IGNORECASE,
)
_WILL = re.compile(r"\b(?:will|shall|'ll)\b", re.IGNORECASE)
_GERMAN_PASSIVE = re.compile(
    r"\b(?:wird|werden)\b.{1,160}?\b\w{0,18}(?:ge\w{2,}(?:t|en)|\w+iert|bereitgestellt|er(?:weitert|stellt|gänzt)|"
    r"über(?:mittelt|geben|nommen|tragen)|umgesetzt|verfügbar sein|herausgegeben)\b",
    re.IGNORECASE,
)
_MAY = re.compile(
    r"\b(?:kann|können|darf|dürfen|(?-i:may)|can|might|could|könnte\w*|haftet|behält sich|reserves"
    r"|entwickelt und vertreibt|understood"
    r"|verstanden|danken|freuen|hat .{0,40} gebeten|asked)\b",
    re.IGNORECASE,
)
_QUIET = frozenset((Part.CUSTOMER, Part.EXCLUDED, Part.PAPER))
_GIVING = frozenset((Part.DELIVERS, Part.SERVICE))


def weigh(sentence: str, part: Part, *, fragment: bool, sides: Sides) -> Written:
    """`fragment`: a list item or line that closes no sentence."""
    text = _NUMBERED.sub("", " ".join(sentence.split()))
    plain = _NOT_NEGATIVE.sub(" ", text)
    ours = _is_subject(text, _OURS, sides.ours)
    if _is_vetoed(plain, sides):
        return Written.NOTHING
    if part in _QUIET and not (ours and (_GUARANTEE.search(text) or _WILL.search(text))):
        return Written.NOTHING
    if _GUARANTEE.search(text) or _INCLUDED.search(text):
        return Written.PROMISE
    if _PAPERWORK.search(text):
        return Written.NOTHING
    if _WILL.search(text) and not _MAY.search(text):
        return Written.PROMISE
    if ours and not _MAY.search(text):
        return Written.PROMISE
    if part in _GIVING and (fragment or part == Part.SERVICE or _GERMAN_PASSIVE.search(text)) and not _MAY.search(text):
        return Written.PROMISE if len(text.split()) > 1 else Written.NOTHING
    return Written.FOR_THE_EAR


def believes_half(part: Part) -> bool:
    """Whether a half-sure promise of the ear is believed there."""
    return part in _GIVING


def _is_vetoed(text: str, sides: Sides) -> bool:
    if _NEGATED.search(text) or _OPTION.search(text):
        return True
    theirs = _is_subject(text, _THEIRS, sides.theirs)
    return theirs or bool(
        re.search(rf"\b(?:vom|durch den|durch die|von der|by the) (?:{_THEIRS}|kunden)\b|bauseits", text, re.IGNORECASE)
    )


def _is_subject(text: str, words: str, names: Sequence[str]) -> bool:
    """Whether one side opens the sentence, or follows its verb where German puts something else first."""
    named = "|".join(re.escape(name) for name in names if name)
    side = f"(?:{words}{'|' + named if named else ''})"
    if re.match(rf"{_LEAD}{_ARTICLE}{side}\b(?!['’]s|s )", text, re.IGNORECASE):
        return True
    return bool(
        re.match(
            rf"^\S.{{0,120}}?\b(?:\w+t|\w+en)\s+(?:{_nominative(words)}|{'wir' if words is _OURS else '$'})\b",
            text,
            re.I,
        )
    )


def _nominative(words: str) -> str:
    """German subjects behind their verb: "der Auftraggeber", "die Auftraggeberin", but not the dative "der Auftraggeberin"."""
    nouns = [re.sub(r"\(\?:in\)\?$", "", word) for word in words.split("|") if word[0] in "ahkvdblw"]
    plain = [word for word in nouns if word.isalpha() and word not in ("wir", "we")]
    return "|".join(f"der {word}|die {word}in" for word in plain)
