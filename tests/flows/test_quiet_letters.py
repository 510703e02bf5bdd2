"""When no week's letter is written."""

from __future__ import annotations

from datetime import timedelta

from cast import World
from flows.meetings import NOW

from ropeteam.flows import letters
from ropeteam.store import models
from ropeteam.wording.letters import written


class TestTheWeeksLetter:
    def test_is_not_written_on_a_sunday_or_where_nothing_waits(self, world: World) -> None:
        models.Signal.objects.update(retired_at=NOW)

        for day in (NOW - timedelta(days=1), NOW):
            assert letters.write_digests(world.company, now=day, speak=written) == 0, day
