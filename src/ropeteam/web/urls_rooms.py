"""Addresses of the rooms: deals, conversations, promises, product. A deed has its own address and is posted there."""

from __future__ import annotations

from django.urls import path

from ropeteam.web import contradictions, conversations, deal, deals, deeds, product, promises, talk, word

urlpatterns = [
    path("deals/", deals.deals, name="deals"),
    path("deals.csv", deals.deals_csv, name="deals_csv"),
    path("deals/<int:pk>/", deal.deal, name="deals_deal"),
    path("deals/<int:pk>/promises/", deal.promises, name="deals_promises"),
    path("deals/<int:pk>/gate/runs/", deal.gate_runs, name="deals_gate_runs"),
    path("deals/<int:pk>/gate/overrides/", deal.overrides, name="deals_overrides"),
    path("overrides/<int:pk>/second/", deal.second_override, name="override_second"),
    path("promises/", promises.promises, name="promises"),
    path("promises.csv", promises.promises_csv, name="promises_csv"),
    path("promises/<int:pk>/", promises.promise, name="promises_promise"),
    path("promises/<int:pk>/deeds/", promises.promise_deeds, name="promise_deeds"),
    path("promises/<int:pk>/judgement/", deeds.judgement, name="promise_judgement"),
    path("promises/<int:pk>/scope/", deeds.scope, name="promise_scope"),
    path("promises/<int:pk>/limit-told/", deeds.limit_told, name="promise_limit_told"),
    path("promises/<int:pk>/wording/", deeds.wording, name="promise_wording"),
    path("promises/<int:pk>/end/", deeds.end, name="promise_end"),
    path("promises/<int:pk>/contradictions/", deeds.contradictions, name="promise_contradictions"),
    path("contradictions/<int:pk>/word/", contradictions.word, name="contradiction_word"),
    path("signals/<int:pk>/deeds/", promises.signal_deeds, name="signal_deeds"),
    path("signals/<int:pk>/capability/", deeds.capability, name="signal_capability"),
    path("signals/<int:pk>/correction/", deeds.correction, name="signal_correction"),
    path("signals/<int:pk>/word/", word.word, name="signal_word"),
    path("signals/<int:pk>/word/undo/", word.undo, name="signal_word_undo"),
    path("signals/<int:pk>/word/second/", word.second, name="signal_word_second"),
    path("conversations/", conversations.conversations, name="conversations"),
    path("conversations/quarantine/", conversations.quarantine, name="conversations_quarantine"),
    path("conversations/<int:pk>/", talk.talk, name="conversations_talk"),
    path("conversations/<int:pk>/signals/", talk.added, name="conversations_signals"),
    path("product/", product.product, name="product"),
    path("product/capabilities/<int:pk>/", product.capability, name="product_capability"),
    path("product/capabilities/<int:pk>/touched/", product.capability_touched, name="product_capability_touched"),
    path("product/roadmap/<int:pk>/", product.roadmap_item, name="product_item"),
    path("product/roadmap/<int:pk>/touched/", product.item_touched, name="product_item_touched"),
]
