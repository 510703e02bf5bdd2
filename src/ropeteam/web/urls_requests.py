"""Addresses of the change requests: the list, one of them, and what people do with it."""

from __future__ import annotations

from django.urls import path

from ropeteam.web import market, request, request_deeds, request_link, requests

urlpatterns = [
    path("signals/<int:pk>/request/", request_link.signal_request, name="signal_request"),
    path("requests/", requests.requests, name="requests"),
    path("requests/market/", market.market, name="requests_market"),
    path("requests/market/sentences/", market.sentences, name="requests_market_sentences"),
    path("requests/market/reasons/", market.reasons, name="requests_market_reasons"),
    path("requests.csv", requests.requests_csv, name="requests_csv"),
    path("requests/<int:pk>/", request.request_page, name="requests_request"),
    path("requests/<int:pk>/ratings/", request_deeds.ratings, name="requests_ratings"),
    path("requests/<int:pk>/vetoes/", request_deeds.vetoes, name="requests_vetoes"),
    path("requests/<int:pk>/words/", request_deeds.words, name="requests_words"),
    path("requests/<int:pk>/effort/", request_deeds.effort, name="requests_effort"),
    path("requests/<int:pk>/merge/", request_deeds.merge, name="requests_merge"),
    path("requests/<int:pk>/split/", request_deeds.split, name="requests_split"),
    path("requests/merges/<int:pk>/undo/", request_deeds.unmerge, name="requests_unmerge"),
    path("requests/moves/<str:ids>/undo/", request_deeds.undo_moves, name="requests_move_undo"),
    path("requests/askers/<int:pk>/", request_deeds.asker, name="requests_asker"),
]
