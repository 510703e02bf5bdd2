"""A pool of processes: the same answers in the same order, whoever dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest
from language.listening.deeds import never_ready, ready, say, talk

from ropeteam.core.errors import RopeteamError
from ropeteam.language.listening.ears import answer
from ropeteam.language.listening.pool import Pool
from ropeteam.language.listening.task import Answer, Listened, Task, Unheard

RUN = Path(__file__).with_name("marking_run.py")


def heard(tasks: list[Task], workers: int = 2) -> list[Answer]:
    with Pool(workers, do=say, warm=ready) as pool:
        return list(pool.hear(tasks))


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    """Two processes for all tests in which nobody dies."""
    with Pool(2, do=say, warm=ready) as two:
        yield two


def keys(answers: list[Answer]) -> list[int]:
    return [one.key for one in answers if isinstance(one, Listened)]


class TestAnswers:
    def test_come_in_the_order_of_the_tasks_whoever_is_quicker(self, pool: Pool) -> None:
        tasks = [talk(0, "sleep 0.4"), *(talk(no) for no in range(1, 40))]

        assert keys(list(pool.hear(tasks))) == list(range(40))

    def test_of_no_task_are_none(self) -> None:
        assert heard([]) == []

    def test_name_the_talk_on_which_the_ear_stumbles(self, pool: Pool) -> None:
        answers = list(pool.hear([talk(0), talk(1, "fail"), talk(2)]))

        assert answers[1] == Unheard(1, "talk-1", "ZeroDivisionError")
        assert keys(answers) == [0, 2]
        assert answer(talk(1, "fail"), say) == answers[1], "as in one process"

    def test_take_tasks_only_as_they_are_needed(self, pool: Pool) -> None:
        taken: list[int] = []

        def tasks() -> Iterator[Task]:
            for no in range(1000):
                taken.append(no)
                yield talk(no)

        next(pool.hear(tasks()))

        assert len(taken) < 20


class TestADyingProcess:
    def test_does_not_end_the_run_and_its_talk_is_heard_at_the_second_go(self, tmp_path: Path) -> None:
        tasks = [talk(no, f"die once {tmp_path / 'died'}" if no == 2 else "") for no in range(4)]

        assert keys(heard(tasks)) == list(range(4))

    def test_again_names_that_talk_and_no_other(self) -> None:
        tasks = [talk(no, "die" if no in (3, 4) else "") for no in range(7)]

        answers = heard(tasks)

        assert [one for one in answers if isinstance(one, Unheard)] == [
            Unheard(3, "talk-3", "died"),
            Unheard(4, "talk-4", "died"),
        ]
        assert keys(answers) == [0, 1, 2, 5, 6]

    def test_before_it_heard_anything_is_no_talks_fault(self) -> None:
        with Pool(1, do=say, warm=never_ready) as pool, pytest.raises(RopeteamError, match="listeners_die"):
            list(pool.hear([talk(0, "die"), talk(1, "die")]))


class TestTheEnd:
    def test_of_the_run_ends_its_processes(self) -> None:
        before = {process.pid for process in active_children()}
        children: set[int | None] = set()

        def stopped() -> None:
            with Pool(2, do=say, warm=ready) as pool:
                next(pool.hear([talk(no, "sleep 60" if no else "") for no in range(4)]))
                children.update({process.pid for process in active_children()} - before)
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            stopped()

        assert len(children) == 2
        assert not any(alive(pid) for pid in children)

    @pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
    def test_of_a_killed_run_leaves_nobody_working_on(self, how: signal.Signals, tmp_path: Path) -> None:
        """Many talks are left when the run is killed; soon nobody hears the next one any more."""
        marks = tmp_path / "marks"
        run = subprocess.Popen(
            [sys.executable, RUN, marks], stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": paths()}
        )
        until(lambda: marks.exists() and len(pids(marks)) == 2)

        run.send_signal(how)
        run.wait(timeout=60)

        until(lambda: not any(alive(pid) for pid in pids(marks)))
        count = len(marks.read_text().splitlines())
        time.sleep(0.3)  # longer than a talk takes
        assert len(marks.read_text().splitlines()) == count < 1000


def paths() -> str:
    return os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])


def pids(marks: Path) -> set[int]:
    return {int(line.split()[0]) for line in marks.read_text().splitlines() if " " in line}


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def until(there: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < deadline
        time.sleep(0.05)
