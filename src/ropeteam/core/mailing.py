"""Letters: when one is tried again, until when it is worth sending, what a letter that came is.

Sending, in prose. A letter is tried at once. Where the server asks to come back later or does not answer, it is tried
again after growing pauses (PAUSES); after the last one it is given up with the server's words. What the server refuses for
good is given up at once. A letter that waited longer than WORTH is not sent any more: its news are old.

| tries done | next try after |
|---|---|
| 1 | a minute |
| 3 | a quarter of an hour |
| 7 | a day |
| 8 | never: given up |

A letter that came, in prose. One that a program wrote (an absence note, a bounce) or that is our own is dropped, so that two
machines never write to each other. Written by a colleague of the deal's rope to the deal's address alone, it is a note;
everything else is a mail of that deal.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from ropeteam.core.vocabulary import MailRefusal

PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=3),
    timedelta(hours=8),
    timedelta(hours=24),
)
# While one worker sends a letter no other does; after so long it is thought dead.
LEASE = timedelta(minutes=10)
WORTH = timedelta(days=14)
# The weekly letter is written on Monday from this hour on; who starts later in the week gets it until Friday.
DIGEST_HOUR, LAST_DIGEST_DAY = 6, 4
MOST_BYTES = 10 * 2**20
_SECRET = re.compile(r"(answer-by-link/)[\w-]{20,}/")


def next_try(tries: int, *, now: datetime) -> datetime | None:
    """When a letter that was tried so often is tried again; None: never."""
    return now + PAUSES[tries - 1] if 0 < tries <= len(PAUSES) else None


def is_old(written: datetime, *, now: datetime) -> bool:
    return now - written > WORTH


def without_secrets(text: str) -> str:
    """The words of a letter that is gone, without what only its reader should have: nobody who reads the outbox later answers
    in somebody's name."""
    return _SECRET.sub(r"\1…/", text)


def digest_week(local: datetime) -> str:
    """The week whose letter is due now, as 2026-W47; '' where none is."""
    begun = local.weekday() > 0 or local.hour >= DIGEST_HOUR
    if not begun or local.weekday() > LAST_DIGEST_DAY:
        return ""
    year, week, _ = local.isocalendar()
    return f"{year}-W{week:02}"


class Outcome(StrEnum):
    """What became of a try. `closed`: the server takes nothing now, from anybody."""

    SENT = "sent"
    LATER = "later"
    NEVER = "never"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Tried:
    """The outcome, with the server's own words."""

    outcome: Outcome
    said: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a letter says. Addresses in small letters; `automatic`: a program wrote it; `delivered`: the addresses
    under which servers on the way say they delivered it."""

    sender: str
    sender_name: str
    recipients: tuple[tuple[str, str], ...] = ()
    delivered: tuple[str, ...] = ()
    message_id: str = ""
    subject: str = ""
    sent: datetime | None = None
    automatic: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What a deal knows of addresses: its own, and those of its rope."""

    own: str
    rope: Collection[str] = frozenset()


def refused(head: Head, *, own_ids: str, envelope_from: str | None) -> MailRefusal | None:
    """Why this letter is dropped at its head. `own_ids`: the end of every Message-ID that we write. An empty envelope
    sender is how servers write bounces."""
    if own_ids and head.message_id.endswith(own_ids):
        return MailRefusal.OWN
    if head.automatic or envelope_from == "":
        return MailRefusal.AUTOMATIC
    return None


def is_note(head: Head, known: Known) -> bool:
    """A colleague of the rope wrote to the deal's address and to nobody else."""
    return head.sender in known.rope and all(address == known.own for address, _ in head.recipients)
