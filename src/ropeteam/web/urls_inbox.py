"""Addresses of product's inbox, of the log of what was settled there, and of ideas of our own."""

from __future__ import annotations

from django.urls import path

from ropeteam.web import ideas, inbox, triage

urlpatterns = [
    path("requests/inbox/", inbox.inbox, name="requests_inbox"),
    path("requests/inbox/triages/", triage.triages, name="requests_triages"),
    path("requests/inbox/log/", triage.log, name="requests_triage_log"),
    path("requests/inbox/triages/<int:pk>/", triage.triage, name="requests_triage"),
    path("requests/inbox/triages/<int:pk>/undo/", triage.undo, name="requests_triage_undo"),
    path("requests/ideas/", ideas.idea, name="requests_idea"),
]
