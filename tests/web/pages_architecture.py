"""Who may open a deal's overall solution and its papers, change it, and plan pre-sales."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from cast import TODAY, World
from django.core.files.uploadedfile import SimpleUploadedFile
from web.page import MAKERS, STAFF, Page

from ropeteam.core.vocabulary_presales import Supplier
from ropeteam.flows import architecture, architecture_files
from ropeteam.flows.architecture import Flow

READERS = ("seller", *MAKERS)
PLANNERS = ("seller", "presales", "management")
SETTERS = ("management", "admin")
# The stranger has a house with settings of its own, and no right to change them.
NEXT_DOOR = {"stranger": 403}
SYSTEM = {"name": "SAP", "supplier": "customer"}


def a_deal(world: World) -> tuple[Any, ...]:
    return (world.deal.pk,)


def a_system(world: World) -> tuple[Any, ...]:
    row = architecture.put_system(world.deal, actor=world.presales, on=TODAY, name="Lager", supplier=Supplier.CUSTOMER)
    return (world.deal.pk, row.system.no)


def an_interface(world: World) -> tuple[Any, ...]:
    _, no = a_system(world)
    said = Flow(source=no, target=0, what="Aufträge", supplier=Supplier.OURS)
    row = architecture.put_interface(world.deal, actor=world.presales, on=TODAY, said=said)
    return (world.deal.pk, row.interface.no)


def a_question(world: World) -> tuple[Any, ...]:
    return (world.deal.pk, architecture.ask(world.deal, actor=world.presales, on=TODAY, text="Welche Version?").no)


def a_file(world: World) -> tuple[Any, ...]:
    found = architecture_files.bring(world.deal, actor=world.presales, data=b"Plan", file_name="plan.txt", on=TODAY)
    return (world.deal.pk, found.no)


def _flow(world: World) -> dict[str, Any]:
    _, no = a_system(world)
    return {"source": no, "target": "0", "what": "Aufträge", "supplier": "ours"}


class Paper(SimpleUploadedFile):
    """One that every reader of the matrix may send again."""

    def read(self, *args: Any) -> bytes:
        self.seek(0)
        return super().read(*args)


def _file(world: World) -> dict[str, Any]:
    return {"file": Paper("plan.txt", b"Plan")}


def _plan(world: World) -> dict[str, Any]:
    person = world.presales.person
    assert person is not None
    return {"person": person.pk, "by_day": (TODAY + timedelta(days=7)).isoformat()}


ARCHITECTURE_PAGES: list[Page] = [
    Page("deals_architecture", STAFF, args=a_deal),
    Page("deals_architecture_svg", STAFF, args=a_deal, download=True),
    Page("deals_architecture_systems", READERS, method="post", status=302, args=a_deal, data=lambda world: SYSTEM),
    Page("architecture_system", READERS, method="post", status=302, args=a_system, data=lambda world: SYSTEM),
    Page("architecture_system_end", READERS, method="post", status=302, args=a_system),
    Page("deals_architecture_interfaces", READERS, method="post", status=302, args=a_deal, data=_flow),
    Page(
        "architecture_interface",
        READERS,
        method="post",
        status=302,
        args=an_interface,
        data=lambda world: {"source": "1", "target": "0", "what": "Bestände", "supplier": "ours"},
    ),
    Page("architecture_interface_end", READERS, method="post", status=302, args=an_interface),
    Page(
        "deals_architecture_questions",
        READERS,
        method="post",
        status=302,
        args=a_deal,
        data=lambda world: {"text": "Welche Version?"},
    ),
    Page(
        "architecture_question_answer",
        READERS,
        method="post",
        status=302,
        args=a_question,
        data=lambda world: {"words": "S/4"},
    ),
    Page("deals_architecture_files", READERS, method="post", status=302, args=a_deal, data=_file),
    Page("architecture_file", READERS, args=a_file, download=True),
    Page("architecture_file_end", READERS, method="post", status=302, args=a_file),
    Page("deals_presales", STAFF, args=a_deal),
    Page("deals_presales_plan", PLANNERS, method="post", status=302, args=a_deal, data=_plan),
    Page("deals_presales_rope", ("presales",), method="post", status=302, args=a_deal),
    Page(
        "deals_presales_observations",
        ("seller", "presales", "product"),
        method="post",
        status=302,
        args=a_deal,
        data=lambda world: {"kind": "concern", "words": "Die IT hat keine Zeit vor Mai."},
    ),
    Page(
        "deals_decision_day",
        PLANNERS,
        method="post",
        status=302,
        args=a_deal,
        data=lambda world: {"day": TODAY.isoformat()},
    ),
    Page("presales_settings", STAFF, special=NEXT_DOOR | {"stranger": 200}),
    Page(
        "presales_thresholds",
        SETTERS,
        method="post",
        status=302,
        data=lambda world: {"musts": "12"},
        special=NEXT_DOOR,
    ),
    Page(
        "presales_reporting",
        SETTERS,
        method="post",
        status=302,
        data=lambda world: {"role": "presales", "to": "product"},
        special=NEXT_DOOR,
    ),
]
