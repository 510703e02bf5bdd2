from __future__ import annotations

from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from pathlib import Path

import pytest

from ropeteam.language.transcripts import eml
from ropeteam.language.transcripts.html_text import html_to_text
from ropeteam.language.transcripts.read import read

FIXTURES = Path(__file__).parent / "fixtures"
MET = timezone(timedelta(hours=1))


def test_multipart_quoted_printable_and_an_attached_message_in_order_of_time() -> None:
    found = read((FIXTURES / "reply_en.eml").read_bytes(), name="reply_en.eml")

    assert [(turn.no, turn.label, turn.text) for turn in found.turns] == [
        (0, "Nora Lindt", "Guten Tag Herr Weiß,\n\ndie Schnittstelle liefern wir\nbis Ende März."),
        (
            1,
            "Jörg Weiß",
            "Guten Tag Frau Lindt,\n\nwir müssen die Chargen ohne Netz prüfen können, sonst "
            "unterschreiben wir nicht.\n\nGrüße\nJörg Weiß",
        ),
    ]
    assert (found.format, found.machine) == ("eml", False)
    assert found.started_at == datetime(2026, 3, 2, 10, 15, tzinfo=MET)
    last = found.turns[1].message
    assert last is not None
    assert (last.address, last.subject) == ("weiss@kessel.example", "Re: Angebot für das Werk")
    assert [(problem.code, problem.notice, problem.value("attachment")) for problem in found.problems] == [
        ("attachment_left_out", True, "angebot.pdf")
    ]


def test_recognised_by_its_headers_without_the_ending() -> None:
    assert read((FIXTURES / "reply_en.eml").read_bytes(), name="mail").format == "eml"


def test_messages_without_a_date_keep_the_order_of_the_file() -> None:
    inner = EmailMessage()
    inner["From"] = "Paul Ebner <ebner@kessel.example>"
    inner.set_content("Frühere Nachricht")
    outer = EmailMessage()
    outer["From"] = "Nora Lindt <nora@vendor.example>"
    outer["Date"] = "Tue, 3 Mar 2026 09:11:58 +0100"
    outer.set_content("Spätere Nachricht")
    outer.add_attachment(inner)

    found = read(outer.as_bytes(), name="a.eml")

    assert [(turn.label, turn.text) for turn in found.turns] == [
        ("Nora Lindt", "Spätere Nachricht"),
        ("Paul Ebner", "Frühere Nachricht"),
    ]


def test_flowed_text_is_joined_but_not_into_quotes_or_signature() -> None:
    mail = (
        b"From: Nora Lindt <n@x.example>\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n"
        b"Das ist ein \nlanger Satz.\n> zitiert \n> weiter\nEnde \n> alt\n-- \nNora\n"
    )

    assert read(mail, name="a.eml").turns[0].text == "Das ist ein langer Satz.\nEnde"


def test_wrong_charsets_are_guessed() -> None:
    mail = b"From: n@x.example\nContent-Type: text/plain; charset=klingon\n\nGr\xfc\xdfe aus K\xf6ln, sch\xf6n\n"
    found = read(mail, name="a.eml")

    assert (found.turns[0].label, found.turns[0].text) == ("n@x.example", "Grüße aus Köln, schön")
    assert [problem.code for problem in found.problems] == ["encoding_guessed"]


def test_a_declared_charset_that_does_not_fit_is_guessed_too() -> None:
    head = b"From: n@x.example\nSubject: =?klingon?q?x?=\nContent-Type: text/plain; charset=utf-8\n\n"
    mail = head + b"Gr\xfc\xdfe aus K\xf6ln\n"

    assert read(mail, name="a.eml").turns[0].text == "Grüße aus Köln"


def test_quotes_only_is_said() -> None:
    assert [problem.code for problem in read(b"From: n@x.example\n\n> alt\n", name="a.eml").problems] == ["only_quotes"]


def test_a_mail_of_a_thousand_parts_is_cut() -> None:
    parts = b"".join(b"--x\nContent-Type: text/plain\n\na\n" for _ in range(1100))
    found = read(
        b'From: n@x.example\nContent-Type: multipart/mixed; boundary="x"\n\n' + parts + b"--x--\n", name="a.eml"
    )

    assert [problem.code for problem in found.problems] == ["broken_mail"]
    assert len(found.turns) == 1


def test_parts_of_other_kinds_are_named() -> None:
    mail = (
        b'From: n@x.example\nContent-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/calendar\n\nBEGIN\n'
        b"--x\nContent-Type: image/png\n\nabc\n--x\n\nText\n--x--\n"
    )
    found = read(mail, name="a.eml")

    assert found.turns[0].text == "Text"
    assert [problem.value("attachment") for problem in found.problems] == ["image/png"]


def test_what_the_mail_parser_cannot_read_is_one_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(data: bytes) -> None:
        raise RecursionError

    monkeypatch.setattr(eml, "message_from_bytes", fail)
    found = read(b"From: n@x.example\n\nText\n", name="a.eml")

    assert (found.format, [problem.value("reason") for problem in found.problems]) == ("none", ["RecursionError"])


def test_codecs_that_are_no_charsets_are_not_used() -> None:
    mail = b"From: n@x.example\nContent-Type: text/plain; charset=unicode_escape\n\nA\\ud800B\n"

    assert read(mail, name="a.eml").turns[0].text == "A\\ud800B"


def test_html_to_text_survives_broken_markup() -> None:
    assert html_to_text("<p>a<br>b</b></style></blockquote><script>x</script><p>&auml; <") == "a\nb\n\nä <"
    assert html_to_text("<blockquote>alt<div>mehr</div></blockquote>neu") == "> alt\n> mehr\n\nneu"
