"""Words held against a line by two opinions: how they are weighed, and when the answer is left open."""

from __future__ import annotations

import numpy as np
import pytest

from ropeteam.core.backing import LimitRelation, LimitTouch
from ropeteam.language.contract import LimitText
from ropeteam.language.encoder.presence import encoder_here
from ropeteam.language.match import held as module
from ropeteam.language.match.held import BEYOND, FREE, WITHIN, Line, by_rule, decided, held, weighed
from ropeteam.language.match.limits import touches
from ropeteam.language.training.matching import only_means

WEIGHTS = {
    "free.bias": 0.0, "within.bias": 0.0, "beyond.bias": 0.0,
    "free.rule": 0.3, "within.rule": 1.0, "beyond.rule": 2.0,
    "own": 1.0, "beyond": 0.6, "unsure": 0.3,
}  # fmt: skip
OUT = LimitTouch(0, LimitRelation.BEYOND, "900")
IN = LimitTouch(1, LimitRelation.WITHIN, "300")


def chances(free: float, within: float, beyond: float) -> np.ndarray:
    return np.array([free, within, beyond])


class TestWeighed:
    @pytest.mark.parametrize("rule", [FREE, WITHIN, BEYOND])
    def test_gives_chances(self, rule: str) -> None:
        assert weighed(chances(0.2, 0.3, 0.5), rule, WEIGHTS).sum() == pytest.approx(1)

    def test_a_rule_that_says_beyond_makes_beyond_likelier(self) -> None:
        own = chances(0.4, 0.3, 0.3)

        assert weighed(own, BEYOND, WEIGHTS)[2] > weighed(own, FREE, WEIGHTS)[2]


class TestDecided:
    def test_beyond_keeps_what_the_rules_saw(self) -> None:
        assert decided(chances(0.1, 0.1, 0.8), (OUT, IN), WEIGHTS, lambda: 9) == (OUT,)

    def test_what_a_rule_could_not_compare_stays_unsure_and_is_never_called_inside(self) -> None:
        other = LimitTouch(1, LimitRelation.UNSURE, "80")

        assert by_rule((other,)) == BEYOND
        for found in (chances(0.1, 0.1, 0.8), chances(0.1, 0.85, 0.05)):
            assert decided(found, (other,), WEIGHTS, lambda: 0) == (other,)

    def test_beyond_without_a_rule_names_the_nearest_limit(self) -> None:
        assert decided(chances(0.1, 0.1, 0.8), (), WEIGHTS, lambda: 2) == (LimitTouch(2, LimitRelation.BEYOND),)

    def test_between_sure_and_surely_not_is_unsure(self) -> None:
        assert decided(chances(0.4, 0.2, 0.4), (), WEIGHTS, lambda: 1) == (LimitTouch(1, LimitRelation.UNSURE),)

    def test_free_touches_nothing(self) -> None:
        assert decided(chances(0.8, 0.15, 0.05), (), WEIGHTS, lambda: 0) == ()

    def test_within_keeps_the_rules_touch_and_never_one_beyond(self) -> None:
        assert decided(chances(0.1, 0.85, 0.05), (OUT, IN), WEIGHTS, lambda: 0) == (IN,)
        assert decided(chances(0.1, 0.85, 0.05), (OUT,), WEIGHTS, lambda: 3) == (LimitTouch(3, LimitRelation.WITHIN),)


class TestByRule:
    def test_the_strongest_touch_speaks(self) -> None:
        assert [by_rule(()), by_rule((IN,)), by_rule((IN, OUT))] == [FREE, WITHIN, BEYOND]


class TestHeld:
    LINE = Line("Lastmanagement", "Leistung verteilen", (LimitText(0, "bis zu 40 Ladepunkte je Standort"),))

    def test_without_weights_for_limits_the_rules_stand_alone(self) -> None:
        words = "Auch fünfundsechzig Ladepunkte laufen darüber."

        assert held(words, self.LINE, weights=only_means("bare", {})) == touches(words, self.LINE.limits)

    def test_a_line_without_limits_touches_nothing(self) -> None:
        assert held("Das geht alles.", Line("Lastmanagement", "", ())) == ()

    @pytest.mark.skipif(not encoder_here(), reason="the encoder is not on this system")
    def test_what_goes_beyond_by_rule_is_not_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "of_encoder", lambda *_: pytest.fail("read"))

        found = held("Auch fünfundsechzig Ladepunkte laufen darüber.", self.LINE)

        assert [touch.relation for touch in found] == [LimitRelation.BEYOND]


@pytest.mark.skipif(not encoder_here(), reason="the encoder is not on this system")
def test_equal_words_beside_an_equal_line_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    line = Line("Berichte", "als PDF", (LimitText(0, "höchstens 500 Seiten"),))
    reads: list[str] = []
    real = module.of_encoder
    monkeypatch.setattr(module, "of_encoder", lambda *how: reads.append(how[1]) or real(*how))

    first = held("Das gilt auch für den großen Bericht", line, context="Und im Dezember?")

    assert held("Das gilt auch für den großen Bericht", line, context="Und im Dezember?") == first
    assert len(reads) == 1
    held("Das gilt auch für den großen Bericht", line, context="Und im Januar?")
    held("Das gilt auch für den großen Bericht", Line("Berichte", "als CSV", line.limits), context="Und im Dezember?")
    assert len(reads) == 3
