"""Stake and priority of change requests."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ropeteam.core.numbers import shrunk_stakes
from ropeteam.core.numbers.priority import (
    AskingDeal,
    Facts,
    Stakes,
    fit_factor,
    hangs_on_one,
    priority,
    stakes,
)
from ropeteam.core.numbers.weighed_stakes import Weighed
from ropeteam.core.vocabulary import Effort

DEALS = [
    AskingDeal("d1", "a1", 200_000, frozenset({"offline", "export"})),
    AskingDeal("d2", "a1", 100_000, frozenset({"offline"})),
    AskingDeal("d3", "a2", 90_000, frozenset({"export", "report", "login"})),
    AskingDeal("d4", "a3", 40_000, frozenset({"offline", "report"})),
    AskingDeal("d5", "a4", 10_000, frozenset()),
]
RANDOM_DEALS = st.lists(
    st.builds(
        AskingDeal,
        st.text("xyz", min_size=1, max_size=4),
        st.sampled_from(["a1", "a2", "a3", "a4"]),
        st.none() | st.floats(0, 1e6),
        st.frozensets(st.sampled_from(["offline", "export", "report", "login"])),
    ),
    max_size=8,
    unique_by=lambda deal: deal.key,
)


def by_request(found: Stakes):
    return {stake.request: stake for stake in found.stakes}


class TestStakes:
    def test_are_shrunk_log_shares_times_roots_of_revenue(self):
        found = stakes(DEALS)

        # a1: 300 000 in all, of it offline 100 000 + 100 000 and export 100 000
        # a2: 90 000, 30 000 on each of three; a3: 40 000, 20 000 on each of two
        logs = {
            "offline": [math.log(2 / 3), math.log(1 / 2)],
            "export": [math.log(1 / 3), math.log(1 / 3)],
            "report": [math.log(1 / 3), math.log(1 / 2)],
            "login": [math.log(1 / 3)],
        }
        every = np.concatenate(list(logs.values()))
        means = {request: np.mean(x) for request, x in logs.items()}
        within = sum(((x - means[request]) ** 2).sum() for request, x in logs.items()) / (7 - 4)
        spread = sum(len(x) * (means[request] - every.mean()) ** 2 for request, x in logs.items()) / (4 - 1)
        between = (spread - within) / ((7 - (4 + 4 + 4 + 1) / 7) / (4 - 1))
        k = within / between
        theta = (2 * means["offline"] + k * every.mean()) / (2 + k)
        offline = by_request(found)["offline"]
        assert found.shrinkage == pytest.approx(k)
        assert offline.value == pytest.approx(math.exp(theta) * (300_000**0.5 + 40_000**0.5))
        assert (offline.amount, offline.accounts) == (pytest.approx(220_000), 2)
        assert offline.dominance == pytest.approx(300_000**0.5 / (300_000**0.5 + 40_000**0.5))
        assert (offline.largest, offline.accounts) == ("a1", 2)
        assert [stake.value for stake in found.stakes] == sorted((s.value for s in found.stakes), reverse=True)

    def test_of_one_asker_can_be_nothing_without_it(self):
        login = by_request(stakes(DEALS))["login"]

        assert login.low == 0.0
        assert login.high > login.value
        assert login.dominance == 1.0

    def test_name_what_no_amount_speaks_for(self):
        silent = [
            AskingDeal("d8", "a8", None, frozenset({"offline"})),
            AskingDeal("d9", "a1", 0.001, frozenset({"offline", "login"})),
        ]

        found = stakes([*DEALS, *silent])

        assert found.left_out == (("a1", "login"), ("a8", "offline"))
        assert by_request(found)["offline"] == by_request(stakes(DEALS))["offline"]
        assert stakes(silent) == Stakes((), (("a1", "login"), ("a1", "offline"), ("a8", "offline")), None)

    def test_refuse_a_negative_amount(self):
        with pytest.raises(ValueError, match="EUR"):
            stakes([replace(DEALS[0], amount=-1.0)])

    def test_draw_in_blocks_as_at_once(self, monkeypatch):
        at_once = stakes(DEALS, draws=50)
        monkeypatch.setattr(shrunk_stakes, "BLOCK", 7 * 8)

        assert [s.value for s in stakes(DEALS, draws=50).stakes] == [s.value for s in at_once.stakes]
        assert all(s.low <= s.value <= s.high for s in stakes(DEALS, draws=50).stakes)

    def test_only_the_first_are_in_the_top(self):
        first = stakes(DEALS, top=1).stakes

        assert sum(stake.in_top for stake in first) == pytest.approx(1.0, abs=0.05)
        assert first[0].in_top == max(stake.in_top for stake in first)

    @settings(max_examples=12)
    @given(RANDOM_DEALS, st.randoms())
    def test_do_not_depend_on_order_and_keep_their_intervals(self, deals, random):
        mixed = list(deals)
        random.shuffle(mixed)

        found = stakes(deals, draws=20)

        assert stakes(mixed, draws=20) == found
        for stake in found.stakes:
            assert 0 <= stake.low <= stake.value <= stake.high < math.inf
            assert 0 < stake.dominance <= 1
            assert 0 <= stake.in_top <= 1

    def test_of_some_requests_alone_are_those_of_all(self):
        """Who shows a page of them draws for that page only; nobody may see another interval for it."""
        request, account = np.array([0, 0, 1, 2, 2, 2]), np.array([0, 1, 1, 0, 1, 2])
        amount, revenue = np.array([5e3, 2e4, 1e4, 5e3, 1e4, 700.0]), np.array([1e4, 4e4, 700.0, 9e4])
        weighed = Weighed(request=request, account=account, amount=amount, revenue=revenue)

        whole = weighed.rows(range(3))

        assert weighed.rows([2, 0]) == [whole[2], whole[0]]
        assert [row.accounts for row in whole] == [2, 1, 3]


class TestHangsOnOne:
    @pytest.mark.parametrize(
        ("dominance", "customers", "said"),
        # one customer: its number says it; of two, one is always the larger: more than twice the other; else more than half
        [(1.0, 1, False), (0.6, 2, False), (0.67, 2, True), (0.5, 3, False), (0.51, 3, True), (0.51, 40, True)],
    )
    def test_is_said_where_it_says_something(self, dominance, customers, said):
        assert hangs_on_one(dominance, customers=customers) is said


class TestShrinkage:
    def test_is_total_where_requests_do_not_differ(self):
        same = [AskingDeal(f"d{a}", f"a{a}", 1000.0, frozenset({"offline", "export"})) for a in range(3)]

        found = stakes(same)

        assert found.shrinkage == math.inf
        assert [stake.value for stake in found.stakes] == pytest.approx([0.5 * 3 * 1000**0.5] * 2)

    def test_falls_back_where_nothing_can_be_estimated(self):
        single = [AskingDeal("d1", "a1", 1000.0, frozenset({"x"})), AskingDeal("d2", "a2", 10.0, frozenset({"y"}))]

        assert stakes(single).shrinkage == stakes(single[:1]).shrinkage == 1.0

    def test_is_none_where_askers_of_a_request_agree_and_requests_differ(self):
        agreed = [
            AskingDeal("d1", "a1", 1000.0, frozenset({"x"})),
            AskingDeal("d2", "a2", 500.0, frozenset({"x"})),
            AskingDeal("d3", "a3", 1000.0, frozenset({"y", "z"})),
            AskingDeal("d4", "a4", 700.0, frozenset({"y", "z"})),
        ]

        found = stakes(agreed)

        assert found.shrinkage == pytest.approx(0.0)
        assert by_request(found)["x"].value == pytest.approx(1000**0.5 + 500**0.5)


class TestPriority:
    @pytest.mark.parametrize(
        ("said", "weight"),
        [
            (Facts(0.5, Effort.SMALL), 1.0 / 1),
            (Facts(-0.25, Effort.LARGE), 0.3 * 0.25 / 4),
            (Facts(0.5, None), None),
            (Facts(None, Effort.SMALL), None),
        ],
    )
    def test_weighs_stake_with_fit_and_effort_and_guesses_nothing(self, said, weight):
        assert priority(120.0, said) == (None if weight is None else pytest.approx(120.0 * weight))

    @pytest.mark.parametrize(
        ("fit", "factor"), [(1.0, 1.5), (0.5, 1.0), (0.0, 0.5), (-0.1, 0.12), (-0.5, 0.0), (-1.0, 0.0)]
    )
    def test_cuts_what_is_against_a_pillar(self, fit, factor):
        assert fit_factor(fit) == pytest.approx(factor)

    @pytest.mark.parametrize("fit", [1.1, -1.1, float("nan")])
    def test_refuses_a_fit_off_its_scale(self, fit):
        with pytest.raises(ValueError, match="between -1 and 1"):
            fit_factor(fit)
