"""`ropeteam exchange`: how often, the next meeting with its agenda, a topic for it."""

from __future__ import annotations

import json

import pytest
from cast import World
from cli.running import command

from ropeteam.core.errors import RopeteamError

KESSEL = ("--company", "kessel")


class TestExchange:
    def test_says_what_to_do_then_shows_the_next_meeting_with_its_agenda(self, world: World) -> None:
        none = command("exchange", *KESSEL, lang="de")
        planned = command("exchange", "--every", "2", "--on", "thu", "--topic", "Messe im März", *KESSEL, lang="de")
        data = json.loads(command("exchange", *KESSEL, "--format", "json").out)

        assert none.out.startswith("Kein Treffen geplant.")
        assert planned.lines[0].split("  ")[1].startswith("Austausch, ")
        assert planned.lines[1:] == ["Eigene Themen", "  1. Messe im März"]
        assert data[0]["missing"] == []
        assert data[0]["agenda"][0]["title"] == "Messe im März"
        one = command("exchange", str(data[0]["id"]), *KESSEL)
        assert "Messe im März" in one.out

    @pytest.mark.parametrize(
        ("wrong", "code"),
        [
            (("--every", "0"), "cadence_wrong"),
            (("--every", "1", "--at", "halb drei"), "time_wrong"),
            (("999999",), "not_found"),
        ],
    )
    def test_refuses_what_cannot_be(self, wrong: tuple[str, ...], code: str, world: World) -> None:
        with pytest.raises(RopeteamError, match=code):
            command("exchange", *wrong, *KESSEL)
