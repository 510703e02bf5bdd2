"""The page shared with a customer: many readings, nothing of ours, closed by a day or by us; reading writes nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from cast import TODAY, World
from django.utils import timezone
from flows.delivered import NOW, accept, contact, planned, second_contact, signed

from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.vocabulary import PromiseOutcome
from ropeteam.flows import promise_ends, promises, signals, success_pages
from ropeteam.store import models
from ropeteam.store.queries import success_pages as query

DAY = timedelta(days=1)


def shared(world: World, **other):
    facts = {"actor": world.services, "on": TODAY, **other}
    return success_pages.share(world.deal, contact(world), **facts)


class TestSharing:
    def test_keeps_only_the_hash_and_one_link_a_contact(self, world: World) -> None:
        with pytest.raises(Refused, match="project_not_signed"):
            shared(world)
        signed(world)
        with pytest.raises(Refused, match="share_until_wrong"):
            shared(world, until=TODAY + 731 * DAY)
        first, token = shared(world)
        assert first.language == "de"
        assert token not in str(list(models.SignedLink.objects.values())) + str(list(models.Event.objects.values()))

        _, second = shared(world)

        with pytest.raises(NotFound):
            success_pages.behind(token, now=NOW)
        assert success_pages.behind(second, now=NOW).contact == contact(world)

    def test_ends_with_its_day_or_when_called_back(self, world: World) -> None:
        signed(world)
        row, token = shared(world, until=TODAY)
        night = timezone.make_aware(datetime(2026, 11, 16, 23, 59))
        assert success_pages.behind(token, now=night) == row
        with pytest.raises(NotFound):
            success_pages.behind(token, now=night + timedelta(minutes=2))
        success_pages.call_back(row, actor=world.seller)
        with pytest.raises(NotFound):
            success_pages.behind(token, now=night)
        with pytest.raises(Refused, match="share_over"):
            success_pages.call_back(row, actor=world.seller)


class TestWhatStandsThere:
    def test_is_what_was_agreed_in_words_that_may_leave_the_house(self, world: World) -> None:
        signed(world)
        enter = {"actor": world.seller, "on": TODAY}
        carried = promises.enter(world.deal, sentence="Der Export läuft.", capability=world.sap_export, **enter)
        promises.enter(world.deal, sentence="Das steht auf unserer Roadmap.", capability=world.sap_export, **enter)
        promises.enter(world.deal, sentence="Quellcode bekommen Sie.", **enter)
        kept = promises.enter(world.deal, sentence="Die Schulung war im Mai.", **enter)
        promise_ends.end(kept, actor=world.seller, outcome=PromiseOutcome.KEPT, on=TODAY)
        broken = promises.enter(world.deal, sentence="Der Bericht kommt.", **enter)
        promise_ends.end(broken, actor=world.seller, outcome=PromiseOutcome.BROKEN, on=TODAY)
        training = signals.confirm(world.promise_training, actor=world.seller, on=TODAY).promise
        assert training is not None
        accept(world, planned(world, carried), defects=True, words="Intern: die fehlt noch.")
        planned(world, title="Gibt es nicht mehr", dropped=True)
        accept(world, planned(world, training, title="Alle sind geschult"))

        page = query.page(world.deal, on=TODAY)

        assert {(one.sentence, one.state) for one in page.promises} == {
            ("Der Export läuft.", "open"), ("Die Schulung war im Mai.", "kept"), ("Der Bericht kommt.", "broken"),
            ("Die Schulung für Ihre zwölf Leute machen wir im Mai", "accepted"),
        }  # fmt: skip
        assert [(one.version.title, one.state.value) for one in page.milestones] == [
            ("Die erste Anlage läuft", "with_defects"),
            ("Alle sind geschult", "accepted"),
        ]
        assert ("Nora Lindt", "seller") in page.ours
        assert page.theirs == (("Paul Ebner", "decider"),)

    def test_names_of_the_customer_who_took_part_and_nobody_else(self, world: World) -> None:
        signed(world)
        second_contact(world)

        assert query.page(world.deal, on=TODAY).theirs == (("Paul Ebner", "decider"),)

        success_pages.share(world.deal, second_contact(world), actor=world.services, on=TODAY)
        assert [name for name, _ in query.page(world.deal, on=TODAY).theirs] == ["Eva Brandt", "Paul Ebner"]

    def test_counts_only_what_may_stand_there(self, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(query, "MOST", 1)
        deal, enter = signed(world), {"actor": world.seller, "on": TODAY}
        promises.enter(deal, sentence="Quellcode bekommen Sie.", **enter)
        promises.enter(deal, sentence="Der Export läuft.", capability=world.sap_export, **enter)

        page = query.page(deal, on=TODAY)

        assert [one.sentence for one in page.promises] == ["Der Export läuft."]
