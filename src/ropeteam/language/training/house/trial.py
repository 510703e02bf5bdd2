"""Better or not: the ear of today against the one just learnt, on the conversations that were set aside.

Rule in prose. On the part that nothing was learnt from both ears are held against people's words. The new one is taken
only if no kind with ten or more reviews there gets a lower F1, and F1 over all kinds together gets higher. Too little to
judge by is a no: 40 reviews in all and 10 on the part set aside.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ropeteam.language.contract import Embedder
from ropeteam.language.detect.listen import listen
from ropeteam.language.models.weights import Weights
from ropeteam.language.training.house.talks import ReadTalk, reviews_of, tally
from ropeteam.language.training.scoring import Tally, micro, total

ENOUGH, ENOUGH_LOCKED, ENOUGH_OF_KIND = 40, 10, 10
ALL = "all"
_SMALL = 1e-9


@dataclass(frozen=True, slots=True)
class Figure:
    """F1 of one kind (or of all together) on the part set aside; `n` reviews there concern it."""

    kind: str
    n: int
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Trial:
    """`fallen`: the kinds that would get worse and were reviewed often enough to say so."""

    figures: tuple[Figure, ...]
    fallen: tuple[str, ...]
    risen: bool

    @property
    def better(self) -> bool:
        return self.risen and not self.fallen


def tried(talks: Sequence[ReadTalk], *, today: Weights, learnt: Weights, embedder: Embedder) -> Trial:
    before = counts(talks, today, embedder)
    return judged(before, counts(talks, learnt, embedder), reviews_of(talks), sum(talk.reviews for talk in talks))


def judged(before: Mapping[str, Tally], after: Mapping[str, Tally], n: Mapping[str, int], reviews: int) -> Trial:
    kinds = sorted(before.keys() | after.keys() | n.keys())
    figures = [
        Figure(kind, n.get(kind, 0), before.get(kind, Tally()).f1, after.get(kind, Tally()).f1) for kind in kinds
    ]
    whole = Figure(ALL, reviews, micro(before).f1, micro(after).f1)
    fallen = tuple(one.kind for one in figures if one.n >= ENOUGH_OF_KIND and one.after < one.before - _SMALL)
    return Trial((*figures, whole), fallen, whole.after > whole.before + _SMALL)


def counts(talks: Iterable[ReadTalk], weights: Weights, embedder: Embedder) -> dict[str, Tally]:
    """Heard as listening hears, and held against people's words."""
    return total(
        tally(
            talk,
            listen(
                talk.turns,
                held_on=talk.held_on,
                internal=talk.internal,
                language=talk.language,
                embedder=embedder,
                weights=weights,
            ),
        )
        for talk in talks
    )
