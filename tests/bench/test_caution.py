"""The bench of caution: more of it never says yes more often, and an interval does not pretend to know."""

from __future__ import annotations

from datetime import date

import pytest

from bench._caution import DEGREES, Case, at, wilson
from ropeteam.core.backing import CapabilityFacts, Facts, Wording
from ropeteam.core.vocabulary import CapabilityStatus, SignalKind


def case(carried: bool, confidence: float, status: CapabilityStatus = CapabilityStatus.AVAILABLE) -> Case:
    wording = Wording(SignalKind.PROMISE, date(2026, 3, 2))
    return Case(carried, "Machen wir.", "", wording, Facts(CapabilityFacts("c", status)), None, confidence)


FOUND = [case(True, 0.9), case(True, 0.5), case(False, 0.6), case(False, 0.95, CapabilityStatus.NOT_PLANNED)]


def test_a_wrong_yes_and_what_is_left_open_are_counted_at_each_degree() -> None:
    bold, careful = at(FOUND, sure=0.25), at(FOUND, sure=0.7)

    assert (bold.wrong, bold.open_, bold.judged) == (1, 0, 4)
    assert (careful.wrong, careful.open_, careful.judged) == (0, 1, 4)


def test_more_caution_never_says_yes_more_often() -> None:
    wrong = [at(FOUND, sure=sure).wrong for sure in DEGREES]
    left = [at(FOUND, sure=sure).open_ for sure in DEGREES]

    assert wrong == sorted(wrong, reverse=True)
    assert left == sorted(left)


def test_the_interval_holds_the_share_and_is_never_empty() -> None:
    low, high = wilson(5, 220)
    assert (low, high) == (pytest.approx(0.010, abs=0.001), pytest.approx(0.052, abs=0.001))
    assert wilson(0, 50)[1] > 0.05
    assert wilson(0, 0) == (0.0, 1.0)
