"""climb and observations: what they print, what they refuse; the night's work by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cast import World
from cli.running import Run

from ropeteam.core.errors import NotAllowed, NotFound
from ropeteam.store import models

HEAD = "id,deal,date,channel,answer\n"
ROWS = "a,d1,2026-09-20,nps,6\nb,d1,2026-10-10,nps,7\nc,d1,2026-11-01,nps,9\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "points.csv"
    path.write_text(HEAD + ROWS + "d,d1,2026-11-02,nps,12\n", encoding="utf-8")
    return path


def test_a_table_comes_in_and_the_climb_is_drawn(world: World, table: Path, run: Run, capsys) -> None:
    came = run("observations", "import", str(table), "--company", "kessel", lang="de")

    assert came.code == 1  # one line was left out, and told
    assert came.lines[-1] == "Messpunkte: 3 neu, 0 schon da, 1 ausgelassen."
    assert "points.csv, Zeile 5: Die Antwort 12 liegt nicht zwischen 0 und 10" in came.err
    assert (
        run("observations", "import", str(table), "--company", "kessel", lang="de")
        .lines[-1]
        .startswith("Messpunkte: 0 neu, 3 schon da")
    )

    told = json.loads(run("climb", "d1", "--company", "kessel", "--format", "json").lines[0])
    assert (told["too_little"], told["drop_missing"]) == (False, "not_signed")
    assert all(step["deliverable"] <= step["mean"] for step in told["steps"])
    lines = run("climb", "d1", "--company", "kessel", lang="de").lines
    assert any("lieferbar" in line for line in lines)
    assert any("Services in die nächsten 2 Gespräche" in line for line in lines)


def test_of_two_points_it_says_too_little_and_lists_them(world: World, tmp_path: Path, run: Run) -> None:
    models.Deal.objects.filter(pk=world.confidential.pk).update(opened_on="2026-09-01")
    path = tmp_path / "two.csv"
    path.write_text(HEAD + "a,d2,2026-09-20,nps,6\nb,d2,2026-10-10,nps,7\n", encoding="utf-8")
    run("observations", "import", str(path), "--company", "kessel")

    lines = run("climb", "d2", "--company", "kessel", lang="de").lines

    assert "2026-10-10  NPS 7,0" in lines
    assert any(line.startswith("Zu wenig für eine Linie: 2 von mindestens 3") for line in lines)


def test_without_a_deal_it_does_the_nights_work(world: World, table: Path, run: Run) -> None:
    run("observations", "import", str(table), "--company", "kessel")

    assert "1 new pictures kept" in run("climb", "--company", "kessel", lang="en").lines[0]
    assert "0 new pictures kept" in run("climb", "--company", "kessel", lang="en").lines[0]


def test_a_point_is_taken_out_and_the_band_widened_by_who_may(world: World, table: Path, run: Run) -> None:
    run("observations", "import", str(table), "--company", "kessel")
    by = ("--by", "karl@kessel.example", "--company", "kessel")

    with pytest.raises(NotAllowed):
        run("observations", "out", "a", "--reason", "Tippfehler", *by)
    with pytest.raises(NotFound):
        run("observations", "out", "nothing", "--reason", "x", "--company", "kessel")
    run("observations", "out", "a", "--reason", "Tippfehler", "--company", "kessel")
    run("observations", "band", "--usual", "1.5", "--near", "1.8", "--company", "kessel")
    run("observations", "survey", "s1", "--question", "q1", "--channel", "csat", "--company", "kessel")

    assert models.ObservationOut.objects.get().reason == "Tippfehler"
    assert models.Setting.objects.get(key="climb.band").value == {"usual": 1.5, "near": 1.8}
    assert models.Setting.objects.get(key="formbricks.s1").value["scale"] == "1..5"


def test_the_export_tells_points_with_how_they_came_and_no_names(world: World, table: Path, run: Run) -> None:
    run("observations", "import", str(table), "--company", "kessel")

    rows = [json.loads(line) for line in run("export", "observations", "--company", "kessel").lines]

    assert {"channel": "nps", "raw": "9", "scale": "0..10", "source": "csv", "value": 9.0}.items() <= rows[-1].items()
    assert "Paul Ebner" not in json.dumps(rows)
