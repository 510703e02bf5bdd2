"""Train and measure the mood of a conversation: `python3 -m ropeteam.language.training.mood` writes models/mood.npz.

The careful reader's mood in the corpus' headers is what is learnt; figures are out of author batch: every talk is read by
weights that saw no talk of its author. Closed form, numpy alone. The locked companies are never learnt from.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from ropeteam.language.contract import Embedder
from ropeteam.language.corpus import Company, place, read
from ropeteam.language.detect.features import HASHES
from ropeteam.language.detect.mood import FILE, Numbers, Spoken, Weights, customers_words, talk_row
from ropeteam.language.embedding import load
from ropeteam.language.training.split import LOCKED

DIRECTIONS = 8
LETTERS, PULL_BACK = 2.0, 1.0
Z80 = 1.2816
FIRST_TURNS = (3, 5, 8, 12)


@dataclass(frozen=True, slots=True)
class MoodTalk:
    """One customer talk: the reader's `mood`, its row, and the rows of its beginnings with the words in each."""

    company: str
    batch: str
    language: str
    kind: str
    mood: float
    delight: int
    concern: int
    turns: int
    words: int
    row: Numbers
    beginnings: tuple[tuple[int, Numbers], ...]


def gather_talks(companies: Sequence[Company], embedder: Embedder) -> list[MoodTalk]:
    out = []
    for company in companies:
        for talk in company.talks:
            if talk.mood is None:
                continue
            turns = [turn.spoken for turn in talk.turns]
            spoken = customers_words(turns, embedder=embedder)
            if spoken is None:
                continue
            theirs = [turn for turn in talk.turns if turn.role == "customer"]
            out.append(
                MoodTalk(
                    company=company.key,
                    batch=company.batch,
                    language=company.language,
                    kind=talk.kind,
                    mood=talk.mood,
                    delight=sum(any(label.kind == "delight" for label in turn.labels) for turn in theirs),
                    concern=sum(any(label.kind == "concern" for label in turn.labels) for turn in theirs),
                    turns=spoken.turns,
                    words=spoken.words,
                    row=talk_row(spoken),
                    beginnings=tuple(_beginnings(spoken)),
                )
            )
    return out


def _beginnings(spoken: Spoken) -> list[tuple[int, Numbers]]:
    """The talk as if it had ended after its customer's first turns: what the deviation of short talks is learnt from."""
    order = sorted({first for first, _, _, _ in spoken.where})
    out = []
    for most in FIRST_TURNS:
        if most >= len(order):
            break
        kept = [no for no, (first, _, _, _) in enumerate(spoken.where) if first < order[most]]
        part = Spoken(
            vectors=spoken.vectors[kept],
            marks=tuple(spoken.marks[no] for no in kept),
            where=tuple(spoken.where[no] for no in kept),
            turns=most,
            words=spoken.words * len(kept) // max(1, len(spoken.where)),
        )
        out.append((max(1, part.words), talk_row(part)))
    return out


def fit(talks: Sequence[MoodTalk], *, name: str = "", embedder: str = "") -> Weights:
    """Ridge in its dual form over two blocks: the main directions of meaning, and letters with twice their say."""
    rows = np.array([one.row for one in talks])
    mood = np.array([one.mood for one in talks])
    spoken = [one.language for one in talks]
    means = {one: rows[[each == one for each in spoken]].mean(axis=0) for one in sorted(set(spoken))}
    rows -= np.array([means[one] for one in spoken])
    meaning, marks = rows[:, :-HASHES], rows[:, -HASHES:]
    turn = _directions(meaning)
    scale = np.sqrt(LETTERS / ((marks**2).sum(axis=1).mean() + 1e-12))
    along, flat = meaning @ turn, marks * scale
    level = float(mood.mean())
    kernel = along @ along.T + flat @ flat.T
    dual = np.linalg.solve(kernel + PULL_BACK * np.eye(len(mood)), mood - level)
    columns = np.concatenate([turn @ (along.T @ dual), scale * (flat.T @ dual)])
    levels = {one: float(level - mean @ columns) for one, mean in means.items()}
    return Weights(name, embedder, levels, columns, spread=float(mood.std()), thin=0.0)


def _directions(vectors: Numbers) -> Numbers:
    """The strongest directions of the talks' mean vectors, scaled so that all together vary by one."""
    strength, turn = np.linalg.eigh(vectors.T @ vectors / len(vectors))
    kept = slice(-min(DIRECTIONS, len(vectors) - 1), None)
    return np.asarray(turn[:, kept] / np.sqrt((strength[kept] + 1e-9) * DIRECTIONS))


@dataclass(frozen=True, slots=True)
class Tried:
    """Values of talks by weights of other authors; `short`: (words, miss) of their beginnings."""

    values: Numbers
    short: Numbers


def out_of_batch(talks: Sequence[MoodTalk]) -> Tried:
    values = np.zeros(len(talks))
    short: list[tuple[float, float]] = []
    for batch in sorted({one.batch for one in talks}):
        weights = fit([one for one in talks if one.batch != batch])
        for no, one in enumerate(talks):
            if one.batch == batch:
                values[no] = weights.value(one.row, one.language)
                short += [(words, weights.value(row, one.language) - one.mood) for words, row in one.beginnings]
    return Tried(values, np.array(short).reshape(-1, 2))


def deviation(talks: Sequence[MoodTalk], tried: Tried) -> tuple[float, float]:
    """Spread and thinness so that four of five misses on whole talks lie inside 1.28 deviations, each author counting alike:
    some use the whole scale and some only its middle.

    The thinness with the likeliest misses on a grid, of whole talks and of beginnings; then both are scaled.
    """
    own = np.array([one.words for one in talks], dtype=np.float64)
    words = np.concatenate([own, tried.short[:, 0]])
    whole = tried.values - np.array([one.mood for one in talks])
    misses = np.concatenate([whole, tried.short[:, 1]])
    base = float(whole.std())
    thin = min((_surprise(misses, base, thin, words), float(thin)) for thin in np.arange(0.0, 20.1, 0.5))[1]
    batches = [one.batch for one in talks]
    say = np.array([1 / batches.count(batch) for batch in batches])
    stretch = _quantile(np.abs(whole) / np.sqrt(base**2 + thin**2 / own), say, 0.8) / Z80
    return round(base * stretch, 4), round(thin * stretch, 4)


def _quantile(values: Numbers, say: Numbers, share: float) -> float:
    order = np.argsort(values, kind="stable")
    heard = np.cumsum(say[order])
    return float(values[order][np.searchsorted(heard, share * heard[-1])])


def _surprise(misses: Numbers, spread: float, thin: float, words: Numbers) -> float:
    variance = spread**2 + thin**2 / words
    return float((np.log(variance) + misses**2 / variance).sum())


def train(talks: Sequence[MoodTalk], *, embedder: str) -> Weights:
    """The weights of all talks given, with the deviation learnt out of author batch."""
    spread, thin = deviation(talks, out_of_batch(talks))
    found = fit(talks)
    columns = found.columns.astype(np.float16).astype(np.float64)
    digest = sha256(columns.tobytes() + json.dumps([found.levels, spread, thin], sort_keys=True).encode()).hexdigest()
    return Weights(f"mood-1-{digest[:8]}", embedder, found.levels, columns, spread, thin)


def write(weights: Weights, file: Path) -> None:
    meta = {
        "name": weights.name,
        "embedder": weights.embedder,
        "levels": dict(weights.levels),
        "spread": weights.spread,
        "thin": weights.thin,
    }
    np.savez_compressed(
        file,
        allow_pickle=False,
        columns=weights.columns.astype(np.float16),
        meta=np.array(json.dumps(meta, sort_keys=True)),
    )


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="train-mood", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=place())
    parser.add_argument("--out", type=Path, default=FILE)
    options = parser.parse_args(argv)
    companies = [company for company in read(options.corpus).companies if company.key not in LOCKED]
    if len({company.batch for company in companies}) < 2:
        print("The corpus needs companies of at least two author batches.")
        return 1
    talks = gather_talks(companies, load())
    weights = train(talks, embedder=load().name)
    write(weights, options.out)
    print(f"{weights.name}: {len(talks)} talks, deviation {weights.spread:.2f}, thinness {weights.thin:.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
