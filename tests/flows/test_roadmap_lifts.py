"""A roadmap item carries words beyond a limit only where it is about that limit."""

from __future__ import annotations

from datetime import date

import pytest
from cast import TODAY, World

from ropeteam.core.vocabulary import Backing, SignalKind
from ropeteam.flows import judging
from ropeteam.store import models
from ropeteam.store.queries.product import truth

WORDS = "Berichte als PDF gehen mit 900 Seiten"


def planned(world: World, title: str) -> None:
    pdf = models.Capability.objects.get(product=world.product, versions__name="Berichte als PDF")
    item = models.RoadmapItem.objects.create(product=world.product, key="r-pdf")
    models.RoadmapVersion.objects.create(
        item=item, n=1, title=title, capability=pdf, status="in_work", day=date(2027, 1, 31), commitment="committable"
    )


@pytest.mark.parametrize(
    ("title", "backing", "code"),
    [
        ("Berichte als PDF auf Finnisch", Backing.UNBACKED, "roadmap_elsewhere"),
        ("Berichte als PDF bis 2000 Seiten", Backing.ROADMAP, "on_roadmap"),
        ("Berichte als PDF bis 600 Seiten", Backing.UNBACKED, "roadmap_less"),
    ],
)
def test_other_work_on_the_capability_lifts_no_limit(world: World, title: str, backing: Backing, code: str) -> None:
    planned(world, title)
    pdf = models.Capability.objects.get(product=world.product, versions__name="Berichte als PDF")

    judged = judging.weigh(
        judging.Subject(SignalKind.PROMISE, WORDS, TODAY, capability=pdf), truth(world.product)
    ).judgement

    assert judged.backing == backing
    assert {"beyond_limit", code} <= {reason.code for reason in judged.reasons}


@pytest.mark.parametrize(
    ("words", "commitment", "backing"),
    [
        ("Die Berichte gehen mit Barcode raus", "committable", Backing.ROADMAP),
        ("Die Berichte gehen mit Barcode raus", "none", Backing.UNBACKED),
        ("Die Berichte gehen als PDF raus", "none", Backing.AS_IS),
    ],
)
def test_words_that_mean_what_is_planned_rest_on_the_plan(
    world: World, words: str, commitment: str, backing: Backing
) -> None:
    planned(world, "Berichte als PDF mit Barcode")
    models.RoadmapVersion.objects.update(commitment=commitment)
    pdf = models.Capability.objects.get(product=world.product, versions__name="Berichte als PDF")
    models.Limit.objects.filter(version__capability=pdf).delete()

    judged = judging.weigh(judging.Subject(SignalKind.PROMISE, words, TODAY, capability=pdf), truth(world.product))

    assert judged.judgement.backing == backing
