"""The overstretch index, its levers, and learning from closed handovers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ropeteam.core.numbers.overstretch import (
    PRIOR,
    ClosedHandover,
    OpenPromise,
    Standing,
    deliverable,
    learn,
    overstretch,
    remaining,
    terms,
)
from ropeteam.core.vocabulary import Importance

OFFLINE = OpenPromise("offline", 0.0, Importance.BREAKER)
EXPORT = OpenPromise("export", 0.5)
REPORT = OpenPromise("report", 0.95, Importance.NICE)
DEAL = Standing((OFFLINE, EXPORT, REPORT), talks=9, with_services=1, enthusiasm=9.0)
HEALTHY = Standing((), talks=9, with_services=7, enthusiasm=5.0)

PROMISES = st.lists(
    st.builds(OpenPromise, st.text("abc", max_size=3), st.floats(0, 1), st.sampled_from(list(Importance))), max_size=6
)
STANDINGS = st.integers(0, 30).flatmap(
    lambda talks: st.builds(Standing, PROMISES.map(tuple), st.just(talks), st.integers(0, talks), st.floats(0, 10))
)
CLOSED = st.lists(st.builds(ClosedHandover, STANDINGS, st.floats(-3, 6)), min_size=1, max_size=5)


class TestOverstretch:
    def test_adds_up_the_priced_terms(self):
        found = overstretch(DEAL)

        # S = 3 (1 - 0) + 2 (1 - .5) + 1 (1 - .95) = 4.05; 1 - h = 1 - 1.3 / 10 = .87; L = 4
        assert terms(DEAL) == (1.0, pytest.approx(4.05), pytest.approx(0.87), 4.0)
        assert (found.base, found.promises) == (0.0, pytest.approx(0.81))
        assert (found.coldness, found.height) == (pytest.approx(0.87), pytest.approx(0.6))
        assert found.points == pytest.approx(2.28)
        # 1.1^2 + .25 + 4.05^2 .01 + .87^2 .25 + 16 .0225
        assert found.sd == pytest.approx((1.21 + 0.25 + 0.164025 + 0.189225 + 0.36) ** 0.5)
        assert found.chance == pytest.approx(0.5755, abs=1e-3)  # Phi(.28 / 1.474)

    def test_of_a_healthy_deal_is_small_but_some_drop_is_normal(self):
        assert 0 < overstretch(HEALTHY).points < 0.5
        assert overstretch(HEALTHY).chance < 0.2

    def test_names_the_levers_that_help_strongest_first(self):
        mend, bring = overstretch(DEAL).levers

        assert (mend.code, mend.subjects) == ("mend_promises", ("offline", "export", "report"))
        assert mend.points == pytest.approx(-0.81)
        # (3.3 / 12) - (1.3 / 10)
        assert (bring.code, bring.talks, bring.points) == ("bring_services", 2, pytest.approx(-0.145))

    def test_has_no_lever_where_nothing_can_be_mended(self):
        weights = replace(PRIOR, mean=(0.0, 0.2, 0.0, 0.15))

        assert overstretch(HEALTHY, weights).levers == ()

    @settings(max_examples=15)
    @given(STANDINGS)
    def test_changes_by_exactly_what_a_lever_says(self, standing):
        found = overstretch(standing)

        for lever in found.levers:
            left, heavy = list(standing.promises), sorted(standing.promises, key=lambda p: (-p.shortfall, p.key))
            if lever.code == "mend_promises":
                for promise in heavy[: len(lever.subjects)]:
                    left.remove(promise)
            pulled = replace(
                standing,
                promises=tuple(left),
                talks=standing.talks + lever.talks,
                with_services=standing.with_services + lever.talks,
            )
            assert overstretch(pulled).points - found.points == pytest.approx(lever.points, abs=1e-9)

    @settings(max_examples=15)
    @given(STANDINGS, st.floats(0, 1))
    def test_never_falls_for_one_more_promise(self, standing, chance):
        more = replace(standing, promises=(*standing.promises, OpenPromise("more", chance)))

        assert overstretch(more).points >= overstretch(standing).points
        assert 0 <= overstretch(more).chance <= 1


class TestLearn:
    def test_is_the_dense_conditional_of_the_weights(self):
        cases = [ClosedHandover(DEAL, 3.1), ClosedHandover(HEALTHY, 0.2), ClosedHandover(replace(DEAL, talks=2), 2.0)]
        x, y = np.array([terms(case.standing) for case in cases]), np.array([case.drop for case in cases])
        mean, covariance = np.array(PRIOR.mean), np.array(PRIOR.covariance)
        gain = covariance @ x.T @ np.linalg.inv(x @ covariance @ x.T + 1.1**2 * np.eye(3))

        learned = learn(cases)

        assert learned.mean == pytest.approx(mean + gain @ (y - x @ mean), abs=1e-9)
        assert np.array(learned.covariance) == pytest.approx(covariance - gain @ x @ covariance, abs=1e-9)
        assert learned.learned_from == 3
        assert overstretch(DEAL, learned).learned_from == 3

    @settings(max_examples=10)
    @given(CLOSED, CLOSED)
    def test_does_not_depend_on_order_or_grouping(self, first, second):
        at_once, one_by_one = learn([*second, *first]), learn(second, learn(first))

        assert at_once.mean == pytest.approx(one_by_one.mean, abs=1e-9)
        assert np.array(at_once.covariance) == pytest.approx(np.array(one_by_one.covariance), abs=1e-9)

    def test_from_nothing_changes_nothing(self):
        assert learn([]).mean == pytest.approx(PRIOR.mean)
        assert learn([]).learned_from == 0


class TestDeliverable:
    @pytest.mark.parametrize(
        ("enthusiasm", "points", "line"), [(9.0, 3.3, 5.7), (7.0, -0.4, 7.0), (2.0, 3.0, 0.0), (7.0, 0.0, 7.0)]
    )
    def test_may_touch_the_curve_and_never_crosses_it(self, enthusiasm, points, line):
        assert deliverable(enthusiasm, points) == pytest.approx(line)

    def test_remaining_counts_only_the_promises_still_open(self):
        assert remaining(DEAL.promises) == pytest.approx(0.81)
        assert remaining([]) == 0.0
        assert remaining(DEAL.promises, replace(PRIOR, mean=(0.0, -0.1, 1.0, 0.1))) == 0.0
