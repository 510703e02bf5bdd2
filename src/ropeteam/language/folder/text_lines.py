"""The lines of a text file, one at a time, decoded as transcripts are; memory holds one line, never the file."""

from __future__ import annotations

import codecs
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from ropeteam.core.problems import Problem
from ropeteam.language.defects import defect, notice
from ropeteam.language.storable import storable
from ropeteam.language.transcripts.decoding import ARCHIVE_MARKS, guess_one_byte, looks_binary, mostly_utf8

_SAMPLE: Final = 64_000
_LONGEST_LINE: Final = 4_000_000  # bytes; a text without line ends must not fill the memory


def text_lines(path: Path, *, name: str, problems: list[Problem], max_bytes: int | None = None) -> Iterator[str]:
    """Lines with \\n at their end (\\r\\n becomes \\n). What is wrong goes to `problems`; then the lines may end early.

    Raises nothing. `max_bytes` refuses a larger file before it is opened.
    """
    try:
        if not path.is_file():
            problems.append(defect("not_a_file" if path.exists() else "missing_file", name))
            return
        size = path.stat().st_size
        if max_bytes is not None and size > max_bytes:
            size_mb, limit_mb = -(-size // 1_000_000), max_bytes // 1_000_000
            problems.append(defect("file_too_large", name, None, size_mb=size_mb, limit_mb=limit_mb))
            return
        with path.open("rb") as file:
            yield from _lines(file, name, problems)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else type(error).__name__
        problems.append(defect("unreadable_file", name, None, reason=reason))


def _lines(file: BinaryIO, name: str, problems: list[Problem]) -> Iterator[str]:
    sample = file.read(_SAMPLE)
    file.seek(0)
    if sample.startswith(ARCHIVE_MARKS):
        problems.append(defect("archive_file", name))
    elif sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        with io.TextIOWrapper(file, encoding="utf-16", errors="replace") as text:
            yield from map(storable, text)
    elif looks_binary(sample):
        problems.append(defect("binary_file", name))
    else:
        yield from _byte_lines(file, sample, name, problems)


def _byte_lines(file: BinaryIO, sample: bytes, name: str, problems: list[Problem]) -> Iterator[str]:
    """UTF-8 line by line; a line that is not gets the encoding guessed for the file, reported once."""
    one_byte: str | None = None
    reported = False
    for number, raw in enumerate(_raw_lines(file, name, problems), 1):
        line = raw.removeprefix(codecs.BOM_UTF8) if number == 1 else raw
        try:
            yield line.decode("utf-8").replace("\0", "\ufffd")
            continue
        except UnicodeDecodeError:
            pass
        if one_byte is None:
            torn = mostly_utf8(sample) and not sample.isascii()
            one_byte = "" if torn else guess_one_byte(sample if not sample.isascii() else line)
        if not reported:
            reported = True
            problems.append(
                notice("encoding_guessed", name, number, encoding=one_byte)
                if one_byte
                else defect("broken_characters", name, number, encoding="utf-8", count=1)
            )
        yield line.decode(one_byte or "utf-8", errors="replace").replace("\0", "\ufffd")


def _raw_lines(file: BinaryIO, name: str, problems: list[Problem]) -> Iterator[bytes]:
    """Lines ending in \\n, whatever the file ends them with; stops at a line that is far too long."""
    number = 0
    while raw := file.readline(_LONGEST_LINE):
        number += 1
        if len(raw) == _LONGEST_LINE:
            problems.append(defect("broken_row", name, number))
            return
        body = raw.rstrip(b"\r\n")
        yield from (piece + b"\n" for piece in body.split(b"\r")) if b"\r" in body else (body + b"\n",)
