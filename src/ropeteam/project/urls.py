"""Every address: login, the API, the pages."""

from __future__ import annotations

from allauth.account import views as account
from django.urls import include, path

from ropeteam.integrations.formbricks import inbound as formbricks

# Of the account pages only those we have words for: an admin enters people and sets passwords anew.
urlpatterns = [
    path("accounts/login/", account.login, name="account_login"),
    path("accounts/logout/", account.logout, name="account_logout"),
    path("accounts/inactive/", account.account_inactive, name="account_inactive"),
    path("accounts/signup/", account.signup, name="account_signup"),
    path("accounts/password/change/", account.password_change, name="account_change_password"),
    path("accounts/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("api/", include("ropeteam.api.urls")),
    path("hooks/formbricks/", formbricks.webhook, name="formbricks_webhook"),
    path("", include("ropeteam.web.urls")),
]
