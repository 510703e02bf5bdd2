"""Real mail files (`.eml`): one turn per message, attached messages included.

Where every message has a date they are put in order of time, else they keep the order of the file, the outer message
first. A letter passed on in the text of another (`forwarded`) is a message too. The text is the plain part, else the
HTML part as text; attachments other than messages are named in a notice, never read.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message

from ropeteam.core.problems import Problem
from ropeteam.language.defects import defect, notice
from ropeteam.language.storable import storable
from ropeteam.language.transcripts.contract import MessageHead, Source, Transcript, Turn
from ropeteam.language.transcripts.decoding import decode
from ropeteam.language.transcripts.forwarded import is_forward, passed_on
from ropeteam.language.transcripts.html_text import html_to_text
from ropeteam.language.transcripts.mail_heads import moment, split_address
from ropeteam.language.transcripts.quotes import own_words

_HEADER = re.compile(r"^([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]", re.MULTILINE)
_SURE = frozenset(
    (
        "received",
        "message-id",
        "mime-version",
        "return-path",
        "content-type",
        "delivered-to",
        "x-mailer",
        "dkim-signature",
    )
)
_MAX_PARTS = 1000
_LONGEST_LABEL = 200
_LONGEST_HEADER = 10_000  # characters; the decoder's time grows with their square
# Python knows codecs that are no charset of a mail ('unicode_escape', 'punycode', …); data must not choose those.
_CHARSET = re.compile(r"utf-?(?:8|16|32)|iso-?8859|latin|windows-|cp\d|koi8|gb|big5|shift.?jis|euc|mac", re.IGNORECASE)


def score(head: str, name: str) -> int | None:
    """Sure by `.eml` with any header, else by headers that only mail programs write."""
    top = re.split(r"\n[ \t]*\n", head.lstrip("\n"), maxsplit=1)[0]
    names = {match[1].lower() for match in _HEADER.finditer(top)}
    if name.lower().endswith(".eml"):
        return 100 if names else None
    return 90 if len(names & _SURE) >= 2 and names & {"from", "date", "subject"} else None


def read(source: Source) -> Transcript:
    """Never raises: what the mail parser cannot read ends as `broken_mail`."""
    problems: list[Problem] = []
    try:
        outer = message_from_bytes(source.data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"))
        found = [
            (_head(message), _body(message, source.name, problems))
            for message in _messages(outer, source.name, problems)
        ]
        found += [below for head, body in found if (below := _passed_on(head, body)) is not None]
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        return Transcript("none", problems=(defect("broken_mail", source.name, None, reason=type(error).__name__),))
    if all(head.sent for head, _ in found):
        found.sort(key=lambda pair: _aware(pair[0].sent))
    turns = []
    for no, (head, body) in enumerate(found):
        own = own_words(body.split("\n"))
        if own.left_out and not own.text and _passed_on(head, body) is None:
            problems.append(notice("only_quotes", source.name))
        message = MessageHead(head.sender, head.address, head.sent, head.subject, head.recipients, own.left_out)
        label = (head.sender or head.address or "")[:_LONGEST_LABEL] or None
        turns.append(Turn(no, label, own.text, message=message))
    started = next((head.sent for head, _ in found if head.sent), None)
    return Transcript("eml", tuple(turns), tuple(problems), started_at=started)


def _passed_on(head: MessageHead, body: str) -> tuple[MessageHead, str] | None:
    return passed_on(body.split("\n")) if is_forward(head.subject) else None


def _messages(outer: Message, name: str, problems: list[Problem]) -> list[Message]:
    """The message and all messages attached to it, at any depth."""
    messages, waiting, seen = [outer], [outer], 0
    while waiting:
        part = waiting.pop(0)
        for child in _children(part):
            seen += 1
            if seen > _MAX_PARTS:
                problems.append(defect("broken_mail", name, None, reason=f"> {_MAX_PARTS} parts"))
                return messages
            if part.get_content_type() == "message/rfc822":
                messages.append(child)
            waiting.append(child)
    return messages


def _children(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def _head(message: Message) -> MessageHead:
    sender, address = split_address(_header(message, "From"))
    recipients = [split_address(piece) for piece in _header(message, "To").split(",") if piece.strip()]
    return MessageHead(
        sender,
        address,
        moment(_header(message, "Date")),
        _header(message, "Subject") or None,
        tuple(name or mail or "" for name, mail in recipients),
    )


def _header(message: Message, key: str) -> str:
    raw = message.get(key)
    if raw is None:
        return ""
    try:
        text = str(make_header(decode_header(str(raw)[:_LONGEST_HEADER])))
    except (ValueError, LookupError, MessageError):
        text = str(raw)
    return " ".join(storable(text).split())


def _body(message: Message, name: str, problems: list[Problem]) -> str:
    """Plain text of one message, without those attached to it."""
    plain: list[str] = []
    rich: list[str] = []
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        kind = part.get_content_type()
        if kind == "message/rfc822":
            continue
        if part.is_multipart():
            waiting[:0] = _children(part)
        elif part.get_content_disposition() == "attachment" or not kind.startswith("text/"):
            label = part.get_filename() or kind
            problems.append(notice("attachment_left_out", name, None, attachment=label))
        elif kind == "text/html":
            rich.append(html_to_text(_text(part, name, problems)))
        elif kind == "text/plain":
            plain.append(_unflowed(part, _text(part, name, problems)))
    return "\n".join(plain) if any(text.strip() for text in plain) else "\n".join(rich)


def _text(part: Message, name: str, problems: list[Problem]) -> str:
    data = part.get_payload(decode=True)
    data = data if isinstance(data, bytes) else b""
    charset = part.get_content_charset()
    if charset and _CHARSET.match(charset):
        try:
            return storable(data.decode(charset).replace("\r\n", "\n").replace("\r", "\n"))
        except (UnicodeDecodeError, LookupError, ValueError):
            pass
    decoded = decode(data, name=name)
    problems.extend(decoded.problems)
    return decoded.text or ""


def _unflowed(part: Message, text: str) -> str:
    """RFC 3676: in format=flowed a line that ends with a blank goes on in the next one."""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    lines: list[str] = []
    for line in text.split("\n"):
        goes_on = bool(lines) and lines[-1].endswith(" ") and lines[-1] != "-- "
        if goes_on and line.startswith(">") == lines[-1].startswith(">"):
            lines[-1] += line.lstrip("> ") if line.startswith(">") else line.removeprefix(" ")
        else:
            lines.append(line)
    return "\n".join(lines)


def _aware(sent: datetime | None) -> datetime:
    moment_sent = sent or datetime.max
    return moment_sent if moment_sent.tzinfo else moment_sent.replace(tzinfo=UTC)
