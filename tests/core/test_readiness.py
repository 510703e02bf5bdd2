"""core.readiness: of what a segment cannot do without, what is there, and when the rest comes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropeteam.core.readiness import Must, Ready, readiness
from ropeteam.core.vocabulary import CapabilityStatus

SPRING, SUMMER = date(2027, 3, 1), date(2027, 6, 30)
THERE = Must("a", CapabilityStatus.AVAILABLE)
SOON = Must("b", CapabilityStatus.PLANNED, brought_on=SPRING)
LATER = Must("c", CapabilityStatus.PLANNED, brought_on=SUMMER)
NEVER = Must("d", CapabilityStatus.NOT_PLANNED)


class TestWhatIsThere:
    @pytest.mark.parametrize(
        ("status", "limits", "there"),
        [
            (CapabilityStatus.AVAILABLE, 0, True),
            (CapabilityStatus.LIMITED, 1, True),
            (CapabilityStatus.LIMITED, 0, False),
            (CapabilityStatus.PLANNED, 1, False),
            (CapabilityStatus.NOT_PLANNED, 0, False),
        ],
    )
    def test_limited_counts_where_the_limit_is_said(self, status: CapabilityStatus, limits: int, there: bool) -> None:
        assert Must("a", status, limits).there is there


class TestReadiness:
    @pytest.mark.parametrize(
        ("musts", "early", "tolerance", "stand"),
        [
            ((), True, 3, Ready.UNKNOWN),
            ((THERE,), False, None, Ready.READY),
            ((THERE, SOON), False, 3, Ready.NOT_YET),
            ((THERE, SOON), True, 1, Ready.EARLY),
            ((THERE, SOON, LATER), True, 1, Ready.NOT_YET),
            ((THERE, SOON), True, None, Ready.NOT_YET),
        ],
    )
    def test_early_adopters_accept_as_many_gaps_as_they_say(self, musts, early, tolerance, stand) -> None:  # type: ignore[no-untyped-def]
        found = readiness(musts, early_adopter=early, gap_tolerance=tolerance)

        assert (found.stand, found.sellable) == (stand, stand in (Ready.READY, Ready.EARLY))

    @pytest.mark.parametrize(
        ("musts", "day"),
        [((THERE,), None), ((SOON, LATER), SUMMER), ((SOON, NEVER), None)],
    )
    def test_is_whole_on_the_latest_day_when_every_gap_has_one(self, musts, day) -> None:  # type: ignore[no-untyped-def]
        assert readiness(musts, early_adopter=False, gap_tolerance=None).ready_on == day

    @given(st.lists(st.sampled_from([THERE, SOON, LATER, NEVER]), max_size=8), st.integers(0, 3))
    def test_counts_everything_once_and_only_gaps_are_missing(self, musts: list[Must], tolerance: int) -> None:
        found = readiness(musts, early_adopter=True, gap_tolerance=tolerance)

        assert found.there + len(found.gaps) == found.needed == len(musts)
        assert (found.share == 1) == (found.stand == Ready.READY)
