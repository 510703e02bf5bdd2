"""A no travels in a real browser: product decides, the seller reads, ticks, and the customer's words are there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from browser.conftest import Visit
from cast import TODAY, World
from flows.travel import asked_by_customer, asked_by_seller, decide, react

from ropeteam.core.vocabulary import DecisionKind
from ropeteam.flows import answers, change_requests, promises, solutions
from ropeteam.store import models

Window = Callable[..., Visit]
REASON = "Die Halle hat überall Netz."


def wish(world: World, title: str = "Bedienung ohne Netz") -> models.ChangeRequest:
    return change_requests.create(world.product, actor=world.product_manager, title=title)


@dataclass(frozen=True)
class Rooms:
    """Every page of decisions, answers and patterns, in the states that differ.

    Of both: a seller finds other parts there than product. Elsewhere product finds all that a seller or pre-sales find.
    """

    of_both: list[str]
    of_product: list[str]


def rooms(world: World) -> Rooms:
    undecided, no, way, yes = (wish(world, title) for title in ("Sprache", "Ohne Netz", "SAP bei Nacht", "Bedienung"))
    asked_by_customer(world, no)
    for each in (undecided, way, yes):
        asked_by_seller(world, each, f"Geht {each.title}?")
    promises.enter(
        world.deal, actor=world.seller, sentence="Ohne Netz bis zum 31.07.2027.", on=TODAY, capability=world.offline,
        change_request=no,
    )  # fmt: skip
    decide(world, no, DecisionKind.STUDY, reason="Wie viele Tablets?")
    decide(world, no, DecisionKind.NO, reason=REASON)
    decide(world, way, DecisionKind.AS_IS, capability=world.sap_export, reason="Geht über Nacht.")
    decide(world, yes, DecisionKind.ACCEPT, roadmap_item=world.offline_item, reason="Trägt die Strategie.")
    told = way.decisions.get().answers.get()
    answers.tell(told, actor=world.seller, how="am Telefon", on=TODAY)
    pattern = solutions.write(
        actor=world.presales, need="Daten kommen ohne Netz nach SAP", how="Über Nacht ausleiten.", on=TODAY, answer=told
    )
    solutions.use(pattern, actor=world.seller, helped=True, on=TODAY, deal=world.deal)
    answer = models.Answer.objects.filter(decision__change_request=no).latest("pk")
    of_both = [
        "/",
        f"/requests/{no.pk}/decision/",
        f"/answers/{answer.pk}/",
        f"/product/patterns/{pattern.pk}/",
    ]
    of_product = [
        f"/requests/{undecided.pk}/decision/",
        f"/requests/{yes.pk}/decision/",
        "/answers/",
        "/answers/?state=told&kind=no",
        f"/answers/{told.pk}/",
        "/product/patterns/",
        f"/product/patterns/new/?decision={way.decisions.get().pk}",
    ]
    return Rooms(of_both, of_product)


class TestLooks:
    def test_every_page_is_accessible(self, world: World, visit: Window, script: Callable[..., None]) -> None:
        script()
        paths = rooms(world)
        product = visit(language="en").sign_in(world.product_manager)
        seller = visit(phone=True, dark=True).sign_in(world.seller)

        for path in paths.of_both:
            for window in (product, seller):
                window.open(path).unfold("main details > summary").accessible()
        for path in paths.of_product:
            product.open(path).unfold("main details > summary").in_two_looks()


class TestANoTravels:
    def test_by_hand_from_product_to_the_customer(
        self, world: World, visit: Window, script: Callable[..., None]
    ) -> None:
        script()
        row = wish(world)
        asked_by_customer(world, row)
        product, seller = visit().sign_in(world.product_manager), visit(phone=True).sign_in(world.seller)

        page = product.open("/").page
        page.locator("#decisions").get_by_role("link", name="Entscheiden").click()
        page.get_by_label("Nein", exact=True).check()
        assert page.get_by_label("Nicht-Ziel").is_visible()
        assert not page.get_by_label("Roadmap-Eintrag").is_visible(), "each answer asks only for its own"
        page.get_by_label("Grund").fill(REASON)
        page.get_by_role("button", name="Entscheiden und allen antworten").click()
        page.get_by_text("Entschieden: nein.").wait_for()
        react()

        page = seller.open("/").page
        page.locator("#answers").get_by_text("Gelesen", exact=True).click()
        page.get_by_text("gelesen 16.11.2026").wait_for()
        page.locator("#answers summary").get_by_text("Kunde weiß es", exact=True).click()
        page.get_by_role("button", name="am Telefon").click()
        page.get_by_text("Kunde weiß es seit 16.11.2026 (am Telefon)").wait_for()

        answer = models.Answer.objects.get()
        assert REASON in seller.open(f"/answers/{answer.pk}/").page.locator("#words-de").inner_text()
        assert [tick.kind for tick in answer.receipts.order_by("pk")] == ["seller_read", "customer_told"]
