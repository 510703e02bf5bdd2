"""Demonstration 6: kill -9 in the middle, start again; counts equal, nothing twice, stuck jobs rescued without a hand.

150 files here; ROPETEAM_TEST_FILES=1000 makes it the full one.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from flows.folders import FILES, write
from jobs.conftest import Store, finished

SIZE = int(os.environ.get("ROPETEAM_TEST_FILES", "150"))
TURNS = 3
ONCE = (
    'SELECT count(*) FROM (SELECT 1 FROM store_signal GROUP BY text_id, first_turn, start, "end", kind'
    " HAVING count(*) > 1) twice"
)


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


class TestAnImport:
    def test_killed_in_the_middle_is_whole_after_the_next(self, store: Store, folder: Path) -> None:
        process = store.ropeteam("import", folder)
        store.killed_when(process, lambda: rows_of(store, "textversion")[0] > SIZE // 4)
        assert 0 < rows_of(store, "textversion")[0] < SIZE

        code, said = finished(store.ropeteam("import", folder))

        assert (code, f"conversations.csv: {SIZE} read" in said) == (0, True)
        assert rows_of(store, "conversation", "textversion", "turn", "participant") == (
            SIZE, SIZE, SIZE * TURNS, SIZE * 2,
        )  # fmt: skip
        assert store.one("SELECT count(*) FROM store_event WHERE code = 'conversation.taken_in'") == SIZE
        assert store.one("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'ropeteam.listen'") == SIZE


class TestListening:
    def test_killed_in_the_middle_is_whole_after_the_next(self, store: Store, folder: Path) -> None:
        assert finished(store.ropeteam("import", folder))[0] == 0
        process = store.worker("listen")
        store.killed_when(process, lambda: rows_of(store, "analysis")[0] > SIZE // 4)
        assert 0 < rows_of(store, "analysis")[0] < SIZE

        code, said = finished(store.worker("listen"))

        assert (code, said.startswith("Heard: ")) == (0, True)
        assert rows_of(store, "analysis", "signal", "judgement") == (SIZE, SIZE * 2, SIZE)
        assert store.one(ONCE) == 0
        assert store.one("SELECT count(*) FROM store_event WHERE code = 'conversation.heard'") == SIZE
        assert finished(store.worker("listen")) == (0, "Nothing new to hear.\n")


class TestAJob:
    @pytest.fixture
    def one_file(self, folder: Path) -> Path:
        head, first = (folder / "conversations.csv").read_text().splitlines()[:2]
        (folder / "conversations.csv").write_text(f"{head}\n{first}\n")
        return folder

    def test_of_a_dead_worker_is_rescued_and_done_once(self, store: Store, one_file: Path) -> None:
        assert finished(store.ropeteam("import", one_file))[0] == 0
        doing = "SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing'"
        hanging = store.worker("hang")
        store.killed_when(hanging, lambda: store.one(f"{doing} AND task_name = 'ropeteam.listen'") == 1)

        assert finished(store.worker("work"))[0] == 0
        assert (store.one(doing), rows_of(store, "analysis")) == (1, (0,)), "it may still be alive: nobody takes it yet"

        store.do("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '3 minutes'")
        assert finished(store.worker("rescue"))[0] == 0
        assert finished(store.worker("work"))[0] == 0

        assert store.one("SELECT count(*) FROM procrastinate_jobs WHERE status <> 'todo'") == 0
        assert rows_of(store, "analysis", "signal") == (1, 2)
        assert finished(store.worker("work"))[0] == 0
        assert rows_of(store, "analysis", "signal") == (1, 2)
