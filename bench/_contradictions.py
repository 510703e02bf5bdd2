"""Later words of ours against open promises: how many of the labelled ones are found, how many findings are labelled.

Counted is a promise that a talk goes against. Three looks: author batches the lines never saw, of these only talks with the
customer, and the locked companies with the shipped weights. `quote`: the finding points at labelled words; `said`: openly or
silent is right; both among the right findings. Intervals draw whole companies again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ropeteam.language.contract import Embedder
from ropeteam.language.corpus import Company
from ropeteam.language.detect.contradictions import Found, decide, shipped
from ropeteam.language.training.contradicting import Count, Example, by_batch, count, examples, operating_point
from ropeteam.language.training.split import LOCKED

Figures = dict[str, float]
Decided = Sequence[tuple[Example, list[Found]]]
DRAWS, SEED = 1000, 7


def contradictions(companies: Sequence[Company], embedder: Embedder, *, quick: bool = False) -> Figures:
    """Print the table; quick: the locked companies only, nothing is fitted."""
    model = shipped()
    if model is None:
        return {}
    print("\nPromises that later words of ours go against")
    print(f"  {'':34}{'n':>5}{'precision':>22}{'recall':>20}{'F1':>20}{'quote':>7}{'said':>6}")
    locked = examples([one for one in companies if one.key in LOCKED], embedder)
    heard: Decided = [(one, decide(one.groups, one.rows, model)) for one in locked]
    figures = _row("locked companies, shipped weights", "locked", heard, 0.0)
    if quick:
        return figures
    seen = examples([one for one in companies if one.key not in LOCKED], embedder)
    unseen = by_batch(seen, embedder=embedder.name)
    point = operating_point(unseen)
    figures |= _row("unseen authors", "batch", unseen, point)
    figures |= _row("  of these, with the customer", "batch_customer", _customer(unseen), point)
    figures |= _row("unseen authors, where F1 is best", "batch_best", unseen, _best(unseen))
    return figures


def _customer(decided: Decided) -> Decided:
    return [(example, some) for example, some in decided if not example.talk.internal]


def _best(decided: Decided) -> float:
    """The threshold with the best F1: to show what is given up for precision. Picked after the fact."""
    points = sorted({one.chance for _, some in decided for one in some})
    return max(points, key=lambda point: _f1(_total(decided, point)))


def _row(title: str, name: str, decided: Decided, point: float) -> Figures:
    every = _total(decided, point)
    figures: Figures = {}
    cells = []
    for key, of in (("precision", _precision), ("recall", _recall), ("f1", _f1)):
        low, high = _interval(decided, point, of)
        figures |= {f"contradictions_{name}_{key}": of(every)}
        cells.append(f"{of(every):.2f} [{low:.2f}, {high:.2f}]")
    quote, said = every.quote / max(1, every.right), every.said / max(1, every.right)
    n = every.right + every.missed
    print(f"  {title:34}{n:5}{cells[0]:>22}{cells[1]:>20}{cells[2]:>20}{quote:7.2f}{said:6.2f}")
    return figures | {f"contradictions_{name}_said": said, f"contradictions_{name}_n": float(n)}


def _total(decided: Decided, point: float) -> Count:
    every = Count()
    for example, some in decided:
        every = every.plus(count(example, some, threshold=point))
    return every


def _interval(decided: Decided, point: float, of: Callable[[Count], float]) -> tuple[float, float]:
    companies = sorted({example.company for example, _ in decided})
    counts = [_total([one for one in decided if one[0].company == key], point) for key in companies]
    drawn = []
    for picks in np.random.default_rng(SEED).integers(0, len(counts), size=(DRAWS, len(counts))):
        every = Count()
        for no in picks:
            every = every.plus(counts[no])
        drawn.append(of(every))
    low, high = np.percentile(drawn, [2.5, 97.5])
    return float(low), float(high)


def _precision(every: Count) -> float:
    return every.right / max(1, every.right + every.wrong)


def _recall(every: Count) -> float:
    return every.right / max(1, every.right + every.missed)


def _f1(every: Count) -> float:
    return 2 * every.right / max(1, 2 * every.right + every.wrong + every.missed)
