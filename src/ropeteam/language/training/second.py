"""The second labelling: some talks labelled once more by a reader who never saw the first labels.

`corpus/second/<company>/<talk>.txt` holds exactly the words of `corpus/<company>/talks/<talk>.txt` with labels of its own.
It is for measuring agreement (agreement.py) and is never learnt from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ropeteam.core.problems import Problem
from ropeteam.language.corpus import Company, Talk, read_talk

FOLDER = "second"


@dataclass(frozen=True, slots=True)
class Twice:
    """One talk and its two labellings; turn by turn the same words."""

    company: Company
    first: Talk
    second: Talk


def read_second(root: Path, companies: Sequence[Company]) -> tuple[tuple[Twice, ...], tuple[Problem, ...]]:
    """The talks that can be compared, and every mistake."""
    talks = {(company.key, talk.key): (company, talk) for company in companies for talk in company.talks}
    problems: list[Problem] = []
    twice: list[Twice] = []
    for path in sorted((root / FOLDER).glob("*/*.txt")):
        file = f"{FOLDER}/{path.parent.name}/{path.name}"
        second = read_talk(path, file, problems)
        company, first = talks.get((path.parent.name, path.stem), (None, None))
        if company is None or first is None:
            problems.append(Problem("no_first_labelling", file))
        elif second is not None:
            changed = _changed(first, second)
            problems += changed
            twice += [] if changed else [Twice(company, first, second)]
    return tuple(twice), tuple(problems)


def _changed(first: Talk, second: Talk) -> list[Problem]:
    """Heads and turns that are not those of the first labelling; the mood is each reader's own."""
    if _head(first) != _head(second):
        return [Problem("words_changed", second.file, 1, (("text", second.title[:60]),))]
    if len(first.turns) != len(second.turns):
        count = f"{len(second.turns)} ≠ {len(first.turns)}"
        return [Problem("words_changed", second.file, None, (("text", count),))]
    return [
        Problem("words_changed", second.file, theirs.line, (("text", theirs.text[:60]),))
        for mine, theirs in zip(first.turns, second.turns, strict=True)
        if (mine.label, mine.text) != (theirs.label, theirs.text)
    ]


def _head(talk: Talk) -> tuple[object, ...]:
    return talk.held_on, talk.kind, talk.title, dict(talk.participants), talk.style, talk.deal
