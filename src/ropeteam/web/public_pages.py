"""Pages behind a secret in the address, without a login: a customer's, with nothing of ours around it, and our own people's."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from ropeteam.core.errors import NotFound
from ropeteam.core.languages import LANGUAGES

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def for_customers(view: View[P]) -> View[P]:
    return _guarded(view, "signing/said.html", slow={"code": "slow"}, gone={"code": "gone"})


def for_colleagues(view: View[P]) -> View[P]:
    """A link out of a letter to one of us."""
    slow = {"title": "signing.slow.title", "text": "signing.slow.text"}
    gone = {"title": "quick_link.gone", "text": "quick_link.gone_text"}
    return _guarded(view, "questions/link_said.html", slow=slow, gone=gone)


def _guarded(view: View[P], template: str, *, slow: dict[str, str], gone: dict[str, str]) -> View[P]:
    """So many requests an address and minute (settings: `customer_page`). A wrong secret and one that ran out answer alike; no
    search engine, no cache and (by the referrer policy of all pages, which forms need) no other site learns the address."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        speak(request, request.GET.get("lang", ""))
        # The library's outer door lets every GET pass; guessing secrets is all GETs.
        if not ratelimit.consume(request, app="allauth.account", action="customer_page", limit_get=True):
            return _sealed(render(request, template, slow, status=429))
        try:
            return _sealed(view(request, *args, **kwargs))
        except NotFound:
            return _sealed(render(request, template, gone, status=404))

    return guarded


def speak(request: HttpRequest, language: str) -> None:
    """The language the reader chose on the page, else that of their browser; `language` where the browser speaks none of ours."""
    chosen = request.GET.get("lang", "")
    asked = {tag.split(";")[0].strip().split("-")[0] for tag in request.headers.get("accept-language", "").split(",")}
    wanted = chosen if chosen in LANGUAGES else "" if asked & set(LANGUAGES) else language
    if wanted in LANGUAGES:
        translation.activate(wanted)
        request.LANGUAGE_CODE = wanted


def _sealed(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
