"""A Word file, or another of its family, as the archive it is, opened with distrust: sizes are bounded whatever it claims,
nothing is unpacked.

Macros are refused unread: a file that may carry code has no place among offers, whatever its ending.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final

from ropeteam.language.defects import ProblemCode, defect
from ropeteam.language.offers.contract import Unreadable

MAX_PARTS: Final = 4_000
MAX_PART_BYTES: Final = 96 * 1024 * 1024
MAX_TOTAL_BYTES: Final = 400 * 1024 * 1024
_NO_DAY: Final = (1980, 1, 1, 0, 0, 0)  # what an archive says where it knows none
_MACROS: Final = ("vbaproject.bin", "vbadata.xml")


class WordFile:
    """The parts of a .docx. Every part is read at most `MAX_PART_BYTES` long. `broken` is the defect of a file that is none."""

    def __init__(self, data: bytes, *, name: str, broken: ProblemCode = "broken_docx") -> None:
        self._name = name
        self._broken = broken
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
            raise self.refused(self._broken) from error
        self._entries = {entry.filename: entry for entry in self._zip.infolist()}
        self._check()

    def names(self) -> list[str]:
        return list(self._entries)

    def has(self, part: str) -> bool:
        return part in self._entries

    def size(self, *parts: str) -> int:
        """How many bytes the parts claim to have unpacked; `part` holds them to it."""
        return sum(self._entries[part].file_size for part in parts if part in self._entries)

    def part(self, part: str) -> bytes:
        """The bytes of one part; refused where there are more than it may have."""
        entry = self._entries.get(part)
        if entry is None:
            raise self.refused(self._broken)
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(MAX_PART_BYTES + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            ValueError,
            OSError,
            EOFError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise self.refused(self._broken) from error
        if len(data) > MAX_PART_BYTES:
            raise self.refused("zip_bomb")
        return data

    def with_parts(self, changed: dict[str, bytes]) -> bytes:
        """The same archive with some parts replaced or added. No clock: the same parts give the same bytes."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for name in [*self._entries, *(name for name in changed if name not in self._entries)]:
                known = self._entries.get(name)
                entry = zipfile.ZipInfo(name, known.date_time if known else _NO_DAY)
                data = changed[name] if name in changed else self.part(name)
                target.writestr(entry, data, zipfile.ZIP_DEFLATED)
        return out.getvalue()

    def refused(self, code: ProblemCode) -> Unreadable:
        return Unreadable(defect(code, self._name))

    def _check(self) -> None:
        entries = self._zip.infolist()
        if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_TOTAL_BYTES:
            raise self.refused("zip_bomb")
        if any(entry.flag_bits & 1 for entry in entries):
            raise self.refused("locked_file")
        if any(name.lower().rsplit("/", 1)[-1] in _MACROS for name in self._entries):
            raise self.refused("macro_file")
        if "[Content_Types].xml" not in self._entries:
            raise self.refused(self._broken)
        if b"macroEnabled" in self.part("[Content_Types].xml"):
            raise self.refused("macro_file")
