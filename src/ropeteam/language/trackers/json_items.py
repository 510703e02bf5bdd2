"""The items of a large JSON text, one at a time: memory holds one item, never the file.

Given are the items of the outermost list, or of every list that is a value of the outermost object, each with the name the
list stands under ('' for the outermost). Anything else is passed over.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from ropeteam.language.storable import storable

_CHUNK: Final = 1 << 16
LARGEST_ITEM: Final = 8_000_000  # characters
_SPACE: Final = " \t\n\r"
_GOES_ON: Final = frozenset(("", *"0123456789.eE+-"))


class BrokenJson(ValueError):
    """The text is no JSON of this shape; `line` says where reading ended."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def json_items(file: BinaryIO) -> Iterator[tuple[str, Any, int]]:
    """(name of the list, item, line). What was read before a mistake stays; then BrokenJson."""
    text = _Text(file)
    opening = text.peek()
    if opening == "[":
        yield from _listed("", text)
    elif opening == "{":
        yield from _members(text)
    else:
        raise BrokenJson(text.line)


def _members(text: _Text) -> Iterator[tuple[str, Any, int]]:
    text.take("{")
    while text.peek() != "}":
        name = text.value()
        if not isinstance(name, str):
            raise BrokenJson(text.line)
        text.take(":")
        if text.peek() == "[":
            yield from _listed(name, text)
        else:
            text.value()
        if text.peek() == ",":
            text.take(",")
        elif text.peek() != "}":
            raise BrokenJson(text.line)


def _listed(name: str, text: _Text) -> Iterator[tuple[str, Any, int]]:
    text.take("[")
    while text.peek() != "]":
        line = text.line
        yield name, text.value(), line
        if text.peek() == ",":
            text.take(",")
        elif text.peek() != "]":
            raise BrokenJson(text.line)
    text.take("]")


class _Text:
    """The text from where reading stands, filled up from the file as far as needed."""

    def __init__(self, file: BinaryIO) -> None:
        self.line = 1
        self._file = file
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")(errors="replace")
        self._json = json.JSONDecoder()
        self._buffer = ""
        self._at = 0
        self._ended = False

    def peek(self) -> str:
        """The next character that is no space; '' at the end."""
        while True:
            while self._at < len(self._buffer) and self._buffer[self._at] in _SPACE:
                self.line += self._buffer[self._at] == "\n"
                self._at += 1
            if self._at < len(self._buffer):
                return self._buffer[self._at]
            if not self._fill(_CHUNK):
                return ""

    def take(self, wanted: str) -> None:
        if self.peek() != wanted:
            raise BrokenJson(self.line)
        self._at += 1

    def value(self) -> Any:
        self.peek()
        wanted = _CHUNK
        while True:
            try:
                value, end = self._json.raw_decode(self._buffer, self._at)
            except RecursionError:
                raise BrokenJson(self.line) from None
            except ValueError:
                if len(self._buffer) - self._at > LARGEST_ITEM or not self._fill(wanted):
                    raise BrokenJson(self.line) from None
            else:
                # A number may go on in the next piece.
                if self._buffer[end : end + 1] not in _GOES_ON or not self._fill(wanted):
                    break
            wanted *= 2
        self.line += self._buffer.count("\n", self._at, end)
        self._at = end
        return _storable(value)

    def _fill(self, size: int) -> bool:
        """Take more of the file in, and let go of what was read."""
        if self._ended:
            return False
        read = self._file.read(size)
        self._ended = not read
        more = self._decoder.decode(read, final=self._ended)
        if self._ended:
            self._buffer += more
            return bool(more)
        self._buffer = self._buffer[self._at :] + more
        self._at = 0
        return True


def _storable(value: Any) -> Any:
    """As every database can hold it."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list):
        return [_storable(one) for one in value]
    if isinstance(value, dict):
        return {storable(name): _storable(one) for name, one in value.items()}
    return value
