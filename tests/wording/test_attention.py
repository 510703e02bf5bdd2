"""What is lost without product in a talk is a guess, and reads like one."""

from __future__ import annotations

import pytest

from ropeteam.wording.attention import share


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.0, "weniger als 1 %"),
        (0.0099, "weniger als 1 %"),
        (0.032, "etwa 3 %"),
        (0.094, "etwa 9 %"),
        (0.173, "etwa 15 %"),
    ],
)
def test_no_finer_than_it_is_known(value: float, said: str) -> None:
    assert share(value, "de") == said
