"""Which words go against which promise: what is weighed at all, and how findings are picked from the chances."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from ropeteam.core.vocabulary import Side
from ropeteam.language.contract import SpokenTurn
from ropeteam.language.detect import contradictions
from ropeteam.language.detect.contradiction_cues import NAMES, hints
from ropeteam.language.detect.contradiction_rows import OpenPromise, pairs, rows_of
from ropeteam.language.detect.contradictions import Model, Said, decide
from ropeteam.language.embedding import load
from ropeteam.language.training.contradicting import logistic

DAY = date(2026, 3, 2)
HEAT = OpenPromise("heat", "Die Wärmekarte bekommen Sie bis Ende April", date(2026, 1, 12), due=date(2026, 4, 30))
SHOP = OpenPromise("shop", "Einen eigenen Laden bauen wir Ihnen ein", date(2026, 1, 12))


def turns(*said: tuple[Side, str]) -> list[SpokenTurn]:
    return [SpokenTurn(no, "x", side, "", text) for no, (side, text) in enumerate(said)]


def model(threshold: float, *, openly: float = 9.0) -> Model:
    """A line over one number: the first of a row."""
    return Model("", np.array([1.0, 0.0]), np.array([0.0, openly]), threshold)


class TestPairs:
    def test_are_sentences_of_ours_and_promises_made_before(self) -> None:
        here = OpenPromise("here", "Das machen wir", DAY, turn=1)
        talk = turns(
            (Side.OURS, "Guten Tag zusammen."),
            (Side.OURS, "Das machen wir gern."),
            (Side.CUSTOMER, "Die Wärmekarte nehmen Sie zurück?"),
            (Side.OURS, "Ja, leider. Die Wärmekarte nehmen wir zurück."),
        )

        found = {
            (pair.said.turn, pair.promise.key) for group in pairs(talk, [HEAT, here], internal=False) for pair in group
        }

        assert found == {(0, "heat"), (1, "heat"), (3, "heat"), (3, "here")}

    def test_are_none_without_promises(self) -> None:
        assert pairs(turns((Side.OURS, "Das nehmen wir zurück.")), [], internal=False) == ()


class TestHints:
    @pytest.mark.parametrize(
        ("text", "language", "name"),
        [
            ("Den April muss ich leider zurückziehen", "de", "taken_back"),
            ("so war das nie gemeint", "de", "meant_otherwise"),
            ("das ist bei uns angedacht", "de", "put_off"),
            ("we take back what was said about the shop", "en", "taken_back"),
            ("we only ever talked about the standard", "en", "meant_otherwise"),
            ("the way it's built, three people at most", "en", "bounded"),
        ],
    )
    def test_are_heard_in_both_languages(self, text: str, language: str, name: str) -> None:
        assert hints(text, language)[NAMES.index(name)] == 1.0


class TestDecide:
    talk = turns(
        (Side.OURS, "Die Wärmekarte nehmen wir zurück."),
        (Side.CUSTOMER, "So, so."),
        (Side.OURS, "Sie kommt eben später einmal."),
    )

    def test_takes_the_likeliest_promise_of_a_turn_and_the_strongest_turn_of_a_promise(self) -> None:
        groups = pairs(self.talk, [HEAT, SHOP], internal=False)
        rows = np.array([[3.0], [2.0], [2.5], [1.0]])

        found = decide(groups, rows, model(0.5))

        assert [(one.key, one.turn, one.said) for one in found] == [("heat", 0, Said.OPENLY)]
        assert self.talk[0].text[found[0].start : found[0].end] == found[0].quote

    def test_keeps_quiet_below_the_threshold(self) -> None:
        groups = pairs(self.talk, [HEAT], internal=False)

        assert decide(groups, np.array([[1.0], [0.5]]), model(0.9)) == []

    def test_calls_nothing_open_that_the_customer_does_not_hear(self) -> None:
        groups = pairs(self.talk, [HEAT], internal=True)

        assert [one.said for one in decide(groups, np.array([[3.0], [0.0]]), model(0.5))] == [Said.SILENT]


class TestLogistic:
    def test_finds_the_side_that_counts(self) -> None:
        rng = np.random.default_rng(3)
        rows = rng.normal(size=(400, 3))
        right = rows[:, 1] + rng.normal(scale=0.3, size=400) > 0.5

        weights = logistic(rows, right)

        assert abs(weights[1]) > 5 * max(abs(weights[0]), abs(weights[2]))
        assert ((contradictions.line(rows, weights) > 0.5) == right).mean() > 0.9


class TestFind:
    def test_says_which_promise_is_taken_back_and_leaves_small_talk_alone(self) -> None:
        talk = turns(
            (Side.CUSTOMER, "Sie haben uns die Wärmekarte bis Ende April zugesagt, Frau Lindt."),
            (Side.OURS, "Die Wärmekarte bis Ende April muss ich leider zurücknehmen, das habe ich zu früh gesagt."),
            (Side.CUSTOMER, "Gut, dass Sie es sagen."),
            (Side.OURS, "Die Folien schicke ich Ihnen am Nachmittag."),
        )

        found = contradictions.find(talk, [HEAT, SHOP], held_on=DAY, internal=False, embedder=load())

        assert [(one.key, one.turn, one.said) for one in found] == [("heat", 1, Said.OPENLY)]

    def test_hears_nothing_with_weights_of_another_embedder(self) -> None:
        talk = turns((Side.OURS, "Die Wärmekarte nehmen wir zurück."))

        assert contradictions.find(talk, [HEAT], held_on=DAY, internal=False, embedder=load(), model=model(0.0)) == []

    def test_has_a_number_for_every_weight(self) -> None:
        groups = pairs(turns((Side.OURS, "Die Wärmekarte nehmen wir zurück.")), [HEAT], internal=False)
        rows = rows_of(groups, held_on=DAY, embedder=load(), means={})
        shipped = contradictions.shipped()

        assert shipped is not None
        assert rows.shape == (1, len(shipped.against) - 1)
