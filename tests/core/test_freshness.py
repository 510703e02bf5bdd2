"""core.freshness: the table of the rule, and what alarms."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ropeteam.core.freshness import SOON, YEAR, Freshness, Looks, due_on, fresh

MARCH, MAY, JUNE = date(2026, 3, 1), date(2026, 5, 1), date(2026, 6, 1)
JANUARY, FEBRUARY = date(2026, 1, 1), date(2026, 2, 1)
TRUE = {"reviewed_on": MARCH, "still_true": True}
UNTRUE = {"reviewed_on": MARCH, "still_true": False}


class TestDue:
    @pytest.mark.parametrize(
        ("looks", "due"),
        [
            (Looks(**TRUE, next_due=JUNE), JUNE),
            (Looks(**TRUE, next_due=JUNE, review_due=MAY), JUNE),
            (Looks(**TRUE, review_due=MAY), MAY),
            (Looks(**TRUE, review_due=FEBRUARY), MARCH + YEAR),
            (Looks(**TRUE, changed_on=JUNE), JUNE + YEAR),
            (Looks(changed_on=JANUARY, review_due=FEBRUARY), FEBRUARY),
            (Looks(changed_on=JANUARY), JANUARY + YEAR),
            (Looks(), None),
        ],
    )
    def test_is_the_named_day_else_the_catalogues_else_a_year_later(self, looks: Looks, due: date | None) -> None:
        assert due_on(looks) == due


class TestStand:
    @pytest.mark.parametrize(
        ("on", "stand"),
        [
            (JUNE - SOON - timedelta(days=1), Freshness.FRESH),
            (JUNE - SOON, Freshness.DUE_SOON),
            (JUNE, Freshness.DUE_SOON),
            (JUNE + timedelta(days=1), Freshness.STALE),
        ],
    )
    def test_goes_stale_the_day_after_it_was_due(self, on: date, stand: Freshness) -> None:
        found = fresh(Looks(**TRUE, next_due=JUNE), on=on)

        assert (found.stand, found.alarming) == (stand, stand == Freshness.STALE)

    @pytest.mark.parametrize(
        ("changed_on", "stand"),
        [(None, Freshness.UNTRUE), (MARCH, Freshness.UNTRUE), (MAY, Freshness.FRESH)],
    )
    def test_stays_untrue_until_it_is_changed(self, changed_on: date | None, stand: Freshness) -> None:
        assert fresh(Looks(**UNTRUE, changed_on=changed_on), on=MAY).stand == stand

    def test_of_what_nobody_ever_looked_at_is_unknown_and_alarms_nobody(self) -> None:
        found = fresh(Looks(), on=MAY)

        assert (found.stand, found.alarming, found.looked_on) == (Freshness.UNKNOWN, False, None)
