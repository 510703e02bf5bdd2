"""A mail server that takes everything, or answers as it was told: real SMTP on a port of this machine."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from integrations.mail.serving import serving

HERE = Path(__file__).parent
CA = HERE / "sink.ca.pem"


@dataclass
class Sink:
    """`rcpt` and `data` are what it answers there ('' = yes). `letters` is what arrived, `logins` who logged in."""

    rcpt: str = ""
    data: str = ""
    letters: list[EmailMessage] = field(default_factory=list)
    envelopes: list[Envelope] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)
    port: int = 0

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:
        if self.rcpt:
            return self.rcpt
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.data:
            return self.data
        assert isinstance(envelope.content, bytes)
        letter = message_from_bytes(envelope.content, policy=default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        self.envelopes.append(envelope)
        self.encrypted.append(session.ssl is not None)
        return "250 ok"


@contextmanager
def sink(*, tls: bool = False, password: str = "", **answers: str) -> Iterator[Sink]:
    """Listening until the block ends. With `password` it takes letters only from who knows it."""
    found = Sink(**answers)

    def login(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        good = isinstance(data, LoginPassword) and data.password == password.encode()
        if good:
            found.logins.append(data.login.decode())
        return AuthResult(success=good, handled=good)

    context = None
    if tls:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(HERE / "sink.pem")
    options: dict[str, Any] = {"auth_required": True, "authenticator": login} if password else {}
    with serving(
        lambda loop: (
            lambda: SMTP(found, tls_context=context, require_starttls=tls, hostname="sink", loop=loop, **options)
        )
    ) as found.port:
        yield found
