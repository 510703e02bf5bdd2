"""Addresses of vision and strategy: what holds, what customers say to it, proposals, and the next version."""

from __future__ import annotations

from django.urls import path

from ropeteam.web import pillars, strategy, strategy_draft, strategy_proposals

urlpatterns = [
    path("product/strategy/", strategy.strategy, name="product_strategy"),
    path("product/strategy/<int:pk>/receipts/", strategy.receipts, name="product_strategy_receipts"),
    path("product/strategy/draft/", strategy_draft.draft, name="product_strategy_draft"),
    path("product/strategy/draft/end/", strategy_draft.draft_end, name="product_strategy_draft_end"),
    path("product/strategy/publications/", strategy_draft.publication, name="product_strategy_publications"),
    path("product/strategy/proposals/", strategy_proposals.proposals, name="product_strategy_proposals"),
    path("product/strategy/proposals/<int:pk>/outcome/", strategy_proposals.outcome, name="product_strategy_outcome"),
    path("product/strategy/pillars/<str:key>/", pillars.pillar, name="product_pillar"),
    path("product/strategy/pillars/<str:key>/evidence/", pillars.evidence, name="product_pillar_evidence"),
]
