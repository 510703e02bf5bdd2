"""The short body with the teacher's heads. Its last layers read words and a catalogue line together, the first ones each alone."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from ropeteam.language.encoder.e5_file import E5File
from ropeteam.language.encoder.encoder import Row
from ropeteam.language.training.encoder.model import Ear
from ropeteam.language.training.encoder.rows import PairRow
from ropeteam.language.training.encoder.torch_body import Body

LAYERS = (0, 3, 7, 11)
KEPT = 1
JOINT = 2

HEADS = ("sentence", "clause", "query", "key", "relation", "goal")


class Pupil(Ear):
    def __init__(self, source: E5File, layers: Sequence[int] = LAYERS) -> None:
        super().__init__(source, Body(source, layers, KEPT, JOINT))

    def pair_states(self, rows: Sequence[PairRow]) -> tuple[Tensor, Tensor]:
        """Padded states (rows, longest, width) of mark, words and line, without what was said before; and the mask."""
        words = self._alone([row.said for row in rows])
        lines = self._alone([row.line for row in rows])
        joined = [
            torch.cat([said[:1], said[row.begin :], line]) for row, said, line in zip(rows, words, lines, strict=True)
        ]
        longest = max(len(one) for one in joined)
        mask = torch.tensor([[place < len(one) for place in range(longest)] for one in joined])
        padded = torch.stack([torch.nn.functional.pad(one, (0, 0, 0, longest - len(one))) for one in joined])
        return self.body.together(padded, mask), mask

    def _alone(self, rows: Sequence[Row]) -> list[Tensor]:
        below, sides, mask = self.padded(rows)
        states = self.body.apart(below, sides, mask)
        return [one[: len(ids)] for one, (ids, _) in zip(states, rows, strict=True)]


def pupil_of(teacher: Ear, source: E5File, layers: Sequence[int]) -> Pupil:
    """The teacher's layers of these numbers, and its heads."""
    pupil = Pupil(source, layers)
    old = teacher.body.layers()
    for layer, no in zip(pupil.body.layers(), layers, strict=True):
        layer.load_state_dict(old[no].state_dict())
    pupil.body.sides.load_state_dict(teacher.body.sides.state_dict())
    for name in HEADS:
        getattr(pupil, name).load_state_dict(getattr(teacher, name).state_dict())
    pupil.no_key.data = teacher.no_key.data.clone()
    return pupil
