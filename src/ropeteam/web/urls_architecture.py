"""Addresses of the overall solution and of pre-sales in a deal."""

from __future__ import annotations

from django.urls import path

from ropeteam.web import architecture, architecture_deeds, architecture_files, presales, presales_settings

urlpatterns = [
    path("deals/<int:pk>/architecture/", architecture.architecture, name="deals_architecture"),
    path("deals/<int:pk>/architecture.svg", architecture.drawing, name="deals_architecture_svg"),
    path("deals/<int:pk>/architecture/systems/", architecture_deeds.systems, name="deals_architecture_systems"),
    path("deals/<int:pk>/architecture/systems/<int:no>/", architecture_deeds.system, name="architecture_system"),
    path(
        "deals/<int:pk>/architecture/systems/<int:no>/end/",
        architecture_deeds.system_end,
        name="architecture_system_end",
    ),
    path(
        "deals/<int:pk>/architecture/interfaces/", architecture_deeds.interfaces, name="deals_architecture_interfaces"
    ),
    path(
        "deals/<int:pk>/architecture/interfaces/<int:no>/", architecture_deeds.interface, name="architecture_interface"
    ),
    path(
        "deals/<int:pk>/architecture/interfaces/<int:no>/end/",
        architecture_deeds.interface_end,
        name="architecture_interface_end",
    ),
    path("deals/<int:pk>/architecture/questions/", architecture_deeds.questions, name="deals_architecture_questions"),
    path(
        "deals/<int:pk>/architecture/questions/<int:no>/answer/",
        architecture_deeds.answer,
        name="architecture_question_answer",
    ),
    path("deals/<int:pk>/architecture/files/", architecture_files.files, name="deals_architecture_files"),
    path("deals/<int:pk>/architecture/files/<int:no>/", architecture_files.file, name="architecture_file"),
    path("deals/<int:pk>/architecture/files/<int:no>/end/", architecture_files.file_end, name="architecture_file_end"),
    path("deals/<int:pk>/presales/", presales.presales, name="deals_presales"),
    path("deals/<int:pk>/presales/plan/", presales.plan, name="deals_presales_plan"),
    path("deals/<int:pk>/presales/rope/", presales.rope, name="deals_presales_rope"),
    path("deals/<int:pk>/presales/observations/", presales.observation, name="deals_presales_observations"),
    path("deals/<int:pk>/decision-day/", presales.decision_day, name="deals_decision_day"),
    path("settings/presales/", presales_settings.settings, name="presales_settings"),
    path("settings/presales/thresholds/", presales_settings.thresholds, name="presales_thresholds"),
    path("settings/presales/reporting/", presales_settings.reporting, name="presales_reporting"),
]
