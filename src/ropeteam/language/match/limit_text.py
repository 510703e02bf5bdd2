"""A limit read as structured facts from its words: how much, which ones, which not, how often, from which version."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ropeteam.language.contract import LimitText
from ropeteam.language.detect.cues import fold
from ropeteam.language.match.gazetteer import OF_DIMENSION, code_languages, families, members
from ropeteam.language.match.quantities import Amount, amounts, interval, stem
from ropeteam.language.match.terms import STOP
from ropeteam.language.match.ways import needs_network, only_gives, only_reads

_ONLY = re.compile(r"\b(?:nur|only|ausschließlich|lediglich|solely|exclusively|just)\b")
_MIN = re.compile(
    r"\b(?:ab|from|or newer|or later|oder neuer|oder höher|mindestens|at least|minimum|needs|newer|and newer|and "
    r"later|ab version)\b"
)
_ONE_EACH = re.compile(r"\b(?:ein|eine|one|a single) ((?!mal\b|time\b)[^\W\d_]+ )(?=(?:je|pro|per|a|an|each) )", re.I)
# "30 recipients in one plan": the plan holds them and is none of them.
_IN_ONE = re.compile(r"\d.*\b(?:in|per|on|for|at|je|pro|auf|an) (?:one|a single|einem|einer|einen|1)\b")
_NOT = re.compile(
    r"(?:,|;|^|\band\b|\bund\b|\.)\s*(?:aber )?(?:kein(?:e|en|er|es)?|no|not(?: on| for| the)?|nothing (?:in|to|on|for|from|with)|"
    r"nichts (?:in|auf|für|von|aus|mit)|nicht|ohne|without) "
    r"(?!more\b|mehr\b|finer\b|sofort\b|longer\b)([^,;.]+)"
)
_MISSING = re.compile(
    r"([^,;.]+?) (?:fehlen|fehlt|is not read|are not read|ist nicht dabei|not included|are drawn by hand)"
)
# "clients cannot register samples": forbidden is what is done together with what it is done to.
_CANNOT = re.compile(
    r"[^,;.]*\b(?:can ?not|can't|could not|may not|do(?:es)? not|don't|doesn't"
    r"|(?:können|kann|dürfen|darf|lassen sich|lässt sich)(?: (?!keine?[nmrs]?\b|nicht\b)\w+){0,3} (?:nicht|keine?[nmrs]?))"
    r" ([^,;.]+)"
)
_DOING_LITTLE = frozenset(
    {"support", "supports", "include", "includes", "offer", "allow", "work", "works", "dort", "unterstützt"}
)
# Where the thing left out ends and its surroundings begin: "no worklist | goes out to the instrument".
_SURROUNDINGS = re.compile(
    r"\b(?:to|into|in|on|at|of|for|from|with|by|through|over|via|goes|go|comes|come|is|are|be|can|will|an|auf|aus|für|von|vom|mit|"
    r"zu|zum|zur|über|durch|bei|im|ins|wird|werden|ist|sind|geht|gehen|kommt|kommen|je|pro|per)\b"
)
_VERSION = re.compile(
    r"\b([a-zäöü][\w/+]*)(?: (?:ab|from|version|server|ver\.?|v|ab version|hana))*[ -]?(\d{1,4}(?:\.\d+)*)\b"
)
_OR_NEWER = re.compile(r" (?:or|oder|und|and) (?:newer|neuer|höher|later|up|above)|$|[,;.)]")
_GENERIC_TEXT = """
    phones phone tablets tablet tills till labels label controllers controller rules rule kassen kasse kameras
    kamera marke schilder nummern numbers terminals terminal systeme system waagen waage zylinder templates template
    calendars calendar accounts account cameras airports airport cranes crane courts court state states federal own
    eigene parlours parlour buses bus plant maintenance machines boards board authorities authority managers manager
    channel card cards departure control formats format dateien files zip index interface schnittstelle
    schnittstellen version works data mobile haus feiertage ausgabe export as mit with of and und der die das one
    two bundesländer norddeutschen kennzeichen hersteller herstellers oder or standard set over via über in collars
    partner only nur bis up vier drei zwei sechs sprachen languages bank banks scales cloud stays no on-prem
"""
_GENERIC = frozenset(_GENERIC_TEXT.split())
_FOLLOWED = re.compile(r"\s*(?:,|and\b|und\b|only\b|oder\b|or\b|/)")
_ANY_DEVICE = frozenset({"phone", "tablet"})
_CLOSED = frozenset({"language", "place", "format", "channel", "currency", "browser", "device", "system", "paper"})
_NO_LIST = re.compile(r"\b(?:e\.g\.|z\.b\.|zum beispiel|for example|such as|optional)\b")
_NAMED = frozenset({"system", "scope", "technology"})
_NET = frozenset({"offline", "netz", "while", "network", "sichtbar", "online"})
_BEFORE_NUMBER = frozenset(
    {"ab", "version", "from", "bis", "to", "up", "only", "nur", "or", "höchstens", "most", "maximal"}
)
_MEASURED = frozenset({"quantity", "duration", "time", "rate", "frequency", "resolution"})
_WORD = re.compile(r"[^\W_][\w/+.]*[^\W_]|[^\W_]")
_VARIANT = re.compile(r"\b([A-ZÄÖÜ][^\W\d_]{2,}) ([A-Z]{2,4}\d?)\b")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a limit expressly does not do: its content words; `own` are those of the thing itself, not of what surrounds it.
    `doing`: it is something done to something, and only both together are meant."""

    words: tuple[str, ...]
    own: frozenset[str]
    doing: bool = False


@dataclass(frozen=True, slots=True)
class Limit:
    """`most`/`least`: an amount the capability stops or starts at. `listed`: family -> members it works with. `names`:
    other proper names listed. `excluded`: what it says it does not do. `versions`: name -> (number, exact)."""

    no: int
    folded: str
    dimension: str
    exclusive: bool
    most: tuple[Amount, ...]
    least: tuple[Amount, ...]
    every: float | None
    listed: dict[str, frozenset[str]]
    names: tuple[str, ...]
    excluded: tuple[LeftOut, ...]
    versions: dict[str, tuple[str, bool]]
    read_only: bool
    out_only: bool
    variants: dict[str, frozenset[str]]
    needs_network: bool
    content: tuple[str, ...]


@lru_cache(maxsize=4096)
def read_limit(limit: LimitText) -> Limit:
    folded = fold(limit.text)
    positive = _CANNOT.sub(" ", _MISSING.sub(" ", _NOT.sub(" ", folded)))
    exclusive = bool(_ONLY.search(folded)) or limit.dimension in (
        "language",
        "region",
        "format",
        "system",
        "currency",
        "line",
        "version",
    )
    repeated = interval(positive) if not _is_amount_per_time(folded) else None
    every = repeated.seconds if repeated is not None else None
    counts = limit.dimension in _MEASURED or not limit.dimension or bool(limit.value)
    found = amounts(_ONE_EACH.sub(r"1 \1 ", limit.text)) if counts and every is None else ()
    if len(found) > 1 and _IN_ONE.search(folded):
        found = tuple(one for one in found if one.number != 1)
    at_least = bool(_MIN.search(folded))
    versions = _versions(folded, limit.dimension, at_least)
    if versions:
        found = ()
    listed = _listed(positive, limit.text, limit.dimension)
    return Limit(
        no=limit.no,
        folded=folded,
        dimension=limit.dimension,
        exclusive=exclusive or _is_list(positive, listed, limit.dimension),
        most=() if at_least else found,
        least=found if at_least else (),
        every=every,
        listed=listed,
        names=() if limit.dimension in _MEASURED else _names(limit.text, positive, limit.dimension),
        excluded=_excluded(folded),
        versions=versions,
        read_only=only_reads(folded),
        out_only=only_gives(folded),
        variants=_variants(limit.text),
        needs_network=needs_network(folded),
        content=_content(positive),
    )


def _content(positive: str) -> tuple[str, ...]:
    """The words the limit is made of, without figures, small words and words of limiting."""
    return tuple(
        stem(word)
        for word in re.findall(r"[^\W_\d]{3,}", positive)
        if word not in STOP and word not in ("only", "höchstens", "maximal", "most", "least", "works", "counted")
    )


def _variants(text: str) -> dict[str, frozenset[str]]:
    """Names that a limit lists with what tells their kinds apart: 'Modbus TCP', 'OPC UA'."""
    found: dict[str, frozenset[str]] = {}
    for name, kind in _VARIANT.findall(text):
        found[name.lower()] = found.get(name.lower(), frozenset()) | {kind}
    return found


def _is_amount_per_time(folded: str) -> bool:
    """'60 calls a minute' is an amount; 'once a minute' and 'every 60 seconds' are intervals."""
    return bool(re.search(r"\d+ [^\W\d_]+(?: [^\W\d_]+)? (?:a|an|per|je|pro|im|am) ", folded)) and not re.search(
        r"\b(?:alle|every|in steps of|mal|times)\b", folded
    )


def _is_list(positive: str, listed: dict[str, frozenset[str]], dimension: str) -> bool:
    """Whoever writes down no kind writes 'PDF and CSV' and means these and no others."""
    return not dimension and bool(listed.keys() & _CLOSED) and not _NO_LIST.search(positive)


def _listed(positive: str, text: str, dimension: str) -> dict[str, frozenset[str]]:
    wanted = OF_DIMENSION.get(dimension)
    if dimension == "quantity":
        return {}
    found = {}
    if dimension in ("", "language") and (codes := code_languages(text)):
        found["language"] = codes
    for family in (wanted, "device", "currency", "channel", "paper") if wanted else families():
        here = frozenset(members(positive, family))
        if family == "device" and here - _ANY_DEVICE:
            here -= _ANY_DEVICE
        if here and not (family in ("language", "place") and not wanted and dimension):
            found[family] = here | found.get(family, frozenset())
    if "place" in found and not wanted and ("language" in found or re.search(r"sprache|language", positive)):
        del found["place"]
    return found


def _names(text: str, positive: str, dimension: str) -> tuple[str, ...]:
    """Proper names a limit lists, folded: abbreviations anywhere; other capitalised words of a system limit."""
    names = []
    only = not dimension and _ONLY.search(positive) is not None
    if only:  # „Nur lesend; Taktwerk schreibt nichts in die Lagerverwaltung“ lists nothing
        text = " ".join(
            part for part in re.split(r"[;.](?=\s|$)", text) if _ONLY.search(fold(part)) and not only_reads(fold(part))
        )
    for match in _WORD.finditer(text):
        word, low = match.group(), match.group().lower()
        if low in _GENERIC or low in STOP or low not in positive or not word[0].isalpha():
            continue
        abbreviation = len(word) >= 2 and sum(letter.isupper() or letter.isdigit() for letter in word) >= 2
        listed = (dimension in _NAMED or only) and word[0].isupper() and len(word) >= 4
        first = match.start() == 0 and not _FOLLOWED.match(text[match.end() :])
        if abbreviation or (listed and not first):
            names.append(low)
    return tuple(names)


def _excluded(folded: str) -> tuple[LeftOut, ...]:
    pieces = [match[1] for match in _NOT.finditer(folded)] + [match[1] for match in _MISSING.finditer(folded)]
    groups = [_thing(part) for piece in pieces for part in _parts_of(piece)]
    groups += [_deed(part) for match in _CANNOT.finditer(folded) for part in _parts_of(match[1])]
    return tuple(group for group in groups if group.words)


def _parts_of(piece: str) -> list[str]:
    return re.split(r"\b(?:und kein|und keine|and no|oder|or|und|and)\b", piece)


def _thing(part: str) -> LeftOut:
    words, head = _plain(part), _plain(_SURROUNDINGS.split(part)[0])
    if len(words) > 2:
        words = words[-2:] if not head or set(words[-2:]) & set(head) else (head[-1], words[-1])
    return LeftOut(words, frozenset(head or words))


def _deed(part: str) -> LeftOut:
    words = tuple(word for word in _plain(part) if word not in _DOING_LITTLE and not _SURROUNDINGS.fullmatch(word))
    return LeftOut(words, frozenset(words), doing=True)


def _plain(part: str) -> tuple[str, ...]:
    return tuple(
        word for word in re.findall(r"[^\W_]+", part) if word not in STOP and len(word) > 2 and word not in _NET
    )


def _versions(folded: str, dimension: str, at_least: bool) -> dict[str, tuple[str, bool]]:
    """Name -> (number, exactly this one). A number after any other word is an amount, not a version."""
    if dimension not in ("version", "system", "") and "version" not in folded:
        return {}
    known = set(members(folded, "device").values()) | set(members(folded, "system").values())
    found = {}
    for match in _VERSION.finditer(folded):
        ranged = re.match(r" (?:bis|to|-) \d", folded[match.end() :])
        if ranged or re.search(r"\d (?:bis|to|-) $", folded[: match.start(2)]):
            continue
        name = "" if match[1] in _BEFORE_NUMBER else match[1]
        newer = at_least and name and _OR_NEWER.match(folded[match.end() :])
        if dimension == "version" or name in known or "version" in match.group() or newer:
            found[name] = (match[2], not at_least)
    return found
