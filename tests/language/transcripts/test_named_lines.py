from __future__ import annotations

from pathlib import Path

import pytest

from ropeteam.language.transcripts.contract import Transcript
from ropeteam.language.transcripts.labels import plain_name, split_prefix
from ropeteam.language.transcripts.read import read

FIXTURES = Path(__file__).parent / "fixtures"


def text(body: str, **options: object) -> Transcript:
    return read(body.encode(), name="call.txt", **options)  # type: ignore[arg-type]


def spoken(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(turn.label, turn.text) for turn in transcript.turns]


def test_one_turn_a_line_with_titles_umlauts_hyphens_and_brackets() -> None:
    found = read((FIXTURES / "call_de.txt").read_bytes(), name="call_de.txt")

    assert [(turn.no, turn.label) for turn in found.turns] == [
        (0, "Nora Lindt"),
        (1, "Paul Ebner"),
        (2, "Dr. Jörg Weiß-Özdemir (Kessel AG)"),
        (3, "Nora Lindt"),
        (4, "Jonas Beil"),
    ]
    assert found.turns[2].text == "Und zwar: überall."
    assert (found.format, found.machine, found.problems) == ("named_lines", False, ())


def test_a_line_without_a_name_continues_the_turn_before() -> None:
    found = text("Nora Lindt: Erstens\nzweitens: das hier\n\nPaul Ebner: Ja\nNora Lindt: Gut\n")

    assert spoken(found) == [("Nora Lindt", "Erstens\nzweitens: das hier"), ("Paul Ebner", "Ja"), ("Nora Lindt", "Gut")]
    assert [turn.line for turn in found.turns] == [1, 4, 5]


@pytest.mark.parametrize(
    "line",
    ["http://kessel.example/a", "10:30 am Tor", "Frage: wann?", "Datei C:\\Prüfung", "Also: gut.", "»Nein«: sagte er"],
)
def test_addresses_times_and_ordinary_words_are_no_names(line: str) -> None:
    found = text(f"Nora Lindt: Ja\n{line}\nPaul Ebner: Gut\nNora Lindt: Ja\nPaul Ebner: Ja\n")

    assert spoken(found)[0] == ("Nora Lindt", f"Ja\n{line}")
    assert len(found.turns) == 4


@pytest.mark.parametrize(
    "line",
    [
        "[00:12] Nora Lindt: Ja",
        "(0:12) Nora Lindt: Ja",
        "00:12 Nora Lindt: Ja",
        "00:00:12 - Nora Lindt: Ja",
        "[00:00:12.000] Nora Lindt: Ja",
        "Nora Lindt [00:12]: Ja",
        "Nora Lindt (00:00:12): Ja",
    ],
)
def test_a_time_in_front_or_behind_the_name(line: str) -> None:
    found = text(f"{line}\n[00:14] Paul Ebner: Gut\n")

    assert spoken(found) == [("Nora Lindt", "Ja"), ("Paul Ebner", "Gut")]
    assert [turn.start_ms for turn in found.turns] == [12_000, 14_000]
    assert found.machine


def test_a_chat_with_dates_is_no_machine_transcript() -> None:
    found = text("[02.03.26, 10:12:33] Nora Lindt: Ja\n02.03.26, 10:13 - Paul Ebner: Gut\n")

    assert spoken(found) == [("Nora Lindt", "Ja"), ("Paul Ebner", "Gut")]
    assert not found.machine
    assert found.turns[0].start_ms is None


def test_a_name_alone_waits_for_the_next_lines() -> None:
    assert spoken(text("**Nora Lindt:**\nJa\n**Paul Ebner:** Gut\nNora Lindt:\n")) == [
        ("Nora Lindt", "Ja"),
        ("Paul Ebner", "Gut"),
        ("Nora Lindt", ""),
    ]


def test_what_stands_before_the_first_speaker_is_no_turn() -> None:
    found = text(
        "# Gespräch\nDatum: 2026-03-02\nTeilnehmer: Nora, Paul\nIrgendetwas\n\nNora Lindt: Ja\nPaul Ebner: Gut\n"
    )

    assert [turn.no for turn in found.turns] == [0, 1]
    assert [(problem.code, problem.line, problem.notice) for problem in found.problems] == [
        ("text_outside_turn", 4, True)
    ]


def test_unknown_speakers_phones_and_addresses_are_labels() -> None:
    found = text(
        "Sprecher 2: ja\nunknown: yes\n+49 170 1234567: hallo\nnora.lindt@vendor.example: gut\nSPEAKER_00: x\n"
    )

    assert [turn.label for turn in found.turns] == [
        "Sprecher 2",
        "unknown",
        "+49 170 1234567",
        "nora.lindt@vendor.example",
        "SPEAKER_00",
    ]


def test_poorly_written_names_count_when_they_come_again() -> None:
    assert [turn.label for turn in text("nora: ja\npaul: gut\nnora: nein\npaul: doch\n").turns] == ["nora", "paul"] * 2


def test_known_names_help_where_the_file_does_not_say() -> None:
    body = "nora: ja\n" + "und weiter geht es hier ohne namen\n" * 5

    assert text(body).format == "none"
    assert spoken(text(body, known_names=["Nora"]))[0][0] == "nora"


def test_plain_text_without_speakers_is_refused() -> None:
    found = text("Wir liefern die Schnittstelle.\nDas steht dann im Vertrag.\n")

    assert (found.format, found.turns) == ("none", ())
    assert [problem.code for problem in found.problems] == ["no_speakers"]


def test_a_note_needs_no_speakers() -> None:
    found = text("Ebner will den Export.\n\nBis Juni.\n", kind="note")

    assert [(turn.no, turn.label, turn.text, turn.line) for turn in found.turns] == [
        (0, None, "Ebner will den Export.", 1),
        (1, None, "Bis Juni.", 3),
    ]
    assert (found.format, found.machine) == ("plain", False)


@pytest.mark.parametrize(
    ("label", "plain"),
    [
        ("Paul Ebner (Kessel AG)", "Paul Ebner"),
        ("Paul Ebner | Kessel", "Paul Ebner"),
        ("  Nora   Lindt ", "Nora Lindt"),
        ("[Nora]", "[Nora]"),
    ],
)
def test_plain_name_leaves_out_what_display_names_add(label: str, plain: str) -> None:
    assert plain_name(label) == plain


@pytest.mark.parametrize(
    ("line", "split"),
    [
        ("Nora: Ja", ("Nora", "Ja")),
        ("KW 12:30 Uhr", None),
        ("Das war gut. Und weiter: so", None),
        ("ja; nein: doch", None),
        ("eins zwei drei vier fünf sechs sieben: acht", None),
        ('{"a": 1}', None),
        ("...: was", None),
        ("P. Ebner: Gut", ("P. Ebner", "Gut")),
        ("Nora：Ja", ("Nora", "Ja")),
    ],
)
def test_split_prefix(line: str, split: tuple[str, str] | None) -> None:
    assert split_prefix(line) == split
