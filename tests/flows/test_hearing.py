"""What an ear is asked about a text."""

from __future__ import annotations

from datetime import date, timedelta

from cast import World
from flows.talks import taken, talk

from ropeteam.core.vocabulary import RoadmapStatus
from ropeteam.flows import hearing
from ropeteam.store.versions import RoadmapWords, add_roadmap_version


class TestReleases:
    def test_mean_the_day_of_the_roadmap_when_it_was_said(self, world: World) -> None:
        text = taken(talk(world))
        said_on = text.conversation.held_on
        for recorded, day in ((said_on, date(2027, 3, 1)), (said_on + timedelta(days=1), date(2027, 9, 1))):
            words = RoadmapWords("Bedienung ohne Netz", RoadmapStatus.PLANNED, release="9.1", day=day)
            add_roadmap_version(world.offline_item, words, recorded_on=recorded)

        product = hearing.asked(text.pk).product

        assert product is not None
        assert product.releases == {"9.1": date(2027, 3, 1)}
