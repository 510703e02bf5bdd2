"""A new strategy: what rested on a non-goal that is gone, or hits a new one, is judged anew; nothing else is."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from cast import TODAY, World
from flows.folders import edited, write
from flows.stage import Script, put_ear, take
from flows.standing import about, look

from ropeteam.core.vocabulary import Backing, Fit, SignalKind
from ropeteam.flows import conversations, promises, signals, strategy
from ropeteam.jobs import reactions
from ropeteam.language.backends.scripted import Line
from ropeteam.language.strategy_pages import DraftText, StrategyDraft
from ropeteam.store import models

TOMORROW = TODAY + timedelta(days=1)


def publish(world: World, *goals: str) -> models.StrategyVersion:
    """A strategy with these non-goals is published tomorrow, and everything reacts to it."""
    texts = tuple(DraftText(f"{goal[:20]}…", goal, "strategie.md", no) for no, goal in enumerate(goals, 1))
    vision = DraftText("Vision", f"Jede Maschine, {len(goals)}.", "strategie.md", 1)
    draft = StrategyDraft(visions=(vision,), pillars=(), non_goals=texts, problems=())
    strategy.put_draft(world.product, draft, actor=world.product_manager)
    version = strategy.publish(world.product, actor=world.product_manager, on=TOMORROW)
    event = models.Event.objects.get(code="strategy.published", subject_id=version.pk)
    reactions.react(event.pk, on=TOMORROW)
    return version


@pytest.fixture(autouse=True)
def quick_ear(monkeypatch: pytest.MonkeyPatch) -> None:
    put_ear(monkeypatch)


class TestANewNonGoal:
    def test_blocks_the_suggestion_that_hits_it_and_leaves_the_others_alone(self, world: World) -> None:
        publish(world, world.promise_training.quote)

        last = world.promise_training.judgements.latest("pk")
        assert (last.backing, last.judged_on) == (Backing.AGAINST_STRATEGY, TOMORROW)
        assert world.promise_offline.judgements.count() == 1

    def test_blocks_the_promise_in_the_ledger(self, world: World) -> None:
        promise = signals.confirm(world.promise_training, actor=world.seller, on=TODAY).promise
        assert promise is not None

        publish(world, world.promise_training.quote)

        assert promise.judgements.latest("pk").fit == Fit.AGAINST_STRATEGY
        assert about(look(world, on=TOMORROW), promise.sentence).backing == Backing.AGAINST_STRATEGY  # type: ignore[union-attr]

    def test_was_none_on_the_days_before(self, world: World) -> None:
        publish(world, world.promise_training.quote)

        then = about(look(world, on=TODAY, as_of=True), world.promise_training.quote)

        assert then is not None
        assert then.backing == Backing.SERVICES

    def test_is_reacted_to_once(self, world: World) -> None:
        version = publish(world, world.promise_training.quote)
        count = models.Judgement.objects.count()

        assert promises.rejudge_strategy(version.pk, on=TOMORROW) == (0, 0)
        assert models.Judgement.objects.count() == count


class TestANonGoalThatIsGone:
    @pytest.fixture(autouse=True)
    def _hit(self, world: World) -> None:
        publish(world, world.promise_training.quote)

    def test_gives_back_what_carries_the_words(self, world: World) -> None:
        publish(world, "Etwas ganz anderes über Rechnungen und Farben")

        assert world.promise_training.judgements.latest("pk").backing == Backing.SERVICES

    def test_blocks_again_when_it_comes_back(self, world: World) -> None:
        publish(world, "Etwas ganz anderes über Rechnungen und Farben")

        publish(world, world.promise_training.quote)

        assert world.promise_training.judgements.latest("pk").backing == Backing.AGAINST_STRATEGY


class TestAStrategyWithTheSameNonGoals:
    def test_looks_at_nothing(self, world: World) -> None:
        goals = [world.promise_training.quote]
        publish(world, *goals)
        count = models.Judgement.objects.count()

        version = publish(world, *goals)

        assert promises.rejudge_strategy(version.pk, on=TOMORROW) == (0, 0)
        assert models.Judgement.objects.count() == count

    def test_leaves_a_persons_verdict_standing_though_others_are_new(self, world: World) -> None:
        promise = signals.confirm(world.promise_training, actor=world.seller, on=TODAY).promise
        assert promise is not None
        publish(world, promise.sentence)
        promises.judge_by_person(promise, actor=world.presales, fit=Fit.WORKAROUND, reason="anders", on=TOMORROW)

        publish(world, promise.sentence, "Etwas ganz anderes über Rechnungen und Farben")

        assert promise.judgements.latest("pk").fit == Fit.WORKAROUND


class TestAReimportedFolder:
    def test_with_another_non_goal_judges_anew_at_once(self, empty: None, script: Script, tmp_path: Path) -> None:
        said = "Die Schulung für Ihre zwölf Leute machen wir im Mai"
        assert take(write(tmp_path / "klein")) == 0
        script(Line(said, SignalKind.PROMISE, service=True))
        text = models.TextVersion.objects.get(conversation__key="c1", conversation__company__key="kleine-gaertner-gmbh")
        conversations.listen_to(text.pk, on=TODAY)
        signal = text.signals.get(quote=said)
        assert signal.judgements.get().backing == Backing.SERVICES

        take(write(tmp_path / "klein", edited("company.yaml", "Kein Quellcode für Kunden", f"'{said}'")))

        assert signal.judgements.latest("pk").backing == Backing.AGAINST_STRATEGY
