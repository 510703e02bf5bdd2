"""Our own labelled conversations: companies, talks, turns with their labels taken out of the text (corpus/README.md).

`read` gives what can be used and every mistake with its file and line; it never stops at one. The labels stand inside
the text as `{{KIND key=value … | the exact words}}`; a turn here has the plain text and the labels as character spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from ropeteam.core.backing import RoadmapFacts
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import CapabilityStatus, ConversationKind, RoadmapStatus, Side
from ropeteam.language.contract import LimitText, SpokenTurn

ROLES = ("seller", "presales", "product", "services", "management", "customer")
SAID = ("openly", "silent")
KINDS = ("promise", "claim", "need", "concern", "delight", "none", "recalled")
NONE_TYPES = (
    "admin", "hedge", "hypothetical", "negated", "withdrawn", "reported", "past", "vague", "customer_own", "limit", "plan",
    "question", "date_wish", "paraphrase", "mild", "politeness", "irony", "denied",
)  # fmt: skip
_HEADER = re.compile(r"^#\s*(\w+):\s*(.*)$")
_TURN = re.compile(r"^([^:{}]{1,60}):\s(.*)$")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same, written in C
_LABEL = re.compile(r"\{\{\s*([^|{}]*)\|\s*([^{}]*?)\s*\}\}")


@dataclass(frozen=True, slots=True)
class Label:
    """One label: characters `start` to before `end` of its turn. `type` says why a `none` is none.

    `id` names a promise so that later words can take it back: those carry `of` and `said` (openly or silent).
    """

    kind: str
    start: int
    end: int
    quote: str
    line: int
    type: str = ""
    cap: str = ""
    ng: str = ""
    rm: str = ""
    cr: str = ""
    backing: str = ""
    due: date | None = None
    limit: int | None = None
    id: str = ""
    of: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class LabelledTurn:
    no: int
    line: int
    label: str
    role: str
    side: Side
    text: str
    labels: tuple[Label, ...]

    @property
    def spoken(self) -> SpokenTurn:
        return SpokenTurn(self.no, self.label, self.side, self.role, self.text)


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation; internal where nobody of the customer takes part."""

    key: str
    file: str
    held_on: date
    kind: str
    title: str
    participants: Mapping[str, str]
    mood: float | None
    style: tuple[str, ...]
    turns: tuple[LabelledTurn, ...]
    deal: str = ""

    @property
    def internal(self) -> bool:
        return "customer" not in self.participants.values()


@dataclass(frozen=True, slots=True)
class CatalogueLine:
    """A capability as the catalogue has it."""

    key: str
    name: str
    description: str
    status: CapabilityStatus
    limits: tuple[LimitText, ...]


@dataclass(frozen=True, slots=True)
class RoadmapLine:
    facts: RoadmapFacts
    title: str
    release: str
    capability: str


@dataclass(frozen=True, slots=True)
class NonGoalLine:
    """`pillar` is what a label's `ng` names; one pillar may have several non-goals."""

    key: str
    pillar: str
    text: str


@dataclass(frozen=True, slots=True)
class Company:
    key: str
    name: str
    product: str
    batch: str
    language: str
    industry: str
    capabilities: tuple[CatalogueLine, ...]
    roadmap: tuple[RoadmapLine, ...]
    non_goals: tuple[NonGoalLine, ...]
    pillars: tuple[str, ...]
    talks: tuple[Talk, ...]

    @property
    def releases(self) -> dict[str, date]:
        """The roadmap's day of each release name: the last one where its items differ."""
        days: dict[str, date] = {}
        for item in self.roadmap:
            if item.release and item.facts.day:
                days[item.release] = max(item.facts.day, days.get(item.release, item.facts.day))
        return days


@dataclass(frozen=True, slots=True)
class Corpus:
    companies: tuple[Company, ...]
    problems: tuple[Problem, ...]


def place() -> Path:
    """The corpus of a source checkout; an installed package has none."""
    return Path(__file__).resolve().parents[3] / "corpus"


def read(root: Path) -> Corpus:
    problems: list[Problem] = []
    companies = []
    for folder in sorted(path.parent for path in root.glob("*/company.yaml")):
        company = _company(root, folder, problems)
        if company:
            companies.append(company)
    return Corpus(tuple(companies), tuple(problems))


def _company(root: Path, folder: Path, problems: list[Problem]) -> Company | None:
    file = f"{folder.name}/company.yaml"
    try:
        page = yaml.load((folder / "company.yaml").read_text(encoding="utf-8"), _LOADER)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        problems.append(Problem("broken_yaml", file, None, (("error", " ".join(str(error).split())[:200]),)))
        return None
    if not isinstance(page, dict):
        problems.append(Problem("broken_yaml", file))
        return None
    lines = (folder / "company.yaml").read_text(encoding="utf-8").splitlines()
    talks = tuple(
        talk
        for path in sorted((folder / "talks").glob("*.txt"))
        if (talk := read_talk(path, f"{folder.name}/talks/{path.name}", problems))
    )
    return Company(
        key=folder.name,
        name=str(page.get("company", "")),
        product=str(page.get("product", "")),
        batch=str(page.get("batch", "")),
        language=str(page.get("language", "")),
        industry=str(page.get("industry", "")),
        capabilities=tuple(_capability(entry, file, lines, problems) for entry in _dicts(page.get("capabilities"))),
        roadmap=tuple(_roadmap_line(entry, file, lines, problems) for entry in _dicts(page.get("roadmap"))),
        non_goals=tuple(
            NonGoalLine(f"{pillar.get('id')}.{no}", str(pillar.get("id")), str(text))
            for pillar in _dicts(page.get("strategy"))
            for no, text in enumerate(_list(pillar.get("non_goals")))
        ),
        pillars=tuple(str(pillar.get("id")) for pillar in _dicts(page.get("strategy"))),
        talks=talks,
    )


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _dicts(value: object) -> list[dict[str, object]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _line_of(lines: list[str], key: str) -> int | None:
    found = (
        no for no, line in enumerate(lines, 1) if re.search(rf"\bid: *['\"]?{re.escape(key)}['\"]?(,|$|\}})", line)
    )
    return next(found, None)


def _capability(entry: dict[str, object], file: str, lines: list[str], problems: list[Problem]) -> CatalogueLine:
    key = str(entry.get("id", ""))
    line = _line_of(lines, key)
    status = str(entry.get("status", ""))
    if status not in set(CapabilityStatus):
        problems.append(Problem("unknown_value", file, line, (("key", "status"), ("value", status))))
        status = CapabilityStatus.AVAILABLE.value
    limits = entry.get("limits") or []
    if not isinstance(limits, list):
        problems.append(Problem("wrong_type", file, line, (("key", "limits"), ("id", key))))
        limits = [limits]
    return CatalogueLine(
        key=key,
        name=str(entry.get("name", "")),
        description=str(entry.get("description", "")),
        status=CapabilityStatus(status),
        limits=tuple(_limit(no, limit, key, file, line, problems) for no, limit in enumerate(limits)),
    )


def _limit(no: int, limit: object, key: str, file: str, line: int | None, problems: list[Problem]) -> LimitText:
    if isinstance(limit, dict):
        torn = [str(name) for name in limit if name not in ("dimension", "text", "value", "unit")]
        if torn:
            problems.append(Problem("unquoted_comma", file, line, (("id", key), ("text", torn[0]))))
        text = ", ".join([str(limit.get("text", "")), *torn])
        value, unit = limit.get("value"), str(limit.get("unit", ""))
        return LimitText(no, text, str(limit.get("dimension", "")), "" if value is None else str(value), unit)
    if not isinstance(limit, str) or not limit.strip():
        problems.append(Problem("wrong_type", file, line, (("key", "limits"), ("id", key))))
    return LimitText(no, str(limit))


def _roadmap_line(entry: dict[str, object], file: str, lines: list[str], problems: list[Problem]) -> RoadmapLine:
    key = str(entry.get("id", ""))
    status = str(entry.get("status", ""))
    if status not in set(RoadmapStatus):
        problems.append(Problem("unknown_value", file, _line_of(lines, key), (("key", "status"), ("value", status))))
        status = RoadmapStatus.IDEA.value
    day = entry.get("date")
    commitment = entry.get("commitment")
    decided = status in (RoadmapStatus.PLANNED, RoadmapStatus.IN_WORK) and isinstance(day, date)
    return RoadmapLine(
        facts=RoadmapFacts(
            key=key,
            status=RoadmapStatus(status),
            day=day if isinstance(day, date) else None,
            committable=decided if commitment is None else commitment == "committable",
        ),
        title=str(entry.get("title", "")),
        release=str(entry.get("release") or ""),
        capability=str(entry.get("capability") or ""),
    )


def read_talk(path: Path, file: str, problems: list[Problem]) -> Talk | None:
    """One talk's file; its mistakes are added to `problems` under the name `file`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    heads = {match[1]: match[2].strip() for line in lines if (match := _HEADER.match(line))}
    for name in heads.keys() - {"date", "kind", "title", "participants", "mood", "style", "deal"}:
        problems.append(Problem("unknown_key", file, 1, (("key", name),)))
    try:
        held_on = date.fromisoformat(heads.get("date", ""))
    except ValueError:
        problems.append(Problem("bad_date", file, 1, (("value", heads.get("date", "")),)))
        return None
    if heads.get("kind", "") not in set(ConversationKind):
        problems.append(Problem("unknown_value", file, 2, (("key", "kind"), ("value", heads.get("kind", "")))))
    participants = dict(_participants(heads.get("participants", ""), file, problems))
    turns: list[LabelledTurn] = []
    for no, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _TURN.match(line)
        if not match:
            problems.append(Problem("text_outside_turn", file, no, (("text", line[:60]),)))
            continue
        turns.append(_turn(len(turns), no, match[1].strip(), match[2].strip(), participants, file, problems))
    mood = heads.get("mood")
    return Talk(
        key=path.stem,
        file=file,
        held_on=held_on,
        kind=heads.get("kind", ""),
        title=heads.get("title", ""),
        participants=participants,
        mood=_mood(mood, file, problems) if mood else None,
        style=tuple(word.strip() for word in heads.get("style", "").split(",") if word.strip()),
        turns=tuple(turns),
        deal=heads.get("deal", ""),
    )


def _participants(text: str, file: str, problems: list[Problem]) -> Iterable[tuple[str, str]]:
    for entry in filter(None, (piece.strip() for piece in text.split(";"))):
        name, _, role = entry.partition("|")
        if role.strip() not in ROLES:
            problems.append(Problem("unknown_role", file, 4, (("name", name), ("value", role))))
            continue
        yield name.strip(), role.strip()


def _mood(text: str, file: str, problems: list[Problem]) -> float | None:
    try:
        mood = float(text)
    except ValueError:
        mood = -1.0
    if 0 <= mood <= 10:
        return mood
    problems.append(Problem("bad_number", file, 5, (("key", "mood"), ("value", text))))
    return None


def _turn(
    no: int, line: int, name: str, marked: str, participants: Mapping[str, str], file: str, problems: list[Problem]
) -> LabelledTurn:
    role = participants.get(name, "")
    side = Side.CUSTOMER if role == "customer" else Side.OURS if role else Side.UNKNOWN
    text, done = "", 0
    labels: list[Label] = []
    for match in _LABEL.finditer(marked):
        text += marked[done : match.start()]
        label = _label(match[1].split(), match[2], len(text), line, file, problems)
        text += match[2]
        done = match.end()
        if label:
            labels.append(label)
    text += marked[done:]
    if "{{" in text or "}}" in text:
        problems.append(Problem("broken_label", file, line, (("text", text[:80]),)))
    return LabelledTurn(no, line, name, role, side, text, tuple(labels))


def _label(head: list[str], quote: str, start: int, line: int, file: str, problems: list[Problem]) -> Label | None:
    kind = head[0] if head else ""
    if kind not in KINDS or not quote.strip():
        problems.append(Problem("unknown_kind" if quote.strip() else "empty_quote", file, line, (("value", kind),)))
        return None
    type_, pairs = "", [word.partition("=") for word in head[1:]]
    keys: dict[str, str] = {}
    for key, equals, value in pairs:
        if kind == "none" and not equals:
            type_ = key
        elif not equals or key not in ("backing", "cap", "ng", "rm", "due", "lim", "cr", "id", "of", "said"):
            problems.append(Problem("unknown_key", file, line, (("key", key),)))
        else:
            keys[key] = value
    if kind == "none" and type_ not in NONE_TYPES:
        problems.append(Problem("unknown_value", file, line, (("key", "none"), ("value", type_))))
    if keys.get("said", SAID[0]) not in SAID:
        problems.append(Problem("unknown_value", file, line, (("key", "said"), ("value", keys["said"]))))
    try:
        due = date.fromisoformat(keys["due"]) if "due" in keys else None
    except ValueError:
        problems.append(Problem("bad_date", file, line, (("value", keys["due"]),)))
        due = None
    limit = keys.get("lim", "")
    if limit and not limit.isdigit():
        problems.append(Problem("bad_number", file, line, (("key", "lim"), ("value", limit))))
        limit = ""
    return Label(
        kind=kind,
        start=start,
        end=start + len(quote),
        quote=quote,
        line=line,
        type=type_,
        cap=keys.get("cap", ""),
        ng=keys.get("ng", ""),
        rm=keys.get("rm", ""),
        cr=keys.get("cr", ""),
        backing=keys.get("backing", ""),
        due=due,
        limit=int(limit) if limit else None,
        id=keys.get("id", ""),
        of=keys.get("of", ""),
        said=keys.get("said", ""),
    )
