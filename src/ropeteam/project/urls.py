"""Every address: login, the API, the pages."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.account.urls")),
    path("api/", include("ropeteam.api.urls")),
    path("", include("ropeteam.web.urls")),
]
