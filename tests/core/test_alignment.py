"""core.alignment: what a period tells, what is compared, which step helps, and the sentences that sum it up."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropeteam.core.alignment import Case, Measured, change_of, tell, tell_measured, tell_state
from ropeteam.core.alignment_deals import EARLY, EarlyTalk, Life, Lost, complex_case, early, spared
from ropeteam.core.alignment_month import due_month, last_handovers
from ropeteam.core.alignment_periods import (
    Period,
    Span,
    before,
    month_of,
    period_named,
    quarter_of,
    rolling,
    since,
    trend,
    year_of,
)
from ropeteam.core.alignment_steps import BECAUSE, PLACE, UNRECORDED, USUAL
from ropeteam.core.alignment_summary import Code, summary
from ropeteam.core.complexity import Reason
from ropeteam.core.insight_heard import Heard, heard
from ropeteam.core.vocabulary import ConversationKind
from ropeteam.core.vocabulary_alignment import LOOP, Change, Figure, Stand, Step
from ropeteam.core.vocabulary_presales import Complexity

ON = date(2026, 11, 16)
YEAR = rolling(ON)
DAY = timedelta(days=1)


def cases(
    done: int = 0, open_: int = 0, failed: int = 0, unknown: int = 0, *, day: date = ON, cause: str = ""
) -> list[Case]:
    return [
        *(Case(day, Stand.DONE, day + DAY * no) for no in range(done)),
        *(Case(day, Stand.OPEN, cause=cause) for _ in range(open_)),
        *(Case(day, Stand.FAILED, cause=cause) for _ in range(failed)),
        *(Case(day, Stand.UNKNOWN) for _ in range(unknown)),
    ]


class TestPeriods:
    @pytest.mark.parametrize(
        ("name", "start", "end", "earlier"),
        [
            ("rolling", date(2025, 11, 17), ON, date(2024, 11, 17)),
            ("2026", date(2026, 1, 1), date(2026, 12, 31), date(2025, 1, 1)),
            ("2026-q3", date(2026, 7, 1), date(2026, 9, 30), date(2026, 4, 1)),
            ("2026-q4", date(2026, 10, 1), date(2026, 12, 31), date(2026, 7, 1)),
        ],
    )
    def test_are_named_and_have_one_before(self, name: str, start: date, end: date, earlier: date) -> None:
        period = period_named(name, on=ON)

        assert period is not None
        assert (period.name, period.start, period.end) == (name, start, end)
        assert (before(period).start, before(period).end) == (earlier, start - DAY)

    @pytest.mark.parametrize("name", ["", "2026-q5", "2026-03", "1066", "2027", "2027-q1", "26", "rolling ", "9999-q1"])
    def test_refuse_what_is_none_or_has_not_begun(self, name: str) -> None:
        assert period_named(name, on=ON) is None

    @given(st.dates(date(1992, 1, 1), date(2150, 12, 31)), st.sampled_from([rolling, quarter_of, year_of, month_of]))
    def test_follow_each_other_without_a_gap(self, day: date, of: object) -> None:
        period: Period = of(day)  # type: ignore[operator]

        line = trend(period)

        assert period.holds(day)
        assert before(period).end == period.start - DAY
        assert all(one.end + DAY == two.start for one, two in pairwise(line))
        assert line[-1].holds(period.end)
        assert since(period) <= line[0].start
        assert len(line) == (5 if period.span == Span.YEAR else 8)


class TestAFigure:
    def test_is_the_done_of_the_due_without_what_nobody_recorded(self) -> None:
        told = tell(Figure.KEPT, cases(6, 3, 1, 2), YEAR, on=ON + DAY * 9)

        assert (told.now.due, told.now.done, told.now.open, told.now.failed, told.now.unknown) == (10, 6, 3, 1, 2)
        assert told.now.share is not None
        assert round(told.now.share.share, 2) == 0.6
        assert (round(told.now.share.low, 2), round(told.now.share.high, 2)) == (0.35, 0.81)
        assert told.oldest == ON

    def test_has_no_share_below_five_cases(self) -> None:
        assert tell(Figure.KEPT, cases(2, 2), YEAR, on=ON + DAY * 9).now.share is None

    def test_of_an_earlier_day_knows_nothing_of_later(self) -> None:
        """Done tomorrow is open today; what falls due tomorrow is not there."""
        found = [Case(ON - DAY, Stand.DONE, ON + DAY), Case(ON + DAY, Stand.DONE, ON + DAY)]

        told = tell(Figure.ANSWERED, found, YEAR, on=ON)

        assert (told.now.due, told.now.open, told.days, told.oldest) == (1, 1, None, ON - DAY)

    def test_tells_typical_days_of_what_is_done(self) -> None:
        told = tell(Figure.ANSWERED, cases(9), YEAR, on=ON + DAY * 30)

        assert told.days is not None
        assert (told.days.value, told.days.low, told.days.high, told.days.n) == (4.0, 1.0, 7.0, 9)

    def test_changes_only_where_the_interval_says_so(self) -> None:
        last = before(YEAR).end
        worse = [*cases(10, 40), *cases(40, 10, day=last)]
        unclear = [*cases(5, 5), *cases(6, 4, day=last)]
        few = [*cases(1, 3), *cases(40, 10, day=last)]

        changes = [tell(Figure.KEPT, found, YEAR, on=ON + DAY * 60).change for found in (worse, unclear, few)]

        assert changes == [Change.WORSE, Change.UNCLEAR, Change.TOO_FEW]

    def test_of_the_drop_is_better_where_it_is_less(self) -> None:
        last = before(YEAR).end
        values = [Measured(ON, 0.5 + no / 10) for no in range(8)] + [Measured(last, 3 + no / 10) for no in range(8)]

        drop = tell_measured(Figure.DROP, values, YEAR, on=ON)
        warm = tell_measured(Figure.WARMTH, values, YEAR, on=ON, unknown=[ON])

        assert (drop.change, warm.change, warm.now.unknown) == (Change.BETTER, Change.WORSE, 1)
        assert drop.now.mean is not None
        assert drop.now.mean.low is not None
        assert drop.now.mean.low < drop.now.mean.value == pytest.approx(0.85)

    def test_of_a_state_has_no_trend_and_nothing_to_compare(self) -> None:
        told = tell_state(Figure.STRATEGY_READ, YEAR, done=12, due=20)

        assert (told.now.done, told.now.open, told.change) == (12, 8, Change.TOO_FEW)
        assert not any(reading.due for reading in told.trend)

    @given(st.lists(st.tuples(st.integers(0, 700), st.sampled_from(list(Stand)), st.integers(-5, 90)), max_size=60))
    def test_adds_up_whatever_the_cases_and_their_order(self, drawn: list[tuple[int, Stand, int]]) -> None:
        found = [Case(ON - DAY * ago, stand, ON - DAY * (ago - took), "x") for ago, stand, took in drawn]

        told, turned = (tell(Figure.KEPT, each, YEAR, on=ON) for each in (found, found[::-1]))

        now = told.now
        assert told == turned
        assert now.due == now.done + now.open + now.failed
        assert now.due + now.unknown == sum(YEAR.holds(case.day) for case in found)
        assert told.days is None or told.days.value >= 0


class TestTheStep:
    def test_follows_the_most_frequent_cause(self) -> None:
        unread = cases(1, 3, cause="open") + cases(0, 2, cause="read")

        assert tell(Figure.PASSED_ON, unread, YEAR, on=ON + DAY).step == Step.READ_ANSWERS
        assert tell(Figure.PASSED_ON, cases(0, 2, cause="read"), YEAR, on=ON).step == Step.PASS_ON
        assert tell(Figure.PASSED_ON, cases(3), YEAR, on=ON + DAY * 9).step == Step.NOTHING
        assert tell(Figure.SPARED, cases(0, unknown=2), YEAR, on=ON).step == Step.MEASURE

    def test_exists_for_every_figure_and_has_a_place(self) -> None:
        assert set(USUAL) == set(Figure) == set(LOOP)
        assert {*USUAL.values(), *BECAUSE.values(), *UNRECORDED.values()} == set(PLACE) == set(Step) - {Step.NOTHING}


class TestDeals:
    @pytest.mark.parametrize(
        ("talks", "signed", "stand"),
        [
            ([EarlyTalk(ON, True, True)], None, Stand.DONE),
            ([EarlyTalk(ON, False, True)], None, Stand.OPEN),
            ([EarlyTalk(ON - EARLY - DAY, False, True)], None, Stand.FAILED),
            ([EarlyTalk(ON - EARLY - DAY, False, True), EarlyTalk(ON, True, True)], None, Stand.FAILED),
            ([EarlyTalk(ON - EARLY - DAY, False, False)], None, Stand.UNKNOWN),
            ([EarlyTalk(ON - DAY * 3, False, True), EarlyTalk(ON, True, True)], ON - DAY * 2, Stand.FAILED),
        ],
    )
    def test_hear_product_early_or_not(self, talks: list[EarlyTalk], signed: date | None, stand: Stand) -> None:
        case = early(talks, Life(ON - DAY * 99, signed), on=ON)

        assert case is not None
        assert case.stand == stand

    def test_without_a_talk_before_the_signature_are_no_case(self) -> None:
        assert early([EarlyTalk(ON, True, True)], Life(ON - DAY * 9, ON - DAY), on=ON) is None

    def test_are_due_for_presales_only_where_they_are_complex(self) -> None:
        reasons = (Reason(Complexity.GAPS, 4, 3),)
        stands = [
            complex_case(reasons, Life(ON, signed), served=there, came_on=None, on=ON)
            for there, signed in ((True, None), (False, None), (False, ON))
        ]

        assert complex_case((), Life(ON), served=False, came_on=None, on=ON) is None
        assert [case.stand for case in stands if case] == [Stand.DONE, Stand.OPEN, Stand.FAILED]

    def test_lose_little_or_much(self) -> None:
        found = spared({1: Lost(ON, 2.0), 2: Lost(ON, 2.1), 3: Lost(ON, None), 4: Lost(ON, -1.0)})

        assert [case.stand for case in found.values()] == [Stand.DONE, Stand.FAILED, Stand.UNKNOWN, Stand.DONE]


class TestTheMonth:
    def test_is_due_in_its_first_week_from_the_morning_on(self) -> None:
        due = [due_month(datetime(2026, 3, day, hour)) for day, hour in ((1, 5), (1, 6), (7, 23), (8, 0))]

        assert [month and month.name for month in due] == [None, "2026-02", "2026-02", None]

    def test_takes_the_last_five_handovers_that_were_measured(self) -> None:
        losses = {no: Lost(ON - DAY * no, None if no == 2 else float(no)) for no in range(1, 9)}

        assert [pk for pk, _ in last_handovers(losses.items())] == [1, 3, 4, 5, 6]


class TestTheSummary:
    def test_says_that_nothing_fell_due(self) -> None:
        assert [one.code for one in summary([tell(Figure.KEPT, [], YEAR, on=ON)])] == [Code.NOTHING]

    def test_names_what_changed_what_succeeds_least_and_what_waits_longest(self) -> None:
        last = before(YEAR).end
        told = [
            tell(Figure.KEPT, [*cases(10, 40), *cases(40, 10, day=last)], YEAR, on=ON + DAY * 60),
            tell(Figure.ANSWERED, cases(8, 2, day=ON - DAY * 50), YEAR, on=ON),
            tell(Figure.SPARED, cases(6, 0, 2, 1), YEAR, on=ON + DAY * 9),
        ]

        found = [(one.code, one.figure) for one in summary(told)]

        assert found == [
            (Code.WORSE, Figure.KEPT),
            (Code.OLDEST, Figure.ANSWERED),
            (Code.UNRECORDED, None),
        ]
        worse, oldest, unrecorded = summary(told)
        assert (worse.step, worse.day) == (Step.SETTLE_DUE, None), "what succeeds least got worse: one sentence"
        assert (oldest.step, oldest.day) == (Step.NOTHING, ON - DAY * 50)
        assert [one.figure for one in unrecorded.of] == [Figure.SPARED]

    def test_says_why_it_compares_nothing(self) -> None:
        few = [tell(Figure.KEPT, cases(1), YEAR, on=ON + DAY)]

        assert summary(few)[0].code == Code.TOO_FEW
        assert change_of(Figure.KEPT, few[0].now, few[0].before) == Change.TOO_FEW


class TestInsightCoverage:
    def test_is_what_product_heard_itself_of_what_there_was_to_learn(self) -> None:
        """f(A) / f(all): a call teaches .35 of its theme and three tenths of that of another one's."""
        start = ON - EARLY - DAY * 9
        call, workshop = ConversationKind.CALL, ConversationKind.WORKSHOP

        def found(*talks: tuple[bool, ConversationKind, set[int]], noted: bool = True) -> Heard | None:
            rows = [EarlyTalk(start, there, noted, kind, frozenset(themes)) for there, kind, themes in talks]
            return heard(rows, Life(start), on=ON)

        for talks, coverage, causes in (
            ([(True, call, set[int]())], 1.0, ()),
            ([(False, workshop, {1}), (True, call, {1})], 0.35 / (1 - 0.4 * 0.65), ("some_missed",)),
            ([(True, call, {1}), (False, call, {2})], (0.35 + 0.105) / (2 * (1 - 0.65 * 0.895)), ("some_missed",)),
            ([(False, call, {1}), (False, call, {2})], 0.0, ("absent",)),
        ):
            told = found(*talks)
            assert told is not None
            assert (told.coverage, told.causes) == (pytest.approx(coverage), causes)
        unknown = found((True, call, {1}), noted=False)
        assert unknown is not None
        assert unknown.coverage is None
        assert heard([EarlyTalk(ON, True, True)], Life(ON), on=ON) is None, "its first days still run"
        assert heard([], Life(ON), on=ON) is None
