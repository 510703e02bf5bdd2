"""The pooled fit: it finds what differs, keeps to the defaults where nothing tells, and counts only where it foretells better."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from ropeteam.core.numbers.curve_fit import ENOUGH, Fit, FitDeal, Foretold, fit, likeliest
from ropeteam.core.numbers.curve_model import PARAMETERS
from ropeteam.core.numbers.learned import Learned, as_json, band_from, from_json
from ropeteam.core.numbers.observations import Channel, Observation
from ropeteam.core.numbers.overstretch import PRIOR
from ropeteam.core.numbers.share import share_of

DAY_0 = date(2026, 1, 1)
KIND = 2.6


def deals(n: int, *, kind: float, seed: int = 5) -> list[FitDeal]:
    """Flat levels that fall by 1.6 at day 100; talks before it read `kind` too high."""
    random = np.random.default_rng(seed)
    found = []
    for _ in range(n):
        level = random.normal(5.0, 0.8)
        points = []
        for at in (5, 20, 35, 50, 65, 80, 95):
            points.append((at, Channel.CONVERSATION, level + kind + random.normal(0, 0.6)))
        for at in (30, 60, 90, 125, 160):
            points.append((at, Channel.PULSE, level - 1.6 * (at > 100) + random.normal(0, 0.6)))
        found.append(
            FitDeal(
                tuple(
                    Observation(DAY_0 + timedelta(at), channel, float(np.clip(value, 0, 10)), 12)
                    for at, channel, value in points
                ),
                DAY_0 + timedelta(100),
            )
        )
    return found


class TestAFit:
    def test_needs_enough_deals(self):
        assert fit(deals(ENOUGH - 1, kind=0.5)) is None
        assert fit([]) is None

    def test_that_foretells_pulses_better_holds_and_may_be_written_down_and_read_again(self):
        found = fit(deals(36, kind=KIND))

        assert found is not None
        assert found.foretold is not None
        assert found.holds
        assert found.foretold.low > 0
        assert found.parameters.sale_conversation.bias > 1.5
        assert found.parameters.channels[Channel.PULSE].bias == 0
        told = as_json(PRIOR, share_of(3, 10), found)
        read = from_json(told)
        assert read == Learned(found.parameters, PRIOR, share_of(3, 10), fitted=True)

    def test_of_a_channel_without_points_stays_at_the_default(self):
        own = likeliest(deals(12, kind=0.5))

        assert own.channels[Channel.TICKET] == PARAMETERS.channels[Channel.TICKET]
        assert own.channels[Channel.PULSE].sd < PARAMETERS.channels[Channel.PULSE].sd

    def test_that_does_not_hold_leaves_the_defaults(self):
        told = as_json(PRIOR, None, Fit(PARAMETERS, 40, 900, False, Foretold(-0.01, -0.02, 0.0, 300)))

        assert from_json(told) == Learned()


class TestTheBand:
    def test_of_a_company_is_taken_where_it_makes_sense(self):
        assert band_from({"usual": 1.4, "near": 1.8}).factor(0) > band_from(None).factor(0)
        assert band_from({"usual": 0.2, "near": 1.8}) == band_from(None) == band_from({"usual": "x"})
