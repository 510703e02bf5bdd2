"""The outbox: once by its key, sent once, tried again, given up with the server's words, stopped where nobody wants it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest
from cast import World
from flows.meetings import NOW

from ropeteam.core.errors import NotAllowed
from ropeteam.core.letters import Letter, LetterKind
from ropeteam.core.mailing import LEASE, PAUSES, Outcome, Tried
from ropeteam.flows import mailing
from ropeteam.store import models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import mail as query
from ropeteam.wording.letters import written

LETTER = Letter(LetterKind.TEST, "Nora Lindt", "https://seil.example")
SENT = Tried(Outcome.SENT)
LATER = Tried(Outcome.LATER, "451 greylisted")


class Scripted:
    """A carrier whose server answers as the script says, the last answer for ever."""

    def __init__(self, *answers: Tried) -> None:
        self.answers = list(answers)
        self.carried: list[int] = []

    def carry(self, row: models.MailOut) -> Tried:
        self.carried.append(row.pk)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def person(actor: Actor) -> models.Person:
    assert actor.person is not None
    return actor.person


def put(actor: Actor, key: str = "k1") -> models.MailOut:
    row = mailing.put(person(actor), key=key, letter=LETTER, speak=written)
    assert row is not None
    models.MailOut.objects.filter(pk=row.pk).update(created_at=NOW, next_at=NOW)
    return row


def send(carrier: Scripted, at: datetime = NOW) -> dict[str, int]:
    return dict(mailing.send_waiting(carrier, clock=lambda: at))


class TestPutting:
    def test_twice_is_once(self, world: World) -> None:
        assert put(world.seller) == put(world.seller)
        assert models.MailOut.objects.count() == 1

    def test_reaches_nobody_who_left_has_no_address_or_wants_none(self, world: World) -> None:
        gone, nameless, quiet = person(world.presales), person(world.services), person(world.seller)
        gone.active = False
        nameless.mail = ""
        mailing.switch(quiet, off=True, actor=world.seller)

        found = [mailing.put(one, key="k", letter=LETTER, speak=written) for one in (gone, nameless, quiet)]

        assert found == [None, None, None]
        assert models.MailOut.objects.count() == 0

    def test_speaks_the_readers_language_and_says_so_where_it_is_assumed(self, world: World) -> None:
        english, odd = person(world.seller), person(world.presales)
        for one, language in ((english, "en"), (odd, "fr")):
            assert one.user is not None
            one.user.language = language

        chosen = mailing.put(english, key="a", letter=LETTER, speak=written)
        assumed = mailing.put(odd, key="b", letter=LETTER, speak=written)

        assert chosen is not None
        assert assumed is not None
        assert (chosen.language, chosen.subject) == ("en", "Ropeteam: a test mail")
        assert "You have not chosen a language" not in chosen.text
        # The company's customers speak German.
        assert assumed.language == "de"
        for told in ("noch keine Sprache gewählt", "You have not chosen a language"):
            assert told in assumed.text
            assert told in assumed.html


class TestSending:
    def test_is_done_once(self, world: World) -> None:
        row, carrier = put(world.seller), Scripted(SENT)

        assert send(carrier) == {"sent": 1}
        assert send(carrier, NOW + timedelta(days=1)) == {}
        row.refresh_from_db()
        assert (row.sent_at, row.tries, carrier.carried) == (NOW, 1, [row.pk])

    def test_is_tried_again_after_growing_pauses_and_given_up_with_the_servers_words(self, world: World) -> None:
        row, carrier, at = put(world.seller), Scripted(LATER), NOW
        for pause in PAUSES:
            assert send(carrier, at) == {"later": 1}
            assert send(carrier, at + pause - timedelta(seconds=1)) == {}
            at += pause

        assert send(carrier, at) == {"later": 1}
        assert send(carrier, at + timedelta(days=3)) == {}
        row.refresh_from_db()
        assert (row.stopped, row.said, row.given_up_at, len(carrier.carried)) == ("server", "451 greylisted", at, 8)

    def test_ends_at_once_where_the_server_says_never_and_can_be_rescued(self, world: World) -> None:
        row = put(world.seller)
        send(Scripted(Tried(Outcome.NEVER, "550 5.1.1 no such user")))
        row.refresh_from_db()
        assert (row.stopped, row.tries) == ("server", 1)
        assert [each.said for each in query.failed(world.company)] == ["550 5.1.1 no such user"]

        assert mailing.put_back(world.company, now=NOW + timedelta(hours=1)) == 1
        assert send(Scripted(SENT), NOW + timedelta(hours=1)) == {"sent": 1}

        assert mailing.put_back(None, now=NOW) == 0

    def test_stops_the_round_at_a_closed_server_without_blaming_a_letter(self, world: World) -> None:
        first, second = put(world.seller, "a"), put(world.presales, "b")
        carrier = Scripted(Tried(Outcome.CLOSED, "connection refused"))

        assert send(carrier) == {"closed": 1}

        for row in (first, second):
            row.refresh_from_db()
        assert (carrier.carried, first.tries, first.said, second.said) == ([first.pk], 0, "connection refused", "")
        for hours in range(1, 100, 8):  # four days: nothing is given up
            send(carrier, NOW + timedelta(hours=hours))
        assert query.standing(world.company) == query.Standing(waiting=2, sent=0, failed=0)

    def test_leaves_out_who_left_or_switched_off_meanwhile_and_what_is_old(self, world: World) -> None:
        left, _off, old = put(world.seller, "a"), put(world.presales, "b"), put(world.services, "c")
        models.Person.objects.filter(pk=left.to_id).update(active=False)
        mailing.switch(person(world.presales), off=True, actor=world.presales)
        models.MailOut.objects.filter(pk=old.pk).update(created_at=NOW - timedelta(days=15))
        carrier = Scripted(SENT)

        assert send(carrier) == {"left": 1, "off": 1, "too_old": 1}
        assert carrier.carried == []

    def test_that_was_cut_off_is_taken_over_after_a_while(self, world: World) -> None:
        """A worker that died while it held a letter."""
        row = put(world.seller)

        class Dies:
            def carry(self, row: models.MailOut) -> Tried:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            mailing.send_waiting(Dies(), clock=lambda: NOW)

        assert send(Scripted(SENT), NOW + LEASE - timedelta(seconds=1)) == {}
        assert send(Scripted(SENT), NOW + LEASE) == {"sent": 1}
        row.refresh_from_db()
        assert row.tries == 2

    def test_keeps_its_message_id_over_all_tries(self, world: World) -> None:
        row = put(world.seller)

        assert mailing.message_id(row, "firma.example").endswith(mailing.own_ids("firma.example"))
        assert mailing.message_id(row, "firma.example") == mailing.message_id(
            models.MailOut.objects.get(), "firma.example"
        )


class TestTheSwitch:
    def test_is_ones_own_or_the_administrators(self, world: World) -> None:
        mine = person(world.seller)

        with pytest.raises(NotAllowed):
            mailing.switch(mine, off=True, actor=world.management)
        for off in (True, True, False):
            mailing.switch(mine, off=off, actor=world.admin)

        assert not query.wants_none(mine)
        assert codes() == ["mail.off", "mail.on"]


class TestWhoIsReached:
    def test_is_who_is_active_has_a_role_and_an_address(self, world: World) -> None:
        models.Person.objects.filter(pk=person(world.services).pk).update(mail="")
        models.RoleGrant.objects.filter(person=world.management.person).update(to_day=NOW.date() - timedelta(days=1))
        mailing.switch(person(world.presales), off=True, actor=world.presales)

        names = {one.name for one in query.readers(world.company, on=NOW.date())}

        assert not names & {"Gesa Holm", "Karl Ott", "Jonas Beil", "Sven Fremd"}
        assert "Nora Lindt" in names
        assert [one.name for one in query.without_address(world.company, on=NOW.date())] == ["Gesa Holm"]


def codes() -> Iterable[str]:
    return list(models.Event.objects.filter(code__startswith="mail.").order_by("pk").values_list("code", flat=True))
