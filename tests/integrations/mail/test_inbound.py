"""Letters in over a real connection: who is let in, what is answered, what is refused; the desk behind it is a scripted one."""

from __future__ import annotations

import smtplib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import OperationalError
from integrations.mail.serving import serving

from ropeteam.core.errors import NotFound
from ropeteam.core.mail_settings import Incoming
from ropeteam.core.mailing import MOST_BYTES
from ropeteam.core.vocabulary import MailRefusal
from ropeteam.flows.mail_in import Came, Received
from ropeteam.integrations.mail import inbound

ADDRESS = "deal-abc@in.firma.example"
LETTER = b"From: paul@kunde.example\r\nSubject: Offline\r\n\r\nWir brauchen das ohne Netz.\r\n.Punkt vorn.\r\n"


@dataclass
class Desk:
    """Knows two addresses; `answer` is what becomes of a letter: something received, or an error."""

    answer: Any = None
    taken: list[tuple[str, bytes, str]] = field(default_factory=list)

    def knows(self, local_part: str) -> bool:
        if isinstance(self.answer, OperationalError):
            raise self.answer
        return local_part in ("deal-abc", "deal-def")

    def take(self, local_part: str, data: bytes, envelope_from: str) -> Received:
        if isinstance(self.answer, Exception):
            raise self.answer
        self.taken.append((local_part, data, envelope_from))
        return self.answer or received()


def received(how: Came = Came.MAIL, refused: MailRefusal | None = None) -> Received:
    deal: Any = SimpleNamespace(key="d1")
    return Received(how, deal, refused)


@contextmanager
def listening(desk: Desk, *, lmtp: bool = False) -> Iterator[int]:
    place = Incoming("in.firma.example", lmtp=lmtp)
    with serving(lambda loop: inbound.protocol(desk, place, loop=loop)) as port:
        yield port


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def client(desk: Desk) -> Iterator[smtplib.SMTP]:
    with listening(desk) as port, smtplib.SMTP("127.0.0.1", port, timeout=10) as session:
        yield session


def refused(session: smtplib.SMTP, address: str) -> tuple[int, bytes]:
    with pytest.raises(smtplib.SMTPRecipientsRefused) as told:
        session.sendmail("paul@kunde.example", [address], LETTER)
    return told.value.recipients[address]


class TestALetter:
    def test_is_handed_over_as_it_came(self, desk: Desk, client: smtplib.SMTP) -> None:
        client.sendmail("paul@kunde.example", ["Deal-ABC@IN.Firma.example"], LETTER)

        assert desk.taken == [("deal-abc", LETTER, "paul@kunde.example")]

    def test_of_an_empty_sender_is_a_bounce(self, desk: Desk, client: smtplib.SMTP) -> None:
        client.sendmail("", [ADDRESS], LETTER)

        assert desk.taken[0][2] == ""

    def test_with_umlauts_in_its_head_and_long_lines_is_taken(self, desk: Desk, client: smtplib.SMTP) -> None:
        letter = "From: Jörg <joerg@kunde.example>\r\n\r\n".encode() + b"x" * 30_000 + b"\r\n"

        client.sendmail("joerg@kunde.example", [ADDRESS], letter, mail_options=["SMTPUTF8"])

        assert desk.taken[0][1] == letter

    def test_is_refused_where_nobody_has_the_address_or_the_domain(self, desk: Desk, client: smtplib.SMTP) -> None:
        assert refused(client, "deal-xyz@in.firma.example")[0] == 550
        assert refused(client, "deal-abc@elsewhere.example")[0] == 550
        assert desk.taken == []

    def test_ends_with_421_for_who_tries_addresses_out(self, client: smtplib.SMTP) -> None:
        client.ehlo()
        client.mail("a@b.example")

        codes = [client.rcpt(f"deal-{no}@in.firma.example")[0] for no in range(inbound.MOST_GUESSES + 1)]

        assert codes == [550] * inbound.MOST_GUESSES + [421]
        with pytest.raises(smtplib.SMTPServerDisconnected):
            client.rcpt(ADDRESS)

    def test_too_large_is_refused_before_it_is_sent_and_after(self, desk: Desk, client: smtplib.SMTP) -> None:
        client.ehlo()
        assert client.esmtp_features["size"] == str(MOST_BYTES)
        assert client.docmd(f"MAIL FROM:<a@b.example> SIZE={MOST_BYTES + 1}")[0] == 552
        client.mail("a@b.example")
        client.rcpt(ADDRESS)
        line = b"x" * 998 + b"\r\n"
        assert client.data(line * (MOST_BYTES // len(line) + 2))[0] == 552

        client.sendmail("a@b.example", [ADDRESS], LETTER)

        assert [one[1] for one in desk.taken] == [LETTER]


class TestTheAnswer:
    @pytest.mark.parametrize(
        ("answer", "code"),
        [
            (None, 250),
            (received(Came.KNOWN), 250),
            (received(Came.REFUSED, MailRefusal.AUTOMATIC), 250),  # dropped: an answer would make a loop
            (received(Came.REFUSED, MailRefusal.OWN), 250),
            (received(Came.REFUSED, MailRefusal.NO_WORDS), 554),
            (received(Came.REFUSED, MailRefusal.BROKEN), 554),
            (NotFound("mail_address"), 550),  # replaced while the letter was on its way
            (ValueError("a fault of ours"), 451),
        ],
    )
    def test_says_whether_it_is_kept(self, answer: Any, code: int) -> None:
        with listening(Desk(answer)) as port, smtplib.SMTP("127.0.0.1", port, timeout=10) as session:
            session.ehlo()
            session.mail("a@b.example")
            session.rcpt(ADDRESS)

            assert session.data(LETTER)[0] == code

    def test_is_later_where_the_database_does_not_answer(self) -> None:
        with listening(Desk(OperationalError("gone"))) as port, smtplib.SMTP("127.0.0.1", port, timeout=10) as session:
            assert refused(session, ADDRESS)[0] == 451

    def test_of_lmtp_is_one_for_each_recipient(self, desk: Desk) -> None:
        with listening(desk, lmtp=True) as port, smtplib.LMTP("127.0.0.1", port, timeout=10) as session:
            session.ehlo()
            session.mail("a@b.example")
            for address in (ADDRESS, "deal-def@in.firma.example"):
                session.rcpt(address)
            first = session.data(LETTER)
            second = session.getreply()

        assert (first[0], second[0], [one[0] for one in desk.taken]) == (250, 250, ["deal-abc", "deal-def"])


class TestItsBounds:
    def test_end_a_line_that_never_ends(self, desk: Desk) -> None:
        with listening(desk) as port, socket.create_connection(("127.0.0.1", port), timeout=10) as raw:
            raw.recv(500)
            for said in (
                b"EHLO x\r\n",
                b"MAIL FROM:<a@b.example>\r\n",
                f"RCPT TO:<{ADDRESS}>\r\n".encode(),
                b"DATA\r\n",
            ):
                raw.sendall(said)
                raw.recv(2000)

            sent, told = 0, b""
            try:
                while sent < 40 * 2**20:
                    raw.sendall(b"x" * 2**16)
                    sent += 2**16
                told = raw.recv(500)
            except OSError:
                told = b"cut"

        assert told[:3] in (b"500", b"cut")
        assert sent < 40 * 2**20
        assert desk.taken == []

    def test_let_so_many_in_at_once_and_no_more(self, desk: Desk) -> None:
        with listening(desk) as port:
            there = [smtplib.SMTP("127.0.0.1", port, timeout=10) for _ in range(inbound.MOST_SESSIONS)]
            with pytest.raises(smtplib.SMTPConnectError) as told:
                smtplib.SMTP("127.0.0.1", port, timeout=10)
            for session in there:
                session.quit()
            smtplib.SMTP("127.0.0.1", port, timeout=10).quit()

        assert told.value.smtp_code == 421

    def test_let_one_slow_letter_hold_up_nobody(self) -> None:
        """The first is being kept while the second comes and goes."""
        kept, go = threading.Event(), threading.Event()

        class Slow(Desk):
            def take(self, local_part: str, data: bytes, envelope_from: str) -> Received:
                if local_part == "deal-abc":
                    kept.set()
                    assert go.wait(10)
                return super().take(local_part, data, envelope_from)

        desk = Slow()
        with listening(desk) as port:

            def first() -> None:
                with smtplib.SMTP("127.0.0.1", port, timeout=10) as session:
                    session.sendmail("a@b.example", [ADDRESS], LETTER)

            writer = threading.Thread(target=first)
            writer.start()
            assert kept.wait(10)
            with smtplib.SMTP("127.0.0.1", port, timeout=10) as session:
                session.sendmail("a@b.example", ["deal-def@in.firma.example"], LETTER)
            go.set()
            writer.join(10)

        assert [one[0] for one in desk.taken] == ["deal-def", "deal-abc"]
