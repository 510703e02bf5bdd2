"""The one door for offers: bytes in, paragraphs and problems out. Never raises on any input, runs nothing that a file brings.

The first bytes say what a file is; its ending only decides between kinds of plain text. So a program that calls itself
offer.pdf is refused, and an offer.docx that is a PDF is read as one.
"""

from __future__ import annotations

from typing import Final

from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import OfferFormat
from ropeteam.language.defects import defect, notice
from ropeteam.language.offers import docx, pages, pdf
from ropeteam.language.offers.contract import MAX_BYTES, MAX_CHARS, Document, Unreadable
from ropeteam.language.offers.zipped import WordFile
from ropeteam.language.transcripts.decoding import ARCHIVE_MARKS

_OLD_WORD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MACRO_ENDINGS: Final = (".docm", ".dotm", ".xlsm", ".pptm")
_MARKDOWN_ENDINGS: Final = (".md", ".markdown")
_HTML_ENDINGS: Final = (".html", ".htm", ".xhtml")
_WORD_ENDINGS: Final = (".docx", ".dotx")


def look(data: bytes, *, name: str) -> tuple[OfferFormat | None, tuple[Problem, ...]]:
    """What the file is, or why it is refused: cheap enough to be done while somebody waits."""
    try:
        form = _format(data, name)
        if form == OfferFormat.PDF:
            pdf.look(data, name=name)
        elif form == OfferFormat.DOCX:
            docx.body(WordFile(data, name=name))
        else:
            pages.read(data, name=name, form=form)
    except Unreadable as error:
        return None, (error.problem,)
    return form, ()


def read(data: bytes, *, name: str) -> Document:
    """Everything in the file, or why nothing of it."""
    try:
        form = _format(data, name)
        found = _read(data, name, form)
    except Unreadable as error:
        return Document(None, problems=(error.problem,))
    if not found.paragraphs:
        return Document(form, problems=(*found.problems, defect("empty_file", name)))
    return _shortened(found, name)


def _format(data: bytes, name: str) -> OfferFormat:
    lower = name.lower()
    if len(data) > MAX_BYTES:
        values = {"size_mb": -(-len(data) // 1_000_000), "limit_mb": MAX_BYTES // 1_000_000}
        raise Unreadable(defect("file_too_large", name, None, **values))
    if not data.strip():
        raise Unreadable(defect("empty_file", name))
    if lower.endswith(_MACRO_ENDINGS):
        raise Unreadable(defect("macro_file", name))
    if data.startswith(_OLD_WORD):
        raise Unreadable(defect("old_or_locked_word", name))
    if b"%PDF-" in data[:1024]:
        return OfferFormat.PDF
    if data.startswith(b"PK\x03\x04"):
        if docx.BODY in WordFile(data, name=name).names():
            return OfferFormat.DOCX
        raise Unreadable(defect("broken_docx" if lower.endswith(_WORD_ENDINGS) else "not_an_offer", name))
    if lower.endswith(_WORD_ENDINGS):
        raise Unreadable(defect("broken_docx", name))
    if lower.endswith(".pdf"):
        raise Unreadable(defect("broken_pdf", name))
    if data.startswith(ARCHIVE_MARKS):
        raise Unreadable(defect("not_an_offer", name))
    return _text_format(data, lower)


def _text_format(data: bytes, lower: str) -> OfferFormat:
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if lower.endswith(_HTML_ENDINGS) or head.startswith((b"<!doctype html", b"<html")):
        return OfferFormat.HTML
    if head.startswith(b"{\\rtf"):
        raise Unreadable(defect("not_an_offer", lower))
    return OfferFormat.MARKDOWN if lower.endswith(_MARKDOWN_ENDINGS) else OfferFormat.TEXT


def _read(data: bytes, name: str, form: OfferFormat) -> Document:
    if form == OfferFormat.PDF:
        return pdf.read(data, name=name)
    if form == OfferFormat.DOCX:
        return docx.read(data, name=name)
    return pages.read(data, name=name, form=form)


def _shortened(found: Document, name: str) -> Document:
    """A text beyond every contract is read as far as the limit, and says so."""
    length = 0
    for no, paragraph in enumerate(found.paragraphs):
        length += len(paragraph.text)
        if length > MAX_CHARS:
            problem = notice("offer_cut", name, None, limit=MAX_CHARS // 1_000_000)
            return Document(found.format, found.paragraphs[:no], found.pages, (*found.problems, problem))
    return found
