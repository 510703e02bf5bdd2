"""The bench of attention runs, small, and prints the keys that it promises; its own arithmetic agrees with the rule's."""

from __future__ import annotations

import json

import numpy as np
import pytest

from bench import _attention_cpsat, attention
from ropeteam.core.numbers.attention import plan


def test_a_small_run_prints_the_promised_keys_last(capsys: pytest.CaptureFixture[str]) -> None:
    assert attention.main(["--sizes", "12", "--seconds", "1", "--json"]) == 0

    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert list(figures) == ["n", "greedy", "cpsat", "revenue_first", "random", "bound", "seconds"]
    assert figures["n"] == [12]
    assert 0 < figures["greedy"][0] <= figures["bound"][0] <= 1
    if not _attention_cpsat.INSTALLED:
        assert figures["cpsat"] == ["not installed"]


def test_a_plan_is_worth_what_the_bench_says_plainly() -> None:
    cells, talks, people, _ = attention.invented(30, np.random.default_rng(3))

    found = plan(cells, talks, people, steps=20)

    pairs = [(pick.talk, pick.listener) for pick in found.picks]
    assert attention.taught(pairs, cells, talks, people) == pytest.approx(found.insight)
    assert attention.taught(attention.first_come(talks, people), cells, talks, people) <= found.bound + 1e-9
