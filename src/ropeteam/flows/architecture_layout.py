"""Who stands in which column of the picture, and in which order: a layered drawing by grandalf, which we feed and read.

The library finds columns (data flows from left to right, circles are broken) and orders that cross few lines. It goes through sets
of its vertices, so these get a hash of their own: else the same solution would look different after every start.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from grandalf.graphs import Edge, Graph, Vertex
from grandalf.layouts import SugiyamaLayout

from ropeteam.core.architecture import System
from ropeteam.core.architecture_picture import Link, Picture, Place, picture

ROUNDS = 4


class _Spot(Vertex):  # type: ignore[misc]
    def __hash__(self) -> int:
        return int(self.data)


class _Way(Edge):  # type: ignore[misc]
    def __hash__(self) -> int:
        return int(self.data)


class _Size:
    """What the library asks of a box; places are worked out by core."""

    w, h = 40, 40
    xy = (0.0, 0.0)


def drawn(systems: Sequence[System], links: Sequence[Link]) -> Picture:
    """The picture of a solution; systems that nothing leads to stand in the first columns' rest, below."""
    return picture(systems, links, places(systems, links))


def places(systems: Sequence[System], links: Sequence[Link]) -> list[Place]:
    spots = {row.no: _spot(row.no) for row in systems}
    ways = [_way(no, spots[link.source], spots[link.target]) for no, link in enumerate(links)]
    joined = {no for link in links for no in (link.source, link.target)}
    found: list[Place] = []
    for part in Graph([spots[no] for no in spots if no in joined], ways).C:
        found += _of_part(part, len(found))
    return found + _alone([no for no in spots if no not in joined], found)


def _of_part(part: Any, below: int) -> list[Place]:
    """One part of the solution that hangs together, ordered below the parts before."""
    layout = SugiyamaLayout(part)
    layout.init_all()
    layout.draw(ROUNDS)
    lanes = {lane: way.data for way, by_layer in layout.ctrls.items() for lane in by_layer.values()}
    found = []
    for column, layer in enumerate(layout.layers):
        for order, spot in enumerate(layer):
            if spot in lanes and not isinstance(spot, _Spot):
                found.append(Place(column, below + order, None, lanes[spot]))
            else:
                found.append(Place(column, below + order, spot.data))
    return found


def _alone(numbers: Sequence[int], before: Sequence[Place]) -> list[Place]:
    """Row by row under everything else, in as many columns as there are."""
    columns = max((place.column for place in before), default=min(len(numbers), 3) - 1) + 1
    below = len(before)
    return [Place(no % columns, below + no // columns, number) for no, number in enumerate(numbers)]


def _spot(no: int) -> _Spot:
    spot = _Spot(no)
    spot.view = _Size()
    return spot


def _way(no: int, source: _Spot, target: _Spot) -> _Way:
    return _Way(source, target, data=no)
