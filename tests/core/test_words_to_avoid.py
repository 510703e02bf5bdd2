"""Which phrase promises too much: each fact its own row, the worst first, and nothing where nothing lies near."""

from __future__ import annotations

from datetime import date

import pytest

from ropeteam.core.vocabulary import Fit, RoadmapStatus
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

    def test_name_the_day_the_verdict_tells_and_keep_back_what_may_not_be_told(self) -> None:
        later = Planned("Später", LATER, True)
        planned = [later, Planned("Bald", SOON, True), Planned("Idee", None, False, RoadmapStatus.IDEA)]

        told, kept_back = words_to_avoid(Facts(Fit.ROADMAP, planned=planned, told=later))

        assert (told.code, told.values) == ("not_there_yet", {"roadmap": "Später", "date": "2027-06-30"})
        assert (kept_back.code, kept_back.values) == ("not_committed.idea", {"roadmap": "Idee"})

    @pytest.mark.parametrize("status", [RoadmapStatus.IDEA, RoadmapStatus.PLANNED, RoadmapStatus.IN_WORK])
    def test_call_what_is_kept_back_what_it_is(self, status: RoadmapStatus) -> None:
        assert codes(Facts(Fit.AS_IS, planned=[Planned("X", None, False, status)])) == [f"not_committed.{status}"]

    def test_what_is_added_later_is_not_told_as_if_nothing_were_there(self) -> None:
        assert codes(Facts(Fit.AS_IS, planned=[Planned("iPad", SOON, True)])) == ["more_to_come"]

    def test_an_item_with_a_day_that_may_not_be_promised_is_never_named_as_a_date(self) -> None:
        planned = [Planned("Geheim", SOON, False)]

        assert codes(Facts(Fit.IN_REVIEW, planned=planned)) == ["undecided", "not_committed.planned"]

    @pytest.mark.parametrize(
        ("fit", "expected"),
        [
            (Fit.IN_REVIEW, ["undecided", "not_covered"]),
            (Fit.UNKNOWN, ["undecided"]),
            (Fit.DECLINED, ["special_build"]),
            (Fit.AGAINST_STRATEGY, ["exception"]),
            (Fit.SERVICES, ["on_the_side"]),
        ],
    )
    def test_hand_out_no_day_of_an_item_that_does_not_carry_it(self, fit: Fit, expected: list[str]) -> None:
        rows = words_to_avoid(Facts(fit, planned=[Planned("Bald", SOON, True)]))

        assert [row.code for row in rows] == expected
        assert not [row for row in rows if "date" in row.values]

    def test_do_not_call_undecided_what_only_comes_later_than_asked(self) -> None:
        item = Planned("Bald", SOON, True)

        assert codes(Facts(Fit.IN_REVIEW, ["before_roadmap"], planned=[item], told=item)) == ["not_there_yet"]

    def test_say_of_what_goes_beyond_a_limit_how_far_it_goes(self) -> None:
        (row,) = words_to_avoid(Facts(Fit.DECLINED, ["beyond_limit"], limits=["Bis zu 400."]))

        assert (row.code, row.values) == ("over_the_bounds", {"limits": "Bis zu 400"})

    @pytest.mark.parametrize("fit", [Fit.IN_REVIEW, Fit.UNKNOWN, Fit.DECLINED, Fit.AGAINST_STRATEGY, Fit.SERVICES])
    def test_ask_for_no_day_instead_of_an_absolute_where_none_is_known(self, fit: Fit) -> None:
        assert codes(Facts(fit, asked="garantiert"))[-1] == "absolute_open"

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
