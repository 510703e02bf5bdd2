"""A study: what its plan has to hold, how many run at once, and that it ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropeteam.core.studies import (
    AT_ONCE,
    LONGEST,
    MOST_EXTENSIONS,
    Plan,
    Span,
    covers,
    in_the_way,
    lacks,
    may_end,
    stand,
)
from ropeteam.core.vocabulary_presales import Coverage, CriterionResult, StudyEnd

TODAY = date(2026, 11, 16)
CRITERIA = ["schnell", "sicher", "ohne Netz"]
MET, MISSED = CriterionResult.MET, CriterionResult.MISSED


def day(n: int) -> date:
    return TODAY + timedelta(days=n)


def plan(
    question: str = "Geht es ohne Netz?",
    begins: int = 0,
    ends: int = 20,
    hypotheses: int = 1,
    criteria: list[str] | None = None,
    ties: list[int] | None = None,
) -> Plan:
    texts = CRITERIA if criteria is None else criteria
    return Plan(question, day(begins), day(ends), hypotheses, texts, ties or [1] * len(texts))


class TestAPlan:
    @pytest.mark.parametrize(
        ("wanted", "code"),
        [
            (plan(), None),
            (plan(criteria=[*CRITERIA, "vier", "fünf"]), None),
            (plan(question="  "), "study_asks_nothing"),
            (plan(begins=3, ends=2), "study_ends_before"),
            (plan(begins=-9, ends=-1), "study_ends_past"),
            (plan(ends=LONGEST.days + 1), "study_too_long"),
            (plan(hypotheses=0), "study_hypotheses"),
            (plan(hypotheses=6), "study_hypotheses"),
            (plan(criteria=CRITERIA[:2]), "study_criteria"),
            (plan(criteria=[str(n) for n in range(6)]), "study_criteria"),
            (plan(criteria=["schnell", "Schnell ", "sicher"]), "study_criterion_twice"),
            (plan(ties=[1, 0, 2]), "study_criterion_untied"),
        ],
    )
    def test_names_the_first_thing_that_lacks(self, wanted: Plan, code: str | None) -> None:
        assert lacks(wanted, on=TODAY) == code


class TestRoom:
    def test_is_gone_where_two_run_on_one_of_the_days(self) -> None:
        one, other, later = Span(1, day(0), day(10)), Span(2, day(8), day(30)), Span(3, day(40), day(50))

        def ways(begins: int, ends: int, most: int = AT_ONCE) -> tuple[int, ...]:
            return in_the_way([one, other, later], begins_on=day(begins), ends_on=day(ends), on=TODAY, most=most)

        assert ways(5, 9) == (1, 2)
        assert ways(11, 60) == ()
        assert ways(0, 60, most=3) == ()
        assert ways(0, 60, most=1) == (1,)

    def test_is_taken_by_what_is_overdue_until_it_ended(self) -> None:
        late = Span(1, day(-30), day(-10))

        assert in_the_way([late], begins_on=day(0), ends_on=day(5), on=TODAY, most=1) == (1,)
        assert in_the_way([late], begins_on=day(1), ends_on=day(5), on=TODAY, most=1) == ()
        done = Span(1, day(-30), day(20), ended=True)
        assert in_the_way([done], begins_on=day(0), ends_on=day(5), on=TODAY, most=1) == ()

    @given(
        st.lists(st.tuples(st.integers(0, 30), st.integers(0, 15)), max_size=8),
        st.integers(0, 30),
        st.integers(0, 15),
        st.integers(1, 4),
    )
    def test_is_never_more_than_the_company_lets(
        self, spans: list[tuple[int, int]], begins: int, lasts: int, most: int
    ) -> None:
        """Where nothing stands in the way, no day has more than `most` studies with the new one; else one day would."""
        others = [Span(n, day(start), day(start + length)) for n, (start, length) in enumerate(spans)]

        ways = in_the_way(others, begins_on=day(begins), ends_on=day(begins + lasts), on=TODAY, most=most)

        fullest = max(
            sum(span.begins_on <= day(n) <= span.ends_on for span in others) for n in range(begins, begins + lasts + 1)
        )
        assert bool(ways) == (fullest >= most)
        assert len(ways) in (0, *range(most, len(others) + 1))


class TestItsStand:
    def test_is_due_from_its_last_day_on(self) -> None:
        def at(n: int, *endings: tuple[StudyEnd, date | None]) -> tuple[bool, bool]:
            found = stand(begins_on=day(0), ends_on=day(10), endings=endings, on=day(n))
            return found.running, found.due

        once_more = (StudyEnd.EXTEND, day(20))
        assert [at(-1), at(0), at(9), at(10)] == [(False, False), (True, False), (True, False), (True, True)]
        assert [at(10, once_more), at(20, once_more)] == [(True, False), (True, True)]
        assert at(20, once_more, (StudyEnd.GO, None)) == (False, False)

    def test_is_extended_twice_at_most(self) -> None:
        endings = [(StudyEnd.EXTEND, day(20 + n)) for n in range(MOST_EXTENSIONS)]
        found = stand(begins_on=day(0), ends_on=day(10), endings=endings, on=day(30))

        assert (found.extended, found.may_extend, found.ends_on) == (2, False, day(21))
        end = may_end(found, end=StudyEnd.EXTEND, reason="mehr Zeit", new_day=day(60), results=[], on=day(30))
        assert end == "study_extended_often"


class TestItsEnd:
    @pytest.mark.parametrize(
        ("end", "reason", "new_day", "results", "code"),
        [
            (StudyEnd.GO, "alles gesehen", None, [MET, MISSED, MET], None),
            (StudyEnd.GO, "alles gesehen", None, [MET, None, MET], "study_go_unseen"),
            (StudyEnd.NO_GO, "geht nicht", None, [None, None, None], None),
            (StudyEnd.NO_GO, "  ", None, [None, None, None], "reason_missing"),
            (StudyEnd.EXTEND, "Gerät kam spät", day(20), [None], None),
            (StudyEnd.EXTEND, "Gerät kam spät", day(10), [None], "study_day_not_later"),
            (StudyEnd.EXTEND, "Gerät kam spät", day(12), [None], "study_day_not_later"),
            (StudyEnd.EXTEND, "Gerät kam spät", None, [None], "study_day_not_later"),
            (StudyEnd.EXTEND, "Gerät kam spät", day(400), [None], "study_too_long"),
        ],
    )
    def test_has_its_reason_and_what_it_needs(
        self,
        end: StudyEnd,
        reason: str,
        new_day: date | None,
        results: list[CriterionResult | None],
        code: str | None,
    ) -> None:
        now = stand(begins_on=day(0), ends_on=day(10), endings=[], on=day(12))

        assert may_end(now, end=end, reason=reason, new_day=new_day, results=results, on=day(12)) == code

    def test_comes_once(self) -> None:
        now = stand(begins_on=day(0), ends_on=day(10), endings=[(StudyEnd.NO_GO, None)], on=day(3))

        assert may_end(now, end=StudyEnd.GO, reason="doch", new_day=None, results=[MET], on=day(4)) == "study_ended"


class TestWhatItSuggests:
    @pytest.mark.parametrize(
        ("seen", "coverage"),
        [
            ([(MET, Coverage.AS_IS)], Coverage.AS_IS),
            ([(MET, Coverage.AS_IS), (MET, Coverage.WORKAROUND)], Coverage.WORKAROUND),
            ([(MET, Coverage.AS_IS), (MISSED, None)], Coverage.GAP),
            ([(MET, Coverage.AS_IS), (CriterionResult.UNCLEAR, None)], None),
            ([(MET, Coverage.AS_IS), (None, None)], None),
            ([(None, None)], None),
        ],
    )
    def test_says_no_more_than_was_seen(
        self, seen: list[tuple[CriterionResult | None, Coverage | None]], coverage: Coverage | None
    ) -> None:
        assert covers(seen) == coverage
