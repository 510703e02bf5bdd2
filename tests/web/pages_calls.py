"""The call card, and product's answer to a question, with who may open them: rows of the access matrix."""

from __future__ import annotations

from typing import Any

from cast import TODAY, World
from django.utils import timezone
from flows.asking import asked, letter_about, link_of
from web.page import EVERYBODY, STAFF, Page

from ropeteam.flows import answer_links
from ropeteam.wording.letters import written

NO = {"kind": "no", "reason": "Das ist nicht geplant."}


def link(world: World) -> tuple[str, str]:
    """The address in the letter that tells product of a question."""
    row = asked(world)
    answer_links.write(row.pk, now=timezone.now(), on=TODAY, speak=written)
    return link_of(letter_about(row)), "no"


def _question(world: World) -> tuple[Any, ...]:
    return (asked(world).pk,)


CALL_PAGES = [
    Page("ask_product", STAFF, args=_question),
    Page("ask_product", ("product",), method="post", status=302, args=_question, data=lambda world: NO),
    Page("answer_link", EVERYBODY, args=link, public=True),
    Page("answer_link", EVERYBODY, method="post", args=link, data=lambda world: NO, public=True),
    Page("deals_card", STAFF, args=lambda world: (world.deal.pk,)),
    Page(
        "deals_card",
        ("other_seller", "management"),
        others=404,
        args=lambda world: (world.confidential.pk,),
        label="confidential",
    ),
]
