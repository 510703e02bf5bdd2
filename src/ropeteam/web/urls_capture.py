"""Addresses of capturing."""

from __future__ import annotations

from django.urls import path

from ropeteam.web import capture

urlpatterns = [
    path("capture/", capture.capture, name="capture"),
    path("capture/tools/", capture.tools, name="capture_tools"),
    path("capture/<int:pk>/", capture.known, name="capture_known"),
    path("capture/<int:pk>/wish/", capture.wish, name="capture_wish"),
    path("capture/<int:pk>/deal/", capture.place, name="capture_place"),
]
