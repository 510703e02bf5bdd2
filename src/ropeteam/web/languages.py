"""In which language and in which light somebody reads: their own setting, else what the browser asks for."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

from ropeteam.core.languages import LANGUAGES
from ropeteam.store.models import User

THEMES = ("auto", "light", "dark")
THEME_COOKIE = "theme"
A_YEAR = 365 * 24 * 3600


def current() -> str:
    """`de` or `en`, whatever variant is active."""
    return "de" if (translation.get_language() or "").startswith("de") else "en"


def speak(request: HttpRequest, user: User) -> None:
    """A signed-in reader's own language wins over the browser's."""
    if user.language in LANGUAGES and user.language != current():
        translation.activate(user.language)
        request.LANGUAGE_CODE = user.language


def remember(response: HttpResponseBase, language: str) -> None:
    """Keep the language for pages that know no user yet, such as the login."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, language, max_age=A_YEAR, samesite="Lax", httponly=True, secure=_secure()
    )


def remember_theme(response: HttpResponseBase, theme: str) -> None:
    if theme == "auto":
        response.delete_cookie(THEME_COOKIE, samesite="Lax")
        return
    response.set_cookie(THEME_COOKIE, theme, max_age=A_YEAR, samesite="Lax", httponly=True, secure=_secure())


def theme_of(request: HttpRequest) -> str:
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return theme if theme in THEMES else "auto"


def _secure() -> bool:
    return bool(settings.SESSION_COOKIE_SECURE)
