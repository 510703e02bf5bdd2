"""Word files: the paragraphs of the body, of tables, text boxes and footnotes."""

from __future__ import annotations

import re
from typing import Final

from ropeteam.core.vocabulary import OfferFormat
from ropeteam.language.offers.contract import Document, Paragraph, ParagraphKind
from ropeteam.language.offers.docx_scan import NotXml, Part, Scanned, scan
from ropeteam.language.offers.zipped import WordFile
from ropeteam.language.storable import storable

BODY: Final = "word/document.xml"
_NOTES: Final = ("word/footnotes.xml", "word/endnotes.xml")
_HEADING = re.compile(r"heading|berschrift|titel|title|untertitel|titre|toc|verzeichnis", re.IGNORECASE)
_LISTED = re.compile(r"list|aufz|bullet", re.IGNORECASE)


def read(data: bytes, *, name: str) -> Document:
    """Raises Unreadable for a file that is none of Word's, is locked or carries macros."""
    file = WordFile(data, name=name)
    parts = [body(file), *(_part(file, note) for note in _NOTES if file.has(note))]
    paragraphs = tuple(_paragraph(one) for part in parts for one in part.paragraphs if one.text.strip())
    return Document(OfferFormat.DOCX, paragraphs)


def body(file: WordFile) -> Part:
    return _part(file, BODY)


def _part(file: WordFile, name: str) -> Part:
    try:
        return scan(file.part(name))
    except NotXml as error:
        raise file.refused("broken_docx") from error


def _paragraph(one: Scanned) -> Paragraph:
    kind = ParagraphKind.TEXT
    if one.outlined or _HEADING.search(one.style):
        kind = ParagraphKind.HEADING
    elif one.listed or one.in_table or _LISTED.search(one.style):
        kind = ParagraphKind.ITEM
    return Paragraph(storable(one.text), kind)
