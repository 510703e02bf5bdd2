"""Plain text, Markdown and HTML as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from ropeteam.core.vocabulary import OfferFormat
from ropeteam.language.markdown_sections import plain_text
from ropeteam.language.offers.contract import Document, Paragraph, ParagraphKind, Unreadable
from ropeteam.language.offers.lines import BULLET, joined
from ropeteam.language.storable import storable
from ropeteam.language.transcripts.decoding import decode

_HASHES = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$")
_TABLE_RULE = re.compile(r"^[\s|:+-]+$")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "th", "title"))
_ITEMS = frozenset(("li", "td", "dd"))
_BLOCKS = (
    _HEADINGS | _ITEMS | frozenset(("p", "div", "tr", "table", "ul", "ol", "br", "section", "article", "pre", "dt"))
)
_SILENT = frozenset(("script", "style", "template", "noscript", "nav", "svg"))


def read(data: bytes, *, name: str, form: OfferFormat) -> Document:
    decoded = decode(data, name=name)
    if decoded.text is None:
        raise Unreadable(decoded.problems[0])
    text = storable(decoded.text)
    paragraphs = {OfferFormat.HTML: _html, OfferFormat.MARKDOWN: _markdown}.get(form, _plain)(text)
    return Document(form, tuple(one for one in paragraphs if one.text.strip()), problems=decoded.problems)


def _plain(text: str) -> Iterator[Paragraph]:
    return joined((line, None) for line in text.split("\n"))


def _markdown(text: str) -> Iterator[Paragraph]:
    """Headings and table cells by their marks, everything else as plain text without its marks."""
    held: list[tuple[str, int | None]] = []
    for line in text.split("\n"):
        heading = _HASHES.match(line)
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if line.lstrip().startswith("|") else []
        if not heading and not cells:
            bullet = BULLET.match(line)
            mark = bullet[0] if bullet else ""
            held.append((mark + plain_text(line[len(mark) :]), None))
            continue
        yield from joined(held)
        held = []
        if heading:
            yield Paragraph(plain_text(heading[2]), ParagraphKind.HEADING)
        elif not _TABLE_RULE.match(line):
            yield from (Paragraph(plain_text(cell), ParagraphKind.ITEM) for cell in cells if cell)
    yield from joined(held)


def _html(text: str) -> Iterator[Paragraph]:
    parser = _Blocks()
    parser.feed(text)
    parser.close()
    parser.flush()
    return iter(parser.paragraphs)


class _Blocks(HTMLParser):
    """Never raises; broken markup gives as much text as can be had. What a script holds is no text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[Paragraph] = []
        self._words: list[str] = []
        self._kind = ParagraphKind.TEXT
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        if tag in _BLOCKS:
            self.flush()
            self._kind = (
                ParagraphKind.HEADING if tag in _HEADINGS else ParagraphKind.ITEM if tag in _ITEMS else self._kind
            )

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if tag in _BLOCKS:
            self.flush()
            self._kind = ParagraphKind.TEXT

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(data)

    def flush(self) -> None:
        text = " ".join("".join(self._words).split())
        self._words = []
        if text:
            self.paragraphs.append(Paragraph(text, self._kind))
