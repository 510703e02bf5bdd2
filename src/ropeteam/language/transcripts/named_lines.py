"""`Name: text`, one turn a line; a time may stand before the name or behind it.

A line that begins with no speaker (labels.py says what one is) continues the turn before, on a new line of its text.
Empty lines and rules ('---') are no turns. What stands before the first speaker is no turn either: a heading, '#'
lines and 'Datum: …' are passed over, anything else is reported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ropeteam.language.defects import defect, notice
from ropeteam.language.transcripts.contract import Source, Transcript, Turn
from ropeteam.language.transcripts.labels import speakers, split_prefix
from ropeteam.language.transcripts.timing import milliseconds

_CLOCK = r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_DATE = r"(?P<date>\d{1,4}[-./]\d{1,2}[-./]\d{1,4},?[ T])?"
_TIME_IN_FRONT = re.compile(
    rf"\s*(?P<open>[\[(])?\s*{_DATE}(?P<time>{_CLOCK})\s*(?(open)[\])])"
    r"(?:\s*[-–|:])?\s+(?=\D)"
)
_TIME_BEHIND = re.compile(rf"\s*(?P<label>[^:\n\[(]{{1,80}}?)\s*[\[(]\s*(?P<time>{_CLOCK})\s*[\])]\s*:?(?P<rest>.*)$")
_RULE = re.compile(r"\s*(?:-{3,}|={3,}|_{3,}|\*{3,}|~{3,})\s*")
_ABOUT_THE_FILE = re.compile(
    r"\s*#|\W*(?:datum|date|titel|title|betreff|subject|teilnehmer(?:innen)?|participants|attendees"
    r"|anwesende?|ort|location"
    r"|thema|topic|beginn|start|ende|end|dauer|duration|protokoll|transkript|transcript"
    r"|meeting|call|recorded)\W*[:：]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Line:
    """One line taken apart; `label` is only a candidate until the whole file was asked."""

    number: int
    raw: str
    label: str | None
    text: str
    start_ms: int | None


def score(head: str, name: str) -> int | None:
    """By the share of lines that begin with a speaker; a single such line in a short file is enough to try."""
    parts = [part for part in (_take_apart(number, line) for number, line in enumerate(head.split("\n"))) if part]
    labels = _speakers(parts, frozenset())
    if not labels:
        return None
    named = sum(part.label in labels for part in parts)
    return 20 + 50 * named // len(parts)


def read(source: Source) -> Transcript:
    """The turns; `no_speakers` and no turn at all where no line begins with a speaker. Linear in the length."""
    parts = [part for part in (_take_apart(i, line) for i, line in enumerate(source.text.split("\n"), 1)) if part]
    labels = _speakers(parts, source.known_names)
    if not labels:
        return Transcript("none", problems=(defect("no_speakers", source.name),))
    heads: list[_Line] = []
    texts: list[list[str]] = []
    problems = []
    for part in parts:
        about_the_file = not heads and _ABOUT_THE_FILE.match(part.raw)
        if part.label in labels and not about_the_file:
            heads.append(part)
            texts.append([part.text])
        elif heads:
            texts[-1].append(part.raw.strip())
        elif not about_the_file:
            problems.append(notice("text_outside_turn", source.name, part.number, found=part.raw.strip()[:80]))
    turns = tuple(
        Turn(no, head.label, "\n".join(lines).strip(), head.start_ms, None, head.number)
        for no, (head, lines) in enumerate(zip(heads, texts, strict=True))
    )
    timed = sum(turn.start_ms is not None for turn in turns)
    return Transcript("named_lines", turns, tuple(problems), machine=timed * 2 > len(turns))


def _speakers(parts: list[_Line], known: frozenset[str]) -> frozenset[str]:
    return speakers((part.label for part in parts if part.label), lines=len(parts), known=known)


def _take_apart(number: int, raw: str) -> _Line | None:
    """None for an empty line, or one that is only a rule."""
    if not raw.strip() or _RULE.fullmatch(raw):
        return None
    stamp = None
    line = raw
    if front := _TIME_IN_FRONT.match(raw):
        # A time of day (with its date) is no offset into a recording.
        stamp, line = None if front["date"] else front["time"], raw[front.end() :]
    elif behind := _TIME_BEHIND.match(raw):
        stamp, line = behind["time"], f"{behind['label']}: {behind['rest']}"
    found = split_prefix(line)
    if found is None:
        return _Line(number, raw, None, raw.strip(), None)
    return _Line(number, raw, found[0], found[1], milliseconds(stamp) if stamp else None)
