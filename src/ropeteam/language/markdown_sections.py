"""Markdown pages as sections with line numbers, and their text without marks. Only what strategy pages need."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_BULLET = re.compile(r"(?P<indent>[ \t]*)(?:[-*+]|\d{1,3}[.)])[ \t]+(?P<text>.*)$")
# Every length is bounded, so that a page of open brackets costs time in line with its size.
_INLINE = (
    (re.compile(r"!\[[^\]]{0,300}\]\([^)]{0,2000}\)"), ""),
    (re.compile(r"\[([^\]]{0,300})\]\([^)]{0,2000}\)"), r"\1"),
    (re.compile(r"\[([^\]]{0,300})\]\[[^\]]{0,300}\]"), r"\1"),
    (re.compile(r"</?[A-Za-z][^<>]{0,500}>|<!--.{0,500}?-->"), ""),
    (re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])([*_])(?=\S)([^*_]{1,500}?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"`([^`]+)`"), r"\1"),
)


@dataclass(slots=True)
class Section:
    """A heading (level 1..6; 0 for what stands before the first) with the lines under it, up to the next heading of
    any level. `line` counts from 1; `body` holds (line, text)."""

    level: int
    title: str
    line: int
    body: list[tuple[int, str]] = field(default_factory=list)
    children: list[Section] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Bullet:
    """A list item with all that belongs to it, items under it included."""

    text: str
    lead: str
    line: int


def read_sections(text: str) -> Section:
    """The page as a tree; the root has level 0. Front matter and fenced code are no text."""
    root = Section(0, "", 1)
    path = [root]
    lines = text.split("\n")
    fence, index = "", _after_front_matter(lines)
    while index < len(lines):
        line = lines[index]
        marker = _FENCE.match(line)
        if fence:
            fence = "" if marker and marker[1].startswith(fence) else fence
        elif marker:
            fence = marker[1]
        elif found := _heading(lines, index):
            level, title, taken = found
            while path[-1].level >= level:
                path.pop()
            section = Section(level, title, index + 1)
            path[-1].children.append(section)
            path.append(section)
            index += taken
            continue
        else:
            path[-1].body.append((index + 1, line))
        index += 1
    return root


def walk(section: Section) -> Iterator[Section]:
    """All sections under one, in the order of the page."""
    waiting = list(reversed(section.children))
    while waiting:
        found = waiting.pop()
        yield found
        waiting.extend(reversed(found.children))


def plain_text(markdown: str) -> str:
    """One line or paragraph without links, emphasis, code marks and HTML."""
    for pattern, replacement in _INLINE:
        markdown = pattern.sub(replacement, markdown)
    return " ".join(html.unescape(markdown).replace("\\", "").split())


def body_text(section: Section) -> str:
    """The section's own paragraphs and lists as plain text; tables are left out. Its sub-sections are not part of
    it."""
    paragraphs: list[list[str]] = [[]]
    for _, line in section.body:
        bare = line.strip()
        if not bare:
            paragraphs.append([])
        elif not bare.startswith("|") and not _UNDERLINE.match(line):
            bullet = _BULLET.match(line)
            marked = f"- {plain_text(bullet['text'])}" if bullet else plain_text(bare.lstrip(">").strip())
            if marked.strip(" -"):
                paragraphs[-1].append(f"\n{marked}" if bullet else marked)
    return "\n\n".join(text for text in (" ".join(lines).replace(" \n", "\n").strip() for lines in paragraphs) if text)


def bullets(section: Section) -> list[Bullet]:
    """The outermost list items of a section's own body. `lead` is what stands in bold at its beginning, '' for
    nothing."""
    found: list[tuple[int, list[str]]] = []
    outer: int | None = None
    for number, line in section.body:
        match = _BULLET.match(line)
        indent = len(match["indent"].expandtabs(4)) if match else -1
        if match and (outer is None or indent <= outer):
            outer = indent
            found.append((number, [match["text"]]))
        elif found and line.strip() and (line[:1] in (" ", "\t") or match):
            found[-1][1].append(match["text"] if match else line.strip())
        elif line.strip():
            outer = None if not found or line[:1] not in (" ", "\t") else outer
    return [_bullet(number, lines) for number, lines in found]


def _bullet(number: int, lines: list[str]) -> Bullet:
    lead = re.match(r"\s*(?:\*\*|__)(.+?)(?:\*\*|__)", lines[0])
    return Bullet(plain_text(" ".join(lines)), plain_text(lead[1]).rstrip(":. ") if lead else "", number)


def _heading(lines: list[str], index: int) -> tuple[int, str, int] | None:
    """Level, title and how many lines the heading takes."""
    line = lines[index]
    if match := _HEADING.match(line):
        return len(match[1]), plain_text(match[2]), 1
    underline = _UNDERLINE.match(lines[index + 1]) if index + 1 < len(lines) else None
    if (
        underline
        and line.strip()
        and not _BULLET.match(line)
        and "|" not in line
        and (index == 0 or not lines[index - 1].strip())
    ):
        return 1 if underline[1][0] == "=" else 2, plain_text(line), 2
    return None


def _after_front_matter(lines: list[str]) -> int:
    if lines[0].strip() != "---":
        return 0
    end = next((index for index in range(1, min(len(lines), 200)) if lines[index].strip() == "---"), None)
    return 0 if end is None else end + 1
