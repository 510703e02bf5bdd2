"""Addresses of customers' requirements, of the files they came in, and of how they are met."""

from __future__ import annotations

from django.urls import path

from ropeteam.web import requirement, requirement_sheets, requirements

urlpatterns = [
    path("deals/<int:pk>/requirements/", requirements.requirements, name="deals_requirements"),
    path("deals/<int:pk>/requirements.csv", requirements.requirements_csv, name="deals_requirements_csv"),
    path("deals/<int:pk>/requirements/deeds/", requirements.deeds, name="deals_requirements_deeds"),
    path("deals/<int:pk>/requirements/promises/", requirement.promises, name="deals_requirement_promises"),
    path("deals/<int:pk>/requirements/again/", requirements.again, name="deals_requirements_again"),
    path("deals/<int:pk>/requirements/sheets/", requirement_sheets.sheets, name="deals_requirement_sheets"),
    path("requirement-sheets/<int:pk>/", requirement_sheets.sheet, name="requirement_sheet"),
    path("requirement-sheets/<int:pk>/end/", requirement_sheets.end, name="requirement_sheet_end"),
    path("requirement-sheets/<int:pk>/original/", requirement_sheets.original, name="requirement_sheet_original"),
    path("requirement-sheets/<int:pk>/answered/", requirement_sheets.answered, name="requirement_sheet_answered"),
    path("requirement-sheets/<int:pk>/outs/", requirement_sheets.outs, name="requirement_sheet_outs"),
    path("requirements/<int:pk>/", requirement.requirement, name="requirement"),
    path("requirements/<int:pk>/answer/", requirement.answer, name="requirement_answer"),
    path("requirements/<int:pk>/about/", requirement.about, name="requirement_about"),
    path("requirements/<int:pk>/promise/", requirement.promise, name="requirement_promise"),
    path("coverage-deeds/<int:pk>/undo/", requirements.undo, name="coverage_undo"),
]
