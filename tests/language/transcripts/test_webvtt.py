"""WebVTT: every rule of the sources as its own test. Zoom, and Teams in its three shapes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ropeteam.language.transcripts.contract import Transcript, Voice
from ropeteam.language.transcripts.read import read

FIXTURES = Path(__file__).parent / "fixtures"


def vtt(body: str, name: str = "call.vtt") -> Transcript:
    return read(f"WEBVTT\n\n{body}".encode(), name=name)


def spoken(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(turn.label, turn.text) for turn in transcript.turns]


class TestShapes:
    def test_zoom_names_before_the_colon(self) -> None:
        found = read((FIXTURES / "zoom_de.vtt").read_bytes(), name="zoom_de.vtt")

        assert spoken(found) == [
            ("Nora Lindt", "Danke, dass Sie sich Zeit nehmen. Wie läuft Ihre Chargenprüfung heute?"),
            ("Paul Ebner (Kessel AG)", "Zu langsam: drei Tage pro Charge."),
            ("Nora Lindt", "Verstehe."),
            ("Jonas Beil", "Die Anbindung an Ihr Prüfgerät haben wir heute schon, aber nur für das neue Modell."),
            ("49170***123", "Hört man mich?"),
        ]
        assert [turn.no for turn in found.turns] == [0, 1, 2, 3, 4]
        assert (found.turns[0].start_ms, found.turns[0].end_ms) == (4120, 8900)
        assert (found.format, found.machine, found.problems) == ("webvtt", True, ())

    def test_teams_graph_content(self) -> None:
        found = read((FIXTURES / "teams_graph_de.vtt").read_bytes(), name="t.vtt")

        assert spoken(found) == [
            ("Nora Lindt", "Wir liefern die Schnittstelle bis Ende März."),
            ("Paul Ebner", "Gut, das steht dann im Vertrag?"),
        ]
        assert [(turn.start_ms, turn.end_ms) for turn in found.turns] == [(0, 5320), (-2100, 1400)]

    def test_teams_client_download(self) -> None:
        found = read((FIXTURES / "teams_client_de.vtt").read_bytes(), name="t.vtt")

        assert spoken(found) == [
            ("Nora Lindt", "Das prüfe ich mit dem Produktmanagement, ich verspreche es nicht."),
            ("Paul Ebner (Extern)", "Okay."),
            ("Paul Ebner (Extern)", "Dann: bis Freitag, ja?"),
        ]
        assert found.problems == ()

    def test_teams_metadata_content(self) -> None:
        found = read((FIXTURES / "teams_metadata_de.vtt").read_bytes(), name="t.vtt")

        assert spoken(found) == [
            ("Paul Ebner", "Das wäre wunderbar."),
            ("Nora Lindt", "Ich nehme es mit: versprochen ist nichts."),
        ]
        assert found.language_hint == "de"
        assert found.started_at == datetime(2026, 3, 2, 8, 22, 13, 800163, tzinfo=UTC)

    def test_a_broken_metadata_cue_is_one_problem_and_keeps_its_text(self) -> None:
        found = vtt(
            '00:01.000 --> 00:02.000\n{"spokenText":"Ja.","speakerName":"Paul Ebner","startDateTime":"gestern"}\n\n'
            '00:03.000 --> 00:04.000\n{"spokenText": "Halb\n\n'
            '00:05.000 --> 00:06.000\n{"spokenText": 5}\n\n'
            '00:07.000 --> 00:08.000\n{"spokenText": "Gut.", "speakerName": null, "startDateTime": 5}\n'
        )

        assert spoken(found) == [
            ("Paul Ebner", "Ja."),
            (None, '{"spokenText": "Halb'),
            (None, '{"spokenText": 5}'),
            (None, "Gut."),
        ]
        assert [(problem.code, problem.line) for problem in found.problems] == [("broken_cue", 6), ("broken_cue", 9)]
        assert found.started_at is None

    def test_metadata_that_began_thousands_of_years_ago_has_no_start(self) -> None:
        found = vtt('999999999:00:00 --> 999999999:00:01\n{"spokenText":"x","startDateTime":"2026-03-02T08:00:00Z"}')

        assert found.started_at is None


class TestTimes:
    @pytest.mark.parametrize(
        ("stamp", "milliseconds"),
        [
            ("0:0:5.320", 5320),
            ("1:2:3.4", 3_723_400),
            ("01:02.500", 62_500),
            ("1:02", 62_000),
            ("00:00:01,250", 1250),
            ("100:00:00.000", 360_000_000),
            ("00:00:00.1234567", 123),
            ("-0:0:2.100", -2100),
            ("0:-0:2.100", -2100),
            ("0:0:-2.100", -2100),
            ("0:0:-2.-100", -2100),
            ("\u22120:0:2.100", -2100),
            ("-1:0:0.0", -3_600_000),
        ],
    )
    def test_unpadded_short_comma_and_negative_in_front_of_any_part(self, stamp: str, milliseconds: int) -> None:
        found = vtt(f"{stamp} --> 9:00:00.000 align:left position:10%\nGut.")

        assert [(turn.start_ms, turn.end_ms, turn.text) for turn in found.turns] == [(milliseconds, 32_400_000, "Gut.")]

    @pytest.mark.parametrize(
        "line", ["00:00:xx --> 00:00:05.000", "00:00:05.000 -->", "--> 00:05.000", "-->", "5:5:5:5 --> 6:6:6:6"]
    )
    def test_a_broken_time_line_is_one_problem_and_its_text_is_kept(self, line: str) -> None:
        found = vtt(f"00:01.000 --> 00:02.000\nEins\n\n{line}\nZwei\n\n00:03.000 --> 00:04.000\nDrei")

        assert spoken(found) == [(None, "Eins"), (None, "Zwei"), (None, "Drei")]
        assert (found.turns[1].start_ms, found.turns[1].end_ms) == (None, None)
        assert [(problem.code, problem.line) for problem in found.problems] == [("broken_cue", 6)]

    def test_an_arrow_in_speech_is_speech(self) -> None:
        found = vtt("00:01.000 --> 00:02.000\nSAP --> CRM, verstehen Sie?\nA -> B")

        assert spoken(found) == [(None, "SAP --> CRM, verstehen Sie? A -> B")]
        assert found.problems == ()


class TestCueIds:
    def test_numbers_and_guids_are_ids(self) -> None:
        found = vtt("17\n00:01.000 --> 00:02.000\nEins\n\n18\n00:03.000 --> 00:04.000\nZwei")

        assert spoken(found) == [(None, "Eins"), (None, "Zwei")]

    def test_missing_blank_lines_do_not_glue_cues_or_ids(self) -> None:
        found = vtt(
            "1\n00:01.000 --> 00:02.000\nEins\n2\n00:03.000 --> 00:04.000\nZwei\n"
            "ab-1/3-0\n00:05.000 --> 00:06.000\nDrei\n00:07.000 --> 00:08.000\nVier"
        )

        assert [turn.text for turn in found.turns] == ["Eins", "Zwei", "Drei", "Vier"]

    def test_no_blank_line_after_the_header(self) -> None:
        assert [turn.text for turn in read(b"WEBVTT\n00:01.000 --> 00:02.000\nJa", name="a.vtt").turns] == ["Ja"]

    def test_a_single_word_line_is_never_dropped_as_an_id(self) -> None:
        found = vtt("00:01.000 --> 00:02.000\nJa\n\n00:03.000 --> 00:04.000\nGenau\n00:05.000 --> 00:06.000\nDoch")

        assert [turn.text for turn in found.turns] == ["Ja", "Genau", "Doch"]

    def test_a_lone_word_before_a_time_line_belongs_to_the_cue_before(self) -> None:
        found = vtt("00:01.000 --> 00:02.000\nDas wäre\n\nwunderbar\n00:03.000 --> 00:04.000\nJa")

        assert [turn.text for turn in found.turns] == ["Das wäre wunderbar", "Ja"]

    def test_a_spoken_number_is_kept(self) -> None:
        found = vtt("00:01.000 --> 00:02.000\n42\n\n00:03.000 --> 00:04.000\n7\n00:05.000 --> 00:06.000\nJa")

        assert [turn.text for turn in found.turns] == ["42", "7", "Ja"]

    def test_words_are_ids_where_every_cue_has_its_own(self) -> None:
        found = vtt("intro\n00:01.000 --> 00:02.000\nEins\n\nend-2\n00:03.000 --> 00:04.000\nZwei")

        assert [turn.text for turn in found.turns] == ["Eins", "Zwei"]


class TestVoices:
    def test_voice_tag_with_classes(self) -> None:
        assert spoken(vtt("00:01.000 --> 00:02.000\n<v.loud.first Nora Lindt>Ja</v>")) == [("Nora Lindt", "Ja")]

    def test_unclosed_voice_tag(self) -> None:
        found = vtt("00:01.000 --> 00:02.000\n<v Nora Lindt>Ja\n\n00:03.000 --> 00:04.000\nNein")

        assert spoken(found) == [("Nora Lindt", "Ja"), (None, "Nein")]

    def test_closing_tag_in_a_later_line_or_cue(self) -> None:
        found = vtt("00:01.000 --> 00:02.000\n<v Nora Lindt>Ja,\n\n00:03.000 --> 00:04.000\nund nein.\n</v>")

        assert spoken(found) == [("Nora Lindt", "Ja,"), ("Nora Lindt", "und nein.")]

    def test_voice_tag_alone_on_its_line(self) -> None:
        assert spoken(vtt("00:01.000 --> 00:02.000\n<v Nora Lindt>\nJa\n</v>")) == [("Nora Lindt", "Ja")]

    def test_wrapped_cue(self) -> None:
        found = vtt("00:01.000 --> 00:02.000\n<v Nora Lindt>Das   prüfe ich\n  mit dem Team.</v>")

        assert spoken(found) == [("Nora Lindt", "Das prüfe ich mit dem Team.")]

    def test_html_entities_in_names_and_text(self) -> None:
        found = vtt(
            "00:01.000 --> 00:02.000\n<v J&ouml;rg &amp; S&ouml;hne&#39;s>R&amp;D und R&D &lt;b&gt; ?a=1&copy=2</v>"
        )

        assert spoken(found) == [("Jörg & Söhne's", "R&D und R&D <b> ?a=1&copy=2")]

    def test_several_voices_in_one_cue_stay_one_turn(self) -> None:
        found = vtt("00:01.000 --> 00:02.000\n<v Nora Lindt>Gut?</v> <v Paul Ebner>Ja.</v>\n<v Nora Lindt>Fein.</v>")

        assert spoken(found) == [("Nora Lindt", "Gut? Ja. Fein.")]
        assert found.turns[0].voices == (Voice("Nora Lindt", 0), Voice("Paul Ebner", 5), Voice("Nora Lindt", 9))

    def test_the_same_voice_twice_is_one(self) -> None:
        found = vtt("00:01.000 --> 00:02.000\n<v Nora Lindt>Gut.</v><v Nora Lindt>Ja.</v>")

        assert (found.turns[0].text, found.turns[0].voices) == ("Gut. Ja.", ())

    def test_an_empty_voice_tag_is_nobody(self) -> None:
        assert spoken(vtt("00:01.000 --> 00:02.000\n<v>Ja</v>")) == [(None, "Ja")]

    def test_other_tags_go_what_only_looks_like_one_stays(self) -> None:
        found = vtt("00:01.000 --> 00:02.000\n<c.yellow>Wenn</c> <i>a</i> <00:00:01.500>< b, <lacht> gut</b>")

        assert spoken(found) == [(None, "Wenn a < b, <lacht> gut")]

    def test_a_colon_in_speech_is_no_zoom_name_in_a_teams_file(self) -> None:
        found = vtt(
            "00:01.000 --> 00:02.000\n<v Nora Lindt>Projekt Phoenix: läuft.</v>\n\n"
            "00:03.000 --> 00:04.000\nProjekt Phoenix: läuft weiter."
        )

        assert spoken(found) == [("Nora Lindt", "Projekt Phoenix: läuft."), (None, "Projekt Phoenix: läuft weiter.")]


class TestNames:
    def test_no_speaker_at_all(self) -> None:
        found = vtt("00:01.000 --> 00:02.000\nZu langsam: drei Tage\n\n00:03.000 --> 00:04.000\nja")

        assert spoken(found) == [(None, "Zu langsam: drei Tage"), (None, "ja")]
        assert found.problems == ()

    def test_a_colon_after_ordinary_words_is_no_name(self) -> None:
        lines = ["Die Frage: wann?", "Erstens: heute.", "Projekt Phoenix: läuft", *["Ja und nein"] * 9]
        found = vtt("\n\n".join(f"00:{no:02}.000 --> 00:59.000\n{line}" for no, line in enumerate(lines)))

        assert {turn.label for turn in found.turns} == {None}

    def test_two_named_lines_in_one_cue(self) -> None:
        found = vtt("00:01.000 --> 00:02.000\nNora Lindt: Ja.\nPaul Ebner: Nein.")

        assert found.turns[0].voices == (Voice("Nora Lindt", 0), Voice("Paul Ebner", 4))
        assert found.turns[0].text == "Ja. Nein."

    def test_known_participants_are_speakers_whatever_their_shape(self) -> None:
        body = "00:01.000 --> 00:02.000\nnora: ja\n\n" + "00:03.000 --> 00:04.000\nund weiter\n\n" * 5

        assert spoken(vtt(body))[0] == (None, "nora: ja")
        known = read(f"WEBVTT\n\n{body}".encode(), name="a.vtt", known_names=["Nora"])
        assert spoken(known)[0] == ("nora", "ja")


class TestBlocks:
    def test_note_style_and_region_blocks_are_no_turns(self) -> None:
        found = vtt(
            "STYLE\n::cue {color: red}\n\nREGION\nid:fred\n\nNOTE\nerstellt von Hand\n\n"
            "00:01.000 --> 00:02.000\nEins\n\nNOTE und noch eine\n00:03.000 --> 00:04.000\nNOTE das ist gesprochen"
        )

        assert [turn.text for turn in found.turns] == ["Eins", "NOTE das ist gesprochen"]
        assert found.problems == ()

    def test_the_header_may_name_the_language(self) -> None:
        assert read(b"WEBVTT - x\nKind: captions\nLanguage: de-DE\n\n", name="a.vtt").language_hint == "de"
        assert read(b"WEBVTT\nLanguage: en", name="a.vtt").turns == ()

    def test_a_missing_header_is_a_notice(self) -> None:
        found = read(b"\n00:01.000 --> 00:02.000\nJa", name="a.vtt")

        assert [turn.text for turn in found.turns] == ["Ja"]
        assert [(problem.code, problem.line, problem.notice) for problem in found.problems] == [
            ("missing_header", 2, True)
        ]

    def test_text_before_the_first_cue_is_reported(self) -> None:
        found = vtt("Das ist ein Rest.\n\n00:01.000 --> 00:02.000\nJa")

        assert [(problem.code, problem.line) for problem in found.problems] == [("text_outside_turn", 3)]

    def test_an_empty_cue_keeps_its_number(self) -> None:
        found = vtt(
            "1\n00:01.000 --> 00:02.000\n\n2\n00:03.000 --> 00:04.000\n<v Nora Lindt></v>\n\n"
            "3\n00:05.000 --> 00:06.000\nJa"
        )

        assert [(turn.no, turn.text) for turn in found.turns] == [(0, ""), (1, ""), (2, "Ja")]
