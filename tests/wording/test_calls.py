"""How long questions to product take, in sentences that a German would write."""

from __future__ import annotations

import pytest

from ropeteam.core.question_clock import FlowTime
from ropeteam.wording.calls import flow_sentence

ONE = "Im letzten Jahr wurde eine Frage ans Produktmanagement beantwortet"


@pytest.mark.parametrize(
    ("flow", "told"),
    [
        (FlowTime(None, 0, 3), "Wie lange eine Antwort dauert, ist noch nicht bekannt."),
        (FlowTime(1, 1, 0), f"{ONE}, das dauerte einen Tag; keine wartet noch."),
        (FlowTime(0, 1, 1), f"{ONE}, am selben Tag; eine Frage wartet noch."),
        (FlowTime(0, 4, 2), "Im letzten Jahr kam die Hälfte der 4 Antworten am selben Tag; 2 Fragen warten noch."),
        (FlowTime(3, 4, 1), "Im letzten Jahr dauerte die Hälfte der 4 Antworten höchstens 3 Tage; eine Frage wartet noch."),
    ],
)  # fmt: skip
def test_the_clock_speaks_of_one_and_of_none(flow: FlowTime, told: str):
    assert flow_sentence(flow, "de") == told
