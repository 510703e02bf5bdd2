"""A Dask cluster: a scheduler and workers as processes of their own, as an operator would start them.

A worker takes a second to begin: tests stand in the order in which most of them find the workers that they need.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from distributed import Client
from language.listening.deeds import say, scripted, talk
from language.listening.machines import Machines, until

from ropeteam.core.errors import RopeteamError
from ropeteam.language.listening import cluster as clusters
from ropeteam.language.listening.cluster import Cluster
from ropeteam.language.listening.identity import identity
from ropeteam.language.listening.task import Answer, Listened, Task, Unheard

Workers = Callable[[int], list[subprocess.Popen[bytes]]]


class Room(Machines):
    """One for all tests: what a test killed is started again where the next one misses it."""

    def url(self) -> str:
        if not self.processes or self.processes[0].poll() is not None:
            self.end()
            self.processes.clear()
            self.address = self.scheduler()
        return self.address

    def exactly(self, count: int) -> list[subprocess.Popen[bytes]]:
        """So many workers, and the scheduler knows of no other."""
        there = [one for one in self.processes[1:] if one.poll() is None]
        for one in there[count:]:
            one.kill()
            one.wait()
        there = [*there[:count], *(self.worker() for _ in range(count - len(there)))]
        with Client(self.url(), set_as_default=False) as client:
            until(lambda: len(client.nthreads()) == count)
        return there


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    room = Room(tmp_path_factory.mktemp("machines"))
    yield room
    room.end()


@pytest.fixture
def url(machines: Room) -> str:
    return machines.url()


@pytest.fixture
def workers(machines: Room, url: str) -> Workers:
    return machines.exactly


def keys(answers: list[Answer]) -> list[int]:
    return [one.key for one in answers if isinstance(one, Listened)]


class TestBeforeAWordTravels:
    def test_a_worker_without_ropeteam_is_refused(
        self, machines: Room, workers: Workers, url: str, tmp_path: Path
    ) -> None:
        workers(0)
        (tmp_path / "bare").mkdir()
        (tmp_path / "bare" / "ropeteam.py").write_text("raise ImportError('not here')")
        bare = machines.worker(path=str(tmp_path / "bare"))

        with pytest.raises(RopeteamError) as refused, Cluster(url, do=say):
            pass
        bare.kill()
        bare.wait()

        assert refused.value.code == "cluster_worker_without"

    def test_a_cluster_without_workers_is_refused(self, workers: Workers, url: str) -> None:
        workers(0)
        with pytest.raises(RopeteamError, match="cluster_no_workers"), Cluster(url, workers_s=0.2):
            pass

    def test_a_worker_that_hears_with_something_else_is_refused(self, workers: Workers, url: str) -> None:
        workers(1)
        ours = {**identity(), "model": "ear-of-tomorrow"}

        with pytest.raises(RopeteamError) as refused, Cluster(url, do=say, expected=ours):
            pass

        assert refused.value.code == "cluster_other_version"
        assert refused.value.values["differs"] == f"model {identity()['model']} ≠ ear-of-tomorrow"

    @pytest.mark.parametrize("nowhere", ["tcp://127.0.0.1:9", "127.0.0.1:9", "nonsense://x"])
    def test_an_address_where_nobody_answers_is_refused(self, nowhere: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(clusters, "CONNECT_S", 0.2)

        with pytest.raises(RopeteamError, match="cluster_unreachable"), Cluster(nowhere):
            pass

    def test_the_missing_library_is_named_with_the_command_that_brings_it(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "distributed", None)

        with pytest.raises(RopeteamError) as refused, Cluster("tcp://127.0.0.1:9"):
            pass

        assert refused.value.code == "cluster_not_installed"
        assert refused.value.values["command"].endswith("-m pip install distributed")

    @pytest.mark.parametrize(
        ("address", "clear"),
        [
            ("tcp://10.0.0.5:8786", True),
            ("10.0.0.5:8786", True),
            ("tls://10.0.0.5:8786", False),
            ("127.0.0.1:1", False),
        ],
    )
    def test_it_is_known_whether_words_travel_in_the_clear(self, address: str, clear: bool) -> None:
        assert Cluster(address).in_the_clear is clear


class TestHearing:
    def test_gives_talks_to_a_worker_that_joined_later(
        self, machines: Room, workers: Workers, url: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(clusters, "AHEAD", 2)
        monkeypatch.setattr(clusters, "LOOK_S", 0.2)
        workers(1)
        asked: list[int] = []

        def coming() -> Iterator[Task]:
            for no in range(8):
                asked.append(no)
                yield talk(no)

        with Cluster(url, do=say) as cluster:
            answers = cluster.hear(coming())
            next(answers)
            alone = len(asked)
            machines.worker()
            until(lambda: cluster.workers_now() == 2)
            time.sleep(0.3)
            next(answers)

            assert (alone, len(asked), cluster.workers) == (2, 5, 2)

    def test_gives_the_answers_in_order_and_goes_on_when_a_worker_is_killed(
        self, workers: Workers, url: str, tmp_path: Path
    ) -> None:
        one, _ = workers(2)
        marks = tmp_path / "marks"
        tasks = [talk(no, f"mark {marks}") for no in range(10)]

        with Cluster(url, do=say) as cluster:
            answers = cluster.hear(tasks)
            first = next(answers)
            until(lambda: len({line.split()[0] for line in marks.read_text().splitlines()}) == 2)  # both heard some
            one.kill()
            rest = list(answers)

        assert keys([first, *rest]) == list(range(10))

    def test_names_the_talk_that_outlives_no_worker_and_the_one_the_ear_stumbles_on(
        self, workers: Workers, url: str
    ) -> None:
        workers(3)
        tasks = [talk(0), talk(1, "fail"), talk(2, "die"), talk(3)]

        with Cluster(url, do=say) as cluster:
            answers = list(cluster.hear(tasks))

        assert answers[1:3] == [Unheard(1, "talk-1", "ZeroDivisionError"), Unheard(2, "talk-2", "died")]
        assert keys(answers) == [0, 3]

    def test_gives_what_this_process_hears(self, workers: Workers, url: str) -> None:
        """With the real ear, from the command to the booked rows: `jobs/test_backlog.py`."""
        workers(1)
        task = talk(5, "Den Export nach SAP liefern wir. Das können wir offline.")

        with Cluster(url, do=scripted) as cluster:
            (there,) = cluster.hear([task])

        here = scripted(task)
        assert [one.capability.key for one in here.found if one.capability] == ["7", "9"]
        assert repr(there) == repr(here)

    def test_ends_where_a_worker_that_came_later_hears_with_something_else(
        self, workers: Workers, url: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        workers(1)

        with Cluster(url, do=say) as cluster:
            monkeypatch.setattr(cluster, "_expected", {**identity(), "rules": "later"})
            with pytest.raises(RopeteamError) as refused:
                list(cluster.hear([talk(0)]))

        assert refused.value.code == "cluster_other_version"
        assert refused.value.values["worker"].startswith("tcp://127.0.0.1:")


class TestTheEnd:
    def test_comes_where_no_worker_is_left(self, workers: Workers, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(clusters, "LOOK_S", 0.2)
        (worker,) = workers(1)

        with Cluster(url, do=say, lost_s=0.4) as cluster:
            answers = cluster.hear([talk(0), talk(1, "sleep 60")])
            next(answers)
            worker.kill()
            with pytest.raises(RopeteamError, match="cluster_lost"):
                next(answers)

    def test_comes_where_the_scheduler_is_gone(
        self, machines: Room, workers: Workers, url: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(clusters, "LOOK_S", 0.2)
        workers(1)

        with Cluster(url, do=say, lost_s=0.4) as cluster:
            answers = cluster.hear([talk(0), talk(1, "sleep 60")])
            next(answers)
            machines.processes[0].kill()
            with pytest.raises(RopeteamError, match="cluster_lost"):
                next(answers)

    def test_is_not_hidden_by_a_scheduler_that_answers_no_farewell(self) -> None:
        class Deaf:
            def close(self, timeout: float) -> None:
                raise TimeoutError(f"timed out after {timeout} s.")

        cluster = Cluster("tcp://127.0.0.1:1", expected={"ear": "one"})
        cluster._client = Deaf()
        ends = ExitStack()
        ends.push(cluster)

        with pytest.raises(RopeteamError, match="cluster_lost"), ends:
            raise RopeteamError("cluster_lost")


class TestTheLibrary:
    def test_is_not_loaded_where_no_cluster_is_asked_for(self) -> None:
        code = "import sys, ropeteam.language.listening.cluster; print('distributed' in sys.modules)"

        assert subprocess.check_output([sys.executable, "-c", code], text=True) == "False\n"
