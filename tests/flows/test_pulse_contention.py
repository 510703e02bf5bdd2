"""Several people at one link at once, with real transactions: one answer counts, and no estimate is younger than it."""

from __future__ import annotations

from collections import Counter

from cast import TODAY, World
from django.utils import timezone
from flows.at_once import at_once
from web.pages_climb import asked, signed

from ropeteam.core.errors import NotFound
from ropeteam.core.numbers.observations import Channel
from ropeteam.core.vocabulary_enthusiasm import PointSource
from ropeteam.flows import observations, pulses
from ropeteam.language.observation_table import Row
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR
from ropeteam.wording.pulse import written


class TestAtOnce:
    def test_a_link_is_answered_once_a_contact_asked_once_a_row_read_once(self, open_world: World) -> None:
        """One world for all: building it takes longer than they do."""
        world = open_world
        invite, token = asked(world)

        def answer(value: str) -> str:
            try:
                return pulses.answer(token, value=value, line="", language="de", on=TODAY, now=timezone.now()).raw
            except NotFound:
                return "gone"

        def guess() -> str:
            pulses.guess(invite, actor=world.presales, value="5", on=TODAY)
            return "guessed"

        came = Counter(at_once(lambda: answer("3"), lambda: answer("9"), lambda: answer("9"), guess))
        assert came["gone"] == 2
        assert models.Observation.objects.filter(invite=invite).count() == 1
        assert came["guessed"] + came["pulse_guess_late"] == 1
        assert models.PulseGuess.objects.count() == came["guessed"]

        models.Deal.objects.filter(pk=world.deal.pk).update(golive_on=TODAY)
        deal = signed(world)
        contacts = list(models.Contact.objects.filter(account=deal.account_id))

        def ask() -> int:
            sent = pulses.ask(deal, contacts, actor=world.seller, on=TODAY, now=timezone.now(), speak=written)
            return len(sent.asked)

        assert Counter(at_once(ask, ask, ask)) == {1: 1, "pulse_nobody_due": 2}

        rows = [Row(f"r{no}", deal.key, TODAY, Channel.NPS, "7", 7.0, "0..10", line=no) for no in range(2, 8)]

        def take() -> tuple[int, int]:
            taken = observations.take_in(
                world.company, rows, actor=OPERATOR, source=PointSource.CSV, on=TODAY, name="x.csv"
            )
            return taken.new, taken.same

        assert Counter(at_once(take, take)) == {(6, 0): 1, (0, 6): 1}
