"""The long body as a teacher: its states of rows, each asked once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from ropeteam.language.encoder.e5_file import E5File
from ropeteam.language.encoder.encoder import Row
from ropeteam.language.training.encoder.lessons import Lessons
from ropeteam.language.training.encoder.model import Ear


@dataclass(slots=True)
class Teacher:
    """`spread`: how far each number of its states goes, for the pupil's errors."""

    ear: Ear
    known: dict[bytes, Tensor]
    spread: Tensor

    def states(self, rows: Sequence[Row]) -> list[Tensor]:
        new = {_name(row): row for row in rows if _name(row) not in self.known}
        if new:
            with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
                found, _ = self.ear.states(list(new.values()))
            self.ear.known.clear()
            for (name, (ids, _)), states in zip(new.items(), found, strict=True):
                self.known[name] = states[: len(ids)].to(torch.bfloat16).clone()
        return [self.known[_name(row)] for row in rows]


def _name(row: Row) -> bytes:
    return row[0].tobytes() + row[1].tobytes()


def taught(file: Path, source: E5File, said: Lessons) -> Teacher:
    ear = Ear(source)
    ear.load_state_dict(torch.load(file, weights_only=True))
    teacher = Teacher(ear.eval(), {}, torch.ones(source.width))
    windows = [(window.ids, window.sides) for talk in said.talks[:8] for window in talk.windows]
    teacher.spread = torch.cat([one.float() for one in teacher.states(windows)]).std(0)
    return teacher
