"""core.limits_exceeded: numbers against limits, and what is never guessed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropeteam.core.limits_exceeded import Amount, Bound, Held, Side, Stand, Why, held

ELEMENTS = Bound(0, Side.MOST, Amount(400, "element", "400"))
EVERY = Bound(1, Side.LEAST, Amount(300, "interval", "5 min"))
CALLS = Bound(2, Side.MOST, Amount(60, "call", "60", per=60))
NEED = Amount(600, "element", "600")


def same(one: str, other: str) -> bool:
    return one == other


# needs · limit · verdict, and why it is unclear
CASES = [
    ([NEED], ELEMENTS, Stand.BEYOND, None),
    ([replace(NEED, value=200), replace(NEED, value=400)], ELEMENTS, Stand.WITHIN, None),
    ([replace(NEED, value=200), NEED], ELEMENTS, Stand.BEYOND, None),
    ([Amount(120, "interval", "2 min")], EVERY, Stand.BEYOND, None),
    ([Amount(86400, "interval", "daily")], EVERY, Stand.WITHIN, None),
    ([Amount(7200, "call", "7,200", per=3600)], CALLS, Stand.BEYOND, None),
    ([Amount(3600, "call", "3,600", per=3600)], CALLS, Stand.WITHIN, None),
    ([Amount(5000, "call", "5,000")], CALLS, Stand.UNCLEAR, Why.RATE),
    ([replace(NEED, doubtful=True)], ELEMENTS, Stand.UNCLEAR, Why.NOTATION),
    ([NEED], replace(ELEMENTS, side=Side.UNKNOWN), Stand.UNCLEAR, Why.SIDE),
    ([Amount(500, "", "500")], ELEMENTS, Stand.UNCLEAR, Why.NO_UNIT),
]


@pytest.mark.parametrize(("needs", "bound", "stand", "why"), CASES)
def test_the_table(needs, bound, stand, why) -> None:
    (found,) = held(needs, [bound], same=same)

    assert (found.no, found.stand, found.why) == (bound.no, stand, why)


@pytest.mark.parametrize("needs", [[], [Amount(3, "", "3")], [Amount(9, "user", "9")], [Amount(500, "", "500")]])
def test_what_has_nothing_to_do_with_a_limit_says_nothing(needs) -> None:
    assert held(needs, [EVERY], same=same) == ()


def test_a_bare_number_is_no_hint_where_another_compares() -> None:
    needs = [Amount(9999, "", "9999"), replace(NEED, value=10, said="10")]

    assert held(needs, [ELEMENTS, CALLS], same=same) == (Held(0, Stand.WITHIN, "10"),)


@given(st.floats(0.1, 1e6), st.floats(1, 1e3), st.sampled_from([Side.MOST, Side.LEAST]))
def test_asking_for_more_never_turns_beyond_into_within(value: float, more: float, side: Side) -> None:
    bound = replace(ELEMENTS, side=side)
    harder = value * more if side == Side.MOST else value / more

    first = held([replace(NEED, value=value)], [bound], same=same)[0].stand
    second = held([replace(NEED, value=harder)], [bound], same=same)[0].stand
    assert not (first == Stand.BEYOND and second == Stand.WITHIN)
