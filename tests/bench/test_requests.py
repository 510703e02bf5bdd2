"""The bench of needs and their change requests: where the right one comes among all."""

from __future__ import annotations

import numpy as np

from bench._requests import rank

OF = np.array([0, 0, 1, 2, 2])  # five needs of three requests
SCORES = np.array([1.0, 0.5, 0.6, 0.4, 0.7])  # nearness to the first need


def test_a_request_stands_for_its_other_needs_and_the_nearest_of_them_counts() -> None:
    assert rank(OF, SCORES, 0, np.ones(3, dtype=bool)) == 3  # 2 by .7 and 1 by .6 are nearer than 0 by .5


def test_requests_that_are_no_candidates_do_not_count() -> None:
    assert rank(OF, SCORES, 0, np.array([True, True, False])) == 2
    assert rank(OF, SCORES, 0, np.array([True, False, False])) == 1
