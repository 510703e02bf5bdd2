"""Addresses of decisions, answers and solution patterns."""

from __future__ import annotations

from django.urls import path

from ropeteam.web import answers, decisions, solutions

urlpatterns = [
    path("requests/<int:pk>/decision/", decisions.decision, name="request_decision"),
    path("requests/<int:pk>/answers/", decisions.answers, name="request_answers"),
    path("answers/", answers.answers, name="answers"),
    path("answers.csv", answers.answers_csv, name="answers_csv"),
    path("answers/<int:pk>/", answers.answer, name="answers_answer"),
    path("answers/<int:pk>/words/", answers.words, name="answer_words"),
    path("answers/<int:pk>/receipts/", answers.receipts, name="answer_receipts"),
    path("product/patterns/", solutions.patterns, name="patterns"),
    path("product/patterns/new/", solutions.new, name="patterns_new"),
    path("product/patterns/<int:pk>/", solutions.pattern, name="patterns_pattern"),
    path("product/patterns/<int:pk>/uses/", solutions.uses, name="pattern_uses"),
    path("product/patterns/<int:pk>/retirement/", solutions.retirement, name="pattern_retirement"),
]
