"""Letters out to a real server: what arrives, how it travels, and what becomes of every kind of no."""

from __future__ import annotations

import socket
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from integrations.mail.sink import CA, Sink, sink

from ropeteam.core.letters import Letter, LetterKind, LetterPart, Line, Part
from ropeteam.core.mail_settings import Outgoing
from ropeteam.core.mailing import Outcome
from ropeteam.integrations.mail.outbound import SmtpCarrier
from ropeteam.wording.letters import written

LETTER = Letter(
    LetterKind.DIGEST,
    "Nora Lindt",
    "https://seil.example",
    (
        Part(
            LetterPart.ANSWERS, (Line("Export <nach> SAP & Co", "answers/7/", deal="Größe 2"),), rest=2, path="answers/"
        ),
    ),
)


def server(port: int, **more: Any) -> Outgoing:
    return Outgoing(
        **(
            {"host": "127.0.0.1", "port": port, "tls": "none", "sender": "Seil Köln <seil@firma.example>", "seconds": 5}
            | more
        )
    )


def row(mail: str = "nora@firma.example", name: str = "Nora Lindt") -> Any:
    said = written(LETTER, "de", True)
    return SimpleNamespace(
        pk=7, key="digest-2026-W47-7", to=SimpleNamespace(name=name, mail=mail), contact=None, owner=None, language="de",
        subject=said.subject, text=said.text, html=said.html, created_at=datetime(2026, 11, 16, 6, tzinfo=UTC),
    )  # fmt: skip


def carry(found: Sink, **more: Any) -> Any:
    with SmtpCarrier(server(found.port, **more)) as carrier:
        return carrier.carry(row())


class TestALetter:
    def test_arrives_with_words_in_both_forms_and_marked_as_a_programs(self) -> None:
        with sink() as found:
            tried = carry(found)

        (letter,) = found.letters
        assert tried.outcome == Outcome.SENT
        assert (letter["From"], letter["To"]) == ("Seil Köln <seil@firma.example>", "Nora Lindt <nora@firma.example>")
        assert letter["Subject"] == "Ropeteam: was diese Woche bei Ihnen liegt"
        assert letter["Auto-Submitted"] == "auto-generated"
        assert letter["Message-ID"].endswith(".ropeteam@firma.example>")
        plain, rich = (letter.get_body((kind,)) for kind in ("plain", "html"))
        assert plain is not None
        assert rich is not None
        assert "- Export <nach> SAP & Co, Größe 2\r\n  https://seil.example/answers/7/" in plain.get_content()
        assert "Export &lt;nach&gt; SAP &amp; Co, Größe 2" in rich.get_content()
        assert "<script" not in rich.get_content()
        for text in (plain.get_content(), rich.get_content()):
            assert "https://seil.example/mail/" in text

    def test_goes_encrypted_to_a_server_whose_certificate_we_know(self) -> None:
        with sink(tls=True) as found:
            tried = carry(found, tls="starttls", ca=str(CA))

        assert (tried.outcome, found.encrypted) == (Outcome.SENT, [True])

    def test_stays_here_where_nobody_knows_the_certificate_or_there_is_none(self) -> None:
        with sink(tls=True) as stranger:
            unknown = carry(stranger, tls="starttls")
        with sink() as bare:
            clear = carry(bare, tls="starttls")

        assert (unknown.outcome, clear.outcome) == (Outcome.CLOSED, Outcome.CLOSED)
        assert "certificate" in unknown.said.lower()
        assert stranger.letters == bare.letters == []

    def test_is_let_in_by_name_and_password(self) -> None:
        with sink(tls=True, password="geheim") as found:
            wrong = carry(found, tls="starttls", ca=str(CA), user="seil", password="falsch")
            right = carry(found, tls="starttls", ca=str(CA), user="seil", password="geheim")

        assert (wrong.outcome, right.outcome, found.logins) == (Outcome.CLOSED, Outcome.SENT, ["seil"])
        assert "535" in wrong.said

    def test_shares_its_connection_with_the_next(self) -> None:
        with sink() as found, SmtpCarrier(server(found.port)) as carrier:
            first = carrier.carry(row())
            session = carrier._session
            found.rcpt = "550 5.1.1 no such user"
            second = carrier.carry(row())
            found.rcpt = ""
            third = carrier.carry(row())

            assert carrier._session is session
        assert [one.outcome for one in (first, second, third)] == [Outcome.SENT, Outcome.NEVER, Outcome.SENT]


class TestANo:
    @pytest.mark.parametrize(
        ("answers", "outcome"),
        [
            ({"rcpt": "550 5.1.1 no such user"}, Outcome.NEVER),
            ({"rcpt": "451 4.7.1 greylisted, come back"}, Outcome.LATER),
            ({"data": "554 5.7.1 looks like spam"}, Outcome.NEVER),
            ({"data": "452 4.3.1 out of disk"}, Outcome.LATER),
        ],
    )
    def test_keeps_the_servers_words(self, answers: dict[str, str], outcome: Outcome) -> None:
        with sink(**answers) as found:
            tried = carry(found)

        assert tried.outcome == outcome
        assert tried.said == next(iter(answers.values()))

    def test_of_a_server_that_is_not_there_closes_the_round(self) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            port = taken.getsockname()[1]

        with SmtpCarrier(server(port)) as carrier:
            tried = carrier.carry(row())

        assert tried.outcome == Outcome.CLOSED
        assert tried.said

    @pytest.mark.parametrize("mail", ["no address", "a@b@c", "nora@firma.example\nBcc: all@firma.example"])
    def test_of_an_impossible_address_touches_no_server(self, mail: str) -> None:
        with sink() as found, SmtpCarrier(server(found.port)) as carrier:
            tried = carrier.carry(row(mail=mail))

        assert (tried.outcome, found.letters) == (Outcome.NEVER, [])

    def test_is_not_smuggled_into_the_head_by_a_name(self) -> None:
        with sink() as found, SmtpCarrier(server(found.port)) as carrier:
            tried = carrier.carry(row(name="Nora\r\nBcc: all@firma.example"))

        assert tried.outcome == Outcome.SENT
        assert found.letters[0]["Bcc"] is None
