"""The head of a letter that came by mail: who wrote to whom, its id, whether a program wrote it; and what makes it the same
letter if it comes again.

Nothing here raises: a head that cannot be read is an empty one.
"""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import getaddresses, parsedate_to_datetime

from ropeteam.core.mailing import Head
from ropeteam.language.storable import storable

MOST_RECIPIENTS = 200
_LONGEST_HEADER = 20_000  # characters; decoding takes time with their square
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_LONGEST_ID = 300
_DELIVERED = ("Delivered-To", "X-Original-To", "Envelope-To")


def head_of(data: bytes) -> Head:
    try:
        message = BytesHeaderParser().parsebytes(_head_bytes(data))
    except (MessageError, ValueError, LookupError, TypeError, AttributeError):
        return Head("", "")
    senders = _addresses(message, ("From",)) or (("", ""),)
    return Head(
        sender=senders[0][0],
        sender_name=senders[0][1],
        recipients=_addresses(message, ("To", "Cc")),
        delivered=tuple(address for address, _ in _addresses(message, _DELIVERED)),
        message_id=_short(_plain(message, "Message-ID")),
        subject=_plain(message, "Subject")[:300],
        sent=_sent(_plain(message, "Date")),
        automatic=_automatic(message),
    )


def fingerprint(data: bytes) -> str:
    """A hash of what its writer wrote: sender, day, subject, body. What servers add on the way, and whose line ends they
    use, is not in it."""
    head = BytesHeaderParser().parsebytes(_head_bytes(data))
    found = hashlib.sha256()
    for name in ("From", "Date", "Subject"):
        found.update(" ".join(str(head.get(name, "")).split()).encode("utf-8", "surrogateescape") + b"\n")
    body = _END_OF_HEAD.split(data, maxsplit=1)
    found.update((body[1] if len(body) > 1 else b"").replace(b"\r\n", b"\n").rstrip(b"\n"))
    return found.hexdigest()


def _head_bytes(data: bytes) -> bytes:
    return _END_OF_HEAD.split(data, maxsplit=1)[0] + b"\r\n\r\n"


def _automatic(message: Message) -> bool:
    """RFC 3834, bounces and receipts, and what the most spread programs write instead."""
    submitted = _plain(message, "Auto-Submitted").lower()
    if submitted and submitted.split(";")[0].strip() != "no":
        return True
    if message.get_content_type() == "multipart/report":
        return True
    named = any(message.get(name) is not None for name in ("X-Autoreply", "X-Autorespond", "X-Autoresponder"))
    return named or _plain(message, "Precedence").lower() == "auto_reply"


def _addresses(message: Message, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    raw = [str(value)[:_LONGEST_HEADER] for name in names for value in message.get_all(name, [])]
    found: dict[str, str] = {}
    for name, address in getaddresses(raw):
        if "@" in address:
            found.setdefault(storable(address).strip().lower()[:254], _decoded(name)[:200])
    return tuple(found.items())[:MOST_RECIPIENTS]


def _plain(message: Message, name: str) -> str:
    return _decoded(str(message.get(name, ""))[:_LONGEST_HEADER])


def _decoded(raw: str) -> str:
    try:
        text = str(make_header(decode_header(raw)))
    except (ValueError, LookupError, MessageError):
        text = raw
    return " ".join(storable(text).split())


def _short(message_id: str) -> str:
    """An id longer than the table's column by its hash."""
    return message_id if len(message_id) <= _LONGEST_ID else hashlib.sha256(message_id.encode()).hexdigest()


def _sent(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text) if text else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
