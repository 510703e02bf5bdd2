"""The kept answer of the gate is the fresh one, whatever happened in between and by whatever way."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from cast import TODAY, World
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import (
    Basis,
    CapabilityStatus,
    ConversationKind,
    FindingCode,
    Fit,
    PromiseOutcome,
    RoadmapStatus,
)
from ropeteam.flows import (
    contradictions,
    conversations,
    gate,
    gate_answers,
    overrides,
    product,
    promise_ends,
    promises,
    rejudging,
    signals,
)
from ropeteam.store import models
from ropeteam.store.queries import gate_answers as query
from ropeteam.store.versions import CapabilityWords

Deed = Callable[[World, random.Random], object]


@pytest.fixture(autouse=True)
def quick_ear(script: object) -> None:
    """Near is what shares letters."""


def _any(world: World, chance: random.Random) -> models.Promise:
    return chance.choice(list(models.Promise.objects.filter(deal=world.deal).select_related("deal__company")))


def _word(world: World, chance: random.Random) -> object:
    signal = chance.choice([world.promise_offline, world.promise_training, world.claim_sap])
    if chance.random() < 0.5:
        return signals.confirm(signal, actor=world.seller, on=TODAY)
    return signals.dismiss(signal, actor=world.seller, on=TODAY, reason="nein")


def _override(world: World, chance: random.Random) -> object:
    run, _ = gate.run(world.deal, actor=world.seller, on=TODAY)
    finding = chance.choice(list(run.findings.filter(blocks=True)))
    asked = overrides.ask(finding, actor=world.management, reason="Leuchtturm", on=TODAY)
    return overrides.approve(asked, actor=world.product_manager, on=TODAY)


def _doubt(world: World, chance: random.Random) -> object:
    maybe, _ = models.ContradictionSuggestion.objects.get_or_create(
        promise=_any(world, chance), text=world.need.text,
        defaults={"turn": 4, "start": 0, "end": 4, "quote": "Der ", "openly": chance.random() < 0.5, "chance": 1, "model": "x"},
    )  # fmt: skip
    if maybe.reviews.exists():
        return contradictions.undo(maybe, actor=world.seller, on=TODAY)
    return contradictions.confirm(maybe, actor=world.seller, on=TODAY, told_how="Anruf")


def _second(world: World, chance: random.Random) -> object:
    signals.dismiss(world.promise_offline, actor=world.seller, on=TODAY, reason="nein")
    return signals.second_dismissal(world.promise_offline, actor=world.services, on=TODAY)


def _end(world: World, chance: random.Random) -> object:
    promise, outcome = _any(world, chance), chance.choice([PromiseOutcome.KEPT, PromiseOutcome.BROKEN])
    return promise_ends.end(promise, actor=world.seller, outcome=outcome, on=TODAY)


def _talk(world: World, chance: random.Random) -> object:
    return conversations.know_of(
        world.company, actor=world.seller, key=f"c{chance.random()}", kind=ConversationKind.CALL, held_on=TODAY, deal=world.deal,
        present=[conversations.Present("Paul Ebner", "customer")], basis=Basis.CONSENT,
    )  # fmt: skip


def _change(world: World, chance: random.Random) -> object:
    words = CapabilityWords(name="Export nach SAP", status=chance.choice(list(CapabilityStatus)))
    product.change_capability(world.sap_export, words, actor=world.product_manager, on=TODAY)
    return rejudging.rejudge_citing(capability_id=world.sap_export.pk, on=TODAY)


def _notice(world: World, chance: random.Random) -> object:
    codes = [code.value for code in (FindingCode.SCOPE_MISSING, FindingCode.CLAIM_UNCORRECTED) if chance.random() < 0.5]
    return models.Setting.objects.create(company=world.company, key="gate.blocking_notices", value=codes)


def _covered(world: World, chance: random.Random) -> object:
    requirement, by = chance.choice(list(models.Requirement.objects.filter(deal=world.deal))), world.presales.person
    deed = models.CoverageDeed.objects.create(deal=world.deal, by=by, done_on=TODAY)
    status = chance.choice(["as_is", "gap", "refuse"])
    return models.Coverage.objects.create(
        requirement=requirement, n=requirement.coverages.count() + 1, status=status, by=by, deed=deed, said_on=TODAY
    )


DEEDS: dict[str, Deed] = {
    "word": _word,
    "word again": _word,
    "second": _second,
    "undo": lambda w, c: signals.undo(w.promise_offline, actor=w.seller, on=TODAY),
    "correct": lambda w, c: signals.correct_claim(w.claim_sap, actor=w.seller, told_on=TODAY, told_how="Mail"),
    "enter": lambda w, c: promises.enter(w.deal, actor=w.seller, sentence="Der Export kommt im Mai.", on=TODAY),
    "judge": lambda w, c: promises.judge_by_person(
        _any(w, c), actor=w.product_manager, fit=c.choice([Fit.AS_IS, Fit.DECLINED, Fit.LIMITED]), reason="weil", on=TODAY
    ),
    "limit": lambda w, c: promises.tell_limit(_any(w, c), actor=w.seller, told_on=TODAY, told_how="Mail"),
    "scope": lambda w, c: promises.accept_scope(w.deal, actor=w.services, text="2 Tage", on=TODAY, promise=_any(w, c)),
    "contradict": lambda w, c: promises.contradict(_any(w, c), actor=w.presales, how="anders", said_on=TODAY),
    "doubt": _doubt,
    "doubt again": _doubt,
    "end": _end,
    "replace": lambda w, c: promise_ends.reword(_any(w, c), actor=w.seller, sentence="Anders.", on=TODAY),
    "relink": lambda w, c: signals.relink(w.promise_training, actor=w.seller, capability=w.sap_export, on=TODAY),
    "override": _override,
    "talk": _talk,
    "capability": _change,
    "notice": _notice,
    "by sql": lambda w, c: models.Signal.objects.filter(pk=w.promise_training.pk).update(low=c.random() < 0.5),
    "internal": lambda w, c: models.Conversation.objects.filter(pk=w.unheard.pk).update(internal=c.random() < 0.5),
    "must": lambda w, c: models.Requirement.objects.create(
        deal=w.deal, no=c.randrange(9999), text="Muss", must=True, words_hash="x", recorded_on=TODAY
    ),
    "covered": lambda w, c: _covered(w, c),
    "rope": lambda w, c: models.DealRole.objects.filter(deal=w.deal, role="presales").update(
        to_day=None if c.random() < 0.5 else TODAY - timedelta(days=1)
    ),
    "complex from": lambda w, c: models.Setting.objects.create(
        company=w.company, key="presales.complex_from", value={"musts": c.randrange(3)}
    ),
    "withdrawn item": lambda w, c: models.RoadmapVersion.objects.create(
        item=w.offline_item, n=w.offline_item.versions.count() + 1, title="x", status=RoadmapStatus.DROPPED.value
    ),
}  # fmt: skip


class TestAKeptAnswer:
    @pytest.mark.parametrize("seed", range(3))
    def test_is_the_fresh_one_after_every_deed(self, seed: int, world: World) -> None:
        """First a promise and a requirement, which most deeds are about; then every deed, in any order."""
        chance, done = random.Random(seed), []
        gate_answers.answer(world.deal, on=TODAY)
        for name in ("enter", "must", *chance.sample(list(DEEDS), len(DEEDS))):
            try:
                DEEDS[name](world, chance)
                done.append(name)
            except (Refused, NotAllowed, IndexError):
                pass
            deal = models.Deal.objects.get(pk=world.deal.pk)
            fresh = gate_answers.body_of(gate.look(deal, on=TODAY))
            assert gate_answers.answer(world.deal, on=TODAY) == _plain(fresh)
            assert query.fresh(world.deal.pk, on=TODAY) == _plain(fresh)
        assert len(done) >= 24, "most deeds were refused and changed nothing"

    def test_is_read_in_one_query_and_looked_at_anew_on_another_day(self, world: World) -> None:
        gate_answers.answer(world.deal, on=TODAY)

        with CaptureQueriesContext(connection) as asked:
            gate_answers.answer(world.deal, on=TODAY)
        assert len(asked) == 1

        assert query.fresh(world.deal.pk, on=TODAY + timedelta(days=1)) is None

    def test_of_one_deal_stays_when_another_changes(self, world: World) -> None:
        gate_answers.answer(world.deal, on=TODAY)

        promises.enter(world.confidential, actor=world.other_seller, sentence="Nur hier.", on=TODAY)

        assert query.fresh(world.deal.pk, on=TODAY) is not None

    def test_is_not_taken_for_fresh_where_a_mark_came_while_it_was_looked_at(
        self, world: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A colleague commits between our reading of the marks and our writing of the answer."""
        look = gate.look

        def meanwhile(deal: models.Deal, *, on: date) -> gate.GateView:
            view = look(deal, on=on)
            signals.correct_claim(world.claim_sap, actor=world.seller, told_on=TODAY, told_how="Mail")
            return view

        monkeypatch.setattr(gate, "look", meanwhile)
        gate_answers.answer(world.deal, on=TODAY)
        monkeypatch.undo()

        assert query.fresh(world.deal.pk, on=TODAY) is None
        fresh = gate_answers.body_of(gate.look(world.deal, on=TODAY))
        assert gate_answers.answer(world.deal, on=TODAY) == _plain(fresh)

    def test_holds_no_sentence(self, world: World) -> None:
        gate_answers.answer(world.deal, on=TODAY)

        body = str(models.GateAnswer.objects.get().body)
        assert "bis Ende Juni" not in body
        assert "Schulung" not in body

    def test_nobody_asks_for_goes_with_its_marks(self, world: World) -> None:
        gate_answers.answer(world.deal, on=TODAY)
        signals.correct_claim(world.claim_sap, actor=world.seller, told_on=TODAY, told_how="Mail")

        assert gate_answers.tidy(on=TODAY) == 0
        assert gate_answers.tidy(on=TODAY + timedelta(days=1)) == 1

        assert not models.GateAnswer.objects.exists()
        assert query.marks(world.deal.pk) == []


def _plain(body: dict[str, object]) -> dict[str, object]:
    """As JSON gives it back."""
    return dict(json.loads(json.dumps(body)))
