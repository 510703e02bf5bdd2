"""What was wrong with a file when its words were kept: said again each time the same file comes, without reading it again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ropeteam.core.problems import Problem
from ropeteam.store.models import TextVersion


def as_kept(problems: Sequence[Problem]) -> list[Any]:
    return [[row.code, row.line, [list(pair) for pair in row.values], row.notice] for row in problems]


def told(text: TextVersion, *, file: str) -> tuple[Problem, ...] | None:
    """The problems under the name the file has now; None for words that were kept before this was written down."""
    return None if text.problems is None else kept(text.problems, file=file)


def kept(rows: Sequence[Any], *, file: str) -> tuple[Problem, ...]:
    """What `as_kept` wrote down, as problems again."""
    return tuple(
        Problem(code, file, line, tuple((name, value) for name, value in values), notice)
        for code, line, values, notice in rows
    )
