"""Four layers that say what twelve say: the pupil learns from the teacher (train.py calls it).

The pupil takes a few of the teacher's layers and all of its heads. It learns the teacher's states of every piece and its
opinions and, beside them, the labels. It reads talks of the same companies: neither calibration nor locked ones, nor their
parts of the pairs. Why, and what came of it: docs/why/encoder.md.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor

from ropeteam.language.training.encoder.fit import Order, Recipe, set_rates
from ropeteam.language.training.encoder.lessons import Lessons
from ropeteam.language.training.encoder.pupil import Pupil
from ropeteam.language.training.encoder.teacher import Teacher
from ropeteam.language.training.encoder.told import Told, of_pairs, of_talk

RECIPE = Recipe(epochs=17.0, body_rate=6e-4, head_rate=3e-4, warm=0.01)
LABELS = 0.3
LINKED = 2  # links of every second talk: their entries are read beside it


def distil(
    teacher: Teacher,
    pupil: Pupil,
    said: Lessons,
    recipe: Recipe = RECIPE,
    say: Callable[[str], None] = print,
    keep: Path | None = None,
) -> Pupil:
    random.seed(recipe.seed)
    torch.manual_seed(recipe.seed)
    order = Order(said.talks, said.pairs, recipe)
    heads = [value for name, value in pupil.named_parameters() if not name.startswith("body.")]
    groups = [{"params": pupil.body.learning(), "lr": recipe.body_rate}, {"params": heads, "lr": recipe.head_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=recipe.decay)
    steps = int(recipe.epochs * len(said.talks) / recipe.talks_a_step)
    pupil.train()
    began, sums = time.monotonic(), torch.zeros(6)
    for step in range(steps):
        set_rates(optimiser, step, steps, recipe)
        talks, pairs = order.step()
        optimiser.zero_grad(set_to_none=True)
        for talk in talks:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                told = of_talk(teacher, pupil, talk, said.keys[talk.company], linked=step % LINKED == 0)
            sums[:3] += _learnt(told)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            told = of_pairs(teacher, pupil, pairs)
        sums[3:] += _learnt(told)
        torch.nn.utils.clip_grad_norm_([one for one in pupil.parameters() if one.requires_grad], 1.0)
        optimiser.step()
        if (step + 1) % 20 == 0:
            figures = " ".join(f"{value:.3f}" for value in (sums / 20).tolist())
            say(
                f"{step + 1}/{steps} far, opinion, labels of talks and pairs: {figures}; {time.monotonic() - began:.0f} s"
            )
            sums.zero_()
        if keep and (step + 1) % 200 == 0:
            torch.save(pupil.state_dict(), keep)
    if keep:
        torch.save(pupil.state_dict(), keep)
    return pupil.eval()


def _learnt(told: Told) -> Tensor:
    (told.far + told.opinion + LABELS * told.labels).backward()
    return torch.stack([told.far.detach(), told.opinion.detach(), told.labels.detach()])
