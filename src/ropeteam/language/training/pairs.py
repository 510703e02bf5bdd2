"""The pair corpus: the same words against one catalogue line, then against the line with one fact changed (corpus/README.md).

A block has one capability with what surrounds it (roadmap, non-goals, accepted services) in several versions, and a few
sentences; every sentence under every version is one pair with its verdict. `read` gives the pairs and every mistake by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ropeteam.core.backing import RoadmapFacts
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import Backing, CapabilityStatus, RoadmapStatus
from ropeteam.language.contract import LimitText
from ropeteam.language.training.split import part_of

REASONS = (
    "plain", "configuration", "quantity", "version", "system", "region", "language", "format", "rate", "scope", "device",
    "direction", "network", "all", "without", "planned_as_existing", "too_early", "in_time", "no_roadmap", "idea", "non_goal",
    "not_there", "service", "status",
)  # fmt: skip
_CLAIM = {Backing.AS_IS, Backing.LIMITED, Backing.UNBACKED}
_FIRST = re.compile(r"^(\d+) (promise|claim)(?: due=(\S+))? (\w+) (\w+)\s*\|\s*(\S.*)$")
_AGAIN = re.compile(r"^(\d+) (\w+) (\w+)$")
_ROADMAP = re.compile(r"^rm: (\d{4}-\d\d-\d\d|-) (\w+) (committable|none)\s*\|\s*(\S.*)$")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the catalogue line and what surrounds it."""

    name: str
    description: str
    status: CapabilityStatus
    limits: tuple[LimitText, ...]
    roadmap: tuple[tuple[RoadmapFacts, str], ...] = ()
    non_goals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Words said on `said_on` against one version. `block` is unique; pairs of one block never go into different splits."""

    block: str
    batch: str
    language: str
    no: int
    kind: str
    text: str
    said_on: date
    due: date | None
    version: Version
    flipped: bool
    backing: Backing
    reason: str


@dataclass(slots=True)
class _Block:
    key: str
    said_on: date | None = None
    version: Version | None = None
    versions: int = 0


def pair_part(pair: Pair) -> int:
    """The part of the pair corpus a pair's block belongs to (training/split.py)."""
    return part_of(int(pair.block.rpartition(":")[2]))


def read_pairs(root: Path) -> tuple[tuple[Pair, ...], tuple[Problem, ...]]:
    """Every pair of `root`/pairs/*.txt, and the mistakes."""
    problems: list[Problem] = []
    pairs: list[Pair] = []
    for path in sorted((root / "pairs").glob("*.txt")):
        pairs += _file(path, f"pairs/{path.name}", problems)
    return tuple(pairs), tuple(problems)


def _file(path: Path, file: str, problems: list[Problem]) -> Iterator[Pair]:
    heads = {"batch": "", "language": ""}
    block = _Block("")
    said: dict[int, Pair] = {}
    for no, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        text = line.strip()
        if not text:
            continue
        if text.startswith("## "):
            block, said = _Block(f"{path.stem}:{no}"), {}
        elif text.startswith("# ") and ": " in text:
            name, _, value = text[2:].partition(": ")
            heads[name] = value.strip()
        elif text.startswith("said: ") and (day := _day(text[6:])):
            block.said_on = day
        elif text.startswith("cap: ") and (version := _version(text[5:])):
            block.version, block.versions = version, block.versions + 1
        elif block.version and text.startswith("ng: "):
            block.version = replace(block.version, non_goals=(*block.version.non_goals, text[4:].strip()))
        elif block.version and (match := _ROADMAP.match(text)) and match[2] in set(RoadmapStatus):
            block.version = replace(block.version, roadmap=(*block.version.roadmap, _item(match, block)))
        elif block.version and block.said_on and (pair := _pair(text, block, heads, said)):
            said.setdefault(pair.no, pair)
            yield pair
        else:
            problems.append(Problem("broken_pair", file, no, (("text", text[:80]),)))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _version(text: str) -> Version | None:
    parts = [part.strip() for part in text.split("|")]
    if len(parts) not in (3, 4) or parts[2] not in set(CapabilityStatus):
        return None
    limits = [one.strip() for one in (parts[3] if len(parts) == 4 else "").split(";")]
    found = tuple(LimitText(no, one) for no, one in enumerate(one for one in limits if one))
    return Version(parts[0], parts[1], CapabilityStatus(parts[2]), found)


def _item(match: re.Match[str], block: _Block) -> tuple[RoadmapFacts, str]:
    held = len(block.version.roadmap) if block.version else 0
    status = RoadmapStatus(match[2])
    return RoadmapFacts(f"rm{held}", status, _day(match[1]), match[3] == "committable"), match[4].strip()


def _pair(text: str, block: _Block, heads: dict[str, str], said: dict[int, Pair]) -> Pair | None:
    first, again = _FIRST.match(text), _AGAIN.match(text)
    if block.version is None or block.said_on is None:
        return None
    backing, reason = (first[4], first[5]) if first else (again[2], again[3]) if again else ("", "")
    if backing not in set(Backing) or reason not in REASONS:
        return None
    verdict = Backing(backing)
    if first and int(first[1]) not in said and (first[3] is None or _day(first[3])):
        due = _day(first[3]) if first[3] else None
        pair = Pair(
            block.key, heads["batch"], heads["language"], int(first[1]), first[2], first[6].strip(), block.said_on, due,
            block.version, block.versions > 1, verdict, reason,
        )  # fmt: skip
    elif again and int(again[1]) in said:
        pair = replace(
            said[int(again[1])], version=block.version, flipped=block.versions > 1, backing=verdict, reason=reason
        )
    else:
        return None
    return pair if pair.kind == "promise" or verdict in _CLAIM else None
