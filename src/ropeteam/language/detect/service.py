"""People's work or a function of the product? Work is mapping, data loads, training, presence, going live on a date."""

from __future__ import annotations

import re

import numpy as np

from ropeteam.language.detect.features import Rows, letters
from ropeteam.language.detect.number_words import normal
from ropeteam.language.models.weights import Weights, shipped

_GROUPS: dict[str, str] = {
    "load": r"\b(?:einspiel\w*|spiel\w* .{0,40}\bein\b|lad\w* .{0,60}\b(?:rein|ein)\b|übernehm\w*|übernommen|"
    r"import(?:ier\w*)? (?:wir|ich)|migr\w+|übertrag\w*|rüber\w*"
    r"|tipp\w*|eintipp\w*|erfass\w* .{0,30}\b(?:hand|leute)|einles\w*|einpfleg\w*|stell\w* .{0,50}\bum\b|zieh\w* "
    r".{0,40}\brüber|nachtrag\w*|bereinig\w*|aufräum\w*|räum\w* .{0,40}\bauf"
    r"|(?:we|i|they|team|people|crew|lot|services|engineer|get|gets|have|be)\b.{0,60}\b(?:load(?:ed|s|ing)?|"
    r"migrat\w+|typ(?:e|es|ed|ing) (?:up|in)|key(?:ed)? in|copy|copied|carry|carried|import(?:ed)?|moved? across|"
    r"enter(?:ed)?|clean(?:ed|s)? (?:up|out)|transfer\w*|recheck\w*|correct\w*))\b",
    "data": r"\b(?:stammdaten|altdaten|alt\w*daten|rezept\w*|adress\w*|datens[aä]tze?|historie|bestand|altsystem|"
    r"altprogramm|excel|records?|recipes|cards|history|addresses|matters|master data|old data|legacy|"
    r"spreadsheets?|binders?|files|cases|listen)\b",
    "teach": r"\b(?:schul\w*|einweis\w*|eingewiesen|einjewiesen|training|train(?:s|ed)?|teach\w*|coach\w*|refresher|"
    r"workshop\w*|anlern\w*|einführung|einschul\w*|zeig\w* (?:ihren|euren|den) leuten|show (?:him|her|them|"
    r"your)|walk (?:them|your))\b",
    "presence": r"\b(?:vor ort|bei (?:ihnen|euch)(?: im| in| an| auf)?|neben (?:sie|euch)|komm\w* .{0,30}\b(?:raus|vorbei|"
    r"runter|zu ihnen|zu euch|zu dir)|raus(?:komm\w*|fahr\w*)|dabei|begleit\w*|sitz\w*|setz\w* (?:ich|wir|mich|"
    r"uns)|steh\w* (?:ich|wir|isch|i|zwei)"
    r"|on ?-?site|in person|sit(?:s|ting)? (?:down )?with|sits?\b|come (?:down|in|out|by|over|on)|fly (?:out|in)|"
    r"spend (?:a|the|\w+) (?:day|week|morning)|(?:be|being) (?:in|there|with|on site|stood|at)|beside (?:you|them)|"
    r"in the room|stand by|hand ?-?hold\w*)\b",
    "tool": r"\b(?:skript\w*|script|sammler|wandler|converter|konverter|umsetzungstabelle|übergabe(?:datei|skript)|"
    r"eingabemaske|vorlage\w*|vordruck|makro\w*|formular|tabelle|mapping|map(?:s|ped)?|conversion sheet|"
    r"calculation sheet|template\w*|dateiimport|wochenexport|adapter|leser)\b",
    "live": r"\b(?:live (?:gehen|geh|gang)|gehen? .{0,50}\blive\b|go(?:es)? live|go ?-?live|in betrieb|inbetriebnahme|"
    r"echtübernahme|produktivstart|roll ?-?out|starten (?:wir|ma) mit|pilotbetrieb|anlaufen)\b",
    "install": r"\b(?:anschließ\w*|angeschlossen|schließ\w* .{0,40}\ban\b|montier\w*|installier\w*|install(?:ed|s)?|"
    r"hook(?:ed)? up|fitted|bolt(?:ed)?|hang(?:ing)?|swap(?:s|ped)?|tausch\w*|set(?:s)? up|setup|einricht\w*|"
    r"richt\w* .{0,40}\bein\b|wire(?:d)? up|put in|goes in|exclude)\b",
    "effort": r"\b(?:\w+ (?:tage|tagen|vormittage|nachmittage|stunden|schichten|spätschichten|arbeitstage|personentage) |"
    r"\w+ (?:mornings|shifts|days' work|days work|sessions|man.?days|person.?days)|von hand|by hand|manuell|"
    r"manually|ein wochenende|dienstleistung\w*|tagewerk\w*)\b",
    "hands": r"\b(?:mein\w* (?:team|leute|kolleg\w*|mann|jungs)|unser\w* (?:team|leute|kolleg\w*|techniker\w*|"
    r"berater\w*|dienstleistung\w*|herr|frau|hotline|bereitschaft)|(?:my|our) (?:team|people|lot|colleague|"
    r"engineer\w*|services|crew|boy|guys|consultant\w*)|one of (?:us|ours|my|our)|(?:two|three|somebody|"
    r"someone) of (?:us|ours|our|my)|selber|selbst|myself|persönlich|personally|jemand\w*|zwei leute|services "
    r"will)\b",
}
# On small letters: told to ignore case, `re` passes over every place letter by letter and takes four times as long.
_PATTERNS = {name: re.compile(pattern) for name, pattern in _GROUPS.items()}
_SURE = ("load", "teach", "presence", "live", "effort", "hands")
_WORK = re.compile("|".join(_GROUPS[name] for name in _SURE))
HINTS = tuple(_GROUPS)
_OURS = re.compile(
    r"\b(?:wir|ich|isch|i|mir|mer|ma|m'r|uns|unser\w*|mein\w*|we|us|ours?|my|me|well|(?:i|we)'(?:ll|m|re|ve|d))\b"
)
# "with 7.2", „mit der siebenundzwanzig eins“.
_RELEASE = re.compile(
    r"\b(?:mit|with|in) (?:der |dem |the )?(?:release |version )?r? ?\d{1,4}(?:[. ]| dot | punkt | point )\d{1,2}(?![\w.])"
)
_THEIRS = re.compile(
    r"\b(?:ihre|eure|your) (?:eigenen |own )?(?:leute|mitarbeiter\w*|kolleg\w*|fahrer\w*|techniker\w*|team|people|staff|crew|folks?"
    r"|drivers|users)\b"
)
WORK_ASKED_FOR = 0.5
"""For questions. The head knows promises, where "you will get" is mostly work; "can they get" asks for either, so that it must
be likelier than not."""


def is_service(text: str, *, weights: Weights | None = None) -> bool:
    """True where the words speak of what people will do for the customer rather than of what the product will do.

    By the trained head where there is one (`weights` replaces the shipped ones), else by the words alone. What comes with a
    release, or what the customer's people do, is nobody's work of ours where the words name nobody of us.
    """
    if _is_of_the_product(text):
        return False
    weights = weights or shipped()
    least = weights.thresholds["service"][1] if weights is not None and "service" in weights.heads else WORK_ASKED_FOR
    return work_chance(text, weights=weights) >= least


def _is_of_the_product(text: str) -> bool:
    form = normal(text).form
    if _OURS.search(form) is not None:
        return False
    if _RELEASE.search(form) is not None:
        return True
    shown = _PATTERNS["teach"].search(form) or _PATTERNS["presence"].search(form) or "geschult" in form
    return _THEIRS.search(form) is not None and not shown


def work_chance(text: str, *, weights: Weights | None = None) -> float:
    """How likely the words speak of people's work; by the words alone it is sure or nothing."""
    weights = weights or shipped()
    if weights is None or "service" not in weights.heads:
        return float(speaks_of_work(text))
    head = weights.heads["service"]
    return float(head.chances(work_rows([text]), [letters(text)])[0, head.classes.index("work")])


def speaks_of_work(text: str) -> bool:
    return _WORK.search(text.lower()) is not None


def names_a_tool(text: str) -> bool:
    """A script, a converter, a collector: what people build around a product."""
    return _PATTERNS["tool"].search(text.lower()) is not None


def work_rows(texts: list[str]) -> Rows:
    """Dense rows of the service head: one column a group of words."""
    low = [text.lower() for text in texts]
    hints = [[float(pattern.search(text) is not None) for pattern in _PATTERNS.values()] for text in low]
    return np.array(hints, dtype=np.float32).reshape(len(texts), len(HINTS))
