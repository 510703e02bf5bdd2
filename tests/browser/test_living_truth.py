"""Product's truth in a real browser: a look at a capability, segments, and what changed in the strategy."""

from __future__ import annotations

from collections.abc import Callable

from browser.conftest import Visit
from cast import TODAY, World
from web.pages_truth import changed

from ropeteam.flows import capability_reviews, segments, signals, strategy_reading
from ropeteam.store import models

Window = Callable[..., Visit]


def rooms(world: World) -> list[str]:
    """Every page that tells of it, in a state that has something to tell."""
    rows = {"sg-1": ("Maschinenbau", True), "sg-2": ("Lebensmittel", False), "sg-3": ("Behörden", False)}
    made = {
        key: models.Segment.objects.create(
            product=world.product, key=key, name=name, early_adopter=early, gap_tolerance=1 if early else None
        )
        for key, (name, early) in rows.items()
    }
    pm = world.product_manager
    for key, capability in (("sg-1", world.offline), ("sg-1", world.sap_export), ("sg-2", world.offline)):
        segments.need(made[key], capability, actor=pm, on=TODAY)
    models.Account.objects.filter(pk=world.account.pk).update(segment="Lebensmittel")
    promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
    assert promise is not None
    said = "Der Import läuft nur mit Netz."
    capability_reviews.review(world.offline, actor=world.presales, still_true=False, evidence=said, on=TODAY)
    for actor in (world.seller, pm):
        strategy_reading.read(world.product.strategies.get(), actor=actor, on=TODAY)
    changed(world)
    return [
        "/product/",
        f"/product/capabilities/{world.offline.pk}/",
        "/product/segments/",
        "/product/strategy/",
        f"/promises/{promise.pk}/",
    ]


class TestLooks:
    def test_every_page_is_accessible(self, world: World, visit: Window) -> None:
        paths = rooms(world)
        product = visit(language="en").sign_in(world.product_manager)
        seller = visit(phone=True, dark=True).sign_in(world.seller)

        for path in paths:
            for window in (product, seller):
                window.open(path).accessible()
