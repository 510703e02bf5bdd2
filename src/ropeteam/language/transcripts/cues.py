"""Cues of WebVTT and SubRip files, found by their time lines alone, so that missing blank lines and numbers do no harm.

What stands before a time line is the cue's id only if it is a number (in a file that numbers its cues), `GUID/NN-N`,
or one word where every cue of the file has such a word, each another one. Everything else is text: a lone word is
never dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ropeteam.core.problems import Problem
from ropeteam.language.defects import defect
from ropeteam.language.transcripts.timing import is_broken_timing, read_timing

_GUID_ID = re.compile(r"[A-Za-z0-9-]+/\d+-\d+")


@dataclass(slots=True)
class Cue:
    """A time line and the text lines after it; times are None where the time line is broken. `line` counts from 1."""

    line: int
    start_ms: int | None
    end_ms: int | None
    text: list[str] = field(default_factory=list)


def read_cues(
    lines: Sequence[str], *, name: str, first: int = 0, skips_block: Callable[[str], bool] = lambda line: False
) -> tuple[list[Cue], list[Problem]]:
    """All cues from line index `first` on. A block whose first line satisfies `skips_block` (a comment) is left out."""
    times = [_time_of(line) for line in lines]
    is_id = _ids(lines, times, first)
    cues: list[Cue] = []
    problems: list[Problem] = []
    skipping, after_blank = False, True
    for index in range(first, len(lines)):
        line, time = lines[index], times[index]
        if time is not None:
            start, end = time or (None, None)
            if start is None:
                problems.append(defect("broken_cue", name, index + 1, found=line.strip()[:80]))
            cues.append(Cue(index + 1, start, end))
            skipping = after_blank = False
        elif not line.strip():
            skipping, after_blank = False, True
        elif after_blank and not is_id[index] and skips_block(line):
            skipping = True
        elif not skipping and not is_id[index]:
            after_blank = False
            if cues:
                cues[-1].text.append(line)
            else:
                problems.append(defect("text_outside_turn", name, index + 1, found=line.strip()[:80]))
    return cues, problems


def _time_of(line: str) -> tuple[int, int] | tuple[()] | None:
    """The times of a time line, () of a broken one, None of any other line."""
    if "->" not in line:
        return None
    times = read_timing(line)
    return times if times is not None else () if is_broken_timing(line) else None


def _ids(lines: Sequence[str], times: Sequence[tuple[int, int] | tuple[()] | None], first: int) -> list[bool]:
    """For every line: is it the id of the cue whose time line comes next?"""
    is_id = [False] * len(lines)
    numbers: list[int] = []
    words: dict[int, str] = {}
    cues, number, last_time = 0, None, first - 1
    for index in range(first, len(lines)):
        if times[index] is None:
            continue
        cues += 1
        before = index - 1
        candidate = lines[before].strip() if before > last_time else ""
        apart = before == first or (before > 0 and not lines[before - 1].strip())
        if _GUID_ID.fullmatch(candidate):
            is_id[before] = True
        elif candidate.isdecimal() and apart:
            numbers.append(before)
        elif candidate.isdecimal():
            follows = number is not None and int(candidate) == number + 1
            is_id[before] = follows or (before - 1 > last_time and int(candidate) in (cues, cues - 1))
        elif apart and candidate and len(candidate.split()) == 1:
            words[before] = candidate
        number = int(candidate) if candidate.isdecimal() else None
        last_time = index
    for index in numbers if len(numbers) * 2 >= cues else ():
        is_id[index] = True
    for index in words if len(set(words.values())) == cues >= 2 else ():
        is_id[index] = True
    return is_id
