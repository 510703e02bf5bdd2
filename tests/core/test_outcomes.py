"""Won, lost, over: what the days of a deal say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ropeteam.core.outcomes import ended_on, is_won

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
