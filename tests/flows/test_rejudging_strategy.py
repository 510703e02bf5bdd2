"""A new strategy: what rested on a non-goal that is gone, or hits a new one, is judged anew; nothing else is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from cast import TODAY, World
from flows.folders import FILES, edited, write
from flows.played import copied, played
from flows.stage import Script, put_ear, take
from flows.standing import about, look

from ropeteam.core.vocabulary import Backing, Fit, SignalKind
from ropeteam.flows import conversations, promises, rejudging, signals, strategy
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


@pytest.fixture(scope="class")
def published(built: World) -> Iterator[tuple[World, models.StrategyVersion]]:
    """What the seller said of the training is a non-goal from tomorrow on."""
    with played(built) as world:
        yield world, publish(world, world.promise_training.quote)


@pytest.fixture
def hit(published: tuple[World, models.StrategyVersion], empty: None) -> tuple[World, models.StrategyVersion]:
    return copied(published)


class TestANewNonGoal:
    def test_blocks_the_suggestion_that_hits_it_and_leaves_the_others_alone(
        self, hit: tuple[World, models.StrategyVersion]
    ) -> None:
        world, _ = hit

        last = world.promise_training.judgements.latest("pk")
        assert (last.backing, last.judged_on) == (Backing.AGAINST_STRATEGY, TOMORROW)
        assert world.promise_offline.judgements.count() == 1

    def test_blocks_the_promise_in_the_ledger(self, hit: tuple[World, models.StrategyVersion]) -> None:
        world, _ = hit
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        assert promise is not None

        publish(world, promise.sentence)

        assert promise.judgements.latest("pk").fit == Fit.AGAINST_STRATEGY
        assert about(look(world, on=TOMORROW), promise.sentence).backing == Backing.AGAINST_STRATEGY  # type: ignore[union-attr]

    def test_was_none_on_the_days_before(self, hit: tuple[World, models.StrategyVersion]) -> None:
        world, _ = hit

        then = about(look(world, on=TODAY, as_of=True), world.promise_training.quote)

        assert then is not None
        assert then.backing == Backing.SERVICES

    def test_is_reacted_to_once(self, hit: tuple[World, models.StrategyVersion]) -> None:
        _, version = hit
        count = models.Judgement.objects.count()

        assert rejudging.rejudge_strategy(version.pk, on=TOMORROW) == (0, 0)
        assert models.Judgement.objects.count() == count


class TestANonGoalThatIsGone:
    def test_gives_back_what_carries_the_words(self, hit: tuple[World, models.StrategyVersion]) -> None:
        world, _ = hit

        publish(world, "Etwas ganz anderes über Rechnungen und Farben")

        assert world.promise_training.judgements.latest("pk").backing == Backing.SERVICES

    def test_blocks_again_when_it_comes_back(self, hit: tuple[World, models.StrategyVersion]) -> None:
        world, _ = hit
        publish(world, "Etwas ganz anderes über Rechnungen und Farben")

        publish(world, world.promise_training.quote)

        assert world.promise_training.judgements.latest("pk").backing == Backing.AGAINST_STRATEGY


class TestAStrategyWithTheSameNonGoals:
    def test_looks_at_nothing(self, world: World) -> None:
        goals = [world.promise_training.quote]
        publish(world, *goals)
        count = models.Judgement.objects.count()

        version = publish(world, *goals)

        assert rejudging.rejudge_strategy(version.pk, on=TOMORROW) == (0, 0)
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

        others = {name: None for name in FILES if name != "company.yaml"}
        again = others | edited("company.yaml", "Kein Quellcode für Kunden", f"'{said}'")
        assert take(write(tmp_path / "strategy", again)) == 0

        assert signal.judgements.latest("pk").backing == Backing.AGAINST_STRATEGY
