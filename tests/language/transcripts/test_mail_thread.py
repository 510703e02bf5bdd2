from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from ropeteam.language.transcripts.contract import Transcript
from ropeteam.language.transcripts.mail_heads import moment, split_address
from ropeteam.language.transcripts.read import read

FIXTURES = Path(__file__).parent / "fixtures"


def thread(body: str, **options: object) -> Transcript:
    return read(body.encode(), name="thread.txt", **options)  # type: ignore[arg-type]


def spoken(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(turn.label, turn.text) for turn in transcript.turns]


def test_one_turn_a_message_whatever_its_head() -> None:
    found = read((FIXTURES / "thread_de.txt").read_bytes(), name="thread_de.txt")

    assert spoken(found) == [
        (
            "Nora Lindt",
            "Guten Tag Herr Ebner,\n\ndie Schnittstelle liefern wir bis Ende März.\nDie Folien hängen an.\n\n"
            "Viele Grüße",
        ),
        ("Paul Ebner", "Danke, das hilft uns.\nUnd was ist mit dem Export?"),
        ("Jonas Beil", "Der Export geht heute schon als CSV."),
    ]
    assert (found.format, found.machine, found.problems) == ("mail_thread", False, ())
    assert found.started_at == datetime(2026, 3, 2, 10, 15)
    first = found.turns[0].message
    assert first is not None
    assert (first.sender, first.address, first.subject, first.left_out) == (
        "Nora Lindt",
        "nora.lindt@vendor.example",
        "Unser Gespräch",
        3,
    )
    assert len(first.recipients) == 2
    assert [turn.line for turn in found.turns] == [1, 16, 19]


def test_quoted_text_goes_the_words_around_it_stay() -> None:
    found = thread("From: Paul Ebner\nSubject: x\n\nSee below.\n\n> alt\n> mehr\n\nYes, by June.\n> und\nNein.\n")

    assert spoken(found) == [("Paul Ebner", "See below.\n\n\nYes, by June.\nNein.")]
    assert found.turns[0].message is not None
    assert found.turns[0].message.left_out == 3


@pytest.mark.parametrize(
    "quote",
    [
        "Von: Nora Lindt\nGesendet: Montag, 2. März 2026 10:15\nAn: Paul Ebner\nBetreff: AW: x\n\nalt",
        "-----Original Message-----\nFrom: Nora\n\nalt",
        "-----Ursprüngliche Nachricht-----\nalt",
        "-- \nPaul Ebner\nKessel AG",
        "On Mon, Mar 2, 2026 at 10:15 AM Nora Lindt\n<nora@vendor.example> wrote:\n> alt",
        "Am 2. März 2026 schrieb Nora Lindt:\n\n> alt",
        "Nora Lindt schrieb am 02.03.2026 um 10:15:\n> alt",
    ],
)
def test_every_way_to_announce_earlier_text(quote: str) -> None:
    found = thread(f"Von: Paul Ebner\nBetreff: x\n\nJa, gerne.\n\n{quote}\n")

    assert spoken(found) == [("Paul Ebner", "Ja, gerne.")]


def test_an_announcement_without_a_quote_is_speech() -> None:
    found = thread("Von: Paul Ebner\nBetreff: x\n\nAm Montag schrieb mir Nora:\nalles gut.\n")

    assert found.turns[0].text == "Am Montag schrieb mir Nora:\nalles gut."


def test_a_message_of_quotes_only_is_empty_and_said_so() -> None:
    found = thread("Von: Paul Ebner\nBetreff: x\n\n> alt\n-----\nNora Lindt: Ja\n")

    assert spoken(found) == [("Paul Ebner", ""), ("Nora Lindt", "Ja")]
    assert [(problem.code, problem.notice) for problem in found.problems] == [("only_quotes", True)]


def test_heads_in_both_languages_and_on_one_line() -> None:
    found = thread(
        "On Monday, 2 March 2026 at 10:15, Nora Lindt <n@vendor.example> wrote:\nEins\n-----\n"
        "Am 03.03.2026 um 9:00 schrieb Paul Ebner:\nZwei\n-----\n"
        "Nora Lindt (2026-03-04): Drei\n-----\n"
        "From: ebner@kessel.example\nVier\n-----\n"
        "ganz ohne Kopf, nur Text\n"
    )

    assert spoken(found) == [
        ("Nora Lindt", "Eins"),
        ("Paul Ebner", "Zwei"),
        ("Nora Lindt", "Drei"),
        ("ebner@kessel.example", "Vier"),
        (None, "ganz ohne Kopf, nur Text"),
    ]
    sent = [turn.message.sent for turn in found.turns if turn.message]
    assert sent[:3] == [datetime(2026, 3, 2, 10, 15), datetime(2026, 3, 3, 9, 0), datetime(2026, 3, 4)]


def test_folded_head_lines_belong_together() -> None:
    found = thread("From: Nora Lindt\nSubject: ein sehr\n langer Betreff\nTo: a@x.example, b@x.example\n\nText\n")

    message = found.turns[0].message
    assert message is not None
    assert (message.subject, message.recipients) == ("ein sehr langer Betreff", ("a@x.example", "b@x.example"))


def test_a_message_of_head_lines_only_is_empty() -> None:
    assert spoken(thread("Von: Nora Lindt\nBetreff: leer")) == [("Nora Lindt", "")]


def test_a_call_ruled_into_chapters_is_no_mail_thread() -> None:
    chapter = "Nora Lindt: Ja\nPaul Ebner: Gut\nJonas Beil: Nein\n"

    assert thread(f"{chapter}-----\n{chapter}").format == "named_lines"


def test_a_call_below_a_ruled_heading_is_no_mail_thread() -> None:
    found = thread("Protokoll\n----------\nNora Lindt: Ja\nPaul Ebner: Gut\n=====\nNora Lindt: Nein\n")

    assert spoken(found) == [("Nora Lindt", "Ja"), ("Paul Ebner", "Gut"), ("Nora Lindt", "Nein")]


def test_a_mail_full_of_colons_is_a_thread_where_it_is_said_to_be_a_mail() -> None:
    mail = "Nora Lindt: Unser Angebot\nPreis: 5.000\nTermin: Juni\nUmfang: alles\n"

    assert thread(f"{mail}-----\n{mail}", kind="mail").format == "mail_thread"
    assert thread(f"{mail}-----\n{mail}", kind="call").format == "named_lines"


def test_date_and_subject_above_a_call_make_no_mail_of_it() -> None:
    found = thread("Datum: 2026-03-02\nBetreff: Demo\n\nNora Lindt: Ja\nPaul Ebner: Gut\nNora Lindt: Fein\n")

    assert (found.format, len(found.turns)) == ("named_lines", 3)


def test_a_mail_without_any_head_is_one_message() -> None:
    found = thread("wir brauchen den Export bis Juni.\nGeht das?\n", kind="mail")

    assert spoken(found) == [(None, "wir brauchen den Export bis Juni.\nGeht das?")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon, 2 Mar 2026 10:15:00 +0100", datetime(2026, 3, 2, 10, 15, tzinfo=timezone(timedelta(hours=1)))),
        ("2026-03-02", datetime(2026, 3, 2)),
        ("2026-03-02T10:15", datetime(2026, 3, 2, 10, 15)),
        ("02.03.26 10.15 Uhr", datetime(2026, 3, 2, 10, 15)),
        ("Mo., 2. Mrz. 2026 um 10:15 Uhr", datetime(2026, 3, 2, 10, 15)),
        ("Monday, March 2nd, 2026 3:05 PM", datetime(2026, 3, 2, 15, 5)),
        ("am 2026-03-02 um 12:00 am", datetime(2026, 3, 2, 0, 0)),
        ("32.03.2026", None),
        ("99 Xyz 2026 10:00", None),
        ("gestern", None),
        ("", None),
    ],
)
def test_moments_as_mail_programs_write_them(text: str, expected: datetime | None) -> None:
    assert moment(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Lindt, Nora" <N@x.example>', ("Nora Lindt", "n@x.example")),
        ("Nora Lindt [mailto:n@x.example]", ("Nora Lindt", "n@x.example")),
        ("n@x.example", (None, "n@x.example")),
        ("Nora Lindt", ("Nora Lindt", None)),
        ("<n@x.example>", (None, "n@x.example")),
        ("", (None, None)),
    ],
)
def test_addresses(text: str, expected: tuple[str | None, str | None]) -> None:
    assert split_address(text) == expected
