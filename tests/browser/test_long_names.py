"""Names of 120 letters without a break, in a real browser: no page may scroll sideways, on the phone or at the desk."""

from __future__ import annotations

from collections.abc import Callable

from browser.conftest import DESK_SIZE, PHONE_SIZE, WIDE, Visit
from cast import World

from ropeteam.store import models

WORD = "Störungsauswertungsprotokollierungsschnittstellenkonfigurationsverwaltungsoberflächenbeschreibung"
LONG = f"{WORD}{WORD}"[:120]


def lengthened(world: World) -> list[str]:
    """Customer, deals, product's abilities and a person get such a name; the pages that show them."""
    models.Account.objects.update(name=LONG)
    models.Deal.objects.update(title=LONG)
    models.CapabilityVersion.objects.update(name=LONG)
    models.Person.objects.filter(pk=world.seller.person.pk).update(name=LONG)  # type: ignore[union-attr]
    deal = f"/deals/{world.deal.pk}/"
    of_deal = ["", "card/", "handover/", "handover/phone/", "project/", "success/", "reference/", "studies/"]
    chosen = [f"{page}?deal={world.deal.pk}" for page in ("/promises/", "/answers/", "/conversations/")]
    return ["/", "/deals/", "/promises/", *chosen, "/product/", "/ask/", *(deal + page for page in of_deal)]


def test_widen_no_page(world: World, visit: Callable[..., Visit]) -> None:
    paths = lengthened(world)
    desk = visit().sign_in(world.seller)
    now, other = DESK_SIZE, PHONE_SIZE
    wide = []

    for path in paths:
        desk.open(path)
        if desk.page.evaluate(WIDE):
            wide.append((path, now["width"]))
        desk.page.set_viewport_size(other)
        if desk.page.evaluate(WIDE):
            wide.append((path, other["width"]))
        now, other = other, now

    assert wide == []


def test_of_the_deal_a_list_is_narrowed_to_leave_its_cross_on_the_phone(
    world: World, visit: Callable[..., Visit]
) -> None:
    models.Deal.objects.update(
        title="Leitstand mit Umleitungsvorschlägen und Störungsauswertung für Kassel und Gütersloh"
    )
    window = visit(phone=True).sign_in(world.seller)

    for path in ("/promises/", "/answers/", "/conversations/"):
        window.open(f"{path}?deal={world.deal.pk}")
        cross = (
            window.page.locator(".filter[aria-current]", has_text="Leitstand").locator("[aria-hidden]").bounding_box()
        )
        assert cross is not None
        assert cross["x"] + cross["width"] < PHONE_SIZE["width"], path
