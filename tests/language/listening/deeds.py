"""What workers do in tests instead of hearing: looked up in other processes by its name, so it stands in a file of its own."""

from __future__ import annotations

import os
import signal
import time
from datetime import date
from pathlib import Path

from ropeteam.core.vocabulary import Side
from ropeteam.language.contract import SpokenTurn
from ropeteam.language.listening.task import House, Listened, Talk, Task


def talk(key: int, words: str = "") -> Task:
    turn = SpokenTurn(no=0, label=None, side=Side.UNKNOWN, role="", text=words)
    return Task(Talk(key, f"talk-{key}", (turn,), date(2026, 11, 16), False, "en"), None, House("deed"))


def say(task: Task) -> Listened:
    """Does what the words of the talk say: `die`, `die once FILE`, `fail`, `sleep SECONDS`, `mark FILE`."""
    verb, *rest = task.talk.turns[0].text.split() or [""]
    if verb == "die":
        if not rest or not _there(Path(rest[-1])):
            os.kill(os.getpid(), signal.SIGKILL)
    elif verb == "fail":
        raise ZeroDivisionError
    elif verb == "sleep":
        time.sleep(float(rest[0]))
    elif verb == "mark":
        with Path(rest[0]).open("a") as file:
            file.write(f"{os.getpid()} {task.talk.key}\n")
        time.sleep(0.2)
    return Listened(task.talk.key, task.house.model, (), None)


def ready() -> None:
    """Nothing has to be loaded."""


def never_ready() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _there(file: Path) -> bool:
    there = file.exists()
    file.touch()
    return there
