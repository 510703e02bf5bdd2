"""What workers do in tests instead of hearing: looked up in other processes by its name, so it stands in a file of its own."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from ropeteam.core.vocabulary import Side, SignalKind
from ropeteam.language.backends.scripted import Line, ScriptedEar, ScriptedEmbedder
from ropeteam.language.contract import Entry, SpokenTurn
from ropeteam.language.listening.hear import understand
from ropeteam.language.listening.task import House, Listened, Product, Talk, Task

SCRIPTED = ScriptedEar(
    (
        Line("Den Export nach SAP liefern wir", SignalKind.PROMISE, confidence=2 / 3, due=date(2026, 12, 24)),
        Line("Das können wir offline", SignalKind.CLAIM, confidence=1 / 7, low=True),
    ),
    ScriptedEmbedder(),
)
OFFERED = Product(
    capabilities=(Entry("7", ("Export nach SAP", "Belege gehen nach SAP"), "de"), Entry("9", ("Offline",), "de")),
    non_goals=(),
    lines={},
    named={"7": "export", "9": "offline"},
    releases={},
)


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


def scripted(task: Task) -> Listened:
    """What the script says is heard; what that is about is found as always, only that no weights are read."""
    heard = SCRIPTED.listen(task.talk.turns, held_on=task.talk.held_on, internal=False, language="de")
    return understand(heard, replace(task, product=OFFERED), embedder=SCRIPTED.embedder)


def ready() -> None:
    """Nothing has to be loaded."""


def never_ready() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _there(file: Path) -> bool:
    there = file.exists()
    file.touch()
    return there
