"""The arithmetic under `priority`: shrinkage of log-shares, stakes, and the accounts drawn anew.

Shapes: P pairs (request, account) sorted by request, J requests, A accounts, B draws. Rule and source: `priority`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

DRAWS = 400
SEED = 20260101
FALLBACK_SHRINKAGE = 1.0
BLOCK = 2_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Askings:
    """All (P,): `account` its number 0..A-1, `share` log of the account's part at stake (<= 0), `root` of its revenue.

    `starts` (J,): where each request's pairs begin.
    """

    account: Places
    share: Floats
    root: Floats
    starts: Places

    @classmethod
    def of(cls, pairs: Sequence[tuple[str, str]], amounts: Sequence[float], revenue: Mapping[str, float]) -> Askings:
        """From (request, account) pairs sorted by request, what each has at stake, all accounts' revenue (EUR)."""
        number = {account: place for place, account in enumerate(revenue)}
        whole = np.array([revenue[account] for _request, account in pairs])
        first = [k for k, pair in enumerate(pairs) if k == 0 or pair[0] != pairs[k - 1][0]]
        return cls(
            np.array([number[account] for _request, account in pairs], dtype=np.intp),
            np.log(np.array(amounts) / whole),
            np.sqrt(whole),
            np.array(first, dtype=np.intp),
        )


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
    return np.ravel(_stakes(askings, k, np.ones((1, len(askings.share)))))


def drawn(askings: Askings, k: float, *, accounts: int, draws: int, seed: int) -> Floats:
    """(B, J) stakes of A accounts drawn with replacement; a request none of whose accounts was drawn has 0."""
    random = np.random.default_rng(seed)
    block = max(BLOCK // len(askings.share), 1)
    parts = []
    for start in range(0, draws, block):
        size = min(block, draws - start)
        counts = random.multinomial(accounts, np.full(accounts, 1.0 / accounts), size=size)
        parts.append(_stakes(askings, k, counts[:, askings.account].astype(np.float64)))
    return np.concatenate(parts)


def in_top(many: Floats, top: int) -> Floats:
    """(J,) share of the draws (B, J) in which a request is among the first `top` and has any stake."""
    order = np.argsort(-many, axis=1, kind="stable")[:, :top]
    hits = np.zeros_like(many)
    np.put_along_axis(hits, order, 1.0, axis=1)
    return np.asarray((hits * (many > 0)).mean(axis=0))


def _stakes(askings: Askings, k: float, weights: Floats) -> Floats:
    n, mean = _means(askings, weights)
    total = n.sum(axis=1, keepdims=True)
    grand = (n * mean).sum(axis=1, keepdims=True) / np.maximum(total, 1.0)
    trust = np.divide(n, n + k, out=np.zeros_like(n), where=n > 0)
    roots = np.add.reduceat(weights * askings.root, askings.starts, axis=1)
    return np.asarray(np.exp(grand + trust * (mean - grand)) * roots)


def _means(askings: Askings, weights: Floats) -> tuple[Floats, Floats]:
    """Accounts and mean log-share of each request, both (B, J), for pair weights (B, P)."""
    n = np.add.reduceat(weights, askings.starts, axis=1)
    sums = np.add.reduceat(weights * askings.share, askings.starts, axis=1)
    return n, np.divide(sums, n, out=np.zeros_like(n), where=n > 0)
