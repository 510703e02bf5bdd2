"""The exchange with who may open it and write: rows of the access matrix."""

from __future__ import annotations

from typing import Any

from cast import World
from flows.meetings import meeting
from web.page import ACTING, EVERYBODY, STAFF, Page

from ropeteam.flows import agenda
from ropeteam.store import models

AT_THE_TABLE = ("seller", "other_seller", "presales", "product", "services")
PLANNERS = ("product", "admin")


def topic(world: World) -> models.AgendaItem:
    return agenda.add_topic(meeting(world), actor=world.product_manager, words="Messe im März")


def _open(world: World) -> tuple[Any, ...]:
    topic(world)
    return ()


def _meeting(world: World) -> tuple[Any, ...]:
    return (topic(world).exchange_id,)


def _person(world: World) -> dict[str, Any]:
    assert world.services.person is not None
    return {"person": str(world.services.person.pk), "off": "yes"}


CADENCE = {"weekday": "2", "weeks": "2", "at": "10:00", "minutes": "60"}

EXCHANGE_PAGES = [
    Page("exchange", EVERYBODY, args=_open),
    Page(
        "exchange_cadence", PLANNERS, method="post", status=302, special={"stranger": 403}, data=lambda world: CADENCE
    ),
    Page(
        "exchange_iterations",
        PLANNERS,
        method="post",
        status=302,
        special={"stranger": 403},
        data=lambda world: {"release": "9.0", "day": "2099-01-15", "at": "10:00", "minutes": "60"},
    ),
    Page("exchange_meeting", STAFF, args=_meeting),
    Page(
        "exchange_time",
        PLANNERS,
        method="post",
        status=302,
        args=_meeting,
        data=lambda world: {"day": "2099-01-15", "at": "11:30", "place": "Raum 3"},
    ),
    Page("exchange_topics", ACTING, method="post", status=302, args=_meeting, data=lambda world: {"words": "Preise"}),
    Page("exchange_seats", AT_THE_TABLE, method="post", status=302, args=_meeting),
    Page("exchange_seat", PLANNERS, method="post", status=302, args=_meeting, data=_person),
    Page(
        "exchange_word",
        AT_THE_TABLE,
        method="post",
        status=302,
        # Who has no seat has nothing to say; the meeting of another company is not there.
        others=404,
        args=_meeting,
    ),
    Page("exchange_closing", PLANNERS, method="post", status=302, args=lambda world: (meeting(world, begun=True).pk,)),
    Page(
        "exchange_minutes",
        AT_THE_TABLE,
        method="post",
        status=302,
        args=lambda world: (topic(world).pk,),
        data=lambda world: {"minutes": "Wir gehen hin.", "outcome": "done"},
    ),
]
