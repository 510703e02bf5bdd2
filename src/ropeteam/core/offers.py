"""Sentences of an offer: whether they stand as promises, what of the ledger is not written, what is written without the ledger.

Rule in prose. A sentence promises where a person said so, else where the machine takes it for a promise or a claim and no
person dismissed it. *Spoken but not written*: an open promise of the ledger that no standing link joins to a sentence of the
version. *Written but never agreed*: a sentence that promises and is joined to no promise. A link is a person's word; that two
sentences mean the same by their likeness is only a proposal, at most one for each, the surest first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from ropeteam.core.vocabulary import ClauseWord, SignalKind, SignalState

# From this likeness on a pair is proposed. On the pairs in tests/language/offers it was right in 9 of 10, and in 9 of 9 of those
# held back; it proposes three of four (`bench offers`).
SAME = 0.35


@dataclass(frozen=True, slots=True)
class ClauseStand:
    """What a sentence counts as: `kind` is None where it neither promises nor claims."""

    kind: SignalKind | None
    state: SignalState

    @property
    def counts(self) -> bool:
        return self.kind is not None and self.state != SignalState.DISMISSED


@dataclass(frozen=True, slots=True)
class Differences:
    """Ids of the caller's, in the caller's order."""

    spoken_not_written: tuple[int, ...]
    written_not_agreed: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    clause: int
    promise: int
    likeness: float


def stand(kind: str, words: Sequence[str]) -> ClauseStand:
    """`kind` as the machine took it ('' for neither), `words` what people said, oldest first. The last yes or no holds."""
    machine = SignalKind(kind) if kind else None
    verdicts = [word for word in words if word in (ClauseWord.CONFIRMED, ClauseWord.DISMISSED)]
    if not verdicts:
        return ClauseStand(machine, SignalState.SUGGESTED)
    if verdicts[-1] == ClauseWord.DISMISSED:
        return ClauseStand(machine, SignalState.DISMISSED)
    return ClauseStand(machine or SignalKind.PROMISE, SignalState.CONFIRMED)


def differences(*, promises: Iterable[int], clauses: Iterable[int], links: Collection[tuple[int, int]]) -> Differences:
    """`links` are (clause, promise) that stand."""
    written = {promise for _, promise in links}
    agreed = {clause for clause, _ in links}
    return Differences(
        tuple(promise for promise in promises if promise not in written),
        tuple(clause for clause in clauses if clause not in agreed),
    )


def proposed(pairs: Iterable[Pair], *, least: float = SAME) -> tuple[Pair, ...]:
    """One proposal for each sentence and each promise, the surest first."""
    clauses: set[int] = set()
    promises: set[int] = set()
    found = []
    for pair in sorted(pairs, key=lambda pair: (-pair.likeness, pair.clause, pair.promise)):
        if pair.likeness >= least and pair.clause not in clauses and pair.promise not in promises:
            found.append(pair)
            clauses.add(pair.clause)
            promises.add(pair.promise)
    return tuple(found)
