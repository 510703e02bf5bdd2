"""What our own people guessed and read: told together, for quarters that are over, and never otherwise than it was told first."""

from __future__ import annotations

from datetime import date, timedelta

from cast import TODAY, World
from flows.aligned import colleague, decided, guessed
from flows.wishes import customer, sale

from ropeteam.core.alignment import Told
from ropeteam.core.alignment_periods import Period, quarter_of, rolling
from ropeteam.core.vocabulary_alignment import Figure, Withheld
from ropeteam.flows import alignment, alignment_quarters, strategy_reading
from ropeteam.store import models
from ropeteam.store.actor import Actor


def told(world: World, figure: Figure, *, actor: Actor | None = None, period: Period | None = None) -> Told:
    scope = alignment.scope_for(world.company, actor=actor or world.management)
    return alignment.one(figure, scope, period or rolling(TODAY), on=TODAY)


class TestOurOwnPeople:
    def test_are_told_together_for_whole_quarters_or_not_at_all(self, world: World) -> None:
        people = [colleague(world, no) for no in range(6)]
        quarter = quarter_of(date(2026, 7, 1))
        for no in range(9):
            guessed(world, people[no % 6], no, date(2026, 8, 3))
        not_yet = told(world, Figure.GUESSES, period=quarter)
        guessed(world, people[0], 9, date(2026, 9, 1))

        assert alignment_quarters.keep_quarters(world.company, on=TODAY) == 1
        ten = told(world, Figure.GUESSES, period=quarter)

        assert not_yet.withheld == Withheld.NOT_KEPT
        assert (ten.withheld, ten.now.done, ten.now.due) == (None, 5, 10)
        assert dict(ten.causes) == {"too_hopeful": 5}
        assert told(world, Figure.GUESSES, period=quarter_of(TODAY)).withheld == Withheld.RUNNING
        assert told(world, Figure.GUESSES).withheld == Withheld.FEW

    def test_whose_guesses_were_told_are_told_for_ever(self, world: World) -> None:
        """Nobody learns from two looks what became of one guess: its deal becomes confidential, its wish part of another one,
        another decision comes to light, one more guess is brought in."""
        people, quarter = [colleague(world, no) for no in range(6)], quarter_of(date(2026, 7, 1))
        for no in range(11):
            guessed(world, people[no % 6], no, date(2026, 8, 3))
        models.Ask.objects.filter(key="g10").update(deal=world.confidential)
        alignment_quarters.keep_quarters(world.company, on=TODAY)
        first = told(world, Figure.GUESSES, period=quarter)

        deal = sale(world, customer(world, "k-later"), "later", 1000, signed=TODAY - timedelta(days=300))
        models.Ask.objects.filter(key="g1").update(deal=deal)
        models.Deal.objects.filter(pk=deal.pk).update(confidential=True)
        models.Deal.objects.filter(pk=world.confidential.pk).update(confidential=False)
        wishes = {row.key: row.chosen_request for row in models.Ask.objects.filter(key__in=("g2", "g3"))}
        models.ChangeRequest.objects.filter(pk=wishes["g2"].pk).update(merged_into=wishes["g3"])
        decided(models.Ask.objects.get(key="g4").chosen_request, date(2026, 7, 9), "accept")
        guessed(world, people[5], 11, date(2026, 9, 9))

        assert alignment_quarters.keep_quarters(world.company, on=TODAY) == 0
        for actor in (world.management, world.works_council):
            assert told(world, Figure.GUESSES, actor=actor, period=quarter) == first
        assert (first.now.done, first.now.due) == (5, 10), "of a confidential deal none counts, for management neither"

    def test_who_read_the_strategy_are_counted_where_neither_side_is_few(self, world: World) -> None:
        people = [colleague(world, no) for no in range(13)]
        assert told(world, Figure.STRATEGY_READ).withheld == Withheld.FEW, "none of 21 would tell of each"

        for no, person in enumerate(people[:11]):
            now = TODAY if no == 10 else TODAY - timedelta(days=60)
            strategy_reading.read(world.product.strategies.get(), actor=person, on=now)

        reading = told(world, Figure.STRATEGY_READ).now
        assert (reading.done, reading.due) == (10, 21), "who read it today counts when the quarter is over"
