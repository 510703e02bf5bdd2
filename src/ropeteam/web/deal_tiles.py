"""The tiles of a deal's page: what has a page of its own, with the few figures that say whether to go there.

A tile is one line of TILES and one template. The line names the tile (its word is `tile.<code>`), the address of its page, and the
query that is asked for its figures: `figures(deal, on=..., as_of=...)`, None where the deal has no such tile. The template
`deals/tiles/<code>.html` says them; it gets them as `figures`, beside `deal` and `reader`: a figure in <b>, then words in <span>.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.urls import reverse

from ropeteam.store.models import Deal
from ropeteam.store.queries import deal_tiles as query
from ropeteam.store.queries import handover, projects


class Figures(Protocol):
    def __call__(self, deal: Deal, *, on: date, as_of: bool) -> Any: ...


@dataclass(frozen=True, slots=True)
class Shown:
    code: str
    href: str
    figures: Any

    @property
    def template(self) -> str:
        return f"deals/tiles/{self.code}.html"


TILES: tuple[tuple[str, str, Figures], ...] = (
    ("requirements", "deals_requirements", query.requirements),
    ("solution", "deals_architecture", query.solution),
    ("studies", "deals_studies", query.studies),
    ("offers", "deals_offers", query.offers),
    ("handover", "deals_handover", handover.figures),
    ("project", "deals_project", projects.figures),
)


def tiles(deal: Deal, *, on: date, as_of: bool) -> list[Shown]:
    asked = ((code, name, figures(deal, on=on, as_of=as_of)) for code, name, figures in TILES)
    return [Shown(code, reverse(name, args=[deal.pk]), found) for code, name, found in asked if found is not None]
