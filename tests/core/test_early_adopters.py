"""Which gaps a customer lives with, and how many their segment bears; and what they may be asked to sign."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ropeteam.core.early_adopters import GapStand, Said, is_beyond, weigh
from ropeteam.core.signing import LONGEST, USUAL, good_until, may_ask
from ropeteam.core.vocabulary_presales import SignAbout, StudyEnd

TODAY = date(2026, 11, 16)
WITHIN, BEYOND, SECONDED = Said(False, False), Said(True, False), Said(True, True)


class TestGaps:
    @pytest.mark.parametrize(
        ("said", "tolerance", "stands", "room"),
        [
            ({}, 0, "open open", 0),
            ({}, 2, "open open", 2),
            ({"a": WITHIN}, 2, "agreed open", 1),
            ({"a": WITHIN, "b": BEYOND}, 1, "agreed beyond", 0),
            ({"a": WITHIN, "b": SECONDED}, 1, "agreed agreed", 0),
            ({"b": SECONDED}, 1, "open agreed", 1),  # what product seconded takes no room
            ({"c": WITHIN}, 1, "open open", 1),  # c is there by now
            ({"a": WITHIN, "b": WITHIN}, 1, "agreed agreed", 0),  # the tolerance was 2 then
        ],
    )
    def test_stand_as_the_customer_said(self, said: dict[str, Said], tolerance: int, stands: str, room: int) -> None:
        found = weigh(["a", "b"], said, tolerance=tolerance)

        assert " ".join(found.stands.values()) == stands
        assert found.room == room
        assert is_beyond(found) == (room == 0)
        assert found.settled == (stands == "agreed agreed")
        assert found.count(GapStand.OPEN) == stands.count("open")


class TestWhatIsSigned:
    @pytest.mark.parametrize(
        ("about", "ended", "taken_back", "code"),
        [
            (SignAbout.CRITERIA, None, False, None),
            (SignAbout.CRITERIA, StudyEnd.GO, False, "sign_study_ended"),
            (SignAbout.RESULT, None, False, "sign_study_open"),
            (SignAbout.RESULT, StudyEnd.NO_GO, False, None),
            (SignAbout.GAP, None, False, None),
            (SignAbout.GAP, None, True, "gap_taken_back"),
        ],
    )
    def test_is_asked_at_its_time(
        self, about: SignAbout, ended: StudyEnd | None, taken_back: bool, code: str | None
    ) -> None:
        assert may_ask(about, ended=ended, taken_back=taken_back) == code

    def test_is_asked_for_a_while(self) -> None:
        assert good_until(None, on=TODAY) == TODAY + USUAL
        assert good_until(TODAY, on=TODAY) == TODAY
        assert good_until(TODAY + LONGEST, on=TODAY) == TODAY + LONGEST
        assert good_until(TODAY - timedelta(days=1), on=TODAY) is None
        assert good_until(TODAY + LONGEST + timedelta(days=1), on=TODAY) is None
