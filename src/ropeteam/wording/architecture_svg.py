"""The picture of the overall solution as SVG, in the reader's language. Every text in it is escaped here.

It carries its colours as attributes, so that a file of its own shows like a printed page; a page of ours gives the same classes its
own colours, for light, dark and print. No style element and no script: a strict policy shows it as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from html import escape
from itertools import pairwise

from ropeteam.core.architecture import PRODUCT, System
from ropeteam.core.architecture_picture import (
    LINE,
    NAME_SIZE,
    NOTE_LINE,
    NOTE_SIZE,
    TAG_SIZE,
    Box,
    Line,
    Picture,
    Point,
    Tag,
    swing,
)
from ropeteam.core.vocabulary_presales import Supplier
from ropeteam.wording.say import say

INK, SOFT, EDGE, PAPER, WARN = "#1c2a2e", "#566468", "#8a8f89", "#fffefb", "#b23a1e"
DASHES = {Supplier.OURS: "", Supplier.PARTNER: "7 4", Supplier.CUSTOMER: "2 3"}
FONT = "system-ui, sans-serif"


def svg(
    drawn: Picture,
    systems: Sequence[System],
    *,
    title: str,
    flows: Mapping[int, str],
    beyond: Collection[int],
    language: str,
) -> str:
    """`flows` are the interfaces' words by number, `beyond` those that go beyond a limit."""
    by_no = {row.no: row for row in systems}
    desc = say(
        "architecture.desc",
        language,
        systems=len(systems) - 1,
        interfaces=sum(len(line.link.interfaces) for line in drawn.lines),
    )
    parts = [
        f'<svg class="arch-svg" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(drawn.width)} {_n(drawn.height)}" '
        f'width="{_n(drawn.width)}" height="{_n(drawn.height)}" role="img" aria-labelledby="arch-t arch-d" '
        f'font-family="{FONT}">',
        f'<title id="arch-t">{escape(title)}</title><desc id="arch-d">{escape(desc)}</desc>',
        f'<defs><marker id="arch-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
        f'orient="auto-start-reverse"><path class="arch-head" d="M0 0 8 4 0 8z" fill="{SOFT}"/></marker></defs>',
        f'<rect class="arch-paper" width="{_n(drawn.width)}" height="{_n(drawn.height)}" fill="{PAPER}"/>',
        *(_line(line) for line in drawn.lines),
        *(_box(box, by_no[box.no], language) for box in drawn.boxes),
        *(_tag(tag, flows, beyond, language) for tag in drawn.tags),
        "</svg>",
    ]
    return "".join(parts)


def _line(line: Line) -> str:
    begin = ' marker-start="url(#arch-head)"' if line.link.back else ""
    end = ' marker-end="url(#arch-head)"' if line.link.ahead else ""
    return (
        f'<path class="arch-line" d="{_way(line.points)}" fill="none" stroke="{SOFT}" stroke-width="1.5"{begin}{end}/>'
    )


def _way(points: Sequence[Point]) -> str:
    way = f"M{_n(points[0][0])} {_n(points[0][1])}"
    for no, (a, b) in enumerate(pairwise(points)):
        if no % 2:
            way += f"L{_n(b[0])} {_n(b[1])}"
        else:
            first, second = swing(a, b)
            way += f"C{_n(first)} {_n(a[1])} {_n(second)} {_n(b[1])} {_n(b[0])} {_n(b[1])}"
    return way


def _box(box: Box, system: System, language: str) -> str:
    product = system.no == PRODUCT
    supplier = say("architecture.our_product" if product else f"supplier.{system.supplier.value}", language)
    dash = "" if product else DASHES[system.supplier]
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    middle = box.x + box.width / 2
    y = box.y + (box.height - len(box.lines) * LINE - NOTE_LINE) / 2 + NAME_SIZE
    lines = "".join(
        f'<text class="arch-name" x="{_n(middle)}" y="{_n(y + no * LINE)}" text-anchor="middle" '
        f'font-size="{_n(NAME_SIZE)}" font-weight="600" fill="{INK}">{escape(line)}</text>'
        for no, line in enumerate(box.lines)
    )
    note_y = y + len(box.lines) * LINE - 1
    return (
        f'<g class="arch-box arch-{"product" if product else system.supplier.value}">'
        f"<title>{escape(system.name)} · {escape(supplier)}</title>"
        f'<rect x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}" rx="8" fill="#ffffff" '
        f'stroke="{INK if product else EDGE}" stroke-width="{"2.5" if product else "1.5"}"{dashed}/>{lines}'
        f'<text class="arch-note" x="{_n(middle)}" y="{_n(note_y)}" text-anchor="middle" font-size="{_n(NOTE_SIZE)}" '
        f'fill="{SOFT}">{escape(supplier)}</text></g>'
    )


def _tag(tag: Tag, flows: Mapping[int, str], beyond: Collection[int], language: str) -> str:
    over = [no for no in tag.link.interfaces if no in beyond]
    told = " · ".join(f"{no}: {flows.get(no, '')}" for no in tag.link.interfaces)
    words = f"{told} ({say('architecture.beyond_limit', language)})" if over else told
    colour, width = (WARN, "2.5") if over else (EDGE, "1.2")
    mark = ' class="arch-tag arch-tag-beyond"' if over else ' class="arch-tag"'
    return (
        f'<g{mark}><title>{escape(words)}</title><rect x="{_n(tag.x)}" y="{_n(tag.y)}" width="{_n(tag.width)}" '
        f'height="{_n(tag.height)}" rx="{_n(tag.height / 2)}" fill="{PAPER}" stroke="{colour}" stroke-width="{width}"/>'
        f'<text class="arch-no" x="{_n(tag.x + tag.width / 2)}" y="{_n(tag.y + tag.height / 2 + TAG_SIZE * 0.36)}" '
        f'text-anchor="middle" font-size="{_n(TAG_SIZE)}" font-weight="600" fill="{colour if over else INK}">'
        f"{escape(tag.text)}{'!' if over else ''}</text></g>"
    )


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
