"""When a customer is asked: three moments, for four weeks, once each; more only where they agreed; never where they said no."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ropeteam.core.errors import Refused
from ropeteam.core.pulses import Asked, Due, Wish, checked_answer, checked_wish, due
from ropeteam.core.vocabulary_enthusiasm import Moment, PulseWord

DAYS = {Moment.SIGNATURE: date(2026, 5, 1), Moment.HANDOVER: date(2026, 5, 10), Moment.GOLIVE: date(2026, 9, 1)}
MORE = Wish(PulseWord.MORE, 30, date(2026, 10, 1))


@pytest.mark.parametrize(
    ("on", "moment"),
    [
        (date(2026, 4, 30), None),
        (date(2026, 5, 1), Moment.SIGNATURE),
        (date(2026, 5, 29), Moment.SIGNATURE),
        (date(2026, 5, 30), None),
        (date(2026, 5, 31), Moment.HANDOVER),
        (date(2026, 6, 28), Moment.HANDOVER),
        (date(2026, 6, 29), None),
        (date(2026, 9, 1), Moment.GOLIVE),
        (date(2026, 9, 30), None),
    ],
)
def test_each_moment_is_due_for_four_weeks(on: date, moment: Moment | None):
    found = due(DAYS, asked=(), wish=None, on=on)

    assert (found.moment if found else None) == moment


def test_a_moment_is_asked_once_and_of_two_the_newer():
    both = {Moment.SIGNATURE: date(2026, 5, 1), Moment.GOLIVE: date(2026, 5, 20)}
    on = date(2026, 5, 25)

    assert due(both, asked=(), wish=None, on=on) == Due(Moment.GOLIVE, 1, date(2026, 5, 20), date(2026, 6, 17))
    second = due(both, asked=[Asked(Moment.GOLIVE, 1, on)], wish=None, on=on)
    assert second is not None
    assert second.moment == Moment.SIGNATURE
    assert due(both, asked=[Asked(m, 1, on) for m in both], wish=None, on=on) is None


def test_who_wants_none_is_never_asked():
    assert due(DAYS, asked=(), wish=Wish(PulseWord.NONE, None, date(2026, 4, 1)), on=date(2026, 5, 2)) is None


def test_who_agreed_to_more_is_asked_every_so_many_days_and_never_twice_within_two_weeks():
    first = due({}, asked=(), wish=MORE, on=date(2026, 10, 31))
    assert first == Due(Moment.AGREED, 1, date(2026, 10, 31), date(2026, 10, 31) + timedelta(28))
    assert due({}, asked=(), wish=MORE, on=date(2026, 10, 30)) is None

    again = [Asked(Moment.AGREED, 1, date(2026, 11, 1))]
    assert due({}, asked=again, wish=MORE, on=date(2026, 11, 30)) is None
    second = due({}, asked=again, wish=MORE, on=date(2026, 12, 1))
    assert second is not None
    assert second.n == 2


@pytest.mark.parametrize("wrong", ["", "11", "-1", "5.5", "７", "ten", " "])
def test_an_answer_off_the_scale_is_refused(wrong: str):
    with pytest.raises(Refused, match="pulse_value"):
        checked_answer(wrong, "")


def test_an_answer_is_a_number_and_at_most_one_line():
    assert checked_answer(" 10 ", "gut\r\n  so ") == (10, "gut so")
    with pytest.raises(Refused, match="words_long"):
        checked_answer("5", "x" * 501)


def test_more_needs_a_number_of_days_that_bears_asking():
    assert checked_wish(PulseWord.USUAL, 3) is None
    assert checked_wish(PulseWord.MORE, 14) == 14
    for wrong in (None, 13, 366):
        with pytest.raises(Refused, match="pulse_every"):
            checked_wish(PulseWord.MORE, wrong)
