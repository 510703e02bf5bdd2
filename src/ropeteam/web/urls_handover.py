"""Addresses of a deal's handover."""

from __future__ import annotations

from django.urls import path

from ropeteam.web import handover

urlpatterns = [
    path("deals/<int:pk>/handover/", handover.handover, name="deals_handover"),
    path("deals/<int:pk>/handover/phone/", handover.phone, name="deals_handover_phone"),
    path("deals/<int:pk>/handover/words/", handover.words, name="deals_handover_words"),
    path("deals/<int:pk>/handover/seen/", handover.seen, name="deals_handover_seen"),
    path("deals/<int:pk>/handover/estimates/", handover.estimates, name="deals_handover_estimates"),
    path("deals/<int:pk>/handover/owners/", handover.owners, name="deals_handover_owners"),
    path("deals/<int:pk>/handover/aims/", handover.aims, name="deals_handover_aims"),
    path("questions-twice/<int:pk>/word/", handover.twice_word, name="question_twice_word"),
]
