"""A catalogue out of nothing: drafts from a list and from Asks, joined, confirmed in one line, dropped with a word."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from cast import TODAY, World
from flows.drafted import drafted
from flows.stage import Script
from flows.travel import react

from ropeteam.core.drafts import LONGEST_NAME
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import CapabilityStatus, DraftOrigin
from ropeteam.flows import asks, capability_drafts, capture
from ropeteam.flows.company_state import capability_drafts as state
from ropeteam.flows.company_state.files import OwnRow
from ropeteam.flows.company_state.keys import Keys
from ropeteam.language.feature_list import Feature, read_features
from ropeteam.store import models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import capability_drafts as query
from ropeteam.store.queries.product import truth

LIST = "- Alarm per SMS, max. 100 am Tag\n- Dienstplan für Schichten (geplant)\n- Export nach SAP\n"
ALARM = "Alarm per SMS"


@pytest.fixture
def told(world: World, script: Script) -> World:
    """Without the capability that trigrams find in everything."""
    script()
    models.Capability.objects.filter(key="berichte").delete()
    return world


def start(
    world: World, text: str = LIST, *, by: Actor | None = None, name: str = "liste.md"
) -> capability_drafts.Started:
    features = read_features(text, name=name).features
    return capability_drafts.start(world.product, features, actor=by or world.product_manager, name=name)


def draft(name: str) -> models.CapabilityDraft:
    return models.CapabilityDraft.objects.get(name=name)


def ask(world: World, text: str, *, deal: models.Deal | None = None, by: Actor | None = None) -> models.Ask:
    row = asks.ask(actor=by or world.seller, text=text, on=TODAY, deal=deal, product=world.product).ask
    react()
    return row


class TestAList:
    def test_becomes_drafts_with_what_it_says_of_each(self, told: World) -> None:
        started = start(told)

        assert (started.drafted, started.again, started.known) == (2, 0, 1), "SAP export stands in the catalogue"
        alarm = draft(ALARM)
        assert (alarm.status, alarm.limits, alarm.place) == ("limited", "max. 100 am Tag", "liste.md:1")
        assert draft("Dienstplan für Schichten").status == "planned"
        assert alarm.created_by == told.product_manager.person

    def test_again_changes_nothing(self, told: World) -> None:
        start(told)
        capability_drafts.drop(draft(ALARM), actor=told.product_manager, on=TODAY, word="Ist ein Modul")
        events = models.Event.objects.count()

        started = start(told, LIST.replace("Alarm per SMS", "ALARM per SMS"))

        assert (started.drafted, started.again) == (0, 2)
        assert draft(ALARM).dropped
        assert models.Event.objects.count() == events

    def test_names_of_one_feature_in_other_words_are_joined_and_can_be_taken_apart(self, told: World) -> None:
        start(told, "- Dienstplan Schichten\n- Schichten Dienstplan\n- Dienstplan ohne Schichten\n")
        react()

        one, other = draft("Dienstplan Schichten"), draft("Schichten Dienstplan")
        assert other.joined_into == one
        assert draft("Dienstplan ohne Schichten").joined_into is None
        capability_drafts.take_back(other, actor=told.product_manager, on=TODAY)
        assert capability_drafts.join_alike(told.product) == 0, "what a person took apart stays apart"

    def test_is_for_those_who_know_the_product(self, told: World) -> None:
        for who in ("seller", "services", "management", "works_council", "stranger"):
            with pytest.raises(NotAllowed):
                start(told, by=told.everyone[who])
        start(told, by=told.admin)
        for who in ("seller", "presales", "services", "management", "admin", "stranger"):
            with pytest.raises(NotAllowed):
                confirm(told, draft(ALARM), by=told.everyone[who])

    def test_ten_times_longer_costs_no_further_statement(
        self, told: World, django_assert_max_num_queries: object
    ) -> None:
        features = [Feature(f"Funktion Nummer {no}", no) for no in range(100)]

        with django_assert_max_num_queries(20):  # type: ignore[operator]
            capability_drafts.start(told.product, features, actor=told.product_manager)


def confirm(
    world: World,
    row: models.CapabilityDraft,
    *,
    by: Actor | None = None,
    name: str = "",
    limits: tuple[str, ...] = ("100",),
) -> models.Capability:
    return capability_drafts.confirm(
        row,
        actor=by or world.product_manager,
        on=TODAY,
        name=name or row.name,
        status=CapabilityStatus.LIMITED,
        limits=limits,
    )


class TestConfirmed:
    def test_is_a_capability_known_from_today_and_found_by_the_next_ask(self, told: World) -> None:
        start(told)

        made = confirm(told, draft(ALARM), limits=("max. 100 am Tag", " "))

        known = truth(told.product).capabilities[made.pk]
        assert (known.version.name, known.version.status, known.version.recorded_on) == (ALARM, "limited", TODAY)
        assert [limit.text for limit in known.limits] == ["max. 100 am Tag"]
        assert known.version.evidence == "liste.md:1"
        assert draft(ALARM).became == made
        assert [
            models.Event.objects.filter(code=code).count() for code in ("draft.confirmed", "capability.changed")
        ] == [1, 1]
        assert ask(told, "Alarm per SMS").draft.capability == made

    def test_once(self, told: World) -> None:
        start(told)
        confirm(told, draft(ALARM))

        with pytest.raises(Refused, match="draft_settled"):
            confirm(told, draft(ALARM), name="Anders")
        with pytest.raises(Refused, match="capability_named"):
            confirm(told, draft("Dienstplan für Schichten"), name="export  NACH SAP")

    def test_limited_says_where_it_ends(self, told: World) -> None:
        start(told)

        with pytest.raises(Refused, match="draft_limit_missing"):
            confirm(told, draft(ALARM), limits=(" ",))

    def test_dropped_with_a_word_and_open_again(self, told: World) -> None:
        start(told)
        with pytest.raises(Refused, match="reason_missing"):
            capability_drafts.drop(draft(ALARM), actor=told.product_manager, on=TODAY, word=" ")

        capability_drafts.drop(draft(ALARM), actor=told.product_manager, on=TODAY, word="Ist ein Modul")
        assert (draft(ALARM).word, draft(ALARM).settled_by) == ("Ist ein Modul", told.product_manager.person)
        capability_drafts.take_back(draft(ALARM), actor=told.product_manager, on=TODAY)
        assert not draft(ALARM).dropped


class TestAnAsk:
    def test_that_nothing_fits_makes_a_draft_and_the_next_like_it_feeds_it(self, told: World) -> None:
        first = ask(told, "Gibt es einen Alarm per SMS?")
        second = ask(told, "Gibt es einen Alarm per SMS?", by=told.other_seller)

        (row,) = models.CapabilityDraft.objects.all()
        assert (row.name, row.origin, row.status) == ("Gibt es einen Alarm per SMS?", DraftOrigin.ASK, "")
        assert [one.draft.draft for one in (first, second)] == [row, row]

    def test_that_a_capability_fits_counts_there(self, told: World) -> None:
        row = ask(told, "Export nach SAP")

        assert row.draft.capability == told.sap_export
        assert not models.CapabilityDraft.objects.exists()

    def test_like_a_dropped_draft_makes_no_other(self, told: World) -> None:
        start(told)
        capability_drafts.drop(draft(ALARM), actor=told.product_manager, on=TODAY, word="Nein")

        assert ask(told, "Alarm per SMS").draft.draft == draft(ALARM)

    def test_of_a_confidential_deal_names_no_draft(self, told: World) -> None:
        row = ask(told, "Gibt es einen Alarm per SMS?", deal=told.confidential, by=told.other_seller)

        assert not models.DraftAsk.objects.filter(ask=row).exists()
        assert not models.CapabilityDraft.objects.exists()

    def test_that_is_placed_on_a_confidential_deal_takes_its_words_out_of_the_draft(self, told: World) -> None:
        words = "Gibt es einen Alarm per SMS für das Werk Ulm?"
        row = ask(told, words, by=told.other_seller)
        before = models.CapabilityDraft.objects.get()
        again = ask(told, "Gibt es einen Alarm per SMS für das Werk?")
        assert (before.name, again.draft.draft) == (words, before)

        capture.place(row, told.confidential, actor=told.other_seller)
        react()

        left = models.CapabilityDraft.objects.get()
        assert (left.pk, left.name) == (before.pk, "Gibt es einen Alarm per SMS für das Werk?")
        assert ask(told, words, by=told.presales).draft.draft == left, "found by its new words"

    @pytest.mark.parametrize("settled", ["waiting", "dropped", "confirmed", "joined", "lead"])
    def test_that_nobody_else_asked_goes_with_its_words(self, told: World, settled: str) -> None:
        words = "Gibt es einen Alarm per SMS? " * 30
        row = ask(told, words, by=told.other_seller)
        (made,) = models.CapabilityDraft.objects.all()
        pm: dict[str, Any] = {"actor": told.product_manager, "on": TODAY}
        other = models.CapabilityDraft.objects.create(product=told.product, name="Meldung")
        if settled == "dropped":
            capability_drafts.drop(made, word="Nein", **pm)
        if settled == "confirmed":
            capability_drafts.confirm(
                made, name="Alarm per SMS", status=CapabilityStatus.AVAILABLE, description="", **pm
            )
        if settled in ("joined", "lead"):
            first, second = (made, other) if settled == "joined" else (other, made)
            models.CapabilityDraft.objects.filter(pk=first.pk).update(joined_into=second)

        capture.place(row, told.confidential, actor=told.other_seller)
        react()

        for held in models.CapabilityDraft.objects.all():
            assert "Gibt es" not in held.name + held.description
        names = list(models.CapabilityDraft.objects.filter(joined_into__isnull=True).values_list("name", flat=True))
        assert sorted(names) == sorted(["Meldung", *(["Alarm per SMS"] if settled == "confirmed" else [])])
        assert models.DraftAsk.objects.filter(ask=row).exists() == (settled in ("confirmed", "joined", "lead"))

    def test_that_is_placed_on_an_open_deal_keeps_its_draft(self, told: World) -> None:
        row = ask(told, "Gibt es einen Alarm per SMS?")

        capture.place(row, told.deal, actor=told.seller)
        react()

        assert models.CapabilityDraft.objects.get().name == row.text

    def test_about_peoples_work_wants_no_capability(self, told: World) -> None:
        row = ask(told, "Machen Sie die Schulung für unsere zwölf Leute?")

        assert not models.DraftAsk.objects.filter(ask=row).exists()

    def test_is_placed_once_however_often_the_event_is_handled(self, told: World) -> None:
        row = ask(told, "Gibt es einen Alarm per SMS?")

        assert capability_drafts.place(row.pk) == row.draft
        assert models.DraftAsk.objects.count() == 1

    def test_long_words_stand_whole_in_the_description(self, told: World) -> None:
        words = "Gibt es einen Alarm per SMS? " * 30

        ask(told, words)

        row = models.CapabilityDraft.objects.get()
        assert len(row.name) <= LONGEST_NAME + 1
        assert row.description == " ".join(words.split())


class TestTheList:
    def test_falls_by_asks_and_goes_on_where_a_page_ended(self, told: World, monkeypatch: pytest.MonkeyPatch) -> None:
        start(told, "- Alarm per SMS\n- Dienstplan für Schichten\n- Wartung nach Kalender\n")
        for _ in range(2):
            ask(told, "Dienstplan für Schichten")
        ask(told, "Wartung nach Kalender")
        monkeypatch.setattr(query, "SIZE", 2)

        first = query.drafts(told.product, actor=told.seller)
        rest = query.drafts(told.product, after=query.Spot.read(first.next), actor=told.seller)

        assert [(row.name, row.asked) for row in first.rows] == [
            ("Dienstplan für Schichten", 2), ("Wartung nach Kalender", 1)
        ]  # fmt: skip
        assert ([row.name for row in rest.rows], rest.next) == ([ALARM], "")

    def test_counts_what_was_joined_and_shows_no_words_of_a_hidden_deal(self, told: World) -> None:
        start(told, "- Dienstplan Schichten\n- Schichten Dienstplan\n")
        ask(told, "Schichten Dienstplan, bitte")
        react()
        ask(told, "Dienstplan Schichten Dienstplan", deal=told.confidential, by=told.other_seller)

        (row,) = query.drafts(told.product, actor=told.seller).rows

        assert (row.asked, row.words) == (2, ["Schichten Dienstplan, bitte"])
        assert [one.name for one in row.others] == ["Schichten Dienstplan"]

    def test_coverage_counts_each_ask_once_and_a_persons_pick_first(self, told: World) -> None:
        start(told, "- Alarm per SMS\n- Dienstplan für Schichten\n")
        ask(told, ALARM)
        picked = ask(told, "Dienstplan für Schichten")
        models.Ask.objects.filter(pk=picked.pk).update(chosen_capability=told.sap_export)
        ask(told, "Machen Sie die Schulung für unsere zwölf Leute?")
        confirm(told, draft(ALARM))

        found = query.coverage(told.product)

        assert (found.few, found.of, found.asks, found.elsewhere) == (2, 4, 2, 1)
        assert not found.enough
        assert replace(found, asks=20).enough


class TestExport:
    def test_comes_back_byte_for_byte(self, told: World) -> None:
        ask(told, "Gibt es einen Alarm per SMS?")
        ask(told, "Export nach SAP")
        drafted(told.product_manager, told.product)
        before = dumped(told)
        models.DraftAsk.objects.all().delete()
        models.CapabilityDraft.objects.all().delete()
        keys = Keys(told.company)
        problems: list[Problem] = []
        drafts, asked = ([OwnRow(row, file="x", line=1, problems=problems) for row in rows] for rows in before)

        made = [state.restore_drafts(drafts, keys), state.restore_asks(asked, keys)]
        again = [state.restore_drafts(drafts, keys), state.restore_asks(asked, keys)]

        assert (dumped(told), problems) == (before, [])
        assert (made, again) == ([len(before[0]), len(before[1])], [0, 0])


def dumped(world: World) -> tuple[list[object], list[object]]:
    return list(state.dump_drafts(world.product)), list(state.dump_asks(world.product))
