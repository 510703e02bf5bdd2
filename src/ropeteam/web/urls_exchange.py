"""Addresses of the exchange: its meetings, their points and who sits there."""

from __future__ import annotations

from django.urls import path

from ropeteam.web import exchange, exchange_deeds

urlpatterns = [
    path("exchange/", exchange.exchange, name="exchange"),
    path("exchange/cadence/", exchange_deeds.cadence, name="exchange_cadence"),
    path("exchange/iterations/", exchange_deeds.iterations, name="exchange_iterations"),
    path("exchange/<int:pk>/", exchange.one, name="exchange_meeting"),
    path("exchange/<int:pk>/time/", exchange_deeds.time_and_place, name="exchange_time"),
    path("exchange/<int:pk>/topics/", exchange_deeds.topics, name="exchange_topics"),
    path("exchange/<int:pk>/seats/", exchange_deeds.seats, name="exchange_seats"),
    path("exchange/<int:pk>/seat/", exchange_deeds.seat, name="exchange_seat"),
    path("exchange/<int:pk>/word/", exchange_deeds.word, name="exchange_word"),
    path("exchange/<int:pk>/closing/", exchange_deeds.closing, name="exchange_closing"),
    path("exchange/points/<int:pk>/minutes/", exchange_deeds.minutes, name="exchange_minutes"),
]
