"""The encoder stands beside the heads: with it the numbers tuned for it, without it listening goes on."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from ropeteam.core.vocabulary import Side, SignalKind
from ropeteam.language.contract import SpokenTurn
from ropeteam.language.detect.clauses import Span
from ropeteam.language.detect.listen import listen
from ropeteam.language.embedding import load
from ropeteam.language.encoder import encoder
from ropeteam.language.encoder.encoder import shipped
from ropeteam.language.encoder.heads import KINDS
from ropeteam.language.encoder.linking import words_row
from ropeteam.language.encoder.presence import encoder_here
from ropeteam.language.encoder.reading import contenders, fused, read_texts
from ropeteam.language.models.weights import FILE, read

TURNS = [
    SpokenTurn(0, "Frau Amsel", Side.CUSTOMER, "customer", "Wir müssen das unbedingt auch ohne Netz in der Halle nutzen können."),
    SpokenTurn(1, "Herr Lenz", Side.OURS, "seller", "Das liefern wir Ihnen bis Ende Juni, das verspreche ich Ihnen."),
]  # fmt: skip
needs_encoder = pytest.mark.skipif(not encoder_here(), reason="the encoder is not on this system")


def heard(*, encoder: bool) -> dict[SignalKind, float]:
    weights = read(FILE, encoder=encoder)
    found = listen(TURNS, held_on=date(2026, 3, 2), internal=False, language="de", embedder=load(), weights=weights)
    return {one.kind: one.confidence for one in found if not one.low}


class TestWithoutIt:
    @needs_encoder
    def test_that_it_was_missing_once_is_not_remembered(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(encoder, "encoder_here", lambda: False)
            assert shipped() is None

        assert shipped() is not None

    def test_the_weights_say_so_in_their_name_and_give_it_no_share(self) -> None:
        bare = read(FILE, encoder=False)

        assert (bare.share, bare.encoder, bare.limits) == (0.0, "", {})
        assert "+" not in bare.name

    def test_a_plain_promise_and_a_plain_need_are_still_heard(self) -> None:
        assert {SignalKind.PROMISE, SignalKind.NEED} <= set(heard(encoder=False))


@needs_encoder
class TestWithIt:
    def test_processors_without_8_bit_products_cut_nothing_off(self) -> None:
        """Where they have such instructions, nothing else can be seen of it."""
        encoder = shipped()

        assert encoder is not None
        for half in (encoder.lower, encoder.upper):
            assert half.get_session_options().get_session_config_entry("session.x64quantprecision") == "1"

    def test_the_weights_were_tuned_for_the_encoder_that_is_here(self) -> None:
        encoder = shipped()

        assert encoder is not None
        assert read(FILE, encoder=True).encoder == encoder.name

    def test_the_same_promise_and_need_are_heard(self) -> None:
        assert {SignalKind.PROMISE, SignalKind.NEED} <= set(heard(encoder=True))

    def test_the_states_of_a_row_do_not_depend_on_what_is_read_beside_it(self) -> None:
        encoder = shipped()
        assert encoder is not None
        short, long = (
            words_row(encoder.tokens, turn.text * times)[0] for turn, times in zip(TURNS, (1, 3), strict=True)
        )

        alone = encoder.states([short])[0]

        assert np.array_equal(encoder.states([long, short])[1], alone)
        assert alone.shape == (len(short[0]), encoder.source.width)
        assert encoder.states([(short[0][:0], short[1][:0])])[0].shape == (0, encoder.source.width)

    def test_kinds_of_the_other_side_have_no_chance(self) -> None:
        encoder = shipped()
        assert encoder is not None
        reading = read_texts(encoder, [turn.text for turn in TURNS], [turn.side for turn in TURNS])

        chances = reading.kinds("sentence", [(1, Span(0, len(TURNS[1].text)), Side.OURS)])[0]

        assert chances.sum() == pytest.approx(1)
        assert chances[[KINDS.index(kind) for kind in ("need", "concern", "delight")]].max() < 1e-6


class TestContenders:
    def test_are_the_near_best_of_the_likeliest_kind_and_of_all_that_are_likely(self) -> None:
        own, promise, claim = np.zeros((6, 2)), 0, 1
        own[:4, promise] = 0.08, 0.03, 0.02, 0.0  # the first sentence: hardly a promise, and nothing else
        own[:4, claim] = 0.0, 0.0, 0.01, 0.02  # below .1 another kind than the likeliest does not count
        own[4:, promise], own[4:, claim] = (0.9, 0.1), (0.1, 0.3)

        assert contenders(own, [7, 7, 7, 7, 9, 9]).tolist() == [0, 1, 4, 5]

    def test_are_at_least_one_a_sentence_and_none_of_nothing(self) -> None:
        assert contenders(np.full((2, 3), 1e-6), [0, 1]).tolist() == [0, 1]
        assert contenders(np.zeros((0, 3)), []).tolist() == []


def test_two_opinions_become_one_that_still_sums_to_one() -> None:
    linear = np.array([[0.7, 0.2, 0.1]])
    own = np.zeros((1, len(KINDS)))
    own[0, :3] = 0.1, 0.8, 0.1

    both = fused(linear, ("none", "promise", "claim"), own, share=0.5)

    assert both.sum() == pytest.approx(1)
    assert both[0].argmax() == 1
    assert fused(linear, ("none", "promise", "claim"), own, share=0.0)[0].argmax() == 0
