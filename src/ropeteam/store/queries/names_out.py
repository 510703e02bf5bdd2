"""Sentences without our people's names, for whatever leaves the house over several deals."""

from __future__ import annotations

import re

from ropeteam.store.models import Company


class NamesOut:
    """Blanks our people's names in a sentence: a list over several deals names no staff (PRODUCT, "People are not
    scored"). The sentence itself stays whole on its page."""

    def __init__(self, company: Company | None) -> None:
        names = list(company.people.values_list("name", flat=True)) if company else []
        parts = {name for name in names if name} | {name.split()[-1] for name in names if name}
        alternatives = "|".join(re.escape(part) for part in sorted(parts, key=lambda part: (-len(part), part)))
        self._names = re.compile(rf"\b(?:{alternatives})\b") if alternatives else None

    def __call__(self, sentence: str) -> str:
        return self._names.sub("[…]", sentence) if self._names else sentence
