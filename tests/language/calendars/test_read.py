"""Calendars as programs write them, and as people break them."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ropeteam.language.calendars import read as reading
from ropeteam.language.calendars.contract import CalendarRead, Window
from ropeteam.language.calendars.read import read_calendar, read_calendar_file

HERE = ZoneInfo("Europe/Berlin")
WINDOW = Window(datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 12, 31, tzinfo=UTC))


def calendar(*lines: str, outside: str = "") -> bytes:
    body = "\r\n".join(lines)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{outside}{body}\r\nEND:VCALENDAR\r\n".encode()


def event(*lines: str, uid: str = "u1") -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT"])


def read(*events: str, outside: str = "") -> CalendarRead:
    return read_calendar(calendar(*events, outside=outside), name="k.ics", window=WINDOW, here=HERE)


def starts(found: CalendarRead) -> list[str]:
    return [each.start.strftime("%m-%d %H:%M") for each in found.occurrences]


def codes(found: CalendarRead) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.line) for problem in found.problems]


class TestTimes:
    @pytest.mark.parametrize(
        "start",
        [
            "DTSTART;TZID=Europe/Berlin:20261120T100000",
            "DTSTART;TZID=W. Europe Standard Time:20261120T100000",
            'DTSTART;TZID="/freeassociation.sourceforge.net/Europe/Berlin":20261120T100000',
            "DTSTART:20261120T100000",
            "DTSTART:20261120T090000Z",
        ],
    )
    def test_are_the_same_instant_however_they_are_written(self, start: str) -> None:
        found = read(event(start, "DURATION:PT1H"))

        assert (starts(found), codes(found)) == (["11-20 09:00"], [])

    def test_of_a_zone_that_only_the_file_knows(self) -> None:
        zone = "BEGIN:VTIMEZONE\r\nTZID:Unsere Zeit\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
        zone += "TZOFFSETFROM:+0400\r\nTZOFFSETTO:+0400\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"

        found = read(event("DTSTART;TZID=Unsere Zeit:20261120T100000", "DURATION:PT1H"), outside=zone)

        assert (starts(found), codes(found)) == (["11-20 06:00"], [])

    def test_of_an_unknown_zone_are_ours_and_it_is_said_once(self) -> None:
        odd = [event("DTSTART;TZID=Mond/Krater:20261120T100000", "DURATION:PT1H", uid=f"u{n}") for n in range(3)]

        found = read(*odd)

        assert starts(found) == ["11-20 09:00"] * 3
        assert [(problem.code, problem.notice) for problem in found.problems] == [("unknown_time_zone", True)]

    def test_of_a_whole_day_are_the_day_here(self) -> None:
        (day,) = read(event("DTSTART;VALUE=DATE:20261120", "DTEND;VALUE=DATE:20261122")).occurrences

        assert (day.all_day, day.start, day.end - day.start) == (
            True, datetime(2026, 11, 19, 23, tzinfo=UTC), timedelta(days=2),
        )  # fmt: skip

    def test_outside_the_window_are_left_out(self) -> None:
        found = read(
            event("DTSTART:20260901T100000Z", "DTEND:20260901T110000Z", uid="before"),
            event("DTSTART:20270301T100000Z", "DTEND:20270301T110000Z", uid="after"),
            event("DTSTART:20260801T100000Z", "DTEND:20261015T110000Z", uid="long"),
        )

        assert [each.uid for each in found.occurrences] == ["long"]


class TestWhoAndWhat:
    def test_folded_and_escaped_words_are_whole_and_a_description_is_never_read(self) -> None:
        (talk,) = read(
            event(
                "DTSTART:20261120T090000Z", "DTEND:20261120T100000Z", "SUMMARY:Angebot\\, zweite Run", " de mit Kessel",
                "DESCRIPTION:geheim", " noch geheimer", 'ATTENDEE;CN="Ebner, Paul";PARTSTAT=DECLINED:MAILTO:Ebner@Kessel.ex',
                " ample", "ORGANIZER:mailto:nora@lindt.example", "LOCATION:Halle 3",
                "BEGIN:VALARM", "TRIGGER:-PT5M", "SUMMARY:Wecker", "END:VALARM",
            )
        ).occurrences  # fmt: skip

        assert (talk.title, talk.place, talk.organizer) == (
            "Angebot, zweite Runde mit Kessel",
            "Halle 3",
            "nora@lindt.example",
        )
        assert [(who.mail, who.name, who.declined) for who in talk.attendees] == [
            ("ebner@kessel.example", "Ebner, Paul", True)
        ]
        assert "geheim" not in repr(talk)

    @pytest.mark.parametrize(
        ("line", "busy", "cancelled"),
        [
            ("TRANSP:OPAQUE", True, False),
            ("TRANSP:TRANSPARENT", False, False),
            ("X-MICROSOFT-CDO-BUSYSTATUS:FREE", False, False),
            ("STATUS:CANCELLED", False, True),
        ],
    )
    def test_free_and_cancelled_take_no_time(self, line: str, busy: bool, cancelled: bool) -> None:
        (found,) = read(event("DTSTART:20261120T090000Z", "DTEND:20261120T100000Z", line)).occurrences

        assert (found.busy, found.cancelled) == (busy, cancelled)

    def test_of_two_with_one_name_the_newer_counts(self) -> None:
        found = read(
            event("DTSTART:20261121T090000Z", "DURATION:PT1H", "SEQUENCE:2"),
            event("DTSTART:20261120T090000Z", "DURATION:PT1H", "SEQUENCE:1"),
        )

        assert starts(found) == ["11-21 09:00"]

    def test_a_calendar_that_cancels_cancels_all(self) -> None:
        found = read(event("DTSTART:20261120T090000Z", "DURATION:PT1H"), outside="METHOD:CANCEL\r\n")

        assert [each.cancelled for each in found.occurrences] == [True]


class TestRepetitions:
    def test_keep_their_hour_when_summer_time_ends_and_leave_out_what_is_left_out(self) -> None:
        found = read(
            event(
                "DTSTART;TZID=Europe/Berlin:20261012T100000", "DTEND;TZID=Europe/Berlin:20261012T110000",
                "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20261116T100000", "EXDATE;TZID=Europe/Berlin:20261026T100000",
                "RDATE;TZID=Europe/Berlin:20261113T100000",
            )
        )  # fmt: skip

        assert starts(found) == [
            "10-12 08:00",
            "10-19 08:00",
            "11-02 09:00",
            "11-09 09:00",
            "11-13 09:00",
            "11-16 09:00",
        ]
        assert len({each.turn for each in found.occurrences}) == 6

    def test_one_that_was_moved_stands_once_and_one_that_was_cancelled_says_so(self) -> None:
        found = read(
            event("DTSTART;TZID=Europe/Berlin:20261102T100000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3"),
            event("DTSTART;TZID=Europe/Berlin:20261111T150000", "DURATION:PT1H",
                  "RECURRENCE-ID;TZID=Europe/Berlin:20261109T100000"),
            event("DTSTART;TZID=Europe/Berlin:20261116T100000", "DURATION:PT1H", "STATUS:CANCELLED",
                  "RECURRENCE-ID;VALUE=DATE:20261116"),
        )  # fmt: skip

        assert [(each.turn, each.cancelled) for each in found.occurrences] == [
            ("20261102T090000Z", False), ("20261109T090000Z", False), ("20261116T090000Z", True),
        ]  # fmt: skip
        assert starts(found) == ["11-02 09:00", "11-11 14:00", "11-16 09:00"]

    def test_that_began_long_ago_are_counted(self) -> None:
        found = read(event("DTSTART;VALUE=DATE:19900101", "RRULE:FREQ=MONTHLY;BYDAY=-1FR"))

        assert starts(found) == ["10-29 23:00", "11-26 23:00", "12-24 23:00"]

    @pytest.mark.parametrize(
        ("rule", "code"),
        [
            ("FREQ=SECONDLY", "rule_too_dense"),
            ("FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30", "rule_too_dense"),
            ("FREQ=DAILY;INTERVAL=0", "broken_rule"),
            ("FREQ=DAILY;BYMONTHDAY=31;BYMONTH=2", "broken_rule"),
            ("FREQ=WEEKLY;UNTIL=gestern", "broken_rule"),
            ("FREQ=ALLE", "broken_rule"),
            ("FREQ=DAILY;BYEASTER=1", "broken_rule"),
        ],
    )
    def test_that_nobody_can_mean_leave_the_first_one(self, rule: str, code: str) -> None:
        found = read(event("DTSTART:20261120T090000Z", "DURATION:PT1H", f"RRULE:{rule}"))

        assert (starts(found), codes(found)) == (["11-20 09:00"], [(code, 3)])

    def test_that_never_happen_cost_a_few_looks_and_no_more(self) -> None:
        never = [
            event(
                "DTSTART:20200120T090000Z", "DURATION:PT1H", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", uid=f"n{no}"
            )
            for no in range(100)
        ]

        found = read(*never, event("DTSTART:20261120T090000Z", "DURATION:PT1H", uid="real"))

        assert (starts(found), [code for code, _ in codes(found)]) == (["11-20 09:00"], ["too_many_steps"])


class TestBrokenFiles:
    def test_one_line_for_each_problem_and_the_rest_is_read(self) -> None:
        found = read(
            event("DTSTART:morgen", uid="a"),
            event("SUMMARY:ohne Zeit", uid="b"),
            event("DTSTART:20261120T090000Z", "DTEND:20261120T080000Z", uid="c"),
            event("DTSTART:20261120T090000Z", uid="d"),
            "BEGIN:VEVENT", "UID:e", "DTSTART:20261120T090000Z",
            event("DTSTART:20261121T090000Z", "DURATION:PT1H", uid="good"),
        )  # fmt: skip

        assert [each.uid for each in found.occurrences] == ["good"]
        assert sorted(code for code, _ in codes(found)) == [
            "event_ends_before_start", "event_without_length", "event_without_start", "event_without_start", "torn_event",
        ]  # fmt: skip
        assert all(line for _, line in codes(found))

    @pytest.mark.parametrize("data", [b"", b"Nora Lindt: Hallo\n", b"\x00\x01\x02" * 100, b"BEGIN:VEVENT\r\n" * 5000])
    def test_what_is_no_calendar_is_said(self, data: bytes) -> None:
        found = read_calendar(data, name="k.ics", window=WINDOW, here=HERE)

        assert (found.occurrences, [code for code, _ in codes(found)]) == ((), ["no_calendar"])

    def test_a_cut_off_file_gives_what_is_whole(self) -> None:
        whole = calendar(
            event("DTSTART:20261120T090000Z", "DURATION:PT1H"), event("DTSTART:20261121T090000Z", uid="u2")
        )

        found = read_calendar(whole[:-60], name="k.ics", window=WINDOW, here=HERE)

        assert (starts(found), [code for code, _ in codes(found)]) == (["11-20 09:00"], ["torn_event"])

    def test_letters_of_another_encoding_are_read_and_told(self) -> None:
        data = (
            calendar(event("DTSTART:20261120T090000Z", "DURATION:PT1H", "SUMMARY:Gespräch")).decode().encode("cp1252")
        )

        found = read_calendar(data, name="k.ics", window=WINDOW, here=HERE)

        assert found.occurrences[0].title == "Gespräch"
        assert [(problem.code, problem.notice) for problem in found.problems] == [("encoding_guessed", True)]


class Endless(io.RawIOBase):
    """A calendar as long as one likes, that stands nowhere: an event of which most is an attachment, again and again."""

    def __init__(self, events: int) -> None:
        picture = b"ATTACH;ENCODING=BASE64;VALUE=BINARY:" + b"A" * 100_000 + b"\r\n"
        self.one = (
            b"BEGIN:VEVENT\r\nUID:u%d\r\nDTSTART:20150101T090000Z\r\nDTEND:20150101T100000Z\r\n"
            + picture
            + b"END:VEVENT\r\n"
        )
        self.left, self.no, self.rest = events, 0, b"BEGIN:VCALENDAR\r\n"

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        while len(self.rest) < len(buffer) and self.no < self.left:
            self.rest += self.one.replace(b"%d", str(self.no).encode())
            self.no += 1
        piece, self.rest = self.rest[: len(buffer)], self.rest[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


class TestBounds:
    def test_two_hundred_megabytes_of_old_events_cost_no_memory_and_are_not_parsed(self) -> None:
        file = io.BufferedReader(Endless(2_000), buffer_size=1 << 20)

        assert read_calendar(file, name="k.ics", window=WINDOW, here=HERE) == CalendarRead((), ())

    def test_a_larger_file_is_refused_with_its_size(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "k.ics"
        path.write_bytes(calendar(event("DTSTART:20261120T090000Z")))
        monkeypatch.setattr(reading, "MAX_BYTES", 10)

        found = read_calendar_file(path, name="k.ics", window=WINDOW, here=HERE)

        assert codes(found) == [("file_too_large", None)]

    def test_occurrences_are_counted_and_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reading, "MOST_OCCURRENCES", 50)

        found = read(event("DTSTART:20261001T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY"))

        assert (len(found.occurrences), codes(found)) == (50, [("too_many_occurrences", 3)])

    def test_a_missing_file_is_said(self, tmp_path: Path) -> None:
        assert codes(read_calendar_file(tmp_path / "x", name="x", window=WINDOW, here=HERE)) == [("missing_file", None)]
