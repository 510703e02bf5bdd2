"""Product settles many signals at once: what is written, what is left alone, and what of it can be taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import TODAY, World
from flows.heard import hear_many
from flows.stage import Script
from flows.travel import react
from flows.wishes import wish

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import DecisionKind, SignalState
from ropeteam.flows import change_requests, inbox, signals, triage
from ropeteam.store import models
from ropeteam.store.queries import inbox as query
from ropeteam.store.queries.signals import state_now

MONTH = timedelta(days=30)


@pytest.fixture(autouse=True)
def quick_ear(script: Script) -> None:
    pass


def waits(world: World) -> set[int]:
    return set(query.waiting(world.product_manager).values_list("pk", flat=True))


class TestLinkMany:
    def test_gives_every_signal_an_asker_of_its_own(self, world: World) -> None:
        rows, row = hear_many(world, 3), wish(world, "Bedienung ohne Netz")

        done = triage.link_many([one.pk for one in rows], row, actor=world.product_manager, on=TODAY)

        assert (done.done, done.skipped) == (3, 0)
        assert row.askers.filter(deal=world.deal).count() == 3
        assert set(models.Signal.objects.filter(change_request=row)) == set(rows)
        assert waits(world) == {world.need.pk, world.delight.pk}
        assert models.Event.objects.filter(code="request.linked").count() == 1

    def test_leaves_alone_what_somebody_settled_in_between(self, world: World) -> None:
        rows, row = hear_many(world, 3), wish(world, "Bedienung ohne Netz")
        signals.confirm(rows[0], actor=world.seller, on=TODAY)
        change_requests.link(rows[1], wish(world, "Etwas anderes"), actor=world.product_manager)

        done = triage.link_many([one.pk for one in rows], row, actor=world.product_manager, on=TODAY)
        again = triage.link_many([one.pk for one in rows], row, actor=world.product_manager, on=TODAY)

        assert (done.done, done.skipped) == (1, 2)
        assert (again.triage, again.done, again.skipped) == (None, 0, 3)
        assert models.Triage.objects.count() == 1

    def test_never_takes_a_promise_or_a_claim(self, world: World) -> None:
        ours = [world.promise_offline.pk, world.claim_sap.pk]

        for done in (
            triage.confirm_many(ours, actor=world.product_manager, on=TODAY),
            triage.link_many(ours, wish(world, "X"), actor=world.product_manager, on=TODAY),
            triage.dismiss_many(ours, actor=world.product_manager, on=TODAY, reason="Rauschen"),
        ):
            assert (done.done, done.skipped) == (0, 2)
        assert not models.SignalReview.objects.exists()

    def test_is_refused_for_a_merged_wish_and_writes_nothing(self, world: World) -> None:
        one, two = wish(world, "Eins"), wish(world, "Zwei")
        one.merged_into = two
        one.save()

        with pytest.raises(Refused, match="request_merged"):
            triage.link_many([world.need.pk], one, actor=world.product_manager, on=TODAY)

        assert world.need.pk in waits(world)

    @pytest.mark.parametrize("who", ["seller", "presales", "services", "management", "works_council", "admin"])
    def test_is_products_deed(self, who: str, world: World) -> None:
        with pytest.raises(NotAllowed):
            triage.confirm_many([world.need.pk], actor=world.everyone[who], on=TODAY)

    def test_asks_for_some_and_for_no_more_than_a_bound(self, world: World) -> None:
        with pytest.raises(Refused, match="triage_nothing"):
            triage.confirm_many([], actor=world.product_manager, on=TODAY)
        with pytest.raises(Refused, match="triage_too_many"):
            triage.confirm_many(range(triage.MOST + 1), actor=world.product_manager, on=TODAY)

    def test_a_confidential_deals_words_are_nobodys_but_the_ropes(self, world: World) -> None:
        talk = models.Conversation.objects.get(pk=world.unheard.pk)
        talk.deal = world.confidential
        talk.save()
        (hidden,) = hear_many(world, 1, talk=talk)

        done = triage.confirm_many([hidden.pk], actor=world.product_manager, on=TODAY)

        assert hidden.pk not in waits(world)
        assert (done.done, done.skipped) == (0, 1)


class TestLinkToNew:
    def test_makes_a_wish_of_what_they_are_about(self, world: World) -> None:
        done = triage.link_to_new(
            [world.need.pk], world.product, actor=world.product_manager, on=TODAY, title="Ohne Netz"
        )

        assert done.triage is not None
        row = done.triage.change_request
        assert row is not None
        assert (row.title, row.capability, row.origin) == ("Ohne Netz", world.offline, "customer")
        assert [asker.signal for asker in row.askers.all()] == [world.need]

    def test_makes_none_where_nothing_is_left(self, world: World) -> None:
        signals.confirm(world.need, actor=world.seller, on=TODAY)

        done = triage.link_to_new([world.need.pk], world.product, actor=world.product_manager, on=TODAY, title="X")

        assert (done.triage, done.skipped) == (None, 1)
        assert not models.ChangeRequest.objects.exists()


class TestReviews:
    def test_in_bulk_are_each_signals_own_word(self, world: World) -> None:
        pm = world.product_manager

        triage.confirm_many([world.delight.pk], actor=pm, on=TODAY)
        triage.dismiss_many([world.need.pk], actor=pm, on=TODAY, reason=" Höflichkeit ")

        assert state_now(world.delight) == SignalState.CONFIRMED
        assert state_now(world.need) == SignalState.DISMISSED
        assert world.need.reviews.get().reason == "Höflichkeit"
        assert waits(world) == set()

    def test_dismissing_needs_a_reason(self, world: World) -> None:
        with pytest.raises(Refused, match="reason_missing"):
            triage.dismiss_many([world.need.pk], actor=world.product_manager, on=TODAY, reason="  ")


class TestUndo:
    def test_gives_back_what_was_linked(self, world: World) -> None:
        pm, row = world.product_manager, wish(world, "Ohne Netz")
        done = triage.link_many([world.need.pk, world.delight.pk], row, actor=pm, on=TODAY).triage
        assert done is not None

        one = triage.undo(done, actor=pm, on=TODAY, signals=[world.need.pk])
        rest = triage.undo(done, actor=pm, on=TODAY)

        assert (one.done, rest.done, rest.stay) == (1, 1, 0)
        assert waits(world) == {world.need.pk, world.delight.pk}
        assert not row.askers.exists()
        with pytest.raises(Refused, match="triage_undone"):
            triage.undo(done, actor=pm, on=TODAY)

    def test_gives_back_what_was_reviewed_unless_somebody_spoke_since(self, world: World) -> None:
        pm = world.product_manager
        done = triage.dismiss_many([world.need.pk, world.delight.pk], actor=pm, on=TODAY, reason="Rauschen").triage
        assert done is not None
        signals.confirm(world.delight, actor=world.seller, on=TODAY)

        undone = triage.undo(done, actor=pm, on=TODAY)

        assert (undone.done, undone.stay) == (1, 1)
        assert state_now(world.need) == SignalState.SUGGESTED
        assert state_now(world.delight) == SignalState.CONFIRMED
        assert waits(world) == {world.need.pk}

    def test_leaves_what_has_an_answer_already(self, world: World) -> None:
        pm, row = world.product_manager, wish(world, "Ohne Netz")
        change_requests.decide_on(row, actor=pm, kind=DecisionKind.NO, reason="Die Halle hat Netz.", on=TODAY)
        done = triage.link_many([world.need.pk], row, actor=pm, on=TODAY).triage
        assert done is not None
        react()

        undone = triage.undo(done, actor=pm, on=TODAY)

        assert models.Answer.objects.count() == 1
        assert (undone.done, undone.stay) == (0, 1)
        assert row.askers.count() == 1

    def test_goes_for_thirty_days_and_not_for_one_more(self, world: World) -> None:
        pm = world.product_manager
        done = triage.confirm_many([world.need.pk, world.delight.pk], actor=pm, on=TODAY).triage
        assert done is not None

        triage.undo(done, actor=pm, on=TODAY + MONTH, signals=[world.need.pk])
        with pytest.raises(Refused, match="triage_too_old"):
            triage.undo(done, actor=pm, on=TODAY + MONTH + timedelta(days=1))

    def test_is_products_deed(self, world: World) -> None:
        done = triage.confirm_many([world.need.pk], actor=world.product_manager, on=TODAY).triage
        assert done is not None

        with pytest.raises(NotAllowed):
            triage.undo(done, actor=world.seller, on=TODAY)


class TestBundles:
    def test_put_words_that_are_near_to_the_same_wish_together(self, world: World) -> None:
        offline, export = wish(world, "Bedienung ohne Netz fehlt uns"), wish(world, "Export nach SAP fehlt uns")
        rows = hear_many(world, 10)

        found = inbox.bundles(rows, world.product)

        assert sorted(row.pk for bundle in found for row in bundle.signals) == sorted(row.pk for row in rows)
        first = {bundle.offered[0].pk: {row.quote[:6] for row in bundle.signals} for bundle in found if bundle.offered}
        assert first[offline.pk] >= {"Bedien"}
        assert first[export.pk] >= {"Export"}

    def test_without_any_wish_put_like_words_beside_each_other(self, world: World) -> None:
        (only,) = inbox.bundles(hear_many(world, 6), world.product)

        assert len(only.signals) == 6
        assert only.offered == ()
