"""The mood of whole conversations against the careful reader's: weights of other authors, floors, intervals, coverage.

Every talk is read by weights that saw no talk of its author batch; the locked companies by the shipped weights. Intervals draw
whole companies again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ropeteam.core.numbers.mood import mood
from ropeteam.language.contract import Embedder
from ropeteam.language.corpus import Company
from ropeteam.language.detect.mood import Numbers, shipped
from ropeteam.language.training.mood import Z80, MoodTalk, gather_talks, out_of_batch
from ropeteam.language.training.split import LOCKED

DRAWS = 1000
Figure = Callable[[Numbers, Numbers], float]


def moods(companies: Sequence[Company], embedder: Embedder) -> dict[str, float]:
    """Print the table and give the figures."""
    return told(gather_talks(companies, embedder))


def told(talks: Sequence[MoodTalk]) -> dict[str, float]:
    seen = [one for one in talks if one.company not in LOCKED]
    locked = [one for one in talks if one.company in LOCKED]
    tried = out_of_batch(seen)
    print(
        f"\nMood of a conversation, {len(seen)} talks, weights of other authors (intervals draw whole companies again)"
    )
    figures = _line("read from the words", "mood", seen, tried.values)
    for language in ("de", "en"):
        mine = [no for no, one in enumerate(seen) if one.language == language]
        figures |= _line(f"  in {language}", f"mood_{language}", [seen[no] for no in mine], tried.values[mine])
    figures |= _floors(seen)
    weights = shipped()
    if weights is None:
        return figures
    sds = np.array([weights.deviation(one.words) for one in seen])
    figures |= _coverage("80 % intervals hold the reader's mood", "mood_covered", seen, tried.values, sds)
    short = tried.short
    if len(short):
        inside = np.abs(short[:, 1]) <= Z80 * np.array([weights.deviation(int(words)) for words in short[:, 0]])
        figures["mood_covered_short"] = float(inside.mean())
        print(f"  the same after the first 3, 5, 8 and 12 customer turns: {inside.mean():.2f} (n {len(inside)})")
    if locked:
        values = np.array([weights.value(one.row, one.language) for one in locked])
        figures |= _line(f"locked companies, shipped weights, {len(locked)} talks", "mood_locked", locked, values)
        sds = np.array([weights.deviation(one.words) for one in locked])
        figures |= _coverage("  their 80 % intervals", "mood_locked_covered", locked, values, sds)
    return figures


def _floors(talks: Sequence[MoodTalk]) -> dict[str, float]:
    given = np.array([one.mood for one in talks])
    median = np.full(len(talks), float(np.median(given)))
    kinds = np.array([_of_kind(one, talks) for one in talks])
    counts = np.array([(one.delight - one.concern) / one.turns for one in talks])
    rule = [mood(n=max(one.turns, one.delight, one.concern), delight=one.delight, concern=one.concern) for one in talks]
    ruled = np.array([one.value if one else 0.0 for one in rule])
    figures = {"mood_median_error": _error(median, given)}
    print(f"  floor: the median mood of all{'':46} error {figures['mood_median_error']:.2f}")
    figures |= _line("floor: the mean mood of its kind of talk, other authors", "mood_kind", talks, kinds)
    figures |= _line("labelled delight less concern a turn (perfect ears)", "mood_counts", talks, counts, error=False)
    return figures | _line("the rule over labelled signals (perfect ears)", "mood_rule", talks, ruled)


def _of_kind(one: MoodTalk, talks: Sequence[MoodTalk]) -> float:
    others = [each for each in talks if each.batch != one.batch]
    same = [each.mood for each in others if each.kind == one.kind]
    return float(np.mean(same or [each.mood for each in others]))


def _line(title: str, name: str, talks: Sequence[MoodTalk], values: Numbers, *, error: bool = True) -> dict[str, float]:
    given = np.array([one.mood for one in talks])
    order, low, high = _interval(rank_order, talks, values, given)
    figures = {f"{name}_order": order, f"{name}_order_low": low, f"{name}_order_high": high}
    text = f"  {title:58} rank correlation {order:.2f} [{low:.2f}, {high:.2f}]"
    if error:
        miss, low, high = _interval(_error, talks, values, given)
        figures |= {f"{name}_error": miss, f"{name}_error_low": low, f"{name}_error_high": high}
        text += f"  error {miss:.2f} [{low:.2f}, {high:.2f}]"
    print(text)
    return figures


def _coverage(title: str, name: str, talks: Sequence[MoodTalk], values: Numbers, sds: Numbers) -> dict[str, float]:
    given = np.array([one.mood for one in talks])
    inside = np.abs(values - given) <= Z80 * sds
    by_batch = [inside[[one.batch == batch for one in talks]].mean() for batch in sorted({one.batch for one in talks})]
    print(f"  {title}: {inside.mean():.2f} (n {len(inside)}; by author {min(by_batch):.2f} to {max(by_batch):.2f})")
    return {name: float(inside.mean())}


def _interval(of: Figure, talks: Sequence[MoodTalk], values: Numbers, given: Numbers) -> tuple[float, float, float]:
    companies = sorted({one.company for one in talks})
    rows = [np.array([no for no, one in enumerate(talks) if one.company == company]) for company in companies]
    random = np.random.default_rng(7)
    drawn = []
    for _ in range(DRAWS):
        picked = np.concatenate([rows[no] for no in random.integers(0, len(rows), len(rows))])
        drawn.append(of(values[picked], given[picked]))
    low, high = np.nanpercentile(drawn, [2.5, 97.5])
    return of(values, given), float(low), float(high)


def _error(values: Numbers, given: Numbers) -> float:
    return float(np.abs(values - given).mean())


def rank_order(one: Numbers, other: Numbers) -> float:
    """Spearman's rank correlation, ties sharing their rank; 0 where one side has a single value."""
    ranks = np.array([_ranks(one), _ranks(other)])
    if (ranks.std(axis=1) == 0).any():
        return 0.0
    return float(np.corrcoef(ranks)[0, 1])


def _ranks(values: Numbers) -> Numbers:
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    return np.asarray((last - (count - 1) / 2)[place])
