"""PDF files: lines by page, put together to paragraphs again; what every page repeats is left out."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from ropeteam.core.vocabulary import OfferFormat
from ropeteam.language.defects import ProblemCode, defect
from ropeteam.language.offers.contract import MAX_PAGES, Document, Paragraph, Unreadable
from ropeteam.language.offers.lines import joined
from ropeteam.language.storable import storable

# What a file may cost is bounded by the child's own processor time; this clock only ends one that hangs. On a busy machine a long
# contract waits for its turn, and that is no reason to refuse it.
SECONDS: Final = 600
LOOK_SECONDS: Final = 20
_REPEATED = 0.6
_EDGE = 3


def look(data: bytes, *, name: str) -> None:
    """Raises Unreadable where the file is broken, locked or too long; reads no page."""
    _asked(data, name, pages=0, seconds=LOOK_SECONDS)


def read(data: bytes, *, name: str) -> Document:
    """Raises Unreadable. A file of scanned pages has no text: that is a problem of its own, since people see words in it."""
    found = _asked(data, name, pages=MAX_PAGES, seconds=SECONDS)
    pages = [storable(text).split("\n") for text in found["texts"]]
    if not any(any(char.isalnum() for char in line) for page in pages for line in page):
        raise Unreadable(defect("scanned_pdf", name, None, pages=found["pages"]))
    return Document(OfferFormat.PDF, tuple(_paragraphs(pages)), found["pages"])


def _asked(data: bytes, name: str, *, pages: int, seconds: int) -> dict[str, Any]:
    command = [sys.executable, "-P", "-m", "ropeteam.language.offers.pdf_child", str(pages)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)
        found: dict[str, Any] = json.loads(done.stdout or b"{}")
    except subprocess.TimeoutExpired as error:
        raise _refused("too_hard_to_read", name) from error
    except ValueError as error:
        raise _refused("broken_pdf", name) from error
    if done.returncode or not found:
        raise _refused("too_hard_to_read", name)
    if found.get("refused") == "locked_file":
        raise _refused("locked_file", name)
    if "refused" in found:
        raise _refused("broken_pdf", name)
    if found["pages"] > MAX_PAGES:
        raise Unreadable(defect("too_many_pages", name, None, count=found["pages"], limit=MAX_PAGES))
    return found


def _refused(code: ProblemCode, name: str) -> Unreadable:
    return Unreadable(defect(code, name))


def _paragraphs(pages: Sequence[Sequence[str]]) -> Iterator[Paragraph]:
    """A paragraph that runs over a page's end is one, and stands where it begins."""
    repeated = _repeated(pages)
    lines = [
        (line, no)
        for no, page in enumerate(pages, start=1)
        for place, line in enumerate(page)
        if not (_at_edge(place, page) and _shape(line) in repeated)
    ]
    return joined(lines)


def _repeated(pages: Sequence[Sequence[str]]) -> set[str]:
    """The shapes of the lines at the edges of most pages: letterhead, page numbers, footers."""
    if len(pages) < 3:
        return set()
    edges = Counter(
        shape for page in pages for shape in {_shape(line) for place, line in enumerate(page) if _at_edge(place, page)}
    )
    return {shape for shape, count in edges.items() if shape and count >= _REPEATED * len(pages)}


def _at_edge(place: int, page: Sequence[str]) -> bool:
    return place < _EDGE or place >= len(page) - _EDGE


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split()).casefold())
