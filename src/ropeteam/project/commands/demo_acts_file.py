"""A story's acts.yaml: what the people of an example company did, read strictly. Demo only, see docs/reference/formats.md.

Nothing is guessed: a deed, a key or a day that is not known is a defect with its line, and then no act of the file is done.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from ropeteam.core.problems import Problem
from ropeteam.language.folder import yaml_nodes
from ropeteam.language.folder.yaml_nodes import Node, plain, read_yaml
from ropeteam.project.commands.demo_acts_values import READERS, text


class Deed(StrEnum):
    REQUEST = "request"
    LINK = "link"
    RATE = "rate"
    VETO = "veto"
    EFFORT = "effort"
    DECIDE = "decide"
    READ = "read"
    TELL = "tell"
    PATTERN = "pattern"
    MERGE = "merge"
    CALENDAR = "calendar"
    EXCHANGE = "exchange"
    SEGMENT = "segment"
    EVIDENCE = "evidence"
    PROPOSAL = "proposal"
    OUTCOME = "outcome"
    OFFER = "offer"
    WRITTEN = "written"
    END = "end"
    DISMISS = "dismiss"
    SCOPE = "scope"
    MEANS = "means"
    ASK = "ask"
    ANSWER = "answer"
    PULSE = "pulse"
    POINTS = "points"
    STUDY = "study"
    SEEN = "seen"
    STUDY_END = "study_end"
    SIGN = "sign"
    OUTSIDE = "outside"
    GAP = "gap"
    TENDER = "tender"
    COVER = "cover"
    SOLUTION = "solution"
    PRESALES = "presales"
    HANDOVER = "handover"
    PREPARE = "prepare"
    MILESTONE = "milestone"
    ACCEPT = "accept"
    ORDER = "order"
    RISK = "risk"
    STEP = "step"
    PERMIT = "permit"
    REFERENCE = "reference"
    STORY = "story"
    RENEWAL = "renewal"
    GOAL = "goal"
    PAY = "pay"
    ASSUME = "assume"
    REPORTS = "reports"


@dataclass(frozen=True, slots=True)
class Defect:
    """What is wrong in which line; the sentence for the code stands in `project/messages`."""

    line: int
    code: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Act:
    """One deed of one person. `on` is None for calendars and exchanges: their days count from the start."""

    id: str
    line: int
    deed: Deed
    who: str
    on: date | None
    values: Mapping[str, Any]

    @property
    def request(self) -> str:
        return str(self.values.get("request", ""))


@dataclass(frozen=True, slots=True)
class Story:
    """`problems` are the YAML's own, `defects` those of its acts; with either, nothing of it is done."""

    company: str
    acts: Sequence[Act]
    defects: Sequence[Defect]
    problems: Sequence[Problem]


WITHOUT_DAY: Final = frozenset({Deed.CALENDAR, Deed.EXCHANGE})
# What each deed needs, and what it may have besides.
KEYS: Final[dict[Deed, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    Deed.REQUEST: (("request", "title", "words"), ("problem",)),
    Deed.LINK: (("request", "words"), ()),
    Deed.RATE: (("request", "pillars"), ()),
    Deed.VETO: (("request", "reason"), ()),
    Deed.EFFORT: (("request", "effort"), ()),
    Deed.DECIDE: (("request", "kind", "reason"), ("item", "condition", "non_goal", "capability")),
    Deed.READ: (("request", "deal"), ()),
    Deed.TELL: (("request", "deal", "how"), ()),
    Deed.PATTERN: (("request", "deal", "need", "how"), ()),
    Deed.MERGE: (("request", "into"), ("reason",)),
    Deed.CALENDAR: (("entries",), ()),
    Deed.EXCHANGE: (("weekday", "weeks", "at", "length", "present"), ("sent_word", "topics", "talked")),
    Deed.SEGMENT: (("segment", "needs"), ()),
    Deed.EVIDENCE: (("pillar", "stance", "words"), ()),
    Deed.PROPOSAL: (("subject", "text", "why"), ("pillar", "words")),
    Deed.OUTCOME: (("deal", "code", "reason"), ("request",)),
    Deed.OFFER: (("deal", "paper", "title", "text"), ()),
    Deed.WRITTEN: (("deal", "title", "sentence", "words"), ()),
    Deed.END: (("words", "ending", "evidence"), ()),
    Deed.DISMISS: (("words", "reason"), ()),
    Deed.SCOPE: (("words", "text"), ()),
    Deed.MEANS: (("words", "capability"), ()),
    Deed.ASK: (("deal", "text", "stand"), ("capability",)),
    Deed.ANSWER: (("ask", "kind", "reason"), ("condition",)),
    Deed.PULSE: (("deal", "answers"), ("guesses", "became")),
    Deed.POINTS: (("table",), ()),
    Deed.STUDY: (("deal", "request", "question", "until", "hypotheses", "criteria"), ("lead",)),
    Deed.SEEN: (("deal", "no", "result", "saw"), ("met_by", "document")),
    Deed.STUDY_END: (("deal", "ends", "reason"), ("until",)),
    Deed.SIGN: (("deal", "signs", "contact", "language"), ("capability", "answers_with")),
    Deed.OUTSIDE: (("deal", "way"), ("reason",)),
    Deed.GAP: (("deal", "capability", "contact", "says"), ()),
    Deed.TENDER: (("deal", "file"), ("customers_words",)),
    Deed.COVER: (("deal", "rows", "coverage"), ("comment",)),
    Deed.SOLUTION: (("deal", "systems", "flows"), ("questions",)),
    Deed.PRESALES: (("deal", "decision"), ("lead", "until", "reason")),
    Deed.HANDOVER: (("deal", "verdict"), ("reasons", "says")),
    Deed.PAY: (("file",), ("reason", "approved", "seen", "begins")),
    Deed.ASSUME: (("assumption", "value", "low", "high", "source"), ()),
    Deed.REPORTS: (("role", "to"), ()),
    Deed.PREPARE: (("deal",), ("days", "rests_on", "introduced", "success", "until")),
    Deed.MILESTONE: (("deal", "title", "until"), ("words", "says", "first")),
    Deed.ACCEPT: (("deal", "title", "contact", "language", "accepted"), ("says",)),
    Deed.ORDER: (("deal", "what", "reason", "price", "days"), ("contact", "language")),
    Deed.RISK: (("deal", "text", "role", "until"), ("how",)),
    Deed.STEP: (("deal", "text", "until"), ()),
    Deed.PERMIT: (("deal", "contact", "scopes", "channels", "until", "how"), ("language",)),
    Deed.REFERENCE: (("deal", "contact", "scopes", "channels", "whom", "expected"), ("tone", "says")),
    Deed.STORY: (("deal", "language"), ("contact",)),
    Deed.RENEWAL: (("deal", "until"), ("outcome", "reason")),
    Deed.GOAL: (("deal", "words", "state", "says"), ()),
}


def read_story(source: str, *, name: str) -> Story:
    problems: list[Problem] = []
    root = read_yaml(source, name=name, problems=problems)
    reader = _Reader()
    company = reader.story(root) if root is not None else ""
    return Story(company, reader.acts, reader.defects, problems)


class _Reader:
    """The acts met so far, which ids and requests they named, and what is wrong with them."""

    def __init__(self) -> None:
        self.acts: list[Act] = []
        self.defects: list[Defect] = []
        self._ids: dict[str, int] = {}
        self._requests: set[str] = set()
        self._calendars: set[str] = set()

    def story(self, root: Node) -> str:
        items = root.items if isinstance(root, yaml_nodes.Mapping) else {}
        acts = items.get("acts")
        company = plain(items["company"]) if "company" in items else None
        if set(items) != {"company", "acts"} or not isinstance(acts, yaml_nodes.Sequence) or not company:
            self._wrong(root.line, "act_shape", expected="company, acts")
            return ""
        for node in acts.items:
            self._act(node)
        return str(company)

    def _act(self, node: Node) -> None:
        before = len(self.defects)
        if not isinstance(node, yaml_nodes.Mapping):
            return self._wrong(node.line, "act_shape", expected="id, deed, who, on, …")
        line, found = node.line, {key: plain(item) for key, item in node.items.items()}
        named = found.get("deed")
        if named not in list(Deed):
            return self._wrong(line, "act_unknown", field="deed", found=str(named or ""), allowed=" · ".join(Deed))
        deed = Deed(str(named))
        needed, may = KEYS[deed]
        always = ("id", "deed", "who") if deed in WITHOUT_DAY else ("id", "deed", "who", "on")
        for key in found:
            if key not in (*always, *needed, *may):
                allowed = " · ".join((*always, *needed, *may))
                self._wrong(node.lines[key], "act_unknown", field=deed, found=key, allowed=allowed)
        for key in (*always, *needed):
            if key not in found:
                self._wrong(line, "act_lacks", field=key, deed=deed)
        values = {key: self._value(node, key) for key in (*always, *needed, *may) if key in found}
        if len(self.defects) == before:
            self._keep(Act(values["id"], line, deed, values["who"], values.get("on"), values))
        return None

    def _value(self, node: yaml_nodes.Mapping, key: str) -> Any:
        try:
            read = date.fromisoformat if key == "on" else READERS.get(key, text)
            return read(plain(node.items[key]))  # type: ignore[arg-type]
        except (ValueError, TypeError) as error:
            expected = "2026-11-16" if key == "on" else str(error)
            return self._wrong(node.lines[key], "act_value", field=key, expected=expected)

    def _keep(self, act: Act) -> None:
        if act.id in self._ids:
            self._wrong(act.line, "act_twice", found=act.id, first=str(self._ids[act.id]))
        if act.deed is Deed.REQUEST:
            self._requests.add(act.request)
        for name in (act.request, str(act.values.get("into", ""))):
            if name and name not in self._requests:
                self._wrong(act.line, "act_request_later", found=name)
        if act.deed is Deed.CALENDAR and act.who in self._calendars:
            self._wrong(act.line, "act_second_calendar", found=act.who)
        if act.deed is Deed.CALENDAR:
            self._calendars.add(act.who)
        self._ids.setdefault(act.id, act.line)
        self.acts.append(act)

    def _wrong(self, line: int, code: str, **values: str) -> None:
        self.defects.append(Defect(line, code, values))
