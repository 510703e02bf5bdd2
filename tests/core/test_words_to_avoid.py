"""Which phrase promises too much: each fact its own row, the worst first, and nothing where nothing lies near."""

from __future__ import annotations

from datetime import date

import pytest

from ropeteam.core.vocabulary import Fit
from ropeteam.core.words_to_avoid import MOST_LIMITS, Before, Facts, Planned, absolute_in, words_to_avoid

SOON, LATER = date(2027, 3, 31), date(2027, 6, 30)


def codes(facts: Facts) -> list[str]:
    return [row.code for row in words_to_avoid(facts)]


class TestWordsToAvoid:
    @pytest.mark.parametrize(
        ("facts", "expected"),
        [
            (Facts(Fit.AS_IS), []),
            (Facts(Fit.AS_IS, limits=["A4 hoch."]), ["over_limit"]),
            (Facts(Fit.LIMITED), ["no_bounds"]),
            (Facts(Fit.WORKAROUND, limits=["nur CSV"]), ["not_standard", "over_limit"]),
            (Facts(Fit.SERVICES), ["on_the_side"]),
            (Facts(Fit.SERVICES, reasons={"scope_accepted"}), []),
            (Facts(Fit.IN_REVIEW), ["undecided"]),
            (Facts(Fit.UNKNOWN), ["undecided"]),
            (Facts(Fit.DECLINED, limits=["400"]), ["special_build"]),
            (Facts(Fit.AGAINST_STRATEGY), ["exception"]),
        ],
    )
    def test_follow_from_the_verdict(self, facts: Facts, expected: list[str]) -> None:
        assert codes(facts) == expected

    def test_name_the_nearest_day_that_may_be_told_and_keep_back_what_may_not(self) -> None:
        planned = [Planned("Später", LATER, True), Planned("Bald", SOON, True), Planned("Idee", None, False)]

        told, kept_back = words_to_avoid(Facts(Fit.ROADMAP, planned=planned))

        assert (told.code, told.values) == ("not_there_yet", {"roadmap": "Bald", "date": "2027-03-31"})
        assert (kept_back.code, kept_back.values) == ("not_committed", {"roadmap": "Idee"})

    def test_what_is_added_later_is_not_told_as_if_nothing_were_there(self) -> None:
        assert codes(Facts(Fit.AS_IS, planned=[Planned("iPad", SOON, True)])) == ["more_to_come"]

    def test_an_item_with_a_day_that_may_not_be_promised_is_never_named_as_a_date(self) -> None:
        assert codes(Facts(Fit.IN_REVIEW, planned=[Planned("Geheim", SOON, False)])) == ["undecided", "not_committed"]

    def test_say_the_limits_up_to_a_few_in_one_breath(self) -> None:
        (row,) = words_to_avoid(Facts(Fit.AS_IS, limits=[f"Grenze {n}." for n in range(9)]))

        assert row.values["limits"].split("; ") == [f"Grenze {n}" for n in range(MOST_LIMITS)]

    @pytest.mark.parametrize(("broken", "code"), [(1, "broken_before.one"), (2, "broken_before.many")])
    def test_remember_what_was_broken_with_its_n_and_what_was_contradicted(self, broken: int, code: str) -> None:
        rows = words_to_avoid(Facts(Fit.AS_IS, before=Before(ended=5, broken=broken, contradicted=3)))

        assert [row.code for row in rows] == [code, "contradicted_before"]
        assert rows[0].values == {"broken": str(broken), "ended": "5"}

    @pytest.mark.parametrize(("n", "code"), [(1, "said_too_much.one"), (3, "said_too_much.many")])
    def test_begin_with_what_was_said_too_much_already(self, n: int, code: str) -> None:
        assert codes(Facts(Fit.AS_IS, limits=["A4"], too_much=n)) == [code, "over_limit"]

    def test_say_of_a_single_ended_promise_that_it_was_the_only_one(self) -> None:
        assert codes(Facts(Fit.AS_IS, before=Before(ended=1, broken=1))) == ["broken_before.only"]

    def test_kept_promises_are_no_warning(self) -> None:
        assert codes(Facts(Fit.AS_IS, before=Before(ended=5))) == []


class TestAnAbsolute:
    @pytest.mark.parametrize(
        ("asked", "phrase"),
        [
            ("Läuft das mit unbegrenzt vielen Nutzern?", "unbegrenzt"),
            ("Wir brauchen das in  Echtzeit.", "in Echtzeit"),
            ("Can you guarantee that?", "guarantee"),
            ("It must work at any time", "at any time"),
            ("Garantiert bis März", "Garantiert"),
        ],
    )
    def test_is_found_as_it_was_written(self, asked: str, phrase: str) -> None:
        assert absolute_in(asked) == phrase
        assert words_to_avoid(Facts(Fit.AS_IS, asked=asked))[0].values == {"phrase": phrase}

    @pytest.mark.parametrize("asked", ["", "Läuft der Export nach SAP?", "Der Guarani-Bericht", "Alle zwei Wochen"])
    def test_is_not_seen_where_there_is_none(self, asked: str) -> None:
        assert absolute_in(asked) == ""
