"""Addresses of alignment health."""

from __future__ import annotations

from django.urls import path

from ropeteam.web import alignment

urlpatterns = [
    path("alignment/", alignment.alignment, name="alignment"),
    path("alignment/report.pdf", alignment.report_file, name="alignment_report"),
    path("alignment/<str:figure>/", alignment.cases, name="alignment_cases"),
]
