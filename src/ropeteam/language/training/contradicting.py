"""Learn which later words of ours go against a promise, and whether openly: rows of the corpus, a ridge logistic fit in numpy.

A label stands in one turn; every sentence of ours that shares characters with it is right for its promise. The deal's promises
that nobody contradicts are open promises too: what a finding may wrongly point at. A sentence that goes against one promise
says nothing of a twin (the same capability in the same deal): such rows are left out of learning, but not out of counting.
Companies without a single such label are left out: there nobody looked for them.

Run as a module to fit on all but the locked companies and write models/contradictions.npz.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ropeteam.core.vocabulary import Side
from ropeteam.language.contract import Embedder, Vectors
from ropeteam.language.corpus import Company, Talk, place, read
from ropeteam.language.detect.contradiction_rows import OpenPromise, Pair, Rows, pairs, rows_of
from ropeteam.language.detect.contradictions import FILE, Found, Model, Said, decide
from ropeteam.language.embedding import load
from ropeteam.language.models.weights import language_means
from ropeteam.language.training.split import LOCKED

RIDGE = 3.0
ROUNDS = 30
WANTED_PRECISION = 0.6
LEAST_FOUND = 15


@dataclass(frozen=True, slots=True)
class Example:
    """One talk. `said` says what the labels say of each row: '' nothing. `labelled`: promise -> how the talk went against it."""

    company: str
    batch: str
    talk: Talk
    groups: tuple[tuple[Pair, ...], ...]
    rows: Rows
    said: tuple[str, ...]
    learnt: NDArray[np.bool_]
    labelled: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Count:
    """Promises a talk goes against: found and labelled, found only, labelled only. `quote` and `said`: of those that are
    right, how many point at labelled words and say rightly whether it was open."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    quote: int = 0
    said: int = 0

    def plus(self, other: Count) -> Count:
        return Count(
            self.right + other.right,
            self.wrong + other.wrong,
            self.missed + other.missed,
            self.quote + other.quote,
            self.said + other.said,
        )


def examples(companies: Sequence[Company], embedder: Embedder) -> list[Example]:
    means = language_means(embedder.name)
    return [one for company in companies if _labelled(company) for one in _company(company, embedder, means)]


def fit(found: Sequence[Example], *, embedder: str, threshold: float) -> Model:
    """Both lines: against or not over all rows, openly or not over the rows that are against."""
    rows = np.vstack([one.rows[one.learnt] for one in found])
    said = np.array([word for one in found for word, kept in zip(one.said, one.learnt, strict=True) if kept])
    against = said != ""
    return Model(
        embedder, logistic(rows, against), logistic(rows[against], said[against] == Said.OPENLY.value), threshold
    )


def logistic(rows: Rows, right: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Newton's rounds over scaled columns; given back for unscaled ones, the bias last."""
    middle, spread = rows.mean(axis=0), rows.std(axis=0)
    spread[spread < 1e-6] = 1.0
    wide = np.hstack([(rows - middle) / spread, np.ones((len(rows), 1))])
    ridge = np.append(np.full(rows.shape[1], RIDGE), 1e-6)
    weights = np.zeros(wide.shape[1])
    for _ in range(ROUNDS):
        chance = 1.0 / (1.0 + np.exp(-np.clip(wide @ weights, -30.0, 30.0)))
        slope = wide.T @ (chance - right) + ridge * weights
        curve = (wide * (chance * (1.0 - chance))[:, None]).T @ wide + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-5:
            break
    plain = weights[:-1] / spread
    return np.append(plain, weights[-1] - plain @ middle)


def by_batch(found: Sequence[Example], *, embedder: str) -> list[tuple[Example, list[Found]]]:
    """Each author batch decided by lines fitted on the others, everything that is likelier than not at all (no threshold)."""
    decided = []
    for batch in sorted({one.batch for one in found}):
        model = fit([one for one in found if one.batch != batch], embedder=embedder, threshold=0.0)
        decided += [(one, decide(one.groups, one.rows, model)) for one in found if one.batch == batch]
    return decided


def operating_point(decided: Sequence[tuple[Example, list[Found]]]) -> float:
    """The lowest chance from which findings on unseen authors are right at the wanted share."""
    ranked = sorted(
        ((one.chance, one.key in example.labelled) for example, some in decided for one in some), reverse=True
    )
    right, point = 0, 1.0
    for no, (chance, is_right) in enumerate(ranked, 1):
        right += is_right
        if no >= LEAST_FOUND and right / no >= WANTED_PRECISION:
            point = chance
    return point


def count(example: Example, some: Sequence[Found], *, threshold: float = 0.0) -> Count:
    kept = [one for one in some if one.chance >= threshold]
    right = [one for one in kept if one.key in example.labelled]
    return Count(
        len(right),
        len(kept) - len(right),
        len(example.labelled) - len(right),
        sum(_on_label(example, one) for one in right),
        sum(one.said == example.labelled[one.key] for one in right),
    )


def _labelled(company: Company) -> bool:
    return any(label.of for talk in company.talks for turn in talk.turns for label in turn.labels)


def _company(company: Company, embedder: Embedder, means: Mapping[str, Vectors]) -> Iterator[Example]:
    about = {line.key: (line.name, line.description) for line in company.capabilities}
    deals: dict[str, list[OpenPromise]] = {}
    for talk in sorted(company.talks, key=lambda one: (one.held_on, one.key)):
        earlier = deals.setdefault(talk.deal, [])
        mine = list(_promises(talk, about))
        groups = pairs([turn.spoken for turn in talk.turns], [*earlier, *mine], internal=talk.internal)
        earlier += [replace(promise, turn=None) for promise in mine]
        if groups:
            rows = rows_of(groups, held_on=talk.held_on, embedder=embedder, means=means)
            said = [[_said(talk, pair) for pair in group] for group in groups]
            yield Example(
                company.key,
                company.batch,
                talk,
                groups,
                rows,
                tuple(word for words in said for word in words),
                np.array([kept for group, words in zip(groups, said, strict=True) for kept in _learnt(group, words)]),
                _in_talk(talk),
            )


def _promises(talk: Talk, about: Mapping[str, tuple[str, str]]) -> Iterator[OpenPromise]:
    for no, turn in enumerate(talk.turns):
        for label in turn.labels:
            if label.kind == "promise" and turn.side == Side.OURS:
                before = talk.turns[no - 1].text if no else ""
                yield OpenPromise(
                    key=label.id or f"{talk.key}:{label.line}:{label.start}",
                    quote=label.quote,
                    said_on=talk.held_on,
                    context=f"{before} {turn.text[: label.start]}".strip(),
                    about=about.get(label.cap, ()),
                    due=label.due,
                    turn=turn.no,
                )


def _said(talk: Talk, pair: Pair) -> str:
    for label in talk.turns[pair.said.turn].labels:
        if label.of == pair.promise.key and label.start < pair.said.end and label.end > pair.said.start:
            return label.said
    return ""


def _learnt(group: tuple[Pair, ...], said: Sequence[str]) -> list[bool]:
    taken = {pair.promise.about for pair, word in zip(group, said, strict=True) if word and pair.promise.about}
    return [bool(word) or pair.promise.about not in taken for pair, word in zip(group, said, strict=True)]


def _in_talk(talk: Talk) -> dict[str, str]:
    """A promise taken back openly anywhere in the talk counts as openly."""
    found: dict[str, str] = {}
    for turn in talk.turns:
        for label in turn.labels:
            if label.of and (label.of not in found or label.said == Said.OPENLY.value):
                found[label.of] = label.said
    return found


def _on_label(example: Example, one: Found) -> bool:
    labels = example.talk.turns[one.turn].labels
    return any(label.of == one.key and label.start < one.end and label.end > one.start for label in labels)


def main() -> int:
    embedder = load()
    found = examples([one for one in read(place()).companies if one.key not in LOCKED], embedder)
    threshold = operating_point(by_batch(found, embedder=embedder.name))
    model = fit(found, embedder=embedder.name, threshold=threshold)
    np.savez_compressed(
        FILE, embedder=model.embedder, against=model.against, openly=model.openly, threshold=model.threshold
    )
    print(f"{len(found)} talks, threshold {threshold:.3f}, written {FILE.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
