"""A secret that is shown on the page after the deed, and nowhere else.

We keep no secret, only its hash, so whoever made one sees it on the very next page or never. Between the two it travels in a
signed cookie of that page's own address, which the page takes away: loaded again, it shows nothing and makes nothing anew.
"""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

COOKIE = "shown-once"
WITHIN = 300  # seconds


def go(at: str, secret: str, *, back: str) -> HttpResponse:
    """To the page of ours that shows it; from there `back`."""
    response = redirect(at)
    response.set_cookie(
        COOKIE, signing.dumps([secret, back], salt=at), max_age=WITHIN, path=at, httponly=True, samesite="Lax",
        secure=bool(settings.SESSION_COOKIE_SECURE),
    )  # fmt: skip
    return response


def fresh(request: HttpRequest) -> tuple[str, str] | None:
    """The secret that was made a moment ago, and where its maker came from; None where it was shown, or nobody made one."""
    try:
        secret, back = signing.loads(request.COOKIES.get(COOKIE, ""), salt=request.path, max_age=WITHIN)
    except signing.BadSignature:
        return None
    return str(secret), str(back)


def taken(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The page that showed it: not to be kept by anybody, and the secret goes."""
    response.delete_cookie(COOKIE, path=request.path, samesite="Lax")
    response["Cache-Control"] = "no-store"
    return response
