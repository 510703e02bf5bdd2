"""Addresses of capturing, and of bringing a talk."""

from __future__ import annotations

from django.urls import path

from ropeteam.web import bring, capture, tracker_import

urlpatterns = [
    path("capture/", capture.capture, name="capture"),
    path("capture/import/", tracker_import.tracker_import, name="tracker_import"),
    path("capture/tools/", capture.tools, name="capture_tools"),
    path("capture/<int:pk>/", capture.known, name="capture_known"),
    path("capture/<int:pk>/wish/", capture.wish, name="capture_wish"),
    path("capture/<int:pk>/importance/", capture.importance, name="capture_importance"),
    path("capture/<int:pk>/deal/", capture.place, name="capture_place"),
    path("conversations/bring/", bring.bring, name="conversations_bring"),
    path("conversations/<int:pk>/voices/", bring.voices, name="conversations_voices"),
    path("conversations/<int:pk>/heard/", bring.heard, name="conversations_heard"),
]
