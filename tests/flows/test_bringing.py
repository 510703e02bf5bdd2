"""A talk brought by hand: kept once, heard when it is known who speaks, refused where it would say nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import TODAY, World
from flows.stage import Script

from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.core.vocabulary import Basis, ConversationKind
from ropeteam.flows import bringing as flow
from ropeteam.flows import conversations
from ropeteam.flows.company_state.words import _own_facts, _restore_own_facts
from ropeteam.store import models
from ropeteam.store.actor import Actor
from ropeteam.store.queries.conversations import VOICES_OPEN, waiting

KNOWN = "Nora Lindt: Die Schnittstelle liefern wir im März.\nPaul Ebner: Wir brauchen auch einen Export.\n"
UNKNOWN = KNOWN.replace("Paul Ebner", "Sprecher 2")
TEAMS = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Nora Lindt>Das kriegma hin bis März.</v>\n"


def brought(world: World, words: str = KNOWN, **how: object) -> flow.Brought:
    facts: dict[str, object] = {
        "actor": world.seller,
        "data": words.encode(),
        "file_name": flow.PASTED,
        "kind": ConversationKind.MEETING,
        "held_on": TODAY,
        "basis": Basis.CONSENT,
        "on": TODAY,
    }
    return flow.bring(world.deal, **facts | how)  # type: ignore[arg-type]


def jobs(text: models.TextVersion | None) -> int:
    from procrastinate.contrib.django.models import ProcrastinateJob

    assert text is not None
    return ProcrastinateJob.objects.filter(task_name="ropeteam.listen", args__text_id=text.pk).count()


def present(talk: models.Conversation) -> list[tuple[str, str, str]]:
    return list(talk.participants.order_by("no").values_list("name", "side", "role"))


class TestBring:
    def test_keeps_the_words_with_who_spoke_and_listens_at_once_where_all_are_known(self, world: World) -> None:
        found = brought(world, title="Schnittstelle")

        assert found.text is not None
        talk = models.Conversation.objects.get(pk=found.text.conversation_id)
        assert (found.new, found.open_voices, jobs(found.text)) == (True, False, 1)
        assert (talk.deal, talk.title, talk.kind, talk.held_on, talk.basis) == (
            world.deal,
            "Schnittstelle",
            "meeting",
            TODAY,
            "consent",
        )
        assert [(name, side) for name, side, _ in present(talk)] == [("Nora Lindt", "ours"), ("Paul Ebner", "customer")]
        assert talk.internal is False
        assert found.text.created_by == world.seller.person

    def test_waits_with_listening_until_somebody_says_who_speaks(self, world: World) -> None:
        found = brought(world, UNKNOWN)

        assert found.text is not None
        assert (found.open_voices, jobs(found.text)) == (True, 0)
        assert found.text.conversation.internal is False

    def test_changes_nothing_when_the_same_words_come_again(self, world: World) -> None:
        first = brought(world, UNKNOWN)
        before = models.Conversation.objects.count()

        again = brought(world, UNKNOWN, title="anders")

        assert (again.text, again.new, again.open_voices) == (first.text, False, True)
        assert models.Conversation.objects.count() == before
        assert models.Conversation.objects.get(pk=first.text.conversation_id).title == ""  # type: ignore[union-attr]

    def test_frees_a_sealed_recording_that_comes_again_with_its_basis(self, world: World) -> None:
        first = brought(world, TEAMS, file_name="x.vtt", basis=Basis.NONE).text
        assert first is not None
        assert not waiting().filter(pk=first.pk).exists()

        again = brought(world, TEAMS, file_name="x.vtt", basis=Basis.AGREEMENT)
        once_more = brought(world, TEAMS, file_name="x.vtt", basis=Basis.CONSENT)

        assert (again.text, again.freed, once_more.freed) == (first, True, False)
        first.conversation.refresh_from_db()
        assert (first.conversation.basis, first.conversation.basis_given_on) == ("agreement", TODAY)
        assert waiting().filter(pk=first.pk).exists()
        assert models.Event.objects.filter(code="quarantine.freed").count() == 1

    def test_gives_a_talk_of_the_calendar_its_words_and_its_basis(self, world: World) -> None:
        models.Conversation.objects.filter(pk=world.unheard.pk).update(basis="none")
        world.unheard.refresh_from_db()

        found = brought(world, TEAMS, about=world.unheard, file_name="x.vtt", basis=Basis.AGREEMENT)

        assert found.text is not None
        assert found.text.conversation_id == world.unheard.pk
        world.unheard.refresh_from_db()
        assert (world.unheard.basis, world.unheard.basis_given_on) == ("agreement", TODAY)
        assert [name for name, _, _ in present(world.unheard)] == ["Nora Lindt", "Paul Ebner"], "who was listed stays"

    def test_puts_no_other_words_in_the_place_of_heard_ones(self, world: World) -> None:
        brought(world, TEAMS, about=world.unheard, file_name="x.vtt")
        (text,) = models.TextVersion.objects.filter(conversation=world.unheard)
        models.Analysis.objects.create(text=text, rules="t", model="t")

        with pytest.raises(Refused, match="talk_heard"):
            brought(world, KNOWN, about=world.unheard)
        assert list(models.TextVersion.objects.filter(conversation=world.unheard)) == [text]

    def test_keeps_nothing_of_what_cannot_be_read(self, world: World) -> None:
        before = (models.Conversation.objects.count(), models.Event.objects.count())

        found = brought(world, '{"not": "a transcript"}')

        assert (found.text, [problem.code for problem in found.problems]) == (None, ["unknown_format"])
        assert (models.Conversation.objects.count(), models.Event.objects.count()) == before

    def test_refuses_what_says_nothing_or_cannot_be(self, world: World) -> None:
        for how, code in (
            ({"data": b" \n"}, "talk_empty"),
            ({"held_on": TODAY + timedelta(days=1)}, "talk_not_yet"),
            (
                {"about": models.Conversation.objects.create(
                    company=world.company, key="else", kind="call", held_on=TODAY, deal=world.confidential
                )},
                "talk_of_other_deal",
            ),
        ):  # fmt: skip
            with pytest.raises(Refused) as refused:
                brought(world, **how)  # type: ignore[arg-type]
            assert refused.value.code == code

    def test_is_no_deed_of_the_works_council(self, world: World) -> None:
        with pytest.raises(NotAllowed):
            brought(world, actor=world.works_council)


class TestNameVoices:
    def waiting(self, world: World, words: str = UNKNOWN) -> tuple[models.TextVersion, dict[str, int]]:
        text = brought(world, words).text
        assert text is not None
        return text, dict(text.speakers.values_list("label", "pk"))

    def named(self, text: models.TextVersion, actor: Actor, roles: dict[int, str]) -> models.Conversation:
        return flow.name_voices(text, actor=actor, roles=roles)

    def test_puts_everybody_on_their_side_and_listens(self, world: World) -> None:
        text, voices = self.waiting(world)

        talk = self.named(text, world.seller, {voices["Sprecher 2"]: "customer", voices["Nora Lindt"]: ""})

        assert list(text.speakers.order_by("pk").values_list("label", "side", "role")) == [
            ("Nora Lindt", "ours", ""),
            ("Sprecher 2", "customer", "customer"),
        ]
        assert present(talk) == [("Nora Lindt", "ours", ""), ("Sprecher 2", "customer", "customer")]
        assert jobs(text) == 1
        assert models.Event.objects.filter(code="conversation.voices_named", subject_id=talk.pk).count() == 1

    def test_keeps_other_ears_away_while_somebody_is_asked(self, world: World) -> None:
        text, voices = self.waiting(world)
        assert not waiting().filter(pk=text.pk).exists()
        assert _own_facts(models.Conversation.objects.get(pk=text.conversation_id)).keys() >= {
            VOICES_OPEN
        }  # another house waits too

        self.named(text, world.seller, {voices["Sprecher 2"]: ""})

        assert waiting().filter(pk=text.pk).exists()

    def test_is_not_asked_again_by_a_folder_that_was_written_before(self, world: World) -> None:
        text, voices = self.waiting(world)
        folder = _own_facts(models.Conversation.objects.get(pk=text.conversation_id))
        assert not waiting().filter(pk=text.pk).exists()
        self.named(text, world.seller, {voices["Sprecher 2"]: ""})
        talk = models.Conversation.objects.get(pk=text.conversation_id)
        _restore_own_facts(talk, folder)

        assert VOICES_OPEN in folder
        assert waiting().filter(pk=text.pk).exists()

    def test_is_asked_still_where_the_talk_comes_anew_from_elsewhere(self, world: World) -> None:
        text = brought(world, UNKNOWN, about=world.unheard).text
        assert text is not None
        talk = world.unheard

        conversations.know_of(
            world.company, actor=world.seller, key=talk.key, kind=ConversationKind.CALL, held_on=talk.held_on,
            deal=talk.deal, present=[], basis=Basis.CONSENT, title="verschoben", extra={"Ort": "Wien"},
        )  # fmt: skip

        talk.refresh_from_db()
        assert (talk.title, talk.extra["Ort"]) == ("verschoben", "Wien")
        assert not waiting().filter(pk=text.pk).exists()

    def test_lets_nothing_be_booked_that_was_heard_on_the_old_sides(self, world: World, script: Script) -> None:
        text = brought(world).text
        assert text is not None
        heard = conversations.hear(text.pk)  # the ear is still at it
        nora = text.speakers.get(label="Nora Lindt")

        self.named(text, world.seller, {nora.pk: "customer"})

        assert not conversations.book_findings(heard, on=TODAY)
        assert not models.Analysis.objects.filter(text=text).exists()
        assert conversations.listen_to(text.pk, on=TODAY)

    def test_tells_a_talk_among_us_from_one_with_the_customer(self, world: World) -> None:
        text, voices = self.waiting(world)

        self.named(text, world.seller, {voices["Sprecher 2"]: "presales"})

        text.conversation.refresh_from_db()
        assert text.conversation.internal is True

    def test_leaves_open_whom_nobody_knows_and_listens_all_the_same(self, world: World) -> None:
        text, voices = self.waiting(world)

        self.named(text, world.seller, {voices["Sprecher 2"]: ""})

        assert text.speakers.get(label="Sprecher 2").side == "unknown"
        assert jobs(text) == 1

    def test_is_too_late_once_it_was_heard(self, world: World) -> None:
        text, voices = self.waiting(world)
        models.Analysis.objects.create(text=text, rules="r", model="m")

        with pytest.raises(Refused) as refused:
            self.named(text, world.seller, {voices["Sprecher 2"]: "customer"})

        assert refused.value.code == "voices_heard"
        assert text.speakers.get(label="Sprecher 2").side == "unknown"

    def test_knows_no_voice_of_another_talk_and_no_role_that_is_none(self, world: World) -> None:
        text, voices = self.waiting(world)
        other = world.conversation.texts.get().speakers.first()
        assert other is not None

        for roles in ({other.pk: "customer"}, {voices["Sprecher 2"]: "chief"}):
            with pytest.raises(NotFound):
                self.named(text, world.seller, roles)
