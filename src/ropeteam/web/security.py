"""Headers that let a page load only our own files and talk to nobody else. Nothing inline, nothing evaluated."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)

# No sound and no picture is ever taken (PRIVACY): the browser may not even ask.
PERMISSIONS = "camera=(), microphone=(), display-capture=(), geolocation=(), payment=(), usb=(), browsing-topics=()"


class ContentSecurityPolicy:
    """Sets the headers on every answer. A view may set a stricter or wider policy of its own by the same header."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in (
            ("Content-Security-Policy", POLICY),
            ("Permissions-Policy", PERMISSIONS),
            ("Referrer-Policy", "same-origin"),
            ("X-Content-Type-Options", "nosniff"),
            # Pages hold what customers said: no shared cache keeps them, and Back asks again.
            ("Cache-Control", "private, no-cache"),
        ):
            response.headers.setdefault(name, value)
        # The same address answers a whole page or, to htmx, a part of it.
        patch_vary_headers(response, ("HX-Request",))
        return response
