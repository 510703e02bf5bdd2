"""A backlog heard by two processes: the same rows as by one, also where the run was killed in the middle."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from copied import copy_database
from flows.folders import FILES, write
from jobs.conftest import Store
from language.listening.machines import Machines
from psycopg.conninfo import make_conninfo

from ropeteam.project.database.cluster import ADMIN, NAME
from ropeteam.project.database.session import Database

SIZE = 24
GONE_ON = ("id", "analysis_id", "created_at")
SAID = (
    "Den Export nach SAP liefern wir bis Ende Juni.",
    "Die Bedienung ohne Netz ist heute schon enthalten.",
    "Das prüfen wir gern einmal.",
    "We will deliver the report as a PDF by the end of May.",
)
FOUND = (
    "SELECT row_to_json(s) FROM (SELECT s.*, j.fit, j.backing, j.reasons, a.rules, a.model"
    " FROM store_signal s JOIN store_analysis a ON a.id = s.analysis_id"
    " LEFT JOIN store_judgement j ON j.signal_id = s.id ORDER BY s.id) s"
)
MOODS = "SELECT row_to_json(m) FROM (SELECT * FROM store_moodreading ORDER BY id) m"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    head = FILES["conversations.csv"].splitlines()[0]
    rows = "".join(
        f"k{no},k{no}.txt,d1,2026-10-{no % 28 + 1:02},call,Nora Lindt|seller;Paul Ebner|customer,consent\n"
        for no in range(SIZE)
    )
    words = {
        f"conversations/k{no}.txt": f"Paul Ebner: Wir brauchen den Export Nummer {no}, das wäre großartig.\n"
        f"Nora Lindt: {SAID[no % len(SAID)]}\nPaul Ebner: Sehr gut, Nummer {no}.\n"
        for no in range(SIZE)
    }
    gone = {name: None for name in FILES if name.startswith("conversations/")}
    return write(tmp_path / "many", {**gone, **words, "conversations.csv": f"{head}\n{rows}"})


@pytest.fixture
def twin(store: Store, cluster: Database) -> Iterator[Callable[[], Store]]:
    """A copy of the store as it is now."""
    made: list[Store] = []
    with psycopg.connect(cluster.cluster.dsn(user=ADMIN, database="postgres"), autocommit=True) as server:

        def copy() -> Store:
            store.leave()
            copy_database(server, "twin", template="worked", owner=NAME)
            made.append(Store(make_conninfo(cluster.dsn, dbname="twin"), store.home))
            return made[-1]

        yield copy
        for one in made:
            for process in one.processes:
                process.kill()
                process.communicate()
            one.leave()
            server.execute("DROP DATABASE twin WITH (FORCE)")


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    machines = Machines(tmp_path)
    yield machines
    machines.end()


def rows(store: Store, query: str) -> list[object]:
    return [row[0] for row in store.session().execute(query).fetchall()]


class TestBacklog:
    def test_killed_with_two_processes_and_resumed_on_a_cluster_leaves_the_same_rows_as_one_process(
        self,
        store: Store,
        folder: Path,
        imported: Callable[[Path], None],
        listened: Callable[..., tuple[int, str]],
        twin: Callable[[], Store],
        machines: Machines,
    ) -> None:
        imported(folder)
        alone = twin()

        assert listened(alone, "--workers", "1")[0] == 0
        store.killed_when(
            store.ropeteam("listen", "--workers", "2"),
            lambda: store.one("SELECT count(*) FROM store_analysis") > SIZE // 3,
        )
        assert 0 < store.one("SELECT count(*) FROM store_analysis") < SIZE
        url = machines.scheduler()
        machines.worker()
        code, said = listened(store, "--cluster", url)

        assert (code, f"on the cluster {url}: 1." in said, "in the clear" in said) == (0, True, False)
        assert store.one("SELECT count(*) FROM store_analysis") == SIZE
        assert store.one("SELECT count(*) FROM store_event WHERE code = 'conversation.heard'") == SIZE
        assert len(rows(alone, FOUND)) > SIZE
        assert words(rows(store, FOUND)) == words(rows(alone, FOUND))
        assert words(rows(store, MOODS)) == words(rows(alone, MOODS))
        assert "Nothing new to hear." in listened(store)[1]


def words(found: list[object]) -> list[object]:
    """Without the hour, and without the ids that a killed transaction used up."""
    return [{name: value for name, value in dict(row).items() if name not in GONE_ON} for row in found]  # type: ignore[call-overload]
