"""Dialect and what recognisers write, turned into the words the grammar knows. Quotes stay as they were said.

Only words of time stand here: a word that means something else elsewhere (Swiss „morn“ is no name of ours) is safe, because
the standard form is used for nothing but looking for a day.
"""

from __future__ import annotations

import re

from ropeteam.language.detect.number_words import Normal, Token, assembled, merged, spoken

_WORDS = {
    "nöchscht": "nächste", "nöchschti": "nächste", "nächscht": "nächste", "nächschte": "nächste",
    "näggscht": "nächste", "näggschte": "nächste", "negschte": "nächste",
    "wuche": "woche", "woch": "woche", "wocha": "woche", "wochn": "wochen",
    "johr": "jahr", "joar": "jahr", "endi": "ende", "ändi": "ende", "änd": "ende", "eend": "ende",
    "hüt": "heute", "heit": "heute", "haint": "heute", "morn": "morgen", "morgn": "morgen", "übermorn": "übermorgen",
    "uf": "auf", "uff": "auf", "oschtre": "ostern", "oschtern": "ostern", "oschdern": "ostern", "ostre": "ostern",
    "wiehnachte": "weihnachten", "weihnachte": "weihnachten", "weihnachtn": "weihnachten",
    "monet": "monat", "quartaal": "quartal", "kalendrwoche": "kalenderwoche",
    "tommorow": "tomorrow", "tomorow": "tomorrow", "tommorrow": "tomorrow", "calender": "calendar",
}  # fmt: skip
_ORDINALS = {"eeschte": 1, "eeschten": 1, "erschte": 1, "erschten": 1, "ierschte": 1, "zwoate": 2, "zwoaten": 2}
_SPELT = {
    ("k", "w"): "kw",
    ("ka", "we"): "kw",
    ("ka", "weh"): "kw",
    ("see", "oh", "bee"): "cob",
    ("c", "o", "b"): "cob",
}
_COUNTED = re.compile(r"([ae]|und)(zwanzg|zwanzge|dreißg|dreissg|drissg|vierzg)$")


def standard(form: Normal) -> Normal:
    """The same stretch of text with its words of time in standard spelling."""
    tokens: list[Token] = []
    at = 0
    while at < len(form.tokens):
        word, count = _spelt(form.tokens, at)
        last = form.tokens[at + count - 1]
        tokens.append(_counted(Token(word, form.tokens[at].start, last.end, form.tokens[at].value, last.ordinal)))
        at += count
    return assembled(merged(tokens)) if tuple(tokens) != form.tokens else form


def _spelt(tokens: tuple[Token, ...], at: int) -> tuple[str, int]:
    for letters, word in _SPELT.items():
        if tuple(token.form for token in tokens[at : at + len(letters)]) == letters:
            return word, len(letters)
    return _WORDS.get(tokens[at].form, tokens[at].form), 1


def _counted(token: Token) -> Token:
    """'eeschte' is the first, 'zweiazwanzg' twenty-two."""
    if token.form in _ORDINALS:
        value = _ORDINALS[token.form]
        return Token(f"{value}.", token.start, token.end, float(value), True)
    ending = _COUNTED.search(token.form)
    number = spoken(token.form[: ending.start()] + "und" + _TENS[ending[2]]) if ending else None
    return token if number is None else Token(str(number[0]), token.start, token.end, float(number[0]))


_TENS = {
    "zwanzg": "zwanzig", "zwanzge": "zwanzig", "dreißg": "dreißig", "dreissg": "dreißig", "drissg": "dreißig",
    "vierzg": "vierzig",
}  # fmt: skip
