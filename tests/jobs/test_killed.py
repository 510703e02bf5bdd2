"""Demonstration 6: kill -9 in the middle, start again; counts equal, nothing twice, stuck jobs rescued without a hand.

80 files here; ROPETEAM_TEST_FILES=1000 makes it the full one.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from flows.folders import FILES, write
from flows.stage import beside
from jobs.conftest import Store
from jobs.scripted import put_ear
from pytest_django import DjangoDbBlocker

from ropeteam.jobs import queue, reactions
from ropeteam.store.queue import rescue

HEARER, WORKER = (Path(__file__).with_name(name) for name in ("hearer.py", "worker.py"))

SIZE = int(os.environ.get("ROPETEAM_TEST_FILES", "80"))
TURNS = 3
TWICE = (
    'SELECT count(*) FROM (SELECT 1 FROM store_signal GROUP BY text_id, first_turn, start, "end", kind'
    " HAVING count(*) > 1) twice"
)
HANGING = (
    "SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing' AND task_name = 'ropeteam.listen'"
    " AND NOT EXISTS (SELECT 1 FROM store_analysis a WHERE a.text_id = (args ->> 'text_id')::bigint)"
)
REACTED = "DELETE FROM procrastinate_jobs WHERE task_name = 'ropeteam.react'"  # as if somebody had: time only


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = "".join(
        f"k{no},k{no}.txt,d1,2026-10-{no % 28 + 1:02},call,Nora Lindt|seller;Paul Ebner|customer,consent\n"
        for no in range(SIZE)
    )
    words = {
        f"conversations/k{no}.txt": f"Paul Ebner: Wir brauchen Nummer {no}.\n"
        "Nora Lindt: Den Export liefern wir bis Ende Juni.\nPaul Ebner: Gut.\n"
        for no in range(SIZE)
    }
    head = FILES["conversations.csv"].splitlines()[0]
    gone = {name: None for name in FILES if name.startswith("conversations/")}
    return write(tmp_path / "many", {**gone, **words, "conversations.csv": f"{head}\n{rows}"})


def rows_of(store: Store, *names: str) -> tuple[int, ...]:
    return tuple(store.one(f"SELECT count(*) FROM store_{name}") for name in names)


def jobs(store: Store, status: str) -> int:
    return store.one(f"SELECT count(*) FROM procrastinate_jobs WHERE status = '{status}'")


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker) -> Callable[[], int]:
    """A job worker until nothing is left, from here, with a scripted ear: how many jobs of dead ones it took back first.

    It does not hold each talk's questions against those of all others, that ask nearly the same.
    """
    lines: list[BaseDatabaseWrapper] = []

    def noted(connection: BaseDatabaseWrapper, **_: object) -> None:
        lines.append(connection)

    def run() -> int:
        put_ear(monkeypatch.setattr)
        monkeypatch.delitem(reactions.REACTIONS["conversation.heard"], "questions")
        connection_created.connect(noted)
        with django_db_blocker.unblock(), beside("worked"):
            taken = rescue()
            with ThreadPoolExecutor(1) as apart:  # after a test in the browser there is a loop in this thread
                apart.submit(queue.work, wait=False).result()
        connection_created.disconnect(noted)
        for line in lines:  # the worker's threads leave theirs open
            line.inc_thread_sharing()
            line.close()
        return taken

    return run


class TestKilled:
    def test_import_listening_and_worker_lose_nothing_and_do_nothing_twice(
        self,
        store: Store,
        folder: Path,
        imported: Callable[[Path], None],
        worked: Callable[[], int],
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        store.killed_when(store.ropeteam("import", folder), lambda: rows_of(store, "textversion")[0] > SIZE // 4)
        assert 0 < rows_of(store, "textversion")[0] < SIZE

        imported(folder)

        assert f"conversations.csv: {SIZE} read" in capsys.readouterr().out
        kept = (SIZE, SIZE, SIZE * TURNS, SIZE * 2)
        assert rows_of(store, "conversation", "textversion", "turn", "participant") == kept
        assert store.one("SELECT count(*) FROM store_event WHERE code = 'conversation.taken_in'") == SIZE
        assert store.one("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'ropeteam.listen'") == SIZE

        store.do(REACTED)

        store.killed_when(store.start(HEARER), lambda: rows_of(store, "analysis")[0] > SIZE // 4)
        heard = rows_of(store, "analysis")[0]
        assert 0 < heard < SIZE

        store.killed_when(store.start(WORKER), lambda: store.one(HANGING) == 1)
        assert rows_of(store, "analysis") == (heard,)

        store.do(REACTED)
        store.do("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '3 minutes'")
        assert worked() == 1

        assert (jobs(store, "doing"), jobs(store, "todo"), jobs(store, "failed")) == (0, 0, 0)
        assert rows_of(store, "analysis", "signal", "judgement") == (SIZE, SIZE * 2, SIZE)
        assert store.one(TWICE) == 0
        assert store.one("SELECT count(*) FROM store_event WHERE code = 'conversation.heard'") == SIZE
        assert rows_of(store, "conversation", "textversion", "turn", "participant") == kept
