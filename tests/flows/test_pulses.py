"""Pulses: asked once by the owner, answered once by the link, estimated only beforehand; nothing changes by looking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

import pytest
from cast import TODAY, World
from django.db import IntegrityError, transaction
from flows.played import copied, played

from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.core.letters import Written
from ropeteam.core.mail_settings import Outgoing
from ropeteam.core.mailing import Outcome, Tried
from ropeteam.core.vocabulary import PromiseOutcome
from ropeteam.core.vocabulary_enthusiasm import Moment, PulseWord
from ropeteam.flows import mailing, promise_ends, promises, pulses
from ropeteam.integrations.mail.outbound import as_message
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR
from ropeteam.store.queries import pulses as query
from ropeteam.wording.pulse import written

NOW = datetime.combine(TODAY, time(12), tzinfo=UTC)


def sign(world: World) -> models.Deal:
    models.Contact.objects.filter(account=world.account).update(mail="ebner@kessel.example")
    models.Deal.objects.filter(pk=world.deal.pk).update(signed_on=TODAY - timedelta(days=3))
    world.deal.refresh_from_db()
    return world.deal


@pytest.fixture
def signed(world: World) -> models.Deal:
    return sign(world)


def ask(deal: models.Deal, actor, *, became: str = "") -> tuple[models.PulseInvite, str]:
    assert deal.account is not None
    contacts = list(deal.account.contacts.all())
    return pulses.ask(deal, contacts, actor=actor, on=TODAY, now=NOW, speak=written, became=became).asked[0]


def answer(token: str, value: str = "9", line: str = "") -> models.Observation:
    return pulses.answer(token, value=value, line=line, language="de", on=TODAY, now=NOW)


class TestAsking:
    def test_is_the_owners_and_writes_one_letter_with_a_link_that_only_it_knows(self, world: World, signed) -> None:
        invite, token = ask(signed, world.seller)

        letter = models.MailOut.objects.get(contact=invite.contact)
        assert (invite.moment, invite.owner, letter.owner) == (
            Moment.SIGNATURE,
            world.seller.person,
            world.seller.person,
        )
        assert f"/pulse/{token}/?lang=de" in letter.text
        assert "Wie begeistert sind Sie heute von unserem gemeinsamen Vorhaben? 0 = gar nicht, 10 = sehr" in letter.text
        assert token not in str(list(models.SignedLink.objects.values()))
        event = models.Event.objects.get(code="pulse.asked")
        assert (event.data, event.deal_id) == ({}, signed.pk)

    def test_a_second_time_asks_nobody(self, world: World, signed) -> None:
        ask(signed, world.seller)

        with pytest.raises(Refused, match="pulse_nobody_due"):
            ask(signed, world.seller)
        assert models.MailOut.objects.filter(contact__isnull=False).count() == 1

    def test_is_refused_to_others_before_the_moment_and_to_who_wants_none(self, world: World, signed) -> None:
        with pytest.raises(Refused, match="pulse_not_owner"):
            ask(signed, world.presales)
        with pytest.raises(NotAllowed):
            ask(signed, world.management)
        pulses.wish(signed, signed.account.contacts.get(), actor=world.seller, word=PulseWord.NONE, on=TODAY)
        with pytest.raises(Refused, match="pulse_nobody_due"):
            ask(signed, world.seller)
        models.Deal.objects.filter(pk=signed.pk).update(signed_on=TODAY + timedelta(days=1))
        assert query.soundings(models.Deal.objects.get(pk=signed.pk), on=TODAY)[0].due is None

    def test_more_often_needs_the_customers_word_for_it(self, world: World, signed) -> None:
        contact = signed.account.contacts.get()
        with pytest.raises(Refused, match="pulse_how_missing"):
            pulses.wish(signed, contact, actor=world.seller, word=PulseWord.MORE, every_days=30, on=TODAY)

        row = pulses.wish(
            signed, contact, actor=world.seller, word=PulseWord.MORE, every_days=30, how="Telefon, 3. März", on=TODAY
        )

        assert (row.every_days, row.by) == (30, world.seller.person)

    def test_is_told_to_the_owner_on_the_days_on_which_somebody_may_be_asked(self, world: World, signed) -> None:
        """The list of Today and the rule say the same of every day, whatever was asked and agreed before."""
        contact, person = signed.account.contacts.get(), world.seller.person
        start = TODAY - timedelta(days=120)
        models.Deal.objects.filter(pk=signed.pk).update(signed_on=start, handover_on=start + timedelta(days=5))
        told = []

        def on_days(*days: int) -> None:
            deal = models.Deal.objects.get(pk=signed.pk)
            for day in (start + timedelta(days=n) for n in days):
                (one,) = query.soundings(deal, on=day)
                assert query.to_ask(person, day).exists() == (one.due is not None), day
                told.append(one.due.moment.value if one.due else "")

        on_days(-1, 0, 28, 29, 54, 55)
        pulses.wish(
            signed, contact, actor=world.seller, word=PulseWord.MORE, every_days=30, how="am Telefon",
            on=start + timedelta(days=60),
        )  # fmt: skip
        on_days(89, 90)
        deal = models.Deal.objects.get(pk=signed.pk)
        pulses.ask(deal, [contact], actor=world.seller, on=start + timedelta(days=95), now=NOW, speak=written)
        on_days(96, 124, 125)
        pulses.wish(deal, contact, actor=world.seller, word=PulseWord.NONE, on=start + timedelta(days=125))
        on_days(125, 200)

        assert told == ["", "signature", "handover", "handover", "handover", "", "", "agreed", "", "", "agreed", "", ""]

    def test_goes_out_in_the_owners_name_and_leaves_no_link_behind(self, world: World, signed) -> None:
        ask(signed, world.seller)

        class Post:
            def carry(self, row: models.MailOut) -> Tried:
                server = Outgoing("mail.lan", 25, "none", "Ropeteam <rope@kessel.example>")
                message = as_message(
                    Written(row.subject, row.text, row.html), server=server, name=row.contact.name,
                    address=row.contact.mail, language=row.language, identity="<1@x>", on=NOW, owner=row.owner,
                )  # fmt: skip
                assert message["From"] == "Nora Lindt <rope@kessel.example>"
                assert message["Reply-To"] == "Nora Lindt <nora@kessel.example>"
                return Tried(Outcome.SENT)

        models.MailOut.objects.update(next_at=NOW)  # by the database it waits from now on
        assert mailing.send_waiting(Post(), clock=lambda: NOW)[Outcome.SENT] == 1
        sent = models.MailOut.objects.get(contact__isnull=False)
        assert (sent.text, sent.html) == ("", "")

    def test_leaves_none_behind_either_where_the_letter_never_goes(self, world: World, signed) -> None:
        _, token = ask(signed, world.seller)
        models.Person.objects.filter(pk=world.seller.person.pk).update(active=False)

        models.MailOut.objects.update(next_at=NOW)  # by the database it waits from now on
        assert mailing.send_waiting(None, clock=lambda: NOW)["left"] == 1  # type: ignore[arg-type]

        assert token not in str(list(models.MailOut.objects.values()))


@dataclass(frozen=True)
class Invited:
    """The customer was asked: what we keep of it, and the secret in their link."""

    world: World
    deal: models.Deal
    row: models.PulseInvite
    token: str


@pytest.fixture(scope="class")
def once_invited(built: World) -> Iterator[Invited]:
    with played(built) as world:
        deal = sign(world)
        yield Invited(world, deal, *ask(deal, world.seller))


@pytest.fixture
def invited(once_invited: Invited, empty: None) -> Invited:
    return copied(once_invited)


class TestAnswering:
    def test_counts_once_and_keeps_the_raw_answer_its_group_and_line(self, invited: Invited) -> None:
        row = answer(invited.token, "9", "Läuft\n gut")

        assert (row.value, row.raw, row.scale, row.words, row.group) == (9.0, "9", "0..10", "Läuft gut", "decider")
        assert (row.invite, row.contact, row.observed_on) == (invited.row, invited.row.contact, TODAY)
        for again in (invited.token, "nonsense"):
            with pytest.raises(NotFound):
                answer(again)
        assert models.Observation.objects.count() == 1

    def test_looking_changes_nothing(self, invited: Invited) -> None:
        before = list(models.SignedLink.objects.values()), models.Event.objects.count()

        assert pulses.look(invited.token, now=NOW).deal == invited.deal

        assert (list(models.SignedLink.objects.values()), models.Event.objects.count()) == before

    def test_off_the_scale_is_refused_and_the_link_still_works(self, invited: Invited) -> None:
        with pytest.raises(Refused, match="pulse_value"):
            answer(invited.token, "11")

        assert answer(invited.token, "0").value == 0

    def test_after_thirty_days_the_link_has_run_out(self, invited: Invited) -> None:
        with pytest.raises(NotFound):
            pulses.look(invited.token, now=NOW + timedelta(days=30, seconds=1))

    def test_may_be_that_one_is_asked_no_more(self, invited: Invited) -> None:
        pulses.refuse(invited.token, on=TODAY, now=NOW)

        with pytest.raises(NotFound):
            pulses.look(invited.token, now=NOW)
        assert models.PulseWish.objects.get(contact=invited.row.contact).word == PulseWord.NONE
        assert not models.Observation.objects.exists()

    def test_the_next_time_one_sees_what_became_of_the_last(self, invited: Invited) -> None:
        answer(invited.token, "6", "Ohne Netz geht es nicht")
        promise = promises.enter(
            invited.deal, actor=invited.world.seller, sentence="Die Schulung machen wir.", on=TODAY
        )
        promise_ends.end(promise, actor=invited.world.seller, outcome=PromiseOutcome.KEPT, on=TODAY)
        models.Deal.objects.filter(pk=invited.deal.pk).update(golive_on=TODAY)
        invited.deal.refresh_from_db()

        invite, _ = ask(invited.deal, invited.world.seller, became="Seit Mai läuft es ohne Netz.")

        last = query.last_answer(invite)
        assert last is not None
        assert (last.value, last.words, last.kept) == (6, "Ohne Netz geht es nicht", 1)
        assert invite.became == "Seit Mai läuft es ohne Netz."

    def test_stays_as_it_came_but_for_its_words(self, invited: Invited) -> None:
        row = answer(invited.token, "9", "gut")
        found = models.Observation.objects.filter(pk=row.pk)

        assert found.update(words="███") == 1  # an erasure: as many characters
        for change in ({"value": 1.0}, {"words": ""}, {"words": "ganz anders"}, {"observed_on": TODAY - timedelta(1)}):
            with pytest.raises(IntegrityError, match="stays as it came"), transaction.atomic():
                found.update(**change)
        with pytest.raises(IntegrityError, match="stays as it came"), transaction.atomic():
            found.delete()


class TestEstimating:
    def test_is_for_the_rope_once_and_before_the_answer(self, invited: Invited) -> None:
        assert pulses.guess(invited.row, actor=invited.world.presales, value="7", on=TODAY).value == 7
        with pytest.raises(Refused, match="pulse_guess_twice"):
            pulses.guess(invited.row, actor=invited.world.presales, value="8", on=TODAY)
        with pytest.raises(NotAllowed):
            pulses.guess(invited.row, actor=invited.world.management, value="7", on=TODAY)
        with pytest.raises(NotAllowed):
            pulses.guess(invited.row, actor=OPERATOR, value="7", on=TODAY)

        answer(invited.token)
        with pytest.raises(Refused, match="pulse_guess_late"):
            pulses.guess(invited.row, actor=invited.world.seller, value="9", on=TODAY)
        with pytest.raises(IntegrityError, match="too late for an estimate"), transaction.atomic():
            models.PulseGuess.objects.create(
                invite=invited.row, by=invited.world.seller.person, value=9, guessed_on=TODAY
            )
