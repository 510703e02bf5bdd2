"""WebVTT as Zoom and Teams write it, in all three Teams shapes; a file in trouble is read as far as it goes.

Which tool wrote the file is asked once, for the whole file: JSON cues, else voice tags, else names before a colon.
The ways do not mix, so a colon in the speech of a Teams file is never taken for a Zoom name.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from ropeteam.core.problems import Problem
from ropeteam.language.defects import defect, notice
from ropeteam.language.transcripts.contract import Source, Transcript, Turn
from ropeteam.language.transcripts.cues import Cue, read_cues
from ropeteam.language.transcripts.markup import VOICE, clean
from ropeteam.language.transcripts.timing import is_broken_timing, read_timing
from ropeteam.language.transcripts.voices import MetadataCue, Spoken, metadata, prefixed, tagged

_HEADER = re.compile(r"\ufeff?\s*WEBVTT(?:[ \t].*)?$")
_LANGUAGE = re.compile(r"language\s*:\s*([A-Za-z]{2,3})\b", re.IGNORECASE)
_BLOCK = re.compile(r"(?:NOTE(?:[ \t].*)?|STYLE[ \t]*|REGION[ \t]*)$")


def score(head: str, name: str) -> int | None:
    """Sure with the WEBVTT line; a `.vtt` without it is read too, if it has a time line."""
    if _HEADER.match(head.lstrip("\n").split("\n", 1)[0]):
        return 100
    if name.lower().endswith(".vtt") and any(read_timing(line) for line in head.split("\n")):
        return 90
    return None


def read(source: Source) -> Transcript:
    """One turn per cue, in file order, also for cues without text. Linear in the length of the file."""
    lines = source.text.split("\n")
    first, language, problems = _read_header(lines, source.name)
    cues, cue_problems = read_cues(
        lines, name=source.name, first=first, skips_block=lambda line: bool(_BLOCK.match(line))
    )
    problems += cue_problems
    found = [metadata(cue.text) for cue in cues]
    if any(found):
        return _metadata_transcript(cues, found, problems, source.name, language)
    texts = [cue.text for cue in cues]
    by_tag = any(VOICE.search(line) for text in texts for line in text)
    spoken = tagged(texts) if by_tag else prefixed(texts, known=source.known_names)
    turns = (_turn(no, cue, said) for no, (cue, said) in enumerate(zip(cues, spoken, strict=True)))
    return Transcript("webvtt", tuple(turns), tuple(problems), machine=True, language_hint=language)


def _read_header(lines: list[str], name: str) -> tuple[int, str | None, list[Problem]]:
    """Index of the first line after the header, the language it names, and a notice where there is no header."""
    start = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    if start == len(lines) or not _HEADER.match(lines[start]):
        return start, None, [notice("missing_header", name, start + 1)] if start < len(lines) else []
    language = None
    for index in range(start, len(lines)):
        line = lines[index]
        if index > start and (not line.strip() or read_timing(line) or is_broken_timing(line)):
            return index, language, []
        if match := _LANGUAGE.search(line):
            language = match[1].lower()
    return len(lines), language, []


def _metadata_transcript(
    cues: list[Cue], found: list[MetadataCue | None], problems: list[Problem], name: str, language: str | None
) -> Transcript:
    turns = []
    started: datetime | None = None
    for no, (cue, meta) in enumerate(zip(cues, found, strict=True)):
        if meta is None:
            problems.append(defect("broken_cue", name, cue.line, found=" ".join(cue.text).strip()[:80]))
            turns.append(_turn(no, cue, Spoken(None, clean(" ".join(cue.text)))))
            continue
        turns.append(_turn(no, cue, Spoken(meta.label, meta.text)))
        language = language or meta.language
        if started is None and meta.started is not None and cue.start_ms is not None:
            started = _zero_of(meta.started, cue.start_ms)
    return Transcript("webvtt", tuple(turns), tuple(problems), machine=True, language_hint=language, started_at=started)


def _zero_of(moment: datetime, offset_ms: int) -> datetime | None:
    try:
        return moment - timedelta(milliseconds=offset_ms)
    except OverflowError:  # an offset of thousands of years
        return None


def _turn(no: int, cue: Cue, said: Spoken) -> Turn:
    return Turn(no, said.label, said.text, cue.start_ms, cue.end_ms, cue.line, said.voices)
