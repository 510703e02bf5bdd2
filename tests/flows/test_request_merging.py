"""Merged, separated, split, moved: every asker keeps their own words, and every step can be taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from cast import TODAY, World
from flows.played import each_its_own, played
from flows.wishes import asker_row, customer, sale, wish

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import Backing, DecisionKind
from ropeteam.flows import change_requests, nearest, promises, request_linking
from ropeteam.flows.request_merging import merge, preview, split, unmerge
from ropeteam.jobs import reactions
from ropeteam.store import models
from ropeteam.store.queries.judgements import latest_decision

Pair = tuple[models.ChangeRequest, models.ChangeRequest]


@pytest.fixture(scope="module")
def begun(built: World) -> Iterator[tuple[World, Pair]]:
    """Near is what shares letters."""
    with played(built) as world:
        yield world, (wish(world, "Export nach Excel"), wish(world, "Tabellen ausgeben"))


world, pair = each_its_own()


def now(row: models.ChangeRequest) -> models.ChangeRequest:
    return models.ChangeRequest.objects.select_related("merged_into").get(pk=row.pk)


def decided(world: World, row: models.ChangeRequest, kind: DecisionKind = DecisionKind.NO) -> models.Decision:
    return change_requests.decide_on(row, actor=world.product_manager, kind=kind, reason="so ist es", on=TODAY)


class TestMerge:
    def test_keeps_every_askers_row_and_finds_only_the_target(self, world: World, pair: Pair) -> None:
        request, into = pair
        asker = asker_row(world, world.deal, request)

        merge(request, into, actor=world.product_manager, on=TODAY, reason="dasselbe")

        assert (now(request).merged_into, now(into).merged_into) == (into, None)
        assert models.Asker.objects.get(pk=asker.pk).change_request == request, "whose words they were stays known"
        assert request.pk not in [pk for pk, _ in nearest.nearest("Export nach Excel", world.product)]
        assert models.Event.objects.filter(code="request.merged", subject_id=request.pk, data__into=into.pk).exists()

    def test_goes_to_the_end_of_the_chain_and_comes_back_in_any_order(self, world: World, pair: Pair) -> None:
        first, second = pair
        third, pm = wish(world, "Alles ausgeben"), world.product_manager
        inner = merge(first, second, actor=pm, on=TODAY)
        outer = merge(second, third, actor=pm, on=TODAY)
        assert (now(first).merged_into, now(second).merged_into) == (third, third)

        unmerge(inner, actor=pm, on=TODAY)
        assert (now(first).merged_into, now(second).merged_into) == (None, third)
        again = merge(first, third, actor=pm, on=TODAY)
        unmerge(outer, actor=pm, on=TODAY)
        assert (now(first).merged_into, now(second).merged_into) == (third, None)
        unmerge(again, actor=pm, on=TODAY)

        assert now(first).merged_into is None

    def test_taken_back_outside_first_gives_the_inner_one_its_own_target_again(self, world: World, pair: Pair) -> None:
        first, second = pair
        third, pm = wish(world, "Alles ausgeben"), world.product_manager
        merge(first, second, actor=pm, on=TODAY)
        outer = merge(second, third, actor=pm, on=TODAY)

        unmerge(outer, actor=pm, on=TODAY)

        assert (now(first).merged_into, now(second).merged_into) == (second, None)

    def test_leaves_what_a_folder_brought_merged_as_it_was(self, world: World, pair: Pair) -> None:
        old, into = pair
        models.ChangeRequest.objects.filter(pk=old.pk).update(merged_into=into)
        third = wish(world, "Alles ausgeben")

        unmerge(merge(into, third, actor=world.product_manager, on=TODAY), actor=world.product_manager, on=TODAY)

        assert (now(into).merged_into, now(old).merged_into) == (None, third), "no row says where it came from"

    def test_refuses_circles_itself_other_products_and_what_went_already(self, world: World, pair: Pair) -> None:
        request, into = pair
        pm = world.product_manager
        foreign = models.Product.objects.create(company=world.company, key="zwei", name="Zwei")
        other = models.ChangeRequest.objects.create(product=foreign, key="cr1", title="Anders")
        done = merge(request, into, actor=pm, on=TODAY)

        for one, two, code in (
            (into, request, "request_merged"),
            (request, into, "request_merged"),
            (into, into, "merge_into_itself"),
            (into, other, "other_product"),
        ):
            with pytest.raises(Refused, match=code):
                merge(one, two, actor=pm, on=TODAY)
        unmerge(done, actor=pm, on=TODAY)
        with pytest.raises(Refused, match="already_unmerged"):
            unmerge(done, actor=pm, on=TODAY)
        assert models.RequestMerge.objects.count() == 1

    @pytest.mark.parametrize("who", ["seller", "presales", "management", "works_council"])
    def test_is_products(self, world: World, pair: Pair, who: str) -> None:
        with pytest.raises(NotAllowed):
            merge(*pair, actor=world.everyone[who], on=TODAY)
        with pytest.raises(NotAllowed):
            preview(*pair, actor=world.everyone[who])


class TestPreview:
    def test_tells_who_would_get_which_answer(self, world: World, pair: Pair) -> None:
        request, into = pair
        asker_row(world, world.deal, request)
        asker_row(world, sale(world, customer(world, "k"), "s1", 10_000), request)
        asker_row(world, world.deal, into)
        decision = decided(world, into)

        seen = preview(request, into, actor=world.product_manager)

        assert (seen.askers, seen.deals, seen.both) == (2, 2, 1)
        assert (seen.before, seen.after, seen.answer_changes) == (None, decision, True)
        assert not models.RequestMerge.objects.exists()


class TestADecision:
    def test_holds_for_what_was_merged_and_its_promises_are_judged_anew(self, world: World, pair: Pair) -> None:
        request, into = pair
        promise = promises.enter(
            world.deal,
            actor=world.seller,
            sentence="Den Export nach Excel bauen wir.",
            on=TODAY,
            change_request=request,
        )
        decision = decided(world, into)
        done = merge(request, into, actor=world.product_manager, on=TODAY)
        self.react()

        assert latest_decision(now(request), None) == decision
        last = promise.judgements.latest("pk")
        assert (last.decision, last.backing) == (decision, Backing.UNBACKED)
        unmerge(done, actor=world.product_manager, on=TODAY)
        self.react()
        assert latest_decision(now(request), None) is None
        assert promise.judgements.latest("pk").decision is None

    def react(self) -> None:
        for event in models.Event.objects.filter(code__in=("request.merged", "request.unmerged")).order_by("pk"):
            reactions.react(event.pk, on=TODAY)

    def test_on_a_merged_request_is_told_where_to_go(self, world: World, pair: Pair) -> None:
        request, into = pair
        merge(request, into, actor=world.product_manager, on=TODAY)

        with pytest.raises(Refused) as refused:
            decided(world, now(request))

        assert into.title in refused.value.values.values()
        assert not models.Decision.objects.exists()


class TestSplit:
    def test_moves_the_chosen_askers_with_their_words(self, world: World, pair: Pair) -> None:
        request, _ = pair
        stays, goes = (asker_row(world, world.deal, request, text) for text in ("Nach Excel?", "Nach SAP?"))

        made = split(request, [goes], actor=world.product_manager, on=TODAY, title="Export nach SAP")

        assert [row.ask.text for row in made.askers.all() if row.ask] == ["Nach SAP?"]
        assert list(request.askers.all()) == [stays]
        assert models.Ask.objects.get(text="Nach SAP?").chosen_request == made
        assert (made.title, made.product) == ("Export nach SAP", world.product)
        assert made.pk in [pk for pk, _ in nearest.nearest("Export nach SAP", world.product)]

    def test_of_words_that_came_by_a_merge_leaves_the_merge_alone(self, world: World, pair: Pair) -> None:
        request, into = pair
        asker = asker_row(world, world.deal, request)
        merge(request, into, actor=world.product_manager, on=TODAY)

        made = split(into, [asker], actor=world.product_manager, on=TODAY, title="Doch etwas anderes")

        assert (list(made.askers.all()), now(request).merged_into) == ([asker], into)

    def test_needs_a_title_askers_and_the_right_request(self, world: World, pair: Pair) -> None:
        request, other = pair
        asker, pm = asker_row(world, world.deal, other), world.product_manager
        for chosen, title, code in (
            ([asker], " ", "title_missing"),
            ([], "Neu", "askers_missing"),
            ([asker], "Neu", "asker_moved_on"),
        ):
            with pytest.raises(Refused, match=code):
                split(request, chosen, actor=pm, on=TODAY, title=title)
        assert models.ChangeRequest.objects.count() == 2


class TestMove:
    def test_sets_a_wrong_link_right_and_back(self, world: World, pair: Pair) -> None:
        wrong, right = pair
        change_requests.link(world.need, wrong, actor=world.presales)
        asker = models.Asker.objects.get()

        moved = request_linking.move([asker], right, actor=world.presales, on=TODAY)
        assert models.Signal.objects.get(pk=world.need.pk).change_request == right

        request_linking.undo_moves(moved, actor=world.presales, on=TODAY)
        assert models.Asker.objects.get().change_request == wrong
        assert models.Signal.objects.get(pk=world.need.pk).change_request == wrong
        assert models.AskerMove.objects.count() == 2
        with pytest.raises(Refused, match="asker_moved_on"):
            request_linking.undo_moves(moved, actor=world.presales, on=TODAY)

    def test_is_for_product_and_the_deals_rope(self, world: World, pair: Pair) -> None:
        asker = asker_row(world, world.deal, pair[0])

        with pytest.raises(NotAllowed):
            request_linking.move([asker], pair[1], actor=world.other_seller, on=TODAY)
        assert request_linking.move([asker], pair[1], actor=world.seller, on=TODAY)

    def test_refuses_a_target_that_went_elsewhere_and_where_the_words_stand_already(self, world: World, pair: Pair):
        request, into = pair
        asker, pm = asker_row(world, world.deal, into), world.product_manager
        merge(request, into, actor=pm, on=TODAY)

        with pytest.raises(Refused, match="request_merged"):
            request_linking.move([asker], request, actor=pm, on=TODAY)
        with pytest.raises(Refused, match="asker_there_already"):
            request_linking.move([asker], into, actor=pm, on=TODAY)


class TestLink:
    def test_of_words_that_stand_elsewhere_is_refused_so_that_they_never_count_twice(self, world: World, pair: Pair):
        one, other = pair
        first = change_requests.link(world.need, one, actor=world.seller)

        assert change_requests.link(world.need, one, actor=world.seller) == first
        with pytest.raises(Refused, match="linked_already"):
            change_requests.link(world.need, other, actor=world.seller)
        assert models.Asker.objects.count() == 1

    def test_makes_a_new_wish_out_of_a_need_or_nothing(self, world: World, pair: Pair) -> None:
        made = change_requests.create_for(
            world.need, actor=world.seller, product=world.product, title="Offline", problem="Kein WLAN"
        )
        assert (made.capability, made.askers.get().signal) == (world.offline, world.need)

        with pytest.raises(Refused, match="linked_already"):
            change_requests.create_for(world.need, actor=world.seller, product=world.product, title="Noch einmal")
        assert not models.ChangeRequest.objects.filter(title="Noch einmal").exists()

    def test_can_be_taken_away_until_something_hangs_on_it(self, world: World, pair: Pair) -> None:
        asker = change_requests.link(world.need, pair[0], actor=world.seller)

        request_linking.unlink(asker, actor=world.seller)
        assert not models.Asker.objects.exists()
        assert models.Signal.objects.get(pk=world.need.pk).change_request is None

        again = change_requests.link(world.need, pair[0], actor=world.seller)
        request_linking.move([again], pair[1], actor=world.seller, on=TODAY)
        with pytest.raises(Refused, match="asker_has_history"):
            request_linking.unlink(models.Asker.objects.get(), actor=world.seller)

    def test_offers_the_five_nearest_without_itself(self, world: World, pair: Pair) -> None:
        for no in range(7):
            wish(world, f"Export nach Excel Nummer {no}")

        found = request_linking.near("Export nach Excel", world.product, without=pair[0].pk)

        assert len(found) == 5
        assert pair[0].pk not in [one.request.pk for one in found]
        assert [one.likeness for one in found] == sorted((one.likeness for one in found), reverse=True)
