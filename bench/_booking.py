"""The second half of `bench backlog`: words into a database of its own, heard, booked; what that takes a talk."""

from __future__ import annotations

import csv
import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from django.db import connection

from bench.imports import command
from bench.synthetic.company import TODAY, own_home
from ropeteam.flows import conversations, hearing
from ropeteam.language.corpus import place
from ropeteam.language.listening.hear import hear
from ropeteam.language.listening.task import Task
from ropeteam.store import models
from ropeteam.store.queries import conversations as query

CATALOGUE = "aktenkai"  # whose catalogue all of them are held against: sizes and booking do not depend on it


def booked(chosen: Sequence[Task]) -> dict[str, float]:
    """kB in the database a talk, ms to load what an ear is asked, ms until it is booked."""
    with tempfile.TemporaryDirectory() as folder, own_home() as (home, _):
        before = stored_kb()
        command(home, "import", str(written(Path(folder) / "backlog", chosen)))
        there = stored_kb()
        asked_s, booked_s = _worked_through()
        after = stored_kb()
        signals = models.Signal.objects.count()
    count = len(chosen)
    return {
        "ask_ms": 1000 * asked_s / count,
        "book_ms": 1000 * (asked_s + booked_s) / count,
        "signals_a_talk": signals / count,
        "talk_kb": (after - before) / count,
        "heard_kb": (after - there) / count,
    }


def written(folder: Path, chosen: Sequence[Task]) -> Path:
    """The talks as a company folder: notes of who said what, under the catalogue of one company."""
    (folder / "conversations").mkdir(parents=True)
    shutil.copy(place() / CATALOGUE / "company.yaml", folder)
    with (folder / "company.yaml").open("a") as file:
        file.write("\nworks_agreement: demo\n")
    sellers = sorted({turn.label for task in chosen for turn in task.talk.turns if turn.label and turn.side == "ours"})
    _table(
        folder / "people.csv", ("id", "name", "role"), [(f"p{no}", name, "seller") for no, name in enumerate(sellers)]
    )
    _table(folder / "accounts.csv", ("id", "name"), [("a1", "Bench")])
    _table(
        folder / "deals.csv",
        ("id", "account", "title", "amount_eur", "stage", "opened", "seller"),
        [("d1", "a1", "Bench", 1000, "offer", TODAY.isoformat(), sellers[0])],
    )
    rows = []
    for no, task in enumerate(chosen):
        said = [f"{turn.label or '?'}: {turn.text}" for turn in task.talk.turns]
        (folder / "conversations" / f"t{no}.txt").write_text("\n".join(said) + "\n", encoding="utf-8")
        theirs = {turn.label for turn in task.talk.turns if turn.label and turn.side == "customer"}
        people = ";".join(f"{name}|customer" for name in sorted(theirs)) or "Bench|customer"
        rows.append((f"t{no}", f"t{no}.txt", "d1", task.talk.held_on.isoformat(), "call", people, "consent"))
    _table(folder / "conversations.csv", ("id", "file", "deal", "date", "kind", "participants", "basis"), rows)
    return folder


def stored_kb() -> float:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r' AND relname LIKE 'store\\_%'"
        )
        return float(cursor.fetchone()[0]) / 1024


def _worked_through() -> tuple[float, float]:
    """Seconds to load what is asked, seconds to book; hearing between them is not counted."""
    company = models.Company.objects.get()
    waiting = list(query.waiting(company).values_list("pk", flat=True))
    asked_s = booked_s = 0.0
    tasks = hearing.tasks(company, waiting)
    while True:
        begun = time.perf_counter()
        task = next(tasks, None)
        asked_s += time.perf_counter() - begun
        if task is None:
            return asked_s, booked_s
        listened = hear(task)
        begun = time.perf_counter()
        conversations.book_findings(conversations.by_own_ear(listened), on=TODAY)
        booked_s += time.perf_counter() - begun


def _table(file: Path, names: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    with file.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([names, *rows])
