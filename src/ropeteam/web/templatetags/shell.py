"""What the bars around a page need to know, wherever the page comes from (ours, the login's, an error's)."""

from __future__ import annotations

from functools import cache, partial
from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context
from django.utils import timezone

from ropeteam.core.access import Deed, may
from ropeteam.core.errors import NotFound
from ropeteam.store.actor import Actor, actor_of_user
from ropeteam.store.models import User
from ropeteam.web import demo_logins as demo
from ropeteam.web import languages, notices

register = template.Library()

# The order of the top bar: (name of the address, topics it stands for, icon, key after g).
PLACES: tuple[tuple[str, str, str], ...] = (
    ("today", "today", "t"),
    ("ask", "ask", ""),
    ("deals", "deals", "d"),
    ("conversations", "conversations", "c"),
    ("promises", "promises", "p"),
    ("requests", "requests", "w"),
    ("product", "product", "r"),
    ("exchange", "exchange", "e"),
)


@register.simple_tag(takes_context=True)
def reader(context: Context) -> dict[str, Any]:
    """Who reads, in which language and light."""
    request = context.get("request")
    if not isinstance(request, HttpRequest):
        return {"language": languages.current(), "theme": "auto", "signed_in": False}
    actor = getattr(request, "actor", None)
    acting = cache(partial(_acting, request))
    return {
        "language": languages.current(),
        "theme": languages.theme_of(request),
        "signed_in": bool(getattr(request, "user", None) and request.user.is_authenticated),
        "person": actor.person if actor else getattr(getattr(request, "user", None), "person", None),
        "company": actor.company if actor else None,
        "role": actor.main_role if actor else None,
        "asks": lambda: _may(acting(), Deed.ASK),
        "notes": lambda: _may(acting(), Deed.TAKE_NOTE),
        "triages": bool(actor and may(Deed.TRIAGE, actor.roles)),
        "drafts": bool(actor and may(Deed.DRAFT_CAPABILITY, actor.roles)),
        "aligned": lambda: _may(acting(), Deed.READ_ALIGNMENT),
        "pays": lambda: _may(acting(), Deed.READ_INCENTIVES),
        "styleguide": bool(actor and may(Deed.READ_STYLEGUIDE, actor.roles)),
        "path": request.get_full_path(),
    }


def _acting(request: HttpRequest) -> Actor | None:
    """On a page that is not ours (the password's, an error's) nobody said who acts. Its bars ask, so that they offer only what is
    allowed; a page without bars does not."""
    known: Actor | None = getattr(request, "actor", None)
    user = getattr(request, "user", None)
    if known is not None or not isinstance(user, User):
        return known
    try:
        return actor_of_user(user, on=timezone.localdate())
    except NotFound:
        return None


def _may(actor: Actor | None, deed: Deed) -> bool:
    return actor is not None and may(deed, actor.roles)


@register.simple_tag
def places() -> tuple[tuple[str, str, str], ...]:
    return PLACES


@register.simple_tag(takes_context=True)
def waiting_notices(context: Context) -> list[notices.Notice]:
    request = context.get("request")
    return notices.take(request) if isinstance(request, HttpRequest) else []


@register.simple_tag
def demo_logins() -> list[tuple[str, list[tuple[str, str]]]]:
    return demo.offered()
