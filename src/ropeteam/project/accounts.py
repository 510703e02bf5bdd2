"""Who may have a login: staff whom an admin entered. Nobody signs up by themselves. Refusals in our own words."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.functional import lazystr
from django.utils.translation import get_language

from ropeteam.wording.say import say

# allauth's code: ours. Its German says "du".
REFUSALS = {
    "email_password_mismatch": "error.login_wrong",
    "username_password_mismatch": "error.login_wrong",
    "invalid_login": "error.login_wrong",
    "too_many_login_attempts": "error.login_too_often",
    "rate_limited": "error.login_too_often",
    "account_inactive": "error.login_inactive",
    "enter_current_password": "error.password_missing",
    "incorrect_password": "error.password_wrong",
}


class _Said:
    """Words chosen when they are shown: in the language of that request."""

    def __init__(self, code: str) -> None:
        self.code = code

    def __str__(self) -> str:
        return say(self.code, get_language() or "en")


class StaffAccounts(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    error_messages: dict[str, Any] = {  # noqa: RUF012  # allauth's own way
        **DefaultAccountAdapter.error_messages,
        **{theirs: lazystr(_Said(ours)) for theirs, ours in REFUSALS.items()},
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
