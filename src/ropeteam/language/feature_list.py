"""A feature list, a handbook or a tender as separate features: what a company without a catalogue starts from.

Rule in prose. A row of a table, an item of a list and a numbered requirement is a feature. A heading, and an item with items
under it, only says what they belong to; its words are put before an item too short to stand alone (`Berichte: als PDF`). A
line under an item goes on with it. Running text counts only where a sentence says that something can or must be possible; a
text without any list gives one feature a short line. Page numbers, contents, rights and addresses are left out, and so is a
line that comes three times, as the head of every page does. The same words twice are one.

| line | becomes |
|---|---|
| `- Export nach SAP (geplant)` | "Export nach SAP", planned |
| `3.2.1 Berichte als PDF, max. 500 Seiten` | "Berichte als PDF", limited: "max. 500 Seiten" |
| `REQ-7: The system shall work offline.` | "The system shall work offline." |
| `Seite 3 von 12` | nothing |
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import CapabilityStatus
from ropeteam.language.defects import defect
from ropeteam.language.feature_tables import Row, pipe_rows, table_rows
from ropeteam.language.feature_words import GENERIC, is_name, is_no_feature, said_in, says_ability
from ropeteam.language.markdown_sections import plain_text
from ropeteam.language.sentences import sentences
from ropeteam.language.storable import storable
from ropeteam.language.transcripts.decoding import ARCHIVE_MARKS, decode

MOST_LINES: Final = 10_000
MOST_FEATURES: Final = 2_000
MOST_BYTES: Final = 5_000_000
LONGEST_NAME: Final = 300
LONGEST_TEXT: Final = 4_000
_SHORT: Final = 120
_HEADING: Final = re.compile(r" {0,3}#{1,6}[ \t]+(?P<text>.+?)[ \t]*#*$|(?P<lead>[^.!?]{3,80}):$")
_ITEM: Final = re.compile(r"(?P<indent>[ \t]*)(?:[-*+•‣▪●○◦–✓✔☑o]|\[[ xX]\])(?:[ \t]+\[[ xX]\])?[ \t]+(?P<text>\S.*)$")
_NUMBERED: Final = re.compile(
    r"[ \t]*(?P<number>(?:[A-ZÄÖÜ][A-Za-zäöü]{0,7}[-_. ]{0,2})?\d{1,4}(?:[.\-]\d{1,3}){0,5}|[a-z])(?P<end>[.):]+|(?=[ \t]))"
    r"[ \t]+(?P<text>\S.*)$"
)
_LED: Final = re.compile(r"(?:\*\*|__)(?P<lead>.{3,80}?)(?:\*\*|__)\s*[:–-]?\s*(?P<rest>.*)$")
_NAMED: Final = re.compile(r"(?P<lead>[^:.!?]{3,60}?)(?::| [–-] )\s*(?P<rest>\S.*)$")


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing the text names. `line` counts from 1; `status` is None where the text says none."""

    name: str
    line: int
    description: str = ""
    status: CapabilityStatus | None = None
    limits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeatureList:
    """`lines`: how many lines with words there were; `repeated`: features that came again in the same words."""

    features: tuple[Feature, ...]
    lines: int = 0
    repeated: int = 0
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Line:
    """A line as it is built of: `depth` of an item (0 for none), its number, its text."""

    no: int
    text: str
    depth: int = 0
    number: str = ""
    heading: bool = False
    more: list[str] = field(default_factory=list)


def read_feature_file(data: bytes, *, name: str) -> FeatureList:
    """A file as it was uploaded. Raises nothing: what is wrong with it stands in `problems`."""
    if len(data) > MOST_BYTES:
        sizes = {"size_mb": -(-len(data) // 1_000_000), "limit_mb": MOST_BYTES // 1_000_000}
        return FeatureList((), problems=(defect("file_too_large", name, None, **sizes),))
    if data.startswith((*ARCHIVE_MARKS, b"%PDF")):
        return FeatureList((), problems=(defect("packed_list", name),))
    decoded = decode(data, name=name)
    if decoded.text is None:
        return FeatureList((), problems=decoded.problems)
    found = read_features(decoded.text, name=name)
    return replace(found, problems=(*decoded.problems, *found.problems))


def read_features(text: str, *, name: str) -> FeatureList:
    """`name` is the file's, or what stands for pasted text; of a `.csv` the comma separates too."""
    lines = storable(text).replace("\r\n", "\n").split("\n")
    filled = sum(1 for line in lines if line.strip())
    if not filled:
        return FeatureList((), problems=(defect("empty_file", name),))
    if len(lines) > MOST_LINES:
        return FeatureList((), filled, problems=(defect("too_many_lines", name, None, most=MOST_LINES),))
    rows = table_rows(text, csv=name.lower().endswith(".csv"))
    found = list(_of_rows(rows) if rows is not None else _of_lines(lines))
    once: dict[str, Feature] = {}
    for feature in found:
        once.setdefault(same_words(feature.name), feature)
    problems: list[Problem] = []
    if not once:
        problems.append(defect("no_features", name))
    elif len(once) > MOST_FEATURES:
        problems.append(defect("too_many_features", name, None, most=MOST_FEATURES, found=len(once)))
        once.clear()
    return FeatureList(tuple(once.values()), filled, len(found) - len(once) if once else 0, tuple(problems))


def same_words(name: str) -> str:
    """One spelling for names that differ in case, blanks and marks alone."""
    return " ".join(re.findall(r"\w+", name.casefold()))


def _of_rows(rows: Sequence[Row]) -> Iterator[Feature]:
    for row in rows:
        if is_no_feature(row.name):
            continue
        said = said_in(plain_text(row.name))
        if is_name(said.name):
            yield _feature(said.name, row.line, row.description, row.status or said.status, (*said.limits, *row.limits))


def _of_lines(lines: Sequence[str]) -> list[Feature]:
    kept, rows = _without_tables(lines)
    found = [*_of_rows(rows), *_of_built(_built(kept))]
    return sorted(found, key=lambda feature: feature.line)


def _without_tables(lines: Sequence[str]) -> tuple[list[str | None], list[Row]]:
    """The lines with tables of Markdown taken out (None), and the rows of those."""
    kept: list[str | None] = list(lines)
    rows: list[Row] = []
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and lines[end].lstrip().startswith("|"):
            end += 1
        if end - start >= 2:
            rows += pipe_rows(lines[start:end], first=start + 1)
            kept[start:end] = [None] * (end - start)
        start = max(end, start + 1)
    return kept, rows


def _of_built(built: Sequence[_Line]) -> Iterator[Feature]:
    """`groups`: what the line stands under, the nearest last, each with its depth (0 for a heading)."""
    listed = sum(line.depth > 0 for line in built) >= sum(not line.depth and not line.heading for line in built)
    groups: list[tuple[int, str]] = []
    for place, line in enumerate(built):
        if line.heading or line.depth:
            groups = [] if line.heading else [group for group in groups if group[0] < line.depth]
        if line.heading or (line.depth and _has_under_it(line, built[place + 1 : place + 2])):
            groups.append((line.depth, plain_text(line.text).rstrip(":. ")))
        elif line.depth:
            yield _of_item(line, groups[-1][1] if groups else "")
        else:
            yield from _of_prose(line, listed=listed)


def _built(lines: Sequence[str | None]) -> list[_Line]:
    """Headings, items and loose lines; what goes on with the line before is put to it."""
    often = {text for text, n in Counter(line.strip() for line in lines if line and line.strip()).items() if n >= 3}
    built: list[_Line] = []
    open_item = False
    fenced = False
    for no, line in enumerate(lines, 1):
        if line is None or not line.strip():
            open_item = False
            continue
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
            continue
        bare = line.strip()
        if fenced or bare in often or is_no_feature(bare):
            continue
        one = _read(line, no)
        if open_item and not one.depth and not one.heading and _goes_on(built[-1], line):
            built[-1].more.append(bare)
        else:
            built.append(one)
        open_item = bool(built[-1].depth)
    return built


def _goes_on(item: _Line, line: str) -> bool:
    """Whether a line without a mark belongs to the item before it: it is indented, or that one had not come to its end."""
    return line[:1] in " \t" or not (item.more or [item.text])[-1].endswith((".", "!", "?"))


def _read(line: str, no: int) -> _Line:
    if item := _ITEM.match(line):
        return _Line(no, item["text"].strip(), depth=1 + len(item["indent"].expandtabs(4)) // 2)
    found = _NUMBERED.match(line)
    if found and (found["end"] or not found["number"].isdecimal()) and (len(found["number"]) > 1 or found["end"]):
        number = found["number"]
        return _Line(no, found["text"].strip(), depth=1 + number.count("."), number=number)
    heading = _HEADING.match(line)
    if heading:
        return _Line(no, (heading["text"] or heading["lead"]).strip(), heading=True)
    return _Line(no, line.strip())


def _has_under_it(line: _Line, following: Sequence[_Line]) -> bool:
    """Whether the next item is this one's: indented deeper, numbered below it, or a plain item under a numbered one."""
    for after in following:
        if line.number and after.number:
            return after.number.startswith(f"{line.number}.")
        if line.number:
            return after.depth > 0
        return after.depth > line.depth and not after.number
    return False


def _of_item(line: _Line, group: str) -> Feature:
    led = _LED.match(line.text)
    text = plain_text(line.text)
    named = led or _NAMED.match(text)
    name, rest = (plain_text(named["lead"]), plain_text(named["rest"])) if named else (text, "")
    if rest and not is_name(name):
        name, rest = text, ""
    said = said_in(name.rstrip(" :;"))
    if _too_short(said.name) and group and group.casefold() not in GENERIC:
        said = replace(said, name=f"{group}: {said.name}")
    more = said_in(rest)
    description = " ".join(filter(None, [rest, *(plain_text(one) for one in line.more)]))
    return _feature(said.name, line.no, description, said.status or more.status, (*said.limits, *more.limits))


def _of_prose(line: _Line, *, listed: bool) -> Iterator[Feature]:
    """In a text that has lists, loose lines are talk unless they say an ability; in one that has none, short lines are the
    list."""
    text = plain_text(line.text)
    if not listed and len(text) <= _SHORT and not text.endswith((".", "!", "?")):
        said = said_in(text)
        yield _feature(said.name, line.no, "", said.status, said.limits)
        return
    for span in sentences(text):
        sentence = text[span.start : span.end].strip()
        if says_ability(sentence) and is_name(sentence):
            said = said_in(sentence)
            yield _feature(said.name, line.no, "", said.status, said.limits)


def _too_short(name: str) -> bool:
    """A word or two that say nothing without what they belong to."""
    words = name.split()
    return len(words) <= 2 and (name[:1].islower() or all(len(word) < 10 for word in words))


def _feature(
    name: str, line: int, description: str, status: CapabilityStatus | None, limits: tuple[str, ...]
) -> Feature:
    if len(name) > LONGEST_NAME:
        description = f"{name} {description}".strip()
        name = name[: LONGEST_NAME - 1].rsplit(" ", 1)[0] + "…"
    return Feature(name, line, description[:LONGEST_TEXT], status, tuple(dict.fromkeys(limits)))
