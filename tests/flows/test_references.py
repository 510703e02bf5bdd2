"""References: readiness from rows, permission before anything is shown, and a text that tells what went wrong."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import TODAY, World
from flows.at_once import at_once
from flows.delivered import NOW, accept, ask, contact, permitted, planned, second_contact, sign, signed
from flows.stage import Script

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.numbers.observations import Channel
from ropeteam.core.references import Part, Why, readiness
from ropeteam.core.vocabulary import PromiseOutcome
from ropeteam.core.vocabulary_presales import SignAbout
from ropeteam.core.vocabulary_projects import GoalState, ReferenceChannel, ReferenceScope, Tone
from ropeteam.flows import promises, references, renewals, signals, signing
from ropeteam.store import models
from ropeteam.store.queries import reference_story
from ropeteam.store.queries import references as query
from ropeteam.store.queries import signing as sheets
from ropeteam.wording.reference_text import draft, left_out

DAY = timedelta(days=1)
NAME, STORY = ReferenceScope.NAME, ReferenceScope.STORY
DIRECT, WEB = ReferenceChannel.DIRECT, ReferenceChannel.WEBSITE


@pytest.fixture(autouse=True)
def quick_ear(script: Script) -> None:
    """How near words are is not looked at."""


def part(world: World, which: Part):
    found = readiness(query.facts([world.deal], on=TODAY)[world.deal.pk], on=TODAY)
    return next((one.holds, one.why, one.n) for one in found.parts if one.part == which)


def pulse(world: World, who: models.Contact, value: float, *, days: int = 5) -> None:
    models.Observation.objects.create(
        company=world.company, deal=world.deal, contact=who, channel=Channel.PULSE.value, value=value, raw=f"{value:g}",
        observed_on=TODAY - days * DAY, recorded_on=TODAY, source="csv", source_key=f"{who.key}-{days}",
    )  # fmt: skip


def ended(world: World, outcome: PromiseOutcome, sentence: str = "Der Export läuft.") -> models.Promise:
    key = f"p{world.deal.promises.count()}"
    row = models.Promise.objects.create(deal=world.deal, key=key, sentence=sentence, said_on=TODAY, source="manual")
    models.PromiseEnd.objects.create(
        promise=row, outcome=outcome, ended_on=TODAY, evidence="gesehen", by=world.seller.person
    )
    return row


def dismissed(world: World) -> None:
    """Nothing waits for a person any more."""
    for signal in (world.promise_offline, world.promise_training):
        models.SignalReview.objects.create(
            signal=signal, verdict="dismissed", by=world.presales.person, reason="war keine Zusage", reviewed_on=TODAY
        )


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

    def test_keeps_the_words_of_a_promise_that_was_given_back_inside_but_not_that_there_is_one(
        self, world: World
    ) -> None:
        signed(world)
        late = signals.confirm(world.promise_training, actor=world.seller, on=TODAY).promise
        after = late.due + DAY
        assert [one.what for one in reference_story.story(world.deal, on=after).troubles] == [late.sentence]

        signals.undo(world.promise_training, actor=world.seller, on=TODAY)

        assert [one.what for one in reference_story.story(world.deal, on=after).troubles] == [""]
