"""Which talks product should join in person: the most insight for the hours there are.

Rule in prose. What is still to be learnt is cut into cells: a theme (a capability, a pillar) in a segment. A cell has a
weight W_c >= 0 (what hangs on the decision) and a remainder r_c in 0..1 (what reports from earlier talks left to learn).
p_jc is the chance that whoever sits in talk j learns something about c; a listener's knowledge of the theme scales it.

1. Insight f(A) = sum_c W_c r_c (1 - prod_{j in A} (1 - p_jc)). The second talk about the same adds less than the first.
2. Constraints: a talk has one listener at most, nobody sits in two talks at once or in one while busy, and nobody
   listens more than their minutes a week. Talks that somebody promised to join stand and use up time.
3. Lazy greedy twice, once by gain per hour and once by gain; the better plan is kept.
4. Drop and refill: a seeded generator empties a part of one or two weeks and fills it again; what is better is kept. It
   is bounded by steps, not by a clock, so the same facts give the same plan everywhere.
5. Each pick is explained by its three largest cells, given all others. `loss` = f(A) - f(A without it): what declining
   loses. `bound`: no plan has more insight than that (`attention_bound`).

The product's life phase scales how much product should listen in person (guesses, to be changed by who knows better):

| phase | minutes a week | share that arrives through a report | weight of strategy questions |
|---|---|---|---|
| exploring | 720 | .30 | 2.0 |
| early | 540 | .50 | 1.5 |
| growing | 360 | .70 | 1.0 |
| mature | 180 | .85 | 0.5 |

Guarantees: more time, talks or knowledge in the input of a cell never lowers what can be learnt at most (f is monotone and
submodular); the order of the input does not matter; no plan overlaps; no plan is above its bound.

Source: docs/reference/science.md, "Attention" (measured on simulations only).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ropeteam.core.numbers.attention_bound import upper_bound
from ropeteam.core.numbers.attention_search import Seats, begun_with_each, better_by_refilling, greedy
from ropeteam.core.numbers.insight import Insight
from ropeteam.core.vocabulary import LifePhase

KNOWS_LESS = 0.5  # of a theme whose capability somebody else of product owns
STEPS = 1500
SEED = 20260101
TOP = 3


@dataclass(frozen=True, slots=True)
class InPerson:
    """What a life phase asks for: `minutes` a week and person, `report` = share of an insight that a report carries."""

    minutes: int
    report: float
    strategy: float


PHASES: dict[LifePhase, InPerson] = {
    LifePhase.EXPLORING: InPerson(720, 0.30, 2.0),
    LifePhase.EARLY: InPerson(540, 0.50, 1.5),
    LifePhase.GROWING: InPerson(360, 0.70, 1.0),
    LifePhase.MATURE: InPerson(180, 0.85, 0.5),
}


def phase_named(name: str) -> LifePhase:
    """A product that does not say its phase counts as growing."""
    return LifePhase(name) if name in tuple(LifePhase) else LifePhase.GROWING


@dataclass(frozen=True, slots=True)
class Cell:
    """Something to learn. `left` = the remainder r_c after what was reported already."""

    key: str
    theme: str
    weight: float
    left: float = 1.0


@dataclass(frozen=True, slots=True)
class Talk:
    """A planned talk in whole minutes of any one clock; `week` counts it into somebody's hours. `chances`: p by cell key.
    `only`: the listeners it may be proposed to (None: all)."""

    key: str
    start: int
    end: int
    week: int
    chances: Mapping[str, float]
    only: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Listener:
    """A person of product. `busy` as (start, end) in minutes; `knows`: 0..1 by theme, 1 where it says nothing."""

    key: str
    minutes: int
    busy: tuple[tuple[int, int], ...] = ()
    knows: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CellGain:
    cell: str
    gain: float


@dataclass(frozen=True, slots=True)
class Pick:
    """A talk for a listener. `loss` in the weights' unit; `top` = its largest cells, given all other picks."""

    talk: str
    listener: str
    loss: float
    top: tuple[CellGain, ...]
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """`insight` = f(A), `everything` = f(all talks), `bound` = more than that no plan has. Picks by talk key."""

    picks: tuple[Pick, ...]
    insight: float
    everything: float
    bound: float

    @property
    def coverage(self) -> float:
        """0..1: what this plan learns of what all talks together would teach."""
        return self.insight / self.everything if self.everything > 0 else 0.0


def plan(
    cells: Iterable[Cell],
    talks: Iterable[Talk],
    listeners: Iterable[Listener],
    *,
    fixed: Collection[tuple[str, str]] = (),
    steps: int = STEPS,
    seed: int = SEED,
) -> Plan:
    """Who should join which talk. `fixed`: (talk, listener) that stand. Raises ValueError on numbers that cannot be."""
    known, there, people = _sorted(cells, talks, listeners)
    insight = _insight(known, there, people)
    seats = Seats(_slots(there, insight), [person.minutes for person in people], _busy(there, people, insight))
    place = {pair: no for no, pair in enumerate(_names(there, people, insight))}
    standing = sorted(place[pair] for pair in fixed if pair in place)
    seats.hold(standing)
    by_hour = greedy(insight, seats, standing, per_minute=True)
    by_gain = greedy(insight, seats, standing, per_minute=False)
    begun = begun_with_each(insight, seats, standing, most=steps)
    best = max([by_hour, by_gain, *begun], key=insight.value)
    best = better_by_refilling(insight, seats, best, standing=standing, steps=steps, seed=seed)
    names = _names(there, people, insight)
    return Plan(
        picks=tuple(_pick(no, best, insight, known, names, set(standing)) for no in sorted(best)),
        insight=insight.value(best),
        everything=insight.everything,
        bound=max(upper_bound(insight, seats, standing, start=best), insight.value(best)),
    )


def largest_gaps(talk: Talk, cells: Iterable[Cell], *, most: int = TOP) -> tuple[CellGain, ...]:
    """What somebody else should ask in this talk: the cells with the most left to learn, `left` being what is left now."""
    weights = {cell.key: cell.weight * cell.left for cell in cells}
    gains = [CellGain(key, chance * weights.get(key, 0.0)) for key, chance in talk.chances.items()]
    return _largest(gains, most)


def _sorted(
    cells: Iterable[Cell], talks: Iterable[Talk], listeners: Iterable[Listener]
) -> tuple[list[Cell], list[Talk], list[Listener]]:
    known = sorted(cells, key=lambda cell: cell.key)
    there = sorted(talks, key=lambda talk: talk.key)
    people = sorted(listeners, key=lambda person: person.key)
    for rows in (known, there, people):
        if len({row.key for row in rows}) < len(rows):
            raise ValueError("every key stands once")
    if any(not 0 <= cell.weight < float("inf") or not 0 <= cell.left <= 1 for cell in known):
        raise ValueError("a weight is finite and >= 0, what is left lies between 0 and 1")
    if any(talk.end <= talk.start for talk in there):
        raise ValueError("a talk ends after its start")
    if any(not 0 <= chance <= 1 for talk in there for chance in talk.chances.values()):
        raise ValueError("a chance lies between 0 and 1")
    if any(person.minutes < 0 or any(not 0 <= k <= 1 for k in person.knows.values()) for person in people):
        raise ValueError("minutes are >= 0, knowledge lies between 0 and 1")
    return known, there, people


def _insight(cells: Sequence[Cell], talks: Sequence[Talk], people: Sequence[Listener]) -> Insight:
    """One candidate for each talk and each listener who may join it and would learn something."""
    number = {cell.key: no for no, cell in enumerate(cells)}
    worth = [cell.weight * cell.left for cell in cells]
    rows: list[tuple[int, int, list[tuple[int, float]]]] = []
    everybody: list[list[tuple[int, float]]] = []
    for no, talk in enumerate(talks):
        heard = [(number[key], p) for key, p in sorted(talk.chances.items()) if key in number and worth[number[key]]]
        everybody.append(heard)
        for who, person in enumerate(people):
            if talk.only is None or person.key in talk.only:
                own = [(c, p * person.knows.get(cells[c].theme, 1.0)) for c, p in heard]
                own = [(c, p) for c, p in own if p > 0]
                if own:
                    rows.append((no, who, own))
    return Insight.of(worth, rows, everybody)


def _slots(talks: Sequence[Talk], insight: Insight) -> list[tuple[int, int, int, int, int]]:
    """(talk, listener, start, end, week) of every candidate."""
    return [
        (talk, who, talks[talk].start, talks[talk].end, talks[talk].week)
        for talk, who in zip(insight.talk.tolist(), insight.listener.tolist(), strict=True)
    ]


def _busy(talks: Sequence[Talk], people: Sequence[Listener], insight: Insight) -> list[bool]:
    """Whether a candidate's listener is busy while it runs."""
    calendars = [_merged(person.busy) for person in people]
    found = []
    for talk, who in zip(insight.talk.tolist(), insight.listener.tolist(), strict=True):
        found.append(any(start < talks[talk].end and talks[talk].start < end for start, end in calendars[who]))
    return found


def _merged(busy: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(busy):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged


def _names(talks: Sequence[Talk], people: Sequence[Listener], insight: Insight) -> list[tuple[str, str]]:
    pairs = zip(insight.talk.tolist(), insight.listener.tolist(), strict=True)
    return [(talks[talk].key, people[who].key) for talk, who in pairs]


def _pick(
    no: int,
    chosen: Collection[int],
    insight: Insight,
    cells: Sequence[Cell],
    names: Sequence[tuple[str, str]],
    standing: set[int],
) -> Pick:
    gains = [CellGain(cells[cell].key, gain) for cell, gain in insight.gains(no, [k for k in chosen if k != no])]
    talk, listener = names[no]
    return Pick(talk, listener, sum(gain.gain for gain in gains), _largest(gains, TOP), no in standing)


def _largest(gains: Iterable[CellGain], most: int) -> tuple[CellGain, ...]:
    found = sorted((gain for gain in gains if gain.gain > 0), key=lambda gain: (-gain.gain, gain.cell))
    return tuple(found[:most])
