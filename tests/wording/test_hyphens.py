"""Long words in narrow places break between syllables, whatever the browser knows."""

from __future__ import annotations

import re

from ropeteam.wording.catalogue import WORDS
from ropeteam.wording.hyphens import BREAKS, LONG, broken

SOFT = "\N{SOFT HYPHEN}"


def test_a_long_word_breaks_between_syllables_and_says_the_same() -> None:
    told = broken("Ihre Fragen ans Produktmanagement")

    assert told == f"Ihre Fragen ans Produkt{SOFT}management"
    assert broken("Antworten weitergeben") == "Antworten weitergeben"


def test_every_long_word_on_a_tile_of_today_knows_its_breaks() -> None:
    tiles = [pair for code, pair in WORDS.items() if code.startswith("today.") and f"{code}_hint" in WORDS]
    long = {word for pair in tiles for text in pair for word in re.findall(rf"[^\W\d_]{{{LONG},}}", text)}

    assert len(tiles) > 10, "nothing was found: this test looks at nothing"
    assert long - set(BREAKS) == set()
