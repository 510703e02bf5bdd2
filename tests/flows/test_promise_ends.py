"""How a promise ends: alone, by two where the company says so, and by a new promise in its place; and two at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from cast import TODAY, World
from django.db import IntegrityError, transaction
from flows.at_once import at_once
from flows.played import each_its_own, played

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import Ending, PromiseOutcome, Role
from ropeteam.flows import contradictions, gate, gate_settings, promise_ends, signals
from ropeteam.store import models
from ropeteam.store.queries import four_eyes

TOLD: dict[str, Any] = {"told_customer_on": TODAY, "told_how": "Anruf bei Herrn Ebner"}


def said(world: World) -> models.Promise:
    promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
    assert promise is not None
    return promise


@pytest.fixture(scope="module")
def begun(built: World) -> Iterator[tuple[World, models.Promise]]:
    with played(built) as world:
        promise = said(world)
        yield world, promise


world, promise = each_its_own()


@pytest.fixture
def by_two(world: World) -> None:
    gate_settings.need_two(world.company, list(Ending), actor=world.management)


def proposed(promise: models.Promise, world: World) -> models.EndProposal:
    found = promise_ends.end(promise, actor=world.seller, outcome=PromiseOutcome.WITHDRAWN, on=TODAY, **TOLD)
    assert isinstance(found, models.EndProposal)
    return found


class TestRenegotiating:
    def test_ends_the_old_by_the_new_and_keeps_how_the_customer_agreed(
        self, world: World, promise: models.Promise
    ) -> None:
        with pytest.raises(Refused, match="agreed_missing"):
            promise_ends.renegotiate(promise, actor=world.seller, sentence="Im Herbst.", on=TODAY, agreed_how=" ")

        new = promise_ends.renegotiate(promise, actor=world.seller, sentence="Im Herbst.", on=TODAY, agreed_how="Mail")

        assert isinstance(new, models.Promise)
        assert (new.replaces, new.replaces_how, new.replaces_note) == (promise, "renegotiated", "Mail")
        assert promise.pk not in {row.promise.pk for row in gate.look(world.deal, on=TODAY).standings if row.promise}

    def test_of_what_is_over_is_refused_both_ways(self, world: World, promise: models.Promise) -> None:
        promise_ends.reword(promise, actor=world.seller, sentence="Deutlicher.", on=TODAY)

        with pytest.raises(Refused, match="already_ended"):
            promise_ends.end(promise, actor=world.seller, outcome=PromiseOutcome.KEPT, on=TODAY)


class TestByTwo:
    def test_waits_for_another_person_and_counts_until_then(
        self, world: World, promise: models.Promise, by_two: None
    ) -> None:
        waiting = proposed(promise, world)

        assert not models.PromiseEnd.objects.exists()
        assert promise.pk in {row.promise.pk for row in gate.look(world.deal, on=TODAY).standings if row.promise}

        later = TODAY + timedelta(days=1)
        end = promise_ends.agree(waiting, actor=world.services, on=later)

        assert isinstance(end, models.PromiseEnd)
        assert (end.outcome, end.by, end.ended_on) == ("withdrawn", world.seller.person, later)
        assert (end.told_how, waiting.answer.by) == (TOLD["told_how"], world.services.person)

    def test_is_agreed_to_by_neither_the_first_nor_the_seller_nor_a_reader(
        self, world: World, promise: models.Promise, by_two: None
    ) -> None:
        waiting = proposed(promise, world)
        for actor, error in (
            (world.seller, Refused), (world.works_council, NotAllowed), (world.admin, NotAllowed), (world.other_seller, NotAllowed),
        ):  # fmt: skip
            with pytest.raises(error):
                promise_ends.agree(waiting, actor=actor, on=TODAY)
        models.DealRole.objects.create(deal=world.deal, person=world.presales.person, role=Role.SELLER)
        with pytest.raises(Refused, match="own_deal"):
            promise_ends.agree(waiting, actor=world.presales, on=TODAY)

        assert four_eyes.open_proposal(promise) == waiting

    def test_is_refused_by_the_database_too(self, world: World, promise: models.Promise, by_two: None) -> None:
        row = {"proposal": proposed(promise, world), "agreed": True, "by": world.seller.person, "answered_on": TODAY}

        with pytest.raises(IntegrityError, match="agreed to by another"), transaction.atomic():
            models.EndAnswer.objects.create(**row)

    def test_may_be_refused_with_a_reason_or_taken_back_and_proposed_anew(
        self, world: World, promise: models.Promise, by_two: None
    ) -> None:
        first = proposed(promise, world)
        with pytest.raises(Refused, match="end_waits"):
            proposed(promise, world)
        with pytest.raises(Refused, match="reason_missing"):
            promise_ends.refuse(first, actor=world.presales, on=TODAY)
        promise_ends.refuse(first, actor=world.presales, on=TODAY, reason="der Kunde weiß es nicht")
        with pytest.raises(Refused, match="end_answered"):
            promise_ends.agree(first, actor=world.services, on=TODAY)

        second = proposed(promise, world)
        promise_ends.refuse(second, actor=world.seller, on=TODAY)

        assert four_eyes.open_proposal(promise) is None
        assert not hasattr(models.Promise.objects.get(pk=promise.pk), "end")

    def test_is_asked_only_for_the_ends_that_were_named(self, world: World, promise: models.Promise) -> None:
        gate_settings.need_two(world.company, [Ending.WITHDRAWN], actor=world.admin)

        assert isinstance(
            promise_ends.end(promise, actor=world.seller, outcome=PromiseOutcome.KEPT, on=TODAY), models.PromiseEnd
        )

    def test_holds_for_words_that_openly_take_it_back(
        self, world: World, promise: models.Promise, by_two: None
    ) -> None:
        """Agreeing to a machine's suggestion is no way around the second person."""
        maybe = openly(world, promise)

        contradictions.confirm(maybe, actor=world.seller, on=TODAY, told_how="im Gespräch")
        assert four_eyes.open_proposal(promise) is not None
        contradictions.undo(maybe, actor=world.seller, on=TODAY)

        assert four_eyes.open_proposal(promise) is None
        assert not models.PromiseEnd.objects.exists()

    def test_of_another_kind_is_not_taken_back_with_a_word_that_did_not_make_it(
        self, world: World, promise: models.Promise, by_two: None
    ) -> None:
        """The withdrawal was refused, and somebody says that the promise was kept: these words have no part in that."""
        maybe = openly(world, promise)
        contradictions.confirm(maybe, actor=world.seller, on=TODAY, told_how="im Gespräch")
        promise_ends.refuse(promise.end_proposals.get(), actor=world.presales, on=TODAY, reason="nie gesagt")
        kept = promise_ends.end(promise, actor=world.presales, outcome=PromiseOutcome.KEPT, on=TODAY)
        assert isinstance(kept, models.EndProposal)

        contradictions.undo(maybe, actor=world.seller, on=TODAY)
        assert four_eyes.open_proposal(promise) == kept

        promise_ends.agree(kept, actor=world.services, on=TODAY)
        assert models.PromiseEnd.objects.get().outcome == "kept"

    def test_stays_where_it_is_another_than_the_word_led_to(
        self, world: World, promise: models.Promise, by_two: None
    ) -> None:
        maybe = openly(world, promise)
        contradictions.confirm(maybe, actor=world.seller, on=TODAY, told_how="im Gespräch")
        promise_ends.refuse(promise.end_proposals.get(), actor=world.presales, on=TODAY, reason="nie gesagt")
        kept = promise_ends.end(promise, actor=world.presales, outcome=PromiseOutcome.KEPT, on=TODAY)
        assert isinstance(kept, models.EndProposal)
        promise_ends.agree(kept, actor=world.services, on=TODAY)

        contradictions.undo(maybe, actor=world.seller, on=TODAY)

        assert models.PromiseEnd.objects.get().outcome == "kept"
        assert not models.EndTakenBack.objects.exists()

    def test_waits_for_nobody_who_ever_sold_the_deal(self, world: World, promise: models.Promise, by_two: None) -> None:
        waiting = proposed(promise, world)
        assert list(four_eyes.waiting_for(world.presales)) == [waiting]
        assert promise_ends.may_agree(waiting, actor=world.presales)

        models.DealRole.objects.create(
            deal=world.deal, person=world.presales.person, role=Role.SELLER, to_day=TODAY - timedelta(days=1)
        )

        assert not four_eyes.waiting_for(world.presales)
        assert not promise_ends.may_agree(waiting, actor=world.presales)


def openly(world: World, promise: models.Promise) -> models.ContradictionSuggestion:
    """Words of a talk that take the promise back."""
    return models.ContradictionSuggestion.objects.create(
        promise=promise, text=world.need.text, turn=4, start=0, end=4, quote="Der ", openly=True, chance=1, model="x"
    )


class TestTwoAtOnce:
    def test_who_end_a_promise_end_it_once(self, open_world: World) -> None:
        world, promise = open_world, said(open_world)

        found = at_once(
            lambda: promise_ends.end(promise, actor=world.seller, outcome=PromiseOutcome.KEPT, on=TODAY),
            lambda: promise_ends.end(promise, actor=world.presales, outcome=PromiseOutcome.BROKEN, on=TODAY),
            lambda: promise_ends.reword(promise, actor=world.presales, sentence="Anders.", on=TODAY),
        )

        assert sum(not isinstance(one, str) for one in found) == 1, found
        assert [one for one in found if isinstance(one, str)] == ["already_ended"] * 2
        assert models.PromiseEnd.objects.count() + models.Promise.objects.filter(replaces=promise).count() == 1

    def test_who_agree_and_refuse_leave_one_word(self, open_world: World) -> None:
        world, promise = open_world, said(open_world)
        gate_settings.need_two(world.company, list(Ending), actor=world.management)
        waiting = proposed(promise, world)

        found = at_once(
            lambda: promise_ends.agree(waiting, actor=world.services, on=TODAY),
            lambda: promise_ends.agree(waiting, actor=world.product_manager, on=TODAY),
            lambda: promise_ends.refuse(waiting, actor=world.presales, on=TODAY, reason="nein"),
        )

        assert sum(not isinstance(one, str) for one in found) == 1, found
        answer = models.EndAnswer.objects.get()
        assert models.PromiseEnd.objects.count() == answer.agreed
