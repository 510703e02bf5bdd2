"""Addresses of the incentive lab."""

from __future__ import annotations

from django.urls import path

from ropeteam.web import incentive_assumptions, incentive_compare, incentive_write, incentives

urlpatterns = [
    path("incentives/", incentives.overview, name="incentives"),
    path("incentives/plans/new/", incentive_write.new, name="incentives_new"),
    path("incentives/plans/<int:pk>/", incentives.plan, name="incentives_plan"),
    path("incentives/plans/<int:pk>/plan.yaml", incentives.text, name="incentives_plan_text"),
    path("incentives/plans/<int:pk>/assents/", incentives.assents, name="incentives_assents"),
    path("incentives/plans/<int:pk>/beginnings/", incentives.begin, name="incentives_begin"),
    path("incentives/compare/", incentive_compare.compare, name="incentives_compare"),
    path("incentives/what-if/", incentive_compare.what_if, name="incentives_what_if"),
    path("incentives/report/", incentive_compare.report, name="incentives_report"),
    path("incentives/report.md", incentive_compare.report_text, name="incentives_report_text"),
    path("incentives/assumptions/", incentive_assumptions.assumptions, name="incentives_assumptions"),
    path("incentives/assumptions/<slug:key>/", incentive_assumptions.assume, name="incentives_assume"),
    path("incentives/assumptions/<slug:key>/reset/", incentive_assumptions.reset, name="incentives_reset"),
]
