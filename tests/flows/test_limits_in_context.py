"""Words are held against limits with what was said just before them: when booked, when judged anew, and in the bench."""

from __future__ import annotations

from typing import Any

import pytest
from cast import TODAY, World
from flows.talks import taken, talk

from bench._heard import FLOOR, Judge
from ropeteam.core.vocabulary import SignalKind
from ropeteam.flows import conversations, ear, judging
from ropeteam.language import corpus
from ropeteam.language.embedding import load
from ropeteam.language.encoder.presence import encoder_here
from ropeteam.language.listening import hear as product_ear
from ropeteam.store import models
from ropeteam.store.queries.product import Truth, truth

WORDS = """Paul Ebner: Zum Jahresende drucken wir um die neunhundert Seiten Berichte als PDF in einem Lauf.
Nora Lindt: Das verstehe ich gut. Die Berichte als PDF liefern wir Ihnen bis Ende Juni, das verspreche ich Ihnen.
Paul Ebner: Und der Export nach SAP?
Nora Lindt: Den Export nach SAP haben wir heute schon, der läuft bei allen Kunden.
"""

pytestmark = pytest.mark.skipif(not encoder_here(), reason="the encoder is not on this system")


@pytest.fixture
def contexts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was given as said before, whenever words were held against a line that has limits."""
    given: list[str] = []
    real = judging.held

    def spying(words: str, line: Any, **how: Any) -> Any:
        if line.limits:
            given.append(how.get("context", ""))
        return real(words, line, **how)

    monkeypatch.setattr(judging, "held", spying)
    monkeypatch.setattr(product_ear, "held", spying)
    return given


@pytest.fixture
def heard(world: World, contexts: list[str]) -> conversations.Findings:
    text = taken(talk(world), WORDS)
    findings = conversations.hear(text.pk)
    assert conversations.book_findings(findings, on=TODAY)
    return findings


def ours(heard: conversations.Findings) -> list[models.Signal]:
    found = models.Signal.objects.filter(text_id=heard.text_id, kind__in=("promise", "claim"))
    return list(found.select_related("conversation", "capability", "non_goal").order_by("pk"))


def test_a_signal_judged_anew_gets_the_verdict_it_was_booked_with(
    heard: conversations.Findings, world: World, contexts: list[str]
) -> None:
    at_booking, now = list(contexts), truth(world.product)
    contexts.clear()

    for signal in ours(heard):
        booked = signal.judgements.get()
        verdict = judging.weigh(judging.of_signal(signal), now).judgement
        assert verdict.fit == booked.fit
        assert [reason.as_json() for reason in verdict.reasons] == booked.reasons

    assert at_booking
    assert sorted(contexts) == sorted(at_booking)
    assert all("neunhundert Seiten" in one for one in contexts)


def test_bench_and_product_give_the_same_verdict_on_the_same_talk(heard: conversations.Findings, world: World) -> None:
    judge = Judge(_as_corpus(truth(world.product)), load(), None)
    spoken = _talk(models.Conversation.objects.get(texts=heard.text_id))
    signals = {(one.kind, one.quote): one for one in ours(heard)}

    both = [
        (
            judge.verdict(one.heard.kind, one.heard.quote, one.heard.context, spoken, meaning),
            signals[one.heard.kind.value, one.heard.quote].judgements.get().backing,
        )
        for one, meaning in _with_meaning(heard)
    ]

    assert len(both) >= 2
    assert [bench for bench, _ in both] == [product for _, product in both]
    assert product_ear.FLOOR == FLOOR


def _with_meaning(heard: conversations.Findings) -> list[tuple[Any, Any]]:
    """The promises and claims, with what the encoder makes of their words where they stand: it is not kept."""
    text = models.TextVersion.objects.select_related("conversation").get(pk=heard.text_id)
    again = conversations.detect.listen(
        ear.spoken_turns(text), held_on=TODAY, internal=False, language=text.language, embedder=load()
    )
    meant = {(one.kind, one.quote): one.meaning for one in again}
    found = [one for one in heard.listened.found if one.heard.kind in (SignalKind.PROMISE, SignalKind.CLAIM)]
    return [(one, meant[one.heard.kind, one.heard.quote]) for one in found]


def _talk(conversation: models.Conversation) -> corpus.Talk:
    return corpus.Talk("t", "t.txt", conversation.held_on, "call", "", {}, None, (), ())


def _as_corpus(known: Truth) -> corpus.Company:
    """The product of the cast as a company of the corpus."""
    return corpus.Company(
        key="cast",
        name="cast",
        product="cast",
        batch="cast",
        language="de",
        industry="",
        capabilities=tuple(
            corpus.CatalogueLine(
                one.capability.key,
                one.version.name,
                one.version.description,
                one.facts.status,
                ear.limit_texts(one.limits),
            )
            for one in known.capabilities.values()
        ),
        roadmap=tuple(
            corpus.RoadmapLine(item.facts, item.version.title, item.version.release, one.capability.key)
            for one in known.capabilities.values()
            for item in known.items_for(one.capability)
        ),
        non_goals=tuple(corpus.NonGoalLine(goal.key, "", goal.text) for goal in known.non_goals),
        pillars=(),
        talks=(),
    )
