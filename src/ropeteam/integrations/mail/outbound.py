"""Letters out by SMTP. One connection for many letters; what the server says becomes an outcome, never an exception."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from types import TracebackType
from typing import Self

from ropeteam.core.letters import Written
from ropeteam.core.mail_settings import NONE, TLS, Outgoing
from ropeteam.core.mailing import Outcome, Tried
from ropeteam.flows.mailing import message_id
from ropeteam.store.models import MailOut, Person

PERMANENT = 500


class SmtpCarrier:
    """Used with `with`: the connection is made when the first letter goes, and closed in the end. `said`: the last words of
    a server that did not take a letter."""

    def __init__(self, server: Outgoing) -> None:
        self.server = server
        self.said = ""
        self._session: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._hang_up()

    def carry(self, row: MailOut) -> Tried:
        written = Written(row.subject, row.text, row.html)
        identity = message_id(row, self.server.domain)
        to = row.to or row.contact
        assert to is not None  # the database keeps one of them
        try:
            message = as_message(
                written, server=self.server, name=to.name, address=to.mail, language=row.language, identity=identity,
                on=row.created_at, owner=row.owner,
            )  # fmt: skip
        except (ValueError, IndexError, MessageError) as error:  # an address that no mail can have
            return Tried(Outcome.NEVER, str(error))
        return self.send(message, to.mail)

    def send(self, message: EmailMessage, address: str) -> Tried:
        tried = self._sent(message, address)
        self.said = tried.said or self.said
        return tried

    def _sent(self, message: EmailMessage, address: str) -> Tried:
        try:
            session = self._connected()
        except (OSError, smtplib.SMTPException, UnicodeError) as error:
            self._hang_up()
            return Tried(Outcome.CLOSED, _words(error))
        try:
            session.send_message(message, from_addr=self.server.address, to_addrs=[address])
        except smtplib.SMTPRecipientsRefused as error:
            code, said = next(iter(error.recipients.values()))
            return Tried(_outcome(code), _answer(code, said))
        except smtplib.SMTPSenderRefused as error:  # whoever we write to: it is about us
            self._hang_up()
            return Tried(Outcome.CLOSED, _words(error))
        except smtplib.SMTPDataError as error:
            return Tried(_outcome(error.smtp_code), _words(error))
        except (smtplib.SMTPNotSupportedError, ValueError) as error:
            return Tried(Outcome.NEVER, str(error))
        except (OSError, smtplib.SMTPException) as error:
            self._hang_up()
            return Tried(Outcome.LATER, _words(error))
        return Tried(Outcome.SENT)

    def _connected(self) -> smtplib.SMTP:
        if self._session is None:
            self._session = _session(self.server)
        return self._session

    def _hang_up(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            with suppress(OSError, smtplib.SMTPException):
                session.quit()


def as_message(
    written: Written,
    *,
    server: Outgoing,
    name: str,
    address: str,
    language: str,
    identity: str,
    on: datetime,
    owner: Person | None = None,
) -> EmailMessage:
    """Plain text and HTML that say the same. Marked as written by a program, so that no program answers.

    In somebody's name: the house's own address, since another one would not be trusted, with the owner's name; an answer goes to
    the owner."""
    message = EmailMessage(policy=SMTP)
    own_name, own_address = parseaddr(server.sender)
    message["From"] = Address(" ".join(owner.name.split()) if owner else own_name, addr_spec=own_address)
    if owner and owner.mail:
        message["Reply-To"] = Address(" ".join(owner.name.split()), addr_spec=owner.mail)
    message["To"] = Address(" ".join(name.split()), addr_spec=address)
    message["Subject"] = " ".join(written.subject.split())
    message["Date"] = format_datetime(on)
    message["Message-ID"] = identity
    message["Content-Language"] = language
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message.set_content(written.text)
    if written.html:
        message.add_alternative(written.html, subtype="html")
    return message


def _session(server: Outgoing) -> smtplib.SMTP:
    """Connected, behind TLS unless the server is in the house and was set so, and logged in where a user is named."""
    if server.tls == TLS:
        session: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, local_hostname=server.domain, timeout=server.seconds, context=_trust(server)
        )
    else:
        session = smtplib.SMTP(server.host, server.port, local_hostname=server.domain, timeout=server.seconds)
    try:
        if server.tls not in (TLS, NONE):
            session.starttls(context=_trust(server))
        if server.user:
            session.login(server.user, server.password)
    except BaseException:
        session.close()
        raise
    return session


def _trust(server: Outgoing) -> ssl.SSLContext:
    """The certificates of this machine, and the house's own where they are named."""
    context = ssl.create_default_context()
    if server.ca:
        context.load_verify_locations(server.ca)
    return context


def _outcome(code: int) -> Outcome:
    return Outcome.NEVER if code >= PERMANENT else Outcome.LATER


def _words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _answer(error.smtp_code, error.smtp_error)
    return str(error) or type(error).__name__


def _answer(code: int, said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return "".join(char if char.isprintable() else " " for char in f"{code} {text}")
