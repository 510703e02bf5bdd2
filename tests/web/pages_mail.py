"""Letters and the mail of a deal with who may open and do what: rows of the access matrix."""

from __future__ import annotations

from typing import Any

from cast import World
from flows.post import address, letter, posted
from web.page import STAFF, Page

ROPE = ("seller", "presales")


def _posted(world: World) -> tuple[Any, ...]:
    posted(address(world), letter())
    return (world.deal.pk,)


MAIL_PAGES = [
    Page("mail", (*STAFF, "stranger")),
    Page("mail_switch", (*STAFF, "stranger"), method="post", status=302, data=lambda world: {"off": "yes"}),
    Page("mail_again", ("admin",), method="post", status=302, special={"stranger": 403}),
    Page("deals_mail", ROPE, args=_posted),
    Page("deals_mail_address", ROPE, method="post", status=302, args=lambda world: (world.deal.pk,)),
]
