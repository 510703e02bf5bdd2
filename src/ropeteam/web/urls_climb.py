"""Addresses of the climb: all climbs, pulses of a deal, its measuring points, and the page behind a customer's link."""

from __future__ import annotations

from django.urls import path

from ropeteam.web import climbs, pulse, pulses

urlpatterns = [
    path("climb/", climbs.climbs, name="climbs"),
    path("deals/<int:pk>/pulses/", pulses.asks, name="deals_pulses"),
    path("deals/<int:pk>/pulses/<int:invite>/guesses/", pulses.guesses, name="deals_pulse_guesses"),
    path("deals/<int:pk>/pulses/wishes/", pulses.wishes, name="deals_pulse_wishes"),
    path("deals/<int:pk>/points/", pulses.points, name="deals_points"),
    path("deals/<int:pk>/points/<int:point>/out/", pulses.out, name="deals_point_out"),
    path("pulse/<str:token>/", pulse.page, name="pulse"),
]
