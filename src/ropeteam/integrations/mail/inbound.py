"""Letters in: our own listener (SMTP or LMTP) behind the house's mail server, and letters from files.

It takes letters for deals' addresses and for nothing else; it relays nothing and sends nothing. A letter is answered with
"250" only once it stands in the database. What it holds in memory is bounded: so many sessions, each at most one letter.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol
from weakref import WeakKeyDictionary

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.db import Error as DatabaseError
from django.db import close_old_connections
from django.utils import timezone

from ropeteam.core.errors import NotFound
from ropeteam.core.mail_settings import Incoming
from ropeteam.core.mailing import MOST_BYTES
from ropeteam.core.vocabulary import MailRefusal
from ropeteam.flows import mail_in, mailing
from ropeteam.flows.mail_in import Received
from ropeteam.store.queries import mail as query

log = logging.getLogger("ropeteam.mail")

MOST_SESSIONS = 20
WORKERS = 2
MOST_RECIPIENTS = 50
MOST_GUESSES = 5
LONGEST_LINE = 64 * 1024
# Without an end of line in so many bytes it is no letter: what waits for one is held in memory.
MOST_WITHOUT_END = 2**20
TIMEOUT_S = 120
TAKEN, UNKNOWN, NOT_OURS = "250 2.6.0 taken", "550 5.1.1 nobody has this address", "550 5.7.1 no mail for this domain"
LATER, GUESSING = "451 4.3.0 cannot keep it now, try again", "421 4.7.0 too many unknown addresses"
TOO_MANY = "452 4.5.3 too many recipients"
REFUSALS = {MailRefusal.NO_WORDS: "554 5.6.0 no words to read in it", MailRefusal.BROKEN: "554 5.6.0 cannot be read"}


class Desk(Protocol):
    """Where letters are handed over: who has an address, and what becomes of a letter."""

    def knows(self, local_part: str) -> bool: ...

    def take(self, local_part: str, data: bytes, envelope_from: str) -> Received: ...


@dataclass(frozen=True, slots=True)
class Office:
    """The desk that keeps letters in the database."""

    domain: str
    own_ids: str = ""

    def knows(self, local_part: str) -> bool:
        return query.open_address(local_part) is not None

    def take(self, local_part: str, data: bytes, envelope_from: str | None = None) -> Received:
        return mail_in.take(
            local_part, data, domain=self.domain, own_ids=self.own_ids, now=timezone.now(), envelope_from=envelope_from
        )


def office(place: Incoming) -> Office:
    """The office under the operator's domain; it knows the letters that we send ourselves."""
    server = mailing.outgoing()
    return Office(place.domain, mailing.own_ids(server.domain) if server else "")


class Handler:
    """What the listener asks: is this an address of ours, and is this letter kept? Asked in a few threads of its own, so
    that one slow letter holds up nobody and the database sees few connections."""

    def __init__(self, desk: Desk, *, domain: str, lmtp: bool) -> None:
        self.desk, self.domain, self.lmtp = desk, domain, lmtp
        self.guesses: WeakKeyDictionary[Session, int] = WeakKeyDictionary()
        self.threads = ThreadPoolExecutor(WORKERS, thread_name_prefix="mail")

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        local, _, domain = address.rpartition("@")
        if domain.lower() != self.domain:
            return NOT_OURS
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return TOO_MANY
        try:
            known = await self._asked(self.desk.knows, local.lower())
        except DatabaseError:
            log.exception("asking for an address")
            return LATER
        if not known:
            self.guesses[session] = self.guesses.get(session, 0) + 1
            if self.guesses[session] <= MOST_GUESSES:
                return UNKNOWN
            # The library only says 421; the line is closed once that is written.
            assert server.transport is not None
            asyncio.get_running_loop().call_soon(server.transport.close)
            return GUESSING
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """SMTP has one answer for all recipients, LMTP one each."""
        data = envelope.content
        assert isinstance(data, bytes)
        sender = "" if envelope.mail_from in ("<>", None) else envelope.mail_from
        locals_ = [address.rpartition("@")[0].lower() for address in envelope.rcpt_tos]
        answers = [await self._kept(local, data, sender) for local in locals_]
        return "\r\n".join(answers) if self.lmtp else _one(answers)

    async def _kept(self, local: str, data: bytes, sender: str) -> str:
        try:
            found = await self._asked(self.desk.take, local, data, sender)
        except NotFound:
            return UNKNOWN
        except Exception:  # whatever it is: the sender keeps the letter and comes again
            log.exception("taking a letter")
            return LATER
        log.info("%s for deal %s%s", found.refused or found.how, found.deal.key, _named(found))
        return REFUSALS.get(found.refused, TAKEN) if found.refused else TAKEN

    async def _asked(self, ask: Callable[..., Any], *arguments: object) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self.threads, partial(_connected, ask, *arguments))


def _connected(ask: Callable[..., Any], *arguments: object) -> Any:
    """These threads live long: a connection that broke meanwhile is made anew."""
    close_old_connections()
    return ask(*arguments)


def _one(answers: list[str]) -> str:
    """Come again if one could not be kept now: what stands already is not written twice. A refusal only if all refuse."""
    if LATER in answers:
        return LATER
    return TAKEN if TAKEN in answers else answers[0]


def _named(found: Received) -> str:
    """Attachments are not read: their names go into the log, as data."""
    return f", left out: {', '.join(map(repr, found.left_out))}" if found.left_out else ""


class _Bounded:
    """At most so many sessions at once, and none that fills the memory with a line that never ends."""

    open = 0
    line_length_limit = LONGEST_LINE
    _without_end = 0
    _counted = False

    def connection_made(self, transport: Any) -> None:
        if _Bounded.open >= MOST_SESSIONS:
            transport.write(b"421 4.3.2 too many connections, try again\r\n")
        super().connection_made(transport)  # type: ignore[misc]
        if _Bounded.open >= MOST_SESSIONS:
            transport.close()
            return
        _Bounded.open += 1
        self._counted = True

    def connection_lost(self, error: Exception | None) -> None:
        if self._counted:
            _Bounded.open -= 1
            self._counted = False
        super().connection_lost(error)  # type: ignore[misc]

    def data_received(self, data: bytes) -> None:
        end = data.rfind(b"\r\n")
        self._without_end = len(data) - end - 2 if end >= 0 else self._without_end + len(data)
        if self._without_end > MOST_WITHOUT_END:
            transport: Any = getattr(self, "transport", None)
            if transport is not None:
                transport.write(b"500 5.6.0 a line without end\r\n")
                transport.close()
            return
        super().data_received(data)  # type: ignore[misc]


class BoundedSmtp(_Bounded, SMTP):
    pass


class BoundedLmtp(_Bounded, LMTP):
    pass


def protocol(desk: Desk, place: Incoming, *, loop: asyncio.AbstractEventLoop | None = None) -> Callable[[], SMTP]:
    """What answers one connection."""
    handler = Handler(desk, domain=place.domain, lmtp=place.lmtp)
    kind = BoundedLmtp if place.lmtp else BoundedSmtp
    return lambda: kind(
        handler, data_size_limit=MOST_BYTES, enable_SMTPUTF8=True, ident="Ropeteam", hostname=place.domain, timeout=TIMEOUT_S,
        loop=loop,
    )  # fmt: skip


async def listen(desk: Desk, place: Incoming, *, ready: Callable[[int], None]) -> None:
    """Until cancelled. `ready` gets the port."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(protocol(desk, place, loop=loop), place.host, place.port)
    ready(server.sockets[0].getsockname()[1])
    async with server:
        await server.serve_forever()
