"""Who hears a backlog: this process, a pool of processes, a cluster. All give the same answers in the order of the tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from ropeteam.language.listening.hear import hear
from ropeteam.language.listening.task import Answer, Task, Unheard

Hear = Callable[[Task], Answer]


class Ears(Protocol):
    def hear(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        """One answer a task, in the order of the tasks. Tasks are taken as they are needed, so that a million of them never
        stand in memory."""


class Here:
    """One after the other in this process. Small backlogs are heard like this: another process needs two seconds to
    begin."""

    def hear(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        return map(answer, tasks)


def answer(task: Task, do: Hear = hear) -> Answer:
    """A conversation on which the ear stumbles is named and does not end the run."""
    try:
        return do(task)
    except Exception as error:
        return Unheard(task.talk.key, task.talk.name, type(error).__name__)
