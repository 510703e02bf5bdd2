"""The door: which reader, and what ends in one clear problem instead of an exception."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ropeteam.language.transcripts.contract import Transcript
from ropeteam.language.transcripts.read import read, read_file


def codes(transcript: Transcript) -> list[str]:
    return [problem.code for problem in transcript.problems]


class TestRefusals:
    @pytest.mark.parametrize(
        ("data", "name", "code"),
        [
            (b"", "a.txt", "empty_file"),
            (b"\n \n", "a.txt", "empty_file"),
            (b"PK\x03\x04rest", "a.vtt", "archive_file"),
            (b"Nora: Ja", "bombe.zip", "archive_file"),
            (b"\x1f\x8b\x08rest", "a.txt", "archive_file"),
            (b"\x89PNG\r\n\x1a\n\x00\x00", "a.txt", "binary_file"),
            (bytes(range(1, 256)) * 20, "a.vtt", "binary_file"),
            (b'{"callTranscripts": []}', "gong.json", "unknown_format"),
            (b"Nur ein Satz ohne Sprecher.", "a.txt", "no_speakers"),
        ],
    )
    def test_one_clear_problem_and_no_turn(self, data: bytes, name: str, code: str) -> None:
        found = read(data, name=name)

        assert (found.format, found.turns) == ("none", ())
        assert [(problem.code, problem.file, problem.notice) for problem in found.problems] == [(code, name, False)]

    def test_too_large_by_bytes(self) -> None:
        found = read(b"Nora: Ja\n" * 100, name="a.txt", max_bytes=500)

        assert codes(found) == ["file_too_large"]
        assert dict(found.problems[0].values) == {"size_mb": "1", "limit_mb": "0"}

    def test_a_file_of_200_mb_is_not_loaded(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "huge.vtt"
        with path.open("wb") as file:
            file.truncate(200_000_000)  # sparse: takes no room on the disk
        monkeypatch.setattr(Path, "read_bytes", _never)

        found = read_file(path, name="conversations/huge.vtt")

        assert codes(found) == ["file_too_large"]
        assert dict(found.problems[0].values) == {"size_mb": "200", "limit_mb": "67"}

    def test_a_file_within_the_limit_is_read(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text("Nora Lindt: Ja\nPaul Ebner: Gut\n")

        assert [turn.text for turn in read_file(path, name="a.txt").turns] == ["Ja", "Gut"]

    def test_a_missing_file_and_a_folder(self, tmp_path: Path) -> None:
        assert codes(read_file(tmp_path / "a.vtt", name="a.vtt")) == ["missing_file"]
        assert codes(read_file(tmp_path, name="a.vtt")) == ["not_a_file"]

    def test_a_file_that_may_not_be_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "a.txt"
        path.write_text("Nora: Ja")
        monkeypatch.setattr(Path, "read_bytes", _refuse)

        found = read_file(path, name="a.txt")

        assert codes(found) == ["unreadable_file"]
        assert found.problems[0].value("reason") == os.strerror(13)


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
    @pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
    def test_unicode_and_any_line_end(self, encoding: str, line_end: str) -> None:
        text = f"Jörg Weiß: Größer – „gut“{line_end}Nora Lindt: Ja{line_end}"
        found = read(text.encode(encoding), name="a.txt")

        assert [(turn.label, turn.text) for turn in found.turns] == [
            ("Jörg Weiß", "Größer – „gut“"),
            ("Nora Lindt", "Ja"),
        ]
        assert found.problems == ()

    @pytest.mark.parametrize("encoding", ["cp1252", "cp850"])
    def test_one_byte_encodings_are_guessed_and_said(self, encoding: str) -> None:
        text = "Jörg Weiß: Für die Prüfung müssen wir größer denken.\nNora Lindt: Schön.\n"
        found = read(text.encode(encoding), name="a.txt")

        assert found.turns[0].text == "Für die Prüfung müssen wir größer denken."
        assert [(problem.code, problem.notice, problem.value("encoding")) for problem in found.problems] == [
            ("encoding_guessed", True, encoding)
        ]

    def test_one_torn_character_does_not_spoil_all_umlauts(self) -> None:
        data = "Jörg Weiß: Größe für Größe, schön.\nNora Lindt: Ja ".encode() + b"\xff\nJ\xc3\xb6rg Wei\xc3\x9f: Gut\n"
        found = read(data, name="a.txt")

        assert found.turns[0].label == "Jörg Weiß"
        assert [(problem.code, problem.line) for problem in found.problems] == [("broken_characters", 2)]

    def test_utf16_noise_is_binary(self) -> None:
        assert codes(read(b"\xff\xfe" + b"\x01\x00" * 50, name="a.txt")) == ["binary_file"]


class TestChoice:
    def test_the_file_name_decides_nothing_against_the_content(self) -> None:
        assert read(b"WEBVTT\n\n00:01.000 --> 00:02.000\nJa", name="a.srt").format == "webvtt"
        assert read(b"Nora Lindt: Ja\nPaul Ebner: Gut", name="a.vtt").format == "named_lines"

    def test_a_lone_eml_ending_without_headers_is_text(self) -> None:
        assert read(b"\n\nnichts", name="a.eml").format == "none"


class TestLongFiles:
    """10,000 turns in linear time, measured by work done, not by the clock: no machine is too slow for this test."""

    @pytest.mark.parametrize(
        "make",
        [
            lambda no: f"{no}\n00:00:01.000 --> 00:00:02.000\n<v Nora Lindt>Satz Nummer {no}</v>\n\n",
            lambda no: f"{no}\n00:00:01.000 --> 00:00:02.000\nNora Lindt: Satz Nummer {no}\n\n",
            lambda no: f"Nora Lindt: Satz Nummer {no}\nund weiter\n",
            lambda no: f"Nora Lindt: Satz Nummer {no}\n\n> alt\n-----\n",
            lambda no: "00:00:01.000 --> 00:00:02.000\n<v Nora",
        ],
        ids=["teams", "zoom", "lines", "mail", "torn tags"],
    )
    def test_work_grows_with_length(self, make: Callable[[int], str]) -> None:
        small, large = (_calls("WEBVTT\n\n" * ("-->" in make(0)) + "".join(map(make, range(n)))) for n in (500, 4000))

        assert large < 8 * small * 1.1

    def test_ten_thousand_turns(self) -> None:
        data = "".join(f"Nora Lindt: Satz {no}\n" for no in range(10_000)).encode()
        found = read(data, name="a.txt")

        assert [turn.no for turn in found.turns] == list(range(10_000))


def _calls(text: str) -> int:
    """How many Python functions reading takes; regular expressions are bounded by their own patterns."""
    count = 0

    def profile(frame: object, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    data = text.encode()
    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        read(data, name="a.txt")
    finally:
        sys.setprofile(before)
    return count


def _never(path: Path) -> bytes:
    raise AssertionError(f"{path} was loaded")


def _refuse(path: Path) -> bytes:
    raise PermissionError(13, "Permission denied")
