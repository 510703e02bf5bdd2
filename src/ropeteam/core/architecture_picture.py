"""A picture of the overall solution as numbers: boxes, lines and tags, in units of a pixel. No colours and no sentences.

Rule in prose. Systems stand in columns, data flows from left to right; who stands in which column and in which order comes in
(`Place`). What is worked out here:

1. A name is broken into at most three lines that fit its box by a careful guess of how wide letters are; what does not fit ends in
   "…", and the whole name is told beside.
2. A box is as high as its name, and as the lines that meet at its sides, need. Boxes of a column stand below each other.
3. A line runs between columns only, and past the boxes of a column it crosses in a lane of its own.
4. All interfaces between the same two systems are one line with one tag, which tells their numbers. The tag stands where it
   covers no box, no name and no other tag; where there is no such place, it is left to the table.

Guarantee: no box covers another, no tag covers a box or a tag, everything lies inside `width` x `height`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ropeteam.core.architecture import Interface, System

BOX, GAP, ROOM, LANE, MARGIN = 176.0, 132.0, 22.0, 16.0, 16.0
NAME_SIZE, NOTE_SIZE, TAG_SIZE = 14.0, 11.0, 11.0
LINE, NOTE_LINE, PADDING = 18.0, 16.0, 10.0
PORT = 12.0
TAG, MOST_TOLD = 20.0, 2
MOST_LINES = 3
STEPS = tuple(n / 20 for n in range(2, 19))

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """A box of system `no`, or a lane of link `link` (then `no` is None), in a column, `order` from above."""

    column: int
    order: int
    no: int | None
    link: int = -1


@dataclass(frozen=True, slots=True)
class Link:
    """The line between two systems; `interfaces` are its numbers. `ahead`/`back`: where it has an arrow."""

    source: int
    target: int
    interfaces: tuple[int, ...]
    ahead: bool
    back: bool


@dataclass(frozen=True, slots=True)
class Box:
    no: int
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class Line:
    """Points of a line from its source to its target; between two points it swings, in a lane it runs straight."""

    link: Link
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    link: Link
    x: float
    y: float
    width: float
    height: float
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    tags: tuple[Tag, ...]


def links_of(interfaces: Iterable[Interface]) -> tuple[Link, ...]:
    """Interfaces between the same two systems together, in the direction of the first."""
    found: dict[tuple[int, int], list[Interface]] = {}
    for row in interfaces:
        pair = (row.source, row.target)
        found.setdefault(pair[::-1] if pair[::-1] in found else pair, []).append(row)
    return tuple(
        Link(
            source,
            target,
            tuple(row.no for row in rows),
            ahead=any(row.source == source or row.both_ways for row in rows),
            back=any(row.target == source or row.both_ways for row in rows),
        )
        for (source, target), rows in found.items()
    )


def picture(systems: Sequence[System], links: Sequence[Link], places: Sequence[Place]) -> Picture:
    """Everything at its place. Every system has one place; a link that crosses columns has a lane in each of them."""
    columns = _columns(places)
    ports = _ports(links, columns)
    names = {row.no: wrapped(row.name, BOX - 2 * PADDING) for row in systems}
    boxes, lanes, height = _placed(columns, names, ports)
    lines = tuple(_line(no, link, boxes, lanes, columns, ports) for no, link in enumerate(links))
    width = 2 * MARGIN + len(columns) * BOX + max(0, len(columns) - 1) * GAP
    return Picture(width, height, tuple(boxes.values()), lines, _tags(lines, list(boxes.values())))


def wrapped(name: str, width: float) -> tuple[tuple[str, ...], bool]:
    """A name in lines, and whether some of it is left out."""
    lines: list[str] = []
    rest = " ".join(name.split())
    while rest and len(lines) < MOST_LINES:
        line = _fitting(rest, width)
        rest = rest[len(line) :].strip()
        lines.append(line.strip())
    if rest:
        last = lines[-1]
        while last and letters_width(f"{last}…") > width:
            last = last[:-1]
        lines[-1] = f"{last.rstrip()}…"
    return tuple(lines), bool(rest)


def _fitting(text: str, width: float) -> str:
    """As much of a text as fits a line; a word that is too long for any line is broken."""
    end = len(text)
    while letters_width(text[:end]) > width:
        end -= 1
    end = max(1, end)
    if end == len(text):
        return text
    space = text.rfind(" ", 0, end + 1)
    return text[:space] if space > 0 else text[:end]


def letters_width(text: str, size: float = NAME_SIZE) -> float:
    """How wide a line may become, rather too wide than too narrow: fonts differ from system to system."""
    return sum(_letter(letter) for letter in text) * size


def _letter(letter: str) -> float:
    if letter in "iljtf.,:;'|!()[]I ":
        return 0.42
    if letter in "mwMW@%&—…" or ord(letter) > 0x2E7F:
        return 1.1
    return 0.78 if letter.isupper() else 0.66


def _columns(places: Sequence[Place]) -> list[list[Place]]:
    """From left to right, each from above; columns that stand empty are no columns."""
    found: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        found[place.column].append(place)
    return [sorted(found[no], key=lambda place: place.order) for no in sorted(found)]


Ports = dict[tuple[int, str], list[int]]


def _ports(links: Sequence[Link], columns: Sequence[Sequence[Place]]) -> Ports:
    """Which links meet a box at its left and at its right side, from above, so that they cross little."""
    at = {place.no: (no, place.order) for no, column in enumerate(columns) for place in column if place.no is not None}
    lane = {(place.link, no): place.order for no, column in enumerate(columns) for place in column if place.no is None}
    sides: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    for no, link in enumerate(links):
        for here, there in ((link.source, link.target), (link.target, link.source)):
            right = _goes_right(link, here, at)
            beside = at[here][0] + (1 if right else -1)
            seen = lane.get((no, beside), at[there][1])
            sides[here, "right" if right else "left"].append((seen, no))
    return {side: [no for _, no in sorted(found)] for side, found in sides.items()}


def _goes_right(link: Link, here: int, at: Mapping[int, tuple[int, int]]) -> bool:
    """Towards the other end; two of one column are joined at their right."""
    other = link.target if here == link.source else link.source
    return at[other][0] >= at[here][0]


def _placed(
    columns: Sequence[Sequence[Place]], names: Mapping[int, tuple[tuple[str, ...], bool]], ports: Ports
) -> tuple[dict[int, Box], dict[tuple[int, int], float], float]:
    """Boxes by system, the height of lanes by (link, column), and how high the picture is. Columns are centred."""
    heights = [[_height(place, names, ports) for place in column] for column in columns]
    totals = [sum(column) + ROOM * (len(column) - 1) for column in heights]
    tallest = max(totals, default=0.0)
    boxes: dict[int, Box] = {}
    lanes: dict[tuple[int, int], float] = {}
    for no, column in enumerate(columns):
        x, y = MARGIN + no * (BOX + GAP), MARGIN + (tallest - totals[no]) / 2
        for place, height in zip(column, heights[no], strict=True):
            if place.no is None:
                lanes[place.link, no] = y + height / 2
            else:
                lines, cut = names[place.no]
                boxes[place.no] = Box(place.no, x, y, BOX, height, lines, cut)
            y += height + ROOM
    return boxes, lanes, tallest + 2 * MARGIN


def _height(place: Place, names: Mapping[int, tuple[tuple[str, ...], bool]], ports: Ports) -> float:
    if place.no is None:
        return LANE
    meeting = max(len(ports.get((place.no, side), ())) for side in ("left", "right"))
    return max(len(names[place.no][0]) * LINE + NOTE_LINE + 2 * PADDING, (meeting + 1) * PORT)


def _line(
    no: int,
    link: Link,
    boxes: Mapping[int, Box],
    lanes: Mapping[tuple[int, int], float],
    columns: Sequence[Sequence[Place]],
    ports: Ports,
) -> Line:
    at = {place.no: column for column, found in enumerate(columns) for place in found if place.no is not None}
    begin, end = at[link.source], at[link.target]
    ahead = end >= begin
    first = _port(boxes[link.source], "right" if ahead else "left", no, ports)
    last = _port(boxes[link.target], "left" if end > begin else "right", no, ports)
    points = [first]
    for column in range(begin + 1, end) if ahead else range(begin - 1, end, -1):
        x, y = MARGIN + column * (BOX + GAP), lanes[no, column]
        points += [(x, y), (x + BOX, y)] if ahead else [(x + BOX, y), (x, y)]
    return Line(link, (*points, last))


def _port(box: Box, side: str, link: int, ports: Ports) -> Point:
    meeting = ports[box.no, side]
    step = box.height / (len(meeting) + 1)
    return (box.x + (box.width if side == "right" else 0.0), box.y + step * (meeting.index(link) + 1))


def _tags(lines: Sequence[Line], boxes: Sequence[Box]) -> tuple[Tag, ...]:
    """Shorter lines choose first: they have fewer places."""
    taken: list[tuple[float, float, float, float]] = [(box.x, box.y, box.width, box.height) for box in boxes]
    found = []
    for line in sorted(lines, key=lambda line: (len(line.points), line.link.interfaces)):
        text = told(line.link.interfaces)
        width = max(TAG, letters_width(text, TAG_SIZE) + TAG / 2)
        for x, y in _candidates(line):
            corner = (x - width / 2, y - TAG / 2, width, TAG)
            if not any(_overlap(corner, other) for other in taken):
                taken.append(corner)
                found.append(Tag(line.link, *corner, text))
                break
    return tuple(sorted(found, key=lambda tag: tag.link.interfaces))


def told(numbers: Sequence[int]) -> str:
    """'3', '3 · 7', and no more than two of them."""
    shown = " · ".join(str(no) for no in numbers[:MOST_TOLD])
    return f"{shown} +{len(numbers) - MOST_TOLD}" if len(numbers) > MOST_TOLD else shown


def _candidates(line: Line) -> list[Point]:
    """Points of a line between columns, the middle of each stretch first."""
    stretches = list(pairwise(line.points))[::2]
    return [_at(a, b, t) for t in sorted(STEPS, key=lambda t: abs(t - 0.5)) for a, b in stretches]


def _at(a: Point, b: Point, t: float) -> Point:
    """A point of the curve that the picture draws between two points: level at both ends."""
    bend = swing(a, b)
    x = (1 - t) ** 3 * a[0] + 3 * (1 - t) ** 2 * t * bend[0] + 3 * (1 - t) * t**2 * bend[1] + t**3 * b[0]
    y = (1 - t) ** 3 * a[1] + 3 * (1 - t) ** 2 * t * a[1] + 3 * (1 - t) * t**2 * b[1] + t**3 * b[1]
    return x, y


def swing(a: Point, b: Point) -> tuple[float, float]:
    """Where the curve between two points is pulled to. Two of one column are joined by a bow in the gap beside them."""
    if a[0] == b[0]:
        return a[0] + GAP * 0.6, b[0] + GAP * 0.6
    middle = (a[0] + b[0]) / 2
    return middle, middle


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    clear = one[0] + one[2] <= other[0] or other[0] + other[2] <= one[0]
    return not (clear or one[1] + one[3] <= other[1] or other[1] + other[3] <= one[1])
