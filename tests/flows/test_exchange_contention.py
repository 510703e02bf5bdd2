"""Four people in one meeting at once, with real transactions: no meeting, point or word is doubled or lost."""

from __future__ import annotations

from cast import World
from flows.at_once import at_once
from flows.meetings import NOW, meeting
from flows.wishes import wish

from ropeteam.core.vocabulary import AgendaOutcome
from ropeteam.flows import agenda, exchange
from ropeteam.store import models


class TestAtOnce:
    def test_the_next_meeting_is_planned_once(self, open_world: World) -> None:
        meeting(open_world, now=NOW)
        models.ExchangeSeat.objects.all().delete()
        models.Exchange.objects.all().delete()

        found = at_once(*[lambda: exchange.plan_next(open_world.company, now=NOW)] * 4)

        assert len({row.pk for row in found}) == models.Exchange.objects.count() == 1
        assert models.ExchangeSeat.objects.count() == 5

    def test_the_agenda_is_brought_up_to_date_once(self, open_world: World) -> None:
        row = meeting(open_world, now=NOW)
        for no in range(4):
            wish(open_world, f"Wunsch {no}")

        at_once(
            *[lambda: agenda.refresh(models.Exchange.objects.get(pk=row.pk), now=NOW)] * 3,
            lambda: agenda.add_topic(row, actor=open_world.seller, words="Messe"),
        )
        agenda.refresh(row, now=NOW)

        assert sorted(row.agenda.values_list("no", flat=True)) == [1, 2, 3, 4, 5]
        assert row.agenda.filter(topic="Messe").count() == 1

    def test_minutes_of_all_stand_and_none_come_after_the_end(self, open_world: World) -> None:
        row = meeting(open_world, begun=True, now=NOW)
        item = agenda.add_topic(row, actor=open_world.seller, words="Messe")
        writers = [open_world.seller, open_world.presales, open_world.services]

        found = at_once(
            *(
                lambda no=no, who=who: agenda.take_minutes(
                    item, actor=who, minutes=f"Satz {no}.", seen="", outcome=AgendaOutcome.DONE
                )
                for no, who in enumerate(writers)
            ),
            lambda: exchange.close(row, actor=open_world.admin, now=NOW),
        )

        text = models.AgendaItem.objects.get(pk=item.pk).minutes
        kept = [no for no, result in enumerate(found[:3]) if isinstance(result, models.AgendaItem)]
        assert all(f"Satz {no}." in text for no in kept)
        assert [result for result in found[:3] if not isinstance(result, models.AgendaItem)] == ["exchange_closed"] * (
            3 - len(kept)
        )
        assert found[3] is None
