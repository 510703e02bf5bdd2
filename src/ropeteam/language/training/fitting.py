"""Fit the linear heads. The only place that needs scikit-learn; what comes out is plain arrays for detect/head.py."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ropeteam.language.detect.features import HASHES, LETTERS, Rows
from ropeteam.language.detect.head import Head, Line

STRENGTH = 0.25
ROUNDS = 300


def one_thread() -> AbstractContextManager[object]:
    """Sums in one order: with several threads the last bits differ from run to run, and so would the file.

    The libraries are loaded first: the limit holds for those that are there when it is set.
    """
    import scipy.optimize  # type: ignore[import-untyped]  # noqa: F401
    import sklearn.linear_model  # noqa: F401
    from threadpoolctl import threadpool_limits

    limits: AbstractContextManager[object] = threadpool_limits(1)
    return limits


def matrix(dense: Rows, marks: Sequence[NDArray[np.int64]]) -> Any:
    """Dense block and hashed letters side by side, sparse."""
    from scipy import sparse

    counts = np.array([len(places) for places in marks])
    values = np.repeat(LETTERS / np.sqrt(np.maximum(1, counts)), counts)
    hashed = sparse.csr_matrix(
        (values.astype(np.float32), np.concatenate([*marks, np.zeros(0, dtype=np.int64)]), np.r_[0, np.cumsum(counts)]),
        shape=(len(marks), HASHES),
    )
    return sparse.hstack([sparse.csr_matrix(dense), hashed]).tocsr()


def fit(rows: Any, labels: Sequence[str], *, width: int) -> Head:
    """A head over `width` dense columns and the hashed ones. Deterministic."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=STRENGTH, max_iter=ROUNDS).fit(rows, np.asarray(labels))
    coefficients, bias = model.coef_, model.intercept_
    if len(model.classes_) == 2:
        coefficients, bias = (
            np.vstack([-coefficients[0] / 2, coefficients[0] / 2]),
            np.array([-bias[0] / 2, bias[0] / 2]),
        )
    return Head(
        classes=tuple(str(one) for one in model.classes_),
        dense=coefficients[:, :width].T.astype(np.float32),
        hashed=coefficients[:, width:].T.astype(np.float32),
        bias=bias.astype(np.float32),
    )


def fit_line(scores: NDArray[np.float64], right: NDArray[np.bool_]) -> Line:
    """Platt's line over raw scores; where all are right or all wrong the shrunk share itself."""
    if right.all() or not right.any():
        share = (float(right.sum()) + 1.0) / (len(right) + 2.0)
        return Line((0.0,) * scores.shape[1], float(np.log(share / (1 - share))))
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1.0, max_iter=ROUNDS).fit(scores, right)
    return Line(tuple(float(one) for one in model.coef_[0]), float(model.intercept_[0]))
