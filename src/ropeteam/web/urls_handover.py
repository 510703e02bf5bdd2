"""Addresses of a deal's handover."""

from __future__ import annotations

from django.urls import path

from ropeteam.web import handover, handover_deeds

urlpatterns = [
    path("deals/<int:pk>/handover/", handover.handover, name="deals_handover"),
    path("deals/<int:pk>/handover/phone/", handover.phone, name="deals_handover_phone"),
    path("deals/<int:pk>/handover/words/", handover_deeds.words, name="deals_handover_words"),
    path("deals/<int:pk>/handover/seen/", handover_deeds.seen, name="deals_handover_seen"),
    path("deals/<int:pk>/handover/estimates/", handover_deeds.estimates, name="deals_handover_estimates"),
    path("deals/<int:pk>/handover/owners/", handover_deeds.owners, name="deals_handover_owners"),
    path("deals/<int:pk>/handover/aims/", handover_deeds.aims, name="deals_handover_aims"),
    path("questions-twice/<int:pk>/word/", handover_deeds.twice_word, name="question_twice_word"),
]
