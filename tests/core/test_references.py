"""Ready to be a reference: four parts, unknown never a yes, the unhappy never left out; and what may be shown where."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropeteam.core.numbers.remembered import remembered
from ropeteam.core.references import (
    LONGEST_PERMISSION,
    Allowed,
    Facts,
    Part,
    Pledge,
    Why,
    climb_held,
    days_of_permission,
    may_use,
    readiness,
    tone_missed,
)
from ropeteam.core.vocabulary_projects import ReferenceChannel, ReferenceScope, Tone

ON = date(2026, 11, 16)
DAY = timedelta(days=1)
KEPT, BROKEN, CURED = Pledge("p1"), Pledge("p2", broken=True), Pledge("p3", broken=True, cured=True)
READY = Facts(
    signed=ON - 300 * DAY, golive=ON - 90 * DAY, pledges=(KEPT, CURED), pulses=(9.0, 8.0), permitted=True
)  # fmt: skip


class TestReadiness:
    def test_is_all_four(self) -> None:
        found = readiness(READY, on=ON)

        assert found.ready is True
        assert [part.part for part in found.parts] == list(Part)

    @pytest.mark.parametrize(
        ("change", "part", "holds", "why", "n"),
        [
            ({"signed": None}, Part.LIVED, False, Why.NOT_SIGNED, 0),
            ({"signed": ON + DAY}, Part.LIVED, False, Why.NOT_SIGNED, 0),
            ({"golive": None}, Part.LIVED, None, Why.NO_GOLIVE, 0),
            ({"golive": ON - 89 * DAY}, Part.LIVED, False, Why.TOO_YOUNG, 1),
            ({"golive": None, "closed": ON}, Part.LIVED, True, None, 0),
            ({"golive": None, "closed": ON + DAY}, Part.LIVED, None, Why.NO_GOLIVE, 0),
            ({"pledges": ()}, Part.KEPT, None, Why.NO_PROMISES, 0),
            ({"waiting": 2}, Part.KEPT, None, Why.UNREVIEWED, 2),
            ({"pledges": (KEPT, BROKEN), "waiting": 2}, Part.KEPT, False, Why.BROKEN, 1),
            ({"pledges": (Pledge("p9", late=True),)}, Part.KEPT, False, Why.BROKEN, 1),
            ({"pulses": ()}, Part.PULSE, None, Why.FEW_ANSWERS, 0),
            ({"pulses": (10.0,)}, Part.PULSE, None, Why.FEW_ANSWERS, 1),
            ({"pulses": (7.0,)}, Part.PULSE, False, Why.LOW_PULSE, 7),
            ({"pulses": (10.0, 10.0, 3.0)}, Part.PULSE, False, Why.LOW_PULSE, 3),
            ({"permitted": False}, Part.PERMISSION, False, Why.NO_PERMISSION, 0),
        ],
    )
    def test_says_of_each_part_what_is_missing(self, change, part, holds, why, n) -> None:
        found = readiness(replace(READY, **change), on=ON)

        verdict = next(one for one in found.parts if one.part == part)
        assert (verdict.holds, verdict.why, verdict.n) == (holds, why, n)
        assert found.ready is (True if holds else holds)

    def test_is_no_where_one_is_no_and_another_unknown(self) -> None:
        assert readiness(replace(READY, golive=None, permitted=False), on=ON).ready is False

    @given(st.lists(st.floats(0, 10), max_size=6), st.floats(0, 7.9))
    def test_no_happy_answer_outvotes_an_unhappy_one(self, answers: list[float], unhappy: float) -> None:
        assert readiness(replace(READY, pulses=(*answers, unhappy)), on=ON).ready is False


NAME, STORY = ReferenceScope.NAME, ReferenceScope.STORY
WEB, PRESS = ReferenceChannel.WEBSITE, ReferenceChannel.PRESS


class TestWhatMayBeShown:
    @pytest.mark.parametrize(
        ("change", "asked", "code"),
        [
            ({}, {}, None),
            ({"until": ON}, {}, None),
            ({"until": ON - DAY}, {}, "reference_not_permitted"),
            ({"since": ON + DAY}, {}, "reference_not_permitted"),
            ({"taken_back": ON}, {}, "reference_not_permitted"),
            ({"taken_back": ON + DAY}, {}, None),
            ({}, {"channel": PRESS}, "reference_not_permitted"),
            ({}, {"scope": STORY}, "reference_not_permitted"),
            ({}, {"contact": 2}, "reference_not_permitted"),
            ({"scope": STORY}, {"scope": STORY}, "reference_text_unconfirmed"),
            ({"scope": STORY}, {"scope": STORY, "confirmed": True}, None),
            ({}, {"asked": [ON - DAY, ON - 364 * DAY]}, "reference_asked_enough"),
            ({}, {"asked": [ON - DAY, ON - 365 * DAY]}, None),
            ({}, {"cap": 0}, "reference_asked_enough"),
        ],
    )
    def test_needs_a_permission_of_that_day_and_room(self, change, asked, code) -> None:
        one = replace(Allowed(1, NAME, WEB, ON - DAY, ON + DAY), **change)
        facts = {"scope": NAME, "channel": WEB, "contact": 1, "asked": [], "cap": 2, "confirmed": False, **asked}

        assert may_use(facts.pop("scope"), facts.pop("channel"), allowed=[one], on=ON, **facts) == code

    @pytest.mark.parametrize(
        ("since", "until", "code"),
        [
            (ON, ON, None),
            (ON, None, "permission_days_wrong"),
            (ON + DAY, ON, "permission_days_wrong"),
            (ON - 9 * DAY, ON - DAY, "permission_days_wrong"),
            (ON, ON + LONGEST_PERMISSION + DAY, "permission_too_long"),
        ],
    )
    def test_ends_some_day(self, since, until, code) -> None:
        assert days_of_permission(since, until, on=ON) == code


class TestTone:
    def test_is_measured_in_steps_where_it_came(self) -> None:
        assert tone_missed(Tone.WARM, Tone.MIXED) == 2
        assert tone_missed(Tone.MIXED, Tone.GOOD) == -1
        assert tone_missed(Tone.WARM, Tone.SILENT) is None


class TestTheClimb:
    def test_holds_once_every_trough_was_recovered(self) -> None:
        days = [ON + timedelta(days=7 * no) for no in range(5)]

        def held(*levels: float) -> bool | None:
            return climb_held(remembered(list(zip(days, levels, strict=False))))

        assert held() is None
        assert held(7, 7.5, 8) is True
        assert held(7, 8, 5, 6, 8) is True
        assert held(7, 8, 5, 6) is False
