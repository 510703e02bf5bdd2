"""Sentences of German and English speech, with offsets.

Rule in prose. '!', '?' and a line end close a sentence. A point closes one unless it belongs to an abbreviation ('z.
B.', 'Dr.', 'approx.'), to an initial ('P. Ebner') or to an ordinal ('am 3. Mai', 'im 2. Quartal'); three points only
where a capital follows. Speech recognition often writes no marks at all: a stretch of more than 40 words is cut
further, from left to right, at long pauses and before words that open a new main clause, else at 60 words.
'dass', 'wenn', 'weil' and 'that', 'if' never cut: a promise and what is promised belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

_LONG_WORDS: Final = 40
_HARD_WORDS: Final = 60
_CLAUSE_WORDS: Final = 14
_LEAST_WORDS: Final = 6

_MARK = re.compile(r"(?:[.!?…]+)[\"'“”’»«)\]]*(?=\s|$)|\n")
_SAID = re.compile(r"[^\W_]")
_WORD = re.compile(r"\S+")
_LAST_WORD = re.compile(r"(\S+?)\s*$")
_NEXT_WORD = re.compile(r"[\s\"'„“”»«(\[]*([^\W_]+)")
_ABBREVIATIONS_TEXT = """
    abb abs abt allg art bd best bez bspw bsp bzgl bzw ca dgl dipl dr einschl etw evtl exkl fa fr frl gem ggf ggfs ggü hr
    hrn inkl insb ing jr kap lt max med min mind mtl möglw nr num pos prof rd rel sog sr st std str stk tel usf vgl vs
    vorauss wg zzgl zz ziff zt mr mrs ms messrs approx dept est fig gov govt incl misc no vol viz
"""
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_TEXT.split())
_MAY_END = frozenset(("usw", "etc", "co", "inc", "ltd", "corp", "mio", "mrd", "tsd", "u.a", "o.ä", "u.ä", "a.m", "p.m"))
_STARTERS_TEXT = """
    ich wir sie er es das der die ein eine und aber also dann da so ja nein genau jetzt man mir uns hier wenn
    i we you they he she it that the this there and but so then yes no now well our your
"""
_STARTERS = frozenset(_STARTERS_TEXT.split())
_ORDINAL_BEFORE_TEXT = """
    am im der die das den dem des zum zur vom beim bis ab seit vor nach jeder jeden jedem jede ein eine einen einem einer
    unser unsere unserem unseren ihr ihre ihrem ihren mein meine
"""
_ORDINAL_BEFORE = frozenset(_ORDINAL_BEFORE_TEXT.split())
_ORDINAL_AFTER_TEXT = """
    januar jänner februar märz april mai juni juli august september oktober november dezember jan feb mär apr jun jul aug
    sep sept okt nov dez quartal halbjahr woche kalenderwoche tag monat jahr stock etage version klasse stufe
"""
_ORDINAL_AFTER = frozenset(_ORDINAL_AFTER_TEXT.split())
_OPENERS = frozenset(
    ("aber", "also", "dann", "sondern", "genau", "jedenfalls", "but", "so", "then", "anyway", "okay", "ok", "yeah")
)
_JOINERS = frozenset(("und", "oder", "and", "or"))
_SUBJECTS_TEXT = """
    ich wir sie er es du ihr man das die der da dann jetzt wenn deshalb dafür i we you they it he she that there then
    this if now
"""
_SUBJECTS = frozenset(_SUBJECTS_TEXT.split())


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters `start` to before `end`, without white space at the edges."""

    start: int
    end: int


def sentences(text: str, *, pauses: Iterable[int] = ()) -> list[Sentence]:
    """The sentences of a text in order, without overlap; what lies between them is white space.

    `pauses` are places before which the speaker paused for long (Utterance.pauses). Linear in the length of the text.
    """
    waits = frozenset(pauses)
    found: list[Sentence] = []
    start = 0
    for mark in _MARK.finditer(text):
        if _closes(text, start, mark):
            found.extend(_pieces(text, start, mark.end(), waits))
            start = mark.end()
    found.extend(_pieces(text, start, len(text), waits))
    return found


def _closes(text: str, start: int, mark: re.Match[str]) -> bool:
    sign = mark.group()
    if sign[0] in "!?\n" or "!" in sign or "?" in sign:
        return True
    following = _NEXT_WORD.match(text, mark.end())
    word = following[1] if following else ""
    if sign[0] == "…" or sign.startswith(".."):
        return not word[:1].islower()
    # The window keeps a text without blanks linear; no abbreviation is longer.
    last = _LAST_WORD.search(text, max(start, mark.start() - 30), mark.start())
    before = last[1].casefold().lstrip("\"'„“”»«([") if last else ""
    if before.isdigit():
        return not _is_ordinal(text, start, mark.start() - len(before), int(before[:4]), word)
    if before in _MAY_END:
        return not word or (word[0].isupper() and word.casefold() in _STARTERS)
    if before in _ABBREVIATIONS or re.fullmatch(r"(?:[^\W\d_]{1,2}\.)*[^\W\d_]", before):
        return not word
    return True


def _is_ordinal(text: str, start: int, number_start: int, number: int, following: str) -> bool:
    if not following or number > 99:
        return False
    if following[0].islower() or following.casefold() in _ORDINAL_AFTER:
        return True
    last = _LAST_WORD.search(text, max(start, number_start - 30), number_start)
    return last is not None and last[1].casefold() in _ORDINAL_BEFORE


def _pieces(text: str, start: int, end: int, pauses: frozenset[int]) -> Iterator[Sentence]:
    """The stretch without white space at its edges, cut further where it is long."""
    stretch = text[start:end]
    if not _SAID.search(stretch):
        return
    words = list(_WORD.finditer(stretch))
    cuts = _cuts([word.group() for word in words], [start + word.start() in pauses for word in words])
    for first, last in zip([0, *cuts], [*cuts, len(words)], strict=True):
        yield Sentence(start + words[first].start(), start + words[last - 1].end())


def _cuts(words: list[str], paused: list[bool]) -> list[int]:
    """Numbers of the words before which a long stretch is cut."""
    if len(words) <= _LONG_WORDS:
        return []
    plain = [word.casefold().strip(".,;:!?\"'„“”()") for word in words] + [""]
    cuts: list[int] = []
    since = 0
    for index in range(1, len(words)):
        length = index - since
        opens = plain[index] in _OPENERS or (plain[index] in _JOINERS and plain[index + 1] in _SUBJECTS)
        enough = len(words) - index >= _LEAST_WORDS
        if enough and (
            (paused[index] and length >= _LEAST_WORDS) or (opens and length >= _CLAUSE_WORDS) or length >= _HARD_WORDS
        ):
            cuts.append(index)
            since = index
    return cuts
