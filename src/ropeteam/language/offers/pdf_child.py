"""Reads a PDF in a process of its own: bytes come in, lines by page go out as JSON, and the machine's limits hold.

A PDF from outside can cost any time and memory, and no library can promise otherwise; a process can be ended.
`python -m ropeteam.language.offers.pdf_child PAGES` reads at most that many pages; 0 looks only whether it can be read.
"""

from __future__ import annotations

import io
import json
import logging
import resource
import sys
from contextlib import suppress

from pypdf import PdfReader

CPU_SECONDS = 120
MEMORY_BYTES = 1536 * 1024 * 1024


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    with suppress(ValueError, OSError):  # not every system bounds memory; the clock of who waits is the last limit
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    logging.disable(logging.CRITICAL)  # what the library complains about would drown what this says
    json.dump(_read(sys.stdin.buffer.read(), int(sys.argv[1])), sys.stdout)


def _read(data: bytes, most: int) -> dict[str, object]:
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not _opened(reader):
            return {"refused": "locked_file"}
        pages = len(reader.pages)
        texts = [page.extract_text() or "" for page in (reader.pages if pages <= most else ())]
    except Exception:  # a broken file may raise anything at all; to the reader it is one thing
        return {"refused": "broken_pdf"}
    return {"pages": pages, "texts": texts}


def _opened(reader: PdfReader) -> bool:
    """Some files are locked with no password, only against printing."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # a cipher that is not here, or a broken lock
        return False


if __name__ == "__main__":
    main()
