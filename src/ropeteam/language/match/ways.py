"""Two ways in which a capability may be bound: it only reads, or it needs the network; and words that ask for the other way.

Both are said in few words by whoever writes a limit, and in many by whoever speaks ("wo kein Handy geht", "not a bar"). Only
where a limit says so are the words looked for, so that they may be everyday ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_READ_ONLY = re.compile(
    r"\b(?:nur lesend\w*|nur lesen|read ?-?only|read access|reading only|only reads|nur anzeige|nur ansicht|nur (?:an|zu)sehen|"
    r"nur messen|counts only|one way|nur in eine richtung|einseitig|nur hinaus|outgoing only|only outgoing|"
    r"does not write back|nicht zurück|lesend(?! und schreibend)|writes? nothing|schreibt (?:aber )?nichts)\b"
)
_WRITES = re.compile(
    r"\b(?:schreib\w*|zurückschreib\w*|zurück(?:spiel|meld|geb)\w*|buch\w*|bestell\w*|änder\w*|bearbeit\w*|writ\w*|"
    r"edit\w*|update\w*|push\w*|both ways|in beide richtungen|beidseitig|two ways"
    r"|order(?:s|ed)?|back (?:in)?to|flows? back|zurück ins|pflegen|gepflegt|lösch\w*|delet\w*|korrigier\w*|correct(?:s|ed)?|"
    r"quittier\w*|acknowledg\w*|stornier\w*|(?:kommt|landet|fließt) .{0,40}\b(?:zurück|wieder (?:rein|herein)))\b"
)
_OUT_ONLY = re.compile(
    r"\b(?:export only|only exports?|nur export\w*|nur ausgabe|nur ausgehend|write-only"
    r"|(?:nothing|nichts) (?:is|wird) (?:read in|read back|imported|eingelesen|übernommen|importiert))\b"
)
_READS_IN = re.compile(
    r"\b(?:reads?\b.{0,60}\b(?:in|from|back)|import\w*|einles\w*|eingelesen|(?:lies\w*|les\w*) .{0,60}\b(?:ein|aus)"
    r"|pull\w*|fetch\w*|hol\w* .{0,80}\b(?:rein|herein|ab)|(?:rein|herein|ab)hol\w*|zieh\w* .{0,60}\b(?:rein|herein)"
    r"|übernehm\w*|übernommen)\b"
)
_NEEDS_NET = re.compile(
    r"(?:(?<!\w)(?:nicht|nie|kein\w*|not|no|never) (?:works? |working |available |usable |nutzbar |verfügbar )?off ?-?line|"
    r"needs? (?:a |the )?(?:\w+ ){0,2}?(?:network|signal|data|internet|connection|coverage|reception)\b|erst mit netz|"
    r"ohne netz (?:nicht|kein)|nicht ohne netz|only (?:inside|in|on|with) (?:a |the )?.{0,20}(?:network|signal)|while offline|"
    r"\bnur mit (?:netz|empfang|verbindung|internet|wlan)|braucht (?:\w+ ){0,2}?(?:mobilfunk|netz|internet|verbindung|empfang|"
    r"wlan)\b|\b(?:online only|only online|nur online))"
)
_WITHOUT_NET = re.compile(
    r"\b(?:(?:ohne|kein\w*|null) (?:\w+ )?(?:netz|empfang|internet|wlan|verbindung|mobilfunk|signal|funk|leitung|balken)|"
    r"ganz ohne verbindung|offline|off ?line|(?:without|no|zero|not a) (?:\w+ ){0,2}?(?:network|internet|wifi|signal|bars?|"
    r"coverage|reception|connection|mast)|im funkloch|out of range|wo (?:kein handy geht|nichts durchkommt)|"
    r"(?:in|im) (?:der |dem )?(?:keller|stollen|tiefgarage))\b"
)
_REPLACE = r"\b(?:ersetz\w*|abgelöst|ablös\w*|statt|anstatt|anstelle|replac\w*|instead of|in place of)"
_A_SYSTEM = 6
_BEHIND = re.compile(r".\b(?:statt|anstatt|anstelle|instead of|in place of)$")  # "the system instead of paper"
_NOT_THEN = re.compile(r"\b(?:nicht|net|nix|not|doesn't|won't|can't|cannot|nothing|nichts)\b")
NET_WORDS = ("netz", "network", "offlin", "need", "brauch", "ohn", "without", "nich", "sichtbar", "onlin", "mobilfunk", "intern",
             "verbind", "connect", "empfang", "signal", "mobil", "wla", "wifi", "lte", "betrieb")  # fmt: skip


def replaces(words: str, things: Iterable[str]) -> str:
    """The words that something read from is to be replaced ("instead of the warehouse system"), '' where there are none. `things`
    are the limit's words, as stems; short ones are no names of systems."""
    for thing in things:
        if len(thing) < _A_SYSTEM:
            continue
        near = rf"(?:{_REPLACE}) (?:[^\W\d_]+ ){{0,2}}{thing}\w*|\b{thing}\w* (?:[^\W\d_]+ ){{0,2}}(?:{_REPLACE})\b"
        found = re.search(near, words)
        if found is not None and not _BEHIND.search(found.group()):
            return found.group()
    return ""


def only_reads(limit: str) -> bool:
    return _READ_ONLY.search(limit) is not None


def needs_network(limit: str) -> bool:
    return _NEEDS_NET.search(limit) is not None


def only_gives(limit: str) -> bool:
    return _OUT_ONLY.search(limit) is not None


def reads_in(words: str) -> str:
    """The words that ask for reading in, '' where none do."""
    found = _READS_IN.search(words)
    return found.group() if found else ""


def writes(words: str) -> re.Match[str] | None:
    return _WRITES.search(words)


def without_network(words: str) -> str:
    """The words that say so, '' where none do or where they say that it does not work then."""
    found = _WITHOUT_NET.search(words)
    return "" if found is None or fails(words, found.end()) else found.group()


def fails(words: str, place: int) -> bool:
    """Whether the words after a place say that it does not work ("ohne Netz geht es nicht")."""
    return _NOT_THEN.search(" ".join(words[place:].split()[:4])) is not None
