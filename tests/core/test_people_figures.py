"""core.people_figures: no figure of people below ten, and none that subtraction would give away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from ropeteam.core.people_figures import FLOOR, settled_on, shown


def people(start: int, n: int) -> frozenset[int]:
    return frozenset(range(start, start + n))


def of(*parts: Iterable[int]) -> frozenset[int]:
    return frozenset().union(*parts)


class TestShown:
    def test_hides_small_groups_and_the_whole_of_a_small_house(self) -> None:
        assert shown({"everybody": people(0, 19), "seller": people(0, 19)}, did=people(0, 10)) == ()
        assert shown({}, did=people(0, 30)) == ()

    def test_hides_a_few_who_did_and_the_few_who_are_left_over(self) -> None:
        for n in (0, 1, 9, 21, 29, 30):
            assert shown({"everybody": people(0, 30)}, did=people(0, n)) == (), n
        for n in (10, 15, 20):
            assert shown({"everybody": people(0, 30)}, did=people(0, n)) == ("everybody",), n

    def test_counts_only_those_of_the_group(self) -> None:
        assert shown({"everybody": people(0, 30)}, did=of(people(0, 9), people(90, 20))) == ()

    def test_hides_a_group_whose_complement_is_small(self) -> None:
        groups = {"everybody": people(0, 60), "seller": people(0, 42), "product": people(42, 18)}
        did = of(people(0, 21), people(42, 9))

        assert shown(groups, did=did) == ("everybody",)

    def test_shows_groups_that_leave_nobody_alone(self) -> None:
        groups = {
            "everybody": people(0, 80),
            "seller": people(0, 40),
            "product": people(40, 20),
            "services": people(60, 20),
        }
        did = of(people(0, 20), people(40, 10), people(60, 10))

        assert shown(groups, did=did) == ("everybody", "seller", "product", "services")

    def test_hides_a_group_that_overlaps_another_in_a_few_people(self) -> None:
        groups = {"everybody": people(0, 120), "seller": people(0, 60), "presales": people(54, 40)}

        assert shown(groups, did=frozenset(range(0, 120, 2))) == ("everybody", "seller")

    @given(
        st.lists(st.frozensets(st.integers(0, 90), min_size=20, max_size=80), max_size=4),
        st.frozensets(st.integers(0, 90), min_size=20),
    )
    def test_no_shown_groups_single_out_fewer_than_ten(self, groups: list[frozenset[int]], did: frozenset[int]) -> None:
        """Whoever combines the shown figures in whatever way meets parts of ten and more, of those who did it and who did not."""
        named = {str(no): group for no, group in enumerate(groups)}
        told = [named[name] for name in shown(named, did=did)]
        everybody = of(*told)

        for inside in product((True, False), repeat=len(told)):
            part = everybody
            for group, within in zip(told, inside, strict=True):
                part = part & group if within else part - group
            assert not part or min(len(part & did), len(part - did)) >= FLOOR


class TestADay:
    def test_tells_what_was_when_the_last_quarter_ended(self) -> None:
        assert settled_on(date(2026, 11, 23)) == settled_on(date(2026, 10, 1)) == date(2026, 9, 30)
        assert settled_on(date(2026, 9, 30)) == date(2026, 6, 30)
        assert settled_on(date(2026, 1, 1)) == date(2025, 12, 31)
