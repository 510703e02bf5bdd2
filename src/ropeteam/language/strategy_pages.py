"""Strategy pages in Markdown as a draft of vision, pillars and non-goals, for a person to confirm.

Rule in prose. A page of a folder counts only if its name or a heading speaks of vision, mission or strategy, or of what
is not done; a file named by itself always counts. Headings of more than seven words are sentences, not titles.
  - Vision: the text under a heading with 'vision' or 'mission' ('Leitbild'), its sub-sections included.
  - Non-goals: under a heading such as "What we're not working on", 'Non-goals', 'Nicht-Ziele', 'Was wir nicht tun':
  each sub-heading with its text, else each list item, else each paragraph.
  - Pillars: under a heading such as 'Strategy', 'Themes', "What's next and why", 'Schwerpunkte', 'Säulen': each
    sub-heading with its text, else each list item, else the section itself.
Nothing is decided here: every piece keeps its file and line and has the state 'draft'.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from ropeteam.core.problems import Problem
from ropeteam.language.defects import defect
from ropeteam.language.folder.text_lines import text_lines
from ropeteam.language.markdown_sections import Section, body_text, bullets, plain_text, read_sections, walk

MAX_PAGE_BYTES: Final = 2_000_000
MAX_PAGES: Final = 1_000
_NON_GOAL = re.compile(
    r"not working on|non-?\s?goals?|anti-?goals?|out of scope|what we (?:do not|don.?t|will not|won.?t)|we say no"
    r"|nicht-?\s?ziele?|was wir nicht|nicht im fokus|woran wir nicht|keine ziele",
    re.IGNORECASE,
)
_VISION = re.compile(r"\bvision\b|\bmission\b|\bleitbild\b|\bnorth star\b|\bzielbild\b", re.IGNORECASE)
_PILLARS = re.compile(
    r"\bstrateg(?:y|ies|ie|ien)\b|\bpillars?\b|\bsäulen?\b|\bthemes?\b|what.?s next|\bfocus areas?\b|\bpriorities\b"
    r"|\bschwerpunkte?\b|\bprioritäten\b|\bguiding principles\b|\bleitlinien\b|\bnext \d+ months\b|\btactics\b",
    re.IGNORECASE,
)
_STRATEGY_PAGE = re.compile(r"strateg|vision|mission|leitbild|roadmap", re.IGNORECASE)
_MOST_WORDS: Final = 7
_BESIDE = re.compile(r"quick ?links|competit|wettbewerb|framework|how (?:to|will)|overview|definition", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DraftText:
    """A piece of a page; `line` is that of its heading, list item or first line."""

    title: str
    text: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class DraftPillar:
    """`key` is unique in the draft and made from the title."""

    key: str
    title: str
    text: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class StrategyDraft:
    """`visions` in the order of the pages, the outermost page first: the first one is the likeliest."""

    visions: tuple[DraftText, ...] = ()
    pillars: tuple[DraftPillar, ...] = ()
    non_goals: tuple[DraftText, ...] = ()
    problems: tuple[Problem, ...] = ()
    state: Literal["draft"] = field(default="draft")


def read_strategy_pages(places: Sequence[Path]) -> StrategyDraft:
    """The draft of all `.md` files among the places (files and folders). Raises nothing."""
    problems: list[Problem] = []
    visions: list[DraftText] = []
    pillars: list[DraftText] = []
    non_goals: list[DraftText] = []
    for path, name in _pages(places, problems):
        text = "".join(text_lines(path, name=name, problems=problems, max_bytes=MAX_PAGE_BYTES))
        root = read_sections(text)
        if not (path in places or _STRATEGY_PAGE.search(name) or _speaks_of_strategy(root)):
            continue
        visions += _visions(root, name)
        non_goals += _non_goals(root, name)
        pillars += _pillars(root, name)
    keyed = tuple(
        DraftPillar(key, pillar.title, pillar.text, pillar.file, pillar.line)
        for key, pillar in zip(_keys(pillar.title for pillar in pillars), pillars, strict=True)
    )
    return StrategyDraft(tuple(visions), keyed, tuple(non_goals), tuple(problems))


def _pages(places: Sequence[Path], problems: list[Problem]) -> Iterator[tuple[Path, str]]:
    """Files with the names that problems call them by; outer pages before inner ones, an index first."""
    for place in places:
        if place.is_dir():
            found = [path for path in place.rglob("*.md") if path.resolve().is_relative_to(place.resolve())]
            found.sort(key=lambda path: (len(path.parts), "index" not in path.stem.lower(), str(path)))
            if len(found) > MAX_PAGES:
                problems.append(defect("too_many_files", str(place), None, count=len(found), limit=MAX_PAGES))
            yield from ((path, str(path.relative_to(place))) for path in found[:MAX_PAGES])
        else:
            yield place, place.name


def _visions(root: Section, name: str) -> Iterator[DraftText]:
    for section in _topmost(root, _is_vision):
        parts = [section, *(inner for inner in walk(section) if not _is_pillars(inner.title))]
        text = "\n\n".join(filter(None, (_own_text(part, section) for part in parts)))
        if text:
            yield DraftText(section.title, text, name, section.line)


def _own_text(part: Section, under: Section) -> str:
    """A sub-section's text keeps its heading, so that '10 year vision' stays what it is."""
    text = body_text(part)
    return text if part is under or not text else f"{part.title}: {text}"


def _non_goals(root: Section, name: str) -> Iterator[DraftText]:
    for section in _topmost(root, _is_non_goal):
        found = list(_parts(section, name))
        yield from found or _paragraphs(section, name)


def _pillars(root: Section, name: str) -> Iterator[DraftText]:
    """Below the page's title: the title 'Cody strategy' says what the page is about, not what a pillar is."""
    waiting = list(reversed(root.children))
    while waiting:
        section = waiting.pop()
        if section.level < 2 or not _is_pillars(section.title):
            waiting.extend(reversed(section.children))
        elif any(_is_pillars(child.title) and child.children for child in section.children):
            # 'Strategy and plans' around 'Strategy' and 'Themes': the inner ones hold the pillars.
            waiting.extend(child for child in reversed(section.children) if _is_pillars(child.title))
        else:
            parts = [part for part in _parts(section, name) if not _is_other(part.title)]
            yield from parts or _paragraphs(section, name, whole=True)


def _parts(section: Section, name: str) -> Iterator[DraftText]:
    """Each sub-heading with its text; without any, each list item."""
    for child in section.children:
        inner = (_own_text(part, child) for part in (child, *walk(child)))
        yield DraftText(child.title, "\n\n".join(filter(None, inner)), name, child.line)
    if not section.children:
        for bullet in bullets(section):
            if bullet.text:
                yield DraftText(bullet.lead or _first_words(bullet.text), bullet.text, name, bullet.line)


def _paragraphs(section: Section, name: str, *, whole: bool = False) -> Iterator[DraftText]:
    text = body_text(section)
    for paragraph in ([text] if whole else text.split("\n\n")) if text else []:
        line = next((number for number, raw in section.body if plain_text(raw)[:20] == paragraph[:20]), section.line)
        yield DraftText(section.title if whole else _first_words(paragraph), paragraph, name, line)


def _topmost(root: Section, fits: Callable[[str], bool]) -> Iterator[Section]:
    """Sections whose title fits, without those inside another such one."""
    waiting = list(reversed(root.children))
    while waiting:
        section = waiting.pop()
        if (
            section.level >= 1
            and fits(section.title)
            and (section.body or section.children)
            and not _is_page(section, root)
        ):
            yield section
        else:
            waiting.extend(reversed(section.children))


def _is_page(section: Section, root: Section) -> bool:
    """The one title on top of a page, with the whole page under it."""
    return section.level == 1 and len(root.children) == 1 and bool(section.children)


def _speaks_of_strategy(root: Section) -> bool:
    return any(_is_vision(section.title) or _is_non_goal(section.title) for section in walk(root))


def _is_vision(title: str) -> bool:
    return bool(_VISION.search(title)) and not _BESIDE.search(title) and len(title.split()) <= _MOST_WORDS


def _is_non_goal(title: str) -> bool:
    return bool(_NON_GOAL.search(title)) and len(title.split()) <= _MOST_WORDS


def _is_pillars(title: str) -> bool:
    fits = _PILLARS.search(title) and not _VISION.search(title) and not _is_other(title)
    return bool(fits) and len(title.split()) <= _MOST_WORDS


def _is_other(title: str) -> bool:
    return bool(_NON_GOAL.search(title) or _BESIDE.search(title))


def _first_words(text: str) -> str:
    """A title for a piece that has none: its first sentence, at most 80 characters."""
    first = re.split(r"(?<=[.!?:;])\s", text, maxsplit=1)[0]
    return first if len(first) <= 80 else first[:80].rsplit(" ", 1)[0] + " …"


def _keys(titles: Iterable[str]) -> Iterator[str]:
    used: dict[str, int] = {}
    for title in titles:
        folded = title.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
        letters = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
        key = "-".join(re.findall(r"[a-z0-9]+", letters))[:48].strip("-") or "pillar"
        used[key] = used.get(key, 0) + 1
        yield key if used[key] == 1 else f"{key}-{used[key]}"
