"""What people's work cannot make up for, and what it can."""

from __future__ import annotations

import pytest

from ropeteam.language.contract import LimitText
from ropeteam.language.match.no_work import lifted_by_no_work


@pytest.mark.parametrize(
    ("limit", "words", "beyond"),
    [
        ("Bis zu 120 Sensoren", "Alle zweihundert Sensoren richte ich Ihnen nächste Woche ein", True),
        ("Bis zu 120 Sensoren", "Die hundert Sensoren richte ich Ihnen bis 1. März ein", False),
        ("Up to 4 sites", "We'll set up the seven sites by January", True),
        ("Nur lesend; nichts wird zurückgeschrieben", "Werte zurückschreiben, das richten wir ein", True),
        ("Only PDF", "We'll put a converter in front of it that makes PDF of your Word files", False),
        (
            "Ein Lagersystem je Standort",
            "Ich schreibe dir einen Sammler, der beide Systeme in einen Strom gießt",
            False,
        ),
        ("Only PDF", "We'll configure Word for you", True),
        ("English and Polish screens only", "We train the crew in German", False),
        ("English and Polish screens only", "We'll switch German on for you", True),
        ("Up to 4 sites", "We'll be with you on the first day", False),
    ],
)
def test_words_that_no_work_makes_true(limit: str, words: str, beyond: bool) -> None:
    assert lifted_by_no_work(words, [LimitText(0, limit)]) is beyond
