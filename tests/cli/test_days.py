"""Days behind options: German ones like ISO ones, and one sentence where it is none."""

from __future__ import annotations

from datetime import date

import pytest
from cast import World
from cli.running import Run

from ropeteam.cli.days import said_day
from ropeteam.core.errors import Refused
from ropeteam.wording.say import say


class TestADay:
    @pytest.mark.parametrize("text", ["2026-02-15", "15.02.2026", " 15.2.26 "])
    def test_is_read_in_both_ways(self, text: str) -> None:
        assert said_day(text, option="--until") == date(2026, 2, 15)

    def test_that_nobody_said_is_none(self) -> None:
        assert said_day("", option="--until") is None

    @pytest.mark.parametrize("text", ["soon", "2026-13-41", "03/04/2026"])
    def test_that_is_none_or_two_is_refused_in_a_sentence(self, text: str) -> None:
        with pytest.raises(Refused) as refused:
            said_day(text, option="--told-on")

        assert refused.value.code == "bad_day"
        german, english = (say("error.bad_day", language, **refused.value.values) for language in ("de", "en"))
        assert german == f"„{text}“ bei --told-on ist kein eindeutiger Tag. Richtig wäre 2026-03-31 oder 31.03.2026."
        assert english == f"“{text}” at --told-on is no clear day. Right would be 2026-03-31 or 31.03.2026."


class TestGate:
    def test_takes_a_german_day(self, world: World, run: Run) -> None:
        assert run("gate", "d1", "--as-of", "10.11.2026").out == run("gate", "d1", "--as-of", "2026-11-10").out

    def test_refuses_what_is_no_day(self, world: World, run: Run) -> None:
        with pytest.raises(Refused, match="bad_day"):
            run("gate", "d1", "--as-of", "soon")
