"""The arithmetic under `priority`: shrinkage of log-shares, stakes, and the accounts drawn anew.

Shapes: P pairs (request, account) sorted by request, J requests, A accounts, B draws. Rule and source: `priority`. Whoever
shows fifty of many thousand requests takes these alone (`Askings.only`): what all of them share, the mean of all askings in
a draw (`grand`), costs next to nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

DRAWS = 400
SEED = 20260101
FALLBACK_SHRINKAGE = 1.0
BLOCK = 2_000_000


@dataclass(frozen=True, eq=False)
class Askings:
    """All (P,), sorted by request: `account` its number 0..A-1, `share` log of the account's part at stake (<= 0), `root` of
    its revenue. `starts` (J,): where each request's pairs begin; every request has at least one."""

    account: Places
    share: Floats
    root: Floats
    starts: Places

    @cached_property
    def sizes(self) -> Places:
        """(J,) accounts of each request."""
        return np.diff(self.starts, append=len(self.share))

    def only(self, requests: Places) -> Askings:
        """The pairs of some requests (K,), in the order asked for."""
        sizes = self.sizes[requests]
        starts = np.cumsum(sizes) - sizes
        pairs = np.arange(sizes.sum()) + np.repeat(self.starts[requests] - starts, sizes)
        return Askings(self.account[pairs], self.share[pairs], self.root[pairs], starts)


def shrinkage(askings: Askings) -> float:
    """k >= 0 by the method of moments for unequal groups; inf where requests do not differ more than chance allows.

    Where no request has two accounts, or there is one request only, nothing can be estimated: FALLBACK_SHRINKAGE.
    """
    n, mean = _means(askings, np.ones((1, len(askings.share))))
    sizes, means, pairs, groups = n[0], mean[0], len(askings.share), len(askings.starts)
    if groups < 2 or pairs == groups:
        return FALLBACK_SHRINKAGE
    grand = askings.share.mean()
    between_squares = float(sizes @ (means - grand) ** 2)
    within_squares = float(((askings.share - grand) ** 2).sum()) - between_squares
    within = max(within_squares, 0.0) / (pairs - groups)
    typical_size = (pairs - float(sizes @ sizes) / pairs) / (groups - 1)
    between = (between_squares / (groups - 1) - within) / typical_size
    return within / between if between > 0 else float("inf")


def point(askings: Askings, k: float) -> Floats:
    """(J,) stakes of the accounts as they are."""
    once = np.ones((1, len(askings.share)))
    return np.ravel(_stakes(askings, k, once, np.full((1, 1), askings.share.mean())))


def draws_of(accounts: int, *, draws: int, seed: int) -> NDArray[np.int64]:
    """(B, A): how often each account is drawn, A of A with replacement."""
    random = np.random.default_rng(seed)
    return random.multinomial(accounts, np.full(accounts, 1.0 / accounts), size=draws)


def grand(askings: Askings, counts: NDArray[np.int64]) -> Floats:
    """(B, 1) mean log-share of all askings in each draw; `askings` are all there are."""
    accounts = counts.shape[1]
    numbers = np.bincount(askings.account, minlength=accounts).astype(np.float64)
    sums = np.bincount(askings.account, weights=askings.share, minlength=accounts)
    drawn_sums = counts @ np.stack([sums, numbers], axis=1)
    return np.asarray(drawn_sums[:, :1] / np.maximum(drawn_sums[:, 1:], 1.0))


def drawn(askings: Askings, k: float, counts: NDArray[np.int64], means: Floats) -> Floats:
    """(B, J) stakes in the draws, whose grand means are `means`; a request none of whose accounts was drawn has 0."""
    block = max(BLOCK // len(askings.share), 1)
    parts = [
        _stakes(
            askings, k, counts[start : start + block, askings.account].astype(np.float64), means[start : start + block]
        )
        for start in range(0, len(counts), block)
    ]
    return np.concatenate(parts)


def in_top(many: Floats, top: int) -> Floats:
    """(J,) share of the draws (B, J) in which a request is among the first `top` and has any stake."""
    top = min(top, many.shape[1])
    place = many.shape[1] - top
    least = np.partition(many, place, axis=1)[:, place : place + 1]
    above, equal = many > least, many == least
    room = top - above.sum(axis=1, keepdims=True)
    first = above | (equal & (equal.cumsum(axis=1) <= room))  # of equals the first
    return np.asarray((first & (many > 0)).mean(axis=0))


def _stakes(askings: Askings, k: float, weights: Floats, means: Floats) -> Floats:
    n, mean = _means(askings, weights)
    trust = np.divide(n, n + k, out=np.zeros_like(n), where=n > 0)
    roots = np.add.reduceat(weights * askings.root, askings.starts, axis=1)
    return np.asarray(np.exp(means + trust * (mean - means)) * roots)


def _means(askings: Askings, weights: Floats) -> tuple[Floats, Floats]:
    """Accounts and mean log-share of each request, both (B, J), for pair weights (B, P)."""
    n = np.add.reduceat(weights, askings.starts, axis=1)
    sums = np.add.reduceat(weights * askings.share, askings.starts, axis=1)
    return n, np.divide(sums, n, out=np.zeros_like(n), where=n > 0)
