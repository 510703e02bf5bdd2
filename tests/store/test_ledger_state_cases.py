"""What puts a promise into the contract, into services' hands, or against our own word: case by case, by SQL and by core.

Random histories (test_ledger_states.py) reach some of these by chance only.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from cast import TODAY, World

from ropeteam.core import ledger
from ropeteam.core.ledger import PromiseFacts
from ropeteam.core.vocabulary import LedgerState, OfferKind, Watch
from ropeteam.flows import contradictions, promises, signals
from ropeteam.store import models
from ropeteam.store.queries import promise_facts
from ropeteam.store.queries.ledger import Ledger, LedgerFilter
from ropeteam.store.queries.ledger_state import with_ledger_state

AGREED, IN_CONTRACT, HANDED_OVER = LedgerState.AGREED, LedgerState.IN_CONTRACT, LedgerState.HANDED_OVER
# Days around the one on which the cast's promise was said.
SAID = date(2026, 11, 9)
EARLIER, BEFORE, AFTER, LATER = (SAID + timedelta(days=days) for days in (-9, -2, 2, 5))
TO_COME = TODAY + timedelta(days=3)

Answers = list[tuple[str, date]]
Versions = list[tuple[bool, bool]]


@pytest.fixture
def promise(world: World) -> models.Promise:
    """Carried by the product as it is."""
    row = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
    assert row is not None
    assert row.said_on == SAID
    return row


def facts(promise: models.Promise) -> PromiseFacts:
    (row,) = promise_facts.loaded(models.Promise.objects.filter(pk=promise.pk))
    return promise_facts.facts(row, on=TODAY)


def stands(promise: models.Promise) -> LedgerState:
    """By SQL, and core says the same."""
    by_sql = with_ledger_state(models.Promise.objects.filter(pk=promise.pk), on=TODAY).get().ledger_state
    assert ledger.state(facts(promise)) == by_sql
    return LedgerState(by_sql)


def watched(world: World, promise: models.Promise) -> bool:
    """As one that our side contradicted: on the page, and core says the same."""
    listed = Ledger(world.seller, LedgerFilter(watch=Watch.CONTRADICTED.value), on=TODAY).slice().rows
    by_page = promise in [entry.promise for entry in listed]
    assert (Watch.CONTRADICTED in ledger.watches(facts(promise), on=TODAY)) == by_page
    return by_page


class TestTheContract:
    """`versions`: whether each has the sentence, and whether it was read."""

    @pytest.mark.parametrize(
        ("versions", "state"),
        [
            ([], IN_CONTRACT),
            ([(True, True)], IN_CONTRACT),
            ([(True, True), (False, True)], AGREED),
            ([(True, True), (False, False)], IN_CONTRACT),
            ([(True, True), (False, True), (False, False)], AGREED),
            ([(True, True), (False, True), (True, True)], IN_CONTRACT),
            ([(False, True), (True, True)], IN_CONTRACT),
        ],
    )
    def test_has_it_while_its_newest_read_version_does(
        self, world: World, promise: models.Promise, versions: Versions, state: LedgerState
    ) -> None:
        link = self.linked(world, promise, OfferKind.CONTRACT)
        for n, (has_it, read) in enumerate(versions, start=1):
            version = models.OfferVersion.objects.create(
                offer=link.clause.offer, n=n, content_hash=str(n), file_name="v.txt", format="text", original=b"x",
                dated_on=TODAY, recorded_on=TODAY,
            )  # fmt: skip
            if has_it:
                models.ClausePlace.objects.create(
                    version=version, no=0, clause=link.clause, paragraph=0, start=0, end=7
                )
            if read:
                models.OfferReading.objects.create(version=version, rules="r", model="m")

        assert stands(promise) == state

    def test_is_no_offer(self, world: World, promise: models.Promise) -> None:
        self.linked(world, promise, OfferKind.OFFER)

        assert stands(promise) == AGREED

    def test_has_it_no_longer_once_somebody_took_the_link_back(self, world: World, promise: models.Promise) -> None:
        link = self.linked(world, promise, OfferKind.CONTRACT)
        models.ClauseUnlink.objects.create(link=link, by=world.presales.person, unlinked_on=TODAY)

        assert stands(promise) == AGREED

    @staticmethod
    def linked(world: World, promise: models.Promise, kind: OfferKind) -> models.ClauseLink:
        offer = models.Offer.objects.create(deal=world.deal, key="o1", kind=kind.value, title="Papier")
        clause = models.Clause.objects.create(offer=offer, hash="0" * 64, text="Klausel")
        return models.ClauseLink.objects.create(
            clause=clause, promise=promise, n=1, by=world.presales.person, linked_on=TODAY
        )


class TestServices:
    """`came_on`: the day of handover that came with the deal. `answers`: in their order, with their days."""

    @pytest.mark.parametrize(
        ("signed_on", "came_on", "answers", "state"),
        [
            # No answer here: the day that came with the deal counts, from that day on, for what was said until then.
            (BEFORE, None, [], AGREED),
            (BEFORE, SAID, [], HANDED_OVER),
            (BEFORE, TODAY, [], HANDED_OVER),
            (BEFORE, TO_COME, [], AGREED),
            (EARLIER, BEFORE, [], AGREED),
            (LATER, AFTER, [], AGREED),
            (None, TODAY, [], AGREED),
            # A vote is no answer.
            (BEFORE, AFTER, [("ready", AFTER)], HANDED_OVER),
            (BEFORE, None, [("ready", AFTER)], AGREED),
            # The last answer counts, and beats the day that came.
            (BEFORE, None, [("accept", AFTER)], HANDED_OVER),
            (BEFORE, None, [("reservation", AFTER)], HANDED_OVER),
            (BEFORE, None, [("reject", AFTER)], AGREED),
            (BEFORE, AFTER, [("reject", AFTER)], AGREED),
            (BEFORE, None, [("reject", AFTER), ("accept", LATER)], HANDED_OVER),
            (BEFORE, None, [("accept", AFTER), ("reject", LATER)], AGREED),
            # An answer of a day to come, or of before the signature, is none.
            (BEFORE, None, [("accept", TO_COME)], AGREED),
            (BEFORE, None, [("accept", AFTER), ("reject", TO_COME)], HANDED_OVER),
            (LATER, None, [("accept", AFTER)], AGREED),
            (LATER, LATER, [("reject", AFTER)], HANDED_OVER),
            # They took over before it was said.
            (EARLIER, None, [("accept", BEFORE)], AGREED),
            (EARLIER, AFTER, [("accept", BEFORE)], AGREED),
        ],
    )
    def test_have_it_since_they_took_the_deal_over_after_it_was_said(
        self, world: World, promise: models.Promise, signed_on: date | None, came_on: date | None, answers: Answers,
        state: LedgerState,
    ) -> None:  # fmt: skip
        models.Deal.objects.filter(pk=world.deal.pk).update(signed_on=signed_on, handover_on=came_on)
        for n, (verdict, said_on) in enumerate(answers, start=1):
            models.HandoverWord.objects.create(
                deal=world.deal, n=n, verdict=verdict, said_on=said_on, by=world.services.person
            )

        assert stands(promise) == state


class TestOurOwnWordAgainstIt:
    def test_is_watched_until_somebody_takes_it_back(self, world: World, promise: models.Promise) -> None:
        maybe = self.suggested(world, promise)
        assert not watched(world, promise)

        contradictions.confirm(maybe, actor=world.seller, on=TODAY)
        assert watched(world, promise)

        contradictions.undo(maybe, actor=world.seller, on=TODAY)
        assert not watched(world, promise)

    def test_is_watched_where_only_another_one_was_taken_back(self, world: World, promise: models.Promise) -> None:
        maybe = self.suggested(world, promise)
        contradictions.confirm(maybe, actor=world.seller, on=TODAY)
        contradictions.undo(maybe, actor=world.seller, on=TODAY)

        promises.contradict(promise, actor=world.presales, how="war anders gemeint", said_on=TODAY)

        assert watched(world, promise)

    @staticmethod
    def suggested(world: World, promise: models.Promise) -> models.ContradictionSuggestion:
        return models.ContradictionSuggestion.objects.create(
            promise=promise, text=world.need.text, turn=4, start=0, end=4, quote="Der ", openly=False, chance=0.7,
            model="x",
        )  # fmt: skip
