"""A tracker's file as bytes: is it a table, JSON or a packed backup; opened with every anticipated failure as a defect."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final

from ropeteam.core.problems import Problem
from ropeteam.language.defects import defect
from ropeteam.language.trackers.json_items import BrokenJson, json_items

LARGEST_FILE: Final = 2_000_000_000
_BOM: Final = b"\xef\xbb\xbf"


def begins(path: Path) -> bytes:
    """The first bytes that say something; b'' where the file cannot be read (whoever reads on will say why)."""
    try:
        with path.open("rb") as file:
            return file.read(512).removeprefix(_BOM).lstrip()
    except OSError:
        return b""


def is_json(path: Path) -> bool:
    return begins(path)[:1] in (b"[", b"{")


def is_packed(path: Path) -> bool:
    return begins(path)[:2] == b"PK"


@contextmanager
def opened(path: Path, *, name: str, problems: list[Problem]) -> Iterator[BinaryIO | None]:
    """The file for reading, or None and a problem."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            size_mb, limit_mb = size // 1_000_000, LARGEST_FILE // 1_000_000
            problems.append(defect("file_too_large", name, None, size_mb=size_mb, limit_mb=limit_mb))
            yield None
            return
        with path.open("rb") as file:
            yield file
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else type(error).__name__
        problems.append(defect("unreadable_file", name, None, reason=reason))
        yield None


def items(file: BinaryIO, *, name: str, problems: list[Problem]) -> Iterator[tuple[str, dict[str, Any], int]]:
    """The objects among a JSON file's items; whatever else stands there is a problem, and so is a torn end."""
    try:
        for under, value, line in json_items(file):
            if isinstance(value, dict):
                yield under, value, line
            elif under in ("", "posts", "votes", "comments"):
                problems.append(defect("wrong_type", name, line, field=under or "[…]", expected="{…}"))
    except BrokenJson as error:
        problems.append(defect("torn_json", name, error.line))
