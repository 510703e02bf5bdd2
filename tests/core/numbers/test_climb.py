"""One deal as a climb: which day counts as the handover, the two lines, the sag, what is too little."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ropeteam.core.numbers.climb import ClimbFacts, CustomerTalk, HandoverFrom, PromiseSpan, climb, handover_day
from ropeteam.core.numbers.drop import Missing
from ropeteam.core.numbers.observations import Channel, Observation

DAY_0 = date(2026, 1, 1)


def day(number: int) -> date:
    return DAY_0 + timedelta(number)


def said(number: int, value: float, channel: Channel = Channel.PULSE, n: int = 1) -> Observation:
    return Observation(day(number), channel, value, n)


# Talks rise to a pulse of 9 at the signature (day 120); handed over on day 130; then 5, and back to 8.
RISE = tuple(said(at, value, Channel.CONVERSATION, 20) for at, value in ((3, 5.5), (30, 6.5), (60, 7.5), (90, 8.5)))
FALL = (said(118, 9), said(121, 9), said(150, 4), said(160, 4), said(175, 5), said(230, 7), said(280, 8))
SOURCE = PromiseSpan("source", day(50), None, 0.0)
REPORT = PromiseSpan("report", day(60), day(170), 0.25)
TALKS = tuple(CustomerTalk(day(at), False) for at in (3, 30, 60, 90))
DEAL = ClimbFacts(day(300), RISE + FALL, (SOURCE, REPORT), TALKS, signed=day(120), handover=day(130))


class TestTheHandoversDay:
    @pytest.mark.parametrize(
        ("changes", "wanted"),
        [
            ({}, (day(130), HandoverFrom.DEAL)),
            ({"handover": day(100)}, (day(121), HandoverFrom.DEAL)),  # before the signature: the day after it
            ({"handover": day(400)}, (None, None)),  # planned, not yet
            ({"signed": None}, (None, None)),  # opened again: nobody took over
            ({"signed": day(310)}, (None, None)),
            ({"handover": None}, (None, None)),
            (
                {"handover": None, "talks": tuple(CustomerTalk(day(at), True, True) for at in (90, 140, 128))},
                (day(128), HandoverFrom.KICKOFF),  # the first from the signature on; one before it is none
            ),
        ],
    )
    def test_is_the_deals_own_or_the_first_kickoffs(self, changes, wanted):
        assert handover_day(replace(DEAL, **changes)) == wanted


class TestAFinishedProject:
    def test_shows_two_lines_the_summit_that_was_none_and_the_drop_twice(self):
        found = climb(DEAL)

        assert all(0 <= step.low <= step.mean <= step.high <= 10 for step in found.steps)
        assert all(step.deliverable <= step.mean for step in found.steps)
        assert found.false_summit is not None
        assert day(70) <= found.false_summit.day < day(130)
        assert found.drop.smoothed is not None
        assert found.drop.plain is not None
        assert found.drop.smoothed.low > 0
        assert (found.standing_on, found.overstretch.learned_from) == (day(120), 0)
        # both promises were open at the signature, of weight 2: .2 * 2 * (1 + .75)
        assert found.overstretch.promises == pytest.approx(0.7)
        assert found.open_weight == pytest.approx(0.4)  # the report is done by now

    def test_jumps_between_the_day_before_and_the_day_of_the_handover(self):
        by_day = {step.day: step.mean for step in climb(DEAL).steps}

        assert by_day[day(129)] - by_day[day(130)] > 1

    def test_knows_nothing_of_what_came_later(self):
        then = replace(DEAL, on=day(120))
        early = replace(then, observations=tuple(o for o in DEAL.observations if o.day <= day(120)))

        assert climb(then) == climb(early)
        assert climb(then).drop.missing == Missing.NOT_HANDED_OVER


class TestTooLittle:
    def test_is_said_of_two_points_and_of_none(self):
        two = climb(replace(DEAL, observations=FALL[:2]))
        none = climb(replace(DEAL, observations=()))

        assert (two.too_little, two.missing, two.steps, two.false_summit) == (True, 1, (), None)
        assert two.drop.smoothed is None
        assert (none.too_little, none.missing, none.steps) == (True, 3, ())

    def test_still_has_an_overstretch_without_height(self):
        found = climb(replace(DEAL, observations=(), on=day(100)))

        assert not found.height_known
        assert found.overstretch.height == 0
        assert found.overstretch.promises > 0


class TestALostDeal:
    def test_stands_as_it_stood_on_its_last_day(self):
        sagging = (*RISE, said(85, 9), said(95, 9), said(112, 3), said(118, 3), said(121, 2))
        lost = ClimbFacts(day(125), sagging, (SOURCE,), TALKS, closed=day(125))

        later = climb(replace(lost, on=day(900), talks=(*TALKS, CustomerTalk(day(800), True))))

        assert later == climb(lost)
        assert (later.standing_on, later.steps[-1].day) == (day(125), day(125))
        assert later.sag is not None


class TestASag:
    def test_before_the_signature_is_seen_and_a_rise_is_none(self):
        rising = ClimbFacts(day(122), RISE + FALL[:2])
        sagging = replace(
            rising, observations=(*RISE, said(85, 9), said(95, 9), said(112, 3), said(118, 3), said(121, 2))
        )

        assert climb(rising).sag is None
        seen = climb(sagging).sag
        assert seen is not None
        assert day(50) <= seen.peak < day(112)
        assert 0 < seen.lost.low < seen.lost.value


OBSERVATIONS = st.lists(
    st.builds(said, st.integers(0, 4000), st.floats(0, 10), st.sampled_from(list(Channel))), max_size=8
)
DAYS = st.none() | st.integers(0, 4000).map(day)


@given(points=OBSERVATIONS, on=st.integers(0, 4000), signed=DAYS, handover=DAYS, closed=DAYS, spread=st.randoms())
@settings(max_examples=40)
def test_any_deal_has_an_answer_that_the_order_of_its_points_does_not_change(
    points, on, signed, handover, closed, spread
):
    facts = ClimbFacts(day(on), tuple(points), (SOURCE,), TALKS, signed, handover, closed)
    spread.shuffle(points)

    found = climb(facts)

    assert all(0 <= step.low <= step.mean <= step.high <= 10 and step.deliverable <= step.mean for step in found.steps)
    assert climb(replace(facts, observations=tuple(points))) == found
