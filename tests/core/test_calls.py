"""Around a call: when the card goes out, how long a question takes, which answers lie ready, how Ask is tried."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from ropeteam.core.ask_trial import Rated, Tried, tally
from ropeteam.core.call_card import as_it_stands, furthest, is_due, letter_from, promise_is_due
from ropeteam.core.product_answers import Known, candidates
from ropeteam.core.question_clock import FlowTime, flow_time, waited
from ropeteam.core.vocabulary import CapabilityStatus, DecisionKind, Fit

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 11, 16)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=BERLIN)


class TestTheCardsLetter:
    @pytest.mark.parametrize(
        ("starts", "begins"),
        [
            (at(17, 10), at(16, 17)),
            (at(16, 10), at(13, 17)),  # Monday: Friday evening
            (at(22, 10), at(20, 17)),  # Sunday: Friday evening
        ],
    )
    def test_goes_out_on_the_last_working_evening_before(self, starts: datetime, begins: datetime) -> None:
        assert letter_from(starts) == begins
        assert starts <= furthest(begins), "on that evening the talk is looked for"

    def test_is_due_from_that_evening_until_the_talk_begins(self) -> None:
        starts = at(17, 10)

        due = [is_due(starts, now=now) for now in (at(16, 16, 59), at(16, 17), at(17, 9, 59), at(17, 10))]

        assert due == [False, True, True, False]

    def test_is_due_at_the_clock_of_the_house_when_the_hour_changes(self) -> None:
        starts = datetime(2026, 10, 26, 9, tzinfo=BERLIN)  # the Monday after summer time ended

        assert letter_from(starts) == datetime(2026, 10, 23, 17, tzinfo=BERLIN)

    def test_tells_a_capability_as_it_stands_whatever_was_promised(self) -> None:
        assert {(status, told): as_it_stands(status, promisable=told) for status in CapabilityStatus for told in (True, False)} == {
            (CapabilityStatus.AVAILABLE, True): Fit.AS_IS, (CapabilityStatus.AVAILABLE, False): Fit.AS_IS,
            (CapabilityStatus.LIMITED, True): Fit.LIMITED, (CapabilityStatus.LIMITED, False): Fit.LIMITED,
            (CapabilityStatus.PLANNED, True): Fit.ROADMAP, (CapabilityStatus.PLANNED, False): Fit.IN_REVIEW,
            (CapabilityStatus.NOT_PLANNED, True): Fit.DECLINED, (CapabilityStatus.NOT_PLANNED, False): Fit.DECLINED,
        }  # fmt: skip

    def test_begins_with_the_limits_where_they_matter(self) -> None:
        told = {status: as_it_stands(status, promisable=False, bounds_matter=True) for status in CapabilityStatus}

        assert told == {
            CapabilityStatus.AVAILABLE: Fit.LIMITED,
            CapabilityStatus.LIMITED: Fit.LIMITED,
            CapabilityStatus.PLANNED: Fit.IN_REVIEW,
            CapabilityStatus.NOT_PLANNED: Fit.DECLINED,
        }

    def test_a_promise_is_on_it_when_it_is_late_or_falls_due_soon(self) -> None:
        days = (None, MONDAY - timedelta(days=200), MONDAY + timedelta(days=60), MONDAY + timedelta(days=61))

        assert [promise_is_due(day, on=MONDAY) for day in days] == [False, True, True, False]


class TestTheClockOfQuestions:
    def test_tells_the_median_of_the_answered_ones_and_how_many_wait(self) -> None:
        asked = [(MONDAY, MONDAY + timedelta(days=n)) for n in (1, 9, 3)]

        assert flow_time([*asked, (MONDAY, None), (MONDAY, None)]) == FlowTime(3, 3, 2)

    def test_what_was_decided_before_it_was_asked_took_no_day(self) -> None:
        assert flow_time([(MONDAY, MONDAY - timedelta(days=30))]) == FlowTime(0, 1, 0)
        assert waited(MONDAY, MONDAY - timedelta(days=1)) == 0

    def test_knows_nothing_before_the_first_answer(self) -> None:
        assert flow_time([]) == FlowTime(None, 0, 0)
        assert flow_time([(MONDAY, None)]).days is None


class TestAnswersThatLieReady:
    def kinds(self, known: Known) -> list[DecisionKind]:
        return [one.kind for one in candidates(known, on=MONDAY)]

    def test_as_it_is_only_where_there_is_a_way(self) -> None:
        always = [DecisionKind.STUDY, DecisionKind.LATER, DecisionKind.NO]

        assert self.kinds(Known("Wunsch")) == always
        assert self.kinds(Known("Wunsch", capability="Export", status=CapabilityStatus.PLANNED)) == always
        assert self.kinds(Known("Wunsch", capability="Export", status=CapabilityStatus.LIMITED)) == [*always, "as_is"]
        assert self.kinds(Known("Wunsch", pattern="Warnung aufs Telefon")) == [*always, "as_is"]

    def test_a_no_comes_first_where_a_non_goal_is_near_and_a_yes_never(self) -> None:
        near = self.kinds(Known("Wunsch", pattern="Warnung aufs Telefon", non_goal="Kein Quellcode"))

        assert (near[0], near[-1]) == (DecisionKind.NO, DecisionKind.AS_IS)

    def test_later_names_the_release_or_the_day_it_is_looked_at_again(self) -> None:
        ahead = Known("Wunsch", item="Bedienung ohne Netz", day=MONDAY + timedelta(days=9))
        past = Known("Wunsch", item="Bedienung ohne Netz", day=MONDAY)

        found = {
            known: next(one for one in candidates(known, on=MONDAY) if one.kind == DecisionKind.LATER)
            for known in (ahead, past)
        }

        assert found[ahead].condition == "quick.later.when_released"
        assert found[ahead].values["date"] == "2026-11-25"
        assert found[past].condition == "quick.later.look_again"
        assert found[past].values["date"] == "2027-02-15"

    def test_a_no_names_the_non_goal_it_lies_near(self) -> None:
        found = [candidates(Known("Wunsch", non_goal=goal), on=MONDAY) for goal in ("", "Kein Quellcode")]
        reasons = [one.reason for ready in found for one in ready if one.kind == DecisionKind.NO]

        assert reasons == ["quick.no.not_planned", "quick.no.non_goal"]


class TestATrialOfAsk:
    ROWS = (
        Tried("geht", Fit.AS_IS, frozenset({Fit.AS_IS})),
        Tried("geht nicht", Fit.AS_IS, frozenset({Fit.DECLINED})),
        Tried("kennt niemand", None, frozenset({Fit.UNKNOWN})),
        Tried("kennt niemand und doch genannt", Fit.ROADMAP, frozenset({Fit.UNKNOWN})),
        Tried("nicht erkannt", None, frozenset({Fit.AS_IS, Fit.LIMITED}), (Fit.DECLINED, Fit.LIMITED)),
    )

    def test_abstaining_is_right_only_where_nothing_was_to_be_found(self) -> None:
        assert [row.rated for row in self.ROWS] == [
            Rated.RIGHT, Rated.WRONG, Rated.RIGHT, Rated.WRONG, Rated.ABSTAINED,
        ]  # fmt: skip

    def test_counts_the_wrong_yes_by_itself(self) -> None:
        counted = tally(self.ROWS)

        assert (counted.n, counted.right, counted.wrong, counted.abstained) == (5, 2, 2, 1)
        assert (counted.as_is, counted.wrong_as_is) == (2, 1)
        assert (counted.among, counted.first) == (1, 0), "the right one stood second"
