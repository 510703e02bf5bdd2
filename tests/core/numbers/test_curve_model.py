"""The model under the curve: phases, clock, noises, band."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ropeteam.core.numbers.curve_model import BAND, PARAMETERS, ChannelNoise, Course, Phase
from ropeteam.core.numbers.observations import Channel

COURSE = Course(1000)


class TestCourse:
    @pytest.mark.parametrize(
        ("day", "phase"),
        [
            (0, Phase.SALE),
            (999, Phase.SALE),
            (1000, Phase.HANDOVER),
            (1059, Phase.HANDOVER),
            (1060, Phase.DELIVERY),
            (9999, Phase.DELIVERY),
        ],
    )
    def test_changes_phase_on_the_handover_and_sixty_days_after(self, day, phase):
        assert COURSE.phase(day) == phase
        assert Course(None).phase(day) == Phase.SALE

    # variance gathered = days in each phase times its rate, plus 0.9^2 once at the handover
    @pytest.mark.parametrize(
        ("start", "end", "gathered"),
        [
            (900, 950, 50 * 0.023),
            (999, 1000, 0.023 + 0.81),
            (1000, 1060, 60 * 0.012),
            (1060, 1160, 100 * 0.003),
            (900, 1160, 100 * 0.023 + 0.81 + 60 * 0.012 + 100 * 0.003),
        ],
    )
    def test_gathers_each_phase_at_its_own_rate(self, start, end, gathered):
        assert COURSE.clock(end) - COURSE.clock(start) == pytest.approx(gathered)
        assert Course(None).clock(end) - Course(None).clock(start) == pytest.approx((end - start) * 0.023)

    def test_shifts_by_the_jump_from_the_handover_on(self):
        assert (COURSE.shift(999), COURSE.shift(1000), Course(None).shift(1000)) == (0.0, -1.6, 0.0)

    def test_hears_talks_kinder_before_the_handover_and_surer_with_more_utterances(self):
        # sd^2 (1 + 3 / n)
        assert COURSE.noise(Channel.CONVERSATION, day=999, n=3) == (0.5, pytest.approx(1.5**2 * 2))
        assert COURSE.noise(Channel.CONVERSATION, day=1000, n=30) == (0.0, pytest.approx(1.5**2 * 1.1))
        assert COURSE.noise(Channel.PULSE, day=999, n=1) == (0.0, pytest.approx(1.05**2))


class TestParameters:
    @pytest.mark.parametrize(
        "wrong",
        [
            {"sale_per_day": -0.1},
            {"start_sd": 0.0},
            {"freedom": 0.0},
            {"passes": 0},
            {"sale_conversation": ChannelNoise(0.0, 0.0)},
            {"channels": {Channel.PULSE: ChannelNoise(0.0, -1.0)}},
        ],
    )
    def test_refuse_a_variance_that_is_none(self, wrong):
        with pytest.raises(ValueError, match="standard deviations"):
            replace(PARAMETERS, **wrong)

    def test_can_be_compared_and_kept_in_sets(self):
        assert {PARAMETERS, replace(PARAMETERS)} == {PARAMETERS}


class TestBand:
    def test_is_wider_near_the_handover_only(self):
        assert BAND.factor(-30) == BAND.factor(30) == pytest.approx(1.6449 * 1.3, abs=1e-4)
        assert BAND.factor(31) == BAND.factor(None) == pytest.approx(1.6449 * 1.12, abs=1e-4)
