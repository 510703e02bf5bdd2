"""The body with its four heads: sentences, quotes (clauses), capability links, and words against a line or non-goal."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from ropeteam.language.encoder.e5_file import E5File
from ropeteam.language.encoder.encoder import Row
from ropeteam.language.encoder.heads import KINDS, OF_SIDE, RELATIONS
from ropeteam.language.encoder.windows import NOWHERE, Window
from ropeteam.language.training.encoder.rows import OUT, PairRow, Spans, TalkRows
from ropeteam.language.training.encoder.torch_body import Body

SCALE = 16.0
LINK = 192
OTHERS, TAKEN_OUT = 4, 5
WORD_DROPOUT = 0.06
SIDE_DROPOUT = 0.1


class Ear(nn.Module):
    def __init__(self, source: E5File, body: Body | None = None) -> None:
        super().__init__()
        width = source.width
        self.source = source
        self.known: dict[bytes, Tensor] = {}
        self.body = body or Body(source)
        self.sentence = nn.Linear(2 * width, len(KINDS))
        self.clause = nn.Linear(2 * width, len(KINDS))
        self.query = nn.Linear(width, LINK)
        self.key = nn.Linear(width, LINK)
        self.no_key = nn.Parameter(torch.zeros(1))
        self.relation = nn.Linear(2 * width, len(RELATIONS))
        self.goal = nn.Linear(2 * width, 2)

    def states(self, rows: Sequence[Row]) -> tuple[Tensor, Tensor]:
        """Padded states of several rows of (pieces, sides): (rows, longest, width), and the mask."""
        below, sides, mask = self.padded(rows)
        return self.body.above(below, sides, mask), mask

    def padded(self, rows: Sequence[Row]) -> tuple[Tensor, Tensor, Tensor]:
        """What the layers that do not learn make of the rows, their sides, and the mask: some words are lost while training."""
        longest = max(len(ids) for ids, _ in rows)
        below = torch.zeros((len(rows), longest, self.source.width), dtype=torch.bfloat16)
        sides = torch.zeros((len(rows), longest), dtype=torch.long)
        mask = torch.zeros((len(rows), longest), dtype=torch.bool)
        for no, (row, (ids, voices)) in enumerate(zip(self.below(rows), rows, strict=True)):
            below[no, : len(ids)] = row
            sides[no, : len(ids)] = torch.from_numpy(voices)
            mask[no, : len(ids)] = True
        if self.training:
            below = below * (torch.rand(mask.shape) > WORD_DROPOUT)[..., None]
        return below, sides, mask

    def below(self, rows: Sequence[Row]) -> list[Tensor]:
        """What the layers that do not learn make of the rows; remembered, since it never changes."""
        new = [no for no, (ids, _) in enumerate(rows) if ids.tobytes() not in self.known]
        if new:
            longest = max(len(rows[no][0]) for no in new)
            words = torch.zeros((len(new), longest, self.source.width))
            mask = torch.zeros((len(new), longest), dtype=torch.bool)
            for place, no in enumerate(new):
                ids = rows[no][0]
                words[place, : len(ids)] = torch.from_numpy(self.source.words(ids))
                mask[place, : len(ids)] = True
            with torch.no_grad():
                states = self.body.below(words, mask).to(torch.bfloat16)
            for place, no in enumerate(new):
                self.known[rows[no][0].tobytes()] = states[place, : len(rows[no][0])].clone()
        return [self.known[ids.tobytes()] for ids, _ in rows]

    def flat(self, talk: TalkRows, hidden: Tensor | None = None) -> Tensor:
        """The states of a talk's pieces in their order. `hidden`: pieces whose side is not told (training)."""
        states, _ = self.states([(window.ids, told_sides(window, hidden)) for window in talk.windows])
        return in_order(talk, list(states))

    def logits(self, asked: Tensor, keys: Tensor) -> Tensor:
        """(queries, keys + 1) of mean states: the last column is "none of them"."""
        query = functional.normalize(self.query(asked), dim=-1)
        key = functional.normalize(self.key(keys), dim=-1)
        return torch.cat([SCALE * query @ key.T, self.no_key.expand(len(asked), 1)], dim=1)

    def pairs(self, rows: Sequence[PairRow]) -> tuple[Tensor, Tensor]:
        both = of_pair(*self.pair_states(rows))
        return self.relation(both), self.goal(both)

    def pair_states(self, rows: Sequence[PairRow]) -> tuple[Tensor, Tensor]:
        """Padded states (rows, longest, width) of what is read of words and line; and the mask."""
        return self.states([(row.ids, row.sides) for row in rows])


def of_pair(states: Tensor, mask: Tensor) -> Tensor:
    """(rows, 2 x width): the mean of a pair's states and its mark's own."""
    mean = (states.float() * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
    return torch.cat([mean, states[:, 0].float()], dim=1)


def in_order(talk: TalkRows, states: Sequence[Tensor]) -> Tensor:
    """The states of a talk's pieces in their order, from those of its windows."""
    out = torch.zeros((talk.pieces, states[0].shape[-1]))
    for window, one in zip(talk.windows, states, strict=True):
        at = np.flatnonzero(window.place != NOWHERE)
        out[torch.from_numpy(window.place[at])] = one[torch.from_numpy(at)].float()
    return out


def pooled(flat: Tensor, spans: Spans) -> Tensor:
    """(spans, 2 x width): the mean and the greatest of each run of pieces."""
    sums = torch.cat([torch.zeros(1, flat.shape[1]), flat.cumsum(0)])
    first, last = torch.from_numpy(spans.first), torch.from_numpy(spans.last)
    mean = (sums[last] - sums[first]) / (last - first)[:, None]
    longest = int((last - first).max()) if len(first) else 1
    places = first[:, None] + torch.arange(longest)
    inside = places < last[:, None]
    picked = flat[places.clamp(max=len(flat) - 1)].masked_fill(~inside[..., None], -1e4)
    return torch.cat([mean, picked.amax(1)], dim=1)


def allowed(sides: NDArray[np.int64]) -> Tensor:
    table = torch.full((3, len(KINDS)), -1e4)
    for side, kinds in OF_SIDE.items():
        table[side, [KINDS.index(kind) for kind in kinds]] = 0.0
    return table[torch.from_numpy(sides)]


def told_sides(window: Window, hidden: Tensor | None) -> NDArray[np.int64]:
    if hidden is None:
        return window.sides
    out = window.sides.copy()
    real = window.place != NOWHERE
    out[real] = np.where(hidden.numpy()[window.place[real]], 2, out[real])
    return out


def talk_loss(ear: Ear, talk: TalkRows, entries: Sequence[Row], *, link_weight: float = 0.5) -> Tensor:
    """Kinds of sentences and clauses and the capability of each quote. Some sides are hidden, so that words alone must do."""
    hide = bool(torch.rand(()) < SIDE_DROPOUT)
    hidden = torch.full((talk.pieces,), hide)
    flat = ear.flat(talk, hidden if hide else None)
    loss = torch.zeros(())
    for head, spans, sides, weight in (
        (ear.sentence, talk.sentences, talk.sentence_side, 1.0),
        (ear.clause, talk.clauses, talk.clause_side, 1.0),
    ):
        mask = allowed(np.full_like(sides, 2) if hide else sides)
        logits = head(pooled(flat, spans)) + mask
        loss = loss + weight * functional.cross_entropy(logits, torch.from_numpy(spans.label), ignore_index=OUT)
    if len(talk.quotes.first):
        loss = loss + link_weight * link_loss(ear, talk, flat, entries)
    return loss


def link_loss(ear: Ear, talk: TalkRows, flat: Tensor, entries: Sequence[Row]) -> Tensor:
    """Quotes inside the talk, and some taken out of it, against their entries and a few others."""
    out = random.sample(talk.asked, min(TAKEN_OUT, len(talk.asked)))
    labels = [*talk.quotes.label.tolist(), *(one.entry for one in out)]
    shown = sorted({*labels, *random.sample(range(len(entries)), min(OTHERS, len(entries)))} - {len(entries)})
    states, mask = ear.states([*(entries[no] for no in shown), *(one.row for one in out)])
    states = states.float()
    means = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
    alone = [
        states[len(shown) + no, len(one.row[0]) - 1 - one.pieces : len(one.row[0]) - 1].mean(0)
        for no, one in enumerate(out)
    ]
    within = pooled(flat, talk.quotes)[:, : flat.shape[1]]
    logits = ear.logits(torch.cat([within, torch.stack(alone)]), means[: len(shown)])
    right = torch.tensor([shown.index(no) if no in shown else len(shown) for no in labels])
    return functional.cross_entropy(logits, right)


def pair_loss(ear: Ear, rows: Sequence[PairRow]) -> Tensor:
    relation, goal = ear.pairs(rows)
    loss = torch.zeros(())
    for logits, labels in ((relation, [row.relation for row in rows]), (goal, [row.hit for row in rows])):
        right = torch.tensor(labels)
        if (right != OUT).any():
            loss = loss + functional.cross_entropy(logits, right, ignore_index=OUT)
    return loss
