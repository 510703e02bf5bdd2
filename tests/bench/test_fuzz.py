"""Damaged files at the doors, a few of each kind: none ends in an error of ours, and the bench would notice one that did."""

from __future__ import annotations

import pytest

from bench import fuzz
from bench._damage import any_bytes, damaged

FEW = {
    "tender xlsx": 24,
    "tender csv": 24,
    "tender docx": 24,
    "offer docx": 16,
    "offer text": 16,
    "offer pdf": 2,
    "names": 60,
}


@pytest.mark.parametrize("name", FEW)
def test_damaged_files_are_read_or_refused_in_words(name: str) -> None:
    kind = fuzz.kinds()[name]

    fuzz.tried(kind, cases=FEW[name], seed=11)

    assert kind.errors == []
    assert sum(kind.said.values()) == FEW[name]
    assert kind.worst < 20


def test_an_error_is_counted_with_its_case_and_the_same_seed_makes_the_same_file() -> None:
    def door(data: bytes) -> str:
        return str(len(data) // (len(data) - 40))

    kind = fuzz.Kind(b"x" * 40, (any_bytes,), door)
    fuzz.tried(kind, cases=40, seed=1)
    again = [damaged(b"Angebot" * 9, no=no, ways=(any_bytes,), seed=3) for no in (1, 2, 1)]

    assert kind.errors
    assert "ZeroDivisionError in " in kind.errors[0]
    assert again[0] == again[2] != again[1]
