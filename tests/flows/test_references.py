"""References: readiness from rows, permission before anything is shown, and a text that tells what went wrong."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from cast import TODAY, World
from django.utils import timezone
from flows.at_once import at_once
from flows.delivered import NOW, accept, ask, contact, permitted, planned, second_contact, sign, signed

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.numbers.observations import Channel
from ropeteam.core.references import Part, Why, readiness
from ropeteam.core.vocabulary import PromiseOutcome
from ropeteam.core.vocabulary_presales import SignAbout
from ropeteam.core.vocabulary_projects import GoalState, ReferenceChannel, ReferenceScope, Tone
from ropeteam.flows import promise_ends, promises, references, renewals, signals, signing
from ropeteam.store import models
from ropeteam.store.queries import reference_story
from ropeteam.store.queries import references as query
from ropeteam.store.queries import signing as sheets
from ropeteam.wording.reference_text import draft, left_out

DAY = timedelta(days=1)
NAME, STORY = ReferenceScope.NAME, ReferenceScope.STORY
DIRECT, WEB = ReferenceChannel.DIRECT, ReferenceChannel.WEBSITE


def part(world: World, which: Part):
    found = readiness(query.facts([world.deal], on=TODAY)[world.deal.pk], on=TODAY)
    return next((one.holds, one.why, one.n) for one in found.parts if one.part == which)


def pulse(world: World, who: models.Contact, value: float, *, days: int = 5) -> None:
    models.Observation.objects.create(
        company=world.company, deal=world.deal, contact=who, channel=Channel.PULSE.value, value=value, raw=f"{value:g}",
        observed_on=TODAY - days * DAY, recorded_on=TODAY, source="csv", source_key=f"{who.key}-{days}",
    )  # fmt: skip


def ended(world: World, outcome: PromiseOutcome, sentence: str = "Der Export läuft.") -> models.Promise:
    row = promises.enter(world.deal, actor=world.seller, sentence=sentence, on=TODAY)
    promise_ends.end(row, actor=world.seller, outcome=outcome, on=TODAY, evidence="gesehen")
    return row


def dismissed(world: World) -> None:
    """Nothing waits for a person any more."""
    for signal in (world.promise_offline, world.promise_training):
        signals.dismiss(signal, actor=world.presales, on=TODAY, reason="war keine Zusage")


def use(world: World, **other):
    facts = {
        "actor": world.seller,
        "scope": NAME,
        "channel": DIRECT,
        "whom": "Nordwerk",
        "expected": Tone.WARM,
        **other,
    }
    return references.use(world.deal, contact(world), on=TODAY, **facts)


class TestReadiness:
    def test_comes_from_rows_and_unknown_is_no_yes(self, world: World) -> None:
        signed(world)
        assert part(world, Part.KEPT) == (None, Why.UNREVIEWED, 2)
        dismissed(world)
        assert part(world, Part.KEPT) == (None, Why.NO_PROMISES, 0)
        ended(world, PromiseOutcome.KEPT)
        assert part(world, Part.KEPT) == (True, None, 0)
        pulse(world, contact(world), 9)
        assert part(world, Part.PULSE) == (None, Why.FEW_ANSWERS, 1)
        pulse(world, second_contact(world), 8)
        permitted(world)

        assert readiness(query.facts([world.deal], on=TODAY)[world.deal.pk], on=TODAY).ready is True

    def test_takes_everybodys_last_answer_since_the_golive(self, world: World) -> None:
        signed(world, golive=100)
        pulse(world, contact(world), 2, days=101)
        pulse(world, contact(world), 3, days=90)
        pulse(world, second_contact(world), 9)
        assert part(world, Part.PULSE) == (False, Why.LOW_PULSE, 3)

        pulse(world, contact(world), 8, days=4)

        assert part(world, Part.PULSE) == (True, None, 0)

    def test_a_broken_promise_is_cured_by_what_came_later(self, world: World) -> None:
        signed(world)
        dismissed(world)
        broken = ended(world, PromiseOutcome.BROKEN)
        assert part(world, Part.KEPT) == (False, Why.BROKEN, 1)
        milestone = planned(world, broken)
        accept(world, milestone, defects=True, words="Halle 2 fehlt")
        assert part(world, Part.KEPT) == (False, Why.BROKEN, 1)

        accept(world, milestone)

        assert part(world, Part.KEPT) == (True, None, 0)

    def test_an_overdue_promise_is_one_too(self, world: World) -> None:
        signed(world)
        dismissed(world)
        sentence = "Den Export haben Sie bis zum 01.11.2026."
        promises.enter(world.deal, actor=world.seller, sentence=sentence, on=TODAY, said_on=TODAY - 60 * DAY)

        assert part(world, Part.KEPT) == (False, Why.BROKEN, 1)


class TestPermissions:
    def test_are_rows_each_taken_back_on_its_own(self, world: World) -> None:
        signed(world)
        facts = {"actor": world.seller, "since": TODAY, "until": TODAY + 90 * DAY, "how": "Mail", "on": TODAY}
        with pytest.raises(NotAllowed):
            permitted(world, actor=world.product_manager)

        made = references.permit(world.deal, contact(world), scopes=[NAME, STORY], channels=[DIRECT, WEB], **facts)
        with pytest.raises(Refused, match="permission_there_already"):
            permitted(world, until=TODAY + 30 * DAY)
        references.take_back(made[0], actor=world.seller, how="Anruf", on=TODAY)

        assert len(made) == 4
        assert len(query.holding(world.deal, on=TODAY)) == 3
        assert query.holding(world.deal, on=TODAY + 91 * DAY) == []
        held = {(one.scope, one.channel) for one in query.allowed(world.deal) if one.holds(TODAY)}
        assert held == {(row.scope, row.channel) for row in query.holding(world.deal, on=TODAY)}

    @pytest.mark.parametrize(
        ("other", "code"),
        [
            ({"until": None}, "permission_days_wrong"),
            ({"how": " "}, "permission_how_missing"),
            ({"scopes": []}, "choice"),
        ],
    )
    def test_have_an_end_and_say_how(self, world: World, other, code) -> None:
        with pytest.raises(Refused, match=code):
            permitted(world, **other)


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
            use(world, channel=WEB)

    def test_is_no_word_on_what_came_after_they_read(self, world: World) -> None:
        signed(world)
        permitted(world)
        token = self.page(world)
        shown = self.sheet(token).print
        permitted(world, channel=WEB)

        with pytest.raises(Refused, match="sign_changed"):
            sign(token, shown=shown)

        assert not models.PermissionConfirmed.objects.exists()

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
            use(world, scope=STORY, channel=WEB)

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


class TestUse:
    def test_needs_a_permission_of_that_day_for_that_place(self, world: World) -> None:
        signed(world)
        with pytest.raises(Refused, match="reference_not_permitted"):
            use(world)
        permitted(world)
        with pytest.raises(Refused, match="reference_not_permitted"):
            use(world, channel=WEB)

        row = use(world)
        references.came(row, actor=world.seller, tone=Tone.MIXED, on=TODAY)

        with pytest.raises(Refused, match="reference_came_already"):
            references.came(row, actor=world.seller, tone=Tone.WARM, on=TODAY)
        assert query.tones(world.company) == [("warm", "mixed")]

    def test_in_a_confidential_deal_counts_towards_the_cap_and_stands_in_no_figure(self, world: World) -> None:
        signed(world)
        permitted(world)
        references.set_cap(world.company, 1, actor=world.admin)
        paul = contact(world)
        secret = models.ReferenceUse.objects.create(
            deal=world.confidential, key="u1", contact=paul, scope=NAME.value, channel=DIRECT.value, whom="X",
            expected="warm", by=world.seller.person, asked_on=TODAY,
        )  # fmt: skip
        models.ReferenceCame.objects.create(use=secret, tone="cold", by=world.seller.person, came_on=TODAY)

        with pytest.raises(Refused, match="reference_asked_enough"):
            use(world)
        assert query.tones(world.company) == []
        assert query.asked([paul.pk], reader=world.seller)[paul.pk] == []

    def test_is_asked_of_one_contact_only_so_often(self, open_world: World) -> None:
        signed(open_world)
        permitted(open_world)
        assert references.set_cap(open_world.company, 2, actor=open_world.admin)
        assert not references.set_cap(open_world.company, 2, actor=open_world.management)
        use(open_world)

        found = at_once(lambda: use(open_world), lambda: use(open_world))

        assert "reference_asked_enough" in found
        assert models.ReferenceUse.objects.count() == 2

    def test_a_story_needs_the_words_the_customer_confirmed(self, world: World) -> None:
        signed(world)
        permitted(world, scope=STORY, channel=WEB)
        write = {"actor": world.seller, "language": "de", "on": TODAY}
        text = references.write(world.deal, text="Wir arbeiten gern miteinander.", **write)
        with pytest.raises(Refused, match="reference_text_unconfirmed"):
            use(world, scope=STORY, channel=WEB)
        token = ask(world, text, SignAbout.STORY, actor=world.seller)
        sign(token)
        use(world, scope=STORY, channel=WEB)

        references.write(world.deal, text="Wir arbeiten sehr gern miteinander.", **write)

        with pytest.raises(Refused, match="reference_text_unconfirmed"):
            use(world, scope=STORY, channel=WEB)
        with pytest.raises(Refused, match="story_newer"):
            ask(world, text, SignAbout.STORY, actor=world.seller)


class TestTheText:
    def test_tells_what_went_wrong_and_how_it_was_cured(self, world: World) -> None:
        signed(world)
        dismissed(world)
        ended(world, PromiseOutcome.KEPT, "Der Export nach SAP läuft.")
        broken = ended(world, PromiseOutcome.BROKEN, "Die Schulung ist im Mai.")
        ended(world, PromiseOutcome.BROKEN, "Der Bericht kommt wöchentlich.")
        ended(world, PromiseOutcome.KEPT, "Das steht in unserer Roadmap.")
        milestone = planned(world, broken)
        accept(world, milestone, defects=True, words="Zwei Leute fehlten.")
        accept(world, milestone)
        renewals.answer_goal(
            world.deal, world.need, actor=world.seller, state=GoalState.REACHED, words="läuft", on=TODAY
        )

        text = references.draft(world.deal, actor=world.seller, language="de", on=TODAY, speak=draft).text

        assert "Kessel AG und Lindt Maschinensoftware GmbH arbeiten seit dem 30.04.2026" in text
        assert "„Wir brauchen die Bedienung auch ohne Netz in der Halle“: erreicht." in text
        assert "- Der Export nach SAP läuft" in text
        assert "und eine weitere Zusage" in text
        assert "Roadmap" not in text
        assert (
            "„Die Schulung ist im Mai“ wurde nicht gehalten (16.11.2026). Behoben und abgenommen am 16.11.2026." in text
        )
        assert "„Der Bericht kommt wöchentlich“ wurde nicht gehalten (16.11.2026). Das ist noch offen." in text
        assert "zunächst nur mit Mängeln abgenommen. Behoben und abgenommen" in text
        english = draft(reference_story.story(world.deal, on=TODAY), "en")
        assert "“Der Bericht kommt wöchentlich” was not kept (16 Nov 2026). This is still open." in english

    def test_put_into_other_words_shows_the_customer_what_it_leaves_out(self, world: World) -> None:
        signed(world)
        dismissed(world)
        ended(world, PromiseOutcome.BROKEN, "Die Schulung ist im Mai.")
        ended(world, PromiseOutcome.BROKEN, "Der Bericht kommt wöchentlich.")
        kept = "„Der Bericht kommt wöchentlich“ wurde nicht gehalten (16.11.2026). Das ist noch offen."
        write = {"actor": world.seller, "language": "de", "on": TODAY}
        text = references.write(world.deal, text=f"Alles lief gut. {kept}", **write)

        token = ask(world, text, SignAbout.STORY, actor=world.seller)

        page = sheets.sheet(signing.request_of(token, now=NOW), on=TODAY)
        assert left_out(page.words, page.troubles, "de") == [
            "„Die Schulung ist im Mai“ wurde nicht gehalten (16.11.2026). Das ist noch offen."
        ]
        ended(world, PromiseOutcome.BROKEN, "Der Alarm kommt nachts.")
        with pytest.raises(Refused, match="sign_changed"):
            sign(token, shown=page.print)

    def test_says_so_where_nothing_went_wrong_and_is_no_new_text_twice(self, world: World) -> None:
        signed(world)
        facts = {"actor": world.seller, "language": "en", "on": TODAY, "speak": draft}

        first = references.draft(world.deal, **facts)

        assert "Our records show nothing that went wrong." in first.text
        assert references.draft(world.deal, **facts) == first
        models.Account.objects.create(company=world.company, key="a9", name="Nordwerk GmbH")
        with pytest.raises(Refused, match="names_another_customer"):
            references.write(
                world.deal, actor=world.seller, text="Besser als bei Nordwerk lief es hier.", language="de", on=TODAY
            )
