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


@pytest.mark.parametrize(("day", "precedes"), [(SIGNED - timedelta(days=1), False), (SIGNED, False), (LATER, True)])
def test_a_signature_precedes_what_was_said_on_a_later_day(day, precedes):
    assert signature(signed_on=SIGNED, closed_on=None).precedes(day) is precedes
    assert signature(signed_on=None, closed_on=SIGNED).precedes(day) is False
    assert signature(signed_on=None, closed_on=None).precedes(day) is False
