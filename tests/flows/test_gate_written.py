"""Sentences of offers and contracts at the gate: what they promise without backing counts before it stands in any ledger."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import TODAY, World
from django.db import connection
from django.test.utils import CaptureQueriesContext
from flows.papers import OFFER, OFFLINE, brought, clause
from flows.stage import Script, put_ear

from ropeteam.core.vocabulary import ClauseWord, FindingCode, Fit, GateResult
from ropeteam.flows import clauses, gate, gate_answers, overrides, promises
from ropeteam.store import models
from ropeteam.store.queries import deals

TOMORROW = TODAY + timedelta(days=1)
BOTH = {FindingCode.UNBACKED, FindingCode.UNREVIEWED}


@pytest.fixture(scope="module")
def promising(built: World) -> int:
    """One that promises what the product does not do; the others of the offer are carried or linked."""
    with pytest.MonkeyPatch.context() as patch:
        put_ear(patch)
        found = clause(brought(built), OFFLINE)
    models.Judgement.objects.create(
        clause=found, fit=Fit.DECLINED.value, backing="unbacked", reasons=[{"code": "nothing_found"}], judged_on=TODAY
    )
    return found.pk


@pytest.fixture
def sentence(promising: int, world: World, script: Script) -> models.Clause:
    return models.Clause.objects.select_related("offer__deal__company").get(pk=promising)


def codes(world: World, row: models.Clause, *, on: object = TODAY, as_of: bool = False) -> set[FindingCode]:
    view = gate.look(models.Deal.objects.get(pk=world.deal.pk), on=on, as_of=as_of)  # type: ignore[arg-type]
    found = {finding.code for finding, notice in view.beside if notice.about == ("clause", row.pk)}
    assert all(finding.blocks for finding, notice in view.beside if notice.about == ("clause", row.pk))
    return found


def kept_codes(world: World, row: models.Clause) -> set[str]:
    body = gate_answers.answer(world.deal, on=TODAY)
    return {one["code"] for one in body["notices"] if (one["about"], one["id"]) == ("clause", row.pk)}


class TestASentence:
    def test_counts_until_somebody_says_what_it_is(self, world: World, sentence: models.Clause) -> None:
        """Each deed is seen by the kept answer, too."""
        assert codes(world, sentence) == kept_codes(world, sentence) == BOTH

        clauses.review(sentence, actor=world.presales, word=ClauseWord.CONFIRMED, on=TODAY)
        models.Judgement.objects.create(
            clause=sentence, fit=Fit.AGAINST_STRATEGY.value, backing="against_strategy", reasons=[], judged_on=TODAY
        )
        assert codes(world, sentence) == kept_codes(world, sentence) == {FindingCode.AGAINST_STRATEGY}

        promise = promises.enter(world.deal, actor=world.seller, sentence="Auch ohne Netz.", on=TODAY)
        link = clauses.link(sentence, promise, actor=world.presales, on=TODAY)
        assert codes(world, sentence) == kept_codes(world, sentence) == set()

        clauses.unlink(link, actor=world.presales, on=TODAY)
        models.Judgement.objects.create(
            clause=sentence, fit="declined", backing="unbacked", reasons=[], judged_on=TODAY
        )
        assert kept_codes(world, sentence)
        clauses.review(sentence, actor=world.presales, word=ClauseWord.DISMISSED, on=TODAY)
        assert codes(world, sentence) == kept_codes(world, sentence) == set()

    def test_counts_again_where_the_promise_it_is_was_withdrawn(self, world: World, sentence: models.Clause) -> None:
        """The customer was told, but they still sign the sentence."""
        promise = promises.enter(world.deal, actor=world.seller, sentence="Auch ohne Netz.", on=TODAY)
        clauses.link(sentence, promise, actor=world.presales, on=TODAY)
        models.Judgement.objects.create(
            clause=sentence, fit="declined", backing="unbacked", reasons=[], judged_on=TODAY
        )
        assert kept_codes(world, sentence) == set()

        models.PromiseEnd.objects.create(
            promise=promise, outcome="withdrawn", ended_on=TOMORROW, told_customer_on=TOMORROW, told_how="Mail"
        )

        assert kept_codes(world, sentence)
        assert codes(world, sentence, on=TODAY, as_of=True) == set()
        assert codes(world, sentence, on=TOMORROW, as_of=True)

    def test_that_a_newer_version_left_out_binds_nobody(self, world: World, sentence: models.Clause) -> None:
        assert kept_codes(world, sentence)

        brought(world, OFFER.replace(OFFLINE, ""), sentence.offer)

        assert codes(world, sentence) == kept_codes(world, sentence) == set()

    def test_is_looked_back_on_as_it_was_known_then(self, world: World, sentence: models.Clause) -> None:
        clauses.review(sentence, actor=world.presales, word=ClauseWord.DISMISSED, on=TOMORROW)

        assert codes(world, sentence, on=TODAY - timedelta(days=1), as_of=True) == set()
        assert codes(world, sentence, on=TODAY, as_of=True) == BOTH
        assert codes(world, sentence, on=TOMORROW, as_of=True) == set()

    def test_alone_blocks_a_deal_in_lists_too_until_two_lift_it(self, world: World, sentence: models.Clause) -> None:
        for row in (world.promise_offline, world.promise_training):
            models.Signal.objects.filter(pk=row.pk).update(low=True)
        others = models.Clause.objects.filter(offer=sentence.offer).exclude(pk=sentence.pk).exclude(kind="")
        for other in others.select_related("offer__deal__company"):
            clauses.review(other, actor=world.presales, word=ClauseWord.DISMISSED, on=TODAY)
        clauses.review(sentence, actor=world.presales, word=ClauseWord.CONFIRMED, on=TODAY)
        models.Judgement.objects.create(
            clause=sentence, fit="declined", backing="unbacked", reasons=[], judged_on=TODAY
        )
        blocked = deals.standing_at(models.Deal.objects.filter(pk=world.deal.pk), GateResult.BLOCKED.value, on=TODAY)
        run, view = gate.run(world.deal, actor=world.seller, on=TODAY)
        finding = run.findings.get(blocks=True)
        assert (finding.clause, view.verdict.result, blocked.exists()) == (sentence, GateResult.BLOCKED, True)

        ask = overrides.ask_about(
            world.deal, actor=world.management, about=f"clause:{sentence.pk}", code="unbacked", reason="weil", on=TODAY
        )
        overrides.approve(ask, actor=world.product_manager, on=TODAY)

        assert gate.look(world.deal, on=TODAY).verdict.result == GateResult.PASS_UNHEARD
        assert kept_codes(world, sentence) == {"unbacked"}, "it stays on the list and says so"
        assert not blocked.exists()

    def test_costs_one_statement(self, world: World, sentence: models.Clause) -> None:
        with CaptureQueriesContext(connection) as asked:
            gate.look(world.deal, on=TODAY)

        assert len([one for one in asked if 'FROM "store_clause" ' in one["sql"]]) == 1
