"""core.solutions: Ask names one verdict only when it may."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ropeteam.core.fit import Reason
from ropeteam.core.solutions import BAR, OTHER_BAR, Candidate, CandidateKind, decide, doubted
from ropeteam.core.vocabulary import Fit

SURE = Candidate(CandidateKind.CAPABILITY, "a", Fit.AS_IS, 0.9, 0.95)


class TestDecide:
    def test_a_sure_first_names_the_verdict(self):
        assert decide([SURE]).verdict == Fit.AS_IS

    def test_as_is_needs_more_than_the_others(self):
        nearly = replace(SURE, confidence=0.85)

        assert decide([nearly]).abstained
        assert decide([replace(nearly, fit=Fit.LIMITED)]).verdict == Fit.LIMITED

    def test_a_near_rival_that_says_otherwise_silences_it(self):
        rival = Candidate(CandidateKind.NON_GOAL, "g", Fit.AGAINST_STRATEGY, 0.8, 0.6)

        assert decide([SURE, rival]).abstained
        assert decide([SURE, replace(rival, fit=Fit.AS_IS)]).verdict == Fit.AS_IS
        assert decide([SURE, replace(rival, confidence=0.1)]).verdict == Fit.AS_IS

    def test_where_it_abstains_a_no_that_is_nearly_as_likely_comes_first_and_nothing_unlikely_lies_open(self):
        unlikely = replace(SURE, confidence=0.4)
        goal = Candidate(CandidateKind.NON_GOAL, "g", Fit.AGAINST_STRATEGY, 0.5, 0.3)

        answer = decide([unlikely, goal])
        far = decide([unlikely, replace(goal, confidence=0.1)])
        sure = decide([SURE, replace(goal, confidence=0.2)])

        assert answer.abstained
        assert [one.kind for one in answer.candidates] == [CandidateKind.NON_GOAL, CandidateKind.CAPABILITY]
        assert not any(answer.opens(one) or answer.speaks(one) for one in answer.candidates)
        assert far.candidates[0] == unlikely
        assert [sure.opens(one) for one in sure.candidates] == [True, False]
        likely = decide([replace(SURE, confidence=0.85)])  # no verdict, yet likely enough to be read at once
        assert likely.abstained
        assert likely.opens(likely.candidates[0])

    def test_a_non_goal_that_is_surely_hit_comes_before_all_and_a_doubtful_one_only_silences(self):
        goal = Candidate(CandidateKind.NON_GOAL, "g", Fit.AGAINST_STRATEGY, 0.2, 0.95)

        assert decide([replace(SURE, confidence=1.0), goal]).verdict == Fit.AGAINST_STRATEGY
        assert decide([SURE, replace(goal, confidence=0.85)]).abstained
        assert decide([replace(goal, confidence=0.85)]).abstained

    def test_rivals_that_answer_alike_do_not_silence_it(self):
        no = replace(SURE, key="b", fit=Fit.DECLINED)
        goal = Candidate(CandidateKind.NON_GOAL, "g", Fit.AGAINST_STRATEGY, 0.2, 0.6)
        limited = replace(SURE, key="b", fit=Fit.LIMITED, confidence=0.93)

        assert decide([no, goal]).verdict == Fit.DECLINED
        assert decide([replace(limited, confidence=0.96), SURE]).verdict == Fit.LIMITED
        assert decide([SURE, limited]).abstained  # more limits than the first has

    def test_what_waits_for_a_person_to_say_is_no_verdict(self):
        waits = replace(SURE, fit=Fit.IN_REVIEW, reasons=(Reason.of("limit_unsure", limit=0),))
        guessed = replace(SURE, fit=Fit.DECLINED, reasons=(Reason.of("beyond_limit", limit=0),))
        elsewhere = replace(waits, reasons=(Reason.of("roadmap_elsewhere", roadmap="r"),))
        shown = replace(guessed, reasons=(Reason.of("beyond_limit", limit=0, said="140"),))

        assert decide([waits]).abstained
        assert decide([guessed]).abstained
        assert decide([elsewhere]).abstained
        assert decide([shown]).verdict == Fit.DECLINED

    def test_a_non_goal_that_may_be_hit_lessens_every_yes_and_no_no(self):
        yes, limited, no = (decide([replace(SURE, fit=fit)]) for fit in (Fit.AS_IS, Fit.LIMITED, Fit.DECLINED))

        assert doubted(yes, non_goal=0.2).abstained
        assert doubted(yes, non_goal=0.01).verdict == Fit.AS_IS
        assert doubted(limited, non_goal=0.2).abstained
        assert doubted(no, non_goal=0.9) == no

    def test_nothing_found_abstains(self):
        assert decide([]).abstained
        assert decide([replace(SURE, fit=Fit.UNKNOWN, confidence=1.0)]).abstained

    def test_only_the_likeliest_are_given(self):
        many = [replace(SURE, key=str(n), confidence=n / 10, score=1 - n / 10) for n in range(9)]
        alike = [replace(SURE, key=str(n), score=n / 10) for n in range(9)]

        assert [candidate.key for candidate in decide(many, most=3).candidates] == ["8", "7", "6"]
        assert [candidate.key for candidate in decide(alike, most=3).candidates] == ["8", "7", "6"]


class TestProperties:
    @given(
        st.lists(
            st.builds(
                Candidate,
                st.just(CandidateKind.CAPABILITY),
                st.text(min_size=1, max_size=3),
                st.sampled_from(list(Fit)),
                st.floats(0, 1),
                st.floats(0, 1),
            ),
            max_size=6,
        )
    )
    def test_a_named_verdict_was_sure_enough(self, found):
        answer = decide(found)

        if answer.verdict is not None:
            first = answer.candidates[0]
            assert first.fit == answer.verdict
            assert first.confidence >= BAR.get(first.fit, OTHER_BAR)
