"""The market board, a lost deal's reasons, a pillar's sentences and a new version of the strategy, as pages show them."""

from __future__ import annotations

import re

from cast import TODAY, World
from django.urls import reverse
from flows.living import confirmed, draft, proposed
from flows.wishes import sale
from web.conftest import Open
from web.pages_truth import lost, weighed

from ropeteam.store import models
from ropeteam.store.queries import strategy as query


def said(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


class TestTheBoard:
    def test_leads_from_every_number_to_its_sentences(self, world: World, sign_in: Open) -> None:
        lost(world)
        client = sign_in(world.seller)

        page = client.get(reverse("requests_market")).content.decode()
        links = set(re.findall(r'href="(/requests/market/[a-z]+/\?[^"]+)"', page))

        assert len(links) == 4, "delight, a need, the need of a capability, a reason"
        for link in links:
            found = client.get(link.replace("&amp;", "&")).content.decode()
            assert "<q>" in found or "Ohne Netz geht es nicht." in found
        assert "zu wenige" in said(page)
        assert (
            "Nora"
            not in said(
                client.get(reverse("requests_market_reasons"), {"won": "no", "code": "product"}).content.decode()
            ).split("Abmelden")[-1]
        )

    def test_keeps_a_sentence_from_who_may_not_read_the_talk(self, world: World, sign_in: Open) -> None:
        at, by = reverse("requests_market_sentences"), {"kind": "need"}

        assert world.need.quote in sign_in(world.presales).get(at, by).content.decode()
        for actor in (world.other_seller, world.management):
            assert world.need.quote not in sign_in(actor).get(at, by).content.decode()

    def test_knows_no_kind_and_no_period_that_nobody_named(self, world: World, sign_in: Open) -> None:
        client, at = sign_in(world.seller), reverse("requests_market_sentences")

        for by in ({"kind": "promise"}, {"kind": ""}, {"kind": "need", "period": "2026-q9"}):
            assert client.get(at, by).status_code == 404
        assert client.get(reverse("requests_market_reasons"), {"code": "x"}).status_code == 404


class TestALostDeal:
    def test_asks_its_rope_why_and_shows_it_to_all(self, world: World, sign_in: Open) -> None:
        deal, client = sale(world, world.account, "quiet", None), sign_in(world.seller)
        models.DealRole.objects.create(deal=deal, person=world.seller.person, role="seller")
        at = reverse("deals_deal", args=[deal.pk])
        assert "Woran lag es?" not in client.get(at).content.decode(), "it is open"
        models.Deal.objects.filter(pk=deal.pk).update(closed_on=TODAY)
        assert "Woran lag es?" in client.get(at).content.decode()

        client.post(reverse("deals_outcomes", args=[deal.pk]), {"code": "price", "words": "Zu teuer."})

        told = sign_in(world.services).get(at).content.decode()
        assert "Zu teuer." in told
        assert "Einen weiteren Grund nennen" not in told


class TestAPillar:
    def test_shows_counts_with_their_sentences(self, world: World, sign_in: Open) -> None:
        weighed(world)
        client = sign_in(world.product_manager)
        at = reverse("product_pillar", args=["ein-stand"])

        assert world.need.quote in client.get(at, {"stance": "for", "segment": ""}).content.decode()
        assert world.need.quote not in client.get(at, {"stance": "against"}).content.decode()
        assert "1 Satz dafür, 0 dagegen" in client.get(reverse("product_strategy")).content.decode()
        assert client.get(reverse("product_pillar", args=["gibt-es-nicht"])).status_code == 404

    def test_offers_words_that_sound_alike_and_says_nothing_of_them(self, world: World, sign_in: Open) -> None:
        models.Pillar.objects.update(title=confirmed(world).quote)

        page = sign_in(world.product_manager).get(reverse("product_pillar", args=["ein-stand"])).content.decode()

        assert page.count(f"<q>{world.need.quote}</q>") == 1
        assert not models.PillarEvidence.objects.exists()


class TestANewVersion:
    def test_is_typed_looked_at_and_published(self, world: World, sign_in: Open) -> None:
        row = proposed(world)
        client, at = sign_in(world.product_manager), reverse("product_strategy_draft")
        words = {
            "vision": "Jede Halle im Blick.",
            "key-0": "ein-stand",
            "title-0": "Ein Stand für alle",
            "goals-0": "Kein Papier",
        }

        page = client.post(at, words, follow=True).content.decode()
        there = query.draft_of(world.product)
        assert there is not None
        assert "<ins>" in page
        assert query.standing(world.product) != there, "not published yet"
        client.post(
            reverse("product_strategy_publications"),
            {"seen": there.pk, "over": 1, "proposal": row.pk, "reason": "Ja, und zwar so."},
        )

        now = query.standing(world.product)
        assert now is not None
        assert (now.n, now.vision, models.ProposalOutcome.objects.get().strategy) == (2, "Jede Halle im Blick.", now)
        told = sign_in(world.seller).get(reverse("today")).content.decode()
        assert "Aufgenommen in Fassung 2" in told
        assert "Ja, und zwar so." in told

    def test_of_an_old_window_overwrites_nothing(self, world: World, sign_in: Open) -> None:
        there = draft(world)
        client = sign_in(world.product_manager)

        answer = client.post(reverse("product_strategy_draft"), {"vision": "Anders", "title-0": "X"}, follow=True)

        assert "Der Entwurf ist inzwischen ein anderer." in answer.content.decode()
        assert query.draft_of(world.product) == there

    def test_does_not_drop_a_text_without_a_title(self, world: World, sign_in: Open) -> None:
        words = {"vision": "Neu", "key-0": "ein-stand", "title-0": "Ein Stand", "title-1": "", "text-1": "Viel Arbeit"}

        answer = sign_in(world.product_manager).post(reverse("product_strategy_draft"), words, follow=True)

        assert "Eine neue Säule braucht einen Titel." in answer.content.decode()
