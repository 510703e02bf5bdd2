from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ropeteam.language.transcripts.contract import Turn, Voice
from ropeteam.language.utterances import Place, Utterance, places, utterances


def cue(no: int, label: str | None, text: str, start: int = 0, end: int | None = None) -> Turn:
    return Turn(no, label, text, start, end)


class TestJoining:
    def test_neighbouring_cues_of_one_speaker_are_one_utterance(self) -> None:
        found = utterances(
            [
                cue(0, "Nora", "Das liefern", 0, 900),
                cue(1, "Nora", "wir bis", 1000, 1900),
                cue(2, "Nora", "", 1900, 1950),
                cue(3, "Nora", "Ende Juni.", 3000, 4000),
                cue(4, "Paul", "Gut.", 4100, 4500),
                cue(5, "Nora", "Ja.", 4600, 4800),
            ],
            cues=True,
        )

        assert [(one.label, one.turns, one.text) for one in found] == [
            ("Nora", (0, 1, 3), "Das liefern wir bis Ende Juni."),
            ("Paul", (4,), "Gut."),
            ("Nora", (5,), "Ja."),
        ]
        assert (found[0].starts, found[0].offsets, found[0].pauses) == ((0, 12, 20), (0, 0, 0), (20,))

    def test_lines_and_mails_are_not_joined(self) -> None:
        assert len(utterances([cue(0, "Nora", "Ja."), cue(1, "Nora", "Gut.")], cues=False)) == 2

    def test_a_long_silence_and_a_long_text_end_an_utterance(self) -> None:
        silence = [cue(0, "Nora", "Ja", 0, 1000), cue(1, "Nora", "Gut", 22_000, 23_000)]
        speech = [cue(no, "Nora", "x" * 99 + ".", no, no + 1) for no in range(10)]
        endless = [cue(no, "Nora", "x" * 100, no, no + 1) for no in range(60)]

        assert [one.turns for one in utterances(silence, cues=True)] == [(0,), (1,)]
        assert [len(one.turns) for one in utterances(speech, cues=True)] == [6, 4]
        assert [len(one.turns) for one in utterances(endless, cues=True)] == [20, 20, 20]

    def test_unnamed_cues_are_joined_only_inside_a_sentence(self) -> None:
        found = utterances(
            [
                cue(0, None, "Das liefern", 0, 900),
                cue(1, None, "wir.", 1000, 1900),
                cue(2, None, "Gut", 2000, 2500),
                cue(3, None, "Ja", 5000, 5500),
            ],
            cues=True,
        )

        assert [one.turns for one in found] == [(0, 1), (2,), (3,)]

    def test_a_cue_without_an_end_is_as_long_as_its_words(self) -> None:
        found = utterances([Turn(0, "N", "x" * 100, 0), Turn(1, "N", "y", 6600), Turn(2, "N", "z")], cues=True)

        assert (found[0].turns, found[0].pauses) == ((0, 1, 2), ())

    def test_a_cue_of_several_speakers_is_taken_apart(self) -> None:
        both = Turn(7, "Nora", "Gut? Ja.", voices=(Voice("Nora", 0), Voice("Paul", 5), Voice("Uwe", 8)))
        found = utterances([both, Turn(8, "Paul", "Gern.")], cues=True)

        assert [(one.label, one.turns, one.text, one.offsets) for one in found] == [
            ("Nora", (7,), "Gut?", (0,)),
            ("Paul", (7, 8), "Ja. Gern.", (5, 0)),
        ]
        assert places(found[1], 0, 9) == (Place(7, 5, 8), Place(8, 0, 5))

    def test_nothing_said(self) -> None:
        assert utterances([], cues=True) == []


class TestPlaces:
    UTTERANCE = Utterance("Nora", (3, 4), "Das liefern wir.", (0, 4), (0, 0))

    @pytest.mark.parametrize(
        ("start", "end", "expected"),
        [
            (0, 3, (Place(3, 0, 3),)),
            (1, 11, (Place(3, 1, 3), Place(4, 0, 7))),
            (3, 6, (Place(4, 0, 2),)),
            (4, 16, (Place(4, 0, 12),)),
        ],
    )
    def test_spans_map_back(self, start: int, end: int, expected: tuple[Place, ...]) -> None:
        assert places(self.UTTERANCE, start, end) == expected

    @pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (0, 17), (5, 2)])
    def test_no_span(self, start: int, end: int) -> None:
        with pytest.raises(ValueError, match="no characters"):
            places(self.UTTERANCE, start, end)

    @settings(max_examples=300)
    @given(
        texts=st.lists(
            st.tuples(st.sampled_from(["Nora", "Paul", None]), st.text("ab. ", max_size=12).map(str.strip)), max_size=12
        ),
        data=st.data(),
    )
    def test_every_quote_is_verbatim_text_of_its_turns(
        self, texts: list[tuple[str | None, str]], data: st.DataObject
    ) -> None:
        turns = [Turn(no, label, text) for no, (label, text) in enumerate(texts)]
        found = utterances(turns, cues=True)

        assert [no for one in found for no in one.turns] == [turn.no for turn in turns if turn.text]
        for one in found:
            start = data.draw(st.integers(0, len(one.text) - 1))
            end = data.draw(st.integers(start + 1, len(one.text)))
            quote = one.text[start:end]
            assert " ".join(turns[place.turn].text[place.start : place.end] for place in places(one, start, end)) in (
                quote,
                quote.removeprefix(" "),
                quote.removesuffix(" "),
                quote.strip(" "),
            )
