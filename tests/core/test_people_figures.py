"""core.people_figures: no figure of people below ten, and none that subtraction would give away."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from ropeteam.core.people_figures import FLOOR, shown


def people(start: int, n: int) -> frozenset[int]:
    return frozenset(range(start, start + n))


class TestShown:
    def test_hides_small_groups_and_the_whole_of_a_small_house(self) -> None:
        assert shown({"everybody": people(0, 9), "seller": people(0, 9)}) == ()
        assert shown({}) == ()

    def test_hides_a_group_whose_complement_is_small(self) -> None:
        assert shown({"everybody": people(0, 30), "seller": people(0, 21), "product": people(21, 9)}) == ("everybody",)

    def test_shows_groups_that_leave_nobody_alone(self) -> None:
        groups = {
            "everybody": people(0, 40),
            "seller": people(0, 20),
            "product": people(20, 10),
            "services": people(30, 10),
        }

        assert shown(groups) == ("everybody", "seller", "product", "services")

    def test_hides_a_group_that_overlaps_another_in_a_few_people(self) -> None:
        groups = {"everybody": people(0, 60), "seller": people(0, 30), "presales": people(27, 20)}

        assert shown(groups) == ("everybody", "seller")

    @given(st.lists(st.frozensets(st.integers(0, 45), max_size=40), max_size=5))
    def test_no_two_shown_groups_differ_in_fewer_than_ten(self, groups: list[frozenset[int]]) -> None:
        named = {str(no): group for no, group in enumerate(groups)}

        for one, other in combinations(shown(named), 2):
            for part in (named[one] - named[other], named[other] - named[one], named[one] & named[other]):
                assert not part or len(part) >= FLOOR
