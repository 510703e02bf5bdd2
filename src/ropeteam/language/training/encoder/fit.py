"""Fit the ear: first the heads alone on the body as it came (a fresh head would tear it), then all of it."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import torch

from ropeteam.language.encoder.e5_file import E5File
from ropeteam.language.encoder.encoder import Row
from ropeteam.language.training.encoder.model import Ear, pair_loss, talk_loss
from ropeteam.language.training.encoder.rows import PairRow, TalkRows

Keys = Sequence[Row]


@dataclass(frozen=True, slots=True)
class Recipe:
    epochs: float = 4.0
    probe_steps: int = 150
    body_rate: float = 7e-5
    head_rate: float = 6e-4
    probe_rate: float = 2e-3
    warm: float = 0.08
    decay: float = 0.01
    talks_a_step: int = 1
    pairs_a_step: int = 12
    seed: int = 7


def fit(
    source: E5File,
    talks: Sequence[TalkRows],
    keys: Mapping[str, Keys],
    pairs: Sequence[PairRow],
    recipe: Recipe,
    say: Callable[[str], None] = print,
) -> Ear:
    random.seed(recipe.seed)
    torch.manual_seed(recipe.seed)
    ear = Ear(source)
    heads = [value for name, value in ear.named_parameters() if not name.startswith("body.")]
    body = ear.body.learning()
    order = Order(talks, pairs, recipe)
    for value in body:
        value.requires_grad_(False)
    _run(ear, order, keys, torch.optim.AdamW(heads, lr=recipe.probe_rate), recipe.probe_steps, recipe, say, "heads")
    for value in body:
        value.requires_grad_(True)
    groups = [{"params": body, "lr": recipe.body_rate}, {"params": heads, "lr": recipe.head_rate}]
    steps = int(recipe.epochs * len(talks) / recipe.talks_a_step)
    _run(ear, order, keys, torch.optim.AdamW(groups, weight_decay=recipe.decay), steps, recipe, say, "all")
    return ear.eval()


class Order:
    """Talks and pairs in a shuffled order that starts again when it ends."""

    def __init__(self, talks: Sequence[TalkRows], pairs: Sequence[PairRow], recipe: Recipe) -> None:
        self.talks, self.pairs, self.recipe = list(talks), list(pairs), recipe
        self.waiting: list[TalkRows] = []
        self.more: list[PairRow] = []

    def _bunched(self) -> list[PairRow]:
        """Shuffled, but rows of like length beside each other: less padding."""
        drawn = sorted(random.sample(self.pairs, len(self.pairs)), key=lambda row: len(row.ids) + random.random() * 8)
        size = self.recipe.pairs_a_step
        bunches = [drawn[at : at + size] for at in range(0, len(drawn), size)]
        random.shuffle(bunches)
        return [row for bunch in bunches for row in bunch]

    def step(self) -> tuple[list[TalkRows], list[PairRow]]:
        if len(self.waiting) < self.recipe.talks_a_step:
            self.waiting = random.sample(self.talks, len(self.talks))
        if self.pairs and len(self.more) < self.recipe.pairs_a_step:
            self.more = self._bunched()
        talks = [self.waiting.pop() for _ in range(min(self.recipe.talks_a_step, len(self.waiting)))]
        pairs = [self.more.pop() for _ in range(min(self.recipe.pairs_a_step, len(self.more)))]
        return talks, pairs


def _run(
    ear: Ear,
    order: Order,
    keys: Mapping[str, Keys],
    optimiser: torch.optim.Optimizer,
    steps: int,
    recipe: Recipe,
    say: Callable[[str], None],
    name: str,
) -> None:
    ear.train()
    began, total = time.monotonic(), 0.0
    for step in range(steps):
        set_rates(optimiser, step, steps, recipe)
        talks, pairs = order.step()
        optimiser.zero_grad(set_to_none=True)
        for talk in talks:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = talk_loss(ear, talk, keys[talk.company]) / len(talks)
            loss.backward()
            total += float(loss.detach())
        if pairs:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = pair_loss(ear, pairs)
            loss.backward()
            total += float(loss.detach())
        torch.nn.utils.clip_grad_norm_([one for one in ear.parameters() if one.requires_grad], 1.0)
        optimiser.step()
        if (step + 1) % 20 == 0:
            say(f"{name} {step + 1}/{steps} loss {total / 20:.3f} {time.monotonic() - began:.0f} s")
            total = 0.0


def set_rates(optimiser: torch.optim.Optimizer, step: int, steps: int, recipe: Recipe) -> None:
    """Up to the full rate while warming, then down to none."""
    part = min(1.0, (step + 1) / max(1, recipe.warm * steps), (steps - step) / max(1, (1 - recipe.warm) * steps))
    for group in optimiser.param_groups:
        group["lr"] = float(group.setdefault("full", group["lr"])) * part
