"""Rows of the access matrix: the incentive lab. Management writes, the works council reads, for everybody else it is not there."""

from __future__ import annotations

from typing import Any

from cast import World
from flows.paid import CALM, agreed, holding, written
from web.page import Page

PLAIN = "plan: Vertrieb\nrole: seller\nelements:\n  - id: neu\n    rate: 8 %\n"  # no braces: pages are searched for unfilled ones
READERS = ("management", "works_council")


def _row(world: World) -> tuple[Any, ...]:
    return (written(world, PLAIN).pk,)


def _ready(world: World) -> tuple[Any, ...]:
    return (agreed(world, written(world)).pk,)


def _read(name: str, **more: Any) -> Page:
    return Page(name, READERS, others=404, **more)


def _write(name: str, **more: Any) -> Page:
    return Page(name, ("management",), method="post", status=302, others=404, special={"works_council": 403}, **more)


INCENTIVE_PAGES = [
    _read("incentives"),
    _read("incentives_plan", args=_row),
    _read("incentives_plan_text", args=_row, download=True),
    _read("incentives_compare"),
    _read("incentives_what_if"),
    _read("incentives_report"),
    _read("incentives_report_text", download=True, args=lambda world: (holding(world), ())[1]),
    _read("incentives_assumptions"),
    Page("incentives_new", ("management",), others=404, special={"works_council": 403}),
    _write("incentives_new", data=lambda world: {"as": "text", "text": CALM}),
    _write("incentives_assents", args=_row, data=lambda world: {"kind": "approved", "day": "2026-11-16"}),
    _write("incentives_begin", args=_ready, data=lambda world: {"from_day": "2027-01-01"}),
    _write(
        "incentives_assume",
        args=lambda world: ("damage",),
        data=lambda world: {"value": "60", "source": "Controlling"},
    ),
    _write("incentives_reset", args=lambda world: ("damage",)),
]
