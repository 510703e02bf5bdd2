"""What an import brought before: an unchanged row costs one comparison, a vanished one is reported, never deleted."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from typing import Any

from ropeteam.store.models import Company, ImportRow

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


class Seen:
    """The rows of one company's files as last imported, read once a file."""

    def __init__(self, company: Company) -> None:
        self._company = company
        self._hashes: dict[str, dict[str, str]] = {}
        self._now: dict[str, set[str]] = {}
        self.counts: dict[str, list[int]] = {}

    def changed(self, file: str, key: str, facts: Any) -> bool:
        """Whether this row differs from what was imported last; remembers it as seen."""
        before = self._before(file)
        digest = hashlib.sha256(json.dumps(facts, default=str, sort_keys=True).encode()).hexdigest()
        self._now.setdefault(file, set()).add(key)
        count = self.counts.setdefault(file, [0, 0])
        count[0] += 1
        if before.get(key) == digest:
            return False
        count[1] += 1
        ImportRow.objects.update_or_create(company=self._company, file=file, key=key, defaults={"hash": digest})
        before[key] = digest
        return True

    def vanished(self, files: Iterable[str]) -> dict[str, list[str]]:
        """Keys that an earlier import brought and these files no longer name."""
        gone = {file: sorted(set(self._before(file)) - self._now.get(file, set())) for file in files}
        return {file: keys for file, keys in gone.items() if keys}

    def _before(self, file: str) -> dict[str, str]:
        if file not in self._hashes:
            rows = ImportRow.objects.filter(company=self._company, file=file)
            self._hashes[file] = dict(rows.values_list("key", "hash"))
        return self._hashes[file]


def slug(name: str, *, most: int = 80) -> str:
    """A key made of a name: lower case, German letters written out."""
    plain = name.casefold().translate(_GERMAN)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:most].strip("-") or "x"
