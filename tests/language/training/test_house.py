"""A company's own numbers: what counts as right, how far they move, when they are better, and that they come back whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from ropeteam.core.vocabulary import Side, SignalKind
from ropeteam.language.contract import Heard, SpokenTurn
from ropeteam.language.detect.head import Head, Line
from ropeteam.language.models.house import Added, House, fits, over, packed, unpacked
from ropeteam.language.models.weights import Weights
from ropeteam.language.training.house.calibration import line, odds
from ropeteam.language.training.house.heads import HeadRows, added
from ropeteam.language.training.house.talks import ReadTalk, Said, fold_of, hold, is_locked, reviews_of, tally
from ropeteam.language.training.house.trial import judged
from ropeteam.language.training.scoring import Tally

HEAD = Head(("none", "promise"), np.zeros((3, 2), np.float32), np.zeros((4, 2), np.float32), np.zeros(2, np.float32))
BASE = Weights(
    name="ear-1-base",
    embedder="e",
    heads={"sentence.ours": HEAD},
    lines={"promise": Line((0.5, 0.25, 1.0), -1.0)},
    thresholds={"promise": (0.2, 0.5), "claim": (0.2, 0.4)},
    means={},
    matching={},
    goals={},
)
HOUSE = House(
    "ear-1-base",
    {"promise": (2.0, 0.5)},
    {"promise": (0.1, 0.3)},
    {"sentence.ours": Added(np.ones((3, 2), np.float32), np.array([0, 1], np.float32))},
)
TURNS = (
    SpokenTurn(0, "Nora", Side.OURS, "seller", "Das bekommen Sie bis Juni. Der Kaffee steht hinten."),
    SpokenTurn(1, "Paul", Side.CUSTOMER, "customer", "Sie hatten uns die Karte zugesagt."),
)


def heard(turn: int, quote: str, kind: SignalKind, *, confidence: float = 0.9, low: bool = False) -> Heard:
    start = TURNS[turn].text.index(quote)
    return Heard(turn, turn, start, start + len(quote), quote, kind, confidence, low)


def said(turn: int, quote: str, kind: str, *, heard_as: str = "", counts: bool = True) -> Said:
    start = TURNS[turn].text.index(quote)
    return Said(turn, start, turn, start + len(quote), kind, heard_as, counts)


def talk(*words: Said) -> ReadTalk:
    return ReadTalk("t1", TURNS, date(2026, 11, 16), False, "de", words)


class TestHolding:
    PROMISE = "Das bekommen Sie bis Juni"

    def test_calls_right_what_shares_words_with_a_label_of_its_kind_and_each_label_once(self) -> None:
        held = hold(
            talk(said(0, self.PROMISE, "promise")),
            [
                heard(0, self.PROMISE, SignalKind.PROMISE),
                heard(0, "bekommen Sie bis Juni", SignalKind.PROMISE, confidence=0.5),
            ],
        )

        assert (held.right, held.spoken_of, held.missed) == ((True, False), (True, True), ())

    @pytest.mark.parametrize(
        ("word", "right", "spoken_of"),
        [
            (said(0, PROMISE, "none", heard_as="promise"), False, True),
            (said(0, PROMISE, "claim", heard_as="promise"), False, True),
            (said(0, PROMISE, "none", heard_as="promise", counts=False), None, False),
            (said(0, "Der Kaffee steht hinten", "claim"), False, False),
        ],
        ids=["dismissed", "another kind", "dismissed by the seller alone", "passed over by the reader"],
    )
    def test_of_what_is_no_promise(self, word: Said, right: bool | None, spoken_of: bool) -> None:
        held = hold(talk(word), [heard(0, self.PROMISE, SignalKind.PROMISE)])

        assert (held.right, held.spoken_of) == ((right,), (spoken_of,))

    def test_counts_what_is_shown_and_what_is_missed(self) -> None:
        words = talk(said(0, self.PROMISE, "promise"), said(1, "uns die Karte zugesagt", "promise"))

        counts = tally(words, [heard(0, self.PROMISE, SignalKind.PROMISE, low=True)])

        assert (counts["promise"].right, counts["promise"].wrong, counts["promise"].missed) == (0, 0, 2)
        assert hold(words, []).missed == ("promise", "recalled")

    def test_counts_a_changed_word_for_both_kinds_and_an_open_one_for_none(self) -> None:
        words = talk(
            said(0, self.PROMISE, "promise", heard_as="claim"), said(0, "Kaffee", "none", heard_as="need", counts=False)
        )

        assert reviews_of([words]) == {"promise": 1, "claim": 1}


class TestThePartSetAside:
    def test_is_one_of_four_conversations_the_same_every_time(self) -> None:
        keys = [f"c{no}" for no in range(400)]
        locked = [key for key in keys if is_locked(key)]

        assert 70 <= len(locked) <= 130
        assert is_locked("c1") == is_locked("c1")
        assert {fold_of(key) for key in keys if not is_locked(key)} == {0, 1, 2, 3}


class TestTheLine:
    SCORES = np.array([odds(chance) for chance in np.linspace(0.1, 0.9, 9)])

    def test_hardly_moves_for_three_reviews_and_follows_three_hundred(self) -> None:
        def shift(times: int) -> float:
            scores = np.tile(np.array([odds(0.8)]), times)
            numbers = line(scores, np.zeros(times, dtype=bool), np.ones(times, dtype=bool))
            return float(1 / (1 + np.exp(-(numbers[0] * odds(0.8) + numbers[1]))))

        # 0.8 by 30 reviews of the prior, 0 by n own: about 24 / (30 + n)
        assert shift(3) == pytest.approx(24 / 33, abs=0.02)
        assert shift(30) == pytest.approx(24 / 60, abs=0.02)
        assert shift(300) == pytest.approx(24 / 330, abs=0.03)

    def test_stays_where_reviews_agree_with_it(self) -> None:
        scores = np.repeat(self.SCORES, 10)
        right = np.concatenate([np.arange(10) < round(10 * chance) for chance in np.linspace(0.1, 0.9, 9)])

        slope, moved = line(scores, right, np.ones(len(scores), dtype=bool))

        assert (slope, moved) == (pytest.approx(1.0, abs=0.02), pytest.approx(0.0, abs=0.02))


class TestTheHeads:
    def test_follow_reviews_the_less_the_harder_they_are_held_back(self) -> None:
        rows = HeadRows(np.ones((20, 3), np.float32), np.log(np.full((20, 2), 0.5)), np.ones(20, dtype=np.int64))

        moved = [float((one.dense.sum(axis=0) + one.bias)[1]) for one in (added(rows, 1.0), added(rows, 100.0))]

        assert moved[0] > moved[1] > 0


class TestBetter:
    @staticmethod
    def counts(**right: int) -> dict[str, Tally]:
        return {kind: Tally(right=n, wrong=10 - n, missed=10 - n) for kind, n in right.items()}

    def test_is_a_rise_of_all_without_a_fall_of_any_kind_that_was_reviewed_ten_times(self) -> None:
        before, after = self.counts(need=5, claim=5), self.counts(need=9, claim=4)

        seldom = judged(before, after, {"need": 20, "claim": 9}, 29)
        often = judged(before, after, {"need": 20, "claim": 10}, 30)

        assert (seldom.better, seldom.fallen) == (True, ())
        assert (often.better, often.risen, often.fallen) == (False, True, ("claim",))

    def test_is_not_the_same_again(self) -> None:
        same = self.counts(need=5)

        assert not judged(same, same, {"need": 20}, 20).better


class TestNumbers:
    def test_come_back_from_their_bytes_and_give_the_same_bytes_again(self) -> None:
        back = unpacked(packed(HOUSE))

        assert packed(back) == packed(HOUSE)
        assert (back.base, back.lines, back.thresholds) == (HOUSE.base, HOUSE.lines, HOUSE.thresholds)

    def test_move_the_shipped_ones_and_leave_them_as_they_were(self) -> None:
        mine = over(BASE, HOUSE, name="mine")

        assert mine.name == "mine"
        assert mine.heads["sentence.ours"].dense.tolist() == np.ones((3, 2)).tolist()
        assert mine.lines["promise"].chance((1, 1, 1)) == pytest.approx(1 / (1 + np.exp(-(2 * 0.75 + 0.5))))
        assert mine.thresholds == {"promise": (0.1, 0.3), "claim": (0.2, 0.4)}
        assert BASE.heads["sentence.ours"].dense.sum() == 0

    def test_of_another_ear_or_another_shape_do_not_fit(self) -> None:
        assert not fits(replace(BASE, name="ear-1-newer"), HOUSE)
        assert not fits(BASE, replace(HOUSE, heads={"sentence.ours": Added(np.ones((2, 2)), np.ones(2))}))
        with pytest.raises(ValueError, match="do not fit"):
            over(replace(BASE, name="ear-1-newer"), HOUSE, name="mine")

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"PK\x03\x04 broken",
            packed(replace(HOUSE, lines={"promise": (float("nan"), 0.0)})),
            packed(replace(HOUSE, heads={"sentence.ours": Added(np.full((3, 2), 1e9), np.zeros(2))})),
        ],
        ids=["nothing", "broken", "not a number", "immoderate"],
    )
    def test_that_somebody_made_up_are_refused(self, data: bytes) -> None:
        with pytest.raises(ValueError, match="ear"):
            unpacked(data)
