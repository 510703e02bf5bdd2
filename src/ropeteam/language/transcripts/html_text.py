"""The text of an HTML mail: block elements become lines, quoted blocks lines with '> ', styles and scripts nothing."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCK_TAGS = "p div br tr li ul ol table h1 h2 h3 h4 h5 h6 blockquote hr pre section article header footer"
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_SILENT = frozenset(("style", "script", "head", "title"))


def html_to_text(markup: str) -> str:
    """Never raises; broken markup gives as much text as can be had."""
    parser = _Text()
    parser.feed(markup)
    parser.close()
    lines = (re.sub(r"[ \t\xa0]+", " ", line).rstrip() for line in "".join(parser.parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.lstrip(" ") for line in lines)).strip("\n")


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0
        self._quoted = 0
        self._fresh = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "blockquote":
            self._quoted += 1
        if tag in _BLOCKS:
            self._new_line()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "blockquote":
            self._quoted = max(0, self._quoted - 1)
        if tag in _BLOCKS and tag != "br":
            self._new_line()

    def handle_data(self, data: str) -> None:
        if self._silent or (self._fresh and not data.strip()):
            return
        if self._fresh and self._quoted:
            self.parts.append("> ")
        self._fresh = False
        self.parts.append(re.sub(r"\s+", " ", data))

    def _new_line(self) -> None:
        self.parts.append("\n")
        self._fresh = True
