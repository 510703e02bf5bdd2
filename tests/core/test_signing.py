"""What may be asked of a customer to sign, and when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ropeteam.core.signing import LONGEST, USUAL, good_until, may_ask
from ropeteam.core.vocabulary_presales import SignAbout, StudyEnd


class TestMayAsk:
    @pytest.mark.parametrize(
        ("about", "facts", "code"),
        [
            (SignAbout.CRITERIA, {}, None),
            (SignAbout.CRITERIA, {"ended": StudyEnd.GO}, "sign_study_ended"),
            (SignAbout.RESULT, {}, "sign_study_open"),
            (SignAbout.RESULT, {"ended": StudyEnd.NO_GO}, None),
            (SignAbout.GAP, {"done": True}, None),
            (SignAbout.GAP, {"taken_back": True}, "gap_taken_back"),
            (SignAbout.MILESTONE, {}, None),
            (SignAbout.MILESTONE, {"taken_back": True}, "milestone_dropped"),
            (SignAbout.MILESTONE, {"done": True}, "milestone_accepted"),
            (SignAbout.ORDER, {"taken_back": True}, "order_taken_back"),
            (SignAbout.ORDER, {"done": True}, "order_agreed"),
            (SignAbout.STORY, {"taken_back": True, "done": True}, "story_newer"),
            (SignAbout.STORY, {"done": True}, "story_confirmed"),
        ],
    )
    def test_says_what_stands_against_it(self, about: SignAbout, facts: dict, code: str | None) -> None:
        assert may_ask(about, **facts) == code


class TestTheLink:
    def test_is_good_for_two_weeks_or_until_a_chosen_day_within_sixty(self) -> None:
        on = date(2026, 11, 16)

        assert good_until(None, on=on) == on + USUAL
        assert good_until(on + LONGEST, on=on) == on + LONGEST
        assert good_until(on + LONGEST + timedelta(days=1), on=on) is None
        assert good_until(on - timedelta(days=1), on=on) is None
