from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ropeteam.language.detect.due import due, mentions_time

ON = date(2026, 3, 10)  # a Tuesday
RELEASES = {
    "4.2": date(2026, 5, 31),
    "26.3": date(2026, 9, 30),
    "Herbst 26": date(2026, 10, 31),
    "12": date(2026, 7, 31),
}


def day(text: str, on: date = ON, releases: dict[str, date] | None = None) -> str:
    found, _ = due(text, on=on, language="de", releases=RELEASES if releases is None else releases)
    return found.isoformat() if found else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a month or its end is its last day
        ("bis Ende März", "2026-03-31"),
        ("by the end of March", "2026-03-31"),
        ("im Juni", "2026-06-30"),
        ("in June", "2026-06-30"),
        ("bis Ende Februar", "2027-02-28"),
        ("noch im Jänner", "2027-01-31"),
        ("november end", "2026-11-30"),
        ("the last of march", "2026-03-31"),
        ("Ende Februar 2028", "2028-02-29"),
        ("March next year", "2027-03-31"),
        ("next June", "2026-06-30"),
        ("by feb", "2027-02-28"),
        # the middle is the 15th
        ("Mitte März", "2026-03-15"),
        ("by mid March", "2026-03-15"),
        ("Mitte Q3", "2026-08-15"),
        # the middle of the year is 30 June
        ("Mitte des Jahres", "2026-06-30"),
        ("mid-year", "2026-06-30"),
        ("by the middle of the year", "2026-06-30"),
        ("Mitte nächsten Jahres", "2027-06-30"),
        # a calendar week is its Friday
        ("in KW 14", "2026-04-03"),
        ("KW vierzehn", "2026-04-03"),
        ("calendar week 20", "2026-05-15"),
        ("by week three", "2027-01-22"),
        ("Ende der fünften Woche", "2027-02-05"),
        ("KW 54", ""),
        # a quarter, a half, the year's end: the last day
        ("in Q3", "2026-09-30"),
        ("im dritten Quartal", "2026-09-30"),
        ("end Q1 2027", "2027-03-31"),
        ("zum Quartalsende", "2026-03-31"),
        ("next quarter", "2026-06-30"),
        ("im zweiten Halbjahr", "2026-12-31"),
        ("H1 2027", "2027-06-30"),
        ("bis Jahresende", "2026-12-31"),
        ("by year end", "2026-12-31"),
        ("Ende des Jahres 2027", "2027-12-31"),
        ("end of next year", "2027-12-31"),
        ("noch heuer", "2026-12-31"),
        ("zum Jahreswechsel", "2026-12-31"),
        ("before the year's out", "2026-12-31"),
        # days
        ("am 15. April", "2026-04-15"),
        ("April 15", "2026-04-15"),
        ("on the twenty-ninth of May", "2026-05-29"),
        ("am einunddreißigsten März", "2026-03-31"),
        ("Montag, 30. März", "2026-03-30"),
        ("by friday the tenth of april", "2026-04-10"),
        ("bis 30.6.2026", "2026-06-30"),
        ("bis 30.6.27", "2027-06-30"),
        ("am 3.4.", "2026-04-03"),
        ("Auslieferung 31.03., fest", "2026-03-31"),
        ("2026-06-30", "2026-06-30"),
        ("by 30/6", "2026-06-30"),
        ("16 October next year", "2027-10-16"),
        ("by the 15th", "2026-03-15"),
        ("am 9.", "2026-04-09"),
        ("by the fifth of next month", "2026-04-05"),
        ("am 31. Februar", "2027-02-28"),
        ("bis zum 45.", ""),
        ("Friday the sixth", "2026-11-06"),
        ("Friday the 45.", "2026-03-13"),
        ("before the twentieth", "2026-03-20"),
        ("Ende September sechsundzwanzig", "2026-09-30"),
        ("Freitag kommender Woche", "2026-03-20"),
        ("by next Wednesday", "2026-03-18"),
        ("this afternoon", "2026-03-10"),
        ("until the new year", "2026-12-31"),
        ("für September", "2026-09-30"),
        ("ab morgen", "2026-03-11"),
        ("jeden Morgen um sieben", ""),
        ("die 2.500 Stück", ""),
        # near days
        ("bis Freitag", "2026-03-13"),
        ("am Dienstag", "2026-03-17"),
        ("next week Friday", "2026-03-20"),
        ("Mittwoch in einer Woche", "2026-03-18"),
        ("übernächste Woche Montag", "2026-03-23"),
        ("nächste Woche", "2026-03-20"),
        ("bis Ende der Woche", "2026-03-13"),
        ("the week after next", "2026-03-27"),
        ("morgen", "2026-03-11"),
        ("übermorgen", "2026-03-12"),
        ("the day after tomorrow", "2026-03-12"),
        ("noch heute", "2026-03-10"),
        ("bis Monatsende", "2026-03-31"),
        ("next month", "2026-04-30"),
        # spans of time
        ("in zwei Wochen", "2026-03-24"),
        ("in two weeks", "2026-03-24"),
        ("innerhalb von 14 Tagen", "2026-03-24"),
        ("within three months", "2026-06-10"),
        ("in einem Monat", "2026-04-10"),
        ("in a couple of days", "2026-03-12"),
        ("in a fortnight", "2026-03-24"),
        ("in einem halben Jahr", "2026-09-10"),
        ("in einem Jahr", "2027-03-10"),
        # feasts
        ("bis Ostern", "2026-04-05"),
        ("by Christmas", "2026-12-25"),
        ("bis Pfingsten", "2026-05-24"),
        # releases take the roadmap's day, an own day beats them
        ("mit der 4.2", "2026-05-31"),
        ("with four two", "2026-05-31"),
        ("in twenty six dot three", "2026-09-30"),
        ("mit dem Herbstrelease", "2026-10-31"),
        ("mit Herbst 2026", "2026-10-31"),
        ("mit Version 12", "2026-07-31"),
        ("zwölf Stück", ""),
        ("mit der 4.2, Ende April", "2026-04-30"),
        # no day
        ("das kommt irgendwann", ""),
        ("im Herbst", ""),
        ("vor Weihnachten", ""),
        ("you may have it", ""),
        ("seit Januar", ""),
        ("last June", ""),
        ("jeden Freitag", ""),
        ("every Monday", ""),
        ("", ""),
    ],
)
def test_the_day_that_words_give(text: str, expected: str) -> None:
    assert day(text) == expected


def test_a_deadline_beats_another_day_and_the_phrase_is_verbatim() -> None:
    text = "Am Freitag fangen wir an, fertig ist es spätestens Mitte  April."

    assert due(text, on=ON, language="de") == (date(2026, 4, 15), "Mitte  April")


def test_a_phrase_without_a_day_is_kept() -> None:
    assert due("Das bringen wir im Herbst.", on=ON, language="de") == (None, "im Herbst")
    assert due("that comes with the next release", on=ON, language="en") == (None, "with the next release")


@pytest.mark.parametrize(
    "text", ["Das haben Sie mit 4.2.", "Das haben Sie mit 4.2 ganz sicher.", "Das haben Sie mit 4.2"]
)
def test_a_release_ends_before_the_full_stop(text: str) -> None:
    assert due(text, on=ON, language="de", releases=RELEASES) == (date(2026, 5, 31), "mit 4.2")


def test_the_day_itself_is_not_past() -> None:
    assert day("Ende März", on=date(2026, 3, 31)) == "2026-03-31"
    assert day("am 10. März") == "2026-03-10"


def test_words_heard_before_are_read_for_their_own_day() -> None:
    assert [day("das bringen wir im März", on=date(year, 4, 1)) for year in (2026, 2027)] == [
        "2027-03-31",
        "2028-03-31",
    ]
    assert day("am 10. März", on=date(2026, 3, 11)) == "2027-03-10"
    assert due("im Herbst oder am 3. Mai", on=date(2027, 1, 1), language="de")[0] == date(2027, 5, 3)


def test_a_longer_release_name_is_not_taken_for_a_shorter() -> None:
    releases = {"4.2": date(2026, 5, 31), "4.2.1": date(2026, 7, 31), "Beta": date(2026, 4, 30), "Next": ON}

    assert day("das kommt mit 4.2.1", releases=releases) == "2026-07-31"
    assert day("das kommt mit dem Beta Release", releases=releases) == ""
    assert day("they get it with Zephyr", releases={"Zephyr": ON}) == "2026-03-10"
    assert day("das kommt mit dem Märzen-Release", releases={"Märzen": ON}) == "2026-03-10"
    assert day("das R26.2", releases={"R26.2": date(2026, 6, 30)}) == "2026-06-30"
    assert day("the 2026.1 brings it", releases={"2026.1": ON}) == "2026-03-10"
    assert day("with 26.1", releases={"2026.1": ON}) == "2026-03-10"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SAP kommt mit der 4.2, Ende Mai", "2028-05-31"),
        ("The connector arrives with 4.2, on 12 May", "2028-05-12"),
        ("SAP kommt mit der 4.2, am 12. Mai 2027", "2027-05-12"),  # said with its year
        ("with 4.2 by December", "2026-12-31"),  # of another month: what was said
    ],
)
def test_a_month_beside_its_release_is_of_the_releases_year(text: str, expected: str) -> None:
    assert day(text, releases={"4.2": date(2028, 5, 31)}) == expected


def test_a_day_that_looks_like_a_release_is_of_its_own_year() -> None:
    assert day("Das liefern wir bis zum 4.2.", releases={"4.2": date(2029, 2, 20)}) == "2027-02-04"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("er hat mir im September versprochen, dass des auf unserem Server läuft", ""),
        ("Your colleague promised us in October that it runs on our server", ""),
        ("Sie haben uns im Oktober zugesagt", ""),
        ("Sie haben uns im Oktober zugesagt, die Reptilien kommen bis Weihnachten", "2026-12-24"),
        ("in September you promised us the import", ""),
        ("in September you promised us the import by the end of January", "2027-01-31"),
        ("Your colleague promised us in October that we get it by the end of January", "2027-01-31"),
        ("wir haben Ihnen das bis September zugesagt, dass es läuft", "2026-09-30"),
        ("ihr habt uns für September zugesagt, dass es läuft", "2026-09-30"),
        ("Es ist im September zugesagt", "2026-09-30"),
        ("you promised us by October that it runs", "2026-10-31"),
    ],
)
def test_the_day_on_which_a_word_was_given_is_not_what_it_was_given_for(text: str, expected: str) -> None:
    assert day(text) == expected


def test_a_word_that_stands_by_itself_hides_no_day() -> None:
    assert day("Ja, dabei bleibt's, die Werte haben Sie bis Weihnachten") == "2026-12-24"
    assert day("Es bleibt dabei, die Werte haben Sie bis Weihnachten") == "2026-12-24"
    assert day("Das bleibt bis Weihnachten so") == ""


def test_a_quick_look_sees_that_a_time_is_spoken_of() -> None:
    assert mentions_time("bis Ende Juni")
    assert mentions_time("with six point two")
    assert not mentions_time("Das passt.")


@given(st.text(max_size=120), st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 12, 31)))
@settings(max_examples=150)
def test_any_text_gives_a_day_from_then_on_or_none_and_a_phrase_of_it(text: str, on: date) -> None:
    found, phrase = due(text, on=on, language="de", releases=RELEASES)

    assert phrase in text
    assert found is None or phrase


@given(
    st.lists(
        st.sampled_from(
            [
                "bis",
                "ende",
                "mitte",
                "juni",
                "31",
                ".",
                "kw",
                "14",
                "in",
                "zwei",
                "wochen",
                "by",
                "mid",
                "march",
                "2026",
                "-",
                "06",
                "next",
                "friday",
                "12.13.",
                "/",
            ]
        )
    )
)
@settings(max_examples=150)
def test_any_heap_of_date_words_is_read_without_an_error(words: list[str]) -> None:
    text = " ".join(words)

    assert due(text, on=ON, language="en")[1] in text


class TestACorrectedDay:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Termin ist Mitte Oktober, ich sag Ihnen Ende Oktober", "2026-10-31"),
            ("termin ist mitte oktober ich sage euch ende oktober", "2026-10-31"),
            ("Bis Ende März, sagen wir Mitte April", "2026-04-15"),
            ("Sie haben es bis Ende Juni, nein, bis Mitte Juli", "2026-07-15"),
            ("Ende Mai, nein, Ende Juni, sagen wir lieber Ende Juli", "2026-07-31"),
            ("By the end of March, make that mid April", "2026-04-15"),
            ("You get it by 1 June, no, by 15 June", "2026-06-15"),
            ("you'll have it in may let's say by june", "2026-06-30"),
        ],
    )
    def test_is_the_one_said_last(self, text: str, expected: str) -> None:
        assert day(text) == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Bis Ende März, und Mitte April kommt der Rest", "2026-03-31"),
            ("Bis Ende März, ich sag Ihnen das auch Mitte April noch", "2026-03-31"),
            ("Bis Ende März. Ich sag Ihnen Mitte April Bescheid", "2026-03-31"),
            ("By the end of March, no later than mid April", "2026-03-31"),
            ("By the end of March, no excuses, and mid April for the rest", "2026-03-31"),
            ("Ich sag Ihnen Ende März", "2026-03-31"),
        ],
    )
    def test_is_not_seen_in_two_days_of_two_things(self, text: str, expected: str) -> None:
        assert day(text) == expected
