"""Milliseconds one deal's smoothing takes statsmodels and filterpy; both on a daily grid, as neither knows days that are missing.

They are given the parameters: fitting them would take another tenfold. Neither is a dependency; what is not installed is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ropeteam.core.numbers.curve_model import PARAMETERS

try:
    from statsmodels.api import tsa
except ImportError:
    tsa = None
try:
    from filterpy.kalman import KalmanFilter
except ImportError:
    KalmanFilter = None

NOISE, STEP = 1.05**2, 0.012


def smoothers(days: Sequence[int], values: Sequence[float]) -> dict[str, Callable[[], object]]:
    """By name the work of those that are installed. `days` count from the first one."""
    grid = np.full(max(days) + 1, np.nan)
    for day, value in zip(days, values, strict=True):
        grid[day] = value
    found: dict[str, Callable[[], object]] = {}
    if tsa is not None:
        model = tsa.UnobservedComponents(grid, level="llevel")
        found["statsmodels"] = lambda: model.smooth(np.array([NOISE, STEP]))
    if KalmanFilter is not None:
        found["filterpy"] = lambda: _filterpy(grid)
    return found


def _filterpy(grid: np.ndarray) -> object:
    one = KalmanFilter(dim_x=1, dim_z=1)
    one.x, one.F, one.H = np.array([[PARAMETERS.start_mean]]), np.eye(1), np.eye(1)
    one.P *= PARAMETERS.start_sd**2
    one.R *= NOISE
    one.Q *= STEP
    mean, variance, _, _ = one.batch_filter([None if np.isnan(value) else value for value in grid])
    return one.rts_smoother(mean, variance)
