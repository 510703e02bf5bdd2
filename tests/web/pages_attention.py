"""Attention and calendars with who may open them: rows of the access matrix."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from cast import TODAY, World
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from web.page import ACTING, EVERYBODY, Page

from ropeteam.flows import calendar_links
from ropeteam.store import models


def proposal(world: World) -> models.AttentionPick:
    """A talk ahead, proposed to product."""
    start = timezone.now() + timedelta(days=2)
    talk = models.Conversation.objects.create(
        company=world.company, deal=world.deal, account=world.account, key="ahead", kind="meeting", held_on=start.date()
    )
    models.TalkTime.objects.create(conversation=talk, starts_at=start, ends_at=start + timedelta(hours=1))
    return models.AttentionPick.objects.create(
        conversation=talk, person=world.product_manager.person, gain=0.2, proposed_on=TODAY,
        reasons=[{"code": "concerns", "segment": "", "capability": "offline", "gain": 0.2}],
    )  # fmt: skip


def proposed(world: World) -> tuple[Any, ...]:
    """The list with one proposal in it."""
    proposal(world)
    return ()


def feed_of(world: World) -> str:
    """The secret in the address of product's feed."""
    return calendar_links.make_link(actor=world.product_manager, now=timezone.now())


CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"

ATTENTION_PAGES = [
    Page("conversations_attention", EVERYBODY, args=proposed),
    Page("conversations_attention_plan", ("product",), method="post", status=302),
    Page(
        "conversations_attention_answer",
        ("product",),
        method="post",
        status=302,
        args=lambda world: (proposal(world).pk,),
        data=lambda world: {"comes": "yes"},
    ),
    Page(
        "conversations_calendar",
        (*ACTING, "stranger"),
        method="post",
        data=lambda world: {"file": SimpleUploadedFile("k.ics", CALENDAR)},
    ),
    Page("conversations_calendar_places", (*ACTING, "stranger"), method="post", status=302),
    Page("conversations_calendar_link", (*ACTING, "stranger"), method="post"),
    Page("conversations_calendar_link_end", (*ACTING, "stranger"), method="post", status=302),
    Page("calendar_feed", EVERYBODY, args=lambda world: (feed_of(world),), public=True, download=True),
]
