"""Listening writes suggestions, once a text and whole; a newer model replaces what nobody touched and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from cast import TODAY, World
from flows.played import played
from flows.stage import Script, put_ear
from flows.talks import NEED, PROMISE, WORDS, rows, taken, talk

from ropeteam.core.vocabulary import SignalKind, WorksAgreement
from ropeteam.flows import conversations, signals
from ropeteam.language.backends.scripted import Line
from ropeteam.store import models
from ropeteam.store.queries import conversations as query


class TestListening:
    def test_books_suggestions_with_quote_span_and_judgement(self, world: World, script: Script) -> None:
        script(PROMISE, NEED)
        text = taken(talk(world))

        assert conversations.listen_to(text.pk, on=TODAY) is True

        promise, need = text.signals.order_by("first_turn")
        assert (promise.kind, promise.quote, promise.due) == ("promise", PROMISE.quote, PROMISE.due)
        assert text.turns.get(no=promise.first_turn).text[promise.start : promise.end] == promise.quote
        assert (promise.analysis.model, promise.created_by) == ("scripted", None)
        assert promise.judgements.count() == 1
        assert (need.kind, need.judgements.count()) == ("need", 0)
        event = models.Event.objects.get(code="conversation.heard", subject_id=text.conversation_id)
        assert event.data == {"signals": 2}
        assert "Schnittstelle" not in str(event.data), "events hold no words"

    def test_of_one_text_is_booked_once(self, world: World, script: Script) -> None:
        script(PROMISE, NEED)
        text = taken(talk(world))
        findings = conversations.hear(text.pk)
        assert conversations.book_findings(findings, on=TODAY) is True
        before = rows()

        assert conversations.book_findings(findings, on=TODAY) is False
        assert conversations.listen_to(text.pk, on=TODAY) is False
        assert rows() == before

    def test_stands_even_where_nothing_was_found(self, world: World, script: Script) -> None:
        script()
        text = taken(talk(world))

        assert conversations.listen_to(text.pk, on=TODAY) is True

        assert text.analyses.count() == 1
        assert not query.waiting(world.company).filter(pk=text.pk).exists()

    def test_writes_nothing_before_it_is_booked(self, world: World, script: Script) -> None:
        script(PROMISE)
        text = taken(talk(world))
        before = rows()

        findings = conversations.hear(text.pk)

        assert len(findings.listened.found) == 1
        assert rows() == before

    def test_waits_until_the_company_said_that_it_is_agreed(self, world: World, script: Script) -> None:
        script(PROMISE)
        text = taken(talk(world))
        models.Company.objects.filter(pk=world.company.pk).update(works_agreement=WorksAgreement.UNSET)

        assert conversations.listen_to(text.pk, on=TODAY) is False

        for answer in (WorksAgreement.YES, WorksAgreement.NO_COUNCIL, WorksAgreement.DEMO):
            world.company.works_agreement = answer.value
            assert conversations.may_listen(world.company)
        world.company.works_agreement = WorksAgreement.UNSET.value
        assert not conversations.may_listen(world.company)

    def test_of_an_older_version_of_the_words_is_not_asked_for_any_more(self, world: World, script: Script) -> None:
        script(PROMISE)
        conversation = talk(world)
        older = taken(conversation)
        newer = taken(conversation, WORDS + "Nora Lindt: Bis bald.\n")

        waiting = set(query.waiting(world.company).filter(conversation=conversation))

        assert waiting == {newer}
        assert conversations.listen_to(older.pk, on=TODAY) is False


@pytest.fixture(scope="class")
def begun(built: World) -> Iterator[tuple[World, models.TextVersion]]:
    """An old model heard a promise and a need."""
    with played(built) as world, pytest.MonkeyPatch.context() as patch:
        put_ear(patch, PROMISE, NEED, model="old")
        text = taken(talk(world))
        conversations.listen_to(text.pk, on=TODAY)
        yield world, text


class HeardBefore:
    @pytest.fixture
    def world(self, both: tuple[World, models.TextVersion]) -> World:
        return both[0]

    @pytest.fixture
    def heard(self, both: tuple[World, models.TextVersion]) -> models.TextVersion:
        return both[1]


class TestANewModel(HeardBefore):
    @staticmethod
    def again(text: models.TextVersion) -> None:
        assert conversations.book_findings(conversations.hear(text.pk), on=TODAY)

    def test_retires_what_it_no_longer_hears_and_nobody_touched(
        self, heard: models.TextVersion, script: Script
    ) -> None:
        script(NEED, model="new")

        self.again(heard)

        live = heard.signals.filter(retired_at__isnull=True)
        assert [(signal.kind, signal.analysis.model) for signal in live] == [("need", "new")]
        assert heard.signals.filter(retired_at__isnull=False).get().kind == "promise"

    @pytest.mark.parametrize("word", ["confirm", "dismiss"])
    def test_leaves_a_persons_word_alone(
        self, word: str, world: World, heard: models.TextVersion, script: Script
    ) -> None:
        promise = heard.signals.get(kind="promise")
        getattr(signals, word)(promise, actor=world.presales, on=TODAY)
        script(Line(PROMISE.quote, SignalKind.PROMISE, confidence=0.51), model="new")

        self.again(heard)

        promise.refresh_from_db()
        assert (promise.retired_at, promise.analysis.model, promise.confidence) == (None, "old", PROMISE.confidence)
        assert heard.signals.filter(kind="promise").count() == 1

    def test_leaves_what_a_person_marked_alone(self, world: World, heard: models.TextVersion, script: Script) -> None:
        marked = signals.add(
            heard.conversation,
            actor=world.seller,
            turn_no=1,
            quote="auch einen Export",
            kind=SignalKind.CONCERN,
            on=TODAY,
        )
        script(model="new")

        self.again(heard)

        assert models.Signal.objects.get(pk=marked.review.signal_id).retired_at is None

    def test_hears_again_what_an_older_one_had_lost(self, heard: models.TextVersion, script: Script) -> None:
        script(NEED, model="worse")
        self.again(heard)
        script(PROMISE, NEED, model="better")

        self.again(heard)

        promise = heard.signals.get(kind="promise")
        assert (promise.retired_at, promise.analysis.model) == (None, "better")


class TestNewWordsOfATalk(HeardBefore):
    """A better transcript replaces the old one: what people said of it goes along."""

    @pytest.fixture(autouse=True)
    def same_ear(self, script: Script) -> None:
        script(PROMISE, NEED, model="old")

    def test_take_along_what_people_confirmed_dismissed_and_marked(
        self, world: World, heard: models.TextVersion
    ) -> None:
        promise = signals.confirm(heard.signals.get(kind="promise"), actor=world.seller, on=TODAY).promise
        signals.dismiss(heard.signals.get(kind="need"), actor=world.seller, on=TODAY)
        marked = signals.add(
            heard.conversation,
            actor=world.seller,
            turn_no=1,
            quote="auch einen Export",
            kind=SignalKind.CONCERN,
            on=TODAY,
        ).review.signal

        newer = taken(heard.conversation, "Nora Lindt: Guten Tag.\n" + WORDS)
        conversations.listen_to(newer.pk, on=TODAY)

        assert [(row.kind, row.first_turn, row.last_turn) for row in newer.signals.order_by("first_turn", "start")] == [
            ("promise", 1, 1),
            ("need", 2, 2),
            ("concern", 2, 2),
        ]
        for row in newer.signals.all():
            assert newer.turns.get(no=row.first_turn).text[row.start : row.end] == row.quote
        assert newer.signals.get(kind="promise").mention.promise == promise
        assert newer.signals.filter(reviews__isnull=True).count() == 0, "nobody has to say it again"
        assert newer.signals.get(pk=marked.pk).created_by == world.seller.person

    def test_leave_a_persons_word_with_the_old_ones_where_the_quote_is_gone(
        self, world: World, heard: models.TextVersion
    ) -> None:
        signals.confirm(heard.signals.get(kind="promise"), actor=world.seller, on=TODAY)

        newer = taken(heard.conversation, WORDS.replace("im März", "im Mai"))
        conversations.listen_to(newer.pk, on=TODAY)

        assert heard.signals.get(kind="promise").retired_at is None
        assert not newer.signals.filter(kind="promise").exists()

    def test_have_suggestions_that_nobody_reviewed_heard_anew(self, heard: models.TextVersion) -> None:
        newer = taken(heard.conversation, WORDS + "Nora Lindt: Bis bald.\n")

        conversations.listen_to(newer.pk, on=TODAY)

        assert heard.signals.filter(retired_at__isnull=True).count() == 0
        assert newer.signals.count() == 2
