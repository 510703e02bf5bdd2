"""The chain of the nightly digest: each link is a keyed hash over the link before it and what one row said.

Rule in prose. A row's *content* is the hash of its columns. Link n is HMAC-SHA-256 under the installation's key of (n, link n - 1,
table, id, content). A night is signed by one more over its first and last link, its head and the columns that were read. Who has
the database but not the key can neither change a sealed row nor mend the chain after it; the first link that does not fit names
the row. Why HMAC and no public-key signature: docs/why/ledger.md.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from enum import StrEnum

START = "0" * 64


class Flaw(StrEnum):
    """What does not fit; rendered by wording as `seal.<flaw>`."""

    CHANGED = "changed"
    GONE = "gone"
    FORGED = "forged"
    MISSING = "missing"
    SIGNATURE = "signature"
    CUT_OFF = "cut_off"
    SLIPPED_IN = "slipped_in"
    OTHER_KEY = "other_key"


def link(key: bytes, *, n: int, before: str, table: str, row: int, content: str) -> str:
    return _keyed(key, f"{n}|{before}|{table}|{row}|{content}")


def signature(key: bytes, *, first: int, last: int, head: str, day: str, columns: Mapping[str, Sequence[str]]) -> str:
    read = json.dumps({table: list(names) for table, names in columns.items()}, sort_keys=True)
    return _keyed(key, f"night|{first}|{last}|{head}|{day}|{read}")


def key_id(key: bytes) -> str:
    """Which key it was, without telling the key."""
    return hashlib.sha256(b"ropeteam ledger key|" + key).hexdigest()[:16]


def same(one: str, other: str) -> bool:
    return hmac.compare_digest(one, other)


def _keyed(key: bytes, text: str) -> str:
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
