"""The typical climb: the middle deal and half of them, only where enough deals reach."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ropeteam.core.numbers.typical import ENOUGH, typical


def flat(level: float, first: int = -70, last: int = 70) -> list[tuple[int, float]]:
    return [(first, level), (last, level)]


def test_tells_the_middle_and_where_half_of_them_lie():
    found = typical([flat(level) for level in (9.0, 5.0, 7.0, 6.0, 8.0)])

    assert {(one.middle, one.low, one.high, one.n) for one in found} == {(7.0, 6.0, 8.0, 5)}
    assert (found[0].apart, found[-1].apart) == (-70, 70)
    assert -1 in [one.apart for one in found]


def test_says_nothing_where_too_few_reach():
    four = [flat(5.0)] * (ENOUGH - 1)

    assert typical(four) == ()
    reached = typical([*four, flat(5.0, -7, 14)])
    assert [one.apart for one in reached] == [-7, -1, 0, 7, 14]


def test_keeps_the_jump_at_the_handover():
    deal = [(-30, 8.0), (-1, 9.0), (0, 5.0), (30, 5.0)]

    by_day = {one.apart: one.middle for one in typical([deal] * ENOUGH)}

    assert (by_day[-1], by_day[0]) == (9.0, 5.0)


CURVES = st.lists(
    st.lists(st.tuples(st.integers(-700, 700), st.floats(0, 10)), min_size=1, max_size=6, unique_by=lambda one: one[0]).map(sorted),
    max_size=9,
)  # fmt: skip


@given(curves=CURVES, spread=st.randoms())
@settings(max_examples=60, deadline=None)
def test_stays_on_the_scale_whatever_the_order(curves, spread):
    found = typical(curves)
    spread.shuffle(curves)

    assert typical(curves) == found
    assert all(0 <= one.low <= one.middle <= one.high <= 10 and one.n >= ENOUGH for one in found)
