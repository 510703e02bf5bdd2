"""The rule about attention: what a plan may never do, whatever the facts; and small cases against all plans there are."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ropeteam.core.numbers import attention_cells as cells_of
from ropeteam.core.numbers.attention import PHASES, Cell, Listener, Plan, Talk, largest_gaps, plan
from ropeteam.core.numbers.insight import Insight
from ropeteam.core.vocabulary import ConversationKind, LifePhase

World = tuple[list[Cell], list[Talk], list[Listener]]


@st.composite
def worlds(draw: st.DrawFn, *, talks: int = 7) -> World:
    """Few cells, talks that like to overlap, two people with little time."""
    chances = st.dictionaries(st.sampled_from("abcd"), st.floats(0.0, 1.0), max_size=4)
    cells = [Cell(key, f"t{key}", draw(st.floats(0.0, 9.0)), draw(st.sampled_from([1.0, 0.5, 0.0]))) for key in "abcd"]
    found = []
    for no in range(draw(st.integers(0, talks))):
        start = draw(st.integers(0, 8)) * 30
        length = draw(st.sampled_from([30, 60, 90]))
        found.append(Talk(f"j{no}", start, start + length, draw(st.integers(0, 1)), draw(chances)))
    people = [
        Listener("p", draw(st.sampled_from([60, 120])), busy=((0, draw(st.sampled_from([0, 45]))),)),
        Listener("q", 90, knows={"ta": draw(st.floats(0.0, 1.0))}),
    ]
    return cells, found, people


def taught(pairs: frozenset[tuple[str, str]], world: World) -> float:
    """f, from its definition."""
    cells, talks, people = world
    by_talk, by_person = {talk.key: talk for talk in talks}, {person.key: person for person in people}
    total = 0.0
    for cell in cells:
        unheard = 1.0
        for talk, who in pairs:
            unheard *= 1 - by_talk[talk].chances.get(cell.key, 0.0) * by_person[who].knows.get(cell.theme, 1.0)
        total += cell.weight * cell.left * (1 - unheard)
    return total


def allowed(pairs: frozenset[tuple[str, str]], world: World) -> bool:
    _, talks, people = world
    by_talk = {talk.key: talk for talk in talks}
    for person in people:
        own = sorted((by_talk[talk] for talk, who in pairs if who == person.key), key=lambda talk: talk.start)
        if any(a.end > b.start for a, b in pairwise(own)):
            return False
        if any(start < talk.end and talk.start < end for talk in own for start, end in person.busy if end > start):
            return False
        for week in {talk.week for talk in own}:
            if sum(talk.end - talk.start for talk in own if talk.week == week) > person.minutes:
                return False
    return len({talk for talk, _ in pairs}) == len(pairs)


def best(world: World) -> float:
    """The best of all plans there are."""
    _, talks, people = world
    choices = [[None, *(person.key for person in people)] for _ in talks]
    keys = [talk.key for talk in talks]
    plans = (frozenset((key, who) for key, who in zip(keys, row, strict=True) if who) for row in product(*choices))
    return max(taught(pairs, world) for pairs in plans if allowed(pairs, world))


def pairs_of(found: Plan) -> frozenset[tuple[str, str]]:
    return frozenset((pick.talk, pick.listener) for pick in found.picks)


class TestAPlan:
    @settings(max_examples=60)
    @given(worlds())
    def test_is_allowed_worth_what_it_says_and_below_its_bound(self, world: World) -> None:
        found = plan(*world, steps=30)

        assert allowed(pairs_of(found), world)
        assert found.insight == pytest.approx(taught(pairs_of(found), world), abs=1e-6)
        assert found.insight <= found.bound + 1e-9
        assert found.insight <= found.everything + 1e-9

    @settings(max_examples=40)
    @given(worlds(talks=5))
    def test_is_near_the_best_of_all_and_the_bound_above_it(self, world: World) -> None:
        found, most = plan(*world, steps=150), best(world)

        assert found.bound >= most - 1e-6
        assert found.insight >= 0.9 * most - 1e-9

    @settings(max_examples=30)
    @given(worlds(), st.randoms(use_true_random=False))
    def test_does_not_hang_on_the_order_of_the_facts(self, world: World, random: st.randoms) -> None:  # type: ignore[valid-type]
        shuffled = tuple(random.sample(rows, len(rows)) for rows in world)  # type: ignore[attr-defined]

        assert plan(*shuffled, steps=20) == plan(*world, steps=20)

    @settings(max_examples=30)
    @given(worlds())
    def test_says_what_declining_loses(self, world: World) -> None:
        found = plan(*world, steps=20)

        for pick in found.picks:
            without = pairs_of(found) - {(pick.talk, pick.listener)}
            assert pick.loss == pytest.approx(found.insight - taught(without, world), abs=1e-6)
            assert sum(top.gain for top in pick.top) <= pick.loss + 1e-9
            assert [top.gain for top in pick.top] == sorted((top.gain for top in pick.top), reverse=True)

    def test_keeps_what_was_promised_even_against_the_calendar(self) -> None:
        cells = [Cell("a", "t", 1.0), Cell("b", "t", 9.0)]
        talks = [Talk("x", 0, 60, 1, {"a": 0.5}), Talk("y", 30, 90, 1, {"b": 0.5})]
        person = Listener("p", 60, busy=((0, 60),))

        found = plan(cells, talks, [person], fixed={("x", "p")})

        assert [(pick.talk, pick.fixed) for pick in found.picks] == [("x", True)]

    def test_gives_a_talk_only_to_whom_it_may_be_given(self) -> None:
        cells, people = [Cell("a", "t", 1.0)], [Listener("p", 60), Listener("q", 60)]
        talk = Talk("x", 0, 60, 1, {"a": 0.5})

        chosen = [plan(cells, [replace(talk, only=only)], people).picks for only in (frozenset("q"), frozenset[str]())]

        assert [[pick.listener for pick in picks] for picks in chosen] == [["q"], []]

    @pytest.mark.parametrize("also", [{}, {"b": 1.0}])
    def test_gives_a_talk_to_whom_the_other_talk_leaves_free(self, also: dict[str, float]) -> None:
        """Both talks are at once, and q learns nothing of "a": the better talk is q's, though p gains more by it."""
        cells = [Cell("a", "ta", 2.0), Cell("b", "tb", 0.5), Cell("d", "td", 2.0)]
        talks = [Talk("x", 0, 30, 0, {"a": 0.75, **also}), Talk("y", 0, 30, 0, {"d": 1.0, "a": 0.5})]
        people = [Listener("p", 60), Listener("q", 90, knows={"ta": 0.0})]

        assert pairs_of(plan(cells, talks, people, steps=10)) == {("x", "p"), ("y", "q")}

    def test_takes_the_long_talk_where_it_is_worth_its_time(self) -> None:
        """By the minute the short one comes first and leaves no room: the better of both ways is kept."""
        cells = [Cell("a", "t", 10.0), Cell("b", "t", 3.0)]
        talks = [Talk("long", 0, 60, 1, {"a": 0.9}), Talk("short", 60, 75, 1, {"b": 0.9})]

        found = plan(cells, talks, [Listener("p", 60)], steps=0)

        assert [pick.talk for pick in found.picks] == ["long"]

    def test_of_nothing_is_empty(self) -> None:
        assert plan([], [], []) == Plan((), 0.0, 0.0, 0.0)
        assert plan([Cell("a", "t", 1.0)], [], [Listener("p", 60)]).coverage == 0.0

    @pytest.mark.parametrize(
        ("cells", "talks", "people"),
        [
            ([Cell("a", "t", -1.0)], [], []),
            ([Cell("a", "t", float("nan"))], [], []),
            ([Cell("a", "t", 1.0, left=1.1)], [], []),
            ([Cell("a", "t", 1.0)] * 2, [], []),
            ([], [Talk("x", 60, 60, 1, {})], []),
            ([], [Talk("x", 0, 60, 1, {"a": 1.5})], []),
            ([], [], [Listener("p", -1)]),
            ([], [], [Listener("p", 1, knows={"t": 2.0})]),
        ],
    )
    def test_of_what_cannot_be_is_refused(self, cells: list[Cell], talks: list[Talk], people: list[Listener]) -> None:
        with pytest.raises(ValueError, match=r"."):
            plan(cells, talks, people)


class TestInsight:
    @settings(max_examples=60)
    @given(st.integers(0, 10_000))
    def test_grows_and_grows_less_and_less(self, seed: int) -> None:
        random = np.random.default_rng(seed)
        rows = [
            (no, 0, [(int(c), float(random.uniform(0, 1))) for c in random.choice(5, 2, replace=False)])
            for no in range(6)
        ]
        insight = Insight.of(random.uniform(0, 9, 5).tolist(), rows, [])
        order = random.permutation(6).tolist()
        small, large, more = order[:2], order[:4], order[5]

        assert insight.value(large) >= insight.value(small) - 1e-12
        gain = insight.value([*small, more]) - insight.value(small)
        assert insight.value([*large, more]) - insight.value(large) <= gain + 1e-12
        assert insight.gain(more, insight.left_after(small)) == pytest.approx(gain, abs=1e-9)
        assert insight.all_gains(insight.left_after(small))[more] == pytest.approx(gain, abs=1e-9)

    def test_a_sure_thing_leaves_next_to_nothing(self) -> None:
        sure = Insight.of([1.0], [(0, 0, [(0, 1.0)]), (1, 0, [(0, 0.5)])], [])

        assert sure.value([0, 1]) == pytest.approx(1.0)


class TestGapsAndChances:
    def test_what_is_asked_is_what_is_left_most(self) -> None:
        cells = [Cell("a", "t", 1.0), Cell("b", "t", 4.0, left=0.5), Cell("c", "t", 9.0, left=0.0), Cell("d", "t", 3.0)]
        talk = Talk("x", 0, 60, 1, {"a": 0.5, "b": 0.5, "c": 0.9, "gone": 0.9})

        assert [gap.cell for gap in largest_gaps(talk, cells)] == ["b", "a"]

    def test_a_younger_product_listens_more_and_trusts_reports_less(self) -> None:
        phases = [PHASES[phase] for phase in LifePhase]

        assert [phase.minutes for phase in phases] == sorted((phase.minutes for phase in phases), reverse=True)
        assert [phase.report for phase in phases] == sorted(phase.report for phase in phases)
        assert [phase.strategy for phase in phases] == sorted((phase.strategy for phase in phases), reverse=True)

    def test_values_follow_the_rule(self) -> None:
        assert cells_of.request_value(6.0, 0) == 6.0
        assert cells_of.request_value(6.0, 4) == 2.0
        assert cells_of.concern_value(10_000.0) == pytest.approx(10.0)
        assert cells_of.concern_value(-1.0) == 0.0
        assert cells_of.chance(ConversationKind.WORKSHOP, cells_of.SPOKE) == 0.6
        assert cells_of.chance(ConversationKind.TICKET, cells_of.SAME_SEGMENT) == pytest.approx(0.06)
        assert cells_of.left_after([(0.5, 1.0), (0.5, 0.7)]) == pytest.approx(0.325)
        assert cells_of.left_after([]) == 1.0
        with pytest.raises(ValueError, match=">= 0"):
            cells_of.request_value(-1.0, 0)
