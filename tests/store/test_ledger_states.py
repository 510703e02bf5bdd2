"""A promise's state as SQL says it for lists and as core says it from the rows: the same after whatever happened to it."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from cast import TODAY, World
from django.db.models import QuerySet
from flows.copies import alike
from flows.stage import put_ear
from store.histories import apart

from ropeteam.core import ledger
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.ledger import StepCode
from ropeteam.core.vocabulary import Ending, Fit, LedgerState, OfferKind, PromiseOutcome, SignalKind, Watch
from ropeteam.flows import contradictions, gate, overrides, promise_ends, promises, signals
from ropeteam.store import models
from ropeteam.store.actor import Actor, actor_of
from ropeteam.store.queries import promise_facts, promise_steps
from ropeteam.store.queries.kept import ON, kept
from ropeteam.store.queries.ledger import Ledger, LedgerFilter
from ropeteam.store.queries.ledger_state import with_ledger_state

Deed = Callable[[World, models.Promise, random.Random], object]


def _word(world: World, promise: models.Promise, chance: random.Random) -> object:
    mention = chance.choice(list(promise.mentions.all()))
    who = chance.choice([world.seller, world.presales])
    deed = chance.choice(["dismiss", "confirm", "change", "undo", "second"])
    if deed == "dismiss":
        return signals.dismiss(mention.signal, actor=who, on=TODAY, reason="nur laut gedacht")
    if deed == "second":
        return signals.second_dismissal(mention.signal, actor=world.services, on=TODAY)
    if deed == "change":
        return signals.confirm(mention.signal, actor=who, on=TODAY, kind=SignalKind.CLAIM)
    if deed == "undo":
        return signals.undo(mention.signal, actor=who, on=TODAY)
    return signals.confirm(mention.signal, actor=who, on=TODAY)


def _judge(world: World, promise: models.Promise, chance: random.Random) -> object:
    fit = chance.choice([Fit.AS_IS, Fit.LIMITED, Fit.IN_REVIEW, Fit.DECLINED, Fit.AGAINST_STRATEGY, Fit.UNKNOWN])
    return promises.judge_by_person(promise, actor=world.product_manager, fit=fit, reason="weil", on=TODAY)


def _end(world: World, promise: models.Promise, chance: random.Random) -> object:
    outcome = chance.choice(list(PromiseOutcome))
    told = {"told_customer_on": TODAY, "told_how": "Anruf"}
    return promise_ends.end(promise, actor=world.seller, outcome=outcome, on=TODAY, **told)  # type: ignore[arg-type]


def _replace(world: World, promise: models.Promise, chance: random.Random) -> object:
    return promise_ends.renegotiate(
        promise, actor=world.seller, sentence="Anders, später.", on=TODAY, agreed_how="im Termin"
    )


def _link(world: World, promise: models.Promise, chance: random.Random) -> object:
    offer, _ = models.Offer.objects.get_or_create(
        deal=world.deal, key="o1", defaults={"kind": OfferKind.CONTRACT.value, "title": "Vertrag"}
    )
    clause, _ = models.Clause.objects.get_or_create(offer=offer, hash="0" * 64, defaults={"text": "Klausel"})
    standing = promise.clause_links.filter(unlinked__isnull=True).first()
    if standing is not None:
        return models.ClauseUnlink.objects.create(link=standing, by=world.presales.person, unlinked_on=TODAY)
    n = promise.clause_links.count() + 1
    return models.ClauseLink.objects.create(
        clause=clause, promise=promise, n=n, by=world.presales.person, linked_on=TODAY
    )


def _version(world: World, promise: models.Promise, chance: random.Random) -> object:
    """The next version of the contract: with the sentence or without it, read or not yet."""
    clause = models.Clause.objects.get(offer__deal=world.deal)
    n = clause.offer.versions.count() + 1
    version = models.OfferVersion.objects.create(
        offer=clause.offer, n=n, content_hash=str(n), file_name="v.txt", format="text", original=b"x",
        dated_on=TODAY, recorded_on=TODAY,
    )  # fmt: skip
    if chance.random() < 0.5:
        models.ClausePlace.objects.create(version=version, no=0, clause=clause, paragraph=0, start=0, end=7)
    if chance.random() < 0.8:
        models.OfferReading.objects.create(version=version, rules="r", model="m")
    return version


def _hand_over(world: World, promise: models.Promise, chance: random.Random) -> object:
    """Signed, opened again or signed anew, with or without a day of handover."""
    day = chance.choice([None, TODAY - timedelta(days=40), TODAY, TODAY + timedelta(days=3)])
    signed = chance.choice([None, TODAY - timedelta(days=50), TODAY - timedelta(days=20), TODAY])
    return models.Deal.objects.filter(pk=world.deal.pk).update(handover_on=day, signed_on=signed)


def _take_over(world: World, promise: models.Promise, chance: random.Random) -> object:
    """Services answer, or only vote; some of it on days to come."""
    n = models.HandoverWord.objects.filter(deal=world.deal).count() + 1
    day = chance.choice([TODAY - timedelta(days=40), TODAY, TODAY + timedelta(days=3)])
    return models.HandoverWord.objects.create(
        deal=world.deal, n=n, verdict=chance.choice(["ready", "accept", "reservation", "reject"]), said_on=day,
        by=world.services.person,
    )  # fmt: skip


def _contradict(world: World, promise: models.Promise, chance: random.Random) -> object:
    return promises.contradict(promise, actor=world.presales, how="war anders gemeint", said_on=TODAY)


def _doubt(world: World, promise: models.Promise, chance: random.Random) -> object:
    """Words that may take it back: confirmed openly (it ends) or silently, and taken back again."""
    maybe, _ = models.ContradictionSuggestion.objects.get_or_create(
        promise=promise, text=world.need.text,
        defaults={"turn": 4, "start": 0, "end": 4, "quote": "Der ", "openly": chance.random() < 0.5, "chance": 0.7, "model": "x"},
    )  # fmt: skip
    if chance.random() < 0.5:
        return contradictions.confirm(maybe, actor=world.seller, on=TODAY, told_how="am Telefon")
    return contradictions.undo(maybe, actor=world.seller, on=TODAY)


def _due(world: World, promise: models.Promise, chance: random.Random) -> object:
    day = chance.choice([None, TODAY - timedelta(days=1), TODAY + timedelta(days=chance.choice([0, 29, 31, 89, 91]))])
    return models.Promise.objects.filter(pk=promise.pk, due=None).update(due=day)  # a day that was said stays


DEEDS: tuple[Deed, ...] = (
    _word, _word, _word, _judge, _judge, _end, _replace, _link, _version, _version, _hand_over, _take_over, _take_over,
    _contradict, _doubt, _due,
)  # fmt: skip


def _states() -> QuerySet[Any, Any]:
    return with_ledger_state(models.Promise.objects.all(), on=ON).values_list("pk", "ledger_state")


class TestStates:
    def test_by_sql_are_those_of_core_after_every_deed(self, world: World) -> None:
        """Histories side by side: each goes a deed further, then all promises are looked at."""
        known: dict[int, ledger.PromiseFacts] = {}
        happened: set[int] = set()
        with pytest.MonkeyPatch.context() as patch:
            put_ear(patch)
            histories = [self.begun(world, seed) for seed in range(24)]
            for _ in range(9):
                happened |= {seed for seed, (mine, chance) in enumerate(histories) if self.goes_on(mine, chance)}
                self.compare(known)
        assert happened == set(range(24)), "nothing happened in a history"

    def begun(self, world: World, seed: int) -> tuple[World, random.Random]:
        """Two promises that were heard and one by hand, in a deal of their own."""
        mine = apart(world, seed)
        for signal in (mine.promise_offline, mine.promise_training):
            signals.confirm(signal, actor=mine.seller, on=TODAY)
        promises.enter(mine.deal, actor=mine.seller, sentence="Bis morgen", on=TODAY)
        return mine, random.Random(seed)

    def goes_on(self, mine: World, chance: random.Random) -> bool:
        """Whether anything happened: what is refused is none."""
        found = models.Promise.objects.filter(deal=mine.deal).select_related("deal__company", "deal__product")
        try:
            chance.choice(DEEDS)(mine, chance.choice(list(found.order_by("pk"))), chance)
        except (Refused, NotAllowed, IndexError, models.Clause.DoesNotExist):
            return False
        return True

    def compare(self, known: dict[int, ledger.PromiseFacts]) -> None:
        """`known` are the facts as they were last time: of a promise to which nothing happened the line was looked at then."""
        by_sql = dict(kept(_states).rows({"on": TODAY}))
        rows = list(promise_facts.loaded(models.Promise.objects.all()))
        facts = {row.pk: promise_facts.facts(row, on=TODAY) for row in rows}
        seeds = {row.pk: row.deal.key for row in rows}

        assert by_sql.keys() == facts.keys()
        by_core = {pk: ledger.state(told).value for pk, told in facts.items()}
        assert by_sql == by_core, {seeds[pk] for pk in by_core if by_core[pk] != by_sql[pk]}
        alike()
        reader = self.reader()
        for watch in Watch:
            listed = {
                entry.pk
                for chunk in Ledger(reader, LedgerFilter(watch=watch.value), on=TODAY).everything()
                for entry in chunk
                if entry.promise is not None
            }
            meant = {pk for pk, told in facts.items() if watch in ledger.watches(told, on=TODAY)}
            assert listed == meant, (watch, {seeds[pk] for pk in listed ^ meant})
        for row in rows:
            if known.get(row.pk) == facts[row.pk]:
                continue
            line = [step.code for step in promise_steps.life(row, on=TODAY)]
            state = by_sql[row.pk]
            told = {"replaced": {"reworded", "renegotiated"}, "confirmed": {"confirmed", "entered"}}.get(state, {state})
            assert state == "suggested" or told & set(line), (state, line)
        known.update(facts)

    def reader(self) -> Actor:
        return actor_of(models.Person.objects.get(key="p-karl"), on=TODAY)

    def test_all_of_them_come_up(self, world: World) -> None:
        """One promise walks the whole way, another is replaced; every filter of the page finds what it names."""
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        assert promise is not None

        def state() -> str:
            return str(with_ledger_state(models.Promise.objects.filter(pk=promise.pk), on=TODAY).get().ledger_state)

        assert state() == LedgerState.AGREED
        for fit, then in ((Fit.IN_REVIEW, "judged"), (Fit.DECLINED, "declined"), (Fit.AS_IS, "agreed")):
            promises.judge_by_person(promise, actor=world.product_manager, fit=fit, reason="weil", on=TODAY)
            assert state() == then
            assert [e.promise for e in self.listed(world, then)] == [promise]
        _link(world, promise, random.Random(1))
        assert state() == "in_contract"
        models.Deal.objects.filter(pk=world.deal.pk).update(handover_on=TODAY, signed_on=TODAY)
        assert state() == "handed_over"
        promise_ends.end(promise, actor=world.seller, outcome=PromiseOutcome.KEPT_LATE, on=TODAY)
        assert state() == "kept_late"

    def listed(self, world: World, state: str) -> list[object]:
        return list(Ledger(world.seller, LedgerFilter(state=state), on=TODAY).slice().rows)


class TestLife:
    def test_tells_who_when_and_why_in_order(self, world: World) -> None:
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        assert promise is not None
        promises.judge_by_person(promise, actor=world.product_manager, fit=Fit.DECLINED, reason="zu früh", on=TODAY)
        run, _ = gate.run(world.deal, actor=world.seller, on=TODAY)
        finding = run.findings.get(promise=promise, blocks=True)
        asked = overrides.ask(finding, actor=world.management, reason="Referenzkunde", on=TODAY)
        overrides.approve(asked, actor=world.product_manager, on=TODAY)
        later = TODAY + timedelta(days=9)
        promise_ends.end(
            promise,
            actor=world.seller,
            outcome=PromiseOutcome.WITHDRAWN,
            on=later,
            told_customer_on=TODAY,
            told_how="Mail",
        )

        row = promise_facts.loaded(models.Promise.objects.filter(pk=promise.pk)).get()
        steps = promise_steps.life(row, on=later)

        assert [step.code for step in steps] == [
            StepCode.HEARD, StepCode.CONFIRMED, StepCode.AGREED, StepCode.DECLINED, StepCode.OVERRIDE_ASKED,
            StepCode.OVERRIDDEN, StepCode.WITHDRAWN,
        ]  # fmt: skip
        people = [step.by for step in steps]
        assert people[1:] == [
            world.seller.person.pk, None, world.product_manager.person.pk, world.management.person.pk,
            world.product_manager.person.pk, world.seller.person.pk,
        ]  # type: ignore[union-attr]  # fmt: skip
        assert (steps[3].why, steps[4].why, steps[6].why) == ("zu früh", "Referenzkunde", "Mail")
        assert (steps[0].on, steps[-1].on) == (date(2026, 11, 9), later)


def test_every_ending_is_a_step_of_the_line() -> None:
    assert {ending.value for ending in Ending} <= {code.value for code in ledger.OF_THE_LINE}
