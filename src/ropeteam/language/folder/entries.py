"""One mapping of company.yaml: its fields by name, with the line of each and a place in words for problems."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from ropeteam.language.defects import defect, notice
from ropeteam.language.folder.fields import Fields, Word
from ropeteam.language.folder.values import Unknown
from ropeteam.language.folder.yaml_nodes import Mapping, Node, Scalar, Sequence, plain


@dataclass(frozen=True, slots=True)
class Entry:
    """`path` is '' for the whole file, else like 'capabilities.offline'."""

    node: Mapping
    path: str
    fields: Fields

    def line(self, key: str) -> int:
        """Where the key stands; the entry's own line where it is not there."""
        return self.node.lines.get(key, self.node.line)

    def text(self, key: str) -> str:
        """'' where the key is missing or null; a list or mapping is a problem."""
        node = self.node.items.get(key)
        if node is None or isinstance(node, Scalar):
            return (node.text or "").strip() if node else ""
        self.wrong_type(key, "text")
        return ""

    def needed(self, key: str, *, taken: str | None = None) -> str:
        node = self.node.items.get(key)
        if node is not None and not isinstance(node, Scalar):
            return self.text(key)
        return self.fields.needed(self.text(key), self.place(key), self.line(key), taken=taken)

    def date(self, key: str) -> date | None:
        return self.fields.date(self.text(key), self.place(key), self.line(key))

    def whole(self, key: str) -> int | None:
        return self.fields.whole(self.text(key), self.place(key), self.line(key))

    def yes(self, key: str) -> bool:
        return self.fields.yes(self.text(key), self.place(key), self.line(key))

    def word(self, key: str, words: type[Word], *, taken: str | None = None) -> Word | None:
        return self.fields.word(self.text(key), words, self.place(key), self.line(key), taken=taken)

    def nodes(self, key: str) -> list[Node]:
        """The items of a list; one text or mapping counts as a list of one, null as none."""
        node = self.node.items.get(key)
        if node is None or (isinstance(node, Scalar) and not (node.text or "").strip()):
            return []
        return node.items if isinstance(node, Sequence) else [node]

    def texts(self, key: str) -> Iterator[tuple[str, int]]:
        """(text, line) of every item of a list of texts."""
        for node in self.nodes(key):
            if isinstance(node, Scalar):
                if node.text and node.text.strip():
                    yield node.text.strip(), node.line
            else:
                self.wrong_type(key, "text", node.line)

    def entries(self, key: str) -> Iterator[Entry]:
        """The mappings of a list; anything else in it is a problem and left out."""
        for no, node in enumerate(self.nodes(key), 1):
            if isinstance(node, Mapping):
                id_node = node.items.get("id")
                name = id_node.text if isinstance(id_node, Scalar) and id_node.text else str(no)
                yield Entry(node, f"{self.place(key)}.{name}", self.fields)
            else:
                self.wrong_type(key, "mapping", node.line)

    def check_keys(self, known: Collection[str], unknown: list[Unknown]) -> None:
        """Keys that are not known are kept in `unknown` and reported as notices."""
        for key, node in self.node.items.items():
            if key not in known:
                line = self.line(key)
                unknown.append(Unknown(self.place(key), plain(node), line))
                self.fields.problems.append(notice("unknown_key", self.fields.file, line, key=self.place(key)))

    def wrong_type(self, key: str, expected: str, line: int | None = None) -> None:
        where = line or self.line(key)
        self.fields.problems.append(
            defect("wrong_type", self.fields.file, where, field=self.place(key), expected=expected)
        )

    def place(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key
