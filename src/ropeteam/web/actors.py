"""Who acts. `staff` wraps every page of ours: signed in, a person behind the login, errors turned into answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.middleware import HtmxDetails

from ropeteam.core.access import Deed, may
from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.store.actor import Actor, actor_of_user
from ropeteam.web import languages, notices

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


class StaffRequest(HttpRequest):
    """A request as our views see it: with the actor, today's date and htmx's details."""

    actor: Actor
    today: date
    htmx: HtmxDetails


def staff(view: Callable[Concatenate[StaffRequest, P], HttpResponse]) -> View[P]:
    """Only for signed-in staff. `NotFound` answers 404, `NotAllowed` 403, `Refused` a message where one stands."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return _to_login(request)
        known = cast(StaffRequest, request)
        user = request.user
        languages.speak(request, user)
        known.today = timezone.localdate()
        try:
            known.actor = actor_of_user(user, on=known.today)
        except NotFound:
            return render(request, "errors/nobody.html", status=403)
        try:
            response = view(known, *args, **kwargs)
        except (NotFound, NotAllowed, Refused) as error:
            return _said_no(known, error)
        if user.language and request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) != user.language:
            languages.remember(response, user.language)
        return response

    return guarded


def require(request: StaffRequest, deed: Deed) -> None:
    """For deeds that hang on the role alone and have no flow, such as looking at the style guide."""
    if not may(deed, request.actor.roles):
        raise NotAllowed(deed)


def back(request: HttpRequest, otherwise: str = "today") -> HttpResponse:
    """To where the reader came from, if that was here; else to a page of ours."""
    target = request.POST.get("next") or request.headers.get("referer") or ""
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return redirect(target if safe else resolve_url(otherwise))


def _to_login(request: HttpRequest) -> HttpResponse:
    if request.headers.get("HX-Request"):
        response = HttpResponse(status=204)
        response["HX-Redirect"] = resolve_url(settings.LOGIN_URL)
        return response
    target = request.get_full_path() if request.method in ("GET", "HEAD") else resolve_url("today")
    return redirect_to_login(target)


def _said_no(request: StaffRequest, error: NotFound | NotAllowed | Refused) -> HttpResponse:
    """Which rule said no. Nothing was written; to htmx only the message goes, the page stays as it was."""
    if request.htmx:
        notices.refuse(request, error)
        response = render(request, "components/notices_oob.html")
        response["HX-Reswap"] = "none"
        return response
    if isinstance(error, NotFound):
        return render(request, "errors/not_found.html", status=404)
    if isinstance(error, NotAllowed):
        return render(request, "errors/not_allowed.html", status=403)
    if request.method == "POST":
        notices.refuse(request, error)
        return back(request)
    return render(request, "errors/refused.html", {"text": notices.sentence_of(error)}, status=409)
