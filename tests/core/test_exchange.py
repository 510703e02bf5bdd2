"""When the four roles meet, and what stands on their agenda."""

from __future__ import annotations

from datetime import date, time, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropeteam.core.exchange import (
    MOST,
    URGENT,
    Cadence,
    Fact,
    Seat,
    Subject,
    agenda,
    belongs,
    is_carried,
    is_length,
    missing,
    next_day,
)
from ropeteam.core.vocabulary import AgendaCode, ExchangeKind, Role

MONDAY = date(2026, 11, 16)


def cadence(weekday: int = 2, weeks: int = 2) -> Cadence:
    return Cadence(weekday, weeks, time(10), 60, MONDAY)


def wish(pk: int, code: AgendaCode = AgendaCode.UNDECIDED, **more) -> Fact:
    return Fact(code, Subject("change_request", pk), **more)


def answer(pk: int, **more) -> Fact:
    return Fact(AgendaCode.NOT_PASSED_ON, Subject("answer", pk), **more)


class TestNextDay:
    @pytest.mark.parametrize(
        ("weekday", "weeks", "after", "expected"),
        [
            (0, 1, MONDAY - timedelta(days=1), MONDAY),
            (0, 1, MONDAY, date(2026, 11, 23)),
            (2, 2, MONDAY, date(2026, 11, 18)),
            (2, 2, date(2026, 11, 18), date(2026, 12, 2)),
            (2, 2, date(2026, 12, 1), date(2026, 12, 2)),
            (6, 4, date(2027, 1, 1), date(2027, 1, 17)),
        ],
    )
    def test_is_counted_from_the_first_one(self, weekday, weeks, after, expected):
        assert next_day(cadence(weekday, weeks), after=after) == expected

    @given(st.integers(0, 6), st.integers(1, 12), st.integers(0, 3000))
    def test_is_later_on_the_weekday_and_in_step(self, weekday, weeks, days):
        after = MONDAY + timedelta(days=days)

        found = next_day(cadence(weekday, weeks), after=after)

        assert found > after
        assert found.weekday() == weekday
        assert (found - after).days <= 7 * weeks + 6
        first = next_day(cadence(weekday, weeks), after=MONDAY - timedelta(days=1))
        assert (found - first).days % (7 * weeks) == 0

    @pytest.mark.parametrize("wrong", [(7, 1, 60), (0, 0, 60), (0, 13, 60), (0, 1, 4), (0, 1, 481), (-1, 1, 60)])
    def test_needs_a_sound_cadence(self, wrong):
        weekday, weeks, minutes = wrong

        assert cadence().sound
        assert not Cadence(weekday, weeks, time(10), minutes, MONDAY).sound


class TestAgenda:
    def test_has_a_subject_once_under_its_most_urgent_code(self):
        found = agenda([wish(7), wish(7, AgendaCode.VETO), wish(7, AgendaCode.FIT_SPREAD)])

        assert [(fact.code, fact.subject.pk) for fact in found.points] == [(AgendaCode.VETO, 7)]
        assert sum(found.rest.values()) == 0

    def test_stands_by_urgency_then_worth_then_waiting(self):
        facts = [
            wish(1, worth=10.0),
            wish(2, worth=90.0),
            answer(3, since=MONDAY),
            answer(4, since=MONDAY - timedelta(days=9)),
        ]

        orders = {tuple(fact.subject.pk for fact in agenda(order).points) for order in permutations(facts)}

        assert orders == {(4, 3, 2, 1)}

    def test_shows_five_of_a_code_and_counts_the_rest(self):
        found = agenda([answer(no, since=MONDAY - timedelta(days=no)) for no in range(1, 9)])

        assert [fact.subject.pk for fact in found.points] == [8, 7, 6, 5, 4]
        assert found.rest == {AgendaCode.NOT_PASSED_ON: 3}

    def test_always_shows_what_was_postponed_and_what_somebody_wrote(self):
        facts = [answer(no, since=MONDAY) for no in range(1, 9)]
        facts += [answer(9, since=MONDAY, carried=True)]
        facts += [Fact(AgendaCode.TOPIC, Subject("topic", words=f"Thema {no}")) for no in range(9)]

        found = agenda(facts)

        assert found.points[0].subject.pk == 9
        assert sum(fact.code == AgendaCode.TOPIC for fact in found.points) == 9
        assert found.rest == {AgendaCode.NOT_PASSED_ON: 4}

    def test_of_an_iteration_review_begins_with_what_was_released(self):
        released = Fact(AgendaCode.RELEASED, Subject("roadmap_item", 1))

        regular = agenda([released, answer(2)])
        review = agenda([released, answer(2)], kind=ExchangeKind.ITERATION)

        assert [fact.subject.pk for fact in regular.points] == [2, 1]
        assert [fact.subject.pk for fact in review.points] == [1, 2]

    @given(st.lists(st.tuples(st.sampled_from(AgendaCode), st.integers(1, 9), st.booleans()), max_size=60))
    def test_neither_loses_nor_doubles_anything(self, rows):
        facts = [Fact(code, Subject("thing", pk), carried=carried) for code, pk, carried in rows]

        found = agenda(facts)

        subjects = [fact.subject for fact in found.points]
        assert len(subjects) == len(set(subjects))
        assert len(subjects) + sum(found.rest.values()) == len({fact.subject for fact in facts})
        assert all(n > 0 for n in found.rest.values())

    def test_knows_a_place_for_every_code(self):
        assert set(URGENT) == set(AgendaCode)
        assert MOST == 5


class TestComingBack:
    @pytest.mark.parametrize(
        ("code", "outcome", "minuted", "back"),
        [
            (AgendaCode.UNDECIDED, "postponed", True, True),
            (AgendaCode.UNDECIDED, "done", False, False),
            (AgendaCode.UNDECIDED, "", False, False),
            (AgendaCode.TOPIC, "", False, True),
            (AgendaCode.TOPIC, "", True, False),
            (AgendaCode.DECIDED, "", False, True),
        ],
    )
    def test_is_for_what_was_postponed_and_for_news_nobody_got_to(self, code, outcome, minuted, back):
        assert is_carried(code, outcome, minuted=minuted) is back


class TestMissing:
    def test_are_roles_without_anybody_who_may_be_there(self):
        seats = [
            Seat(frozenset({Role.SELLER}), present=False),
            Seat(frozenset({Role.SELLER, Role.PRODUCT}), present=None),
            Seat(frozenset({Role.SERVICES}), present=False),
        ]

        assert missing(seats, ExchangeKind.REGULAR) == (Role.PRESALES, Role.SERVICES)
        assert missing(seats, ExchangeKind.ITERATION) == (Role.PRESALES,)
        assert missing([], ExchangeKind.REGULAR) == (Role.SELLER, Role.PRESALES, Role.PRODUCT, Role.SERVICES)
        assert missing([], ExchangeKind.ITERATION) == (Role.SELLER, Role.PRESALES)


class TestBelongs:
    @pytest.mark.parametrize(
        ("code", "carried", "there"),
        [
            (AgendaCode.RELEASED, False, True),
            (AgendaCode.TOPIC, True, True),
            (AgendaCode.NOT_PASSED_ON, False, False),
        ],
    )
    def test_to_a_review_is_what_was_released_or_postponed(self, code, carried, there):
        fact = Fact(code, Subject("x", 1), carried=carried)

        assert belongs(fact, ExchangeKind.ITERATION) is there
        assert belongs(fact, ExchangeKind.REGULAR)


@pytest.mark.parametrize(("minutes", "may"), [(4, False), (5, True), (480, True), (481, False)])
def test_a_meeting_lasts_five_minutes_to_a_working_day(minutes, may):
    assert is_length(minutes) is may
