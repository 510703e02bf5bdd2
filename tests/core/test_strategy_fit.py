"""How a wish fits the strategy: medians, weights from the strategy's own order, spread between roles, never a hidden veto."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropeteam.core.strategy_fit import VALUES, PillarPlace, Rating, judge, weigh
from ropeteam.core.vocabulary import Role

TWO = (PillarPlace("a", 1), PillarPlace("b", 2))
RATINGS = st.lists(
    st.builds(Rating, st.sampled_from("abc"), st.sampled_from(list(Role)), st.sampled_from(VALUES)), max_size=20
)


class TestWeights:
    @pytest.mark.parametrize(
        ("priorities", "expected"),
        [
            ((1, 2), (2 / 3, 1 / 3)),
            ((2, 1), (1 / 3, 2 / 3)),
            ((None, None, None), (1 / 3, 1 / 3, 1 / 3)),
            ((1, None), (2 / 3, 1 / 3)),
            ((1, 1, 7), (2 / 5, 2 / 5, 1 / 5)),  # 1, 1, 1/2: what counts is the order, not the gap
            ((3,), (1,)),
        ],
    )
    def test_follow_the_order_of_the_strategy(self, priorities: tuple, expected: tuple) -> None:
        found = weigh([PillarPlace(str(no), priority) for no, priority in enumerate(priorities)])

        assert tuple(found.values()) == pytest.approx(expected)

    def test_of_no_pillar_are_none(self) -> None:
        assert weigh([]) == {}


class TestFit:
    # fit = sum(weight * median) / sum(weight of rated pillars)
    @pytest.mark.parametrize(
        ("ratings", "value", "known", "spread"),
        [
            ([("a", Role.PRODUCT, 1.0), ("b", Role.PRODUCT, 0.0)], 2 / 3, 1, 0),
            ([("a", Role.PRODUCT, 1.0), ("a", Role.SELLER, -1.0)], 0, 2 / 3, 2),
            ([("b", Role.PRESALES, 0.5)], 0.5, 1 / 3, 0),
            ([("a", Role.SELLER, -1.0), ("a", Role.SELLER, 1.0), ("a", Role.SELLER, 1.0)], 1, 2 / 3, 0),
            ([], None, 0, 0),
        ],
    )
    def test_is_the_weighted_mean_of_medians(self, ratings: list, value: float | None, known: float, spread: float):
        found = judge(TWO, [Rating(*row) for row in ratings])

        assert found.value == (None if value is None else pytest.approx(value))
        assert (found.known, found.spread) == (pytest.approx(known), spread)

    def test_of_what_nobody_rated_is_unknown_and_not_nought(self) -> None:
        assert judge(TWO, []).value is None
        assert judge((), []).value is None
        assert judge(TWO, [Rating("gone", Role.PRODUCT, 1.0)]).value is None

    def test_is_disputed_above_a_half_only(self) -> None:
        half = judge(TWO, [Rating("a", Role.PRODUCT, 0.5), Rating("a", Role.SELLER, 1.0)])
        more = judge(TWO, [Rating("a", Role.PRODUCT, 0.0), Rating("a", Role.SELLER, 1.0)])

        assert (half.spread, half.disputed) == (0.5, False)
        assert (more.spread, more.disputed) == (1.0, True)
        assert more.pillars[0].roles == ((Role.SELLER, 1.0), (Role.PRODUCT, 0.0))

    def test_keeps_a_veto_beside_the_number(self) -> None:
        found = judge(TWO, [Rating("a", Role.PRODUCT, 1.0)], vetoed=True)

        assert (found.vetoed, found.value) == (True, 1.0)

    def test_takes_no_other_value(self) -> None:
        with pytest.raises(ValueError, match="rated"):
            judge(TWO, [Rating("a", Role.PRODUCT, 0.7)])

    @given(RATINGS, st.randoms())
    def test_is_bounded_and_free_of_order(self, ratings: list[Rating], random) -> None:
        mixed = list(ratings)
        random.shuffle(mixed)

        found = judge(TWO, ratings)

        assert found == judge(TWO, mixed)
        assert found.value is None or -1 <= found.value <= 1
        assert 0 <= found.known <= 1

    @given(RATINGS, st.integers(0, 30))
    def test_never_falls_when_one_rating_rises(self, ratings: list[Rating], place: int) -> None:
        before = judge(TWO, ratings).value
        if not ratings:
            return
        no = place % len(ratings)
        risen = [*ratings]
        risen[no] = Rating(risen[no].pillar, risen[no].role, 1.0)

        after = judge(TWO, risen).value

        assert before is None or (after is not None and after >= before - 1e-12)
