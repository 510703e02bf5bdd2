"""Where a long word may break in a narrow place. Not every browser knows how German words are divided, and one that does not
breaks them anywhere."""

from __future__ import annotations

import re

LONG = 13
_SOFT = "\N{SOFT HYPHEN}"

# Words of LONG letters and more that stand in narrow places, with the places where they may break.
BREAKS = {
    word.replace("|", ""): word.replace("|", _SOFT)
    for word in ("Produkt|management", "Produkt|managements", "zurück|gegeben", "Ver|länge|rungen")
}
_WORD = re.compile(rf"[^\W\d_]{{{LONG},}}")


def broken(text: str) -> str:
    """The same text with soft hyphens in its long words. For pages only: who searches or copies it elsewhere meets them."""
    return _WORD.sub(lambda found: BREAKS.get(found[0], found[0]), text)
