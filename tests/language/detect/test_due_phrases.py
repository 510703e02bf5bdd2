"""Due days by grammar: two tables of phrases, half German and half English."""

from __future__ import annotations

from datetime import date

import pytest
from language.detect import due_phrases_de, due_phrases_en

from ropeteam.language.detect.due import due

ON = date(2026, 3, 10)
RELEASES = {
    "4.2": date(2026, 5, 31),
    "26.3": date(2026, 9, 30),
    "Herbst 26": date(2026, 10, 31),
    "12": date(2026, 7, 31),
}
ROWS = [
    pytest.param(language, *row, id=f"{language}: {row[0]}")
    for language, tables in (("de", due_phrases_de.TABLES), ("en", due_phrases_en.TABLES))
    for rows in tables.values()
    for row in rows
]


@pytest.mark.parametrize(("language", "words", "day", "holds"), ROWS)
def test_words_give_their_day_and_keep_their_phrase(language: str, words: str, day: str, holds: str) -> None:
    found, phrase = due(words, on=ON, language=language, releases=RELEASES)

    assert (found.isoformat() if found else "") == day
    assert phrase in words
    assert holds in phrase if holds else phrase == ""


@pytest.mark.parametrize("tables", [due_phrases_de.TABLES, due_phrases_en.TABLES], ids=["de", "en"])
def test_each_language_has_its_half_of_the_phrases(tables: dict[str, list[tuple[str, str, str]]]) -> None:
    said = [words.lower() for rows in tables.values() for words, _, _ in rows]

    assert len(said) == len(set(said)) >= 160
