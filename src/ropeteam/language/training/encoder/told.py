"""What a lesson tells the pupil: how far its states are from the teacher's, how its opinion differs, and what the labels say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from ropeteam.language.encoder.encoder import Row
from ropeteam.language.training.encoder.model import (
    SIDE_DROPOUT,
    allowed,
    in_order,
    link_loss,
    of_pair,
    pooled,
    told_sides,
)
from ropeteam.language.training.encoder.pupil import Pupil
from ropeteam.language.training.encoder.rows import OUT, PairRow, TalkRows
from ropeteam.language.training.encoder.teacher import Teacher

LINKS = 0.5


@dataclass(frozen=True, slots=True)
class Told:
    far: Tensor
    opinion: Tensor
    labels: Tensor


def of_talk(teacher: Teacher, pupil: Pupil, talk: TalkRows, entries: Sequence[Row], *, linked: bool) -> Told:
    """As the teacher learnt it: in one of ten talks nobody's side is told."""
    hide = bool(torch.rand(()) < SIDE_DROPOUT)
    hidden = torch.full((talk.pieces,), hide) if hide else None
    rows = [(window.ids, told_sides(window, hidden)) for window in talk.windows]
    states, mask = pupil.states(rows)
    wanted = teacher.states(rows)
    flat, taught = in_order(talk, list(states)), in_order(talk, wanted)
    opinion, labels = torch.zeros(()), torch.zeros(())
    for name, spans, sides in (
        ("sentence", talk.sentences, talk.sentence_side),
        ("clause", talk.clauses, talk.clause_side),
    ):
        closed = allowed(np.full_like(sides, 2) if hide else sides)
        mine = getattr(pupil, name)(pooled(flat, spans)).float() + closed
        with torch.no_grad():
            theirs = getattr(teacher.ear, name)(pooled(taught, spans)).float() + closed
        opinion = opinion + _apart(mine, theirs)
        labels = labels + functional.cross_entropy(mine, torch.from_numpy(spans.label), ignore_index=OUT)
    if linked and len(talk.quotes.first):
        labels = labels + LINKS * link_loss(pupil, talk, flat, entries)
    return Told(_far(teacher, states[mask], torch.cat(wanted)), opinion, labels)


def of_pairs(teacher: Teacher, pupil: Pupil, rows: Sequence[PairRow]) -> Told:
    states, mask = pupil.pair_states(rows)
    whole = teacher.states([(row.ids, row.sides) for row in rows])
    wanted = torch.cat([torch.cat([one[:1], one[row.begin :]]) for one, row in zip(whole, rows, strict=True)])
    both = of_pair(states, mask)
    theirs = torch.stack([torch.cat([one.float().mean(0), one[0].float()]) for one in whole])
    opinion, labels = torch.zeros(()), torch.zeros(())
    for name, asked in (("relation", [row.relation for row in rows]), ("goal", [row.hit for row in rows])):
        right = torch.tensor(asked)
        known = right != OUT
        if known.any():
            mine = getattr(pupil, name)(both).float()[known]
            with torch.no_grad():
                wise = getattr(teacher.ear, name)(theirs).float()[known]
            opinion = opinion + _apart(mine, wise)
            labels = labels + functional.cross_entropy(mine, right[known])
    return Told(_far(teacher, states[mask], wanted), opinion, labels)


def _far(teacher: Teacher, states: Tensor, wanted: Tensor) -> Tensor:
    """The mean squared error, each number measured by how far the teacher's go."""
    return functional.mse_loss(states.float() / teacher.spread, wanted.float() / teacher.spread)


def _apart(mine: Tensor, theirs: Tensor) -> Tensor:
    """How far the pupil's chances are from the teacher's (Kullback-Leibler), a row's mean."""
    wanted = functional.log_softmax(theirs, -1)
    return functional.kl_div(functional.log_softmax(mine, -1), wanted, log_target=True, reduction="batchmean")
