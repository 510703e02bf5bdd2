"""How a requirement is met: the one verdict table turned into coverage, what stands, what is counted."""

from __future__ import annotations

import pytest

from ropeteam.core.coverage import (
    MET,
    NOT_MET,
    Counts,
    Stand,
    bounded,
    coverage_of,
    fits_of,
    says_more,
    stand,
    suggested,
    words_for,
)
from ropeteam.core.fit import backing_of, blocks
from ropeteam.core.solutions import AskVerdict, Candidate, CandidateKind
from ropeteam.core.vocabulary import Fit
from ropeteam.core.vocabulary_presales import Coverage

BEST = Candidate(CandidateKind.CAPABILITY, "sap", Fit.LIMITED, 0.9, 0.93)


class TestTheTable:
    @pytest.mark.parametrize(
        ("fit", "coverage"),
        [
            (Fit.AS_IS, "as_is"),
            (Fit.LIMITED, "as_is"),
            (Fit.WORKAROUND, "workaround"),
            (Fit.ROADMAP, "roadmap"),
            (Fit.SERVICES, "services"),
            (Fit.IN_REVIEW, "gap"),
            (Fit.UNKNOWN, "gap"),
            (Fit.DECLINED, "refuse"),
            (Fit.AGAINST_STRATEGY, "refuse"),
        ],
    )
    def test_gives_every_fit_its_coverage(self, fit: Fit, coverage: str) -> None:
        assert coverage_of(fit) == coverage

    def test_lets_nothing_be_met_that_the_gate_would_stop(self) -> None:
        """Whatever a coverage that counts as met goes with, passes the gate; what does not, blocks it."""
        assert set(MET) | set(NOT_MET) == set(Coverage)
        assert not any(blocks(backing_of(fit)) for coverage in MET for fit in fits_of(coverage))
        assert all(blocks(backing_of(fit)) for coverage in NOT_MET for fit in fits_of(coverage))
        assert all(fits_of(coverage) for coverage in Coverage)


class TestASuggestion:
    def test_is_made_only_where_ask_would_name_a_verdict(self) -> None:
        found = suggested(AskVerdict(Fit.LIMITED, (BEST,)))

        assert found is not None
        assert (found.coverage, found.confidence) == (Coverage.AS_IS, 0.93)
        assert suggested(AskVerdict(None, (BEST,))) is None

    @pytest.mark.parametrize(
        ("answered", "found", "expected"),
        [
            (None, None, Stand.OPEN),
            (None, Coverage.AS_IS, Stand.SUGGESTED),
            (Coverage.CONFIGURE, None, Stand.MET),
            (Coverage.AS_IS, Coverage.GAP, Stand.MET),
            (Coverage.GAP, Coverage.AS_IS, Stand.GAP),
            (Coverage.REFUSE, None, Stand.REFUSED),
        ],
    )
    def test_never_makes_a_row_met(self, answered: Coverage | None, found: Coverage | None, expected: Stand) -> None:
        assert stand(answered, found) == expected

    @pytest.mark.parametrize(
        ("answered", "found", "more"),
        [
            (Coverage.AS_IS, Coverage.GAP, True),
            (Coverage.AS_IS, Coverage.ROADMAP, True),
            (Coverage.CONFIGURE, Coverage.AS_IS, False),
            (Coverage.ROADMAP, Coverage.SERVICES, False),
            (Coverage.GAP, Coverage.AS_IS, False),
            (Coverage.AS_IS, None, False),
        ],
    )
    def test_shows_where_an_answer_says_more(self, answered: Coverage, found: Coverage | None, more: bool) -> None:
        assert says_more(answered, found) is more

    def test_says_where_it_holds_only_within_limits(self) -> None:
        assert bounded(Coverage.AS_IS, [{"code": "capability", "status": "limited"}])
        assert bounded(
            Coverage.AS_IS, [{"code": "capability", "status": "available"}, {"code": "within_limit", "limit": "0"}]
        )
        assert not bounded(Coverage.AS_IS, [{"code": "capability", "status": "available"}])
        assert not bounded(Coverage.REFUSE, [{"code": "capability", "status": "limited"}])


class TestCounting:
    def test_names_what_nobody_answered(self) -> None:
        counts = Counts(rows=10, musts=6, musts_met=2, musts_gap=1, musts_refused=1, answered=5)

        assert (counts.musts_unknown, counts.open) == (2, 5)


class TestWordsForTheFile:
    def test_are_the_customers_own_where_he_named_some(self) -> None:
        usual = {"as_is": "Standard", "gap": "Nicht erfüllt"}

        assert words_for(Coverage.AS_IS, theirs={"as_is": " ja "}, usual=usual) == "ja"
        assert words_for(Coverage.GAP, theirs={"gap": " "}, usual=usual) == "Nicht erfüllt"
