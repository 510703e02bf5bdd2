"""What the machine suggests for many rows is what Ask would say of each, and nothing of it is an answer."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta

import pytest
from cast import TODAY, World
from flows.played import copied, played
from flows.tenders import OFFLINE, PRINT, SAP, rows_of, taken_in

from ropeteam.core.backing import LimitRelation, LimitTouch
from ropeteam.core.coverage import Stand
from ropeteam.core.vocabulary import CapabilityStatus
from ropeteam.core.vocabulary_presales import Coverage
from ropeteam.flows import (
    candidates,
    change_requests,
    coverage,
    ear,
    judging,
    near_requirements,
    nearest,
    product,
    requirement_suggestions,
)
from ropeteam.jobs.reactions import react
from ropeteam.language.contract import Match
from ropeteam.store import models
from ropeteam.store.queries import requirements as query
from ropeteam.store.queries.product import truth
from ropeteam.store.queries.requirements import Wanted
from ropeteam.store.versions import CapabilityWords


class Sure:
    """A catalogue that finds what its script says: text -> (key of a capability, score, chance)."""

    def __init__(self, world: World, script: dict[str, list[tuple[str, float, float]]]) -> None:
        self.keys = {row.key: str(row.pk) for row in world.product.capabilities.all()}
        self.script = script

    def meanings(self, texts: list[str]) -> list[None]:
        return [None for _ in texts]

    def match(self, text: str, **_: object) -> list[Match]:
        found = [Match(self.keys[key], score, chance) for key, score, chance in self.script.get(text, [])]
        return sorted(found, key=lambda match: -match.confidence)


@pytest.fixture(scope="module")
def brought(built: World) -> Iterator[World]:
    """A tender with three rows that nobody looked at yet."""
    with played(built) as world:
        taken_in(world)
        yield world


@pytest.fixture
def world(brought: World, empty: None) -> World:
    return copied(brought)


@pytest.fixture
def sure(world: World, monkeypatch: pytest.MonkeyPatch) -> Sure:
    found = Sure(world, {SAP: [("sap-export", 0.9, 0.95)], OFFLINE: [("offline", 0.9, 0.95), ("berichte", 0.3, 0.2)]})
    monkeypatch.setattr(ear, "capabilities", lambda now: found)
    return found


def suggest(world: World) -> None:
    assert requirement_suggestions.suggest_all(world.deal.pk, on=TODAY) == 3


class TestManyRows:
    def test_get_the_verdict_that_ask_names(self, world: World, sure: Sure, monkeypatch: pytest.MonkeyPatch) -> None:
        wishes = [
            change_requests.create(world.product, actor=world.presales, title=title).pk for title in ("Eins", "Zwei")
        ]
        chance = random.Random(4)
        keys = ["sap-export", "offline", "berichte"]
        texts = [f"Satz {no}" for no in range(60)]
        sure.script |= {
            text: [(key, chance.uniform(0.2, 1), chance.choice((0.05, 0.1, 0.4, 0.85, 0.96))) for key in keys]
            for text in texts
        }
        near = {text: [(pk, chance.choice((0.2, 0.36, 0.4, 1.0))) for pk in wishes] for text in texts}
        monkeypatch.setattr(nearest, "nearest", lambda text, product, most: near[text])
        monkeypatch.setattr(
            nearest, "nearest_to_each", lambda texts, product, most: (None, [near[one] for one in texts])
        )
        now = truth(world.product)

        asked = [
            candidates.consider(text, product=world.product, deal=world.deal, on=TODAY, now=now)[0].verdict
            for text in texts
        ]

        assert [one.verdict for one in candidates.verdicts(texts, now=now, deal=world.deal, on=TODAY)] == asked
        assert len({*asked}) > 2, "a case that tells nothing"

    def test_are_looked_at_once_and_answered_by_nobody(self, world: World, sure: Sure) -> None:
        suggest(world)

        seen = {one.row.text: one for one in query.page(world.deal, Wanted())[0]}
        assert {text: (one.stand, one.suggestion and one.suggestion.status) for text, one in seen.items()} == {
            SAP: (Stand.SUGGESTED, "as_is"),
            OFFLINE: (Stand.SUGGESTED, "roadmap"),
            PRINT: (Stand.OPEN, None),
        }
        offline = seen[OFFLINE].suggestion
        assert offline is not None
        assert (offline.capability, offline.roadmap_version) == (world.offline, world.offline_item.versions.get())
        assert query.counts(world.deal).looked_at == 3
        assert requirement_suggestions.suggest_all(world.deal.pk, on=TODAY) == 0
        assert {row.text for row in query.uncovered(world.deal)} == {SAP, OFFLINE}

    def test_go_beyond_a_limit_by_their_numbers_where_the_ear_only_doubts(
        self, world: World, sure: Sure, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """As the overall solution says it of the same row and the same limit: one rule."""
        text = "Verlaufsdaten müssen 24 Monate rückwärts verfügbar sein"
        version = models.CapabilityVersion.objects.filter(capability__key="berichte").latest("n")
        no = version.limits.count()
        version.limits.create(
            no=no, dimension="retention", text="Verlauf 13 Monate rückwärts", value="13", unit="Monate"
        )
        sure.script |= {text: [("berichte", 0.9, 0.95)]}
        monkeypatch.setattr(judging, "held", lambda *_, **__: (LimitTouch(no, LimitRelation.UNSURE),))
        now = truth(world.product)

        (many,) = candidates.verdicts([text], now=now, deal=world.deal, on=TODAY)
        facts = {"product": world.product, "deal": world.deal, "on": TODAY, "now": now}
        row, _ = candidates.consider(text, **facts, demand=True)
        asked, _ = candidates.consider(text, **facts)

        said = [[reason.code for reason in one.candidates[0].reasons] for one in (many, row, asked)]
        assert ["beyond_limit" in codes for codes in said] == [True, True, False]
        assert "limit_unsure" in said[2]

    def test_are_made_anew_where_the_product_moved_meanwhile(
        self, world: World, sure: Sure, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        words = CapabilityWords("Export nach SAP", CapabilityStatus.NOT_PLANNED)
        real, looks = requirement_suggestions.verdicts, []

        def slow(texts: list[str], **facts: object) -> object:
            looks.append(len(texts))
            if len(looks) == 1:
                product.change_capability(world.sap_export, words, actor=world.product_manager, on=TODAY)
            return real(texts, **facts)

        monkeypatch.setattr(requirement_suggestions, "verdicts", slow)
        looked = requirement_suggestions.suggest_all(world.deal.pk, on=TODAY)

        assert (looked, looks) == (3, [3, 3])
        assert [one.status for one in rows_of(world.deal)[SAP].coverages.all()] == ["refuse"]

    def test_are_taken_over_by_a_person_with_words_for_the_customer(self, world: World, sure: Sure) -> None:
        suggest(world)
        ids = [row.pk for row in rows_of(world.deal).values()]

        done = coverage.accept(world.deal, ids, actor=world.presales, on=TODAY, speak=lambda said: f"So: {said.status}")

        assert (done.done, done.skipped) == (2, 1)
        row = rows_of(world.deal)[SAP]
        answer = row.coverages.get(by__isnull=False)
        assert (answer.comment, answer.capability, row.capability) == ("So: as_is", world.sap_export, world.sap_export)
        assert answer.reasons[0]["code"] == "capability"

    def test_never_take_the_place_of_what_somebody_answered(self, world: World, sure: Sure) -> None:
        suggest(world)
        rows = rows_of(world.deal)
        coverage.answer(world.deal, [rows[SAP].pk], actor=world.presales, status=Coverage.CONFIGURE, on=TODAY)

        done = coverage.accept(world.deal, [row.pk for row in rows.values()], actor=world.presales, on=TODAY)

        assert (done.done, done.skipped) == (1, 2)
        assert [one.status for one in rows[SAP].coverages.filter(by__isnull=False)] == ["configure"]

    def test_are_looked_at_again_when_the_product_moves(self, world: World, sure: Sure) -> None:
        suggest(world)
        words = CapabilityWords("Export nach SAP", CapabilityStatus.NOT_PLANNED)
        product.change_capability(world.sap_export, words, actor=world.product_manager, on=TODAY + timedelta(days=1))

        react(models.Event.objects.filter(code="capability.changed").latest("pk").pk, on=TODAY)
        again = requirement_suggestions.suggest_all(world.deal.pk, on=TODAY)

        assert again == 1
        assert [one.status for one in rows_of(world.deal)[SAP].coverages.order_by("n")] == ["as_is", "refuse"]


class TestNearWords:
    def test_bring_the_earlier_answer_with_how_near_they_are(self, world: World) -> None:
        sap = rows_of(world.deal)[SAP]
        done = coverage.answer(world.deal, [sap.pk], actor=world.presales, status=Coverage.AS_IS, on=TODAY)
        assert done.deed is not None
        near_requirements.keep_answered(done.deed.pk)
        other = models.Deal.objects.create(company=world.company, product=world.product, key="d9", title="Neu")
        row = models.Requirement(pk=-1, deal=other, text=f"{SAP} bitte", words_hash="x", language="de")

        (near,) = near_requirements.near_each([row], other)[-1]

        assert near.answer.requirement == sap
        assert near_requirements.FLOOR <= near.likeness < 1
        models.Deal.objects.filter(pk=world.deal.pk).update(confidential=True)
        assert near_requirements.near_each([row], other).get(-1, []) == []
