"""The bench of incentives runs, small, and prints the keys that it promises; its own closed forms hold."""

from __future__ import annotations

import json

import pytest

from bench import incentives


def test_a_small_run_prints_the_promised_keys_last(capsys: pytest.CaptureFixture[str]) -> None:
    assert incentives.main(["--sellers", "60", "--quarters", "1", "--cases", "15", "--json"]) == 0

    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert list(figures) == ["closed_form_error", "simulation_gap", "seconds"]
    assert figures["closed_form_error"] < 1e-3, "cents against hundreds of EUR"
    assert 0 < figures["simulation_gap"] < 1
