"""A calendar taken in: what becomes a known talk, what stays a busy time without a word, what is asked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import TODAY, World
from flows.attention_cast import CUSTOMER, NOW, ahead, entry, open_wish, reachable, take

from ropeteam.core.errors import NotAllowed, NotFound
from ropeteam.core.vocabulary import Role
from ropeteam.flows import attention, calendar_links, calendars, gate
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR, actor_of
from ropeteam.store.queries import calendar_feed


def talks(world: World) -> list[models.Conversation]:
    return list(models.Conversation.objects.filter(company=world.company, source="calendar").order_by("held_on"))


class TestTalks:
    def test_of_a_customers_contact_belong_to_the_one_deal_and_the_gate_knows_them(self, world: World) -> None:
        reachable(world)
        before = len(gate.look(world.deal, on=TODAY).verdict.hearing.unheard)

        taken = take(world, world.seller, entry("u1", -3, title="Angebot"), entry("u2", 4, title="Workshop Halle"))

        assert (taken.talks, taken.new, taken.proposals) == (2, 2, ())
        past, planned = talks(world)
        assert (past.deal, past.kind, past.title) == (world.deal, "meeting", "Angebot")
        assert (planned.kind, planned.time.starts_at) == ("workshop", entry("u2", 4).start)
        who = {(row.name, row.side, row.contact is not None) for row in past.participants.all()}
        assert who == {("Paul Ebner", "customer", True), ("Nora Lindt", "ours", False)}
        assert len(gate.look(world.deal, on=TODAY).verdict.hearing.unheard) == before + 1

    def test_the_same_file_again_changes_nothing(self, world: World) -> None:
        reachable(world)
        entries = (entry("u1", 2), entry("u2", 3, mails=()))
        first = take(world, world.seller, *entries)
        state = list(models.Conversation.objects.values()), list(models.BusyTime.objects.values())

        again = take(world, world.seller, *entries)

        assert (first.new, again.new, again.talks, again.busy) == (1, 0, 1, 2)
        assert state == (list(models.Conversation.objects.values()), list(models.BusyTime.objects.values()))

    def test_two_people_with_the_same_entry_know_one_talk(self, world: World) -> None:
        reachable(world)
        mails = (CUSTOMER, "jonas@kessel.example")

        take(world, world.seller, entry("u1", 2, mails=mails))
        other = take(world, world.presales, entry("u1", 2, mails=mails))

        assert (other.new, len(talks(world))) == (0, 1)

    def test_one_that_moved_takes_its_talk_along(self, world: World) -> None:
        reachable(world)
        take(world, world.seller, entry("u1", 2))

        take(world, world.seller, entry("u1", 5, title="Neu"))

        (talk,) = talks(world)
        assert (talk.held_on, talk.title, talk.time.starts_at) == (
            TODAY + timedelta(days=5),
            "Neu",
            entry("u1", 5).start,
        )

    def test_a_talk_that_a_folder_told_of_gets_its_time_instead_of_a_twin(self, world: World) -> None:
        reachable(world)
        day = (world.unheard.held_on - TODAY).days

        taken = take(world, world.seller, entry("u1", day))

        assert (taken.talks, taken.new, talks(world)) == (1, 0, [])
        assert models.TalkTime.objects.get().conversation == world.unheard
        assert take(world, world.seller, entry("u1", day)).new == 0

    def test_one_that_was_cancelled_is_gone_unless_somebody_wrote_about_it(self, world: World) -> None:
        reachable(world)
        open_wish(world)
        take(world, world.seller, entry("u1", 2), entry("u2", 3))
        attention.propose(world.product, actor=world.product_manager, now=NOW)
        pick = models.AttentionPick.objects.get(conversation__key=calendars.key_of(entry("u1", 2)))
        attention.answer(pick, actor=world.product_manager, comes=True, now=NOW)

        taken = take(world, world.seller, entry("u1", 2, cancelled=True), entry("u2", 3, cancelled=True))

        (kept,) = talks(world)
        assert (taken.gone, kept.internal, kept.extra) == (2, True, {"cancelled": "yes"})
        assert not models.TalkTime.objects.exists()
        assert take(world, world.seller, entry("u1", 2, cancelled=True)).gone == 0


class TestWhatIsAsked:
    @pytest.mark.parametrize(
        ("mail", "near"), [("wer@fremd.example", 0), ("neu@kessel-ag.example", 1), ("wer@gmx.de", 0)]
    )
    def test_somebody_nobody_knows_is_proposed_and_not_kept(self, mail: str, near: int, world: World) -> None:
        reachable(world)

        taken = take(world, world.seller, entry("u1", 2, mails=(mail,)))

        (proposal,) = taken.proposals
        assert (len(proposal.deals), proposal.outside, talks(world)) == (near, (mail,), [])

    def test_two_deals_of_one_account_are_asked_unless_one_is_ones_own(self, world: World) -> None:
        reachable(world)
        models.Deal.objects.create(company=world.company, account=world.account, key="d7", title="Zweites Werk")

        assert len(take(world, world.services, entry("u1", 2)).proposals[0].deals) == 2
        assert take(world, world.seller, entry("u1", 2)).talks == 1
        assert take(world, world.services, entry("u1", 2)).talks == 1, "said once, it is known for everybody"

    def test_a_persons_word_places_it(self, world: World) -> None:
        each = entry("u1", 2, mails=("wer@fremd.example",))
        assert world.seller.person is not None

        talk = calendars.place_talk(each, world.deal, person=world.seller.person, actor=world.seller, now=NOW)

        assert (talk.deal, talk.time.starts_at) == (world.deal, each.start)
        assert take(world, world.seller, each).proposals == ()

    def test_a_talk_that_a_folder_told_of_keeps_its_deal_whatever_a_person_says(self, world: World) -> None:
        reachable(world)
        each = entry("u1", (world.unheard.held_on - TODAY).days)
        take(world, world.seller, each)
        other = models.Deal.objects.create(company=world.company, account=world.account, key="d7", title="Werk 2")
        assert world.seller.person is not None

        talk = calendars.place_talk(each, other, person=world.seller.person, actor=world.seller, now=NOW)

        assert (talk, talk.deal) == (world.unheard, world.deal)
        event = models.Event.objects.get(code="calendar.placed")
        assert event.deal_id == world.deal.pk, "it is told on the deal it stands on"

    def test_one_placed_anew_is_of_the_new_deals_customer(self, world: World) -> None:
        reachable(world)
        each = entry("u1", 2)
        take(world, world.seller, each)
        strange = models.Account.objects.create(company=world.company, key="a7", name="Rohr GmbH")
        other = models.Deal.objects.create(company=world.company, account=strange, key="d7", title="Werk 2")
        assert world.seller.person is not None

        talk = calendars.place_talk(each, other, person=world.seller.person, actor=world.seller, now=NOW)

        assert (talk.deal, talk.account) == (other, strange)
        assert not talk.participants.filter(contact__isnull=False).exists(), (
            "the other customer's people are not theirs"
        )

    def test_a_confidential_deal_is_never_offered_to_who_may_not_know_it(self, world: World) -> None:
        reachable(world)
        models.DealRole.objects.filter(deal=world.deal, person=world.seller.person).update(to_day=TODAY)
        models.Deal.objects.filter(pk=world.deal.pk).update(confidential=True)

        (proposal,) = take(world, world.seller, entry("u1", 2)).proposals

        assert proposal.deals == ()


class TestBusyTimes:
    def test_keep_no_title_and_follow_the_file(self, world: World) -> None:
        assert world.product_manager.person is not None
        take(world, world.product_manager, entry("a", 1, mails=(), title="Zahnarzt"), entry("b", 2, mails=()))

        taken = take(world, world.product_manager, entry("b", 2, hour=11, mails=()), entry("c", -5, mails=()))

        (row,) = models.BusyTime.objects.all()
        assert (taken.busy, row.starts_at, row.person) == (
            1,
            entry("b", 2, hour=11).start,
            world.product_manager.person,
        )
        assert "Zahnarzt" not in repr(list(models.BusyTime.objects.values()))
        assert not models.Conversation.objects.filter(title="Zahnarzt").exists()

    def test_free_whole_days_and_declined_ones(self, world: World) -> None:
        reachable(world)
        own = "nora@kessel.example"

        taken = take(
            world, world.seller, entry("frei", 1, busy=False, mails=()), entry("urlaub", 2, all_day=True, mails=(CUSTOMER,)),
            entry("nein", 3, mails=(CUSTOMER, own), declined=(own,)),
        )  # fmt: skip

        assert (taken.talks, taken.busy, taken.proposals) == (0, 1, ())

    def test_only_ones_own_calendar_is_ones_to_give(self, world: World) -> None:
        assert world.presales.person is not None
        with pytest.raises(NotAllowed):
            calendars.take_calendar(
                calendars.CalendarRead((), ()), person=world.presales.person, actor=world.seller, now=NOW
            )
        with pytest.raises(NotAllowed):
            take(world, world.works_council)


class TestTheFeed:
    def test_is_reached_by_the_newest_address_only(self, world: World) -> None:
        first = calendar_links.make_link(actor=world.product_manager, now=NOW)
        second = calendar_links.make_link(actor=world.product_manager, now=NOW)

        assert calendar_links.person_of(second) == world.product_manager.person
        assert not models.SignedLink.objects.filter(token_hash__contains=second[:10]).exists()
        with pytest.raises(NotFound):
            calendar_links.person_of(first)
        calendar_links.end_link(actor=world.product_manager, now=NOW)
        with pytest.raises(NotFound):
            calendar_links.person_of(second)

    def test_of_somebody_who_left_is_closed(self, world: World) -> None:
        token = calendar_links.make_link(actor=world.product_manager, now=NOW)
        models.Person.objects.filter(pk=world.product_manager.person.pk).update(active=False)  # type: ignore[union-attr]

        with pytest.raises(NotFound):
            calendar_links.person_of(token)

    def test_holds_promised_talks_and_meetings_with_a_seat(self, world: World) -> None:
        open_wish(world)
        ahead(world, 2, 4)
        attention.propose(world.product, actor=OPERATOR, now=NOW)
        for pick, comes in zip(models.AttentionPick.objects.order_by("pk"), (True, False), strict=True):
            attention.answer(pick, actor=world.product_manager, comes=comes, now=NOW)
        meeting = models.Exchange.objects.create(
            company=world.company,
            kind="regular",
            starts_at=NOW + timedelta(days=1),
            ends_at=NOW + timedelta(days=1, hours=1),
        )
        models.Exchange.objects.create(
            company=world.company, kind="iteration", starts_at=NOW, ends_at=NOW + timedelta(hours=1)
        )
        models.ExchangeSeat.objects.create(exchange=meeting, person=world.product_manager.person)

        found = list(calendar_feed.entries(world.product_manager, now=NOW))

        assert [row.uid.split("-")[0] for row in found] == ["pick", "exchange"]
        assert list(calendar_feed.entries(world.seller, now=NOW)) == []

    def test_forgets_what_its_person_may_no_longer_see(self, world: World) -> None:
        open_wish(world)
        ahead(world, 2)
        attention.propose(world.product, actor=OPERATOR, now=NOW)
        attention.answer(models.AttentionPick.objects.get(), actor=world.product_manager, comes=True, now=NOW)
        models.Deal.objects.filter(pk=world.deal.pk).update(confidential=True)
        who = actor_of(world.product_manager.person, on=TODAY)  # type: ignore[arg-type]

        assert list(calendar_feed.entries(who, now=NOW)) == []
        assert Role.PRODUCT in who.roles
