"""The climb's picture through its template, for the clock. Needs no database."""

from __future__ import annotations

from collections.abc import Callable

import django

django.setup()

from django.template.loader import render_to_string  # noqa: E402

from ropeteam.core.numbers.climb import ClimbFacts, climb  # noqa: E402
from ropeteam.store.models import Deal  # noqa: E402
from ropeteam.store.queries.climb import Point  # noqa: E402
from ropeteam.web import climb as page  # noqa: E402
from ropeteam.web.charts import climb_picture  # noqa: E402


def prepared(facts: ClimbFacts) -> Callable[[], object]:
    """What the deal's page does once the climb is computed."""
    found = climb(facts)
    deal = Deal(
        pk=1, title="Leitstand", signed_on=facts.signed, handover_on=facts.handover, opened_on=facts.talks[0].day
    )
    points = tuple(Point(observation) for observation in facts.observations)

    def draw() -> object:
        picture = climb_picture.of(deal, found, points, [], today=facts.on, may_words=True)
        assert picture is not None
        told = page.tell(found)
        said = climb_picture.described(picture, told)
        context = {"climb": picture, "climb_said": said, "climb_told": told, "climb_points": "2,1", "deal": deal}
        return render_to_string("charts/climb.html", context)

    return draw
