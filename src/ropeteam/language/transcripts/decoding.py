"""Bytes to text: UTF-8 and UTF-16 as they are, one-byte encodings guessed and said so, binary files refused.

Order of the questions: a byte order mark decides; then UTF-8, if every byte fits; then UTF-16 without a mark (every
other byte zero); then "is this text at all?"; then mostly-UTF-8 with a few broken bytes; then a one-byte encoding,
Windows-1252 unless charset-normalizer finds another one clearly less odd.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from ropeteam.core.problems import Problem
from ropeteam.language.defects import defect, notice
from ropeteam.language.storable import storable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
ARCHIVE_MARKS = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"\x28\xb5\x2f\xfd",
)
_ONE_BYTE = ["cp1252", "cp850", "mac_roman"]
_SAMPLE = 64_000
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1a\x1b")) + b"\x7f"


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` has \\n line ends and no byte order mark; it is None where the bytes are no text."""

    text: str | None
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, *, name: str) -> Decoded:
    """The file's text; costs memory for about twice the file. Never raises."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with_broken_characters(data[len(mark) :], encoding, name)
    wide = _utf16_without_mark(data)
    if wide:
        return _with_broken_characters(data, wide, name)
    if looks_binary(data[:_SAMPLE]):
        return Decoded(None, (defect("binary_file", name),))
    try:
        return Decoded(_newlines(data.decode("utf-8")))
    except UnicodeDecodeError:
        pass
    if mostly_utf8(data):
        return _with_broken_characters(data, "utf-8", name)
    encoding = guess_one_byte(data)
    text = _newlines(data.decode(encoding, errors="replace"))
    return Decoded(text, (notice("encoding_guessed", name, None, encoding=encoding),))


def looks_binary(sample: bytes) -> bool:
    """Zero bytes or more than one control character in a hundred: no text a person wrote."""
    if b"\0" in sample:
        return True
    return len(sample) - len(sample.translate(None, _CONTROL)) > len(sample) / 100


def mostly_utf8(data: bytes) -> bool:
    """True where valid multi-byte characters far outnumber broken bytes: one torn character must not turn every umlaut
    of the file into two."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    wide = len(text) - len(text.encode("ascii", errors="ignore")) - broken
    return wide > 2 * broken


def guess_one_byte(data: bytes) -> str:
    """'cp1252' unless another one-byte encoding reads the sample clearly better."""
    odd = re.sub(rb"[\t -~]{80,}", b" ", data[: 8 * _SAMPLE])[:_SAMPLE]
    matches = from_bytes(odd, cp_isolation=_ONE_BYTE, preemptive_behaviour=False, threshold=1.0)
    chaos = {match.encoding: match.chaos for match in matches}
    best = min(chaos, key=lambda encoding: chaos[encoding], default="cp1252")
    return best if "cp1252" not in chaos or chaos[best] + 0.05 < chaos["cp1252"] else "cp1252"


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[:2000]
    if len(sample) < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.7 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.7 and odd < half * 0.05 else None


def _with_broken_characters(data: bytes, encoding: str, name: str) -> Decoded:
    text = _newlines(data.decode(encoding, errors="replace"))
    if looks_binary(text[:_SAMPLE].encode("utf-8", errors="replace")):
        return Decoded(None, (defect("binary_file", name),))
    first = text.find("\ufffd")
    if first < 0:
        return Decoded(text)
    line = text.count("\n", 0, first) + 1
    return Decoded(text, (defect("broken_characters", name, line, encoding=encoding, count=text.count("\ufffd")),))


def _newlines(text: str) -> str:
    return storable(text).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
