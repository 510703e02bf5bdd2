"""What services may say of a deal, and since when it is theirs: the tables of core.taking_over."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropeteam.core.taking_over import OpenPromise, Said, accepted_by, reasons_missing, room, taken_over_on
from ropeteam.core.vocabulary_handover import ANSWERS, TAKEN_OVER, VOTES, HandoverReasonCode, HandoverVerdict

ACCEPT, RESERVATION, REJECT = HandoverVerdict.ACCEPT, HandoverVerdict.RESERVATION, HandoverVerdict.REJECT
READY, NOT_YET = HandoverVerdict.READY, HandoverVerdict.NOT_YET
FREE, LIFTED = OpenPromise("p1"), OpenPromise("p2", lifted=True)
MAY = date(2026, 5, 4)


class TestTheRoom:
    @pytest.mark.parametrize(
        ("uncarried", "may"),
        [([], {ACCEPT, RESERVATION, REJECT}), ([LIFTED], {RESERVATION, REJECT}), ([FREE, LIFTED], {REJECT})],
    )
    def test_of_a_signed_deal_is_what_its_open_promises_leave(
        self, uncarried: list[OpenPromise], may: set[HandoverVerdict]
    ) -> None:
        assert room(uncarried, signed=True).verdicts == may

    def test_of_an_unsigned_deal_is_the_vote_whatever_stands_open(self) -> None:
        assert room([FREE], signed=False).verdicts == VOTES
        assert room([FREE, LIFTED], signed=False).blocking == ("p1",)

    @given(st.lists(st.builds(OpenPromise, st.text(max_size=3), st.booleans())))
    def test_never_lets_an_unbacked_promise_be_taken_over_that_nobody_answers_for(
        self, rows: list[OpenPromise]
    ) -> None:
        open_to = room(rows, signed=True).verdicts

        assert REJECT in open_to <= ANSWERS
        assert not (open_to & TAKEN_OVER and any(not row.lifted for row in rows))


@pytest.mark.parametrize(
    ("verdict", "reasons", "words", "missing"),
    [
        (READY, [], "", False),
        (ACCEPT, [], "", False),
        (NOT_YET, [], "zu früh", True),
        (REJECT, [HandoverReasonCode.NO_CAPACITY], "", False),
        (RESERVATION, [HandoverReasonCode.OTHER], "", True),
        (RESERVATION, [HandoverReasonCode.OTHER], "weil", False),
    ],
)
def test_whoever_does_not_take_it_over_as_it_is_says_why(
    verdict: HandoverVerdict, reasons: list[HandoverReasonCode], words: str, missing: bool
) -> None:
    assert reasons_missing(verdict, reasons, words=words) is missing


@pytest.mark.parametrize(
    ("words", "came_with", "day"),
    [
        ([], None, None),
        ([], MAY, MAY),
        ([], date(2026, 6, 2), None),  # a day to come is none yet
        ([Said(READY, MAY)], None, None),  # a vote takes nothing over
        ([Said(ACCEPT, MAY)], date(2026, 3, 1), MAY),
        ([Said(REJECT, MAY)], date(2026, 3, 1), None),
        ([Said(REJECT, MAY), Said(RESERVATION, date(2026, 5, 9))], None, date(2026, 5, 9)),
        ([Said(ACCEPT, MAY), Said(REJECT, date(2026, 5, 9))], None, None),
        ([Said(ACCEPT, MAY), Said(REJECT, date(2026, 6, 9))], None, MAY),  # not known yet on the day
    ],
)
def test_a_deal_is_services_since_they_took_it_over_last(
    words: list[Said], came_with: date | None, day: date | None
) -> None:
    assert taken_over_on(words, came_with, signed=date(2026, 2, 1), on=date(2026, 6, 1)) == day


@pytest.mark.parametrize(
    ("signed", "words", "came_with", "day"),
    [
        (None, [Said(ACCEPT, MAY)], MAY, None),  # opened again
        (date(2026, 5, 20), [Said(ACCEPT, MAY)], MAY, None),  # signed again: services answer again
        (date(2026, 5, 20), [Said(REJECT, MAY)], date(2026, 5, 25), date(2026, 5, 25)),
        (date(2026, 5, 20), [Said(REJECT, MAY), Said(ACCEPT, date(2026, 5, 21))], None, date(2026, 5, 21)),
        (MAY, [Said(ACCEPT, MAY)], None, MAY),  # signed and taken over on one day
    ],
)
def test_only_the_signature_that_holds_counts(
    signed: date | None, words: list[Said], came_with: date | None, day: date | None
) -> None:
    assert taken_over_on(words, came_with, signed=signed, on=date(2026, 6, 1)) == day


def test_an_acceptance_that_was_sent_back_before_the_day_is_none() -> None:
    words = [Said(ACCEPT, MAY), Said(REJECT, date(2026, 5, 9))]

    assert accepted_by(words, date(2026, 5, 8), signed=date(2026, 2, 1)) == (MAY,)
    assert accepted_by(words, date(2026, 5, 9), signed=date(2026, 2, 1)) == ()
    assert accepted_by([], MAY, signed=MAY) == ()
