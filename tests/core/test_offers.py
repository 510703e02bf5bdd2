"""Sentences of an offer: what they count as, what differs from the ledger, and how they would be worded with care."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropeteam.core.offer_advice import Softer, softer
from ropeteam.core.offers import SAME, Pair, differences, proposed, stand
from ropeteam.core.vocabulary import Fit, SignalKind, SignalState

IDS = st.lists(st.integers(0, 9), unique=True)


class TestStand:
    @pytest.mark.parametrize(
        ("kind", "words", "expected", "state", "counts"),
        [
            ("", [], None, SignalState.SUGGESTED, False),
            ("promise", [], SignalKind.PROMISE, SignalState.SUGGESTED, True),
            ("promise", ["dismissed"], SignalKind.PROMISE, SignalState.DISMISSED, False),
            ("promise", ["dismissed", "confirmed"], SignalKind.PROMISE, SignalState.CONFIRMED, True),
            ("claim", ["confirmed"], SignalKind.CLAIM, SignalState.CONFIRMED, True),
            ("", ["confirmed"], SignalKind.PROMISE, SignalState.CONFIRMED, True),
            ("promise", ["confirmed", "about"], SignalKind.PROMISE, SignalState.CONFIRMED, True),
        ],
    )
    def test_follows_the_last_yes_or_no_of_a_person(self, kind, words, expected, state, counts) -> None:
        found = stand(kind, words)

        assert (found.kind, found.state, found.counts) == (expected, state, counts)


class TestDifferences:
    @given(promises=IDS, clauses=IDS, links=st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9))))
    def test_are_what_no_link_joins_in_their_order(self, promises, clauses, links) -> None:
        found = differences(promises=promises, clauses=clauses, links=links)

        assert list(found.spoken_not_written) == [one for one in promises if one not in {p for _, p in links}]
        assert list(found.written_not_agreed) == [one for one in clauses if one not in {c for c, _ in links}]


class TestProposed:
    @given(st.lists(st.builds(Pair, st.integers(0, 5), st.integers(0, 5), st.floats(-1, 1)), max_size=30), st.randoms())
    def test_name_each_side_once_never_below_the_bar_whatever_the_order(self, pairs, random) -> None:
        pairs = list({(pair.clause, pair.promise): pair for pair in pairs}.values())

        found = proposed(pairs)

        assert len({one.clause for one in found}) == len({one.promise for one in found}) == len(found)
        assert all(one.likeness >= SAME for one in found)
        left = [one for one in pairs if one.likeness >= SAME and one not in found]
        surer = {one: [f for f in found if f.clause == one.clause or f.promise == one.promise] for one in left}
        assert all(max(f.likeness for f in rows) >= one.likeness for one, rows in surer.items())
        random.shuffle(pairs)
        assert proposed(pairs) == found


class TestSofter:
    @pytest.mark.parametrize("fit", Fit)
    def test_is_a_commitment_only_where_something_carries_it(self, fit: Fit) -> None:
        found = softer(fit, reasons=(), has_day=True, has_way=True)

        carried = fit not in (Fit.IN_REVIEW, Fit.UNKNOWN, Fit.DECLINED, Fit.AGAINST_STRATEGY)
        assert (found not in (Softer.LOOK_INTO, Softer.LEAVE_OUT)) == carried

    def test_says_the_roadmaps_day_where_the_promised_one_was_too_early(self) -> None:
        for early in ({"before_roadmap"}, {"planned_told_as_existing"}, {"in_work_told_as_existing"}):
            assert softer(Fit.IN_REVIEW, reasons=early, has_day=True, has_way=False) == Softer.SAY_RELEASE
            assert softer(Fit.IN_REVIEW, reasons=early, has_day=False, has_way=False) == Softer.LOOK_INTO
        assert softer(Fit.ROADMAP, reasons=(), has_day=False, has_way=False) == Softer.LOOK_INTO
        assert softer(Fit.WORKAROUND, reasons=(), has_day=False, has_way=False) == Softer.LOOK_INTO
