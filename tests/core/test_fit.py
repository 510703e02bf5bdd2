"""What is unbacked only because nobody could judge it yet, and what somebody or the catalogue says no to."""

from __future__ import annotations

import pytest

from ropeteam.core.fit import is_unsure
from ropeteam.core.vocabulary import Fit


class TestIsUnsure:
    @pytest.mark.parametrize(
        ("fit", "reasons", "unsure"),
        [
            (Fit.UNKNOWN, ["nothing_found"], True),
            (Fit.IN_REVIEW, ["capability_unsure", "capability"], True),
            (Fit.IN_REVIEW, ["capability", "limit_unsure"], True),
            (Fit.IN_REVIEW, ["capability", "before_roadmap"], False),
            (Fit.IN_REVIEW, [], False),
            (Fit.DECLINED, ["capability_unsure"], False),
            (Fit.AGAINST_STRATEGY, ["non_goal"], False),
            (Fit.LIMITED, ["limit_unsure"], False),
        ],
    )
    def test_only_where_no_judgement_is_sure(self, fit: Fit, reasons: list[str], unsure: bool) -> None:
        assert is_unsure(fit, reasons) is unsure
