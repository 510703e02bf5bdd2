"""Cues: what single words and turns of phrase hint at, and the rule scores made of them.

A sentence is looked through with the table of its language. Rules in prose: a promise needs our side's commitment (a word
given, a delivery, a short yes to a wish) and is vetoed by a hedge, a condition, a negation, a withdrawal, reported speech,
the past, paperwork and empty phrases; a claim is the product in the present tense without a negation or a plan; a need is a
want or a must that is not a question, a mere date or our paraphrase; concern and delight need a strong word that no
mildness, politeness or irony takes away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from ropeteam.core.vocabulary import SignalKind
from ropeteam.language.detect import wording_de, wording_en

NAMES: tuple[str, ...] = tuple(wording_de.CUES)
_TABLES = {
    "de": tuple(re.compile(wording_de.CUES[name]) for name in NAMES),
    "en": tuple(re.compile(wording_en.CUES[name]) for name in NAMES),
}
_LOOKS_AROUND = re.compile(r"\^|\$|\(\?<?[=!]")
_EDGED = {
    language: frozenset(name for name, one in zip(NAMES, table, strict=True) if _LOOKS_AROUND.search(one.pattern))
    for language, table in _TABLES.items()
}
"""Cues that rest on where a text begins or ends, or on what stands around their words."""
_SPACE = re.compile(r"\s+")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"'})


def fold(text: str) -> str:
    """Lower case, one space, straight quotes: speech recognition and typing look alike."""
    return _SPACE.sub(" ", text.translate(_QUOTES).lower()).strip()


@lru_cache(maxsize=4096)
def _found(text: str, language: str) -> tuple[bool, ...]:
    return tuple(pattern.search(text) is not None for pattern in _TABLES[language])


def found(text: str, language: str) -> frozenset[str]:
    """The names of the cues in a text."""
    table = language if language in _TABLES else "en"
    return frozenset(name for name, here in zip(NAMES, _found(fold(text), table), strict=True) if here)


def found_within(text: str, language: str, sentence: frozenset[str]) -> frozenset[str]:
    """The cues in some clauses of a sentence that has the cues `sentence`. What the sentence lacks its clauses lack too, but
    for cues that look at beginning, end or surroundings: so a tenth is looked for."""
    table = language if language in _TABLES else "en"
    folded, possible = fold(text), sentence | _EDGED[table]
    return frozenset(
        name
        for name, pattern in zip(NAMES, _TABLES[table], strict=True)
        if name in possible and pattern.search(folded) is not None
    )


_RULES: dict[SignalKind, tuple[dict[str, float], float]] = {
    SignalKind.PROMISE: (
        {
            "commit": 1.6,
            "deliver": 1.6,
            "future": 0.7,
            "short_yes": 0.9,
            "release": 0.9,
            "day": 1.2,
            "service": 0.6,
            "you": 0.3,
            "hedge": -1.7,
            "if": -0.8,
            "would": -1.0,
            "no_promise": -2.2,
            "take_back": -1.6,
            "reported": -1.0,
            "past": -0.5,
            "vague": -1.4,
            "admin": -1.4,
            "not": -0.9,
            "plan": -1.3,
            "question": -1.2,
            "you_need": -0.6,
        },
        -1.9,
    ),
    SignalKind.CLAIM: (
        {
            "product": 1.7,
            "all": 0.4,
            "us": 0.2,
            "you": 0.2,
            "not": -1.6,
            "plan": -1.4,
            "question": -1.4,
            "hedge": -0.9,
            "future": -1.0,
            "day": -0.7,
            "if": -0.4,
            "would": -0.9,
            "past": -0.6,
            "need": -0.7,
            "take_back": -1.0,
            "reported": -0.7,
            "admin": -0.5,
            "you_need": -0.8,
            "commit": -0.4,
        },
        -1.6,
    ),
    SignalKind.NEED: (
        {
            "need": 1.9,
            "must": 0.9,
            "us": 0.4,
            "i": 0.3,
            "question": -0.9,
            "date_wish": -0.7,
            "past": -0.5,
            "worry": -0.3,
            "polite": -0.6,
            "admin": -0.5,
            "praise": -0.4,
        },
        -1.7,
    ),
    SignalKind.CONCERN: (
        {"worry": 1.7, "mild": -1.2, "praise": -0.5, "question": -0.8, "polite": -0.4, "irony": -0.4},
        -1.9,
    ),
    SignalKind.DELIGHT: (
        {
            "praise": 1.9,
            "mild": -1.2,
            "polite": -0.8,
            "irony": -1.0,
            "worry": -0.9,
            "not": -0.4,
            "question": -1.2,
            "need": -0.8,
        },
        -2.0,
    ),
}


@lru_cache(maxsize=4096)
def rule_scores(cues: frozenset[str]) -> Mapping[SignalKind, float]:
    """Log odds of each kind by hand-set weights: a feature of the head, and all there is where no head is shipped."""
    return {
        kind: bias + sum(weight for name, weight in weights.items() if name in cues)
        for kind, (weights, bias) in _RULES.items()
    }
