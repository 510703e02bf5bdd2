"""Addresses of a call: product's answer to a question, on the page and behind a link, and the card before a talk."""

from __future__ import annotations

from django.urls import path

from ropeteam.web import call_card, product_answers

urlpatterns = [
    path("ask/<int:pk>/answer/", product_answers.answers, name="ask_product"),
    path("answer-by-link/<str:token>/<str:kind>/", product_answers.by_link, name="answer_link"),
    path("deals/<int:pk>/card/", call_card.call_card, name="deals_card"),
]
