"""Several senders and several workers at once, with real transactions: each letter stands once and goes out once."""

from __future__ import annotations

from collections import Counter

from cast import TODAY, World
from flows.at_once import at_once
from flows.meetings import NOW
from flows.post import address, letter, posted
from flows.test_mailing import SENT, Scripted, put

from ropeteam.flows import mail_addresses, mailing
from ropeteam.store import models


class TestAtOnce:
    def test_letters_are_kept_once_sent_once_and_an_address_is_one(self, open_world: World) -> None:
        """One world for all three: building it takes longer than they do."""
        row = address(open_world)
        came = at_once(*[lambda: posted(row, letter()).how] * 3, lambda: posted(row, letter(identity="<2@x>")).how)
        assert Counter(came) == {"mail": 2, "known": 2}
        assert models.Conversation.objects.filter(source="mail").count() == models.MailIn.objects.count() == 2

        for no in range(6):
            put(open_world.seller, f"k{no}")
        carriers = [Scripted(SENT) for _ in range(3)]
        at_once(*(lambda one=one: mailing.send_waiting(one, clock=lambda: NOW) for one in carriers))
        carried = [pk for one in carriers for pk in one.carried]
        assert len(carried) == len(set(carried)) == 6
        assert models.MailOut.objects.filter(sent_at__isnull=False, tries=1).count() == 6

        at_once(*[lambda: mail_addresses.make(open_world.deal, actor=open_world.seller, on=TODAY)] * 3)
        assert models.MailAddress.objects.filter(closed_on__isnull=True).count() == 1
