"""A table of measuring points: what is right comes through with its raw answer, what is wrong is told with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ropeteam.core.numbers.observations import Channel
from ropeteam.core.problems import Problem
from ropeteam.language.observation_table import Row, read_observations

HEAD = "id,deal,date,channel,answer,scale,method,contact,n,line\n"


def read(path: Path, text: str) -> tuple[list[Row], list[Problem]]:
    file = path / "points.csv"
    file.write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    return list(read_observations(file, name=file.name, problems=problems)), problems


def test_answers_of_every_channel_come_to_one_scale_and_keep_how_they_came(tmp_path: Path):
    rows, problems = read(
        tmp_path,
        HEAD
        + "a,d1,2026-04-01,nps,9,,mail survey,k1,,Läuft\n"
        + "b,d1,01.04.2026,CSAT,4,1..5,,,12,\n"
        + "c,d1,2026-04-01T23:50:00-05:00,ces,1,1-7,,,,\n"
        + "e,d1,2026-04-02,milestone,with defects,,,,,\n"
        + "f,d1,2026-04-03,ticket,critical,,,,,\n",
    )

    assert problems == []
    assert [(row.channel, row.answer, row.scale, row.value) for row in rows] == [
        (Channel.NPS, "9", "0..10", 9.0),
        (Channel.CSAT, "4", "1..5", 7.5),
        (Channel.CES, "1", "1..7", 0.0),
        (Channel.MILESTONE, "with defects", "", 6.0),
        (Channel.TICKET, "critical", "", 1.5),
    ]
    assert (rows[0].method, rows[0].contact, rows[0].words, rows[1].n) == ("mail survey", "k1", "Läuft", 12)
    assert rows[2].day == date(2026, 4, 1)  # the customer's own calendar, not ours


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("a,d1,2026-04-01,nps,11,,,,,", "off_scale"),
        ("a,d1,2026-04-01,nps,4,1..5,,,,", "wrong_scale"),
        ("a,d1,2026-04-01,csat,6,,,,,", "off_scale"),
        ("a,d1,2026-04-01,pulse,9,,,,,", "not_by_table"),
        ("a,d1,2026-04-01,conversation,9,,,,,", "not_by_table"),
        ("a,d1,2026-04-01,mood,9,,,,,", "unknown_value"),
        ("a,d1,2026-04-01,milestone,fine,,,,,", "unknown_value"),
        ("a,d1,2026-02-30,nps,9,,,,,", "bad_date"),
        ("a,d1,03/04/2026,nps,9,,,,,", "ambiguous_date"),
        ("a,d1,2026-04-01,nps,gut,,,,,", "bad_number"),
        ("a,d1,2026-04-01,nps,9,,,,0,", "bad_number"),
        ("a,d1,2026-04-01,nps,,,,,,", "missing_value"),
        ("a,,2026-04-01,nps,9,,,,,", "missing_value"),
    ],
)
def test_a_row_that_is_wrong_is_left_out_and_told_with_its_line_and_the_rest_goes_on(
    tmp_path: Path, row: str, code: str
):
    rows, problems = read(tmp_path, HEAD + row + "\nz,d1,2026-04-01,nps,7,,,,,\n")

    assert [(one.code, one.line) for one in problems] == [(code, 2)]
    assert [one.id for one in rows] == ["z"]


def test_rows_without_an_id_get_one_from_what_they_say(tmp_path: Path):
    text = "deal;date;channel;answer\nd1;2026-04-01;nps;9\nd1;2026-04-01;nps;8\nd1;2026-04-01;nps;9\n"
    rows, _ = read(tmp_path, text)

    assert rows[0].id == rows[2].id != rows[1].id
    assert [row.line for row in rows] == [2, 3, 4]


def test_a_table_without_its_columns_says_which(tmp_path: Path):
    rows, problems = read(tmp_path, "deal,when\nd1,2026-04-01\n")

    assert rows == []
    assert {one.code for one in problems} >= {"missing_column", "unknown_column"}
