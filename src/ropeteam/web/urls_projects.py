"""Addresses of what comes after the signature: project, the page shared with the customer, reference, renewal."""

from __future__ import annotations

from django.urls import path

from ropeteam.web import change_orders, project, reference, references, renewals, success_pages

urlpatterns = [
    path("deals/<int:pk>/project/", project.project, name="deals_project"),
    path("deals/<int:pk>/milestones/", project.milestones, name="deals_milestones"),
    path("milestones/<int:pk>/plans/", project.plans, name="milestone_plans"),
    path("milestones/<int:pk>/signatures/", project.signatures, name="milestone_signatures"),
    path("deals/<int:pk>/delivered/", project.delivered, name="deals_delivered"),
    path("deals/<int:pk>/orders/", project.orders, name="deals_orders"),
    path("orders/<int:pk>/signatures/", change_orders.signatures, name="order_signatures"),
    path("orders/<int:pk>/taken-back/", change_orders.taken_back, name="order_taken_back"),
    path("deals/<int:pk>/wishes-heard/", change_orders.wishes, name="deals_wishes_heard"),
    path("deals/<int:pk>/risks/", project.risks, name="deals_risks"),
    path("risks/<int:pk>/closing/", project.closing, name="risk_closing"),
    path("deals/<int:pk>/next-step/", project.next_step, name="deals_next_step"),
    path("deals/<int:pk>/success/", success_pages.preview, name="deals_success"),
    path("deals/<int:pk>/shares/", success_pages.shares, name="deals_shares"),
    path("shares/<int:pk>/", success_pages.share, name="success_share"),
    path("shares/<int:pk>/called-back/", success_pages.called_back, name="share_called_back"),
    path("success/<str:token>/", success_pages.page, name="success"),
    path("references/", references.references, name="references"),
    path("references/cap/", references.cap, name="references_cap"),
    path("deals/<int:pk>/reference/", reference.reference, name="deals_reference"),
    path("deals/<int:pk>/permissions/", reference.permissions, name="deals_permissions"),
    path("deals/<int:pk>/permission-signatures/", reference.permission_signatures, name="deals_permission_signatures"),
    path("permissions/<int:pk>/taken-back/", reference.taken_back, name="permission_taken_back"),
    path("deals/<int:pk>/reference-uses/", reference.uses, name="deals_reference_uses"),
    path("reference-uses/<int:pk>/came/", reference.came, name="reference_came"),
    path("deals/<int:pk>/reference-texts/", reference.texts, name="deals_reference_texts"),
    path("reference-texts/<int:pk>/signatures/", reference.signatures, name="reference_signatures"),
    path("renewals/", renewals.renewals, name="renewals"),
    path("deals/<int:pk>/renewal/", renewals.renewal, name="deals_renewal"),
    path("deals/<int:pk>/renewals/", renewals.expected, name="deals_renewals"),
    path("renewals/<int:pk>/outcome/", renewals.outcome, name="renewal_outcome"),
    path("deals/<int:pk>/goals/", renewals.goals, name="deals_goals"),
]
