"""A contact's own word on what they allow: confirmed, refused or taken back on a page of theirs."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from cast import TODAY, World
from django.db import transaction
from django.utils import timezone
from flows.at_once import at_once
from flows.delivered import NOW, ask, contact, permitted, sign, signed
from flows.stage import Script

from ropeteam.core.errors import Refused
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary_presales import SignAbout
from ropeteam.core.vocabulary_projects import ReferenceChannel, ReferenceScope, Tone
from ropeteam.flows import references, signing
from ropeteam.flows.company_state import references as state
from ropeteam.flows.company_state.files import OwnRow
from ropeteam.flows.company_state.keys import Keys
from ropeteam.store import models
from ropeteam.store.queries import references as query
from ropeteam.store.queries import signing as sheets

DAY = timedelta(days=1)
NAME, STORY = ReferenceScope.NAME, ReferenceScope.STORY
DIRECT, WEB = ReferenceChannel.DIRECT, ReferenceChannel.WEBSITE


@pytest.fixture(autouse=True)
def quick_ear(script: Script) -> None:
    """How near words are is not looked at."""


def shown(world: World, scope: ReferenceScope = NAME) -> models.ReferenceUse:
    """Shown on the website, where they allow it."""
    facts = {"scope": scope, "channel": WEB, "whom": "Nordwerk", "expected": Tone.WARM}
    return references.use(world.deal, contact(world), actor=world.seller, on=TODAY, **facts)


class TestTheCustomersOwnWord:
    """What we wrote down holds until the contact says otherwise; on their page they confirm it, or strike it out."""

    def page(self, world: World, **other):
        row = references.page(world.deal, contact(world), actor=world.seller)
        return ask(world, row, SignAbout.PERMISSION, actor=world.seller, **other)

    def sheet(self, token: str):
        return sheets.sheet(signing.request_of(token, now=NOW), on=TODAY)

    def test_confirms_what_stood_on_the_page_and_takes_it_back_there_a_year_later(self, world: World) -> None:
        signed(world)
        permitted(world)
        permitted(world, channel=WEB)
        token = self.page(world)
        assert [line.key for line in self.sheet(token).to_confirm] == ["name-website", "name-direct"]

        sign(token)

        rows = query.permissions(world.deal)
        assert [row.confirmed.signature.name for row in rows] == ["Paul Ebner"] * 2
        with pytest.raises(Refused, match="permission_confirmed"):
            self.page(world)
        later = TODAY + 300 * DAY
        noon = timezone.make_aware(datetime.combine(later, time(12)))
        signing.take_back(token, what="name-website", words="", now=noon, on=later)
        assert [(row.scope, row.channel) for row in query.holding(world.deal, on=later)] == [("name", "direct")]
        with pytest.raises(Refused, match="permission_taken_back"):
            signing.take_back(token, what="name-website", words="", now=noon, on=later)

    def test_takes_back_the_same_thing_however_often_it_was_written_down(self, world: World) -> None:
        signed(world)
        permitted(world)
        permitted(world, until=TODAY + 400 * DAY)
        token = self.page(world)
        (line,) = self.sheet(token).allowed
        assert (line.until, len(line.rows)) == (TODAY + 400 * DAY, 2)

        signing.take_back(token, what=line.key, words="", now=NOW, on=TODAY)

        assert query.holding(world.deal, on=TODAY) == []
        with pytest.raises(Refused, match="sign_over"):
            sign(token)

    def test_says_no_and_nothing_unconfirmed_holds(self, world: World) -> None:
        signed(world)
        permitted(world)
        sign(self.page(world))
        permitted(world, channel=WEB)

        sign(self.page(world), agreed=False, words="Nicht im Netz")

        assert [row.channel for row in query.holding(world.deal, on=TODAY)] == ["direct"]
        back = models.PermissionTakenBack.objects.get()
        assert (back.by, back.how) == (None, "Nicht im Netz")
        with pytest.raises(Refused, match="reference_not_permitted"):
            shown(world)

    def test_says_no_to_more_and_what_they_confirmed_before_holds(self, world: World) -> None:
        signed(world)
        before = permitted(world)
        sign(self.page(world))
        permitted(world, until=TODAY + 400 * DAY)
        token = self.page(world)

        sign(token, agreed=False, words="Länger nicht")

        assert query.holding(world.deal, on=TODAY) == [before]
        assert [line.until for line in self.sheet(token).allowed] == [before.until]

    def test_is_no_word_on_what_came_after_they_read(self, world: World) -> None:
        signed(world)
        permitted(world)
        token = self.page(world)
        print_then = self.sheet(token).print
        permitted(world, channel=WEB)

        with pytest.raises(Refused, match="sign_changed"):
            sign(token, shown=print_then)

        assert not models.PermissionConfirmed.objects.exists()

    def test_comes_into_a_house_that_knew_only_that_they_were_asked(self, world: World) -> None:
        signed(world)
        row, token = permitted(world), self.page(world)
        with transaction.atomic():
            sign(token)
            rows = list(state.dump(world.company))
            transaction.set_rollback(True)
        problems: list[Problem] = []

        state.restore(
            [OwnRow(each, file="references.jsonl", line=1, problems=problems) for each in rows], Keys(world.company)
        )

        assert problems == []
        assert models.PermissionConfirmed.objects.get(permission=row).signature.name == "Paul Ebner"

    def test_stands_beside_the_text_and_is_confirmed_with_it(self, world: World) -> None:
        signed(world)
        permitted(world, scope=STORY, channel=WEB)
        write = {"actor": world.seller, "language": "de", "on": TODAY}
        text = references.write(world.deal, text="Wir arbeiten gern miteinander.", **write)
        token = ask(world, text, SignAbout.STORY, actor=world.seller)

        sign(token)
        signing.take_back(token, what="story-website", words="", now=NOW, on=TODAY)

        assert query.permissions(world.deal)[0].confirmed.signature.request.story == text
        with pytest.raises(Refused, match="reference_not_permitted"):
            shown(world, STORY)

    def test_waits_for_who_writes_down_and_takes_back_at_the_same_moment(self, open_world: World) -> None:
        signed(open_world)
        row = permitted(open_world)
        token = self.page(open_world)

        found = at_once(
            lambda: references.take_back(row, actor=open_world.seller, how="Anruf", on=TODAY),
            lambda: signing.take_back(token, what="name-direct", words="", now=NOW, on=TODAY),
        )

        assert "permission_taken_back" in found
        assert models.PermissionTakenBack.objects.count() == 1
