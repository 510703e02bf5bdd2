"""Listening never raises, quotes verbatim, stays inside the text and answers the same twice, whatever is said."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from ropeteam.core.vocabulary import Side
from ropeteam.language.backends.scripted import ScriptedEmbedder
from ropeteam.language.contract import SpokenTurn
from ropeteam.language.detect.listen import listen
from ropeteam.language.embedding import load

WORDS = st.sampled_from(
    [
        "wir",
        "liefern",
        "ihnen",
        "das",
        "bis",
        "ende",
        "juni",
        "brauchen",
        "unbedingt",
        "super",
        "danke",
        "we",
        "will",
        "have",
        "it",
        "by",
        "friday",
        "you",
        "need",
        "love",
        "worried",
        "told",
        "us",
        "nicht",
        "kein",
        "if",
        "could",
        ",",
        ".",
        "?",
        "!",
        "500",
        "4.2",
        "KW",
        "14",
        "ß",
        "ÄÖÜ",
        "🙂",
        "—",
        "«",
        "»",
        "\u200b",
        "\n",
    ]
)
TEXTS = st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=200))
TURNS = st.lists(st.tuples(st.sampled_from(list(Side)), TEXTS), max_size=6)


def turns_of(drawn: list[tuple[Side, str]], *, timed: bool) -> list[SpokenTurn]:
    return [
        SpokenTurn(no, str(side), side, "", text, no * 2_000 if timed else None)
        for no, (side, text) in enumerate(drawn)
    ]


@given(TURNS, st.booleans(), st.booleans(), st.sampled_from(["de", "en", "fr", ""]))
@settings(max_examples=60)
def test_any_conversation_is_heard_the_same_twice_with_verbatim_quotes(
    drawn: list[tuple[Side, str]], timed: bool, internal: bool, language: str
) -> None:
    turns = turns_of(drawn, timed=timed)
    for embedder in (load(), ScriptedEmbedder()):
        heard = listen(turns, held_on=date(2026, 2, 28), internal=internal, language=language, embedder=embedder)

        again = listen(turns, held_on=date(2026, 2, 28), internal=internal, language=language, embedder=embedder)
        assert heard == again
        assert heard == sorted(heard, key=lambda one: (one.first_turn, one.start, one.end, one.kind))
        places = [(one.first_turn, one.start, one.end, one.kind) for one in heard]
        assert len(places) == len(set(places))
        for one in heard:
            first, last = turns[one.first_turn], turns[one.last_turn]
            if one.first_turn == one.last_turn:
                assert first.text[one.start : one.end] == one.quote
            else:
                assert one.quote.startswith(first.text[one.start :].strip()[:1])
                assert 0 < one.end <= len(last.text)
            assert one.quote.strip()
            assert 0 <= one.confidence <= 1
