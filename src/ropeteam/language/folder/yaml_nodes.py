"""YAML as a tree of texts with line numbers, bounded in depth and size.

Built from the parser's events, one after the other: no recursion (the C loader dies on 100,000 brackets), no
expansion of aliases (a node used twice is one object), and a limit on the size the tree would have if aliases were
written out, so that a "billion laughs" file is refused. Scalars stay the text that stands in the file: `6.10` is not
6.1 and `no` is not False; what a text means is for the reader of the field to say.

`{text: PDF und CSV, kein Excel}` means, to YAML, a text and a key "kein Excel" without a value. Nobody means that:
the piece is put back to the text before it, with a notice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import yaml

from ropeteam.core.problems import Problem
from ropeteam.language.defects import defect, notice
from ropeteam.language.storable import storable

MAX_SIZE: Final = 200_000
MAX_DEPTH: Final = 30
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = frozenset(("", "~", "null", "Null", "NULL"))


@dataclass(slots=True)
class Scalar:
    """`text` is None for null."""

    text: str | None
    line: int
    size: int = 1


@dataclass(slots=True)
class Sequence:
    line: int
    items: list[Node] = field(default_factory=list)
    size: int = 1


@dataclass(slots=True)
class Mapping:
    """`lines` gives the line of each key."""

    line: int
    items: dict[str, Node] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    size: int = 1


Node = Scalar | Sequence | Mapping
Plain = str | None | list["Plain"] | dict[str, "Plain"]


class TooLarge(Exception):
    """The document is nested too deeply, or too large with its aliases written out."""


class BrokenDocument(Exception):
    """An alias without its anchor (an alias inside its own anchor has none yet), or a second document."""


def read_yaml(text: str, *, name: str, problems: list[Problem]) -> Node | None:
    """The document's root, None (and a problem) where it cannot be read or there is none."""
    builder = _Builder(name, problems)
    line = 1
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            line = event.start_mark.line + 1 if event.start_mark else line
            builder.take(event, line)
    except TooLarge:
        problems.append(defect("yaml_too_large", name, line))
        return None
    except BrokenDocument as error:
        problems.append(defect("broken_yaml", name, line, reason=error))
        return None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or getattr(error, "reason", None) or type(error).__name__
        problems.append(defect("broken_yaml", name, mark.line + 1 if mark else line, reason=reason))
        return None
    return builder.root


def plain(node: Node) -> Plain:
    """Lists, dicts and texts, for what is kept without being understood. Safe: read_yaml bounded depth and size."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(item) for key, item in node.items.items()}


@dataclass(frozen=True, slots=True)
class _Key:
    """A key that waits for its value; `end` is where it ends in the file (line, column)."""

    name: str
    line: int
    end: tuple[int, int] | None


class _Builder:
    def __init__(self, name: str, problems: list[Problem]) -> None:
        self.root: Node | None = None
        self._name = name
        self._problems = problems
        self._open: list[Sequence | Mapping] = []
        self._keys: list[_Key | None] = []
        self._anchors: dict[str, Node] = {}
        self._names: list[str | None] = []
        self._flow: list[bool] = []

    def take(self, event: yaml.Event, line: int) -> None:
        if isinstance(event, yaml.ScalarEvent):
            is_null = event.style in (None, "") and event.value in _NULL
            scalar = Scalar(None if is_null else storable(event.value), line)
            if is_null and event.value == "" and self._is_torn(event):
                self._mend(line)
            else:
                self._add(scalar, event.anchor, line, end=_place(event.end_mark))
        elif isinstance(event, yaml.AliasEvent):
            node = self._anchors.get(event.anchor or "")
            if node is None:
                raise BrokenDocument(f"*{event.anchor}")
            self._add(node, None, line)
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            if len(self._open) >= MAX_DEPTH:
                raise TooLarge
            self._open.append(Sequence(line) if isinstance(event, yaml.SequenceStartEvent) else Mapping(line))
            self._flow.append(bool(event.flow_style))
            self._keys.append(None)
            self._names.append(event.anchor)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            self._keys.pop()
            self._flow.pop()
            self._add(self._open.pop(), self._names.pop(), line)
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise BrokenDocument("---")

    def _is_torn(self, event: yaml.ScalarEvent) -> bool:
        """A key in braces, without a colon, behind a text: the rest of that text after an unquoted comma."""
        waiting = self._keys[-1] if self._keys else None
        parent = self._open[-1] if self._open else None
        if waiting is None or not isinstance(parent, Mapping) or not parent.items or not self._flow[-1]:
            return False
        before = next(reversed(parent.items.values()))
        return isinstance(before, Scalar) and before.text is not None and _place(event.start_mark) == waiting.end

    def _mend(self, line: int) -> None:
        parent, waiting = self._open[-1], self._keys[-1]
        assert isinstance(parent, Mapping)
        assert waiting is not None
        key, before = next(reversed(parent.items.items()))
        assert isinstance(before, Scalar)
        parent.items[key] = Scalar(f"{before.text}, {waiting.name}", before.line)
        self._keys[-1] = None
        self._problems.append(notice("unquoted_comma", self._name, line, found=f"{before.text}, {waiting.name}"))

    def _add(self, node: Node, anchor: str | None, line: int, *, end: tuple[int, int] | None = None) -> None:
        if anchor:
            self._anchors[anchor] = node
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        parent.size += node.size
        if parent.size > MAX_SIZE:
            raise TooLarge
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        waiting = self._keys[-1]
        if waiting is None:
            # A list or mapping as a key has no name; it is kept under its place so that its value is not lost.
            key = (node.text or "") if isinstance(node, Scalar) else f"?{line}"
            self._keys[-1] = _Key(key, line, end)
            return
        self._keys[-1] = None
        self._put(parent, waiting.name, waiting.line, node)

    def _put(self, parent: Mapping, key: str, line: int, node: Node) -> None:
        if key == "<<" and isinstance(node, Mapping):  # the merge key: what stands here explicitly wins
            for name, item in node.items.items():
                if name not in parent.items:
                    parent.items[name], parent.lines[name] = item, node.lines[name]
            return
        if key in parent.items and parent.lines[key] >= parent.line:
            self._problems.append(defect("duplicate_key", self._name, line, key=key, first=parent.lines[key]))
        parent.items[key], parent.lines[key] = node, line


def _place(mark: object) -> tuple[int, int] | None:
    line, column = getattr(mark, "line", None), getattr(mark, "column", None)
    return (line, column) if isinstance(line, int) and isinstance(column, int) else None
