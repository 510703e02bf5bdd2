"""Amounts with their units in a text, and how often something happens.

An amount is a number and the word it counts; time and data units are brought to one measure so that '2 hours' and
'120 Minuten' compare. Dates, releases and versions are no amounts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ropeteam.language.detect.due_grammar import find
from ropeteam.language.detect.number_words import Normal, Token, normal

_TIME = {
    "s": 1, "sek": 1, "sekunde": 1, "sekunden": 1, "second": 1, "seconds": 1, "sec": 1, "min": 60, "minute": 60,
    "minuten": 60,
    "minutes": 60,
    "h": 3600,
    "stund": 3600,
    "stunde": 3600, "stunden": 3600, "hour": 3600, "hours": 3600, "nacht": 86400, "night": 86400, "nights": 86400,
    "nächte": 86400,
    "tag": 86400,
    "tage": 86400,
    "tagen": 86400,
    "day": 86400,
    "days": 86400, "woche": 604800, "wochen": 604800, "week": 604800, "weeks": 604800, "monat": 2592000,
    "monate": 2592000,
    "monaten": 2592000,
    "month": 2592000,
    "months": 2592000,
    "quartal": 7776000, "quarter": 7776000, "jahr": 31536000, "jahre": 31536000, "jahren": 31536000, "year": 31536000,
    "years": 31536000, "wochenende": 172800, "weekend": 172800,
}  # fmt: skip
_DATA = {
    "kb": 1e3,
    "mb": 1e6,
    "megabyte": 1e6,
    "megabytes": 1e6,
    "meg": 1e6,
    "mega": 1e6,
    "gb": 1e9,
    "gigabyte": 1e9,
    "gigabytes": 1e9,
    "gig": 1e9,
    "tb": 1e12,
}
_LENGTH = {
    "mm": 1e-3,
    "cm": 1e-2,
    "m": 1.0,
    "meter": 1.0,
    "metres": 1.0,
    "metre": 1.0,
    "km": 1e3,
    "kilometer": 1e3,
    "kilometre": 1e3,
    "kilometres": 1e3,
    "k's": 1e3,
}
_AREA = {
    "m²": 1.0, "qm": 1.0, "quadratmeter": 1.0, "quadratmetern": 1.0, "sqm": 1.0, "hektar": 1e4, "hectare": 1e4, "hectares": 1e4,
    "ha": 1e4,
}  # fmt: skip
_SKIP_TEXT = """
    of the von der die das den dem own eigene eigener eigenen verschiedene different whole ganze full volle ganzen
    alle all more weitere parallel gleichzeitig real echte rest externe external single einzelne
"""
_SKIP = frozenset(_SKIP_TEXT.split())
_LIGHT_TEXT = """
    und oder aber auch ist sind in im an am auf mit bei zu für von wir ich sie ihr es das geht gehen haben hat kein
    sein machen and or but is are in on at to for we you it they that with per je pro a an i'll we'll ist's easily
    locker no kein überhaupt dann then so do does can können kann bekommen kriegen you'll jetzt now if as by bis aa
    ok okay up by die der den das this im's fire it'll drin done is it's was wären will as
"""
_LIGHT = frozenset(_LIGHT_TEXT.split())
_PARTS_OF_TIME = frozenset(
    {"anfang", "mitte", "ende", "early", "mid", "late", "end", "next", "nächsten", "spätestens", "latest"}
)
_PLAIN = str.maketrans("äöüß", "aous")
# What may be written at a figure without a blank, besides the units above. Other letters make it a name: '840D', 'TNC7', '19c'.
_GLUED_TEXT = """
    k kg g mg t to l ml v kv mv a ma mah w kw mw kwh mwh hz khz mhz ghz bar mbar pa kpa n nm kn rpm px dpi mp pt ft mbit gbit
    mbps gbps x mal times fach er mio tsd bn pc pcs stk % ° c° °c th st nd rd ste te
"""
_GLUED = frozenset(_GLUED_TEXT.split()) | _TIME.keys() | _DATA.keys() | _LENGTH.keys() | _AREA.keys()
_LETTERS_BEFORE = re.compile(r"[^\W\d_]\Z")
_LETTERS_AFTER = re.compile(r"[^\W\d_]+|(?: [A-Z]\b(?! ?[^\W\d_]))")
_NAME_WITH_FIGURES = re.compile(r"\b(?:[^\W\d_]+\d\w*(?:-\d+\w*)*|[^\W\d_]{1,3}-\d+\w*|\d+[^\W\d_]+)\b")
# What a name and its number are written with: 'S7-1500', 'ISO-9001'. Not 'up-to-12'.
_NAME_BEFORE = re.compile(r"\b(?:[A-ZÄÖÜ]{2,}|\w*[^\W\d_]\d\w*)[-–]\Z")
# "with 26.2", „mit der sechsundzwanzig eins“, "twenty-six two, end of May": a release, no amount, as no counted word follows.
_NOTHING_COUNTED = rf"(?![\w.]| -)(?! ?(?!(?:{'|'.join(map(re.escape, sorted(_LIGHT | _PARTS_OF_TIME)))})\b)[^\W\d_])"
_RELEASE = re.compile(
    r"\b(?:(?:mit|with) (?:der |dem |the )?(?:release |version )?r? ?\d{1,4}(?:[. ]| dot | punkt | point )\d{1,2}"
    rf"|\d{{2}} (?:dot |punkt |point )?\d){_NOTHING_COUNTED}"
)
# What stands between "more than" and the number: "mehr als die 12", "more than about 400".
_FILL = r"(?:(?:von|of|die|der|den|the|those|these|diese[nrs]?|unsere[nr]?|ihre[nr]?|our|your|about|around|rund|etwa|circa) )*"
_OVER = re.compile(
    r"(?:\b(?:mehr|größere?|grössere?|höhere?|länger|more|greater|larger|bigger|longer|higher)(?: [^\W\d_]+){0,2} (?:als|wie|than)"
    r"|\b(?:above|beyond|exceed\w*|in excess of|upwards? of|oberhalb von|jenseits(?: von)?|übersteig\w*|überschreit\w*)|>) "
    + _FILL
    + r"\Z"
)
_UNDER = re.compile(
    r"(?:\b(?:weniger|kleiner|kürzer|less|fewer|smaller|shorter)(?: [^\W\d_]+){0,2} (?:als|wie|than)"
    r"|\b(?:unter|under|below|unterhalb von)|<) " + _FILL + r"\Z"
)
_PAST = re.compile(rf"\b(?:über|over|past) {_FILL}\Z")
_NOT_OVER = re.compile(
    r"\b(?:nicht|nie|niemals|keinesfalls|no|not|never|kein\w*|ohne|without|hardly|kaum"
    r"|(?:do|does|did|wo|would|should|is|are)n't(?: [^\W\d_]+){0,2}|(?:not|never) [^\W\d_]+) \Z"
)
_BEFORE = 10  # words
_SPAN = 86_400  # seconds; what is shorter is mostly a condition
_VIA = 10  # below that "über zwei Gateways" goes by way of them
_ONCE = {"once": 1, "einmal": 1, "twice": 2, "zweimal": 2, "dreimal": 3, "thrice": 3, "viermal": 4}
_ADVERB = {
    "stündlich": 3600, "hourly": 3600, "täglich": 86400, "daily": 86400, "nightly": 86400, "nächtlich": 86400,
    "tagesaktuell": 86400,
    "minütlich": 60,
    "wöchentlich": 604800, "weekly": 604800, "monatlich": 2592000, "monthly": 2592000, "viertelstündlich": 900,
    "halbstündlich": 1800,
    "half-hourly": 1800,
}  # fmt: skip
_OFTEN = re.compile(
    r"\b(once|twice|einmal|zweimal|dreimal|viermal|(\d+) ?(?:mal|times|x)) ?(?:(?:a|an|per|pro|je|am|in der|im|every|each|"
    r"the)\b)? ?([^\W\d_]+)"
)
_ONE = re.compile(
    r"(?<!als )(?<!once )(?<!times )(?P<only>\b(?:nur|only|just|höchstens) )?\b(?:a|an|one|eine?n?) "
    r"(?P<unit>(?P<time>week|month|year|woche|monat|jahr)|[^\W\d_]{4,})\b"
)
_WHOLE = re.compile(
    r"\b(?:whole|entire|full|ganze[nrsm]?|volle[nrsm]?) (?P<unit>weekend|wochenende|night|nacht|day|tag|week|woche|month|monat|"
    r"quarter|quartal|year|jahr)\b"
)
_MORE_THAN_ONE = re.compile(r"\bmehr (?:als|wie) eine?[nmr]? (?P<unit>[^\W\d_]{4,})\b")
_BOTH = re.compile(r"\b(?:beide|both|zwaa|zwee|zwoi) ([^\W\d_]{4,})")
_AT_ONCE = re.compile(
    r"\b(?:echtzeit|real ?-?time|sofort|instant\w*|sekundengenau|sekündlich|auf die sekunde|op de sekund|live|"
    r"laufend|permanent|ständig|immediately|to the (?:minute|second)"
    r"|every (?:single )?(?:second|2\.)|jede sekunde|as it happens|the (?:second|moment|minute|2\.)|auf der stelle|"
    r"unverzüglich|postwendend)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """`unit` is the counted word ('' where none stands beside); `family` is 'time', 'data', 'length', 'area' or ''. `side`:
    'over' where more than the number is meant ("more than 12"), 'under' where less is, '' where the number itself is."""

    value: float
    unit: str
    family: str
    said: str
    number: float = 0.0
    side: str = ""

    def above(self, most: float) -> bool:
        """Is it more than a most, in the measure of `value`? "More than 12" is, where 12 is the most."""
        if self.side == "under" and not self.family:
            return self.value - 1 > most
        return self.value >= most if self.side == "over" else self.value > most

    def below(self, least: float) -> bool:
        return self.value <= least if self.side == "under" else self.value < least


@lru_cache(maxsize=2048)
def amounts(text: str) -> tuple[Amount, ...]:
    form = normal(text)
    dates = [(one.start, one.end) for one in find(form, date(2026, 1, 15))]
    dates += [one.span() for one in _RELEASE.finditer(form.form)]
    out: list[Amount] = []
    place = 0
    for no, token in enumerate(form.tokens):
        start = place
        place += len(token.form) + 1
        if token.value is None or token.ordinal or any(a <= start < b for a, b in dates):
            continue
        if _is_name_part(form, no) or _NAME_BEFORE.search(text, 0, token.start) or _has_letters(text, token):
            continue
        unit = _unit(form.tokens, no)
        value, family = _measured(token.value, unit)
        side = _side(form.tokens[max(0, no - _BEFORE) : no], token.value, value, family)
        out.append(Amount(value, unit, family, text[token.start : token.end], token.value, side))
    return tuple(out) + tuple(_counted_words(form.form))


def _side(before: tuple[Token, ...], number: float, value: float, family: str) -> str:
    """Whether the words before a number mean more or less than it. "Nicht mehr als 12" means up to 12; "over 24 months" lasts that
    long; "longer than five minutes" is when an alarm goes out."""
    said = " ".join(token.form for token in before) + " "
    for side, pattern in (("over", _OVER), ("under", _UNDER), ("over", _PAST)):
        found = pattern.search(said)
        if found is None or (pattern is _PAST and (family == "time" or number < _VIA)):
            continue
        if family == "time" and value < _SPAN:
            continue
        return "" if _NOT_OVER.search(said, 0, found.start()) else side
    return ""


def _counted_words(form: str) -> list[Amount]:
    """'a week', 'the whole weekend', 'nur ein Lagersystem' and 'beide Systeme': one and two without a figure."""
    out = []
    for match in _ONE.finditer(form):
        if match["time"] or match["only"]:
            value, family = _measured(1.0, match["unit"])
            out.append(Amount(value, match["unit"], family, match.group(), 1.0))
    for match in _WHOLE.finditer(form):
        value, family = _measured(1.0, match["unit"])
        out.append(Amount(value, match["unit"], family, match.group(), 1.0))
    for match in _MORE_THAN_ONE.finditer(form):
        value, family = _measured(1.0, match["unit"])
        out.append(Amount(value, match["unit"], family, match.group(), 1.0, "over"))
    for match in _BOTH.finditer(form):
        out.append(Amount(2.0, match[1], "", match.group(), 2.0))
    return out


@dataclass(frozen=True, slots=True)
class Interval:
    """Seconds between two runs, 0 for real time, and the words that say so."""

    seconds: float
    said: str


@lru_cache(maxsize=1024)
def interval(text: str) -> Interval | None:
    """How often a text says something happens; None where it says nothing of it."""
    form = normal(text).form
    at_once = _AT_ONCE.search(form)
    if at_once:
        return Interval(0.0, at_once.group())
    for adverb, seconds in _ADVERB.items():
        if adverb in form and re.search(rf"\b{adverb}\b", form):
            return Interval(float(seconds), adverb)
    quarter = re.search(r"\b(?:jede[rn]?|every|each) (?:viertelstunde?n?|quarter[ -]?(?:of an )?hour)", form)
    if quarter:
        return Interval(900.0, quarter.group())
    every = re.search(
        r"\b(?:alle|every|in steps of|in schritten von|each|jede[nrs]?) (?:(\d+(?:[.,]\d+)?) )?([^\W\d_]+)", form
    )
    if every and every[2] in _TIME:
        return Interval(float((every[1] or "1").replace(",", ".")) * _TIME[every[2]], every.group())
    often = _OFTEN.search(form)
    if often and often[3] in _TIME:
        times = _ONCE.get(often[1]) or max(1, int(often[2] or 1))
        return Interval(_TIME[often[3]] / times, often.group())
    return None


def seconds_of(unit: str) -> float | None:
    """How long one of a unit of time lasts; None for anything else."""
    length = _TIME.get(unit.lower())
    return float(length) if length is not None else None


def same_unit(one: str, other: str) -> bool:
    """Do two counted words mean the same? Equal stems, or one ends the other ('Prüfpunkte' and 'Punkte')."""
    if not one or not other:
        return False
    a, b = stem(one), stem(other)
    short, long = sorted((a, b), key=len)
    return a == b or (len(short) >= 4 and (long.endswith(short) or long.startswith(short)))


def stem(word: str) -> str:
    word = word.lower().translate(_PLAIN)
    for ending in ("ungen", "ern", "en", "er", "es", "e", "s", "n"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _unit(tokens: tuple[Token, ...], no: int) -> str:
    """The counted word after a number; the last of up to two words for English pairs ('charge points')."""
    after = no + 1
    while after < len(tokens) and (tokens[after].form in _SKIP or tokens[after].form == "-"):
        after += 1
    if after >= len(tokens):
        return ""
    word = tokens[after].form
    if word in ("%", "€", "$"):
        return word
    if not word[0].isalpha() or word in _LIGHT:
        return ""
    return word


def _measured(value: float, unit: str) -> tuple[float, str]:
    for family, table in (("time", _TIME), ("data", _DATA), ("length", _LENGTH), ("area", _AREA)):
        if unit in table:
            return value * float(table[unit]), family
    return value, ""


def names_with_figures(text: str) -> frozenset[str]:
    """What is called by letters and figures, in small letters: 's7-300', 'tnc7', '840d', '19c'; not '400kg'."""
    found = (match.group().lower() for match in _NAME_WITH_FIGURES.finditer(text))
    return frozenset(name for name in found if not name[0].isdigit() or name.lstrip("0123456789") not in _GLUED)


def _has_letters(text: str, token: Token) -> bool:
    """A figure written together with letters that are no unit: 'TNC7', '840D', '19c', also '840 D'."""
    if not text[token.start].isdigit():
        return False
    if _LETTERS_BEFORE.search(text, 0, token.start):
        return True
    after = _LETTERS_AFTER.match(text, token.end)
    return after is not None and after.group().strip().lower() not in _GLUED


def _is_name_part(form: Normal, no: int) -> bool:
    """A figure that belongs to a name or version: 'OCPP 1.6', 'version 10', 'Android ab 12', 'S/4'."""
    token, tokens = form.tokens[no], form.tokens
    if token.form.count(".") > 1 or re.fullmatch(r"\d+\.\d", token.form):
        return True
    before = tokens[no - 1].form if no else ""
    return before in (
        "version",
        "release",
        "v",
        "r",
        "level",
        "kw",
        "week",
        "part",
        "soc",
        "iso",
        "s",
        "ab",
        "generation",
        "type",
        "typ",
        "/",
    )
