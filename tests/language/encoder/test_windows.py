"""Windows over a conversation: every piece is a target once, with what was said before in front of it."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ropeteam.core.vocabulary import Side
from ropeteam.language.encoder.e5_file import BOS
from ropeteam.language.encoder.tokens import Pieces
from ropeteam.language.encoder.windows import BEFORE, LONGEST, NOWHERE, SIDES, windows


def turn(length: int, first: int = 10) -> Pieces:
    places = np.arange(length, dtype=np.int64)
    return Pieces(places + first, places, places + 1)


@given(st.lists(st.integers(0, 400), max_size=30))
def test_every_piece_is_a_target_exactly_once(lengths: list[int]) -> None:
    cut = windows([turn(length) for length in lengths], [Side.OURS] * len(lengths))

    targets = np.concatenate([window.place[window.place != NOWHERE] for window in cut] or [np.zeros(0, dtype=int)])
    assert sorted(targets.tolist()) == list(range(sum(lengths)))


@given(st.lists(st.integers(1, 400), min_size=1, max_size=30))
def test_none_is_longer_than_its_text_and_its_context(lengths: list[int]) -> None:
    cut = windows([turn(length) for length in lengths], [Side.CUSTOMER] * len(lengths))

    assert all(len(window) <= LONGEST + BEFORE + 1 for window in cut)
    assert all(window.ids[0] == BOS for window in cut)


def test_the_tail_of_the_turn_before_stands_in_front_without_being_a_target() -> None:
    long, short = turn(LONGEST - 1, first=1000), turn(20, first=5000)

    first, second = windows([long, short], [Side.OURS, Side.CUSTOMER])

    assert (first.place != NOWHERE).sum() == LONGEST - 1
    assert second.ids[1 : BEFORE + 1].tolist()[-2] == 1000 + LONGEST - 2
    assert second.place[: BEFORE + 1].tolist() == [NOWHERE] * (BEFORE + 1)
    assert set(second.sides[second.place != NOWHERE].tolist()) == {SIDES[Side.CUSTOMER]}


@given(st.lists(st.integers(1, 90), min_size=1, max_size=12), st.sets(st.integers(0, 11)))
def test_only_what_is_wanted_is_read_and_the_turn_before_each(lengths: list[int], wanted: set[int]) -> None:
    turns, sides = [turn(length) for length in lengths], [Side.OURS] * len(lengths)
    numbers = np.split(np.arange(sum(lengths)), np.cumsum(lengths)[:-1])

    cut = windows(turns, sides, wanted)

    targets = [window.place[window.place != NOWHERE] for window in cut]
    read = [number for no, number in enumerate(numbers) if no in wanted or no + 1 in wanted]
    assert np.concatenate([*targets, []]).tolist() == np.concatenate([*read, []]).tolist()
