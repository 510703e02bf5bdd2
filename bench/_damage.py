"""Damage done to files, seeded: wrong bytes anywhere, and wrong things in the right places of each kind of file."""

from __future__ import annotations

import io
import random
import re
import struct
import warnings
import zipfile
from collections.abc import Callable, Sequence

Damage = Callable[[bytes, random.Random], bytes]

ODD_NAMES = (
    "../../etc/passwd",
    "/etc/passwd",
    "C:\\Windows\\system.ini",
    "xl\\..\\..\\a",
    "a\0b",
    "",
    "x" * 5000,
    "\u202egpj.exe",
)
ODD_XML = (
    b"<a>" * 3000,
    b"</worksheet>",
    b"</w:body>",
    b'<!DOCTYPE a [<!ENTITY b "c">]>&b;',
    b"&#0;",
    b"&#xFFFE;",
    b"\xff\xfe",
    b'<row r="99999999999"><c r="XFE1"><v>1</v></c></row>',
    b'<c r="A0" t="s"><v>99999999</v></c>',
    b'<c r="" t="b"><v>x</v></c>',
    b'<mergeCell ref="A1:XFD1048576"/>',
    b'<mergeCell ref="Z9:A1"/>',
    b'<w:gridSpan w:val="999999999"/>',
    b"<w:tbl><w:tr><w:tc>" * 60,
    b'<w:sectPr w:x="' + b"y" * 100_000 + b'"/>',
)
ODD_PDF = (
    b"/Length 99999999999",
    b"/Length -1",
    b"/Kids [1 0 R]",
    b"/Count 2147483647",
    b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (y) /P -4 >>",
    b"[" * 5000,
    b"<<" * 5000,
    b"(" * 5000,
    b"/Filter /FlateDecode /Filter /LZWDecode",
    b"startxref\n99999999\n%%EOF",
    b"stream\n\x00\xff",
)
ODD_TEXT = (
    '"',
    "\0",
    "\x1a",
    "\r",
    '"' * 999,
    ";" * 500,
    "\ufeff",
    "=cmd|' /C calc'!A0",
    "x" * 200_000,
    "sep=;\n",
    "\u2028",
)


def any_bytes(data: bytes, dice: random.Random) -> bytes:
    """A few bytes changed, a piece gone, doubled, filled with noughts or moved, or everything behind a place cut off."""
    out, way = bytearray(data), dice.randrange(6)
    at = dice.randrange(len(out))
    length = min(dice.choice((1, 7, 64, 900)), len(out) - at)
    if way == 0:
        for _ in range(dice.choice((1, 3, 20))):
            out[dice.randrange(len(out))] = dice.randrange(256)
    elif way == 1:
        del out[at : at + length]
    elif way == 2:
        out[at:at] = out[at : at + length]
    elif way == 3:
        out[at : at + length] = bytes(length)
    elif way == 4:
        piece = out[at : at + length]
        del out[at : at + length]
        there = dice.randrange(len(out) + 1)
        out[there:there] = piece
    else:
        del out[at:]
    return bytes(out)


def archive(data: bytes, dice: random.Random) -> bytes:
    """A part of an archive broken, gone, doubled, renamed, locked, swollen, or one too many."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = [(name, file.read(name)) for name in file.namelist()]
    no = dice.randrange(len(parts))
    name, content = parts[no]
    way = dice.randrange(11)
    if way == 0:
        del parts[no]
    elif way == 1:
        parts[no] = (name, b"")
    elif way == 2:
        parts[no] = (name, any_bytes(content, dice) if content else b"x")
    elif way == 3:
        parts.append((name, any_bytes(content, dice) if content else b"x"))
    elif way == 4:
        parts.append((dice.choice(ODD_NAMES) or "a", b"x"))
    elif way == 5:
        parts.append((f"{name.rpartition('/')[0]}/vbaProject.bin", b"x"))
    elif way == 6:
        parts += [(f"junk/{each}", b"") for each in range(dice.choice((10, 5000)))]
    elif way == 7:
        parts.append(("xl/worksheets/big.xml", b"\0" * dice.choice((1_000_000, 70_000_000))))
    else:
        parts = [(each, _xml(said, dice) if each == name else said) for each, said in parts]
    packed = _packed(parts)
    return _locked(packed) if way == 10 else packed


def pdf(data: bytes, dice: random.Random) -> bytes:
    """Something no writer of PDF files writes, at a place where one looks for objects."""
    places = [match.end() for match in re.finditer(rb"obj|<<|stream|xref|trailer", data)] or [0]
    at = dice.choice(places)
    return data[:at] + b" " + dice.choice(ODD_PDF) + b" " + data[at:]


def text(data: bytes, dice: random.Random) -> bytes:
    """Odd characters in the middle, or the whole in another encoding than it says."""
    said = data.decode("utf-8", errors="replace")
    at = dice.randrange(len(said) + 1)
    odd = said[:at] + dice.choice(ODD_TEXT) + said[at:]
    encoded = odd.encode(dice.choice(("utf-8", "utf-16", "utf-16-le", "cp1252", "utf-7")), errors="replace")
    return dice.choice((b"", b"", b"\xff\xfe", b"\xef\xbb\xbf")) + encoded


def damaged(data: bytes, *, no: int, ways: Sequence[Damage], seed: int) -> bytes:
    """Case `no`: one damage, sometimes two."""
    dice = random.Random(f"{seed}-{no}")
    once = ways[no % len(ways)](data, dice)
    return any_bytes(once, dice) if dice.random() < 0.2 and once else once


def _xml(content: bytes, dice: random.Random) -> bytes:
    places = [match.end() for match in re.finditer(rb">", content)] or [0]
    at, way = dice.choice(places), dice.randrange(3)
    if way == 0:
        return content[:at] + dice.choice(ODD_XML) + content[at:]
    if way == 1:
        return re.sub(rb"\d+", lambda match: dice.choice((match[0], b"999999999999", b"-1", b"")), content)
    return re.sub(rb"<(/?)(\w)", lambda match: match[0] if dice.random() < 0.97 else b"<" + match[2], content)


def _packed(parts: Sequence[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        warnings.simplefilter("ignore")  # the same name twice is meant
        for name, content in parts:
            entry = zipfile.ZipInfo(name or "a")
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, content)
    return out.getvalue()


def _locked(data: bytes) -> bytes:
    """Every entry of the directory says that it needs a password."""
    out = bytearray(data)
    for match in re.finditer(rb"PK\x01\x02", data):
        flags = struct.unpack_from("<H", out, match.start() + 8)[0]
        struct.pack_into("<H", out, match.start() + 8, flags | 1)
    return bytes(out)
