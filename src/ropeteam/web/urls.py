"""Every page's address. The bars link by name: today, ask, note, deals, conversations, promises, product."""

from __future__ import annotations

from django.urls import include, path

from ropeteam.web import ask, deal_choices, health, note, preferences, stand_ins, styleguide, today

urlpatterns = [
    path("", today.today, name="today"),
    path("ask/", ask.ask, name="ask"),
    path("ask/<int:pk>/", ask.answer, name="ask_answer"),
    path("ask/<int:pk>/choice/", ask.choose, name="ask_choice"),
    path("note/", note.note, name="note"),
    path("note/<int:pk>/", note.taken, name="note_taken"),
    path("note/<int:pk>/heard/", note.heard, name="note_heard"),
    path("choices/deals/", deal_choices.deal_choices, name="deal_choices"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    path("settings/stand-in/", stand_ins.stand_ins, name="stand_ins"),
    path("language/", preferences.language, name="language"),
    path("theme/", preferences.theme, name="theme"),
    path("healthz", health.healthz, name="healthz"),
    path("", include("ropeteam.web.urls_capture")),
    path("", include("ropeteam.web.urls_inbox")),
    path("", include("ropeteam.web.urls_requests")),
    path("", include("ropeteam.web.urls_answers")),
    path("", include("ropeteam.web.urls_alignment")),
    path("", include("ropeteam.web.urls_architecture")),
    path("", include("ropeteam.web.urls_calls")),
    path("", include("ropeteam.web.urls_exchange")),
    path("", include("ropeteam.web.urls_mail")),
    path("", include("ropeteam.web.urls_strategy")),
    path("", include("ropeteam.web.urls_offers")),
    path("", include("ropeteam.web.urls_requirements")),
    path("", include("ropeteam.web.urls_gates")),
    path("", include("ropeteam.web.urls_handover")),
    path("", include("ropeteam.web.urls_studies")),
    path("", include("ropeteam.web.urls_climb")),
    path("", include("ropeteam.web.urls_projects")),
    path("", include("ropeteam.web.urls_incentives")),
    path("", include("ropeteam.web.urls_rooms")),
]
