"""Seal the ledger and the log every night, and find the first row that does not fit any more."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from ropeteam.core import seals
from ropeteam.core.seals import START, Flaw
from ropeteam.store import models
from ropeteam.store.queries import seals as query

LOCK = 7_340_031  # one sealing or looking at a time, whoever starts it
SLACK = timedelta(hours=1)  # how long a transaction may take that began before a night and ended after it


@dataclass(frozen=True, slots=True)
class Broken:
    """The first thing that does not fit: a row by table and id, or a night by its day."""

    flaw: Flaw
    table: str = ""
    row: int = 0
    night: date | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    rows: int
    nights: int
    broken: Broken | None


def seal(*, key: bytes, on: date, outside: Path | None = None) -> models.LedgerDigest | None:
    """One night: everything written once since the last. None where nothing is new. `outside` gets the head as a line: what the
    database forgets stands there."""
    with transaction.atomic():
        _alone()
        last = models.LedgerSeal.objects.order_by("-n").first()
        n, head = (last.n, last.mac) if last else (0, START)
        first, columns = n + 1, query.columns()
        for table, names in columns.items():
            for rows in query.unsealed(table, names):
                links = []
                for pk, content in rows:
                    n += 1
                    head = seals.link(key, n=n, before=head, table=table, row=pk, content=content)
                    links.append(models.LedgerSeal(n=n, of_table=table, of_id=pk, content=content, mac=head))
                models.LedgerSeal.objects.bulk_create(links, batch_size=query.CHUNK)
        if n < first:
            return None
        night = models.LedgerDigest.objects.create(
            first=first,
            last=n,
            head=head,
            signature=seals.signature(key, first=first, last=n, head=head, day=on.isoformat(), columns=columns),
            key_id=seals.key_id(key),
            columns=columns,
            made_on=on,
        )
    if outside is not None:
        _note(outside, night)
    return night


def verify(*, key: bytes, outside: Path | None = None) -> Checked:
    """Walk the chain from its first link; stop at the first row that does not fit."""
    with transaction.atomic():
        _alone()  # a night that is sealed while we walk would look like links beyond the last
        nights = list(models.LedgerDigest.objects.order_by("last"))
        other = next((night for night in nights if night.key_id != seals.key_id(key)), None)
        if other is not None:
            return Checked(0, len(nights), Broken(Flaw.OTHER_KEY, night=other.made_on))
        rows, broken = 0, None
        head, expected = START, 1
        for night in nights:
            for links in _links(night, expected):
                rows += len(links)
                broken, head = _fits(links, key=key, night=night, head=head, expected=expected)
                expected += len(links)
                if broken is not None:
                    return Checked(rows, len(nights), broken)
            broken = _night_fits(night, key=key, head=head, expected=expected)
            if broken is not None:
                return Checked(rows, len(nights), broken)
        return Checked(rows, len(nights), _cut_off(nights, outside, expected) or _slipped_in(nights))


def _alone() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _links(night: models.LedgerDigest, first: int) -> Iterator[list[models.LedgerSeal]]:
    while first <= night.last:
        last = min(first + query.CHUNK - 1, night.last)
        links = list(models.LedgerSeal.objects.filter(n__gte=first, n__lte=last).order_by("n"))
        if not links:
            return
        yield links
        first += len(links)


def _fits(
    links: list[models.LedgerSeal], *, key: bytes, night: models.LedgerDigest, head: str, expected: int
) -> tuple[Broken | None, str]:
    now = _contents(links, night)
    for link in links:
        where = (link.of_table, link.of_id, night.made_on)
        if link.n != expected:
            return Broken(Flaw.MISSING, *where), head
        mac = seals.link(key, n=link.n, before=head, table=link.of_table, row=link.of_id, content=link.content)
        if not seals.same(mac, link.mac):
            return Broken(Flaw.FORGED, *where), head
        content = now[link.of_table].get(link.of_id)
        if content is None and not _taken_back(link):
            return Broken(Flaw.GONE, *where), head
        if content is not None and content != link.content:
            return Broken(Flaw.CHANGED, *where), head
        head, expected = mac, expected + 1
    return None, head


def _contents(links: list[models.LedgerSeal], night: models.LedgerDigest) -> dict[str, dict[int, str]]:
    ids: dict[str, list[int]] = defaultdict(list)
    for link in links:
        ids[link.of_table].append(link.of_id)
    found: dict[str, dict[int, str]] = {}
    for table, wanted in ids.items():
        names = night.columns.get(table, []) if table in query.TABLES else []
        known = bool(names) and query.has_columns(table, names)
        found[table] = query.contents(table, names, wanted) if known else {}
    return found


def _taken_back(link: models.LedgerSeal) -> bool:
    """An end may go where it is kept word for word; the database sees to the words."""
    ends = models.PromiseEnd._meta.db_table
    return link.of_table == ends and models.EndTakenBack.objects.filter(was=link.of_id).exists()


def _night_fits(night: models.LedgerDigest, *, key: bytes, head: str, expected: int) -> Broken | None:
    if expected != night.last + 1:
        return Broken(Flaw.MISSING, night=night.made_on)
    signed = seals.signature(
        key, first=night.first, last=night.last, head=head, day=night.made_on.isoformat(), columns=night.columns
    )
    return None if seals.same(signed, night.signature) else Broken(Flaw.SIGNATURE, night=night.made_on)


def _cut_off(nights: list[models.LedgerDigest], outside: Path | None, expected: int) -> Broken | None:
    """Whether links stand beyond the last night, or a night that was noted outside is not here any more."""
    if models.LedgerSeal.objects.filter(n__gte=expected).exists():
        return Broken(Flaw.SIGNATURE)
    heads = {night.last: night.head for night in nights}
    for line in _noted(outside):
        if heads.get(line["last"]) != line["head"]:
            return Broken(Flaw.CUT_OFF, night=date.fromisoformat(line["day"]))
    return None


def _slipped_in(nights: list[models.LedgerDigest]) -> Broken | None:
    if not nights:
        return None
    before = nights[-1].created_at - SLACK
    for table in query.TABLES:
        row = query.slipped_in(table, before)
        if row is not None:
            return Broken(Flaw.SLIPPED_IN, table, row)
    return None


def _note(outside: Path, night: models.LedgerDigest) -> None:
    line = json.dumps({"day": night.made_on.isoformat(), "last": night.last, "head": night.head})
    with open(outside, "a", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
        file.write(f"{line}\n")
        file.flush()
        os.fsync(file.fileno())


def _noted(outside: Path | None) -> list[dict[str, Any]]:
    """A line that a crash cut short is no note."""
    if outside is None or not outside.is_file():
        return []
    found = []
    for line in outside.read_text().splitlines():
        try:
            found.append(json.loads(line))
        except ValueError:
            continue
    return found
