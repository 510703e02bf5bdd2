"""The deal's page as a whole: the way through it, what comes next, its tiles, its folded parts, and an earlier day."""

from __future__ import annotations

import re
from datetime import timedelta

from cast import TODAY, World
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from flows.studied import requirement, study
from web.conftest import Open

from ropeteam.core.vocabulary_presales import Coverage
from ropeteam.flows import coverage, promises, signals
from ropeteam.store import models
from ropeteam.web import deal_tiles

BEFORE = TODAY - timedelta(days=10)


def show(client: Client, world: World, **query: object) -> str:
    return client.get(reverse("deals_deal", args=[world.deal.pk]), query).content.decode()


def tile(html: str, word: str) -> str:
    """A tile's words."""
    found = re.search(rf'<a class="count tile"[^>]*><strong>{word}</strong>(.*?)</a>', html, re.DOTALL)
    assert found is not None
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())


class TestTheWayThrough:
    def test_leads_nowhere_that_is_not_there(self, world: World, sign_in: Open) -> None:
        requirement(world, 1)
        promises.enter(
            world.deal, actor=world.seller, sentence="Wir bringen das Mondgestein.", on=TODAY, said_on=BEFORE
        )
        about = {"about": f"s{world.promise_offline.pk}", "code": "unreviewed", "reason": "Der Kunde weiß es."}
        sign_in(world.management).post(reverse("deals_overrides", args=[world.deal.pk]), about)

        for query in ({}, {"as_of": TODAY.isoformat()}):
            html = show(sign_in(world.seller), world, **query)

            targets = set(re.findall(r'href="#([^"]+)"', html)) - {"main"}
            assert {"overview", "standing", "promises", "talks"} <= targets
            assert [name for name in sorted(targets) if f'id="{name}"' not in html] == []

    def test_shows_every_page_that_has_figures(self, world: World, sign_in: Open) -> None:
        found = deal_tiles.tiles(world.deal, on=TODAY, as_of=False)

        pages = show(sign_in(world.seller), world).split('id="pages"')[1].split("</ul>")[0]

        assert {"requirements", "solution", "studies", "offers"} <= {one.code for one in found}
        assert [one.href for one in found if one.href not in pages] == []


class TestTheParts:
    def test_lie_open_while_they_are_short_and_say_their_figures_folded(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)
        assert '<details class="part" id="part-promises" open>' in show(client, world)

        for _ in range(4):
            promises.enter(world.deal, actor=world.seller, sentence="Wir bringen das Mondgestein.", on=TODAY)
        html = show(client, world)

        head = html.split('id="part-promises"')[1].split("</summary>")[0]
        assert html.count('<details class="part" id="part-promises">') == 1
        figures = " ".join(re.sub(r"<[^>]+>", "", head.split("part-figures")[1]).split())
        assert figures.endswith("6 offen · 4 noch nicht beurteilt · 2 nicht angesehen")

    def test_ask_no_more_for_many_claims_than_for_one(self, world: World, sign_in: Open) -> None:
        def asked() -> int:
            client = sign_in(world.seller)
            with CaptureQueriesContext(connection) as queries:
                html = show(client, world)
            assert "Behauptungen, die nicht stimmen" in html
            return len(queries)

        def wrong(signal: models.Signal) -> None:
            models.Judgement.objects.create(
                signal=signal, fit="declined", backing="unbacked", reasons=[], rule_version="t", judged_on=TODAY
            )

        wrong(world.claim_sap)
        show(sign_in(world.seller), world)
        one = asked()
        for no in range(3):
            twin = models.Signal.objects.get(pk=world.claim_sap.pk)
            twin.pk, twin.start, twin.end = None, no, no + 1
            twin._state.adding = True
            twin.save()
            wrong(twin)

        assert asked() == one


class TestWhatComesNext:
    def test_begins_with_what_is_in_the_readers_hands(self, world: World, sign_in: Open) -> None:
        promises.enter(world.deal, actor=world.seller, sentence="Wir bringen das Mondgestein.", on=TODAY)

        for who, mine in (("seller", "niemand hat hingesehen"), ("presales", "noch nicht beurteilt")):
            first = show(sign_in(world.everyone[who]), world).split('<li class="step step-own">')[1].split("</li>")[0]
            assert mine in first
            assert "Bei Ihnen" in first
        for who in ("other_seller", "management", "works_council", "admin"):
            assert "Bei Ihnen" not in show(sign_in(world.everyone[who]), world)

    def test_counts_promised_days_that_are_gone(self, world: World, sign_in: Open) -> None:
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        assert promise is not None
        models.Judgement.objects.create(
            promise=promise,
            fit="declined",
            backing="unbacked",
            reasons=[],
            rule_version="t",
            judged_on=TODAY,
            due=BEFORE,
        )

        late = show(sign_in(world.seller), world).split('id="next-steps"')[1].split("</section>")[0]

        assert f'<a class="v-empty" href="#p{promise.pk}">1 überfällig</a>' in late

    def test_is_new_after_every_deed_and_the_way_to_the_call_card_stays(self, world: World, sign_in: Open) -> None:
        response = sign_in(world.seller).post(
            reverse("signal_word", args=[world.promise_offline.pk]),
            {"verdict": "confirmed"},
            headers={"HX-Request": "true", "HX-Target": "standing"},
        )

        html = response.content.decode()
        assert '<div id="next-steps" hx-swap-oob="true">' in html
        assert reverse("deals_card", args=[world.deal.pk]) in html.split('id="deal-gate"')[1]


class TestWhatItLeansOn:
    def test_lights_up_once_somebody_says_that_it_is_not_true_any_more(self, world: World, sign_in: Open) -> None:
        signals.confirm(world.promise_offline, actor=world.seller, on=TODAY)
        assert "leans-on" not in show(sign_in(world.seller), world)

        sign_in(world.presales).post(
            reverse("product_capability_reviews", args=[world.offline.pk]),
            {"still_true": "no", "evidence": "Der Import läuft nur mit Netz."},
        )

        notice = show(sign_in(world.seller), world).split("leans-on")[1].split("</ul>")[0]
        assert "am 16.11.2026 als nicht mehr zutreffend gemeldet" in notice


class TestAnOverride:
    def test_names_the_sentence_it_is_about(self, world: World, sign_in: Open) -> None:
        about = {"about": f"s{world.promise_offline.pk}", "code": "unreviewed", "reason": "Der Kunde weiß es."}
        sign_in(world.management).post(reverse("deals_overrides", args=[world.deal.pk]), about)

        mine, boss = (
            show(sign_in(who), world).split('id="overrides"')[1].split("</ul>")[0]
            for who in (world.seller, world.management)
        )

        assert world.promise_offline.quote in mine
        assert world.promise_offline.quote not in boss, "for two working days it is the rope's alone"
        assert "Der Kunde weiß es." in boss


class TestAnEarlierDay:
    def test_counts_the_requirements_that_were_known_and_answered_then(self, world: World, sign_in: Open) -> None:
        rows = [requirement(world, no) for no in (1, 2, 3)]
        models.Requirement.objects.update(must=True, recorded_on=BEFORE - timedelta(days=5))
        models.Requirement.objects.filter(pk=rows[2].pk).update(recorded_on=TODAY)
        for row, day in ((rows[0], BEFORE), (rows[1], TODAY)):
            coverage.answer(world.deal, [row.pk], actor=world.presales, status=Coverage.AS_IS, on=day)

        client = sign_in(world.seller)

        assert tile(show(client, world), "Anforderungen").startswith("2/3 ")
        assert tile(show(client, world, as_of=BEFORE.isoformat()), "Anforderungen").startswith("1/2 ")

    def test_knows_a_study_only_from_the_day_it_was_opened(self, world: World, sign_in: Open) -> None:
        row = study(world)
        client = sign_in(world.seller)

        now, then = show(client, world), show(client, world, as_of=BEFORE.isoformat())

        assert row.question in tile(now, "Machbarkeit")
        assert tile(then, "Machbarkeit") == "– noch keine Studie"

    def test_leaves_out_what_is_known_only_as_it_stands_today(self, world: World, sign_in: Open) -> None:
        html = show(sign_in(world.seller), world, as_of=TODAY.isoformat())

        for missing in ('id="wishes-h"', 'id="rope-h"', 'id="happened-h"', 'id="pulse"', "Nora Lindt</b>"):
            assert missing not in html
        assert "kennt diese Seite nur mit heutigem Stand" in html

    def test_lists_no_talk_that_came_later(self, world: World, sign_in: Open) -> None:
        models.Conversation.objects.filter(pk=world.unheard.pk).update(held_on=TODAY)
        models.Conversation.objects.filter(pk=world.conversation.pk).update(held_on=BEFORE)

        html = show(sign_in(world.seller), world, as_of=BEFORE.isoformat())

        talks = html.split('id="talks"')[1].split("</details>")[0]
        assert reverse("conversations_talk", args=[world.conversation.pk]) in talks
        assert reverse("conversations_talk", args=[world.unheard.pk]) not in talks
