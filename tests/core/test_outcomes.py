"""Won, lost, over: what the days of a deal say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ropeteam.core.outcomes import Ahead, ended_on, is_won, signature

SIGNED = date(2026, 3, 1)
LATER = SIGNED + timedelta(days=200)


@pytest.mark.parametrize(
    ("signed", "closed", "won", "end"),
    [
        (None, None, None, None),
        (None, SIGNED, False, SIGNED),
        (SIGNED, None, True, None),
        (SIGNED, SIGNED, True, None),  # a CRM closes what is won
        (SIGNED, SIGNED - timedelta(days=1), True, None),
        (SIGNED, LATER, True, LATER),
    ],
)
def test_a_won_deal_is_over_when_its_project_is(signed, closed, won, end):
    assert is_won(signed_on=signed, closed_on=closed) is won
    assert ended_on(signed_on=signed, closed_on=closed) == end


@pytest.mark.parametrize(
    ("signed", "closed", "as_of", "stand", "day"),
    [
        (None, None, None, Ahead.AHEAD, None),
        (SIGNED, None, None, Ahead.GIVEN, SIGNED),
        (SIGNED, LATER, None, Ahead.GIVEN, SIGNED),
        (None, LATER, None, Ahead.NEVER, LATER),
        (SIGNED, None, SIGNED, Ahead.AHEAD, None),  # at the signature it was asked
        (SIGNED, None, SIGNED + timedelta(days=1), Ahead.GIVEN, SIGNED),
        (None, LATER, LATER - timedelta(days=1), Ahead.AHEAD, None),
        (None, LATER, LATER, Ahead.NEVER, LATER),
    ],
)
def test_a_signature_lies_ahead_until_it_is_given_or_the_deal_is_over(signed, closed, as_of, stand, day):
    found = signature(signed_on=signed, closed_on=closed, as_of=as_of)

    assert (found.stand, found.day) == (stand, day)
    assert (found.given, found.never) == (stand == Ahead.GIVEN, stand == Ahead.NEVER)
