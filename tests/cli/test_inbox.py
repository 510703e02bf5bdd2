"""inbox: what waits for product, on the command line."""

from __future__ import annotations

import json

import pytest
from cast import TODAY, World
from cli.running import Run
from flows.heard import hear_many

from ropeteam.core.errors import NotFound
from ropeteam.flows import triage


class TestInbox:
    def test_prints_the_groups_with_their_numbers(self, world: World, run: Run) -> None:
        hear_many(world, 9)

        lines = run("inbox", "--company", "kessel", lang="de").lines

        assert "4  Bedienung ohne Netz" in lines[0]
        assert "Ohne Fähigkeit  [none]" in lines[3]
        assert lines[-1] == "11 Aussagen in 4 Gruppen"

    def test_shows_the_words_of_one_group_by_place(self, world: World, run: Run) -> None:
        hear_many(world, 8)
        group = ("inbox", "--company", "kessel", "--group", str(world.offline.pk))

        rows = [json.loads(line) for line in run(*group, "--format", "json", "--most", "2").lines]
        text = run(*group, "--most", "2", lang="en").lines
        rest = run(*group, "--format", "json", "--after", str(rows[-1]["id"])).lines

        assert len(rows) == 2
        assert text[-1] == f"more with --after {rows[-1]['id']}"
        assert json.loads(rest[-1])["quote"] == world.need.quote

    def test_says_that_it_is_empty_and_knows_no_other_group(self, world: World, run: Run) -> None:
        triage.confirm_many([world.need.pk, world.delight.pk], actor=world.product_manager, on=TODAY)

        assert run("inbox", "--company", "kessel", lang="de").lines == ["Der Eingang ist leer."]
        with pytest.raises(NotFound):
            run("inbox", "--company", "kessel", "--group", "none")
