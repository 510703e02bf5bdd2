"""Text without speakers, for notes only: every line that is not empty is a turn without a label."""

from __future__ import annotations

from ropeteam.language.transcripts.contract import Source, Transcript, Turn


def score(head: str, name: str) -> int | None:
    """Never by itself: as a transcript such a text is refused, since nobody knows whose words it holds."""
    return None


def read(source: Source) -> Transcript:
    """One turn a line."""
    lines = [(number, line.strip()) for number, line in enumerate(source.text.split("\n"), 1) if line.strip()]
    return Transcript("plain", tuple(Turn(no, None, line, line=number) for no, (number, line) in enumerate(lines)))
