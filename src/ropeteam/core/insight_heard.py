"""How much of what a deal's first talks had to teach product heard itself: insight coverage, looking back.

Rule in prose. What there was to learn is cut into cells: the themes (capabilities) that the customer named in these talks, all of
the same weight; a deal in which none was named has one cell. A talk teaches its theme with the chance that its kind has
(core.numbers.attention_cells): full where the customer named the theme in it, three tenths where they named it elsewhere.
With A = the talks that product sat in, coverage = f(A) / f(all), f(A) = sum_c (1 - prod_{j in A} (1 - p_jc)): the same measure by
which the coming talks are proposed (core.numbers.attention). Talks of which nobody noted who took part are left out of both.

A deal is told once its first days are over or it is signed or closed, on the day of its first talk; unknown where nothing was
noted.

| first talks | product in | coverage |
|---|---|---|
| one call | it | 100 % |
| a workshop and a call about the same | the call | 0.35 / (1 - 0.4 x 0.65) = 47 % |
| two calls about two themes | one of them | its own, and a little of the other: 54 % |
| any | none | 0 % |

Guarantee: 0 <= coverage <= 1; one more talk with product in it never lowers it, one without never raises it.
Source: docs/reference/science.md, "Attention".
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from ropeteam.core.alignment_deals import ABSENT, EARLY, EarlyTalk, Life, first_talks
from ropeteam.core.numbers.attention_cells import SAME_SEGMENT, SPOKE, chance

SOME_MISSED = "some_missed"


@dataclass(frozen=True, slots=True)
class Heard:
    """`coverage` is None where nobody noted who took part. `causes`: what was missed."""

    day: date
    coverage: float | None
    causes: tuple[str, ...] = ()


def heard(talks: Sequence[EarlyTalk], life: Life, *, on: date) -> Heard | None:
    """None without a talk, and while the first days run."""
    first = first_talks(talks, life, on=on)
    if not first or (on <= first[0].day + EARLY and not life.over(on)):
        return None
    noted = [talk for talk in first if talk.noted]
    if not noted:
        return Heard(first[0].day, None)
    found = coverage(noted)
    causes = () if all(talk.with_product for talk in noted) else (SOME_MISSED if found else ABSENT,)
    return Heard(first[0].day, found, causes)


def coverage(talks: Sequence[EarlyTalk]) -> float:
    themes: Sequence[int | None] = sorted(frozenset[int]().union(*(talk.themes for talk in talks))) or [None]
    everything = math.fsum(_learnt(talks, theme) for theme in themes)
    there = [talk for talk in talks if talk.with_product]
    return math.fsum(_learnt(there, theme) for theme in themes) / everything


def _learnt(talks: Collection[EarlyTalk], theme: int | None) -> float:
    return 1.0 - math.prod(1.0 - _chance(talk, theme) for talk in talks)


def _chance(talk: EarlyTalk, theme: int | None) -> float:
    return chance(talk.kind, SPOKE if theme is None or theme in talk.themes else SAME_SEGMENT)
