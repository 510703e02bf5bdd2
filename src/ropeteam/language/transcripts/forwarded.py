"""A letter that somebody passes on: the words below its head are another's, and are a message of their own.

In an answer such words are what both sides know already, and are left out (`quotes`). In a letter that is forwarded (its
subject says so) they are what it was sent for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ropeteam.language.transcripts.contract import MessageHead
from ropeteam.language.transcripts.mail_heads import moment, split_address
from ropeteam.language.transcripts.quotes import HEAD_LINE, forwarded_from

_SUBJECT = re.compile(r"\s*(?:fwd?|wg|wtr)\s*:", re.IGNORECASE)
_LONGEST_HEAD = 12
_NAMES = {
    "from": "from", "von": "from", "sent": "sent", "gesendet": "sent", "date": "sent", "datum": "sent",
    "subject": "subject", "betreff": "subject", "to": "to", "an": "to",
}  # fmt: skip


def is_forward(subject: str | None) -> bool:
    return bool(subject and _SUBJECT.match(subject))


def passed_on(lines: Sequence[str]) -> tuple[MessageHead, str] | None:
    """Head and text of the letter below; None where nothing was passed on, or its head does not say by whom."""
    start = forwarded_from(list(lines))
    if start is None:
        return None
    values: dict[str, str] = {}
    at = start
    while at < min(len(lines), start + _LONGEST_HEAD) and (not lines[at].strip() or HEAD_LINE.match(lines[at])):
        match = HEAD_LINE.match(lines[at])
        if match is None and values:
            break
        if match is not None:
            name = _NAMES.get(match["key"].lower())
            values.setdefault(name or "", (match["value"] or "").strip(" *_\t"))
        at += 1
    if not values.get("from"):
        return None
    sender, address = split_address(values["from"])
    recipients = tuple(part.strip() for part in values.get("to", "").split(";") if part.strip())
    head = MessageHead(sender, address, moment(values.get("sent", "")), values.get("subject") or None, recipients)
    return head, "\n".join(lines[at:])
