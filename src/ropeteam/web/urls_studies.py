"""Addresses of feasibility studies, of early adopters, and of the page a customer signs on."""

from __future__ import annotations

from django.urls import path

from ropeteam.web import early_adopters, sign_links, signing, studies, study

urlpatterns = [
    path("deals/<int:pk>/studies/", studies.studies, name="deals_studies"),
    path("deals/<int:pk>/studies/new/", studies.new, name="deals_studies_new"),
    path("studies/at-once/", studies.at_once, name="studies_at_once"),
    path("studies/<int:pk>/", study.study, name="deals_study"),
    path("studies/<int:pk>/ends/", study.ends, name="study_ends"),
    path("studies/<int:pk>/lead/", study.lead, name="study_lead"),
    path("studies/<int:pk>/signatures/", study.signatures, name="study_signatures"),
    path("criteria/<int:pk>/evidence/", study.evidence, name="criterion_evidence"),
    path("criteria/<int:pk>/words/", study.words, name="criterion_words"),
    path("deals/<int:pk>/outside/looks/", early_adopters.looks, name="outside_looks"),
    path("deals/<int:pk>/outside/gaps/", early_adopters.gaps, name="outside_gaps"),
    path("gaps/<int:pk>/second/", early_adopters.second, name="gap_second"),
    path("gaps/<int:pk>/taken-back/", early_adopters.taken_back, name="gap_taken_back"),
    path("gaps/<int:pk>/signatures/", early_adopters.signatures, name="gap_signatures"),
    path("sign-links/<int:pk>/", sign_links.link, name="sign_link"),
    path("sign/<str:token>/", signing.page, name="signing"),
]
