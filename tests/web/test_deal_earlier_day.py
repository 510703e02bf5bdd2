"""The deal's page as of an earlier day: requirements, a study and talks that came or were answered later are not there yet."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from cast import TODAY, World
from django.urls import reverse
from flows.studied import requirement, study
from web.conftest import Look

from ropeteam.core.vocabulary_presales import Coverage
from ropeteam.flows import coverage
from ropeteam.store import models

BEFORE = TODAY - timedelta(days=10)


def tile(html: str, word: str) -> str:
    """A tile's words."""
    found = re.search(rf'<a class="count tile"[^>]*><strong>{word}</strong>(.*?)</a>', html, re.DOTALL)
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
