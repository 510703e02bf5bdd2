"""Text as every database and terminal can hold it."""

from __future__ import annotations

import re

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def storable(text: str) -> str:
    """Zero characters and halves of surrogate pairs become \ufffd. They come from escapes in JSON and YAML, from odd mail
    charsets and from file names that are no UTF-8."""
    return _UNSTORABLE.sub("\ufffd", text)


def typed(text: str) -> str:
    """What somebody typed into a form or sent by a command: storable, its lines ended in one way, nothing around it."""
    return storable(text).replace("\r\n", "\n").strip()
