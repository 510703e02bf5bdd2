"""A deal with a promise that a person confirmed and six that nothing carries: who reads what, and what stands first."""

from __future__ import annotations

import re

import pytest
from cast import TODAY, World
from django.urls import reverse
from flows.studied import requirement
from web.conftest import Look, signed_in
from web.test_deal import OFFLINE, confirmed, main

from ropeteam.flows import gate, promises
from ropeteam.store import models

TRAINING = "Die Schulung für Ihre zwölf Leute machen wir im Mai"
MOON = "Wir bringen das Mondgestein."
HOUSE = ("seller", "other_seller", "presales", "product", "services", "management", "works_council", "admin")


@pytest.fixture(scope="module", autouse=True)
def promise(world_of_module: World) -> models.Promise:
    """The one that the seller confirmed. An override is asked for, and the state at the gate was kept."""
    row = confirmed(world_of_module)
    for _ in range(6):
        promises.enter(world_of_module.deal, actor=world_of_module.seller, sentence=MOON, on=TODAY)
    requirement(world_of_module, 1)
    about = {"about": f"s{world_of_module.promise_training.pk}", "code": "unreviewed", "reason": "Der Kunde weiß es."}
    signed_in(world_of_module.management).post(reverse("deals_overrides", args=[world_of_module.deal.pk]), about)
    gate.run(world_of_module.deal, actor=world_of_module.management, on=TODAY)
    return row


@pytest.fixture(scope="module")
def english(world_of_module: World, promise: models.Promise) -> dict[str, str]:
    """The deal's page as everybody of the house reads it in English."""
    pages = {}
    for who in HOUSE:
        client = signed_in(world_of_module.everyone[who])
        address = reverse("deals_deal", args=[world_of_module.deal.pk])
        pages[who] = client.get(address, headers={"accept-language": "en"}).content.decode()
    return pages


def test_everybody_of_the_house_gets_an_answer_in_english(english: dict[str, str]) -> None:
    for who in HOUSE:
        assert "May it be signed?" in english[who], who


class TestEmbargo:
    def test_the_rope_reads_the_sentence_and_others_the_finding(self, english: dict[str, str]) -> None:
        assert TRAINING in main(english["seller"])

        for who in ("other_seller", "product", "services", "management", "works_council", "admin"):
            html = main(english[who])
            assert TRAINING not in html, who
            assert "alone until" in html, who
            assert "nobody looked at it" in html, who

    def test_a_persons_word_opens_it_at_once(self, english: dict[str, str]) -> None:
        assert OFFLINE in main(english["works_council"])


class TestNames:
    @pytest.mark.parametrize("who", ["seller", "presales", "product", "services", "management"])
    def test_are_for_those_who_work_on_the_deal(self, who: str, english: dict[str, str]) -> None:
        assert "Nora Lindt" in main(english[who])

    @pytest.mark.parametrize("who", ["other_seller", "works_council", "admin"])
    def test_others_see_roles(self, who: str, english: dict[str, str]) -> None:
        html = main(english[who])

        assert "Nora Lindt" not in html
        assert "Names are for those who work on this deal." in html


class TestWhatComesNext:
    def test_begins_with_what_is_in_the_readers_hands(self, english: dict[str, str]) -> None:
        for who, mine in (("seller", "nobody looked at it"), ("presales", "not judged yet")):
            first = english[who].split('<li class="step step-own">')[1].split("</li>")[0]
            assert mine in first
            assert "Yours" in first
        for who in ("other_seller", "management", "works_council", "admin"):
            assert "Yours" not in english[who]


class TestTheWayThrough:
    def test_leads_nowhere_that_is_not_there(self, built: World, look: Look) -> None:
        for query in ({}, {"as_of": TODAY.isoformat()}):
            html = look("seller", "deals_deal", built.deal.pk, **query)

            targets = set(re.findall(r'href="#([^"]+)"', html)) - {"main"}
            assert {"overview", "standing", "promises", "talks"} <= targets
            assert [name for name in sorted(targets) if f'id="{name}"' not in html] == []


class TestAnOverride:
    def test_names_the_sentence_it_is_about(self, built: World, english: dict[str, str]) -> None:
        mine, boss = (english[who].split('id="overrides"')[1].split("</ul>")[0] for who in ("seller", "management"))

        assert built.promise_training.quote in mine
        assert built.promise_training.quote not in boss, "for two working days it is the rope's alone"
        assert "Der Kunde weiß es." in boss


class TestOverride:
    def test_is_not_offered_to_a_seller(self, english: dict[str, str]) -> None:
        assert "Ask for an override" not in english["seller"]
        assert "Ask for an override" in english["management"]

    def test_waits_for_product_and_not_for_who_asked(self, built: World, english: dict[str, str], look: Look) -> None:
        assert "Second this override" not in english["management"]
        assert "Second this override" in english["product"]
        at = f"{reverse('deals_deal', args=[built.deal.pk])}#s{built.promise_training.pk}"
        assert at in look("product", "today")


class TestGate:
    def test_names_each_finding_with_who_can_cure_it_and_how(self, english: dict[str, str]) -> None:
        html = english["services"]

        assert "nobody looked at it" in html
        assert "Sales: confirm it or dismiss it with a reason" in html
        assert "no accepted scope" in html
        assert "Services: have services accept a scope" in html

    def test_names_no_sentence_in_its_box_that_is_the_ropes_alone(self, english: dict[str, str]) -> None:
        box = english["management"].split('class="blockers"')[1].split("</section>")[0]

        assert TRAINING not in box
        assert "alone until" in box

    def test_folds_what_is_more_than_five(self, built: World, look: Look) -> None:
        html = look("seller", "deals_deal", built.deal.pk)

        assert html.count('<li class="blocker">') == 7
        assert "2 weitere anzeigen" in html

    def test_lists_the_worst_first(self, built: World, look: Look) -> None:
        html = look("seller", "deals_deal", built.deal.pk).split('id="standing"')[1]

        html = html.split('id="promises-h"')[1]
        assert html.index("Mondgestein") < html.index("Schulung für Ihre") < html.index(OFFLINE)


class TestTheParts:
    def test_say_their_figures_folded(self, built: World, look: Look) -> None:
        html = look("seller", "deals_deal", built.deal.pk)

        head = html.split('id="part-promises"')[1].split("</summary>")[0]
        assert html.count('<details class="part" id="part-promises">') == 1
        figures = " ".join(re.sub(r"<[^>]+>", "", head.split("part-figures")[1]).split())
        assert figures.endswith("8 offen · 6 noch nicht beurteilt · 1 nicht angesehen")


class TestDeeds:
    """What each role is offered is what it may do."""

    @pytest.mark.parametrize(
        ("who", "offered"),
        [
            ("seller", ["Neu fassen", "Beenden", "Andere Fähigkeit", "Anders dargestellt"]),
            ("presales", ["Beurteilen", "Neu fassen", "Beenden", "Andere Fähigkeit", "Anders dargestellt"]),
            ("product", ["Beurteilen", "Anders dargestellt"]),
            ("services", ["Beurteilen", "Anders dargestellt"]),
            ("management", []),
            ("works_council", []),
        ],
    )
    def test_of_a_promise(self, who: str, offered: list[str], promise: models.Promise, look: Look) -> None:
        html = look(who, "promise_deeds", promise.pk)

        everything = ["Beurteilen", "Umfang annehmen", "Grenze mitgeteilt", "Neu fassen", "Beenden"]
        everything += ["Andere Fähigkeit", "Anders dargestellt"]
        assert [words for words in everything if f"<summary>{words}</summary>" in html] == offered


class TestAsOf:
    def test_shows_only_what_was_known_and_offers_nothing(self, built: World, look: Look) -> None:
        html = main(look("seller", "deals_deal", built.deal.pk, as_of="2026-11-01"))

        assert "So stand es am 01.11.2026." in html
        assert OFFLINE not in html
        assert "hx-post" not in html


class TestTrace:
    def test_tells_what_happened_without_quotes(self, built: World, look: Look) -> None:
        html = main(look("seller", "deals_deal", built.deal.pk)).split('id="happened-h"')[1]

        assert "Zusage ins Zusagenbuch eingetragen" in html
        assert "Stand der Vertragsfreigabe festgehalten" in html
        assert "Karl Ott" in html
        assert OFFLINE not in html
