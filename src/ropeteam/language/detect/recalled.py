"""Words that recall no promise of ours, whatever the heads say: what customers said themselves, and what another supplier said."""

from __future__ import annotations

import re
from typing import Final

from ropeteam.language.detect.cues import fold, found

_TO_WHOM: Final = r"(?:(?! (?:uns|mir|und|hat|haben|ehrlich|offen)\b)[^,;.!?])*"
_SAID: Final = r"\b(?:gesagt|zugesagt|versprochen|gsagt)\b(?! (?:be)?kommen\b| (?:ge)?kriegt\b)"
_OWN_WORD: Final = re.compile(
    r"\b(?:i|we)(?:'ve| have|'d| had)? (?:(?:also|already|always|just|only|never|even) )*(?:told|promised|assured)\b"
    r"|\bi(?:'ve| have|'d| had)? (?:(?:also|already|always|just|only|never|even) )*said\b"
    rf"|\b(?:(?:ich|wir) (?:hab|habe|haben|hatte|hatten)|(?:hab|habe|haben|hatte|hatten) (?:ich|wir))\b{_TO_WHOM}{_SAID}"
)
_OTHER_SUPPLIER: Final = re.compile(
    r"\b(?:last|previous|old|other|former|current|another|different) (?:vendor|supplier|provider|software house) (?:\w+ )?"
    r"(?:said|promised|told|assured|swore)\b"
    r"|\b(?:ein|einen|anderen?|anderer|letzten?|letzter|vorigen?|voriger|alten?|alter|früheren?|früherer|bisherigen?|bisheriger) "
    r"(?:anbieter|lieferant|lieferanten|softwarehaus|hersteller)(?:, (?:der|die|das))? (?:hat|hatte|haben|hatten)\b"
)
"""As the one who gave the word: what is promised may well be about suppliers."""


def recalls_nothing_of_ours(quote: str, language: str) -> bool:
    """True where the words tell of the customer's own word or of another supplier's."""
    return is_their_own_word(quote, language) or _OTHER_SUPPLIER.search(fold(quote)) is not None


def is_their_own_word(quote: str, language: str) -> bool:
    """True for "I've told them: paper till March". False where somebody else's word stands beside it ("I said you promised us …")
    and for what two sides said together ("we said March")."""
    rest, own = _OWN_WORD.subn(" ", fold(quote))
    return own > 0 and "told_us" not in found(rest, language)
