"""Language and light, chosen in the bar: a user's language is kept with the login, the light in a cookie."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from ropeteam.core.languages import LANGUAGES
from ropeteam.web import actors, languages


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Open to everybody: the login page has the same switch."""
    response = actors.back(request)
    chosen = request.POST.get("language", "")
    if chosen in LANGUAGES:
        languages.remember(response, chosen)
        if request.user.is_authenticated:
            user = request.user
            user.language = chosen
            user.save(update_fields=["language"])
    return response


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    response = actors.back(request)
    chosen = request.POST.get("theme", "")
    if chosen in languages.THEMES:
        languages.remember_theme(response, chosen)
    return response
