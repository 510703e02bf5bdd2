"""What blocks a deal, counted for lists: the same numbers as its gate finds, deed by deed, in as few statements for many deals."""

from __future__ import annotations

from collections import Counter

import pytest
from cast import TODAY, World
from django.db import connection
from django.test.utils import CaptureQueriesContext
from flows.papers import OFFLINE, brought, clause
from flows.stage import Script, put_ear
from flows.standing import look, unbacked

from ropeteam.core.vocabulary import ClauseWord, FindingCode, Fit
from ropeteam.flows import clauses, overrides, promises, signals
from ropeteam.store import models
from ropeteam.store.queries.in_the_way import blocking_in
from ropeteam.store.queries.today import sections

__all__ = ["unbacked"]

AGAINST, UNBACKED = FindingCode.AGAINST_STRATEGY, FindingCode.UNBACKED
UNJUDGED, UNREVIEWED, ALONE = FindingCode.UNJUDGED, FindingCode.UNREVIEWED, FindingCode.DISMISSAL_UNSECONDED


@pytest.fixture(scope="module")
def offered(built: World) -> int:
    """An offer with a sentence that hits a non-goal."""
    with pytest.MonkeyPatch.context() as patch:
        put_ear(patch)
        found = clause(brought(built), OFFLINE)
    judged(found, Fit.AGAINST_STRATEGY)
    return found.pk


@pytest.fixture
def sentence(offered: int, world: World, script: Script) -> models.Clause:
    return models.Clause.objects.select_related("offer__deal__company").get(pk=offered)


def judged(row: models.Clause, fit: Fit) -> None:
    models.Judgement.objects.create(clause=row, fit=fit.value, backing="unbacked", reasons=[], judged_on=TODAY)


def told(world: World) -> Counter[FindingCode]:
    """As lists count it; the gate finds the same."""
    counted = blocking_in([world.deal.pk])[world.deal.pk]
    assert counted == Counter(finding.code for finding in look(world).verdict.blocking)
    return counted


class TestWhatIsCounted:
    def test_is_what_the_gate_finds_of_promises(self, world: World, unbacked: str) -> None:
        assert told(world) == {UNBACKED: 1, UNREVIEWED: 2}

        signals.confirm(world.promise_offline, actor=world.seller, on=TODAY)
        assert told(world) == {UNBACKED: 1, UNREVIEWED: 1}

        signals.undo(world.promise_offline, actor=world.seller, on=TODAY)
        assert told(world) == {UNBACKED: 1, UNREVIEWED: 2}

        for heard in (world.promise_offline, world.promise_training):
            signals.dismiss(heard, actor=world.seller, on=TODAY, reason="war nicht so gemeint")
        assert told(world) == {UNBACKED: 1, ALONE: 2}

        promises.enter(world.deal, actor=world.seller, sentence="Quux bis März.", on=TODAY)
        assert told(world) == {UNBACKED: 1, ALONE: 2, UNJUDGED: 1}

    def test_is_what_the_gate_finds_of_an_offers_sentences(self, world: World, sentence: models.Clause) -> None:
        before = told(world)
        assert before[AGAINST] == 1

        clauses.review(sentence, actor=world.presales, word=ClauseWord.CONFIRMED, on=TODAY)
        judged(sentence, Fit.AGAINST_STRATEGY)
        assert told(world) == before - Counter({UNREVIEWED: 1})

        clauses.review(sentence, actor=world.presales, word=ClauseWord.DISMISSED, on=TODAY)
        assert AGAINST not in told(world)

    @pytest.mark.parametrize("confirmed", [False, True])
    def test_leaves_out_what_two_people_lifted_and_nothing_else(
        self, confirmed: bool, world: World, unbacked: str, sentence: models.Clause
    ) -> None:
        judged(sentence, Fit.AGAINST_STRATEGY)
        before = told(world)
        about = ((f"signal:{world.promise_offline.pk}", UNBACKED), (f"clause:{sentence.pk}", AGAINST))
        for subject, code in about:
            ask = overrides.ask_about(
                world.deal, actor=world.management, about=subject, code=code.value, reason="weil", on=TODAY
            )
            overrides.approve(ask, actor=world.product_manager, on=TODAY)
        lifted = Counter({UNBACKED: 1, AGAINST: 1})
        if confirmed:
            signals.confirm(world.promise_offline, actor=world.seller, on=TODAY)
            lifted[UNREVIEWED] = 1

        assert told(world) == before - lifted

    def test_stands_on_today_the_worst_first(self, world: World, sentence: models.Clause) -> None:
        (section,) = [one for one in sections(world.seller, on=TODAY) if one.code == "gates"]

        (deal,) = section.rows
        counted = told(world)
        assert dict(deal.blocking) == {code.value: n for code, n in counted.items()}
        assert deal.blocking[0] == ("against_strategy", 1)

    def test_costs_three_statements_for_however_many_deals(self, world: World) -> None:
        deals = list(models.Deal.objects.values_list("pk", flat=True))
        for asked in ([world.deal.pk], deals):
            with CaptureQueriesContext(connection) as statements:
                blocking_in(asked)
            assert len(statements) == 3
        assert blocking_in([]) == {}
