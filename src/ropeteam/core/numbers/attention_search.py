"""The searching under `attention`: lazy greedy over free seats, then dropping and refilling by a seeded generator."""

from __future__ import annotations

import heapq
from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, combinations

import numpy as np

from ropeteam.core.numbers.insight import Insight, Places

Slot = tuple[int, int, int, int, int]
LEAST = 1e-12
SHAKE = 0.15
PROMISING = 200


class Seats:
    """Who may still sit where: one listener a talk, nobody in two talks at once, nobody beyond their minutes a week."""

    def __init__(self, slots: Sequence[Slot], minutes: Sequence[int], busy: Sequence[bool]) -> None:
        self.slots = slots
        self.minutes = minutes
        self.length = [end - start for _talk, _who, start, end, _week in slots]
        self.open = [
            not taken and length <= minutes[slot[1]]
            for slot, length, taken in zip(slots, self.length, busy, strict=True)
        ]
        self.groups: dict[tuple[int, int], list[int]] = {}
        self.of_talk: dict[int, list[int]] = {}
        for no, (talk, who, _start, _end, week) in enumerate(slots):
            if self.open[no]:
                self.groups.setdefault((who, week), []).append(no)
                self.of_talk.setdefault(talk, []).append(no)
        self.clear()

    def hold(self, standing: Iterable[int]) -> None:
        """What somebody promised stands, even while busy: nothing else may be put into its time."""
        for no in standing:
            self.open[no] = True

    def clear(self) -> None:
        self._talks: set[int] = set()
        self._calendar: list[list[tuple[int, int]]] = [[] for _ in self.minutes]
        self._used: dict[tuple[int, int], int] = {}

    def fits(self, no: int) -> bool:
        talk, who, start, end, week = self.slots[no]
        if not self.open[no] or talk in self._talks:
            return False
        if self._used.get((who, week), 0) + self.length[no] > self.minutes[who]:
            return False
        calendar = self._calendar[who]
        place = bisect_left(calendar, (start, start))
        after = calendar[place] if place < len(calendar) else None
        before = calendar[place - 1] if place else None
        return (after is None or after[0] >= end) and (before is None or before[1] <= start)

    def sit(self, no: int) -> None:
        talk, who, start, end, week = self.slots[no]
        self._talks.add(talk)
        insort(self._calendar[who], (start, end))
        self._used[who, week] = self._used.get((who, week), 0) + self.length[no]

    def leave(self, no: int) -> None:
        talk, who, start, end, week = self.slots[no]
        self._talks.discard(talk)
        self._calendar[who].remove((start, end))
        self._used[who, week] -= self.length[no]


def greedy(insight: Insight, seats: Seats, standing: Collection[int], *, per_minute: bool) -> list[int]:
    """Always the candidate with the largest gain (a minute). Gains only fall, so an old one is a bound: most are never
    looked at again."""
    seats.clear()
    chosen = list(standing)
    for no in chosen:
        seats.sit(no)
    left = insight.left_after(sorted(chosen))
    lengths = [length if per_minute else 1 for length in seats.length]
    gains = insight.all_gains(left).tolist()
    heap = [(-gain / lengths[no], no) for no, gain in enumerate(gains) if gain > LEAST and seats.open[no]]
    heapq.heapify(heap)
    while heap:
        old, no = heapq.heappop(heap)
        if not seats.fits(no):
            continue
        gain = insight.gain(no, left) / lengths[no]
        if heap and gain < -heap[0][0] and gain < -old:
            if gain > LEAST / lengths[no]:
                heapq.heappush(heap, (-gain, no))
            continue
        chosen.append(no)
        seats.sit(no)
        cells, chances = insight.entries(no)
        left[cells] *= 1.0 - chances
    return chosen


def begun_with_each(insight: Insight, seats: Seats, standing: Collection[int], *, most: int) -> Iterator[list[int]]:
    """The greedy plans after any one or two picks that go together, where there are at most so many beginnings: what is best at
    first sight may take the place of two that are better (partial enumeration, Sviridenko 2004)."""
    free = [no for no, is_open in enumerate(seats.open) if is_open and no not in standing]
    if len(free) * (len(free) + 1) // 2 > most:
        return
    for begin in chain(combinations(free, 1), combinations(free, 2)):
        seats.clear()
        for no in standing:
            seats.sit(no)
        for no in begin:
            if not seats.fits(no):
                break
            seats.sit(no)
        else:
            yield greedy(insight, seats, [*standing, *begin], per_minute=False)


def better_by_refilling(
    insight: Insight, seats: Seats, chosen: Sequence[int], *, standing: Collection[int], steps: int, seed: int
) -> list[int]:
    """Empty a part of one or two of the weeks, fill it again, keep what is better. `steps` bounds it."""
    random = np.random.default_rng(seed)
    best, worth = list(chosen), insight.value(chosen)
    groups = sorted(seats.groups)
    loose = [no for no in best if no not in standing]
    seats.clear()
    for no in best:
        seats.sit(no)
    for _step in range(steps if groups and loose else 0):
        picked = {groups[int(k)] for k in random.integers(len(groups), size=1 + int(random.integers(2)))}
        kept = random.random(len(loose)) < 0.5
        dropped = [
            no
            for no, stays in zip(loose, kept.tolist(), strict=True)
            if not stays and (seats.slots[no][1], seats.slots[no][4]) in picked
        ]
        if not dropped and len(picked) < 2:
            continue
        for no in dropped:
            seats.leave(no)
        rest = [no for no in best if no not in set(dropped)]
        again = _refill(insight, seats, rest, _freed(seats, picked, dropped), random, per_minute=random.random() < 0.5)
        value = insight.value([*rest, *again])
        if value > worth + LEAST:
            best, worth = [*rest, *again], value
            loose = [no for no in best if no not in standing]
        else:
            for no in again:
                seats.leave(no)
            for no in dropped:
                seats.sit(no)
    return best


def _freed(seats: Seats, picked: Iterable[tuple[int, int]], dropped: Iterable[int]) -> Places:
    """Only these can fit now and did not before: the emptied weeks, and the dropped talks for somebody else."""
    found = [seats.groups[group] for group in picked]
    found += [seats.of_talk.get(seats.slots[no][0], []) for no in dropped]
    return np.unique(np.concatenate([np.array(part, dtype=np.intp) for part in found]))


def _refill(
    insight: Insight,
    seats: Seats,
    rest: Sequence[int],
    candidates: Places,
    random: np.random.Generator,
    *,
    per_minute: bool,
) -> list[int]:
    """Greedy over the most promising of a few candidates, each one's gain shaken a little: else the same plan would come
    back."""
    left = insight.left_after(rest)
    scales = np.exp(random.normal(0.0, SHAKE, size=len(candidates)))
    if per_minute:
        scales /= np.array([seats.length[no] for no in candidates.tolist()])
    keys = -insight.all_gains(left)[candidates] * scales
    first = np.argsort(keys, kind="stable")[:PROMISING]
    rows = zip(keys[first].tolist(), candidates[first].tolist(), scales[first].tolist(), strict=True)
    heap = [(key, no, scale) for key, no, scale in rows if -key > LEAST]
    found: list[int] = []
    while heap:
        old, no, scale = heapq.heappop(heap)
        if not seats.fits(no):
            continue
        gain = insight.gain(no, left) * scale
        if heap and gain < -heap[0][0] and gain < -old:
            if gain > LEAST:
                heapq.heappush(heap, (-gain, no, scale))
            continue
        found.append(no)
        seats.sit(no)
        cells, chances = insight.entries(no)
        left[cells] *= 1.0 - chances
    return found
