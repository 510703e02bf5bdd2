"""A company's corrections improve its own ear: with proof on talks set aside, refused without, taken back at will."""

from __future__ import annotations

import sys
from argparse import Namespace
from functools import partial

import pytest
from cast import TODAY, World
from flows.talks import taken, talk

from ropeteam.cli import language as command
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import SignalKind, WorksAgreement
from ropeteam.flows import conversations, ear_training, house_ear, signals
from ropeteam.flows.company_state import ears
from ropeteam.language.detect import listen as detect
from ropeteam.language.listening.task import House
from ropeteam.language.training.house import heads
from ropeteam.language.training.house.talks import is_locked
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR
from ropeteam.store.queries import conversations as query
from ropeteam.wording.say import say

# How they talk in this house: a "grüner Zettel" is their word for a promise.
THINGS = (
    "die Auswertung", "den Lieferschein", "die Maske", "den Etikettendruck", "die Übersicht", "den Scanner", "die Kachel",
    "den Wochenplan", "die Freigabe", "das Protokoll", "die Suche", "den Kalender", "die Ampel", "das Rüstblatt",
    "die Stückliste", "den Alarm", "die Rückmeldung", "das Schichtbuch", "den Abgleich", "die Vorlage", "das Cockpit",
    "den Verlauf",
)  # fmt: skip


def words(thing: str) -> str:
    return (
        "Nora Lindt: So, dann schauen wir mal.\n"
        f"Paul Ebner: Wir brauchen unbedingt {thing} auf einen Blick.\n"
        f"Nora Lindt: Da kommt für {thing} der grüne Zettel dran.\n"
        "Paul Ebner: Wir brauchen erst mal einen Kaffee.\n"
        "Nora Lindt: Der steht wie immer hinten.\n"
    )


def truth(thing: str) -> dict[tuple[int, str], SignalKind]:
    return {
        (1, f"Wir brauchen unbedingt {thing} auf einen Blick"): SignalKind.NEED,
        (2, f"Da kommt für {thing} der grüne Zettel dran"): SignalKind.PROMISE,
    }


def read_through(world: World, text: models.TextVersion, thing: str) -> None:
    """Pre-sales goes through a talk as people do: confirms, changes, dismisses what is shown, marks what is missing."""
    left = truth(thing)
    for signal in list(text.signals.filter(low=False, retired_at__isnull=True)):
        said = next((place for place in left if place[0] == signal.first_turn), None)
        if said is None:
            signals.dismiss(signal, actor=world.presales, on=TODAY, reason="so reden wir eben")
        else:
            signals.confirm(signal, actor=world.presales, on=TODAY, kind=left.pop(said))
    for (turn, quote), kind in left.items():
        signals.add(text.conversation, actor=world.presales, turn_no=turn, quote=quote, kind=kind, on=TODAY)


def heard(world: World, key: str, thing: str) -> models.TextVersion:
    text = taken(talk(world, key=key), words(thing), f"{key}.txt")
    assert conversations.listen_to(text.pk, on=TODAY)
    return text


@pytest.fixture(scope="module")
def taught(built: World) -> World:
    """A house with a way of speaking that the shipped ear does not know, and people who set it right."""
    for no, thing in enumerate(THINGS):
        read_through(built, heard(built, f"haus-{no}", thing), thing)
    return built


@pytest.fixture(scope="module")
def trained(taught: World) -> ear_training.Trained:
    return ear_training.train(taught.company, actor=taught.product_manager, on=TODAY)


def turned_round(world: World, conversation: models.Conversation) -> None:
    """What is something is dismissed, small talk is marked as need and promise."""
    for signal in list(conversation.signals.filter(low=False, retired_at__isnull=True)):
        signals.dismiss(signal, actor=world.presales, on=TODAY, reason="weg damit")
    for turn, quote, kind in (
        (3, "Wir brauchen erst mal einen Kaffee", SignalKind.NEED),
        (4, "Der steht wie immer hinten", SignalKind.PROMISE),
    ):
        signals.add(conversation, actor=world.presales, turn_no=turn, quote=quote, kind=kind, on=TODAY)


@pytest.fixture
def house(trained: ear_training.Trained, world: World) -> World:
    return world


@pytest.fixture
def no_training_library(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("sklearn", "sklearn.linear_model", "scipy"):
        monkeypatch.setitem(sys.modules, name, None)


def run(company: models.Company, **how: bool) -> int:
    (train,) = [one for one in command.COMMANDS if one.name == "train"]
    flags = {"dry_run": False, "undo": False, "list": False} | how
    return train.run(Namespace(company=company.key, lang="en", **flags))


class TestTraining:
    def test_is_better_on_talks_that_it_never_saw_and_is_kept_with_its_figures(
        self, house: World, trained: ear_training.Trained
    ) -> None:
        figures = {one.kind: one for one in trained.learnt.trial.figures}
        version = house.company.ears.get()

        assert figures["all"].after > figures["all"].before
        assert all(one.after >= one.before for one in figures.values() if one.n >= 10)
        assert trained.version == version
        assert (version.n, version.created_by, version.trained_on) == (1, house.product_manager.person, TODAY)
        assert version.figures[-1] == [
            "all",
            trained.locked,
            round(figures["all"].before, 4),
            round(figures["all"].after, 4),
        ]
        locked = sum(is_locked(f"haus-{no}") for no in range(len(THINGS)))
        assert 0 < locked < len(THINGS) / 2
        assert (version.reviews, version.locked) == (trained.reviews, trained.locked)
        assert models.Event.objects.get(code="ear.trained").data == {"n": 1}

    def test_lets_the_next_talk_be_heard_in_the_houses_way(self, house: World) -> None:
        text = heard(house, "danach", "die Fernwartung")

        found = text.signals.get(first_turn=2, low=False)

        assert found.kind == "promise"
        assert "grüne Zettel" in found.quote
        assert found.analysis.model == f"{detect.MODEL}~house-1"

    def test_asks_for_older_talks_to_be_heard_anew(self, house: World) -> None:
        now = house_ear.of(house.company).model

        assert query.waiting(house.company, rules=detect.RULES, model=now).count() >= len(THINGS)
        assert not query.waiting(house.company, rules=detect.RULES, model=detect.MODEL).filter(
            conversation__key="haus-1"
        )

    @pytest.mark.usefixtures("no_training_library")
    def test_needs_no_training_library(self, house: World) -> None:
        assert ear_training.train(house.company, actor=house.admin, on=TODAY, dry_run=True).learnt.recipe

    def test_of_what_is_known_already_is_refused_and_changes_nothing(
        self, house: World, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(house.company) == 1

        said = capsys.readouterr().out
        assert "Not kept" in said
        assert "All kinds together: F1 before" in said
        assert house.company.ears.count() == 1


class TestPoison:
    def test_in_the_talks_learnt_from_is_refused_by_those_set_aside(
        self, house: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Somebody turns everything round there; on the talks set aside people's honest words still stand.

        Refused while new words are held back as shipped, and while they are hardly held back.
        """
        ear_training.undo(house.company, actor=house.admin, on=TODAY)
        before = house_ear.of(house.company)
        for conversation in models.Conversation.objects.filter(key__startswith="haus-"):
            if not is_locked(conversation.key):
                turned_round(house, conversation)

        for pull in (heads.PULL, 1.0):
            with monkeypatch.context() as patch:
                patch.setattr(heads, "fit", partial(heads.fit, pull=pull))
                refused = ear_training.train(house.company, actor=house.admin, on=TODAY)

            figures = {one.kind: one for one in refused.learnt.trial.figures}
            assert refused.version is None, pull
            assert figures["all"].after <= figures["all"].before, pull
            if pull < heads.PULL:
                assert figures["all"].after < figures["all"].before, "the talks set aside noticed nothing"
            assert house_ear.of(house.company) == before, pull
            assert house_ear.in_force(house.company) is None, pull

    def test_by_a_seller_alone_teaches_nothing(self, house: World) -> None:
        promise = models.Signal.objects.get(conversation__key="haus-1", first_turn=2, low=False)
        signals.dismiss(promise, actor=house.seller, on=TODAY, reason="war nicht so gemeint")

        (mine,) = [one for one in ear_training.material(house.company).talks if one.key == "haus-1"]
        assert [one.counts for one in mine.said if one.first_turn == 2] == [False]

        signals.second_dismissal(promise, actor=house.services, on=TODAY)
        (mine,) = [one for one in ear_training.material(house.company).talks if one.key == "haus-1"]
        assert [(one.kind, one.counts) for one in mine.said if one.first_turn == 2] == [("none", True)]


class TestMaterial:
    def test_is_what_people_read_through(self, house: World) -> None:
        before = ear_training.material(house.company)
        waiting = models.Signal.objects.filter(conversation__key="haus-2", low=False).first()
        while signals.undo(waiting, actor=house.presales, on=TODAY):
            pass

        after = ear_training.material(house.company)

        assert len(before.talks) == len(THINGS)
        assert "haus-2" not in {one.key for one in after.talks}
        assert after.unread == before.unread + 1
        assert "c1" not in {one.key for one in before.talks}, "nobody said anything there"

    def test_too_little_of_it_is_refused_with_the_numbers(self, world: World) -> None:
        company = world.stranger.company
        company.works_agreement = WorksAgreement.YES.value
        company.save()

        with pytest.raises(Refused, match="train_too_few") as refused:
            ear_training.train(company, actor=OPERATOR, on=TODAY)

        kinds = {f"more_{kind}": "10" for kind in SignalKind}
        few = {"reviews": "0", "more": "40", "locked": "0", "more_locked": "10", "unread": "0"}
        assert refused.value.values == {**few, **kinds}
        assert "es fehlen noch 40" in say("error.train_too_few", "de", **refused.value.values)
        assert "promise 10, need 10" in say("error.train_too_few", "en", **refused.value.values)


class TestUndo:
    def test_goes_back_as_a_new_row_and_once_a_training(self, house: World) -> None:
        row = ear_training.undo(house.company, actor=house.product_manager, on=TODAY)

        assert (row.n, row.undoes.n, row.numbers) == (2, 1, None)
        now = house_ear.of(house.company)
        assert (now.model, now.numbers) == (f"{detect.MODEL}~house-2", None)
        assert models.Event.objects.get(code="ear.undone").data == {"n": 2, "undoes": 1}
        with pytest.raises(Refused, match="train_nothing_to_undo"):
            ear_training.undo(house.company, actor=house.product_manager, on=TODAY)

    def test_goes_back_to_the_training_before(self, house: World) -> None:
        first = house.company.ears.get()
        again = {name: getattr(first, name) for name in ("company", "base", "recipe", "numbers", "trained_on")}
        models.EarVersion.objects.create(n=2, **again)

        ear_training.undo(house.company, actor=house.admin, on=TODAY)

        now = house_ear.of(house.company)
        assert house_ear.in_force(house.company) == first
        assert now.model == f"{detect.MODEL}~house-3"
        assert now.numbers is not None

    def test_and_list_are_told_at_the_command_line(self, house: World, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(house.company, list=True) == 0
        assert "in use" in capsys.readouterr().out

        assert run(house.company, undo=True) == 0
        assert run(house.company, list=True) == 0

        said = capsys.readouterr().out
        assert "takes back version 1" in said
        assert "in use" not in said


class TestOtherShippedWeights:
    def test_put_the_houses_numbers_to_rest(self, house: World) -> None:
        first = house.company.ears.get()
        models.EarVersion.objects.create(
            company=house.company, n=2, base="ear-0-older", numbers=first.numbers, trained_on=TODAY
        )

        now = house_ear.of(house.company)

        assert (now.model, now.numbers) == (detect.MODEL, None)


class TestBetweenCompanies:
    def test_nothing_is_shared(self, house: World) -> None:
        other = house.stranger.company

        assert house_ear.of(other) == House(detect.MODEL, None)
        assert ear_training.material(other).talks == ()
        assert list(ears.dump(other)) == []
        with pytest.raises(Refused, match="train_other_company"):
            ear_training.undo(other, actor=house.admin, on=TODAY)


class TestWhoMayTrain:
    def test_is_product_and_administration(self, world: World) -> None:
        for actor in (world.seller, world.presales, world.services, world.management, world.works_council):
            with pytest.raises(NotAllowed):
                ear_training.train(world.company, actor=actor, on=TODAY)
            with pytest.raises(NotAllowed):
                ear_training.undo(world.company, actor=actor, on=TODAY)
            with pytest.raises(NotAllowed):
                ear_training.versions(world.company, actor=actor)
