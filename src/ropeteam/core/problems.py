"""What is wrong with something people gave us, as a code with its place; the sentence is rendered late, in wording."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One defect of an input.

    `file` is the path as the user gave it (relative to the folder), `line` counts from 1 and is None when the whole file
    is concerned. `values` are named pieces of text for the sentence. A `notice` is kept and reported but is no error.
    """

    code: str
    file: str
    line: int | None = None
    values: tuple[tuple[str, str], ...] = ()
    notice: bool = False

    def value(self, name: str) -> str:
        """The named piece, or an empty text."""
        return dict(self.values).get(name, "")
