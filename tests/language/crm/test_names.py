from __future__ import annotations

from collections import Counter

import pytest

from ropeteam.language.crm import names
from ropeteam.language.crm.names import Match, NameIndex, distance, odd_spellings
from ropeteam.language.deal_stages import stage_outcome


@pytest.fixture
def index() -> NameIndex:
    found = NameIndex()
    for name in ("GTX Pro", "GTX Plus Pro", "MG Special"):
        found.add(name, name)
    found.add("p9", "Kessel")
    return found


class TestNames:
    @pytest.mark.parametrize(
        ("written", "match"),
        [
            ("GTX Pro", Match("GTX Pro")),
            ("p9", Match("p9")),
            ("KESSEL", Match("p9")),
            ("GTXPro", Match(None, "GTX Pro", "GTX Pro", 0.95)),
            ("MG Specail", Match(None, "MG Special", "MG Special", 0.7)),
            ("Kesel", Match(None, "Kessel", "p9", 0.7)),
            ("Ganz anders", Match(None)),
        ],
    )
    def test_known_names_link_near_ones_are_only_proposed(self, index: NameIndex, written: str, match: Match) -> None:
        assert index.find(written) == match

    def test_proposals_are_counted(self, index: NameIndex) -> None:
        for _ in range(3):
            index.find("GTXPro")

        assert index.proposals == Counter({"GTXPro": 3})

    def test_very_many_names_are_compared_cheaply(self, index: NameIndex, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(names, "_MOST_KNOWN", 1)
        assert index.find("MG Specail") == Match(None)
        assert index.find("GTX-PRO").near == "GTX Pro"

        monkeypatch.setattr(names, "_MOST_ASKED", 2)
        assert index.find("gtx plus-pro").near == "GTX Plus Pro"
        assert len(index.proposals) == 2

    def test_an_empty_index_proposes_nothing(self) -> None:
        assert NameIndex().find("x") == Match(None)


class TestOddSpellings:
    def test_against_usual_words_and_against_the_majority(self) -> None:
        counts = Counter(
            {"technolgy": 12, "retail": 17, "Sonderbau": 50, "Sonderbua": 2, "Sonderbaus": 20, "bau": 1, "Erz": 1}
        )

        assert odd_spellings(counts, ["technology", "retail"]) == {"technolgy": "technology", "Sonderbua": "Sonderbau"}

    def test_free_text_is_left_alone(self) -> None:
        assert odd_spellings(Counter({f"technolgy{no}": 1 for no in range(600)}), ["technology"]) == {}

    @pytest.mark.parametrize(
        ("first", "second", "steps"),
        [
            ("abc", "abc", 0),
            ("abc", "abd", 1),
            ("abc", "acb", 1),
            ("abc", "ab", 1),
            ("abcdef", "abx", 3),
            ("aaaa", "bbbb", 3),
        ],
    )
    def test_distance(self, first: str, second: str, steps: int) -> None:
        assert distance(first, second, 2) == steps


@pytest.mark.parametrize(
    ("stage", "outcome"),
    [
        ("closedwon", "won"),
        ("Closed Won", "won"),
        ("Gewonnen", "won"),
        ("Lost", "lost"),
        ("Verloren", "lost"),
        ("Proposal/Price Quote", "open"),
        ("3 - Verhandlung", "open"),
        ("Offer", "open"),
        ("Ausschreibung", "open"),
        ("Mondphase", None),
    ],
)
def test_stages(stage: str, outcome: str | None) -> None:
    assert stage_outcome(stage) == outcome
