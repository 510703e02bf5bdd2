"""What an import brought before: an unchanged row costs one comparison, a vanished one is reported, never deleted."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DataError, IntegrityError, transaction

from ropeteam.core.problems import Problem
from ropeteam.store.models import Company, ImportRow

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


class Seen:
    """The rows of one company's files as last imported, read once a file."""

    def __init__(self, company: Company) -> None:
        self._company = company
        self._hashes: dict[str, dict[str, str]] = {}
        self._now: dict[str, set[str]] = {}
        self.counts: dict[str, list[int]] = {}
        self.problems: list[Problem] = []

    @contextmanager
    def row(self, file: str, line: int | None = None) -> Iterator[None]:
        """A row is written whole, and remembered as seen together with what it brought: an import that dies in between has
        done neither. What no table can hold is a problem of this row alone."""
        with whole_or_not(self.problems, file, line):
            yield

    def changed(self, file: str, key: str, facts: Any, *, counted: bool = True) -> bool:
        """Whether this row differs from what was imported last; remembers it as seen. `counted` rows are told of at the end."""
        before = self._before(file)
        digest = hashlib.sha256(json.dumps(facts, default=str, sort_keys=True).encode()).hexdigest()
        self._now.setdefault(file, set()).add(key)
        differs = before.get(key) != digest
        if counted:
            count = self.counts.setdefault(file, [0, 0])
            count[0] += 1
            count[1] += differs
        if not differs:
            return False
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


@contextmanager
def whole_or_not(problems: list[Problem], file: str, line: int | None) -> Iterator[None]:
    """What is written inside stands whole, or not at all and a problem says why."""
    try:
        with transaction.atomic():
            yield
    except (DataError, IntegrityError) as error:
        reason = str(error).splitlines()[0]
        problems.append(Problem("cannot_be_kept", file, line, (("reason", reason),)))


def slug(name: str, *, most: int = 80) -> str:
    """A key made of a name: lower case, German letters written out."""
    plain = name.casefold().translate(_GERMAN)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:most].strip("-") or "x"
