"""Addresses of offers and contracts, and of what people say of their sentences."""

from __future__ import annotations

from django.urls import path

from ropeteam.web import clauses, offer, offers

urlpatterns = [
    path("deals/<int:pk>/offers/", offers.offers, name="deals_offers"),
    path("offers/<int:pk>/", offer.offer, name="deals_offer"),
    path("offers/<int:pk>/versions/", offers.versions, name="deals_offer_versions"),
    path("offers/<int:pk>/annotated/", offer.annotated, name="deals_offer_annotated"),
    path("offers/<int:pk>/sheet/", offer.sheet, name="deals_offer_sheet"),
    path("offers/<int:pk>/original/", offer.original, name="deals_offer_original"),
    path("clauses/<int:pk>/word/", clauses.word, name="clause_word"),
    path("clauses/<int:pk>/about/", clauses.about, name="clause_about"),
    path("clauses/<int:pk>/promise/", clauses.promise, name="clause_promise"),
    path("clause-links/<int:pk>/undo/", clauses.undo, name="clause_link_undo"),
]
