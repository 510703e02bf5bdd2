"""The page shared with a customer: how long its link lasts, and which promises stand there."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ropeteam.core.errors import Refused
from ropeteam.core.success_page import LONGEST, USUAL, is_shown, last_day
from ropeteam.core.vocabulary import LedgerState

ON = date(2026, 11, 16)
DAY = timedelta(days=1)


class TestTheLink:
    def test_has_a_last_day_that_is_neither_past_nor_too_far(self) -> None:
        assert last_day(None, on=ON) == ON + USUAL
        assert last_day(ON, on=ON) == ON
        for wrong in (ON - DAY, ON + LONGEST + DAY):
            with pytest.raises(Refused, match="share_until_wrong"):
                last_day(wrong, on=ON)


class TestAPromise:
    @pytest.mark.parametrize("carried", [True, False])
    @pytest.mark.parametrize("state", LedgerState)
    def test_stands_there_where_it_is_agreed_or_ended_openly(self, state: LedgerState, carried: bool) -> None:
        ended = {LedgerState.KEPT, LedgerState.KEPT_LATE, LedgerState.BROKEN, LedgerState.AGREED}
        with_backing = {LedgerState.IN_CONTRACT, LedgerState.HANDED_OVER}

        assert is_shown(state, carried=carried) == (state in ended or (carried and state in with_backing))
