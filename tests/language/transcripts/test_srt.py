from __future__ import annotations

from pathlib import Path

from ropeteam.language.transcripts.read import read

FIXTURES = Path(__file__).parent / "fixtures"


def test_prefixed_names_and_tags() -> None:
    found = read((FIXTURES / "prefixed_en.srt").read_bytes(), name="prefixed_en.srt")

    assert [(turn.no, turn.label, turn.text) for turn in found.turns] == [
        (0, "Nora Lindt", "We can add the SAP export by June."),
        (1, "Paul Ebner", "Then we would sign: gladly."),
        (2, "Nora Lindt", "Great."),
    ]
    assert (found.turns[0].start_ms, found.turns[0].end_ms) == (1000, 4200)
    assert (found.format, found.machine) == ("srt", True)


def test_dashes_and_arrows_before_names() -> None:
    found = read(
        b"1\n00:00:01,000 --> 00:00:02,000\n- Nora: {\\an8}Ja\n\n2\n00:00:03,000 --> 00:00:04,000\n>> NORA: Nein\n",
        name="a.srt",
    )

    assert [(turn.label, turn.text) for turn in found.turns] == [("Nora", "Ja"), ("NORA", "Nein")]


def test_without_speakers_and_without_the_right_ending() -> None:
    found = read(b"1\n00:00:01,000 --> 00:00:02,000\nNur Text\n", name="a.txt")

    assert [(turn.label, turn.text) for turn in found.turns] == [(None, "Nur Text")]
    assert found.format == "srt"


def test_voice_tags_are_understood_in_srt_too() -> None:
    found = read(b"1\n00:00:01,000 --> 00:00:02,000\n<v Nora Lindt>Ja</v>\n", name="a.srt")

    assert found.turns[0].label == "Nora Lindt"


def test_only_broken_cues_still_give_their_text() -> None:
    found = read(b"1\n00:00:xx --> 00:00:02,000\nJa\n", name="a.srt")

    assert [(turn.start_ms, turn.text) for turn in found.turns] == [(None, "Ja")]
    assert [problem.code for problem in found.problems] == ["broken_cue"]
