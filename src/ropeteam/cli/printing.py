"""How commands print: marks, verdicts, tables. Words come from wording."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from ropeteam.core.fit import BACKING_SHAPE, TABLE
from ropeteam.core.vocabulary import Backing, Fit, Shape
from ropeteam.wording.reason import reason_sentence
from ropeteam.wording.say import say

MARK = {Shape.FULL: "●", Shape.HALF: "◐", Shape.EMPTY: "○", Shape.CROSS: "✕"}


def mark(backing: Backing) -> str:
    return MARK[BACKING_SHAPE[backing]]


def fit_mark(fit: Fit) -> str:
    return MARK[TABLE[fit].shape]


def why(reasons: Sequence[Mapping[str, str]], names: Mapping[str, str], language: str) -> str:
    """The reasons of a verdict in one line."""
    return "; ".join(reason_sentence(reason, names, language) for reason in reasons)


def line(code: str, language: str, /, **values: object) -> None:
    print(say(code, language, **values))


def quoted(words: str, language: str) -> str:
    """What somebody said, in the marks of the reader's language."""
    return say("cli.quoted", language, words=words)


def progress(text: str) -> None:
    """A line that overwrites itself on a terminal and is left out elsewhere."""
    if sys.stderr.isatty():
        print(f"\r{text}   ", end="", file=sys.stderr, flush=True)


def progress_done() -> None:
    if sys.stderr.isatty():
        print(file=sys.stderr)


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
