"""The deal's page as of an earlier day: requirements, a study and talks that came or were answered later are not there yet."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from cast import TODAY, World
from django.test import Client
from django.urls import reverse
from flows.studied import requirement, study
from web.conftest import Look, Open

from ropeteam.core.vocabulary_presales import Coverage
from ropeteam.flows import coverage, promises
from ropeteam.store import models

BEFORE = TODAY - timedelta(days=10)


def tile(html: str, word: str) -> str:
    """A tile's words."""
    found = re.search(rf'<a class="count tile"[^>]*><strong>{word}</strong>(.*?)</a>', html, re.DOTALL)
    assert found is not None
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())


def card(html: str, row: models.Promise) -> str:
    return html.split(f'id="p{row.pk}"')[1].split("</li>")[0]


def head(html: str) -> str:
    """The line under the title."""
    found = re.search(r'<p class="head-sub">(.*?)</p>', html, re.DOTALL)
    assert found is not None
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())


@pytest.fixture(scope="module", autouse=True)
def grown(world_of_module: World) -> models.Study:
    """Of three requirements one came later, and one was answered later; then a study was opened and a talk was held."""
    world = world_of_module
    rows = [requirement(world, no) for no in (1, 2, 3)]
    models.Requirement.objects.update(must=True, recorded_on=BEFORE - timedelta(days=5))
    models.Requirement.objects.filter(pk=rows[2].pk).update(recorded_on=TODAY)
    for row, day in ((rows[0], BEFORE), (rows[1], TODAY)):
        coverage.answer(world.deal, [row.pk], actor=world.presales, status=Coverage.AS_IS, on=day)
    models.Conversation.objects.filter(pk=world.unheard.pk).update(held_on=TODAY)
    models.Conversation.objects.filter(pk=world.conversation.pk).update(held_on=BEFORE)
    return study(world)


@pytest.fixture
def now(built: World, look: Look) -> str:
    return look("seller", "deals_deal", built.deal.pk)


@pytest.fixture
def then(built: World, look: Look) -> str:
    return look("seller", "deals_deal", built.deal.pk, as_of=BEFORE.isoformat())


class TestAnEarlierDay:
    def test_counts_the_requirements_that_were_known_and_answered_then(self, now: str, then: str) -> None:
        assert tile(now, "Anforderungen").startswith("2/3 ")
        assert tile(then, "Anforderungen").startswith("1/2 ")

    def test_knows_a_study_only_from_the_day_it_was_opened(self, grown: models.Study, now: str, then: str) -> None:
        assert grown.question in tile(now, "Machbarkeit")
        assert tile(then, "Machbarkeit") == "– noch keine Studie"

    def test_leaves_out_what_is_known_only_as_it_stands_today(self, built: World, look: Look) -> None:
        html = look("seller", "deals_deal", built.deal.pk, as_of=TODAY.isoformat())

        for missing in ('id="wishes-h"', 'id="rope-h"', 'id="happened-h"', 'id="pulse"', "Nora Lindt</b>"):
            assert missing not in html
        assert "kennt diese Seite nur mit heutigem Stand" in html

    def test_lists_no_talk_that_came_later(self, built: World, then: str) -> None:
        talks = then.split('id="talks"')[1].split("</details>")[0]
        assert reverse("conversations_talk", args=[built.conversation.pk]) in talks
        assert reverse("conversations_talk", args=[built.unheard.pk]) not in talks


def page(client: Client, world: World, **query: str) -> str:
    return client.get(reverse("deals_deal", args=[world.deal.pk]), query).content.decode()


class TestWhatCameLater:
    def test_calls_no_promise_late_that_was_not_due_yet(self, world: World, sign_in: Open) -> None:
        words = "Den Export nach SAP bekommen Sie bis zum 15.11.2026."
        row = promises.enter(world.deal, actor=world.seller, sentence=words, on=BEFORE, said_on=BEFORE)

        now = page(sign_in(world.seller), world)
        then = page(sign_in(world.seller), world, as_of=BEFORE.isoformat())

        assert "seit 15.11.2026 überfällig" in card(now, row)
        assert "überfällig" not in card(then, row)
        assert "15.11.2026" in card(then, row).split("row-due")[1]

    def test_says_how_far_the_deal_had_come_by_then(self, world: World, sign_in: Open) -> None:
        days = {"signed_on": BEFORE - timedelta(days=5), "handover_on": BEFORE, "closed_on": TODAY}
        models.Deal.objects.filter(pk=world.deal.pk).update(**days, golive_on=TODAY + timedelta(days=9))

        now = page(sign_in(world.seller), world)
        then = page(sign_in(world.seller), world, as_of=BEFORE.isoformat())

        assert head(now).endswith("beendet 16.11.2026")
        assert head(then).endswith("übergeben 06.11.2026")
