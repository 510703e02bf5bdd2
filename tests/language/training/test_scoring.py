from __future__ import annotations

import pytest

from ropeteam.language.training.scoring import (
    Finding,
    Tally,
    compare,
    interval,
    macro_f1,
    micro,
    shared,
    tokens,
    total,
)

TEXT = "Das liefern wir bis Ende Juni, und den Rest sehen wir dann."


def found(start: int, end: int, kind: str = "promise", confidence: float = 0.9) -> Finding:
    return Finding("c", "t", 0, start, end, kind, confidence)


def test_a_finding_is_right_when_it_shares_half_of_the_words() -> None:
    gold = [("promise", 0, 29)]

    assert compare(TEXT, [found(0, 29)], gold)[1] == [True]
    assert compare(TEXT, [found(0, 15)], gold)[1] == [True]
    assert compare(TEXT, [found(0, 3)], gold)[1] == [False]
    assert compare(TEXT, [found(0, 29, "claim")], gold)[1] == [False]


def test_each_label_counts_once_and_the_surer_finding_gets_it() -> None:
    tallies, verdicts = compare(
        TEXT, [found(0, 29, confidence=0.5), found(0, 29, confidence=0.8)], [("promise", 0, 29)]
    )

    assert verdicts == [False, True]
    assert (tallies["promise"].right, tallies["promise"].wrong, tallies["promise"].missed) == (1, 1, 0)


def test_labels_nobody_found_are_missed() -> None:
    tallies, _ = compare(TEXT, [], [("need", 0, 5)])

    assert (tallies["need"].missed, tallies["need"].recall, tallies["need"].precision, tallies["need"].f1) == (
        1,
        0,
        0,
        0,
    )
    assert Tally().recall == Tally().f1 == 0.0


def test_sums_means_and_intervals() -> None:
    one, other = {"promise": Tally(8, 2, 2)}, {"promise": Tally(1, 0, 0), "claim": Tally(0, 1, 1)}

    assert micro(total([one, other])).f1 == pytest.approx(2 * 9 / (18 + 3 + 3))
    assert macro_f1({"promise": Tally(1, 0, 0)}) == pytest.approx(0.2)
    low, high = interval([one, other])
    assert 0 <= low <= micro(total([one, other])).f1 <= high <= 1
    assert interval([]) == (0.0, 0.0)


def test_words_are_counted_by_where_they_begin() -> None:
    assert tokens(TEXT, 0, 11) == {0, 4}
    assert shared(frozenset(), frozenset()) == 0.0
