"""handover on the command line: the dossier as text and JSON, one page, and services' word."""

from __future__ import annotations

import json

import pytest
from cast import World
from cli.running import Run

from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.store import models


def test_tells_what_services_have_to_know(world: World, run: Run) -> None:
    lines = run("handover", "d1", "--company", "kessel", lang="de").lines

    assert lines[0] == "Kessel AG, Leitstand für zwei Werke"
    assert "Was der Kunde erreichen will" in lines
    assert any(world.need.quote in line for line in lines)
    assert any(
        "Das bekommen Sie von uns bis Ende Juni (bis 30.06.2027, von Services nicht gesehen)" in line for line in lines
    )


def test_on_one_page_is_only_what_the_car_park_needs(world: World, run: Run) -> None:
    lines = run("handover", "d1", "--phone", lang="en").lines

    assert [line for line in lines if line and not line.startswith("  ")] == [
        "Kessel AG, Leitstand für zwei Werke", "Promised, by due date", "Spoken, but not in the contract",
        "Limits the customer does not know", "First visible success",
    ]  # fmt: skip


def test_takes_services_vote_and_nobody_elses(world: World, run: Run) -> None:
    models.Person.objects.filter(key="p-gesa").update(mail="gesa@example.com")
    models.Person.objects.filter(key="p-nora").update(mail="nora@example.com")
    say = ("handover", "d1", "--say", "not_yet", "--reason", "no_capacity", "--as")

    assert run(*say, "gesa@example.com", lang="en").lines == ["Your vote is shown at the gate, with its reasons."]
    assert json.loads(run("handover", "d1", "--format", "json").out)["vote"] == "not_yet"
    with pytest.raises(NotAllowed):
        run(*say, "nora@example.com")
    with pytest.raises(NotFound):
        run(*say, "nobody@example.com")
    with pytest.raises(Refused, match="handover_not_signed"):
        run("handover", "d1", "--say", "accept", "--as", "gesa@example.com")
